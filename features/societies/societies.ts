import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { POSTS } from "./candidates.ts";
import { nameFaults } from "./rules.ts";

const access = { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] };

const register = defineRegister({
  name: "society",
  label: { zh: "学会", en: "Society" },
  fields: [
    field("text", "name", "名称", "Name", { required: true, maxLength: 100, ...shown(260) }),
    field("creditCode", "creditCode", "统一社会信用代码", "Credit code", { required: true, ...onChoice(180) }),
    field("option", "level", "级别", "Level", {
      required: true,
      options: optionsOf({
        province: { zh: "省级", en: "province" },
        city: { zh: "市级", en: "city" },
        county: { zh: "县级", en: "county" },
      }),
      ...shown(90),
      filter: true,
    }),
    field("text", "registry", "登记机关", "Registry", { maxLength: 100 }),
    field("text", "registeredNumber", "登记证号", "Registration number", { maxLength: 60 }),
    field("day", "foundedOn", "成立日期", "Founded on", { required: true, ...onChoice(130), filter: true, sort: true }),
    field("text", "superior", "业务主管单位", "Superior", { required: true, maxLength: 100 }),
    field("text", "seat", "住所", "Seat"),
    field("text", "legalPerson", "法定代表人", "Legal person", { required: true, maxLength: 40, ...shown(120) }),
    field("text", "secretary", "秘书长", "Secretary general", { maxLength: 40 }),
    field("boolean", "secretaryFullTime", "秘书长专职", "Full-time secretary"),
    field("phone", "contactPhone", "联系电话", "Telephone", { sensitive: "contact" }),
    field("integer", "termNumber", "第几届", "Term", { required: true, help: { zh: "只写数字", en: "A number alone" } }),
    field("day", "termFrom", "本届起", "Term from", { required: true }),
    field("day", "termTo", "本届止", "Term until", { required: true, ...shown(130), filter: true, sort: true }),
    field("integer", "council", "理事人数", "Council"),
    field("integer", "standingCouncil", "常务理事人数", "Standing council"),
    field("integer", "membersPersonal", "个人会员", "Personal members"),
    field("integer", "membersUnits", "单位会员", "Member units"),
    field("option", "partyBody", "党组织", "Party organisation", {
      required: true,
      options: optionsOf({
        own: { zh: "单独建立", en: "its own" },
        joint: { zh: "联合建立", en: "joint" },
        working: { zh: "功能型", en: "functional" },
        due: { zh: "应建未建", en: "should have, has not" },
        none: { zh: "不具备条件", en: "not called for" },
      }),
      ...shown(110),
      filter: true,
    }),
    field("text", "partyReason", "未建原因", "Why it has none", { help: { zh: "应建未建的要写", en: "Where it should have one" } }),
    field("boolean", "hasAccount", "有独立账户", "Has its own account"),
    field("text", "grade", "评估等级", "Grade", { maxLength: 40, ...onChoice(100) }),
    field("day", "gradeTo", "等级有效期至", "Grade until"),
    field("day", "sentOn", "学会送来待处理", "Sent, not settled", { computed: "stored", ...onChoice(130), sort: true }),
    field("day", "reviewedUntil", "已年检到", "Reviewed until", { computed: "stored", ...shown(130), filter: true, sort: true }),
  ],
});

const reviews = defineRegister({
  name: "society_review",
  label: { zh: "年检", en: "Yearly reviews" },
  fields: [
    field("integer", "year", "年度", "Year", { required: true, help: { zh: "被检查的年度", en: "The year that is reviewed" } }),
    field("option", "result", "结论", "Result", {
      required: true,
      options: optionsOf({
        passed: { zh: "合格", en: "passed" },
        basic: { zh: "基本合格", en: "barely passed" },
        failed: { zh: "不合格", en: "failed" },
        absent: { zh: "未参加", en: "did not take part" },
        free: { zh: "当年免检", en: "free that year" },
      }),
    }),
    field("day", "filedOn", "报送日期", "Filed on"),
    field("text", "note", "说明", "Note"),
  ],
});
const branches = defineRegister({
  name: "society_branch",
  label: { zh: "分支机构", en: "Branches" },
  fields: [
    field("text", "name", "名称", "Name", { required: true, maxLength: 100 }),
    field("text", "head", "负责人", "Head", { maxLength: 40 }),
    field("day", "foundedOn", "设立日期", "Founded on"),
  ],
});
const officials = defineRegister({
  name: "society_official",
  label: { zh: "负责人", en: "Officers" },
  fields: [
    field("text", "name", "姓名", "Name", { required: true, maxLength: 40 }),
    field("text", "post", "会内职务", "Post", { required: true, maxLength: 60 }),
    field("text", "otherPosts", "其他职务", "Other posts"),
    field("boolean", "isOfficial", "领导干部兼职", "Official in office", { required: true }),
    field("text", "approval", "批准文件", "Approval", {
      help: { zh: "领导干部兼职要有批准文件：名称、文号、日期", en: "Document, number, day" },
    }),
    field("day", "fromOn", "任职日期", "Since"),
  ],
});
const honours = defineRegister({
  name: "society_honour",
  label: { zh: "荣誉", en: "Honours" },
  fields: [
    field("text", "title", "荣誉", "Honour", { required: true, maxLength: 100 }),
    field("text", "givenBy", "授予单位", "Given by", { required: true, maxLength: 100 }),
    field("day", "onDay", "日期", "Day", { required: true }),
  ],
});

