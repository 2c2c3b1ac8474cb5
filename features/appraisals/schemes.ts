import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import type { Label } from "../../platform/http/contract.ts";
import { isDecimal } from "./definition.ts";

export const access = { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] };
const DECIMAL: Label = { zh: "写数字，最多两位小数", en: "A number of at most two decimals" };
const decimalFault = (key: string, value: unknown): Readonly<Record<string, Label>> =>
  value === null || isDecimal(String(value)) ? {} : { [key]: DECIMAL };

export const RULES = {
  at_most: { zh: "这些等次最多选几人，多了整张无效", en: "At most so many persons in these grades, else the sheet is void" },
  at_least: { zh: "这些等次至少选几人，少了整张无效", en: "At least so many persons in these grades, else the sheet is void" },
  not_all_equal: { zh: "几人以上全部同一等次，整张无效", en: "The same grade for everybody, given so many persons: void" },
  complete: { zh: "有空白的，整张无效", en: "A blank makes the sheet void" },
  readable: { zh: "有认不清的，整张无效", en: "An unreadable cell makes the sheet void" },
  line: { zh: "这些等次合计达到几分之一，结果上注明", en: "Told in the result where these grades reach one in so many" },
} as const;

/** An election's figures are all there or none. */
function electionFaults(v: {
  readonly electNum: number | null;
  readonly electDen: number | null;
  readonly electBase: string | null;
  readonly electAbove: boolean | null;
  readonly morePercent: number | null;
}): Readonly<Record<string, Label>> {
  const given = [v.electNum, v.electDen, v.electBase, v.electAbove, v.morePercent];
  if (v.electNum === null && v.electDen === null && v.electBase === null && v.morePercent === null) return {};
  if (given.includes(null)) return { electNum: { zh: "选举的五项要填就都填", en: "The five figures of an election are given together" } };
  const { electNum = 0, electDen = 0 } = v as { electNum: number; electDen: number };
  return electNum < 1 || electDen < electNum ? { electDen: { zh: "分母不能小于分子，都从 1 起", en: "A fraction from 1 of n" } } : {};
}

