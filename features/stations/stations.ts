import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, shown, onChoice } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

const KINDS = optionsOf({
  academician: { zh: "院士工作站", en: "Academician's station" },
  expert: { zh: "专家工作站", en: "Experts' station" },
});

const register = defineRegister({
  name: "station",
  label: { zh: "工作站", en: "Workstation" },
  fields: [
    field("text", "name", "名称", "Name", { required: true, maxLength: 100, ...shown(260) }),
    field("option", "kind", "类别", "Kind", { required: true, options: KINDS, ...shown(120), filter: true }),
    field("text", "hostName", "建站单位", "Host", { required: true, maxLength: 100, ...shown(200) }),
    field("creditCode", "hostCode", "统一社会信用代码", "Credit code of the host", { required: true, ...onChoice(180) }),
    field("text", "field", "专业领域", "Field", { maxLength: 60, ...onChoice(140) }),
    field("text", "industry", "行业", "Industry", { maxLength: 60, ...onChoice(140) }),
    field("day", "agreementFrom", "协议起", "Agreement from"),
    field("day", "agreementTo", "协议止", "Agreement until", { ...shown(130), filter: true, sort: true }),
    field("integer", "roomArea", "场地（平方米）", "Rooms (m²)"),
    field("integer", "staff", "研发人员", "R&D staff", { help: { zh: "建站单位自己的研发人员数", en: "Of the host itself" } }),
    field("text", "contactName", "联络员", "Liaison officer", { maxLength: 40 }),
    field("phone", "contactPhone", "联络员电话", "Telephone", { sensitive: "contact" }),
    field("day", "establishedOn", "建站日期", "Established", { computed: "stored", ...onChoice(130) }),
    field("day", "lastProjectOn", "最近联合项目", "Last joint project", { computed: "stored", ...onChoice(130), sort: true }),
    field("day", "reportUntil", "年报到", "Reported until", { computed: "stored", ...onChoice(130), sort: true }),
    field("money", "subsidyAgreedFen", "约定补助", "Subsidies agreed", { adds: true, computed: "stored", ...onChoice(120) }),
    field("money", "subsidyPaidFen", "已拨补助", "Subsidies paid", { adds: true, computed: "stored", ...onChoice(120) }),
    field("day", "subsidyDueOn", "下一期补助", "Next instalment", { computed: "stored", ...onChoice(130), sort: true }),
  ],
});

const experts = defineRegister({
  name: "station_expert",
  label: { zh: "进站专家", en: "Experts" },
  fields: [
    field("record", "expertId", "专家", "Expert", { of: "expert", required: true }),
    field("day", "fromOn", "进站日期", "From", { required: true }),
    field("day", "toOn", "离站日期", "Until"),
    field("integer", "daysPerYear", "每年在站天数", "Days a year"),
  ],
});
const projects = defineRegister({
  name: "station_project",
  label: { zh: "联合项目", en: "Joint projects" },
  fields: [
    field("text", "name", "项目名称", "Project", { required: true, maxLength: 100 }),
    field("day", "fromOn", "开始", "From", { required: true }),
    field("day", "toOn", "结束", "Until"),
    field("money", "amountFen", "经费", "Money"),
    field("text", "result", "结果", "Result"),
  ],
});
const results = defineRegister({
  name: "station_result",
  label: { zh: "成果应用", en: "Results in use" },
  fields: [
    field("text", "name", "成果", "Result", { required: true, maxLength: 100 }),
    field("day", "usedOn", "应用日期", "In use since", { required: true }),
    field("money", "amountFen", "合同或到账金额", "Amount"),
    field("text", "evidence", "证明", "Evidence", {
      required: true,
      help: { zh: "合同号、到账凭证号等；照片和截图不算", en: "Number of a contract or receipt; no photo, no screenshot" },
    }),
  ],
});
const reports = defineRegister({
  name: "station_report",
  label: { zh: "年度报告", en: "Yearly reports" },
  fields: [
    field("integer", "year", "年度", "Year", { required: true }),
    field("day", "filedOn", "提交日期", "Filed on", { required: true }),
    field("longText", "changes", "这一年有什么变化", "What changed", { required: true }),
    field("option", "grade", "年审等次", "Grade", {
      options: optionsOf({
        excellent: { zh: "优秀", en: "excellent" },
        good: { zh: "良好", en: "good" },
        passed: { zh: "合格", en: "passed" },
        to_correct: { zh: "整改", en: "to correct" },
      }),
    }),
  ],
});