const limits = defineRegister({
  name: "society_limit",
  label: { zh: "章程对任职的限制", en: "Limits of the charter" },
  fields: [
    field("option", "what", "限制什么", "What", {
      required: true,
      options: optionsOf({ age: { zh: "任职时最高周岁", en: "years of age" }, terms: { zh: "最多连任几届", en: "terms" } }),
    }),
    field("option", "post", "哪个职务", "Post", { options: POSTS, help: { zh: "不选就是各职务都一样", en: "Blank is every post" } }),
    field("integer", "value", "数值", "Value", { required: true }),
    field("text", "article", "章程第几条", "Article", {
      required: true,
      maxLength: 80,
      help: { zh: "如：章程（2023 年）第二十八条", en: "Charter and article" },
    }),
    field("day", "fromOn", "施行", "In force from", { required: true }),
    field("day", "toOn", "废止", "Until"),
  ],
});

const societyProcess = processWithHandOver({
  name: "society",
  label: { zh: "学会", en: "Society" },
  initial: "active",
  states: {
    active: {
      label: { zh: "正常", en: "Active" },
      todo: { zh: "按时年检和换届", en: "Yearly review and change of term in time" },
      final: false,
      owner: "adviser",
      limit: { months: 120 },
      tone: "active",
    },
    correcting: {
      label: { zh: "限期整改", en: "To be corrected" },
      final: false,
      owner: "adviser",
      todo: { zh: "督促整改，请审核确认完成", en: "See to the mending; a reviewer confirms it" },
      limit: { days: 180 },
      tone: "waiting",
    },
    deregistering: {
      label: { zh: "办理注销", en: "Being deregistered" },
      todo: { zh: "登记注销结果", en: "Enter the deregistration" },
      final: false,
      owner: "adviser",
      limit: { months: 12 },
      tone: "waiting",
    },
    deregistered: { label: { zh: "已注销", en: "Deregistered" }, final: true, tone: "stopped" },
    merged: { label: { zh: "已合并", en: "Merged" }, final: true, tone: "stopped" },
  },
  gates: {
    corrected: {
      label: { zh: "有整改报告", en: "Report on corrections" },
      unmet: { zh: "先上传整改报告", en: "First add the report on corrections" },
      at: "files",
    },
    closed: {
      label: { zh: "有注销文件", en: "Papers of deregistration" },
      unmet: { zh: "先上传登记机关的注销文件", en: "First add the registry's paper" },
      at: "files",
    },
  },
  actions: {
    enter: { label: { zh: "登记学会", en: "Enter" }, from: [], to: "active", by: ["adviser"] },
    warn: { label: { zh: "要求整改", en: "Ask for correction" }, from: ["active"], to: "correcting", by: ["reviewer"], reason: "required" },
    correct: { label: { zh: "整改完成", en: "Corrected" }, from: ["correcting"], to: "active", by: ["reviewer"], gates: ["corrected"] },
    dissolve: {
      label: { zh: "启动注销", en: "Begin to deregister" },
      from: ["active", "correcting"],
      to: "deregistering",
      by: ["adviser", "society"],
      reason: "required",
    },
    deregister: {
      label: { zh: "已注销", en: "Deregistered" },
      from: ["deregistering"],
      to: "deregistered",
      by: ["reviewer"],
      gates: ["closed"],
    },
    merge: {
      label: { zh: "已并入其他学会", en: "Merged" },
      from: ["active", "correcting"],
      to: "merged",
      by: ["reviewer"],
      reason: "required",
    },
  },
});

