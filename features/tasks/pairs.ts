import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

/** Ranks as offices write them; how often each makes contact, and of how many it takes care, is data (`pair_rule`). */
export const RANKS = {
  county: { zh: "县处级", en: "county rank" },
  section: { zh: "乡科级", en: "section rank" },
  subsection: { zh: "股级", en: "subsection rank" },
  staff: { zh: "工作人员", en: "staff" },
} as const;

const contacts = defineRegister({
  name: "pair_contact",
  label: { zh: "联系记录", en: "Contacts" },
  fields: [
    field("day", "onDay", "日期", "Day", { required: true }),
    field("option", "way", "方式", "Way", {
      required: true,
      options: optionsOf({
        visit: { zh: "走访", en: "visit" },
        call: { zh: "电话", en: "telephone" },
        came: { zh: "来访", en: "they came" },
        online: { zh: "线上", en: "online" },
      }),
    }),
    field("text", "people", "谁参加", "Who took part", { maxLength: 100 }),
    field("text", "topics", "谈了什么", "What about", { required: true, maxLength: 500 }),
    field("text", "answers", "当场答复", "Answered at once", { maxLength: 500 }),
    field("day", "nextOn", "约定下次", "Agreed next day", { help: { zh: "不填的按本人频次推算", en: "Blank: reckoned by the rhythm" } }),
  ],
});
const problems = defineRegister({
  name: "pair_problem",
  label: { zh: "问题台账", en: "Problems" },
  fields: [
    field("text", "matter", "问题", "Problem", { required: true, maxLength: 300 }),
    field("day", "raisedOn", "提出日期", "Raised on", { required: true }),
    field("text", "handedTo", "交给谁办", "Handed to", { maxLength: 80 }),
    field("day", "dueOn", "答复期限", "Due", { required: true }),
    field("text", "result", "结果", "Result", { maxLength: 300 }),
    field("day", "calledOn", "回访日期", "Called back on"),
    field("option", "satisfied", "对方是否满意", "Satisfied", {
      options: optionsOf({ yes: { zh: "满意", en: "yes" }, no: { zh: "不满意", en: "no" } }),
    }),
    field("day", "doneOn", "销号日期", "Closed on", { help: { zh: "回访以后才能销号", en: "After the call back" } }),
  ],
});

const gate = (zh: string, en: string, unmetZh: string, unmetEn: string, at: string) => ({
  label: { zh, en },
  unmet: { zh: unmetZh, en: unmetEn },
  at,
});
const process = processWithHandOver({
  name: "pair",
  label: { zh: "挂包联系", en: "Pair" },
  initial: "proposed",
  states: {
    proposed: {
      label: { zh: "待确认", en: "Proposed" },
      final: false,
      owner: "adviser",
      todo: { zh: "征得双方同意，请审核确认", en: "Have both sides agree; a reviewer confirms it" },
      limit: { days: 30 },
      tone: "waiting",
    },
    // The day that counts is the next contact; the case bears it.
    active: {
      label: { zh: "挂包中", en: "Active" },
      todo: { zh: "按时联系", en: "Make contact" },
      final: false,
      owner: "adviser",
      limit: { months: 2 },
      tone: "active",
    },
    handed: { label: { zh: "已移交", en: "Handed over" }, final: true },
    ended: { label: { zh: "已结束", en: "Ended" }, final: true, tone: "stopped" },
  },
  gates: {
    agreed: gate("对方同意", "Agreed", "先填对方谁在哪天同意", "First enter who agreed, and when", "fields"),
    sole: gate(
      "没有别人挂包",
      "Has no other owner",
      "本单位已有人挂包这一户，见“挂包情况”；换人请在原挂包里移交",
      "Somebody of this unit takes care of it already; to change, hand that pair over",
      "desk",
    ),
    successor: gate("有接任的人", "Has a successor", "在“移交”里写接任的人", "Write the successor under Hand over", "desk"),
    no_open: gate(
      "没有未销号的问题",
      "No open problem",
      "还有问题没有销号：先销号，或移交给接任的人",
      "A problem is open: close it, or hand over",
      "problems",
    ),
  },
  actions: {
    propose: { label: { zh: "登记挂包", en: "Propose" }, from: [], to: "proposed", by: ["adviser", "reviewer", "leader"] },
    confirm: {
      label: { zh: "确认挂包", en: "Confirm" },
      from: ["proposed"],
      to: "active",
      by: ["reviewer", "leader"],
      gates: ["agreed", "sole"],
      bulk: true,
    },
    hand: { label: { zh: "移交", en: "Hand over" }, from: ["active"], to: "handed", by: ["reviewer", "leader"], gates: ["successor"] },
    end: {
      label: { zh: "结束挂包", en: "End" },
      from: ["active"],
      to: "ended",
      by: ["adviser", "reviewer", "leader"],
      gates: ["no_open"],
      reason: "required",
    },
    drop: {
      label: { zh: "不挂包", en: "Drop" },
      from: ["proposed"],
      to: "ended",
      by: ["adviser", "reviewer", "leader"],
      reason: "required",
    },
  },
});

