import { processWithHandOver } from "../../platform/casework/process.ts";
import { defineRecords } from "../../platform/records/define.ts";
import { defineRegister } from "../../platform/register/fields.ts";

/** What one unit says in a round. It is made when the round is sent; nobody enters one. */
export const replies = defineRecords({
  register: defineRegister({
    name: "census_reply",
    label: { zh: "调查填报", en: "Replies" },
    fields: [
      {
        key: "title",
        label: { zh: "填报", en: "Reply" },
        type: "text",
        required: true,
        maxLength: 250,
        computed: "stored",
        list: "shown",
        width: 300,
      },
      { key: "roundId", label: { zh: "哪一轮", en: "Round" }, type: "record", of: "census_round", required: true, computed: "stored" },
      { key: "askedId", label: { zh: "问的单位", en: "Unit asked" }, type: "unit", required: true, computed: "stored" },
      { key: "issuerId", label: { zh: "发起单位", en: "Asked by" }, type: "unit", required: true, computed: "stored" },
      {
        key: "untilOn",
        label: { zh: "填报截止", en: "Until" },
        type: "day",
        required: true,
        computed: "stored",
        list: "shown",
        filter: true,
        sort: true,
        width: 130,
      },
      {
        key: "repliedOn",
        label: { zh: "报来日期", en: "Replied on" },
        type: "day",
        computed: "stored",
        list: "shown",
        filter: true,
        sort: true,
        width: 130,
      },
      {
        key: "unchanged",
        label: { zh: "没有变化", en: "Unchanged" },
        type: "boolean",
        computed: "stored",
        list: "shown",
        filter: true,
        width: 110,
      },
      { key: "filledBy", label: { zh: "填报人", en: "Filled in by" }, type: "text", computed: "stored", list: "on-choice", width: 120 },
    ],
  }),
  process: processWithHandOver({
    name: "census_reply",
    label: { zh: "调查填报", en: "Reply" },
    initial: "asked",
    states: {
      asked: {
        label: { zh: "待填报", en: "Asked" },
        final: false,
        owner: "adviser",
        limit: { days: 30 },
        todo: { zh: "去填报", en: "Fill it in" },
        tone: "waiting",
      },
      replied: {
        label: { zh: "已报来，待看", en: "Replied" },
        final: false,
        owner: "adviser",
        limit: { days: 15 },
        todo: { zh: "看报来的", en: "Look at it" },
        tone: "active",
      },
      returned: {
        label: { zh: "退回补正", en: "Returned" },
        final: false,
        owner: "adviser",
        limit: { days: 7 },
        todo: { zh: "补正再报", en: "Mend and send again" },
        tone: "waiting",
      },
      accepted: { label: { zh: "已收下", en: "Accepted" }, final: true, tone: "done" },
      excused: { label: { zh: "未回", en: "No reply" }, final: true, tone: "stopped" },
    },
    gates: {
      filled: {
        label: { zh: "表已填好", en: "Filled in" },
        unmet: { zh: "打开填报页填好再报", en: "Open the form and send it" },
        at: "answers",
      },
      marked: {
        label: { zh: "标出退回的项", en: "Items marked" },
        unmet: { zh: "先在下面勾选要退回的项，写明原因", en: "First mark what goes back, each with its reason" },
        at: "answers",
      },
    },
    actions: {
      give: { label: { zh: "发出", en: "Ask" }, from: [], to: "asked", by: ["adviser"] },
      reply: {
        label: { zh: "报送", en: "Reply" },
        from: ["asked", "returned"],
        to: "replied",
        by: ["adviser", "respondent"],
        gates: ["filled"],
      },
      accept: { label: { zh: "收下", en: "Accept" }, from: ["replied"], to: "accepted", by: ["adviser"] },
      return: { label: { zh: "退回补正", en: "Return" }, from: ["replied"], to: "returned", by: ["adviser"], gates: ["marked"] },
      excuse: {
        label: { zh: "记为未回", en: "Note that there is no reply" },
        from: ["asked", "returned"],
        to: "excused",
        by: ["adviser"],
        reason: "required",
        reasons: {
          gone: { zh: "已注销或合并", en: "dissolved or merged" },
          unreachable: { zh: "联系不上", en: "cannot be reached" },
          refused: { zh: "明确不填", en: "refused" },
          late: { zh: "到期未回", en: "silent until the end" },
          cancelled: { zh: "调查不办了", en: "the census was cancelled" },
        },
      },
    },
  }),
  title: "title",
  path: "/census/replies",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["asked", "returned"],
  // What was sent is looked at by whoever asked, not by a unit between.
  levels: { replied: "issuerId" },
  warnings: {
    due: { label: { zh: "临近填报截止", en: "Its last day is near" }, past: "untilOn", ahead: 7, states: ["asked", "returned"] },
  },
  words: {
    arise: { zh: "在“摸底调查”里，发起单位下发以后每个被问的单位自动有一条。", en: "One for each unit asked once a census is sent out." },
    empty: { zh: "还没有收到要填报的调查。", en: "No census asks anything yet." },
  },
});