export const societies = defineRecords({
  register,
  process: societyProcess,
  title: "name",
  path: "/societies",
  access,
  children: {
    reviews: childRows("society_id", reviews),
    officials: childRows("society_id", officials, (v) =>
      v.isOfficial && v.approval === null
        ? { approval: { zh: "领导干部兼职要写批准文件", en: "An official in office needs an approval" } }
        : {},
    ),
    branches: childRows("society_id", branches),
    honours: childRows("society_id", honours),
    limits: childRows("society_id", limits),
  },
  sameBy: ["name", "creditCode"],
  warnings: {
    term: { label: { zh: "任期届满", en: "Its term ends" }, past: "termTo", ahead: 180, states: ["active", "correcting"] },
    sent: {
      label: { zh: "学会送来的还没处理", en: "Sent by the society, not settled" },
      past: "sentOn",
      ahead: 0,
      states: ["active", "correcting", "deregistering"],
    },
  },
  views: { timeline: ["termFrom", "termTo"], board: true },
  steps: [
    { title: { zh: "登记", en: "Registration" }, fields: ["name", "creditCode", "level", "superior", "foundedOn"] },
    {
      title: { zh: "登记机关和住所", en: "Registry and seat" },
      fields: ["registry", "registeredNumber", "seat", "hasAccount", "contactPhone"],
    },
    { title: { zh: "本届", en: "The term" }, fields: ["termNumber", "termFrom", "termTo", "council", "standingCouncil"] },
    {
      title: { zh: "负责人和会员", en: "Officers and members" },
      fields: ["legalPerson", "secretary", "secretaryFullTime", "membersPersonal", "membersUnits"],
    },
    { title: { zh: "党组织和等级", en: "Party body and grade" }, fields: ["partyBody", "partyReason", "grade", "gradeTo"] },
  ],
  files: {
    charter: { zh: "章程", en: "Charter" },
    correction: { zh: "整改报告", en: "Report on corrections" },
    closing: { zh: "注销文件", en: "Papers of deregistration" },
    sent: { zh: "学会送来的", en: "Sent by the society" },
  },
  check: (v) => ({
    ...nameFaults(v),
    ...(v.termTo <= v.termFrom ? { termTo: { zh: "本届止要晚于本届起", en: "It ends before it begins" } } : {}),
    ...(v.partyBody === "due" && v.partyReason === null
      ? { partyReason: { zh: "应建未建的，写明原因", en: "Please say why it has none" } }
      : {}),
  }),
  words: {
    create: { zh: "登记学会", en: "Enter a society" },
    empty: { zh: "还没有登记学会。可以从 Excel 导入。", en: "No societies yet; a sheet can be imported." },
  },
});

export const societyRules = defineRecords({
  register: defineRegister({
    name: "society_rule",
    label: { zh: "换届和年检规定", en: "Rules" },
    fields: [
      field("text", "name", "规定", "Rule", { required: true, ...shown(280) }),
      field("option", "measure", "规定什么", "What it sets", {
        required: true,
        options: optionsOf({
          plan_months: { zh: "换届方案：届满前几个月报", en: "Plan of the change: months before the end" },
          audit_months: { zh: "财务审计：届满前几个月完成", en: "Audit: months before the end" },
          request_months: { zh: "请示开会：届满前几个月报", en: "Request for the congress: months before the end" },
          notice_days: { zh: "会议通知：大会前几天发", en: "Notice: days before the congress" },
          filing_working_days: { zh: "备案：大会后几个工作日内", en: "Filing: working days after the congress" },
          review_day: { zh: "年检：次年几月几日前", en: "Review: until which day of the next year" },
          review_free_after: { zh: "当年几月几日以后成立的免检", en: "Founded after which day is free that year" },
        }),
        ...shown(260),
        filter: true,
      }),
      field("integer", "value", "数值", "Value", {
        required: true,
        help: { zh: "几个月、几天；是日期的，月和日连写，如 6月30日写 630", en: "Months or days; a day as month and day, 630 for 30 June" },
        ...shown(90),
        filter: true,
        sort: true,
      }),
      field("text", "source", "依据", "Source", {
        required: true,
        ...shown(240),
        help: { zh: "文件名称、文号、日期", en: "Document, number, day" },
      }),
      field("day", "fromOn", "施行", "In force from", { required: true, ...shown(130), filter: true, sort: true }),
      field("day", "toOn", "废止", "Until", { ...shown(130), filter: true, sort: true }),
    ],
  }),
  title: "name",
  path: "/societies/rules",
  access: { read: access.read, edit: ["reviewer"], above: true },
  sameBy: ["measure", "fromOn"],
  check: (v) => (v.toOn !== null && v.toOn < v.fromOn ? { toOn: { zh: "不能早于施行日期", en: "Not before it came into force" } } : {}),
  words: {
    create: { zh: "登记一条规定", en: "Enter a rule" },
    empty: { zh: "还没有登记规定。没有规定的期限不推算。", en: "No rules yet; what none sets is not reckoned." },
  },
});
