import { readDecimal } from "@bihuan/kit";
import { readRule, tellRule } from "@bihuan/scoring";
import type { Label } from "../../platform/http/contract.ts";
import type { StandardItem } from "./rules.ts";

/** Headings as offices write them; the first that is there counts. Columns for scores given (自评分, 审核分, 得分) are left where they are. */
const HEADINGS: Readonly<Record<string, RegExp>> = {
  no: /^(编号|序号|项目编号|项)$/,
  aspect: /^(方面|考核项目|一级指标|类别|分类|考核类别)$/,
  criterion: /^(标准条目|条目|条|二级指标|考核条目|标准名称)$/,
  name: /^(考核内容|细项|三级指标|测评内容|量化指标|指标内容|考核要点|内容)$/,
  points: /^(分值|满分|标准分|权重|分数)$/,
  rule: /^(评分办法|评分标准|考核标准|计分办法|计分方法|评分细则|标准)$/,
  classRule: /^(分类标准|分类地区标准)$/,
  indicator: /^(指标|对应指标|数据指标)$/,
  valueUnit: /^(计量单位|单位)$/,
  evidence: /^(考核依据|证明材料|佐证材料|考核方法|考核方式|需附材料)$/,
  lead: /^(牵头单位|责任单位|负责单位|牵头部门)$/,
  coUnits: /^(配合单位|协办单位|配合部门)$/,
  dueOn: /^(完成期限|完成时限|截止日期|期限)$/,
  remark: /^备注$/,
};
export const KNOWN_HEADINGS: readonly string[] = [
  "编号",
  "考核项目",
  "条目",
  "考核内容",
  "考核标准",
  "评分办法",
  "分值",
  "考核方法",
  "考核依据",
  "自评分",
  "审核分",
];

export interface ReadItem extends StandardItem {
  readonly line: number;
  /** The rule in our words, or why it is not understood. */
  readonly meant: string | null;
  readonly why: Label | null;
}
export interface ReadStandard {
  readonly items: readonly ReadItem[];
  readonly faults: readonly { readonly line: number; readonly words: Label }[];
  readonly ignored: readonly string[];
  /** Rows with something in them that are no items: sums, notes. */
  readonly skipped: readonly { readonly line: number; readonly text: string }[];
}

/** Digits and letters in half width, one space for many; brackets and commas stay as they are. */
const clean = (text: string): string =>
  text
    .replace(/[０-９Ａ-Ｚａ-ｚ．％]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\s{1,100}/g, " ")
    .trim();