const subsidies = defineRegister({
  name: "station_subsidy",
  label: { zh: "补助分期", en: "Subsidies by instalment" },
  fields: [
    field("text", "name", "哪一期", "Instalment", {
      required: true,
      maxLength: 60,
      help: { zh: "如：建站补助第一期", en: "As: first of two" },
    }),
    field("text", "source", "约定依据", "Agreed by", { required: true, help: { zh: "文件或协议名称、文号", en: "Document, number" } }),
    field("money", "fen", "约定金额", "Agreed", { required: true }),
    field("day", "dueOn", "约定拨付日期", "Due", { required: true }),
    field("money", "paidFen", "已拨付", "Paid"),
    field("day", "paidOn", "拨付日期", "Paid on"),
    field("text", "voucher", "凭证号", "Voucher", { maxLength: 60 }),
  ],
});

const stationProcess = processWithHandOver({
  name: "station",
  label: { zh: "工作站", en: "Workstation" },
  initial: "draft",
  states: {
    draft: { label: { zh: "申报", en: "Drafted" }, final: false, owner: "adviser", limit: { days: 60 } },
    county_check: {
      label: { zh: "县级初审", en: "County's check" },
      final: false,
      owner: "reviewer",
      limit: { days: 14 },
      tone: "waiting",
    },
    province_check: {
      label: { zh: "省级评审", en: "Province's review" },
      final: false,
      owner: "reviewer",
      limit: { days: 60 },
      tone: "waiting",
    },
    deferred: { label: { zh: "暂缓", en: "Deferred" }, final: false, owner: "adviser", limit: { months: 12 }, tone: "waiting" },
    in_force: { label: { zh: "在站", en: "In force" }, final: false, owner: "adviser", limit: { months: 60 }, tone: "active" },
    correcting: {
      label: { zh: "限期整改", en: "To be corrected" },
      final: false,
      owner: "adviser",
      todo: { zh: "督促整改，请审核确认完成", en: "See to the mending; a reviewer confirms it" },
      limit: { days: 90 },
      tone: "waiting",
    },
    concluded: { label: { zh: "期满结题", en: "Concluded" }, final: true, tone: "done" },
    withdrawn: { label: { zh: "撤站", en: "Withdrawn" }, final: true, tone: "stopped" },
    dropped: { label: { zh: "未建", en: "Not established" }, final: true, tone: "stopped" },
  },
  gates: {
    agreement: {
      label: { zh: "协议有效", en: "Agreement in force" },
      unmet: { zh: "先填写协议起止日期并上传协议文件", en: "First enter the agreement's days and add its file" },
      at: "files",
    },
    expert: {
      label: { zh: "有进站专家", en: "Has an expert" },
      unmet: { zh: "先登记进站专家", en: "First enter an expert" },
      at: "experts",
    },
    within_limit: {
      label: { zh: "专家未超限", en: "Within the limits" },
      unmet: { zh: "有专家的工作站数已到上限，见“进站专家”", en: "An expert stands in as many stations as his limit allows; see Experts" },
      at: "experts",
    },
    near_end: {
      label: { zh: "协议将满", en: "Agreement ends soon" },
      unmet: {
        zh: "未到续签时间：到期前多少天起办理，见条件与限额",
        en: "Not yet: how many days before the end renewal begins stands in the limits",
      },
      at: "fields",
    },
  },
  actions: {
    draft: { label: { zh: "申报", en: "Draft" }, from: [], to: "draft", by: ["adviser"] },
    submit: {
      label: { zh: "报县级初审", en: "Submit to the county" },
      from: ["draft", "deferred"],
      to: "county_check",
      by: ["adviser"],
      gates: ["agreement", "expert", "within_limit"],
    },
    pass: {
      label: { zh: "初审通过", en: "Pass on to the province" },
      from: ["county_check"],
      to: "province_check",
      by: ["reviewer"],
      separateFrom: ["submit"],
      bulk: true,
    },
    return: {
      label: { zh: "退回补正", en: "Return" },
      from: ["county_check", "province_check"],
      to: "draft",
      by: ["reviewer"],
      reason: "required",
    },
    establish: {
      label: { zh: "批准建站", en: "Establish" },
      from: ["province_check"],
      to: "in_force",
      by: ["reviewer"],
      gates: ["agreement"],
      fact: "station.changed",
    },
    defer: { label: { zh: "暂缓", en: "Defer" }, from: ["province_check"], to: "deferred", by: ["reviewer"], reason: "required" },
    correct: {
      label: { zh: "要求整改", en: "Ask for correction" },
      from: ["in_force"],
      to: "correcting",
      by: ["reviewer", "leader"],
      reason: "required",
    },
    corrected: { label: { zh: "整改完成", en: "Corrected" }, from: ["correcting"], to: "in_force", by: ["reviewer"] },
    renew: { label: { zh: "续签", en: "Renew" }, from: ["in_force"], to: "county_check", by: ["adviser"], gates: ["near_end"] },
    conclude: { label: { zh: "期满结题", en: "Conclude" }, from: ["in_force"], to: "concluded", by: ["reviewer"], fact: "station.changed" },
    withdraw: {
      label: { zh: "撤站", en: "Withdraw" },
      from: ["in_force", "correcting"],
      to: "withdrawn",
      by: ["reviewer"],
      reason: "required",
      reasons: {
        ended: { zh: "协议到期未续", en: "Agreement ended" },
        over_limit: { zh: "专家超出限额", en: "Beyond the limit" },
        no_activity: { zh: "长期没有活动", en: "No activity" },
        host_gone: { zh: "建站单位注销或失信", en: "Host deregistered or discredited" },
        false_papers: { zh: "材料不实", en: "False papers" },
      },
      fact: "station.changed",
    },
    drop: { label: { zh: "不再申报", en: "Drop" }, from: ["draft", "deferred"], to: "dropped", by: ["adviser"], reason: "required" },
  },
});