export const pairs = defineRecords({
  register: defineRegister({
    name: "pair",
    label: { zh: "挂包联系", en: "Pairs" },
    fields: [
      field("text", "targetName", "联系对象", "Who is looked after", { required: true, maxLength: 100, ...shown(260) }),
      field("option", "targetKind", "对象类别", "Kind", {
        required: true,
        options: optionsOf({
          firm: { zh: "企业", en: "firm" },
          expert: { zh: "专家", en: "expert" },
          county: { zh: "县乡", en: "county or town" },
          society: { zh: "学会", en: "society" },
        }),
        ...shown(100),
        filter: true,
      }),
      field("creditCode", "targetCode", "信用代码", "Credit code", {
        help: { zh: "企业必填：认的是代码，不是名称", en: "Of a firm: the code tells it, not the name" },
      }),
      field("text", "leaderName", "挂包人", "By whom", { required: true, maxLength: 40, ...shown(110) }),
      field("text", "leaderPost", "职务", "Post", { maxLength: 60, ...onChoice(140) }),
      field("option", "rank", "职级", "Rank", { required: true, options: optionsOf(RANKS), ...shown(100), filter: true }),
      field("day", "fromOn", "挂包起始日", "From", { required: true, ...onChoice(120), sort: true }),
      field("day", "firstOn", "首次联系日", "First contact on", { required: true }),
      field("text", "agreedBy", "对方谁同意", "Who agreed", { maxLength: 40 }),
      field("day", "agreedOn", "同意日期", "Agreed on"),
      field("day", "lastOn", "上次联系", "Last contact", { computed: "stored", ...shown(120), sort: true }),
      field("day", "nextOn", "下次联系", "Next contact", { computed: "stored", ...shown(120), sort: true }),
      field("record", "cameFrom", "从哪一对移交来", "Handed over from", { of: "pair", computed: "stored" }),
      field("record", "successor", "移交给哪一对", "Handed over to", { of: "pair", computed: "stored" }),
    ],
  }),
  process,
  title: "targetName",
  path: "/tasks/pairs",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer", "leader"] },
  children: {
    contacts: childRows("pair_id", contacts, (v) =>
      v.nextOn !== null && v.nextOn <= v.onDay ? { nextOn: { zh: "要晚于这次联系", en: "After this contact" } } : {},
    ),
    problems: childRows("pair_id", problems, (v) => ({
      ...(v.dueOn < v.raisedOn ? { dueOn: { zh: "不能早于提出日期", en: "Not before it was raised" } } : {}),
      ...(v.doneOn !== null && (v.calledOn === null || v.satisfied === null)
        ? { doneOn: { zh: "先回访，填回访日期和是否满意，再销号", en: "First call back, with day and answer" } }
        : {}),
      ...(v.doneOn !== null && v.calledOn !== null && v.doneOn < v.calledOn
        ? { doneOn: { zh: "不能早于回访", en: "Not before the call back" } }
        : {}),
    })),
  },
  sameBy: ["targetName", "targetCode"],
  warnings: { next: { label: { zh: "该联系了", en: "Contact is due" }, past: "nextOn", ahead: 3, states: ["active"] } },
  views: { calendar: "nextOn", board: true },
  steps: [
    { title: { zh: "对象", en: "Who is looked after" }, fields: ["targetKind", "targetName", "targetCode"] },
    { title: { zh: "谁挂包", en: "By whom" }, fields: ["leaderName", "leaderPost", "rank", "fromOn", "firstOn"] },
    { title: { zh: "对方同意", en: "Agreed" }, fields: ["agreedBy", "agreedOn"] },
  ],
  check: (v) => ({
    ...(v.targetKind === "firm" && v.targetCode === null ? { targetCode: { zh: "企业要填信用代码", en: "A firm needs its code" } } : {}),
    ...(v.firstOn < v.fromOn ? { firstOn: { zh: "不能早于开始", en: "Not before its beginning" } } : {}),
    ...((v.agreedBy === null) !== (v.agreedOn === null)
      ? { agreedOn: { zh: "谁同意和哪天同意一起填", en: "Who and when, together" } }
      : {}),
  }),
  files: { card: { zh: "联系卡", en: "Card" }, other: { zh: "其他材料", en: "Other" } },
  words: { create: { zh: "登记挂包", en: "Enter a pair" }, empty: { zh: "还没有挂包联系。", en: "No pairs yet." } },
});

export const pairRules = defineRecords({
  register: defineRegister({
    name: "pair_rule",
    label: { zh: "挂包规定", en: "Rules of pairs" },
    fields: [
      field("text", "name", "规定", "Rule", { required: true, ...shown(280) }),
      field("option", "rank", "职级", "Rank", { required: true, options: optionsOf(RANKS), ...shown(100), filter: true }),
      field("option", "measure", "规定什么", "What it sets", {
        required: true,
        options: optionsOf({
          contact_days: { zh: "至少多少天联系一次", en: "contact at least every … days" },
          firms_each: { zh: "每人挂包几户", en: "firms for each" },
        }),
        ...shown(190),
        filter: true,
      }),
      field("integer", "value", "数值", "Value", { required: true, ...shown(80) }),
      field("text", "source", "依据", "Source", { required: true, ...shown(220) }),
      field("day", "fromOn", "施行", "In force from", { required: true, ...shown(120), sort: true }),
      field("day", "toOn", "废止", "Until", shown(120)),
    ],
  }),
  title: "name",
  path: "/tasks/pair-rules",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["reviewer", "leader"], above: true },
  sameBy: ["rank", "measure", "fromOn"],
  check: (v) => ({
    ...(v.toOn !== null && v.toOn < v.fromOn ? { toOn: { zh: "不能早于施行日期", en: "Not before it came into force" } } : {}),
    ...(v.value < 1 || v.value > 366 ? { value: { zh: "填 1 到 366", en: "1 to 366" } } : {}),
  }),
  words: {
    create: { zh: "登记规定", en: "Enter a rule" },
    empty: { zh: "还没有规定：下次联系日由挂包人自己定。", en: "No rules: each sets the next day." },
  },
});
