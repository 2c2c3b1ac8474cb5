import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { eventFaults, kindOptions, levelOptions, roleOptions } from "./academic-rules.ts";
import { COST_FIELDS, spanFaults } from "./rules.ts";

const access = { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] } as const;
const range = { filter: true, sort: true } as const;

const register = defineRegister({
  name: "academic_event",
  label: { zh: "学术活动", en: "Academic events" },
  fields: [
    field("text", "title", "名称", "Title", { required: true, maxLength: 100, ...shown(280) }),
    field("option", "kind", "类别", "Kind", { required: true, options: kindOptions, ...shown(110), filter: true }),
    field("option", "level", "级别", "Level", { required: true, options: levelOptions, ...shown(100), filter: true }),
    field("day", "firstOn", "开始", "From", { required: true, ...shown(130), ...range }),
    field("day", "lastOn", "结束", "Until", { required: true, ...shown(130), ...range }),
    field("text", "place", "地点", "Place", { required: true, ...shown(180) }),
    field("option", "mode", "方式", "Mode", {
      required: true,
      options: optionsOf({
        site: { zh: "现场", en: "on site" },
        online: { zh: "线上", en: "online" },
        both: { zh: "现场加线上", en: "both" },
      }),
      ...onChoice(110),
      filter: true,
    }),
    field("text", "series", "系列", "Series", { maxLength: 100, help: { zh: "如第几届哪个年会", en: "Such as which annual meeting" } }),
    field("text", "theme", "主题", "Theme"),
    field("integer", "planSize", "计划规模", "Planned size"),
    field("integer", "countries", "参加国家数", "Countries", {
      help: { zh: "国际会议填，含中国", en: "Of an international meeting, China included" },
    }),
    field("integer", "onSite", "到场人数", "On site", {
      adds: true,
      ...shown(100),
      ...range,
      help: { zh: "照签到表，每人一次", en: "By the sheet, each person once" },
    }),
    field("integer", "online", "线上参会人数", "Online", {
      adds: true,
      ...shown(120),
      ...range,
      help: {
        zh: "凭报名账号进会的人；观看次数不是人，也不和到场相加",
        en: "Registered people; views are no people, and never added to those on site",
      },
    }),
    field("integer", "papers", "交流论文（篇）", "Papers", { adds: true, ...onChoice(120), ...range }),
    field("longText", "results", "成果", "Results"),
    field("text", "reportedAs", "报备的名称和日期", "As reported", { computed: "stored" }),
  ],
});

const roles = defineRegister({
  name: "academic_role",
  label: { zh: "主办、承办、协办、支持", en: "Hosts and roles" },
  fields: [
    field("text", "name", "单位", "Body", { required: true, maxLength: 100, help: { zh: "写全称", en: "Its full name" } }),
    field("option", "role", "角色", "Role", { required: true, options: roleOptions }),
    field("text", "agreement", "合作协议", "Agreement", { help: { zh: "文件名称或文号", en: "Paper or number" } }),
  ],
});
const sessions = defineRegister({
  name: "academic_session",
  label: { zh: "场次", en: "Sessions" },
  fields: [
    field("day", "onDay", "日期", "Day", { required: true }),
    field("text", "fromTime", "开始", "From", { required: true, clock: true, help: { zh: "如 09:00", en: "As 09:00" } }),
    field("text", "toTime", "结束", "Until", { required: true, clock: true }),
    field("text", "topic", "报告或议题", "Topic", { required: true, maxLength: 100 }),
    field("text", "speaker", "报告人", "Speaker", { maxLength: 60 }),
  ],
});
const papers = defineRegister({
  name: "academic_paper",
  label: { zh: "论文", en: "Papers" },
  fields: [
    field("text", "title", "题目", "Title", { required: true }),
    field("text", "author", "通讯作者", "Corresponding author", { required: true, maxLength: 60 }),
    field("text", "employer", "单位", "Employer", { maxLength: 100 }),
    field("boolean", "consent", "同意编入论文集", "Agrees to print", { required: true }),
  ],
});
const agreements = defineRegister({
  name: "academic_agreement",
  label: { zh: "会上签订的协议", en: "Agreements signed there" },
  fields: [
    field("record", "agreementId", "协议台账里的协议", "Agreement on record", { of: "agreement", required: true }),
    field("text", "note", "说明", "Note"),
  ],
});
const filings = defineRegister({
  name: "academic_filing",
  label: { zh: "报备、报批", en: "Filings" },
  fields: [
    field("record", "dutyId", "报什么", "What", { of: "academic_duty", required: true }),
    field("day", "sentOn", "报送日期", "Sent on", { required: true }),
    field("option", "answer", "答复", "Answer", {
      required: true,
      options: optionsOf({
        none: { zh: "还没有答复", en: "none yet" },
        filed: { zh: "已备案", en: "filed" },
        agreed: { zh: "已批准", en: "agreed" },
        refused: { zh: "不同意", en: "refused" },
      }),
    }),
    field("text", "number", "文号", "Number", { maxLength: 60 }),
  ],
});

