import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { TITLES } from "./studies.ts";

const staff = defineRegister({
  name: "base_staff",
  label: { zh: "核心成员", en: "Core staff" },
  fields: [
    field("text", "name", "姓名", "Name", { required: true, maxLength: 40 }),
    field("option", "title", "职称", "Title", { required: true, options: TITLES }),
    field("option", "degree", "学位", "Degree", {
      options: optionsOf({
        doctor: { zh: "博士", en: "doctor" },
        master: { zh: "硕士", en: "master" },
        bachelor: { zh: "学士", en: "bachelor" },
        other: { zh: "其他", en: "other" },
      }),
    }),
    field("day", "fromOn", "从", "From", { required: true }),
    field("day", "toOn", "到", "Until", { help: { zh: "调离的填最后一天", en: "Who left: the last day" } }),
  ],
});
const council = defineRegister({
  name: "base_council",
  label: { zh: "学术委员会", en: "Council" },
  fields: [
    field("text", "name", "姓名", "Name", { required: true, maxLength: 40 }),
    field("text", "employer", "单位", "Employer"),
    field("text", "post", "职务", "Post", { maxLength: 40 }),
    field("day", "fromOn", "从", "From", { required: true }),
    field("day", "toOn", "到", "Until"),
  ],
});
const reviews = defineRegister({
  name: "base_review",
  label: { zh: "年度考核", en: "Yearly reviews" },
  fields: [
    field("integer", "year", "年度", "Year", { required: true }),
    field("option", "grade", "结果", "Grade", {
      required: true,
      options: optionsOf({
        excellent: { zh: "优秀", en: "excellent" },
        passed: { zh: "合格", en: "passed" },
        rectify: { zh: "限期整改", en: "to be mended" },
        failed: { zh: "不合格", en: "failed" },
      }),
    }),
    field("text", "ground", "理由", "Ground", {
      required: true,
      help: { zh: "课题、专报、人员见“考核依据”，不用再抄", en: "Projects, briefs and staff stand under Grounds" },
    }),
    field("day", "decidedOn", "决定日期", "Decided on", { required: true }),
    field("text", "decidedBy", "决定的会议或文件", "By which meeting or paper", { required: true }),
  ],
});

