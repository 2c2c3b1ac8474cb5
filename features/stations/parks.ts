import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

export const parks = defineRecords({
  register: defineRegister({
    name: "park",
    label: { zh: "园区", en: "Park" },
    fields: [
      field("text", "name", "名称", "Name", { required: true, maxLength: 100, ...shown(260) }),
      field("option", "level", "级别", "Level", {
        options: optionsOf({
          national: { zh: "国家级", en: "national" },
          province: { zh: "省级", en: "provincial" },
          city: { zh: "市级", en: "city's" },
          county: { zh: "县级", en: "county's" },
        }),
        ...shown(100),
        filter: true,
      }),
      field("text", "operatorName", "运营单位", "Operator", shown(200)),
      field("creditCode", "operatorCode", "运营单位信用代码", "Operator's credit code"),
      field("text", "industries", "主导产业", "Leading industries", shown(200)),
      field("day", "openedOn", "设立日期", "Opened", { ...shown(130), sort: true }),
      field("text", "contactName", "联络员", "Liaison officer", { maxLength: 40 }),
      field("phone", "contactPhone", "联络员电话", "Telephone", { sensitive: "contact" }),
    ],
  }),
  title: "name",
  path: "/stations/parks",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  sameBy: ["name", "operatorCode"],
  words: { create: { zh: "登记园区", en: "Enter a park" }, empty: { zh: "还没有园区。", en: "No parks yet." } },
});

export const conditions = defineRecords({
  register: defineRegister({
    name: "park_condition",
    label: { zh: "产业园条件", en: "Conditions of parks" },
    fields: [
      field("text", "name", "条件", "Condition", { required: true, ...shown(320) }),
      field("option", "kind", "怎么看", "How it is judged", {
        required: true,
        options: optionsOf({
          computed: { zh: "系统计算", en: "computed" },
          file: { zh: "看材料", en: "by a file" },
          statement: { zh: "看说明", en: "by a statement" },
          visit: { zh: "现场看", en: "on site" },
        }),
        ...shown(110),
        filter: true,
      }),
      field("option", "measure", "算什么", "What is counted", {
        options: optionsOf({
          firms: { zh: "在园企业（家）", en: "companies in the park" },
          high_tech: { zh: "在园高新技术企业（家）", en: "high-tech companies in the park" },
          stations: { zh: "协议有效的工作站（个）", en: "stations with an agreement in force" },
          experts: { zh: "在站院士专家（人）", en: "experts in these stations" },
          results: { zh: "已用起来的成果（项）", en: "results in use" },
        }),
        ...shown(180),
        help: { zh: "只有“系统计算”的条件要选", en: "For computed conditions alone" },
      }),
      field("integer", "least", "至少", "At least", shown(80)),
      field("integer", "months", "近几个月内", "Within months", {
        help: { zh: "只管成果；不填不限", en: "For results; blank is no limit" },
      }),
      field("text", "source", "依据", "Source", {
        required: true,
        ...shown(240),
        help: { zh: "文件名称、文号、日期", en: "Document, number, day" },
      }),
      field("day", "fromOn", "施行", "In force from", { required: true, ...shown(130), filter: true, sort: true }),
      field("day", "toOn", "废止", "Until", shown(130)),
    ],
  }),
  title: "name",
  path: "/stations/conditions",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["reviewer"], above: true },
  sameBy: ["name", "fromOn"],
  check: (v) => ({
    ...(v.toOn !== null && v.toOn < v.fromOn ? { toOn: { zh: "不能早于施行日期", en: "Not before it came into force" } } : {}),
    ...(v.kind === "computed" && v.measure === null ? { measure: { zh: "请选算什么", en: "Say what is counted" } } : {}),
    ...(v.kind === "computed" && v.least === null ? { least: { zh: "请填至少多少", en: "Say how many at least" } } : {}),
    ...(v.kind !== "computed" && v.measure !== null
      ? { measure: { zh: "只有“系统计算”的条件要选", en: "For computed conditions alone" } }
      : {}),
  }),
  words: {
    create: { zh: "登记条件", en: "Enter a condition" },
    empty: { zh: "还没有条件。省级单位把文件里的条件登记在这里。", en: "No conditions yet; the province enters those of its document." },
  },
});

const answers = defineRegister({
  name: "park_answer",
  label: { zh: "对照条件的说明", en: "What is said to the conditions" },
  fields: [
    field("record", "conditionId", "条件", "Condition", { of: "park_condition", required: true }),
    field("longText", "says", "说明", "Statement", { maxLength: 1000 }),
    field("text", "proof", "材料名称和页码", "File and pages", { help: { zh: "文件先在下面上传", en: "Add the file below" } }),
  ],
});