export const stations = defineRecords({
  register,
  process: stationProcess,
  title: "name",
  path: "/stations",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["draft", "deferred", "in_force", "correcting"],
  levels: { county_check: 4, province_check: 2 },
  children: {
    experts: childRows("station_id", experts),
    projects: childRows("station_id", projects),
    results: childRows("station_id", results),
    reports: childRows("station_id", reports),
    subsidies: childRows("station_id", subsidies, (v) => ({
      ...(v.paidFen !== null && v.paidFen > v.fen
        ? { paidFen: { zh: "超过这一期的约定金额", en: "Above what is agreed of this instalment" } }
        : {}),
      ...((v.paidFen === null) !== (v.paidOn === null) || (v.paidFen === null) !== (v.voucher === null)
        ? { voucher: { zh: "已拨付、拨付日期和凭证号要一起填", en: "Sum, day and voucher go together" } }
        : {}),
    })),
  },
  sameBy: ["hostCode", "name"],
  warnings: {
    agreement: { label: { zh: "协议到期", en: "Agreement ends" }, past: "agreementTo", ahead: 90, states: ["in_force", "correcting"] },
    report: {
      label: { zh: "缺年度报告", en: "Yearly report missing" },
      past: "reportUntil",
      months: 15,
      states: ["in_force", "correcting"],
    },
    project: {
      label: { zh: "12 个月没有联合项目", en: "No joint project for 12 months" },
      past: "lastProjectOn",
      months: 12,
      states: ["in_force", "correcting"],
    },
    subsidy: {
      label: { zh: "补助到期未拨", en: "Instalment due" },
      past: "subsidyDueOn",
      ahead: 30,
      states: ["in_force", "correcting"],
    },
  },
  views: { calendar: "agreementTo", timeline: ["agreementFrom", "agreementTo"], board: true },
  steps: [
    { title: { zh: "工作站", en: "Station" }, fields: ["name", "kind", "hostName", "hostCode"] },
    { title: { zh: "协议和领域", en: "Agreement and field" }, fields: ["agreementFrom", "agreementTo", "field", "industry"] },
    { title: { zh: "条件和联络", en: "Means and contact" }, fields: ["roomArea", "staff", "contactName", "contactPhone"] },
  ],
  files: {
    agreement: { zh: "建站协议", en: "Agreement" },
    report: { zh: "年报材料", en: "Yearly report" },
    evidence: { zh: "其他佐证", en: "Other evidence" },
  },
  check: (v) =>
    v.agreementFrom !== null && v.agreementTo !== null && v.agreementTo < v.agreementFrom
      ? { agreementTo: { zh: "协议止不能早于协议起", en: "The agreement ends before it begins" } }
      : {},
  words: {
    create: { zh: "申报工作站", en: "Draft a station" },
    empty: { zh: "还没有工作站。申报第一家，或从 Excel 导入。", en: "No stations yet. Draft the first, or import a sheet." },
  },
});