const gate = (zh: string, en: string, unmetZh: string, unmetEn: string, at: string) => ({
  label: { zh, en },
  unmet: { zh: unmetZh, en: unmetEn },
  at,
});
const process = processWithHandOver({
  name: "research_base",
  label: { zh: "研究基地", en: "Research base" },
  initial: "draft",
  states: {
    draft: { label: { zh: "申报", en: "Application" }, final: false, owner: "adviser", limit: { days: 30 } },
    check: { label: { zh: "初审", en: "Check" }, final: false, owner: "reviewer", limit: { days: 15 }, tone: "waiting" },
    defence: { label: { zh: "答辩、实地", en: "Defence, visit" }, final: false, owner: "reviewer", limit: { days: 30 }, tone: "waiting" },
    published: { label: { zh: "公示", en: "Published" }, final: false, owner: "reviewer", limit: { days: 15 }, tone: "waiting" },
    preparing: {
      label: { zh: "创建", en: "Preparing" },
      todo: { zh: "评估后申请认定", en: "Assess, then have it recognised" },
      final: false,
      owner: "adviser",
      limit: { days: 730 },
      tone: "active",
    },
    preparing_mends: {
      label: { zh: "创建（限期整改）", en: "Preparing, to be mended" },
      final: false,
      owner: "adviser",
      todo: { zh: "督促整改，请审核确认到位", en: "See to the mending; a reviewer confirms it" },
      limit: { days: 180 },
    },
    assessing: { label: { zh: "评估", en: "Assessed" }, final: false, owner: "reviewer", limit: { days: 60 }, tone: "waiting" },
    recognised: {
      label: { zh: "认定", en: "Recognised" },
      todo: { zh: "按时年度考核", en: "Yearly review in time" },
      final: false,
      owner: "adviser",
      limit: { days: 730 },
      tone: "done",
    },
    mends: {
      label: { zh: "认定（限期整改）", en: "Recognised, to be mended" },
      final: false,
      owner: "adviser",
      todo: { zh: "督促整改，请审核确认到位", en: "See to the mending; a reviewer confirms it" },
      limit: { days: 180 },
    },
    withdrawn: { label: { zh: "撤销", en: "Withdrawn" }, final: true, tone: "stopped" },
    quit: { label: { zh: "自愿退出", en: "Left" }, final: true, tone: "stopped" },
    refused: { label: { zh: "未通过", en: "Refused" }, final: true, tone: "stopped" },
  },
  gates: {
    leads_one: gate(
      "负责人只负责一个基地",
      "Leads one base",
      "负责人已是另一个基地的负责人，一人不能负责两个",
      "Its leader leads another base; nobody leads two",
      "fields",
    ),
    sealed: gate("有盖章申报书", "Sealed application", "先上传盖章的申报书", "First add the sealed application", "files"),
    conditions: gate("条件具备", "Conditions met", "有条件还不满足，见“条件”", "A condition is unmet; see Conditions", "desk"),
    publicity_over: gate("公示期满", "Publicity is over", "公示满 5 个工作日以后", "After five working days", "desk"),
    agreement: gate(
      "有有效的协议",
      "Agreement in force",
      "先填协议起止（止期不早于今天），上传协议",
      "First enter the agreement's days and add its file",
      "fields",
    ),
    reviewed: gate(
      "有年度考核",
      "Reviewed",
      "先登记上一年或本年的年度考核，结果须为优秀或合格",
      "First enter last or this year's review, passed or excellent",
      "reviews",
    ),
  },
  actions: {
    apply: { label: { zh: "登记申报", en: "Enter" }, from: [], to: "draft", by: ["adviser"] },
    submit: { label: { zh: "报送", en: "Submit" }, from: ["draft"], to: "check", by: ["adviser"], gates: ["sealed", "leads_one"] },
    pass: { label: { zh: "初审通过", en: "Pass" }, from: ["check"], to: "defence", by: ["reviewer"], separateFrom: ["submit"] },
    return: { label: { zh: "退回补正", en: "Return" }, from: ["check", "defence"], to: "draft", by: ["reviewer"], reason: "required" },
    publish: {
      label: { zh: "通过，公示", en: "Publish" },
      asks: { zh: "拟创建的基地从现在起公示，开始计算公示期。", en: "It is on show from now on, and the days of showing begin." },
      from: ["defence"],
      to: "published",
      by: ["reviewer"],
      gates: ["conditions"],
    },
    refuse: { label: { zh: "不通过", en: "Refuse" }, from: ["defence", "published"], to: "refused", by: ["reviewer"], reason: "required" },
    found: {
      label: { zh: "列为创建单位", en: "Begin preparing" },
      from: ["published"],
      to: "preparing",
      by: ["reviewer"],
      gates: ["publicity_over", "agreement"],
    },
    assess: { label: { zh: "申请评估", en: "Ask to be assessed" }, from: ["preparing"], to: "assessing", by: ["adviser"] },
    not_yet: { label: { zh: "继续创建", en: "Not yet" }, from: ["assessing"], to: "preparing", by: ["reviewer"], reason: "required" },
    recognise: {
      label: { zh: "认定", en: "Recognise" },
      from: ["assessing"],
      to: "recognised",
      by: ["reviewer"],
      gates: ["conditions", "agreement", "reviewed", "leads_one"],
      separateFrom: ["assess"],
      fact: "research_base.recognised",
    },
    renew: { label: { zh: "续签", en: "Renew" }, from: ["recognised"], to: "stay", by: ["reviewer"], gates: ["agreement", "reviewed"] },
    mend: { label: { zh: "限期整改", en: "To be mended" }, from: ["recognised"], to: "mends", by: ["reviewer"], reason: "required" },
    mend_preparing: {
      label: { zh: "限期整改", en: "To be mended" },
      from: ["preparing"],
      to: "preparing_mends",
      by: ["reviewer"],
      reason: "required",
    },
    mended: { label: { zh: "整改到位", en: "Mended" }, from: ["mends"], to: "recognised", by: ["reviewer"], gates: ["conditions"] },
    mended_preparing: {
      label: { zh: "整改到位", en: "Mended" },
      from: ["preparing_mends"],
      to: "preparing",
      by: ["reviewer"],
      gates: ["conditions"],
    },
    withdraw: {
      label: { zh: "撤销", en: "Withdraw" },
      from: ["preparing", "preparing_mends", "recognised", "mends"],
      to: "withdrawn",
      by: ["leader"],
      reason: "required",
    },
    quit: {
      label: { zh: "自愿退出", en: "Leave" },
      from: ["draft", "preparing", "preparing_mends", "recognised", "mends"],
      to: "quit",
      by: ["adviser"],
      reason: "required",
    },
  },
});

