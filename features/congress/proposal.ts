import { processWithHandOver } from "../../platform/casework/process.ts";
import { defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { CODES } from "./codes.ts";

const process = processWithHandOver({
  name: "congress_proposal",
  label: { zh: "代表提案", en: "Proposal" },
  initial: "received",
  states: {
    received: { label: { zh: "待立案", en: "Received" }, final: false, owner: "adviser", limit: { days: 10 }, tone: "waiting" },
    assigned: {
      label: { zh: "办理中", en: "Being answered" },
      final: false,
      owner: "adviser",
      todo: { zh: "催办理单位，拟好答复送签", en: "See to the answer; a reviewer signs it" },
      limit: { months: 3 },
      tone: "active",
    },
    answered: {
      label: { zh: "已答复，等代表意见", en: "Answered" },
      final: false,
      owner: "adviser",
      limit: { days: 30 },
      todo: { zh: "把链接交给代表", en: "Hand the delegate his link" },
      tone: "waiting",
    },
    again: {
      label: { zh: "不满意，再办理", en: "To be answered again" },
      final: false,
      owner: "adviser",
      todo: { zh: "重新办理，拟好答复送签", en: "Take it up again; a reviewer signs the answer" },
      limit: { months: 1 },
      tone: "active",
    },
    satisfied: { label: { zh: "代表满意", en: "Satisfied" }, final: true, tone: "done" },
    unresolved: { label: { zh: "再答复仍不满意", en: "Still unsatisfied" }, final: true, tone: "stopped" },
    declined: { label: { zh: "不立案", en: "Not taken in" }, final: true, tone: "stopped" },
    withdrawn: { label: { zh: "已撤回", en: "Withdrawn" }, final: true, tone: "stopped" },
  },
  gates: {
    office: {
      label: { zh: "定了主办", en: "Its office is named" },
      unmet: { zh: "先填主办单位", en: "First say which office answers" },
      at: "fields",
    },
    once: {
      label: { zh: "没有延过期", en: "Not extended yet" },
      unmet: { zh: "只能延期一次", en: "It is extended once only" },
      at: "duty",
    },
    written: {
      label: { zh: "写好了答复", en: "The answer is written" },
      unmet: {
        zh: "先填办理结果、答复和复函编号；再次答复要有新的复函编号",
        en: "First the result, the answer and the letter's number; a second reply has a new one",
      },
      at: "fields",
    },
    first: {
      label: { zh: "第一次答复", en: "First reply" },
      unmet: { zh: "已经再答复过，请选“再答复仍不满意”", en: "It was answered twice; choose the other" },
      at: "duty",
    },
    second: {
      label: { zh: "答复过两次", en: "Answered twice" },
      unmet: { zh: "不满意的先再答复一次", en: "It is answered once more first" },
      at: "duty",
    },
    form: {
      label: { zh: "有代表签字的征询意见表", en: "The delegate's signed form is there" },
      unmet: { zh: "先上传代表签字的征询意见表", en: "First add the form that the delegate signed" },
      at: "files",
    },
  },
  actions: {
    hand_in: { label: { zh: "登记", en: "Enter" }, from: [], to: "received", by: ["adviser"] },
    take: {
      label: { zh: "立案交办", en: "Take in" },
      from: ["received"],
      to: "assigned",
      by: ["adviser"],
      gates: ["office"],
      fact: "congress.proposed",
    },
    decline: { label: { zh: "不立案", en: "Not taken in" }, from: ["received"], to: "declined", by: ["reviewer"], reason: "required" },
    extend: {
      label: { zh: "延期", en: "Extend" },
      from: ["assigned"],
      to: "stay",
      by: ["reviewer", "leader"],
      gates: ["once"],
      reason: "required",
    },
    answer: {
      label: { zh: "签发答复", en: "Sign the answer" },
      from: ["assigned", "again"],
      to: "answered",
      by: ["reviewer", "leader"],
      gates: ["written"],
    },
    satisfy: { label: { zh: "满意", en: "Satisfied" }, from: ["answered"], to: "satisfied", by: ["proposer"], fact: "congress.answered" },
    satisfy_on_paper: {
      label: { zh: "书面意见：满意", en: "Satisfied, on paper" },
      from: ["answered"],
      to: "satisfied",
      by: ["adviser"],
      gates: ["form"],
      fact: "congress.answered",
    },
    dissatisfy: {
      label: { zh: "不满意，请再办理", en: "Not satisfied" },
      from: ["answered"],
      to: "again",
      by: ["proposer", "adviser"],
      gates: ["first"],
      reason: "required",
    },
    leave_unresolved: {
      label: { zh: "再答复仍不满意", en: "Still not satisfied" },
      from: ["answered"],
      to: "unresolved",
      by: ["proposer", "adviser"],
      gates: ["second"],
      reason: "required",
      fact: "congress.answered",
    },
    // The delegate may withdraw as long as it is open, so his link lives through a second answer.
    withdraw: {
      label: { zh: "撤回", en: "Withdraw" },
      from: ["received", "assigned", "again"],
      to: "withdrawn",
      by: ["adviser", "proposer"],
      reason: "required",
    },
  },
});

/** 提案: 立案交办 → 答复（A 到 D）→ 代表用自己的链接说满意不满意 → 不满意再答复一次. */
export const proposals = defineRecords({
  register: defineRegister({
    name: "congress_proposal",
    label: { zh: "代表提案", en: "Proposals" },
    fields: [
      field("text", "title", "案由", "About", { required: true, maxLength: 120, ...shown(260) }),
      field("record", "delegateId", "提案代表", "Delegate", { of: "congress_nominee", required: true, ...shown(140), filter: true }),
      field("day", "receivedOn", "收到日期", "Received on", { required: true, ...shown(120), filter: true, sort: true }),
      field("longText", "says", "内容", "What it says", { required: true }),
      field("text", "leadOffice", "主办", "Lead office", { maxLength: 60, ...shown(160) }),
      field("text", "jointOffices", "会办", "Joint offices", {
        help: { zh: "几个用顿号隔开", en: "Several: with commas" },
        ...onChoice(160),
      }),
      field("record", "withId", "并案于", "Joined to", {
        of: "congress_proposal",
        ...onChoice(180),
        filter: true,
        help: { zh: "答复内容跟着主案，每位代表仍单独答复", en: "The answer follows it; each delegate is still answered singly" },
      }),
      field("option", "answerCode", "办理结果", "Result", { options: optionsOf(CODES), ...shown(150), filter: true }),
      field("longText", "answer", "答复", "Answer"),
      field("text", "letterNo", "复函编号", "Letter's number", { maxLength: 60 }),
      field("day", "takenOn", "立案日期", "Taken in on", { computed: "stored" }),
      field("day", "replyBy", "答复期限", "Reply by", { computed: "stored", ...shown(120), filter: true, sort: true }),
      field("boolean", "extended", "延过期", "Extended", { computed: "stored" }),
      field("day", "answeredOn", "答复日期", "Answered on", { computed: "stored", ...onChoice(120) }),
      field("boolean", "inTime", "按期答复", "In time", { computed: "stored", ...shown(100), filter: true }),
      field("integer", "replies", "答复次数", "Replies", { computed: "stored" }),
      field("option", "basis", "谁说的", "Said by", {
        computed: "stored",
        options: optionsOf({
          self: { zh: "代表自己的链接", en: "the delegate's own link" },
          proxy: { zh: "书面或在本单位代为填写", en: "on paper or in the office" },
        }),
      }),
    ],
  }),
  process,
  title: "title",
  path: "/congress/proposals",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["received", "assigned", "again"],
  sameBy: ["title", "delegateId"],
  files: { form: { zh: "征询意见表", en: "Form of opinion" }, letter: { zh: "复函", en: "Letter" } },
  warnings: {
    late: { label: { zh: "过了答复期限", en: "Its reply is overdue" }, past: "replyBy", states: ["assigned"] },
  },
  views: { board: true },
  steps: [
    { title: { zh: "提案", en: "Proposal" }, fields: ["title", "delegateId", "receivedOn", "says", "withId"] },
    { title: { zh: "办理", en: "Answering" }, fields: ["leadOffice", "jointOffices", "answerCode", "answer", "letterNo"] },
  ],
  check: (v, today) => (v.receivedOn > today ? { receivedOn: { zh: "不能晚于今天", en: "Not after today" } } : {}),
  words: { create: { zh: "登记提案", en: "Enter a proposal" }, empty: { zh: "还没有提案。", en: "No proposals yet." } },
});

/** 联系服务日: whom a delegate met and what he heard. Nobody counts these. */
export const contacts = defineRecords({
  register: defineRegister({
    name: "congress_contact",
    label: { zh: "代表联系日", en: "Contact days" },
    fields: [
      field("text", "title", "主题", "About", { required: true, maxLength: 100, ...shown(220) }),
      field("record", "delegateId", "代表", "Delegate", { of: "congress_nominee", required: true, ...shown(140), filter: true }),
      field("day", "onDay", "日期", "On", { required: true, ...shown(120), filter: true, sort: true }),
      field("text", "place", "地点", "Place", { required: true, ...onChoice(160) }),
      field("text", "met", "见了谁", "Whom he met", {
        required: true,
        ...shown(180),
        help: { zh: "哪里的哪些人，不写个人隐私", en: "Which people from where, nothing private" },
      }),
      field("longText", "heard", "听到什么", "What he heard", { required: true }),
      field("record", "proposalId", "成了哪件提案", "Became the proposal", { of: "congress_proposal", ...onChoice(180) }),
      field("text", "cameOf", "怎样办的", "What came of it"),
    ],
  }),
  title: "title",
  path: "/congress/contacts",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  sameBy: ["title", "delegateId"],
  views: { calendar: "onDay" },
  check: (v, today) => (v.onDay > today ? { onDay: { zh: "不能晚于今天", en: "Not after today" } } : {}),
  words: { create: { zh: "记一次联系日", en: "Enter a contact day" }, empty: { zh: "还没有联系日。", en: "No contact days yet." } },
});