/** Items out of a table as offices have them: groups written once and blank or merged beneath, numbers like 1.1.1, points with 分, rules in words. */
export function readStandard(
  columns: readonly string[],
  rows: readonly { at: number; cells: readonly string[] }[],
  indicators: readonly string[] = [],
): ReadStandard {
  const words = columns.map((c) => clean(c.split(" / ").at(-1) ?? "").replace(/[(（].*$/, ""));
  const at = (key: string): number => words.findIndex((w) => (HEADINGS[key] as RegExp).test(w));
  const column = Object.fromEntries(Object.keys(HEADINGS).map((key) => [key, at(key)]));
  const faults: { line: number; words: Label }[] = [];
  for (const [key, zh, en] of [
    ["name", "考核内容", "the item's content"],
    ["points", "分值", "points"],
    ["rule", "考核标准或评分办法", "the rule"],
  ] as const)
    if (column[key] === -1) faults.push({ line: 0, words: { zh: `表头里没有“${zh}”一列`, en: `No column for ${en}` } });
  if (faults.length > 0) return { items: [], faults, ignored: [], skipped: [] };
  const used = new Set(Object.values(column));
  const items: ReadItem[] = [];
  const skipped: { line: number; text: string }[] = [];
  const seen = new Set<string>();
  let [aspect, criterion] = ["", ""];
  let [a, c, n] = [0, 0, 0];
  for (const { at: line, cells } of rows) {
    const cell = (key: string): string => clean(cells[column[key] as number] ?? "");
    const name = cell("name");
    if (cell("aspect") !== "" && cell("aspect") !== aspect) [aspect, criterion, a, c, n] = [cell("aspect"), "", a + 1, 0, 0];
    if (column["aspect"] === -1 && a === 0) [aspect, a] = ["考核内容", 1];
    const own = column["criterion"] === -1 ? aspect : cell("criterion");
    if (own !== "" && own !== criterion) [criterion, c, n] = [own, c + 1, 0];
    if (name === "" || /^(合计|总计|小计|总分)/.test(name)) {
      // A row that writes a group alone is read: it is the heading of those beneath.
      const rest = cells.filter((t, i) => i !== column["aspect"] && i !== column["criterion"] && i !== column["no"] && clean(t) !== "");
      if (rest.length > 0) skipped.push({ line, text: cells.map(clean).filter(Boolean).join(" ").slice(0, 60) });
      continue;
    }
    n++;
    const wrong = (zh: string, en: string): void =>
      void faults.push({ line, words: { zh: `“${name.slice(0, 20)}”${zh}`, en: `“${name.slice(0, 20)}” ${en}` } });
    if (aspect === "") wrong("上面没有写方面", "has no aspect above it");
    const no = cell("no").replace(/[.、．]$/, "") || `${a}.${c}.${n}`;
    if (!/^[0-9A-Za-z]{1,4}(\.[0-9A-Za-z]{1,4}){0,4}$/.test(no))
      wrong(`的编号“${no}”写成 1.1.1 的样子`, `needs a number like 1.1.1, not “${no}”`);
    else if (seen.has(no)) wrong(`的编号 ${no} 重复`, `repeats the number ${no}`);
    seen.add(no);
    const points = cell("points").replace(/分$/, "").trim();
    if (!readDecimal(points)) wrong(`的分值“${points}”不是数`, `has points “${points}” that are no number`);
    const wording = cell("rule");
    const read = readRule(wording, readDecimal(points) ? points : "0");
    const indicator = cell("indicator") || (indicators.includes(name) ? name : "");
    const due = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(cell("dueOn"));
    const unit = cell("valueUnit") || (read.ok ? (read.value.unit ?? "") : "");
    items.push({
      line,
      no,
      aspect: aspect || "考核内容",
      criterion: criterion || aspect || "考核内容",
      name: name.slice(0, 200),
      points,
      rule: read.ok ? tellRule({ rule: read.value.rule, ...(unit ? { unit } : {}) }) : wording.slice(0, 300) || "（未写）",
      meant: read.ok ? tellRule({ rule: read.value.rule, ...(unit ? { unit } : {}) }) : null,
      why: read.ok ? null : read.why,
      classRule: cell("classRule") || null,
      source: read.ok && read.value.rule.kind === "graded" ? "scorers" : indicator === "" ? "reported" : "indicator",
      indicator: indicator || null,
      valueUnit: unit.slice(0, 12) || null,
      veto: /一票否决/.test(`${wording}${cell("remark")}`) || null,
      missing: /补齐(?:才能|后再?)定分/.test(`${wording}${cell("remark")}`) ? "undecided" : "zero",
      notApplicable: /合理缺项/.test(`${wording}${cell("remark")}`) ? "rescale" : "nothing",
      evidence: cell("evidence").slice(0, 200) || null,
      lead: cell("lead").slice(0, 60) || null,
      coUnits: cell("coUnits").slice(0, 120) || null,
      dueOn: due ? `${due[1]}-${due[2]?.padStart(2, "0")}-${due[3]?.padStart(2, "0")}` : null,
      wording: wording.slice(0, 1000) || null,
    });
  }
  if (items.length === 0 && faults.length === 0) faults.push({ line: 0, words: { zh: "表里没有细项", en: "The table has no items" } });
  return { items, faults, ignored: columns.filter((w, i) => w !== "" && !used.has(i)), skipped };
}
