import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { BODIES, MATTERS, RESULTS } from "./voting.ts";

const register = defineRegister({
  name: "meeting",
  label: { zh: "会议", en: "Meeting" },
  fields: [
    { key: "title", label: { zh: "会议名称", en: "Meeting" }, type: "text", required: true, maxLength: 120, list: "shown", width: 300 },
    {
      key: "kind",
      label: { zh: "类别", en: "Kind" },
      type: "option",
      required: true,
      options: optionsOf(BODIES),
      list: "shown",
      filter: true,
      width: 120,
    },
    { key: "heldOn", label: { zh: "日期", en: "Day" }, type: "day", required: true, list: "shown", filter: true, sort: true, width: 130 },
    { key: "chair", label: { zh: "主持人", en: "Chair" }, type: "text", required: true, maxLength: 40, list: "shown", width: 110 },
    { key: "place", label: { zh: "地点", en: "Place" }, type: "text", maxLength: 60, list: "on-choice", width: 140 },
    { key: "recorder", label: { zh: "记录人", en: "Recorder" }, type: "text", maxLength: 40 },
    {
      key: "issue",
      label: { zh: "纪要期号", en: "Number of the minutes" },
      type: "text",
      maxLength: 20,
      help: { zh: "如：第3期", en: "As 第3期" },
      list: "on-choice",
      width: 120,
    },
    { key: "passedOn", label: { zh: "传达学习", en: "Passed on" }, type: "longText", help: { zh: "一行一项", en: "One a line" } },
    { key: "speeches", label: { zh: "发言要点", en: "Speeches" }, type: "longText" },
    {
      key: "minutes",
      label: { zh: "纪要正文", en: "Minutes" },
      type: "longText",
      maxLength: 20_000,
      help: {
        zh: "写“由××牵头，××配合，12月20日前完成”的句子，可直接读成议定事项",
        en: "Sentences that name who leads and until when can be read as decisions",
      },
    },
    { key: "distribution", label: { zh: "分送", en: "Sent to" }, type: "text" },
  ],
});

const agenda = defineRegister({
  name: "meeting_agenda",
  label: { zh: "议程", en: "Agenda" },
  fields: [
    { key: "topic", label: { zh: "议题", en: "Topic" }, type: "text", required: true },
    { key: "reporter", label: { zh: "汇报人", en: "Reports" }, type: "text", maxLength: 60 },
    {
      key: "material",
      label: { zh: "材料", en: "Material" },
      type: "text",
      help: { zh: "文件传到下面“附件”，这里写名称", en: "Add the file below; its name here" },
    },
  ],
});

const attendance = defineRegister({
  name: "meeting_attendance",
  label: { zh: "参会人员", en: "Attendance" },
  fields: [
    { key: "name", label: { zh: "姓名", en: "Name" }, type: "text", required: true, maxLength: 40 },
    { key: "post", label: { zh: "单位职务", en: "Post" }, type: "text", maxLength: 60 },
    {
      key: "how",
      label: { zh: "到会情况", en: "Came" },
      type: "option",
      required: true,
      options: optionsOf({
        invited: { zh: "已通知", en: "invited" },
        present: { zh: "出席", en: "present" },
        observer: { zh: "列席", en: "sat in" },
        leave: { zh: "请假", en: "excused" },
      }),
    },
    { key: "reason", label: { zh: "请假原因", en: "Why excused" }, type: "text", maxLength: 100 },
  ],
});

export const decisions = defineRegister({
  name: "meeting_decision",
  label: { zh: "议定事项", en: "Decisions" },
  fields: [
    { key: "no", label: { zh: "序号", en: "No." }, type: "integer", required: true },
    { key: "matter", label: { zh: "事项", en: "Matter" }, type: "text", required: true, maxLength: 200 },
    { key: "leadUnitId", label: { zh: "牵头单位", en: "Leading unit" }, type: "unit" },
    { key: "leadPerson", label: { zh: "责任人", en: "Person" }, type: "text", maxLength: 40 },
    { key: "untilOn", label: { zh: "办结期限", en: "Until" }, type: "day" },
    {
      key: "leadSetsDay",
      label: { zh: "由牵头单位负责人定期限", en: "Its head sets the day" },
      type: "boolean",
      help: { zh: "会上没有定日期时选“是”：签收前须定", en: "Where the meeting set none: set before it is received" },
    },
    {
      key: "partOf",
      label: { zh: "是第几项的分工", en: "Part of no." },
      type: "integer",
      help: { zh: "配合单位各写一行，填牵头事项的序号", en: "One row for each co-operating unit, with the number of the leading row" },
    },
    { key: "outsideBody", label: { zh: "外单位", en: "Outside body" }, type: "text", maxLength: 80 },
    { key: "taskId", label: { zh: "督办任务", en: "Task" }, type: "record", of: "task", computed: "stored" },
  ],
});

