import { defineRegister, type Option } from "../../platform/register/fields.ts";
import { SHIPPED } from "./code-tables.ts";
import { SOURCES } from "./facts.ts";
import { demandProcess } from "./process.ts";

const options = (table: Record<string, { zh: string; en: string }>): Option[] =>
  Object.entries(table).map(([value, label]) => ({ value, label }));

/** The upper levels of a code table as choices: a refusal seldom says more. */
const shippedOptions = (table: "field" | "industry"): Option[] =>
  [...SHIPPED[table].text.matchAll(/([A-T]?\d{0,6})([^\sA-T\d]+)/g)].map(([, value = "", name = ""]) => ({
    value,
    label: { zh: `${value} ${name}`, en: `${value} ${name}` },
  }));

const INDUSTRIES = shippedOptions("industry");
const FIELDS_OF_SCIENCE = shippedOptions("field");

export const demanderKinds = {
  enterprise: { zh: "企业", en: "enterprise" },
  cooperative: { zh: "合作社", en: "cooperative" },
  association: { zh: "协会", en: "association" },
  institution: { zh: "事业单位", en: "institution" },
  person: { zh: "个人", en: "person" },
} as const;

/** GB/T 22900 has nine levels; their names here are a summary, to be checked by an operator. */
export const readinessLevels: Option[] = Object.entries({
  1: { zh: "1 级　发现基本原理", en: "1 basic principle found" },
  2: { zh: "2 级　形成技术方案", en: "2 concept formed" },
  3: { zh: "3 级　关键功能经实验验证", en: "3 key function proved by experiment" },
  4: { zh: "4 级　部件在实验室验证", en: "4 parts validated in the laboratory" },
  5: { zh: "5 级　部件在相关环境验证", en: "5 parts validated in a relevant environment" },
  6: { zh: "6 级　样机在相关环境演示", en: "6 prototype shown in a relevant environment" },
  7: { zh: "7 级　样机在实际环境试验", en: "7 prototype tried in the real environment" },
  8: { zh: "8 级　实际系统通过验证", en: "8 actual system qualified" },
  9: { zh: "9 级　实际使用获得成功", en: "9 proved in use" },
}).map(([value, label]) => ({ value, label }));

const BY_MAIL = {
  zh: "不发短信的系统把确认链接直接发到这里；可留空",
  en: "Where no text messages go out, the link to confirm is sent here; may stay empty",
};

export const demandStates: Option[] = Object.entries(demandProcess.states).map(([value, { label }]) => ({ value, label }));

