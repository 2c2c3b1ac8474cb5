import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { itemFaults } from "./rules.ts";

const register = defineRegister({
  name: "standard",
  label: { zh: "考核标准", en: "Standards" },
  fields: [
    { key: "title", label: { zh: "名称", en: "Title" }, type: "text", required: true, maxLength: 120, list: "shown", width: 300 },
    {
      key: "year",
      label: { zh: "适用年度", en: "Year" },
      type: "integer",
      required: true,
      list: "shown",
      filter: true,
      sort: true,
      width: 100,
    },
    {
      key: "level",
      label: { zh: "考核对象", en: "Units assessed" },
      type: "option",
      required: true,
      list: "shown",
      width: 130,
      options: optionsOf({
        city: { zh: "市（州）", en: "cities" },
        county: { zh: "县（市、区）", en: "counties" },
        town: { zh: "乡镇（街道）", en: "towns" },
      }),
    },
    {
      key: "basis",
      label: { zh: "依据", en: "Basis" },
      type: "text",
      required: true,
      help: { zh: "文件名称、文号；没有正式文本的写“示例”", en: "Document and number; where there is no official text write 示例" },
    },
    { key: "periodFrom", label: { zh: "数据从", en: "Figures from" }, type: "month", required: true },
    { key: "periodTo", label: { zh: "数据到", en: "Figures until" }, type: "month", required: true },
    {
      key: "total",
      label: { zh: "总分", en: "Points in all" },
      type: "text",
      required: true,
      maxLength: 40,
      help: { zh: "一般为 100", en: "Usually 100" },
    },
    {
      key: "grades",
      label: { zh: "等次和分数线", en: "Grades" },
      type: "text",
      required: true,
      maxLength: 120,
      help: { zh: "如：优秀90；良好80；合格60；不合格0", en: "As 优秀90；良好80；合格60；不合格0" },
    },
    { key: "bonusCap", label: { zh: "加分合计不超过", en: "Bonuses at most" }, type: "text", maxLength: 40 },
    {
      key: "apartLimit",
      label: { zh: "两人评分相差多少以内取平均（%）", en: "Two scores within (%) are averaged" },
      type: "text",
      required: true,
      maxLength: 40,
      help: { zh: "占本项分值的百分比；超过的由第三人评", en: "Of the item's points; beyond it a third scores" },
    },
    {
      key: "third",
      label: { zh: "第三人评后", en: "With a third score" },
      type: "option",
      required: true,
      options: optionsOf({
        "nearest-two": { zh: "取最近两个的平均", en: "mean of the nearest two" },
        decides: { zh: "以第三人为准", en: "the third decides" },
      }),
    },
    { key: "itemCount", label: { zh: "细项", en: "Items" }, type: "integer", computed: "stored", list: "shown", width: 80 },
  ],
});

const items = defineRegister({
  name: "standard_item",
  label: { zh: "细项", en: "Items" },
  fields: [
    { key: "no", label: { zh: "编号", en: "No." }, type: "text", required: true, maxLength: 20 },
    { key: "aspect", label: { zh: "方面", en: "Aspect" }, type: "text", required: true, maxLength: 60 },
    { key: "criterion", label: { zh: "标准（条）", en: "Criterion" }, type: "text", required: true, maxLength: 80 },
    { key: "name", label: { zh: "考核内容", en: "Item" }, type: "text", required: true, maxLength: 200 },
    { key: "points", label: { zh: "分值", en: "Points" }, type: "text", required: true, maxLength: 10 },
    {
      key: "rule",
      label: { zh: "评分办法", en: "Rule" },
      type: "text",
      required: true,
      maxLength: 300,
      help: {
        zh: "写法：≥2元/人；按比例得分，目标9项；≥250天得8分；≥200天得6分；每少一项扣0.5分；每项加1分；前30%得10分；优100%；良80%；差0%；有得满分，没有不得分",
        en: "As ≥2元/人; 按比例得分，目标9项; 每少一项扣0.5分; 优100%；良80%；差0%",
      },
    },
    {
      key: "classRule",
      label: { zh: "分类地区的办法", en: "Rule of a class" },
      type: "text",
      maxLength: 200,
      help: { zh: "如：山区县：≥1元/人", en: "As 山区县：≥1元/人" },
    },
    {
      key: "source",
      label: { zh: "数从哪来", en: "From" },
      type: "option",
      required: true,
      options: optionsOf({
        indicator: { zh: "指标，自动算", en: "an indicator" },
        reported: { zh: "自报，附证明", en: "reported with proof" },
        scorers: { zh: "两人背靠背评", en: "two blind scorers" },
      }),
    },
    { key: "indicator", label: { zh: "哪个指标", en: "Which indicator" }, type: "text", maxLength: 60 },
    { key: "valueUnit", label: { zh: "计量单位", en: "Unit of measure" }, type: "text", maxLength: 12 },
    { key: "veto", label: { zh: "一票否决", en: "Veto" }, type: "boolean" },
    {
      key: "missing",
      label: { zh: "缺项", en: "Unreported" },
      type: "option",
      required: true,
      options: optionsOf({ zero: { zh: "不得分", en: "no points" }, undecided: { zh: "补齐才能定分", en: "must be filled" } }),
    },
    {
      key: "notApplicable",
      label: { zh: "不适用", en: "Not applicable" },
      type: "option",
      required: true,
      options: optionsOf({
        nothing: { zh: "不计分", en: "no points" },
        full: { zh: "计满分", en: "full points" },
        rescale: { zh: "本条其余折算", en: "the rest is scaled" },
      }),
    },
    { key: "evidence", label: { zh: "要什么证明", en: "Evidence" }, type: "text", maxLength: 200 },
    { key: "lead", label: { zh: "牵头单位", en: "Lead" }, type: "text", maxLength: 60 },
    { key: "coUnits", label: { zh: "配合单位", en: "With" }, type: "text", maxLength: 120 },
    { key: "dueOn", label: { zh: "完成期限", en: "Due" }, type: "day" },
    { key: "wording", label: { zh: "原表文字", en: "As in the sheet" }, type: "longText", maxLength: 1000 },
  ],
});

