import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

const candidate = defineRegister({
  name: "congress_candidate",
  label: { zh: "候选人", en: "Candidates" },
  fields: [
    field("record", "nomineeId", "代表", "Delegate", { of: "congress_nominee", required: true }),
    field("integer", "votesFor", "赞成票", "Votes for"),
    field("option", "result", "结果", "Result", {
      computed: "stored",
      options: optionsOf({
        elected: { zh: "当选", en: "elected" },
        not_elected: { zh: "未当选", en: "not elected" },
        tied: { zh: "票数相同，再投", en: "tied, vote again" },
      }),
    }),
  ],
});

const process = processWithHandOver({
  name: "congress_election",
  label: { zh: "大会选举", en: "Election" },
  initial: "draft",
  states: {
    draft: {
      label: { zh: "拟候选人", en: "Candidates being named" },
      final: false,
      owner: "adviser",
      todo: { zh: "拟好候选人，请审核定名单", en: "Draft the candidates; a reviewer settles the list" },
      limit: { months: 2 },
    },
    listed: {
      label: { zh: "候选人已定，待选举", en: "Candidates set" },
      final: false,
      owner: "adviser",
      limit: { months: 2 },
      tone: "active",
    },
    counted: { label: { zh: "已计票，待核", en: "Counted" }, final: false, owner: "reviewer", limit: { days: 7 }, tone: "waiting" },
    confirmed: { label: { zh: "结果已定", en: "Result stands" }, final: true, tone: "done" },
    dropped: { label: { zh: "不办了", en: "Dropped" }, final: true, tone: "stopped" },
  },
  gates: {
    delegates: {
      label: { zh: "候选人都是代表", en: "All candidates are delegates" },
      unmet: { zh: "候选人里有人不是（或不再是）这届代表", en: "Some candidate is not, or no longer, a delegate of this congress" },
      at: "candidates",
    },
    enough: {
      label: { zh: "人数达到差额", en: "More candidates than seats" },
      unmet: { zh: "候选人还不够差额比例", en: "Too few candidates for the share asked" },
      at: "candidates",
    },
    tallied: {
      label: { zh: "票数填全，合计对得上", en: "The ballots add up" },
      unmet: { zh: "票数没有填全或对不上，原因见“计票”", en: "The ballots are incomplete or do not add up; see Count" },
      at: "count",
    },
    untied: {
      label: { zh: "没有并列", en: "Nobody is tied" },
      unmet: { zh: "最后一个名额票数相同，请退回再投，只填再投的票", en: "The last seat is tied; send it back and vote again" },
      at: "count",
    },
  },
  actions: {
    begin: { label: { zh: "新建", en: "Begin" }, from: [], to: "draft", by: ["adviser"] },
    list: {
      label: { zh: "定候选人名单", en: "Set the list" },
      from: ["draft"],
      to: "listed",
      by: ["reviewer"],
      separateFrom: ["begin"],
      gates: ["delegates", "enough"],
    },
    unlist: { label: { zh: "重新拟候选人", en: "Name anew" }, from: ["listed"], to: "draft", by: ["adviser"], reason: "required" },
    count: { label: { zh: "登记计票结果", en: "Enter the count" }, from: ["listed"], to: "counted", by: ["adviser"], gates: ["tallied"] },
    back: {
      label: { zh: "退回核对或再投", en: "Back to the count" },
      from: ["counted"],
      to: "listed",
      by: ["reviewer"],
      reason: "required",
    },
    confirm: {
      label: { zh: "确认结果", en: "Confirm" },
      from: ["counted"],
      to: "confirmed",
      by: ["reviewer"],
      separateFrom: ["count"],
      gates: ["delegates", "tallied", "untied"],
    },
    drop: { label: { zh: "不办了", en: "Drop" }, from: ["draft", "listed"], to: "dropped", by: ["adviser"], reason: "required" },
  },
});

/** 委员选举: candidates are delegates, more than the seats; paper ballots are counted; a second person confirms. */
export const elections = defineRecords({
  register: defineRegister({
    name: "congress_election",
    label: { zh: "大会选举", en: "Elections" },
    fields: [
      field("text", "title", "选什么", "Of what", { required: true, maxLength: 100, ...shown(260) }),
      field("record", "congressId", "代表大会", "Congress", { of: "congress", required: true, ...shown(220), filter: true }),
      field("integer", "seats", "应选几名", "Seats", { required: true, ...shown(90) }),
      field("integer", "morePercent", "差额比例（%）", "More candidates, %", {
        required: true,
        help: { zh: "等额选举填 0", en: "0 for as many as seats" },
      }),
      field("text", "source", "依据", "Source", { required: true }),
      field("day", "heldOn", "选举日期", "Held on", { ...shown(120), filter: true, sort: true }),
      field("integer", "due", "应到", "Due"),
      field("integer", "present", "实到", "Present"),
      field("integer", "issued", "发出选票", "Ballots issued"),
      field("integer", "returned", "收回选票", "Returned", { ...onChoice(100) }),
      field("integer", "valid", "有效选票", "Valid"),
      field("record", "voteId", "投票", "Vote", { of: "appraisal", computed: "stored" }),
      field("integer", "candidates", "候选人数", "Candidates", { computed: "stored", ...onChoice(90) }),
    ],
  }),
  process,
  title: "title",
  path: "/congress/elections",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["draft", "listed"],
  children: { candidates: childRows("election_id", candidate) },
  sameBy: ["title"],
  steps: [
    { title: { zh: "选举", en: "Election" }, fields: ["title", "congressId", "seats", "morePercent", "source"] },
    { title: { zh: "计票", en: "Count" }, fields: ["heldOn", "due", "present"] },
    { title: { zh: "选票", en: "Ballots" }, fields: ["issued", "returned", "valid"] },
  ],
  check: (v, today) => ({
    ...(v.seats < 1 ? { seats: { zh: "至少一名", en: "One at least" } } : {}),
    ...(v.morePercent < 0 || v.morePercent > 100 ? { morePercent: { zh: "从 0 到 100", en: "From 0 to 100" } } : {}),
    ...(v.heldOn !== null && v.heldOn > today ? { heldOn: { zh: "不能晚于今天", en: "Not after today" } } : {}),
    ...(v.present !== null && (v.due === null || v.present > v.due)
      ? { present: { zh: "实到不能多于应到", en: "No more present than due" } }
      : {}),
  }),
  words: { create: { zh: "新建选举", en: "Begin an election" }, empty: { zh: "还没有选举。", en: "No elections yet." } },
});