/** Needs. The form takes them in steps of at most five fields; the list shows whose move each is. */
export const demandRegister = defineRegister({
  name: "demand",
  label: { zh: "需求", en: "Demands" },
  fields: [
    {
      key: "title",
      label: { zh: "需求名称", en: "Title" },
      type: "text",
      required: true,
      maxLength: 80,
      list: "shown",
      width: 300,
      help: { zh: "一句话说清要解决什么，例：柑橘园墒情与病虫监测", en: "One phrase: what is to be solved" },
    },
    {
      key: "state",
      label: { zh: "状态", en: "State" },
      type: "state",
      options: demandStates,
      computed: true,
      list: "shown",
      filter: true,
    },
    {
      key: "demanderName",
      label: { zh: "需求方", en: "Demander" },
      type: "text",
      required: true,
      maxLength: 100,
      list: "shown",
      width: 200,
    },
    {
      key: "demanderKind",
      label: { zh: "需求方类型", en: "Kind of demander" },
      type: "option",
      required: true,
      options: options(demanderKinds),
      list: "on-choice",
      filter: true,
      width: 100,
    },
    {
      key: "creditCode",
      label: { zh: "统一社会信用代码", en: "Credit code" },
      type: "creditCode",
      list: "on-choice",
      width: 180,
      help: { zh: "个人或暂不知道可留空", en: "Leave blank for a person or if unknown" },
    },
    { key: "contactName", label: { zh: "联系人", en: "Contact" }, type: "text", required: true, maxLength: 30, sensitive: "contact" },
    { key: "phone", label: { zh: "联系电话", en: "Phone" }, type: "phone", required: true, sensitive: "contact" },
    { key: "email", label: { zh: "电子邮箱", en: "E-mail" }, type: "email", sensitive: "contact", help: BY_MAIL },
    {
      key: "source",
      label: { zh: "来源", en: "Source" },
      type: "option",
      required: true,
      options: options(SOURCES),
      list: "on-choice",
      filter: true,
      width: 150,
    },
    {
      key: "rawText",
      label: { zh: "原话或转来文字", en: "Original words" },
      type: "longText",
      help: { zh: "可整段粘贴，稍后再整理", en: "Paste as received; sort it later" },
    },
    { key: "presentState", label: { zh: "现状与问题", en: "Present state" }, type: "longText", maxLength: 2000 },
    { key: "target", label: { zh: "目标指标", en: "Target figures" }, type: "longText", maxLength: 2000 },
    { key: "tried", label: { zh: "已做过的尝试", en: "What was tried" }, type: "longText", maxLength: 2000 },
    { key: "limits", label: { zh: "限制条件", en: "Constraints" }, type: "longText", maxLength: 2000 },
    { key: "budgetFen", label: { zh: "预算", en: "Budget" }, type: "money", list: "on-choice", adds: true, width: 110 },
    { key: "wantedBy", label: { zh: "希望完成日期", en: "Wanted by" }, type: "day", list: "on-choice", wished: true },
    {
      key: "fieldCode",
      label: { zh: "学科（GB/T 13745）", en: "Field of science" },
      type: "code",
      codes: "field",
      options: FIELDS_OF_SCIENCE,
    },
    {
      key: "industryCode",
      label: { zh: "行业（GB/T 4754）", en: "Industry" },
      type: "code",
      codes: "industry",
      options: INDUSTRIES,
      list: "on-choice",
      width: 150,
    },
    {
      key: "readinessFrom",
      label: { zh: "成熟度不低于", en: "Readiness at least" },
      type: "option",
      options: readinessLevels,
      help: { zh: "技术就绪度 1–9 级；不清楚可留空", en: "Readiness level 1–9; leave blank if unsure" },
    },
    {
      key: "competitors",
      label: { zh: "竞争对手", en: "Competitors" },
      type: "text",
      maxLength: 200,
      help: { zh: "这些单位的专家不推荐；多个用顿号隔开", en: "Their experts are not proposed; separate several by commas" },
    },
    {
      key: "supplierRegion",
      label: { zh: "供方地区", en: "Region of suppliers" },
      type: "option",
      options: options({
        any: { zh: "不限", en: "anywhere" },
        province: { zh: "本省", en: "same province" },
        city: { zh: "本市", en: "same city" },
        county: { zh: "本县", en: "same county" },
      }),
    },
    { key: "unitName", label: { zh: "归属单位", en: "Unit" }, type: "text", computed: true, list: "shown", filter: "unit", width: 200 },
    { key: "adviserName", label: { zh: "保姆", en: "Adviser" }, type: "text", computed: true, list: "shown", filter: "person", width: 130 },
    { key: "openedOn", label: { zh: "登记日期", en: "Registered" }, type: "day", computed: true, list: "shown", sort: true },
    { key: "dueOn", label: { zh: "办理期限", en: "Due" }, type: "day", computed: true, list: "shown" },
  ],
});

/** The steps of the form; each at most five fields. */
export const demandSteps = [
  { title: { zh: "谁的需求", en: "Whose need" }, fields: ["demanderName", "demanderKind", "contactName", "phone", "email"] },
  { title: { zh: "什么需求", en: "What is needed" }, fields: ["title", "source", "rawText", "supplierRegion", "competitors"] },
  {
    title: { zh: "五问（可后补）", en: "Five questions (may follow later)" },
    fields: ["presentState", "target", "tried", "limits", "budgetFen"],
  },
  {
    title: { zh: "时间、分类与代码（可后补）", en: "Date, class and code (may follow later)" },
    fields: ["wantedBy", "fieldCode", "industryCode", "readinessFrom", "creditCode"],
  },
];

/** What a demander sees and may correct by link. */
export const demanderFields = ["title", "presentState", "target", "tried", "limits", "budgetFen", "wantedBy", "competitors"] as const;

