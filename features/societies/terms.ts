import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { POSTS } from "./candidates.ts";

const STEP_WORDS = {
  plan: { zh: "一、报换届方案", en: "1. Plan of the change" },
  audit: { zh: "二、财务审计", en: "2. Audit" },
  request: { zh: "三、请示召开大会", en: "3. Request for the congress" },
  notice: { zh: "四、发会议通知", en: "4. Notice" },
  congress: { zh: "五、开会选举", en: "5. Congress and elections" },
  filing: { zh: "六、备案和变更登记", en: "6. Filing and registry" },
} as const;
const state = (step: keyof typeof STEP_WORDS) =>
  ({ label: STEP_WORDS[step], final: false, owner: "adviser", limit: { months: 12 }, tone: "active" }) as const;
const papers = {
  label: { zh: "这一步的材料齐了", en: "The step's papers are ready" },
  unmet: { zh: "这一步还有材料没有办好，见“材料”", en: "A paper of this step is not ready; see Papers" },
  at: "papers",
};

/** A change of term: the state is the step at which it stands; each step's day is reckoned, each has its papers. */
export const termChanges = defineRecords({
  register: defineRegister({
    name: "term_change",
    label: { zh: "换届", en: "Change of term" },
    fields: [
      field("text", "name", "名称", "Name", { required: true, maxLength: 100, ...shown(260) }),
      field("record", "societyId", "学会", "Society", { of: "society", required: true, ...shown(220) }),
      field("day", "endsOn", "本届届满", "Term ends on", { required: true, ...shown(130), filter: true, sort: true }),
      field("day", "delayedTo", "经同意延期至", "Delayed with consent until", {
        help: { zh: "先上传同意延期的文件再填；没有文件就是超期", en: "With the paper of consent; without it the change is late" },
      }),
      field("day", "congressOn", "大会日期", "Congress on"),
      field("integer", "newNumber", "新一届是第几届", "Number of the new term"),
      field("day", "newTo", "新一届届满", "New term ends on"),
      field("text", "newLegalPerson", "新法定代表人", "New legal person", {
        maxLength: 40,
        help: { zh: "不换不填", en: "Blank where he stays" },
      }),
      field("day", "stepDueOn", "这一步期限", "This step is due", { computed: "stored", ...shown(130), filter: true, sort: true }),
    ],
  }),
  process: processWithHandOver({
    name: "term_change",
    label: { zh: "换届", en: "Change of term" },
    initial: "plan",
    states: {
      plan: state("plan"),
      audit: state("audit"),
      request: state("request"),
      notice: state("notice"),
      congress: state("congress"),
      filing: { ...state("filing"), todo: { zh: "办备案和变更，请审核确认", en: "File the changes; a reviewer confirms it" } },
      done: { label: { zh: "换届完成", en: "Done" }, final: true, tone: "done" },
      dropped: { label: { zh: "不再办理", en: "Dropped" }, final: true, tone: "stopped" },
    },
    gates: {
      papers,
      dated: {
        label: { zh: "定了大会日期", en: "Congress has its day" },
        unmet: { zh: "先填大会日期", en: "First enter the day of the congress" },
        at: "fields",
      },
      consented: {
        label: { zh: "延期有同意文件", en: "Consent to the delay" },
        unmet: { zh: "填了延期，要上传同意延期的文件", en: "A delay needs its paper of consent" },
        at: "files",
      },
      within_charter: {
        label: { zh: "候选人符合章程", en: "Candidates within the charter" },
        unmet: {
          zh: "有候选人超过章程的年龄或届数，或没法核对，见“候选人和章程”；经批准的填批准文件",
          en: "A candidate is beyond the charter's age or terms, or cannot be compared; enter the approval where there is one",
        },
        at: "charter",
      },
      elected: {
        label: { zh: "大会已开，新一届填好", en: "Held, with the new term" },
        unmet: { zh: "大会还没开，或没有填新一届是第几届、哪天届满", en: "The congress is to come, or the new term is not entered" },
        at: "fields",
      },
    },
    actions: {
      begin: { label: { zh: "启动换届", en: "Begin" }, from: [], to: "plan", by: ["adviser"] },
      planned: {
        label: { zh: "方案已同意", en: "Plan agreed" },
        from: ["plan"],
        to: "audit",
        by: ["adviser"],
        gates: ["papers", "consented"],
      },
      audited: { label: { zh: "审计已完成", en: "Audited" }, from: ["audit"], to: "request", by: ["adviser"], gates: ["papers"] },
      requested: {
        label: { zh: "大会已批复", en: "Congress approved" },
        from: ["request"],
        to: "notice",
        by: ["adviser"],
        gates: ["papers", "dated", "within_charter"],
      },
      noticed: { label: { zh: "通知已发", en: "Notice sent" }, from: ["notice"], to: "congress", by: ["adviser"], gates: ["papers"] },
      held: {
        label: { zh: "大会已开", en: "Congress held" },
        from: ["congress"],
        to: "filing",
        by: ["adviser"],
        gates: ["papers", "elected", "consented"],
      },
      file: {
        label: { zh: "备案和变更已办", en: "Filed and registered" },
        from: ["filing"],
        to: "done",
        by: ["reviewer"],
        separateFrom: ["held"],
        gates: ["papers"],
        fact: "society.term",
      },
      drop: {
        label: { zh: "不再办理", en: "Drop" },
        from: ["plan", "audit", "request", "notice", "congress"],
        to: "dropped",
        by: ["adviser"],
        reason: "required",
      },
    },
  }),
  title: "name",
  path: "/societies/terms",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  children: {
    candidates: childRows(
      "change_id",
      defineRegister({
        name: "term_candidate",
        label: { zh: "候选人", en: "Candidates" },
        fields: [
          field("text", "name", "姓名", "Name", { required: true, maxLength: 40 }),
          field("option", "post", "拟任职务", "Post", {
            required: true,
            options: POSTS,
          }),
          field("text", "employer", "单位", "Unit", { required: true, maxLength: 100 }),
          field("text", "title", "职务职称", "Post and title", { maxLength: 60 }),
          field("boolean", "again", "连任", "Stands again", { required: true }),
          field("integer", "terms", "已任几届", "Terms so far"),
          field("month", "born", "出生年月", "Born", {
            help: { zh: "章程有年龄限制的才填；不要身份证号", en: "Where the charter limits age; no identity number" },
          }),
          field("text", "exempted", "超龄超届的批准文件", "Approved beyond the charter's limit", { maxLength: 80 }),
          field("boolean", "isOfficial", "领导干部兼职", "Official in office", { required: true }),
          field("text", "approval", "批准文件", "Approval", {
            maxLength: 80,
            help: { zh: "领导干部兼职必填", en: "For officials in office" },
          }),
        ],
      }),
      (v) => ({
        ...(v.isOfficial && v.approval === null
          ? { approval: { zh: "领导干部兼职要写批准文件", en: "An official in office needs an approval" } }
          : {}),
        ...(/[、，,;；]|主任|教授|理事长|会长|秘书长/.test(v.name)
          ? { name: { zh: "一行一个人，职务不写在姓名里", en: "One person a row, without his office" } }
          : {}),
        ...(v.terms !== null && (v.terms < 0 || v.terms > 20) ? { terms: { zh: "填 0 到 20", en: "0 to 20" } } : {}),
      }),
    ),
    papers: childRows(
      "change_id",
      defineRegister({
        name: "term_paper",
        label: { zh: "材料", en: "Papers" },
        fields: [
          field("option", "step", "哪一步", "Step", { required: true, options: optionsOf(STEP_WORDS) }),
          field("text", "title", "材料", "Paper", { required: true, maxLength: 100 }),
          field("option", "standing", "情况", "Standing", {
            required: true,
            options: optionsOf({
              todo: { zh: "未办", en: "to do" },
              sent: { zh: "已报送", en: "sent" },
              returned: { zh: "退回修改", en: "returned" },
              ready: { zh: "已办好", en: "ready" },
              not_needed: { zh: "这次不需要", en: "not needed" },
            }),
          }),
          field("day", "onDay", "日期", "Day", onChoice(120)),
        ],
      }),
    ),
  },
  sameBy: ["societyId"],
  warnings: {
    step: {
      label: { zh: "这一步到期", en: "This step is due" },
      past: "stepDueOn",
      ahead: 30,
      states: ["plan", "audit", "request", "notice", "congress", "filing"],
    },
  },
  views: { calendar: "stepDueOn", board: true },
  steps: [
    { title: { zh: "为哪个学会换届", en: "Whose term" }, fields: ["name", "societyId", "endsOn", "delayedTo"] },
    { title: { zh: "大会和新一届", en: "Congress and new term" }, fields: ["congressOn", "newNumber", "newTo", "newLegalPerson"] },
  ],
  files: { consent: { zh: "同意延期的文件", en: "Consent to the delay" }, paper: { zh: "换届材料", en: "Papers" } },
  check: (v) => ({
    ...(v.delayedTo !== null && v.delayedTo <= v.endsOn ? { delayedTo: { zh: "延期要在届满之后", en: "After the term's end" } } : {}),
    ...(v.newTo !== null && v.congressOn !== null && v.newTo <= v.congressOn
      ? { newTo: { zh: "新一届届满要在大会之后", en: "After the congress" } }
      : {}),
  }),
  words: {
    create: { zh: "启动换届", en: "Begin a change of term" },
    empty: { zh: "现在没有在办的换届。", en: "No change of term is under way." },
  },
});