const motions = defineRegister({
  name: "meeting_motion",
  label: { zh: "议案和表决", en: "Motions and votes" },
  fields: [
    field("integer", "no", "序号", "No.", { required: true }),
    field("text", "title", "议案", "Motion", { required: true }),
    field("option", "matter", "表决什么", "On what", {
      required: true,
      options: optionsOf(MATTERS),
      help: { zh: "按施行中的章程里这一事项的规则", en: "By the rule of the charter in force for it" },
    }),
    field("record", "charterId", "通过哪份章程、规则", "Passes which charter or rules", { of: "charter" }),
    field("integer", "due", "应到", "Due", { help: { zh: "不填按参会人员名单", en: "Empty: by the attendance" } }),
    field("integer", "present", "在场", "Present", { help: { zh: "不填按名单上出席的", en: "Empty: those present by the attendance" } }),
    field("integer", "votesFor", "赞成", "For"),
    field("integer", "votesAgainst", "反对", "Against"),
    field("integer", "votesAbstain", "弃权", "Abstained"),
    field("text", "notVoted", "没有表决的原因", "Why not voted on", {
      maxLength: 100,
      help: { zh: "如：人数不够、撤回、下次再议", en: "No quorum, withdrawn, put off" },
    }),
    field("option", "result", "结果", "Result", {
      computed: "stored",
      options: optionsOf(RESULTS),
    }),
    field("text", "reckoning", "怎么算的", "Reckoning", { computed: "stored" }),
  ],
});

const meetingProcess = processWithHandOver({
  name: "meeting",
  label: { zh: "会议", en: "Meeting" },
  initial: "planned",
  states: {
    planned: { label: { zh: "筹备", en: "Planned" }, final: false, owner: "adviser", limit: { days: 30 } },
    held: { label: { zh: "整理纪要", en: "Minutes being written" }, final: false, owner: "adviser", limit: { days: 3 }, tone: "active" },
    signing: { label: { zh: "待签发", en: "To be signed" }, final: false, owner: "reviewer", limit: { days: 3 }, tone: "waiting" },
    closed: { label: { zh: "已签发", en: "Signed" }, final: true, tone: "done" },
    cancelled: { label: { zh: "取消", en: "Cancelled" }, final: true, tone: "stopped" },
  },
  gates: {
    minutes: {
      label: { zh: "有纪要", en: "Has minutes" },
      unmet: { zh: "先写纪要正文", en: "First write the minutes" },
      at: "fields",
    },
    attended: {
      label: { zh: "有参会人员", en: "Attendance entered" },
      unmet: { zh: "先登记参会人员；已通知的，逐人改成出席、列席或请假", en: "First enter who came; of everybody invited say how he came" },
      at: "attendance",
    },
    owned: {
      label: { zh: "事项有主有期", en: "Every decision has owner and day" },
      unmet: {
        zh: "议定事项中有的没有牵头单位，或没有不早于会议的期限：逐项见“议定事项核对”",
        en: "A decision lacks its leading unit, or a day not before the meeting: see the check of decisions",
      },
      at: "check",
    },
    voted: {
      label: { zh: "议案都有结果", en: "Every motion has its result" },
      unmet: { zh: "有的议案没有票数；没有表决的写明原因", en: "A motion has no votes; say why where it was not voted on" },
      at: "motions",
    },
  },
  actions: {
    plan: { label: { zh: "登记会议", en: "Plan" }, from: [], to: "planned", by: ["adviser"] },
    hold: { label: { zh: "会议已开", en: "Held" }, from: ["planned"], to: "held", by: ["adviser"] },
    send: {
      label: { zh: "送签", en: "Send for signature" },
      from: ["held"],
      to: "signing",
      by: ["adviser"],
      gates: ["minutes", "attended", "owned", "voted"],
    },
    return: { label: { zh: "退改", en: "Return" }, from: ["signing"], to: "held", by: ["reviewer", "leader"], reason: "required" },
    close: {
      label: { zh: "签发纪要并交办", en: "Sign and give out" },
      from: ["signing"],
      to: "closed",
      by: ["reviewer", "leader"],
      gates: ["minutes", "owned"],
      separateFrom: ["send"],
    },
    cancel: { label: { zh: "取消会议", en: "Cancel" }, from: ["planned"], to: "cancelled", by: ["adviser"], reason: "required" },
  },
});

export const meetings = defineRecords({
  register,
  process: meetingProcess,
  title: "title",
  path: "/meetings",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["planned", "held"],
  levels: { held: "own", signing: "own" },
  children: {
    agenda: childRows("meeting_id", agenda),
    attendance: childRows("meeting_id", attendance),
    motions: childRows("meeting_id", motions),
    decisions: childRows("meeting_id", decisions),
  },
  sameBy: ["title", "heldOn"],
  views: { calendar: "heldOn" },
  steps: [
    { title: { zh: "会议", en: "Meeting" }, fields: ["title", "kind", "heldOn", "place"] },
    { title: { zh: "主持和记录", en: "Chair and recorder" }, fields: ["chair", "recorder", "issue", "distribution"] },
    { title: { zh: "内容", en: "Content" }, fields: ["passedOn", "speeches", "minutes"] },
  ],
  files: { material: { zh: "会议材料", en: "Material" }, record: { zh: "会议记录", en: "Record" } },
  words: {
    create: { zh: "登记会议", en: "Plan a meeting" },
    empty: { zh: "还没有会议。", en: "No meetings yet." },
  },
});
