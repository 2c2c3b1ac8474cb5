import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { COST_FIELDS, nameFault, sessionFaults } from "./rules.ts";

const register = defineRegister({
  name: "course",
  label: { zh: "培训班", en: "Course" },
  fields: [
    { key: "title", label: { zh: "名称", en: "Title" }, type: "text", required: true, maxLength: 100, list: "shown", width: 280 },
    {
      key: "firstOn",
      label: { zh: "开班", en: "First day" },
      type: "day",
      required: true,
      list: "shown",
      filter: true,
      sort: true,
      width: 130,
    },
    {
      key: "lastOn",
      label: { zh: "结束", en: "Last day" },
      type: "day",
      required: true,
      list: "shown",
      filter: true,
      sort: true,
      width: 130,
    },
    { key: "subject", label: { zh: "内容", en: "Content" }, type: "longText" },
    { key: "audience", label: { zh: "对象", en: "For whom" }, type: "text", list: "on-choice", width: 200 },
    {
      key: "level",
      label: { zh: "层次", en: "Level" },
      type: "text",
      maxLength: 40,
      help: { zh: "印在证书上，如初级、高级", en: "Stands on the certificate" },
    },
    {
      key: "seats",
      label: { zh: "名额", en: "Seats" },
      type: "integer",
      list: "on-choice",
      width: 80,
      help: { zh: "不填为不限", en: "Blank is no limit" },
    },
    {
      key: "selfEnrol",
      label: { zh: "可自行报名", en: "Takes own enrolment" },
      type: "boolean",
      list: "on-choice",
      filter: true,
      width: 110,
    },
    {
      key: "overHoliday",
      label: { zh: "假期照常上课", en: "Held over a holiday" },
      type: "boolean",
      help: { zh: "课表碰到放假日时，须选“是”才能开班", en: "Needed where the timetable meets a holiday" },
    },
    {
      key: "certificateFrom",
      label: { zh: "到课几次发证书", en: "Certificate from so many sessions" },
      type: "integer",
      help: { zh: "不填为不发证书", en: "Blank is no certificate" },
    },
    { key: "budgetFen", label: { zh: "预算", en: "Budget" }, type: "money" },
    { key: "contactName", label: { zh: "联系人", en: "Contact" }, type: "text", maxLength: 40 },
    { key: "contactPhone", label: { zh: "联系电话", en: "Telephone" }, type: "phone", sensitive: "contact" },
  ],
});

const sessions = defineRegister({
  name: "course_session",
  label: { zh: "课表", en: "Timetable" },
  fields: [
    { key: "onDay", label: { zh: "日期", en: "Day" }, type: "day", required: true },
    {
      key: "fromTime",
      label: { zh: "开始", en: "From" },
      type: "text",
      required: true,
      clock: true,
      help: { zh: "如 09:00", en: "As 09:00" },
    },
    {
      key: "toTime",
      label: { zh: "结束", en: "Until" },
      type: "text",
      required: true,
      clock: true,
      help: { zh: "如 11:30", en: "As 11:30" },
    },
    { key: "topic", label: { zh: "课程", en: "Topic" }, type: "text", required: true, maxLength: 100 },
    { key: "place", label: { zh: "地点", en: "Place" }, type: "text", required: true, maxLength: 100 },
    { key: "teacherId", label: { zh: "授课人", en: "Teacher" }, type: "record", of: "teacher", required: true },
    {
      key: "teachingHours",
      label: { zh: "授课学时", en: "Teaching hours" },
      type: "integer",
      help: { zh: "只用于结算讲课费", en: "For the teacher's fee alone" },
    },
    {
      key: "feeFen",
      label: { zh: "讲课费（税后）", en: "Fee after tax" },
      type: "money",
      help: { zh: "按你们的规定填，只出在签领表上", en: "By your own rule; stands on the sheet of receipt alone" },
    },
  ],
});