const costs = defineRegister({ name: "academic_cost", label: { zh: "预算明细", en: "Budget by item" }, fields: COST_FIELDS });

const eventProcess = processWithHandOver({
  name: "academic_event",
  label: { zh: "学术活动", en: "Academic event" },
  initial: "plan",
  states: {
    plan: { label: { zh: "计划", en: "Planned" }, final: false, owner: "adviser", limit: { months: 18 } },
    reported: { label: { zh: "已报备", en: "Reported" }, final: false, owner: "adviser", limit: { months: 12 }, tone: "active" },
    held: {
      label: { zh: "已办，待总结", en: "Held, to be summarised" },
      final: false,
      owner: "reviewer",
      limit: { days: 60 },
      tone: "waiting",
    },
    summarised: { label: { zh: "已总结", en: "Summarised" }, final: true, tone: "done" },
    cancelled: { label: { zh: "取消", en: "Cancelled" }, final: true, tone: "stopped" },
  },
  gates: {
    hosted: { label: { zh: "有主办单位", en: "Has a host" }, unmet: { zh: "先填主办单位", en: "First enter the host" }, at: "roles" },
    filed_before: {
      label: { zh: "办前该报的都报了", en: "What is due before is filed" },
      unmet: { zh: "办前该报的还没有报完，见“该报什么”", en: "Something due before the event is not filed; see What to file" },
      at: "desk",
    },
    named: {
      label: { zh: "名称合规定", en: "Its name is allowed" },
      unmet: { zh: "名称里有不能随便用的词，见“名称”", en: "Its name bears words that are not free; see Name" },
      at: "name",
    },
    within_rates: {
      label: { zh: "不超过费用标准", en: "Within the rates" },
      unmet: {
        zh: "预算超过不能超的费用标准，或没法核对，见“预算和费用标准”",
        en: "The budget exceeds a rate that stops, or cannot be compared; see Budget and rates",
      },
      at: "rates",
    },
    as_reported: {
      label: { zh: "名称和日期与报备一致", en: "As it was reported" },
      unmet: { zh: "名称或日期改过，先“更名、改期重报”", en: "Title or day changed since; report it again" },
      at: "fields",
    },
    over: { label: { zh: "活动已结束", en: "It is over" }, unmet: { zh: "还没到结束那天", en: "Its last day has not come" }, at: "fields" },
    timetable: {
      label: { zh: "场次齐全", en: "Sessions entered" },
      unmet: { zh: "先填场次；每一场都要在开始到结束之间", en: "First enter the sessions, each between first and last day" },
      at: "sessions",
    },
    counted: {
      label: { zh: "填了参会人数", en: "Attendance entered" },
      unmet: { zh: "先填到场人数；有线上的还要填线上参会人数", en: "First enter the people on site, and those online where there are any" },
      at: "fields",
    },
    filed_after: {
      label: { zh: "办后该报的都报了", en: "What is due after is filed" },
      unmet: { zh: "办后该报的还没有报完，见“该报什么”", en: "Something due after the event is not filed; see What to file" },
      at: "desk",
    },
    summary: {
      label: { zh: "有总结和签到表", en: "Summary and sheet" },
      unmet: { zh: "先上传总结和签到表（线上的用参会名单）", en: "First add the summary and the signed sheet" },
      at: "files",
    },
  },
  actions: {
    plan: { label: { zh: "列入计划", en: "Plan" }, from: [], to: "plan", by: ["adviser"] },
    report: {
      label: { zh: "已报备", en: "Reported" },
      from: ["plan"],
      to: "reported",
      by: ["adviser"],
      gates: ["hosted", "named", "within_rates", "filed_before"],
    },
    revise: { label: { zh: "更名、改期重报", en: "Report again" }, from: ["reported"], to: "plan", by: ["adviser"], reason: "required" },
    hold: {
      label: { zh: "确认已办，报人数", en: "Say that it was held" },
      from: ["reported"],
      to: "held",
      by: ["adviser"],
      gates: ["hosted", "as_reported", "over", "timetable", "counted"],
    },
    return: { label: { zh: "退回更正", en: "Return" }, from: ["held"], to: "reported", by: ["reviewer"], reason: "required" },
    summarise: {
      label: { zh: "总结通过，计数", en: "Summary accepted" },
      from: ["held"],
      to: "summarised",
      by: ["reviewer"],
      separateFrom: ["hold"],
      gates: ["counted", "summary", "filed_after"],
      fact: "academic.held",
    },
    cancel: { label: { zh: "取消", en: "Cancel" }, from: ["plan", "reported"], to: "cancelled", by: ["adviser"], reason: "required" },
  },
});