/** How votes are counted: every weight, value, band and limit is the office's own, with the document it stands in. */
export const schemes = defineRecords({
  register: defineRegister({
    name: "appraisal_scheme",
    label: { zh: "测评办法", en: "Scheme" },
    fields: [
      field("text", "name", "名称", "Name", { required: true, maxLength: 100, ...shown(280) }),
      field("text", "source", "依据", "Source", {
        required: true,
        maxLength: 200,
        ...shown(260),
        help: { zh: "文件名称、文号、日期", en: "Document, number, day" },
      }),
      field("option", "base", "比例按什么算", "Shares are of", {
        required: true,
        options: optionsOf({
          valid: { zh: "有效票", en: "valid ballots" },
          returned: { zh: "收回票", en: "returned ballots" },
          present: { zh: "实到人数", en: "those present" },
        }),
        ...shown(120),
      }),
      field("integer", "quorumNum", "到会人数要达到：几", "Quorum: so many", {
        required: true,
        help: { zh: "三分之二写 2", en: "Two thirds: 2" },
      }),
      field("integer", "quorumDen", "……分之（分母）", "of so many", { required: true, help: { zh: "三分之二写 3", en: "Two thirds: 3" } }),
      field("boolean", "quorumAbove", "要超过（不含等于）", "More than, not equal", { required: true }),
      field("integer", "electNum", "选举：得票要达到几", "Election: so many votes", {
        help: { zh: "过半数写 1；只有选举的办法才填", en: "More than half: 1; for elections alone" },
      }),
      field("integer", "electDen", "选举：……分之（分母）", "Election: of so many", { help: { zh: "过半数写 2", en: "More than half: 2" } }),
      field("boolean", "electAbove", "选举：要超过（不含等于）", "Election: more than, not equal"),
      field("option", "electBase", "选举：得票按什么算", "Election: votes are of", {
        options: optionsOf({
          present: { zh: "实到人数", en: "those present" },
          due: { zh: "应到人数", en: "those due" },
          valid: { zh: "有效票", en: "valid ballots" },
          returned: { zh: "收回票", en: "returned ballots" },
        }),
      }),
      field("integer", "morePercent", "选举：差额比例（%）", "Election: more candidates, %", {
        help: { zh: "等额选举填 0", en: "0 for as many as seats" },
      }),
      field("boolean", "writeIn", "选举：可另选他人", "Election: names may be written in", {
        help: { zh: "选票上有应选人数那么多行空白", en: "As many blank lines as seats" },
      }),
      field("day", "fromOn", "施行", "In force from", { required: true, ...shown(130), filter: true, sort: true }),
      field("day", "toOn", "废止", "Until", { ...shown(130), filter: true, sort: true }),
    ],
  }),
  title: "name",
  path: "/appraisals/schemes",
  access: { ...access, above: true },
  children: {
    grades: childRows(
      "scheme_id",
      defineRegister({
        name: "appraisal_scheme_grade",
        label: { zh: "等次", en: "Grades" },
        fields: [
          field("integer", "no", "序号", "No.", {
            required: true,
            help: { zh: "按键盘录入时就按这个数字", en: "The key that tellers press" },
          }),
          field("text", "label", "等次", "Grade", { required: true, maxLength: 20 }),
          field("text", "value", "分值", "Value", { required: true, maxLength: 8 }),
          field("boolean", "top", "算优秀率", "Counts as the top grade", { required: true }),
        ],
      }),
      (v) => decimalFault("value", v.value),
    ),
    classes: childRows(
      "scheme_id",
      defineRegister({
        name: "appraisal_scheme_class",
        label: { zh: "投票类别和权重", en: "Classes and weights" },
        fields: [
          field("text", "key", "代号", "Letter", { required: true, maxLength: 1, help: { zh: "一个大写字母", en: "One capital letter" } }),
          field("text", "label", "哪些人", "Who", { required: true, maxLength: 40 }),
          field("text", "weight", "权重（%）", "Weight (%)", {
            required: true,
            maxLength: 8,
            help: { zh: "合计 100", en: "They sum to 100" },
          }),
        ],
      }),
      (v) => ({
        ...decimalFault("weight", v.weight),
        ...(/^[A-Z]$/.test(v.key) ? {} : { key: { zh: "写一个大写字母 A–Z", en: "One capital letter" } }),
      }),
    ),
    aspects: childRows(
      "scheme_id",
      defineRegister({
        name: "appraisal_scheme_aspect",
        label: { zh: "评价方面（不写就只评总体）", en: "Aspects (without any, one overall grade)" },
        fields: [
          field("text", "label", "方面", "Aspect", { required: true, maxLength: 20 }),
          field("text", "weight", "权重（%）", "Weight (%)", { required: true, maxLength: 8 }),
        ],
      }),
      (v) => decimalFault("weight", v.weight),
    ),
    bands: childRows(
      "scheme_id",
      defineRegister({
        name: "appraisal_scheme_band",
        label: { zh: "按得分定等次", en: "Bands of the score" },
        fields: [
          field("text", "label", "等次", "Band", { required: true, maxLength: 20 }),
          field("text", "least", "得分不低于", "From", { required: true, maxLength: 8 }),
        ],
      }),
      (v) => decimalFault("least", v.least),
    ),
    rules: childRows(
      "scheme_id",
      defineRegister({
        name: "appraisal_scheme_rule",
        label: { zh: "票面规则", en: "Rules of a sheet" },
        fields: [
          field("option", "kind", "规则", "Rule", { required: true, options: optionsOf(RULES) }),
          field("text", "grades", "哪些等次", "Which grades", {
            maxLength: 40,
            help: { zh: "等次序号，用顿号隔开：3、4", en: "Their numbers: 3, 4" },
          }),
          field("integer", "n", "几", "How many"),
          field("text", "source", "依据", "Source", { required: true, maxLength: 200 }),
        ],
      }),
    ),
  },
  sameBy: ["name", "fromOn"],
  check: (v) => ({
    ...(v.toOn !== null && v.toOn < v.fromOn ? { toOn: { zh: "不能早于施行日期", en: "Not before it came into force" } } : {}),
    ...(v.quorumNum < 1 || v.quorumDen < 1 || v.quorumNum > v.quorumDen
      ? { quorumDen: { zh: "分母不能小于分子，都从 1 起", en: "A fraction from 1 of n" } }
      : {}),
    ...electionFaults(v),
  }),
  words: {
    create: { zh: "登记一个办法", en: "Enter a scheme" },
    empty: { zh: "还没有测评办法。可以先登记示例办法，再照你们的文件改。", en: "No schemes yet; examples can be entered and changed." },
  },
});