const process = processWithHandOver({
  name: "standard",
  label: { zh: "考核标准", en: "Standard" },
  initial: "draft",
  states: {
    draft: { label: { zh: "起草", en: "Draft" }, final: false, owner: "adviser", limit: { days: 60 } },
    proposed: { label: { zh: "待启用", en: "To be put in force" }, final: false, owner: "leader", limit: { days: 14 }, tone: "waiting" },
    active: {
      label: { zh: "启用", en: "In force" },
      final: false,
      owner: "leader",
      todo: { zh: "执行，有新标准时停用", en: "In force until a new one comes" },
      limit: { months: 18 },
      tone: "active",
    },
    retired: { label: { zh: "停用", en: "Retired" }, final: true, tone: "done" },
    dropped: { label: { zh: "作废", en: "Dropped" }, final: true, tone: "stopped" },
  },
  gates: {
    sound: {
      label: { zh: "标准前后一致", en: "The standard agrees with itself" },
      unmet: {
        zh: "还有矛盾或没读懂的评分办法，见“检查”",
        en: "It contradicts itself or has rules that are not understood; see the check",
      },
      at: "check",
    },
    alone: {
      label: { zh: "同年同级没有另一个启用的标准", en: "No other in force for the year and level" },
      unmet: { zh: "同年度、同一级已有一个启用的标准，请先停用", en: "Another is in force for this year and level; retire it first" },
    },
  },
  actions: {
    draft: { label: { zh: "新建标准", en: "Begin" }, from: [], to: "draft", by: ["adviser"] },
    propose: { label: { zh: "送启用", en: "Propose" }, from: ["draft"], to: "proposed", by: ["adviser"], gates: ["sound"] },
    activate: {
      label: { zh: "启用", en: "Put in force" },
      from: ["proposed"],
      to: "active",
      by: ["leader"],
      gates: ["sound", "alone"],
      separateFrom: ["draft", "propose"],
    },
    return: { label: { zh: "退回修改", en: "Return" }, from: ["proposed"], to: "draft", by: ["leader"], reason: "required" },
    retire: { label: { zh: "停用", en: "Retire" }, from: ["active"], to: "retired", by: ["leader"], reason: "required" },
    drop: { label: { zh: "作废", en: "Drop" }, from: ["draft"], to: "dropped", by: ["adviser"], reason: "required" },
  },
});

export const standards = defineRecords({
  register,
  process,
  title: "title",
  path: "/assessments/standards",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["draft"],
  levels: { draft: "own", proposed: "own", active: "own" },
  children: { items: childRows("standard_id", items, itemFaults) },
  sameBy: ["title", "year"],
  steps: [
    { title: { zh: "什么标准", en: "The standard" }, fields: ["title", "year", "level", "basis"] },
    { title: { zh: "数据和等次", en: "Figures and grades" }, fields: ["periodFrom", "periodTo", "total", "grades", "bonusCap"] },
    { title: { zh: "评分", en: "Scoring" }, fields: ["apartLimit", "third"] },
  ],
  files: { basis: { zh: "依据文件", en: "Basis" }, other: { zh: "其他", en: "Other" } },
  check: (v) => (v.periodTo < v.periodFrom ? { periodTo: { zh: "不能早于开始", en: "Not before its beginning" } } : {}),
  words: {
    create: { zh: "新建标准", en: "New standard" },
    empty: {
      zh: "还没有考核标准。新建一个，再从 Excel 或 CSV 表导入细项。",
      en: "No standard yet. Begin one and import its items from a table.",
    },
  },
});
