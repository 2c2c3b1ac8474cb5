import { processWithHandOver } from "../../platform/casework/process.ts";
import { defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { causeOptions, partyFaults, talkFaults, weightOptions } from "./rules.ts";

const partyProcess = processWithHandOver({
  name: "fair_party",
  label: { zh: "参会方", en: "Party of a fair" },
  initial: "joined",
  states: {
    joined: {
      label: { zh: "参会", en: "Comes" },
      final: false,
      owner: "adviser",
      todo: { zh: "陪好洽谈，登记结果", en: "See it through its talks" },
      limit: { months: 12 },
      tone: "active",
    },
    left: { label: { zh: "已退出", en: "Dropped out" }, final: true, tone: "stopped" },
    closed: { label: { zh: "已结束", en: "Closed" }, final: true, tone: "done" },
  },
  gates: {
    settled: {
      label: { zh: "洽谈都有了结果", en: "All its talks have an end" },
      unmet: { zh: "还有洽谈没有结果", en: "Some of its talks are open" },
      at: "programme",
    },
  },
  actions: {
    join: { label: { zh: "登记", en: "Enter" }, from: [], to: "joined", by: ["adviser", "reviewer"] },
    leave: { label: { zh: "退出", en: "Drop out" }, from: ["joined"], to: "left", by: ["adviser", "party"], reason: "required" },
    close: { label: { zh: "结束", en: "Close" }, from: ["joined"], to: "closed", by: ["adviser"], gates: ["settled"], bulk: true },
  },
});

/** Who comes to talk: a selected project's team, a firm. By one link a party tells its hours, asks for talks, sees its programme and tells what came of them. */
export const parties = defineRecords({
  register: defineRegister({
    name: "fair_party",
    label: { zh: "参会方", en: "Parties" },
    fields: [
      field("text", "name", "名称", "Name", { required: true, maxLength: 100, ...shown(240) }),
      field("record", "fairId", "洽谈会", "Fair", { of: "fair", required: true, ...shown(220), filter: true }),
      field("option", "side", "参会身份", "Side", {
        required: true,
        options: optionsOf({ project: { zh: "项目方", en: "a project's team" }, firm: { zh: "来谈的企业或机构", en: "a firm or body" } }),
        ...shown(130),
        filter: true,
      }),
      field("record", "projectId", "项目", "Project", { of: "fair_project", ...onChoice(220) }),
      field("record", "zoneId", "专区", "Zone", {
        of: "fair_zone",
        ...shown(140),
        filter: true,
        help: { zh: "在哪个专区的桌子上谈；企业不填", en: "At whose tables; blank for firms" },
      }),
      field("text", "offers", "想谈什么", "What about"),
      field("text", "hours", "能来的时段", "Hours", {
        help: {
          zh: "第几天和时段，如“1 09:00-12:00；2”；不填是全程都在",
          en: "By the fair's day, e.g. “1 09:00-12:00; 2”; blank: all the time",
        },
      }),
      field("text", "contactName", "联系人", "Contact", { required: true, maxLength: 40 }),
      field("phone", "contactPhone", "联系电话", "Telephone", { sensitive: "contact" }),
    ],
  }),
  process: partyProcess,
  title: "name",
  path: "/fairs/parties",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer"] },
  // Who confirms a fair's list is no adviser, and what he brings into being waits for the unit's.
  levels: { joined: "own" },
  sameBy: ["name", "fairId"],
  steps: [
    { title: { zh: "参会方", en: "Party" }, fields: ["fairId", "name", "side", "projectId", "zoneId"] },
    { title: { zh: "洽谈", en: "Talks" }, fields: ["offers", "hours", "contactName", "contactPhone"] },
  ],
  check: (v) => partyFaults(v),
  words: { create: { zh: "登记参会方", en: "Enter a party" }, empty: { zh: "还没有参会方。", en: "No parties yet." } },
});

const talkProcess = processWithHandOver({
  name: "fair_talk",
  label: { zh: "洽谈", en: "Talk" },
  initial: "asked",
  states: {
    asked: {
      label: { zh: "已预约", en: "Asked for" },
      final: false,
      owner: "adviser",
      todo: { zh: "谈完登记结果", en: "Enter how it went" },
      limit: { months: 6 },
    },
    intended: {
      label: { zh: "有意向，跟进中", en: "Both are interested" },
      final: false,
      owner: "adviser",
      todo: { zh: "跟进，请参会方确认落地", en: "Follow it up; the party says when it has landed" },
      limit: { months: 6 },
      tone: "active",
    },
    landed: { label: { zh: "已落地", en: "Landed" }, final: true, tone: "done" },
    ended: { label: { zh: "没有落地，原因已写明", en: "Came to nothing, with its cause" }, final: true, tone: "stopped" },
    no_match: { label: { zh: "谈了，没有意向", en: "Held, no interest" }, final: true, tone: "stopped" },
    not_held: { label: { zh: "没有谈成", en: "Not held" }, final: true, tone: "stopped" },
    withdrawn: { label: { zh: "已取消", en: "Withdrawn" }, final: true, tone: "stopped" },
  },
  gates: {
    begun: {
      label: { zh: "到了约定的时间", en: "Its hour has come" },
      unmet: { zh: "还没到约定的那天，或者没有排上", en: "Its day has not come, or it has none" },
      at: "talk",
    },
    cause: {
      label: { zh: "写了原因", en: "Its cause is said" },
      unmet: { zh: "先在“没有落地的原因”里选一项", en: "First choose why it came to nothing" },
      at: "talk",
    },
  },
  actions: {
    ask: { label: { zh: "预约", en: "Ask for" }, from: [], to: "asked", by: ["adviser", "party"] },
    interest: {
      label: { zh: "有意向", en: "Interested" },
      from: ["asked"],
      to: "intended",
      by: ["adviser", "party"],
      gates: ["begun"],
      fact: "fair.intended",
    },
    no_interest: {
      label: { zh: "没有意向", en: "No interest" },
      from: ["asked"],
      to: "no_match",
      by: ["adviser", "party"],
      gates: ["begun"],
    },
    miss: {
      label: { zh: "没有谈成", en: "Not held" },
      from: ["asked"],
      to: "not_held",
      by: ["adviser", "party"],
      gates: ["begun"],
      reason: "required",
    },
    withdraw: { label: { zh: "取消预约", en: "Withdraw" }, from: ["asked"], to: "withdrawn", by: ["adviser", "party"], reason: "required" },
    land: { label: { zh: "确认落地", en: "It has landed" }, from: ["intended"], to: "landed", by: ["party"], fact: "fair.landed" },
    end: {
      label: { zh: "没有落地", en: "Came to nothing" },
      from: ["intended"],
      to: "ended",
      by: ["adviser", "party"],
      gates: ["cause"],
      reason: "required",
    },
  },
});

/** 预约 → 定稿后有时间和桌号 → 结果 → 落地（对方用链接确认）或写明原因. */
export const talks = defineRecords({
  register: defineRegister({
    name: "fair_talk",
    label: { zh: "洽谈", en: "Talks" },
    fields: [
      field("text", "about", "谈什么", "About", { required: true, maxLength: 120, ...shown(220) }),
      field("record", "fairId", "洽谈会", "Fair", { of: "fair", required: true, ...onChoice(220), filter: true }),
      field("record", "fromId", "预约方", "Who asks", { of: "fair_party", required: true, ...shown(180) }),
      field("record", "withId", "想见谁", "With whom", { of: "fair_party", required: true, ...shown(180) }),
      field("option", "weight", "多想谈", "How much", { required: true, options: weightOptions, ...onChoice(110), filter: true }),
      field("boolean", "online", "线上谈，不占桌子", "Online, no table"),
      field("text", "fixedAt", "必须在这一场", "Must be at", {
        maxLength: 20,
        help: { zh: "第几天和几点，如“1 09:20”；一般不填", en: "By the fair's day, e.g. “1 09:20”; mostly blank" },
      }),
      field("option", "cause", "没有落地的原因", "Why it came to nothing", { options: causeOptions, ...onChoice(160), filter: true }),
      field("boolean", "mutual", "双方都约了", "Both ask", { computed: "stored" }),
      field("day", "onDay", "日期", "On", { computed: "stored", ...shown(120), filter: true, sort: true }),
      field("text", "fromTime", "开始", "From", { computed: "stored", ...shown(80) }),
      field("text", "toTime", "结束", "Until", { computed: "stored", ...onChoice(80) }),
      field("record", "zoneId", "专区", "Zone", { of: "fair_zone", computed: "stored", ...onChoice(120) }),
      field("integer", "tableNo", "桌号", "Table", { computed: "stored", ...shown(70) }),
      field("option", "basis", "怎样确认", "How confirmed", {
        computed: "stored",
        options: optionsOf({
          self: { zh: "对方自己的链接", en: "by its own link" },
          proxy: { zh: "在本单位的电脑或网络上代为确认", en: "from the office's browser or network" },
        }),
      }),
    ],
  }),
  process: talkProcess,
  title: "about",
  path: "/fairs/talks",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["asked", "intended"],
  sameBy: ["fromId", "withId"],
  warnings: {
    unheard: { label: { zh: "谈过了，还没有结果", en: "Held, nothing is said of it" }, past: "onDay", states: ["asked"] },
    follow: {
      label: { zh: "有意向超过三个月，还没有下文", en: "Interested for three months, nothing followed" },
      past: "onDay",
      months: 3,
      states: ["intended"],
    },
  },
  views: { calendar: "onDay", board: true },
  steps: [
    { title: { zh: "洽谈", en: "Talk" }, fields: ["fairId", "fromId", "withId", "about", "weight"] },
    { title: { zh: "安排和结果", en: "When, and what came of it" }, fields: ["online", "fixedAt", "cause"] },
  ],
  check: (v) => talkFaults(v),
  words: { create: { zh: "替来电一方预约", en: "Ask for a talk" }, empty: { zh: "还没有预约。", en: "No talks yet." } },
});