export const bases = defineRecords({
  register: defineRegister({
    name: "research_base",
    label: { zh: "研究基地", en: "Research bases" },
    fields: [
      field("text", "name", "名称", "Name", { required: true, maxLength: 100, ...shown(280) }),
      field("text", "hostName", "依托单位", "Host", { required: true, ...shown(200) }),
      field("creditCode", "hostCode", "依托单位信用代码", "Host's credit code", {
        required: true,
        help: { zh: "填法人单位的；院系没有法人资格", en: "Of the legal person; a department is none" },
      }),
      field("text", "leader", "负责人", "Leader", { required: true, maxLength: 40, ...shown(100) }),
      field("option", "leaderTitle", "负责人职称", "Leader's title", { options: TITLES }),
      field("text", "field", "研究方向", "Field", { required: true, ...shown(180) }),
      field("text", "batch", "批次", "Batch", { required: true, maxLength: 40, ...shown(100) }),
      field("text", "place", "固定场所", "Place"),
      field("longText", "plan", "年度计划", "Plan of the year", { maxLength: 2000 }),
      field("day", "agreementFrom", "协议起", "Agreement from"),
      field("day", "agreementTo", "协议止", "Agreement until", { ...shown(120), sort: true }),
      field("day", "publishedOn", "公示日期", "Published", { computed: "stored" }),
      field("day", "foundedOn", "创建日期", "Preparing since", { computed: "stored", ...onChoice(120), sort: true }),
      field("day", "recognisedOn", "认定日期", "Recognised on", { computed: "stored", ...onChoice(120) }),
      field("day", "lastReviewOn", "最近考核", "Last review", { computed: "stored", ...shown(120), sort: true }),
    ],
  }),
  process,
  title: "name",
  path: "/thinktank/bases",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer"] },
  children: {
    staff: childRows("base_id", staff, (v) =>
      v.toOn !== null && v.toOn < v.fromOn ? { toOn: { zh: "不能早于开始", en: "Not before its beginning" } } : {},
    ),
    council: childRows("base_id", council),
    reviews: childRows("base_id", reviews),
  },
  sameBy: ["name", "hostCode"],
  warnings: {
    agreement: {
      label: { zh: "协议快到期", en: "Agreement ends" },
      past: "agreementTo",
      ahead: 90,
      states: ["preparing", "preparing_mends", "recognised", "mends"],
    },
    review: {
      label: { zh: "满一年没有考核", en: "No review for a year" },
      past: "lastReviewOn",
      months: 12,
      states: ["preparing", "preparing_mends", "recognised", "mends"],
    },
  },
  views: { board: true, timeline: ["foundedOn", "agreementTo"] },
  steps: [
    { title: { zh: "基地", en: "The base" }, fields: ["name", "field", "batch", "place", "plan"] },
    { title: { zh: "依托单位和负责人", en: "Host and leader" }, fields: ["hostName", "hostCode", "leader", "leaderTitle"] },
    { title: { zh: "协议", en: "Agreement" }, fields: ["agreementFrom", "agreementTo"] },
  ],
  check: (v) =>
    v.agreementFrom !== null && v.agreementTo !== null && v.agreementTo < v.agreementFrom
      ? { agreementTo: { zh: "不能早于开始", en: "Not before its beginning" } }
      : {},
  files: {
    application: { zh: "盖章申报书", en: "Sealed application" },
    agreement: { zh: "建设协议", en: "Agreement" },
    report: { zh: "年度工作报告", en: "Yearly report" },
    decision: { zh: "认定文件", en: "Decision" },
  },
  words: { create: { zh: "登记基地申报", en: "Enter a base" }, empty: { zh: "还没有研究基地。", en: "No bases yet." } },
});

export const baseConditions = defineRecords({
  register: defineRegister({
    name: "base_condition",
    label: { zh: "基地条件", en: "Conditions of bases" },
    fields: [
      field("text", "name", "条件", "Condition", { required: true, ...shown(300) }),
      field("option", "measure", "算什么", "What is counted", {
        required: true,
        options: optionsOf({
          staff: { zh: "核心成员（中级以上或硕士以上）", en: "core staff, middle title or master" },
          staff_senior: { zh: "其中副高以上或博士", en: "of them, associate title or doctor" },
          studies: { zh: "承担的课题", en: "projects" },
          briefs: { zh: "报送的专报", en: "briefs delivered" },
        }),
        ...shown(200),
        filter: true,
      }),
      field("integer", "least", "至少", "At least", { required: true, ...shown(80) }),
      field("integer", "months", "近几个月内", "Within months", { help: { zh: "只管课题和专报", en: "For projects and briefs" } }),
      field("text", "source", "依据", "Source", { required: true, ...shown(220) }),
      field("day", "fromOn", "施行", "In force from", { required: true, ...shown(120), sort: true }),
      field("day", "toOn", "废止", "Until", shown(120)),
    ],
  }),
  title: "name",
  path: "/thinktank/base-conditions",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["reviewer"], above: true },
  sameBy: ["name", "fromOn"],
  check: (v) => (v.toOn !== null && v.toOn < v.fromOn ? { toOn: { zh: "不能早于施行日期", en: "Not before it came into force" } } : {}),
  words: {
    create: { zh: "登记条件", en: "Enter a condition" },
    empty: { zh: "还没有条件；把文件里的条件登记在这里。", en: "No conditions yet; enter those of your document." },
  },
});