export const supplyRegister = defineRegister({
  name: "supply",
  label: { zh: "供给", en: "Supplies" },
  fields: [
    { key: "name", label: { zh: "名称", en: "Name" }, type: "text", required: true, maxLength: 100, list: "shown", width: 220 },
    {
      key: "kind",
      label: { zh: "类型", en: "Kind" },
      type: "option",
      required: true,
      filter: true,
      list: "shown",
      width: 150,
      options: options({
        expert: { zh: "专家", en: "expert" },
        team: { zh: "团队", en: "team" },
        result: { zh: "成果", en: "result" },
        equipment: { zh: "仪器设备", en: "equipment" },
      }),
    },
    { key: "organisation", label: { zh: "所在单位", en: "Organisation" }, type: "text", required: true, list: "shown", width: 220 },
    {
      key: "creditCode",
      label: { zh: "所在单位信用代码", en: "Organisation's credit code" },
      type: "creditCode",
      help: {
        zh: "与需求方代码相同的须回避，名称写法不同也认得出；不知道可留空",
        en: "Whoever has the demander's code stands aside, however names are written; blank if unknown",
      },
    },
    {
      key: "summary",
      label: { zh: "能做什么", en: "What it offers" },
      type: "longText",
      required: true,
      maxLength: 1000,
      list: "shown",
      width: 320,
    },
    {
      key: "fieldCode",
      label: { zh: "学科（GB/T 13745）", en: "Field of science" },
      type: "code",
      codes: "field",
      options: FIELDS_OF_SCIENCE,
      list: "on-choice",
    },
    {
      key: "industryCode",
      label: { zh: "行业（GB/T 4754）", en: "Industry" },
      type: "code",
      codes: "industry",
      options: INDUSTRIES,
      list: "on-choice",
    },
    {
      key: "readiness",
      label: { zh: "成熟度", en: "Readiness" },
      type: "option",
      options: readinessLevels,
      help: { zh: "技术就绪度 1–9 级；需求有要求时用来衡量", en: "Readiness level 1–9; weighed where a need asks for one" },
    },
    {
      key: "capacity",
      label: { zh: "同时承接上限", en: "Capacity" },
      type: "integer",
      required: true,
      help: { zh: "在办件数到此为止，满了不再推荐", en: "No proposals beyond this many open cases" },
    },
    { key: "contactName", label: { zh: "联系人", en: "Contact" }, type: "text", required: true, maxLength: 30, sensitive: "contact" },
    { key: "phone", label: { zh: "联系电话", en: "Phone" }, type: "phone", required: true, sensitive: "contact" },
    { key: "email", label: { zh: "电子邮箱", en: "E-mail" }, type: "email", sensitive: "contact", help: BY_MAIL },
    {
      key: "consentOn",
      label: { zh: "本人同意日期", en: "Consent given on" },
      type: "day",
      required: true,
      help: { zh: "未经本人同意不得入库", en: "Nobody is listed without consent" },
    },
    {
      key: "validTo",
      label: { zh: "有效期至", en: "Valid until" },
      type: "day",
      help: { zh: "同意或供给到这一天为止，过后不再推荐；无期限留空", en: "No proposals after this day; blank if it has no end" },
    },
    {
      key: "refusedKinds",
      label: { zh: "谢绝的需求方", en: "Declined demanders" },
      type: "options",
      options: options(demanderKinds),
      help: { zh: "按本人意愿，这些类型的需求方不推荐", en: "By own wish: not proposed to these" },
    },
    { key: "refusedFields", label: { zh: "谢绝的学科", en: "Declined fields" }, type: "options", options: FIELDS_OF_SCIENCE },
    {
      key: "refusedIndustries",
      label: { zh: "谢绝的行业", en: "Declined industries" },
      type: "options",
      options: INDUSTRIES,
    },
    {
      key: "serves",
      label: { zh: "只服务", en: "Serves only" },
      type: "option",
      options: options({
        province: { zh: "本省", en: "own province" },
        city: { zh: "本市", en: "own city" },
        county: { zh: "本县", en: "own county" },
      }),
      help: { zh: "以归属单位所在地为准；不限地区留空", en: "As seen from its unit; blank for anywhere" },
    },
    { key: "awayFrom", label: { zh: "暂不承接，自", en: "Away from" }, type: "day" },
    {
      key: "awayTo",
      label: { zh: "暂不承接，至", en: "Away until" },
      type: "day",
      help: { zh: "这段时间不推荐", en: "No proposals in this time" },
    },
    { key: "unitName", label: { zh: "归属单位", en: "Unit" }, type: "text", computed: true, list: "shown", filter: "unit", width: 200 },
  ],
});

/** What advisers everywhere read of a published demand. */
export const publicationRegister = defineRegister({
  name: "publication",
  label: { zh: "需求公告", en: "Published demands" },
  fields: [
    { key: "title", label: { zh: "需求", en: "Demand" }, type: "text", list: "shown", width: 260 },
    { key: "body", label: { zh: "内容", en: "Content" }, type: "longText", list: "shown", width: 460 },
    { key: "place", label: { zh: "地区", en: "Place" }, type: "text", list: "shown", width: 200 },
    { key: "publishedOn", label: { zh: "发布日期", en: "Published" }, type: "day", list: "shown", width: 120 },
  ],
});

/** Those fields as the page of the one-time link needs them. */
export const fieldsForDemander = demandRegister.fields
  .filter((f) => (demanderFields as readonly string[]).includes(f.key))
  .map((f) => ({
    key: f.key,
    label: f.label,
    type: f.type as "text" | "longText" | "money" | "day",
    maxLength: f.maxLength ?? (f.type === "longText" ? 2000 : 100),
  }));