export const academicEvents = defineRecords({
  register,
  process: eventProcess,
  title: "title",
  path: "/academic",
  access: { ...access, shared: true },
  children: {
    roles: childRows("event_id", roles),
    sessions: childRows("event_id", sessions, spanFaults),
    papers: childRows("event_id", papers),
    agreements: childRows("event_id", agreements),
    filings: childRows("event_id", filings),
    costs: childRows("event_id", costs),
  },
  sameBy: ["title", "firstOn"],
  warnings: {
    over: {
      label: { zh: "已过结束日期，还没有报人数", en: "It is over and nobody reported" },
      past: "lastOn",
      states: ["plan", "reported"],
    },
    soon: { label: { zh: "临近开始，还没有报备", en: "Begins soon and is not reported" }, past: "firstOn", ahead: 30, states: ["plan"] },
  },
  views: { calendar: "firstOn", timeline: ["firstOn", "lastOn"], board: true },
  steps: [
    { title: { zh: "什么活动", en: "What" }, fields: ["title", "kind", "level", "series", "theme"] },
    { title: { zh: "何时何地", en: "When and where" }, fields: ["firstOn", "lastOn", "place", "mode", "planSize"] },
    { title: { zh: "办完以后填", en: "Once it was held" }, fields: ["countries", "onSite", "online", "papers", "results"] },
  ],
  files: {
    summary: { zh: "总结", en: "Summary" },
    sheet: { zh: "签到表、参会名单", en: "Signed sheet" },
    filing: { zh: "报备回执、批复", en: "Answer to a filing" },
    notice: { zh: "会议通知", en: "Notice" },
    proceedings: { zh: "论文集", en: "Proceedings" },
  },
  check: eventFaults,
  words: { create: { zh: "登记学术活动", en: "Enter an event" }, empty: { zh: "还没有学术活动。", en: "No academic events yet." } },
});

export const academicDuties = defineRecords({
  register: defineRegister({
    name: "academic_duty",
    label: { zh: "报备规定", en: "Filing rules" },
    fields: [
      field("text", "name", "报什么", "What", { required: true, maxLength: 100, ...shown(240) }),
      field("text", "office", "报到哪里", "Where", { required: true, maxLength: 100, ...shown(180) }),
      field("option", "kind", "哪类活动", "Kind of event", {
        required: true,
        options: [...optionsOf({ any: { zh: "各类", en: "any" } }), ...kindOptions],
        ...shown(110),
        filter: true,
      }),
      field("boolean", "joint", "只对联合举办的", "Joint ones alone", { required: true }),
      field("option", "side", "办前还是办后", "Before or after", {
        required: true,
        options: optionsOf({ before: { zh: "开始之前", en: "before it begins" }, after: { zh: "结束之后", en: "after its end" } }),
        ...shown(110),
        filter: true,
      }),
      field("integer", "days", "天数", "Days", { required: true, ...shown(80), ...range }),
      field("option", "dayKind", "怎么算", "Counted in", {
        required: true,
        options: optionsOf({ calendar: { zh: "自然日", en: "days" }, working: { zh: "工作日", en: "working days" } }),
      }),
      field("text", "source", "依据", "Source", { required: true, help: { zh: "文件、文号、条款", en: "Document, number, article" } }),
      field("day", "fromOn", "起", "From", { required: true, ...shown(120), ...range }),
      field("day", "toOn", "止", "Until", { ...shown(120), ...range }),
    ],
  }),
  title: "name",
  path: "/academic/duties",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["reviewer"], above: true },
  sameBy: ["name", "kind", "fromOn"],
  check: (v) => (v.toOn !== null && v.toOn < v.fromOn ? { toOn: { zh: "止不能早于起", en: "It ends before it begins" } } : {}),
  words: {
    create: { zh: "登记报备规定", en: "Enter a rule" },
    empty: { zh: "还没有报备规定；没有规定的不推算期限。", en: "No rules yet; nothing is reckoned." },
  },
});

export const academicCountRules = defineRecords({
  register: defineRegister({
    name: "academic_count_rule",
    label: { zh: "统计年度口径", en: "Statistics years" },
    fields: [
      field("text", "name", "名称", "Name", { required: true, maxLength: 100, ...shown(240) }),
      field("integer", "year", "统计年度", "Year", { required: true, ...shown(110), ...range }),
      field("day", "firstOn", "已办：起", "Held from", { required: true, ...shown(130), ...range }),
      field("day", "lastOn", "已办：止", "Held until", { required: true, ...shown(130), ...range }),
      field("day", "plannedTo", "计划：止", "Planned until", {
        ...shown(130),
        ...range,
        help: { zh: "不填就不计计划数", en: "Blank: what is planned is not shown" },
      }),
      field("text", "source", "依据", "Source", { required: true }),
    ],
  }),
  title: "name",
  path: "/academic/years",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["reviewer"], above: true },
  sameBy: ["year"],
  check: (v) => ({
    ...(v.lastOn < v.firstOn ? { lastOn: { zh: "止不能早于起", en: "It ends before it begins" } } : {}),
    ...(v.plannedTo !== null && v.plannedTo <= v.lastOn
      ? { plannedTo: { zh: "要在已办的止日之后", en: "After the last day of what was held" } }
      : {}),
  }),
  words: {
    create: { zh: "登记统计年度", en: "Enter a year" },
    empty: {
      zh: "还没有统计年度口径；没有口径时按自然年、只计已总结的。",
      en: "No rule yet; without one the calendar year and what was summarised count.",
    },
  },
});