const people = defineRegister({
  name: "course_person",
  label: { zh: "学员", en: "Participants" },
  fields: [
    { key: "name", label: { zh: "姓名", en: "Name" }, type: "text", required: true, maxLength: 40 },
    { key: "employer", label: { zh: "单位", en: "Unit" }, type: "text", required: true, maxLength: 100 },
    { key: "post", label: { zh: "职务", en: "Post" }, type: "text", maxLength: 60 },
    { key: "lodging", label: { zh: "住宿", en: "Lodging" }, type: "boolean" },
    {
      key: "diet",
      label: { zh: "饮食", en: "Diet" },
      type: "text",
      maxLength: 60,
      help: { zh: "如清真、素食，只告诉餐厅", en: "For the kitchen alone" },
    },
    {
      key: "standing",
      label: { zh: "情况", en: "Standing" },
      type: "option",
      required: true,
      options: optionsOf({
        named: { zh: "已报名", en: "named" },
        confirmed: { zh: "已确认", en: "confirmed" },
        absent: { zh: "未到", en: "did not come" },
        replaced: { zh: "已换人", en: "replaced" },
      }),
    },
    {
      key: "remark",
      label: { zh: "说明", en: "Remark" },
      type: "text",
      help: { zh: "未到的原因，或由谁替换", en: "Why he did not come, or who came instead" },
    },
  ],
});

const materials = defineRegister({
  name: "course_material",
  label: { zh: "讲义和资料", en: "Materials" },
  fields: [
    { key: "title", label: { zh: "名称", en: "Title" }, type: "text", required: true, maxLength: 100 },
    {
      key: "rights",
      label: { zh: "使用权", en: "Rights" },
      type: "text",
      required: true,
      help: { zh: "作者同意在哪些范围使用", en: "For what its author gave leave" },
    },
  ],
});

const quotas = defineRegister({
  name: "course_quota",
  label: { zh: "名额分配", en: "Quotas" },
  fields: [
    {
      key: "employer",
      label: { zh: "单位", en: "Unit" },
      type: "text",
      required: true,
      maxLength: 100,
      help: {
        zh: "写法和学员的“单位”一致；一旦分配，没有列出的单位不能报",
        en: "As participants write it; once there are rows, others send nobody",
      },
    },
    { key: "places", label: { zh: "名额", en: "Places" }, type: "integer", required: true },
  ],
});

const costs = defineRegister({ name: "course_cost", label: { zh: "预算明细", en: "Budget by item" }, fields: COST_FIELDS });