const applicationProcess = processWithHandOver({
  name: "park_application",
  label: { zh: "产业园申报", en: "Expert park" },
  initial: "draft",
  states: {
    draft: { label: { zh: "草稿", en: "Draft" }, final: false, owner: "adviser", limit: { days: 60 } },
    city_check: { label: { zh: "市级初审", en: "City's check" }, final: false, owner: "reviewer", limit: { days: 14 }, tone: "waiting" },
    visiting: { label: { zh: "实地调研", en: "Visit on site" }, final: false, owner: "reviewer", limit: { days: 30 }, tone: "waiting" },
    province_review: {
      label: { zh: "省级评审", en: "Province's review" },
      final: false,
      owner: "reviewer",
      limit: { days: 60 },
      tone: "waiting",
    },
    published: { label: { zh: "公示", en: "Published" }, final: false, owner: "reviewer", limit: { days: 21 }, tone: "waiting" },
    refused: {
      label: { zh: "不予认定", en: "Refused" },
      todo: { zh: "决定是否申请复核", en: "Ask for a second look, or not" },
      final: false,
      owner: "adviser",
      limit: { days: 30 },
      tone: "stopped",
    },
    recheck: { label: { zh: "复核", en: "Reconsidered" }, final: false, owner: "reviewer", limit: { days: 30 }, tone: "waiting" },
    recognised: { label: { zh: "认定", en: "Recognised" }, final: true, tone: "done" },
    ended: { label: { zh: "未认定", en: "Not recognised" }, final: true, tone: "stopped" },
  },
  gates: {
    conditions: {
      label: { zh: "条件齐备", en: "Conditions met" },
      unmet: { zh: "有条件还不满足，见“条件对照”", en: "Conditions are unmet; see Conditions" },
      at: "desk",
    },
    visited: {
      label: { zh: "已实地调研", en: "Visited" },
      unmet: { zh: "先写实地调研报告", en: "First write the report of the visit" },
      at: "desk",
    },
    publicity_over: {
      label: { zh: "公示期满", en: "Publicity is over" },
      unmet: { zh: "公示期还没满，见“公示”", en: "Publicity is not over; see Publicity" },
      at: "desk",
    },
    replied: {
      label: { zh: "异议都已答复", en: "Objections replied to" },
      unmet: { zh: "还有异议没有答复", en: "An objection has no reply" },
      at: "desk",
    },
  },
  actions: {
    draft: { label: { zh: "起草申报", en: "Draft" }, from: [], to: "draft", by: ["adviser"] },
    submit: {
      label: { zh: "报市级初审", en: "Submit to the city" },
      from: ["draft"],
      to: "city_check",
      by: ["adviser"],
      gates: ["conditions"],
    },
    accept: {
      label: { zh: "初审通过，去调研", en: "Accept and visit" },
      from: ["city_check"],
      to: "visiting",
      by: ["reviewer"],
      separateFrom: ["submit"],
    },
    report: {
      label: { zh: "调研完，报省", en: "Report to the province" },
      from: ["visiting"],
      to: "province_review",
      by: ["reviewer"],
      gates: ["visited"],
    },
    return: {
      label: { zh: "退回补正", en: "Return" },
      from: ["city_check", "visiting", "province_review"],
      to: "draft",
      by: ["reviewer"],
      reason: "required",
    },
    publish: {
      label: { zh: "评审通过，公示", en: "Publish" },
      asks: { zh: "评审结论从现在起公示，开始计算公示期。", en: "The conclusion is on show from now on." },
      from: ["province_review", "recheck"],
      to: "published",
      by: ["reviewer"],
      separateFrom: ["refuse"],
    },
    refuse: {
      label: { zh: "不予认定", en: "Refuse" },
      from: ["province_review", "published"],
      to: "refused",
      by: ["reviewer"],
      reason: "required",
    },
    recognise: {
      label: { zh: "认定", en: "Recognise" },
      from: ["published"],
      to: "recognised",
      by: ["reviewer"],
      gates: ["publicity_over", "replied"],
      fact: "park.recognised",
    },
    appeal: { label: { zh: "申请复核", en: "Ask to reconsider" }, from: ["refused"], to: "recheck", by: ["adviser"], reason: "required" },
    uphold: {
      label: { zh: "维持不予认定", en: "Uphold" },
      from: ["recheck"],
      to: "ended",
      by: ["reviewer"],
      reason: "required",
      separateFrom: ["refuse"],
    },
    drop: { label: { zh: "不再申报", en: "Drop" }, from: ["draft", "refused"], to: "ended", by: ["adviser"], reason: "required" },
  },
});

export const applications = defineRecords({
  register: defineRegister({
    name: "park_application",
    label: { zh: "产业园申报", en: "Applications of parks" },
    fields: [
      field("text", "title", "申报名称", "Title", { required: true, maxLength: 120, ...shown(280) }),
      field("record", "parkId", "园区", "Park", { of: "park", required: true }),
      field("longText", "plan", "三年建设计划", "Plan of three years"),
      field("text", "contactName", "联系人", "Contact", { maxLength: 40 }),
      field("phone", "contactPhone", "联系电话", "Telephone", { sensitive: "contact" }),
      field("day", "submittedOn", "报送日期", "Submitted", { computed: "stored", ...shown(130), sort: true }),
      field("day", "publishedOn", "公示日期", "Published", { computed: "stored", ...onChoice(130), sort: true }),
    ],
  }),
  process: applicationProcess,
  title: "title",
  path: "/stations/applications",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["draft"],
  levels: { city_check: 3, visiting: 3, province_review: 2, published: 2, recheck: 2, refused: "own" },
  children: { answers: childRows("application_id", answers) },
  sameBy: ["title"],
  views: { board: true },
  files: {
    application: { zh: "申报书", en: "Application" },
    proof: { zh: "佐证材料", en: "Proof" },
    visit: { zh: "调研照片", en: "Pictures of the visit" },
    decision: { zh: "认定文件", en: "Decision" },
  },
  words: { create: { zh: "申报产业园", en: "Apply for a park" }, empty: { zh: "还没有申报。", en: "No applications yet." } },
});