const courseProcess = processWithHandOver({
  name: "course",
  label: { zh: "培训班", en: "Course" },
  initial: "plan",
  states: {
    plan: { label: { zh: "筹备", en: "Planned" }, final: false, owner: "adviser", limit: { months: 6 } },
    open: { label: { zh: "报名和上课", en: "Open" }, final: false, owner: "adviser", limit: { months: 6 }, tone: "active" },
    held: { label: { zh: "已办，待收尾", en: "Held" }, final: false, owner: "adviser", limit: { days: 30 }, tone: "waiting" },
    closed: { label: { zh: "办结", en: "Closed" }, final: true, tone: "done" },
    cancelled: { label: { zh: "取消", en: "Cancelled" }, final: true, tone: "stopped" },
  },
  gates: {
    timetable: {
      label: { zh: "课表齐全", en: "Timetable complete" },
      unmet: { zh: "先排课；每节课都要在开班到结束之间", en: "First enter the timetable, each session between first and last day" },
      at: "sessions",
    },
    teachers_free: {
      label: { zh: "授课人有空", en: "Teachers are free" },
      unmet: { zh: "有授课人同一时间在别处有课，见“时间冲突”", en: "A teacher is booked elsewhere at that time; see Clashes" },
      at: "desk",
    },
    no_holiday: {
      label: { zh: "避开放假日", en: "Off the holidays" },
      unmet: {
        zh: "课表碰到放假日：改日期，或在资料里选“假期照常上课”",
        en: "The timetable meets a holiday: change the day or say that it is held all the same",
      },
      at: "sessions",
    },
    within_rates: {
      label: { zh: "不超过费用标准", en: "Within the rates" },
      unmet: {
        zh: "预算或讲课费超过不能超的费用标准，或没法核对，见“预算和费用标准”",
        en: "Budget or fees exceed a rate that stops, or cannot be compared; see Budget and rates",
      },
      at: "rates",
    },
    over: {
      label: { zh: "课已上完", en: "Sessions are over" },
      unmet: { zh: "还有课没上", en: "There are sessions to come" },
      at: "sessions",
    },
    present: {
      label: { zh: "有到课记录", en: "Presence is marked" },
      unmet: { zh: "先在“到课”里点名", en: "First mark who is present" },
      at: "desk",
    },
    sheet: {
      label: { zh: "有签到表", en: "Sign-in sheet" },
      unmet: { zh: "先上传签过字的签到表", en: "First add the signed sign-in sheet" },
      at: "files",
    },
    answered: {
      label: { zh: "问题都已回答", en: "Questions answered" },
      unmet: { zh: "还有学员的问题没回答", en: "A participant's question is unanswered" },
      at: "desk",
    },
  },
  actions: {
    draft: { label: { zh: "筹备培训班", en: "Plan" }, from: [], to: "plan", by: ["adviser"] },
    open: {
      label: { zh: "开放报名", en: "Open" },
      from: ["plan"],
      to: "open",
      by: ["adviser"],
      gates: ["timetable", "teachers_free", "no_holiday", "within_rates"],
    },
    hold: {
      label: { zh: "确认已办", en: "Say that it was held" },
      from: ["open"],
      to: "held",
      by: ["adviser"],
      gates: ["timetable", "teachers_free", "no_holiday", "over", "present", "sheet"],
      fact: "course.held",
    },
    close: { label: { zh: "办结", en: "Close" }, from: ["held"], to: "closed", by: ["adviser"], gates: ["answered"] },
    cancel: { label: { zh: "取消", en: "Cancel" }, from: ["plan", "open"], to: "cancelled", by: ["adviser"], reason: "required" },
  },
});

export const courses = defineRecords({
  register,
  process: courseProcess,
  title: "title",
  path: "/training",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  children: {
    sessions: childRows("course_id", sessions, sessionFaults),
    quotas: childRows("course_id", quotas, (v) =>
      v.places < 0 || v.places > 10_000 ? { places: { zh: "填 0 到 10000", en: "0 to 10,000" } } : {},
    ),
    people: childRows("course_id", people, (v) => nameFault(v.name)),
    materials: childRows("course_id", materials),
    costs: childRows("course_id", costs),
  },
  sameBy: ["title", "firstOn"],
  warnings: {
    over: {
      label: { zh: "已过结束日期，还没有确认已办", en: "Its last day has passed and nobody said that it was held" },
      past: "lastOn",
      states: ["plan", "open"],
    },
    soon: { label: { zh: "临近开班", en: "Begins soon" }, past: "firstOn", ahead: 7, states: ["plan", "open"] },
  },
  views: { calendar: "firstOn", timeline: ["firstOn", "lastOn"], board: true },
  steps: [
    { title: { zh: "办什么班", en: "The course" }, fields: ["title", "firstOn", "lastOn", "subject", "audience"] },
    { title: { zh: "怎么办", en: "How" }, fields: ["seats", "selfEnrol", "overHoliday", "certificateFrom", "level"] },
    { title: { zh: "经费和联系", en: "Money and contact" }, fields: ["budgetFen", "contactName", "contactPhone"] },
  ],
  files: {
    notice: { zh: "通知", en: "Notice" },
    material: { zh: "讲义", en: "Material" },
    sheet: { zh: "签到表", en: "Sign-in sheet" },
    settlement: { zh: "结算资料", en: "Settlement" },
  },
  check: (v) => (v.lastOn < v.firstOn ? { lastOn: { zh: "结束不能早于开班", en: "It ends before it begins" } } : {}),
  words: {
    create: { zh: "筹备培训班", en: "Plan a course" },
    empty: { zh: "还没有培训班。", en: "No courses yet." },
  },
});
