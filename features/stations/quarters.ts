import { ungrouped } from "@bihuan/kit";
import type { Label } from "../../platform/http/contract.ts";
import type { SheetTable } from "../../platform/sheets/tables.ts";

/** What a company's quarter holds; money in fen, every figure of the quarter itself and none cumulated; null is unknown. */
export const FIGURES = [
  { key: "outputFen", zh: "产值", en: "Output", money: true, flow: true },
  { key: "revenueFen", zh: "营业收入", en: "Revenue", money: true, flow: true },
  { key: "taxFen", zh: "入库税金", en: "Tax paid", money: true, flow: true },
  { key: "employees", zh: "期末从业人员", en: "Employees at the end", money: false, flow: false },
  { key: "rdStaff", zh: "期末研发人员", en: "R&D staff at the end", money: false, flow: false },
  { key: "rdFen", zh: "研发投入", en: "R&D spending", money: true, flow: true },
  { key: "patentsApplied", zh: "专利申请", en: "Patents applied for", money: false, flow: true },
  { key: "patentsGranted", zh: "专利授权", en: "Patents granted", money: false, flow: true },
] as const;
export type FigureKey = (typeof FIGURES)[number]["key"];
export type Snapshot = Readonly<Record<FigureKey, number | null>>;
export const BLANK = Object.fromEntries(FIGURES.map((f) => [f.key, null])) as Snapshot;

/** A quarter is named by its last month: 2026-09. */
export const isQuarter = (text: string): boolean => /^20\d{2}-(03|06|09|12)$/.test(text);
const parts = (quarter: string): [number, number] => [Number(quarter.slice(0, 4)), Number(quarter.slice(5)) / 3];
const nameOf = (year: number, q: number): string => `${year}-${String(q * 3).padStart(2, "0")}`;
const LAST = ["", "03-31", "06-30", "09-30", "12-31"];
export const lastDayOf = (quarter: string): string => `${quarter.slice(0, 4)}-${LAST[parts(quarter)[1]] ?? ""}`;
export function quarterBefore(quarter: string): string {
  const [year, q] = parts(quarter);
  return q === 1 ? nameOf(year - 1, 4) : nameOf(year, q - 1);
}
export function nameQuarter(quarter: string): Label {
  const [year, q] = parts(quarter);
  return { zh: `${year}年第${"一二三四"[q - 1] ?? ""}季度`, en: `Q${q} ${year}` };
}

/** What is asked before a figure is stored: it jumps by a power of ten, or looks cumulated. Nothing is refused that has a reason. */
export function questionsOf(
  last: Snapshot | null,
  lastQuarter: string | null,
  now: Snapshot,
  quarter: string,
): Partial<Record<FigureKey, Label>> {
  const asked: Partial<Record<FigureKey, Label>> = {};
  if (last === null || lastQuarter === null) return asked;
  const [year, n] = parts(quarter);
  for (const f of FIGURES) {
    const [a, b] = [last[f.key], now[f.key]];
    if (a === null || b === null || a === 0 || b === 0) continue;
    const ratio = Math.max(a, b) / Math.min(a, b);
    if (f.money && ratio >= 5_000)
      asked[f.key] = { zh: "与上季差一万倍左右，是不是把元当成了万元", en: "Some 10,000 times the last quarter: yuan typed as 万元?" };
    else if (ratio >= 10 && Math.max(a, b) >= (f.money ? 10_000_000 : 10))
      asked[f.key] = { zh: `与上季相差 ${Math.round(ratio)} 倍`, en: `${Math.round(ratio)} times the last quarter` };
    else if (f.flow && f.money && n > 1 && lastQuarter === nameOf(year, n - 1) && b / a >= 0.85 * n && b / a <= 1.2 * n)
      asked[f.key] = { zh: `约为上季的 ${n} 倍，是不是把累计数当成了本季数`, en: `About ${n} times the last quarter: a cumulated figure?` };
  }
  return asked;
}

/** "Checked, correct" is no reason. */
export const isReason = (why: string | null | undefined): boolean =>
  (why ?? "").trim().length >= 4 && !/^(经)?(已)?(核实|核对|数据|情况)*(无误|属实|正确|准确|没有问题)[。！.!]*$/.test((why ?? "").trim());

export interface Side {
  readonly companyId: number;
  readonly name: string;
  readonly code: string;
  readonly values: Snapshot;
}
export interface Compared {
  readonly figures: readonly { key: FigureKey; both: number; bothBefore: number; bothNow: number; allBefore: number; allNow: number }[];
  readonly came: readonly string[];
  readonly gone: readonly string[];
  readonly renamed: readonly { from: string; to: string }[];
}

/** Two quarters of a park: sums over the companies that have the figure in both, and over all; a company is one by its id, whatever it is called. */
export function compareQuarters(before: readonly Side[], now: readonly Side[]): Compared {
  const old = new Map(before.map((s) => [s.companyId, s]));
  const young = new Map(now.map((s) => [s.companyId, s]));
  const sum = (sides: readonly Side[], key: FigureKey) => sides.reduce((total, s) => total + (s.values[key] ?? 0), 0);
  return {
    figures: FIGURES.map(({ key }) => {
      const both = now.filter((s) => s.values[key] !== null && (old.get(s.companyId)?.values[key] ?? null) !== null);
      return {
        key,
        both: both.length,
        bothBefore: sum(
          both.map((s) => old.get(s.companyId) as Side),
          key,
        ),
        bothNow: sum(both, key),
        allBefore: sum(before, key),
        allNow: sum(now, key),
      };
    }),
    came: now.filter((s) => !old.has(s.companyId)).map((s) => s.name),
    gone: before.filter((s) => !young.has(s.companyId)).map((s) => s.name),
    renamed: now.flatMap((s) => {
      const was = old.get(s.companyId)?.name;
      return was !== undefined && was !== s.name ? [{ from: was, to: s.name }] : [];
    }),
  };
}

const wan = (fen: number): string => (fen / 1_000_000).toLocaleString("zh-CN", { maximumFractionDigits: 2 });
export const showFigure = (key: FigureKey, value: number | null): string =>
  value === null ? "" : FIGURES.find((f) => f.key === key)?.money ? wan(value) : value.toLocaleString("zh-CN");

/** The comparison as sentences for a report; growth is told only over companies present in both quarters. */
export function inWords(c: Compared, before: string, now: string): Label[] {
  const [b, n] = [nameQuarter(before), nameQuarter(now)];
  const sentences = c.figures
    .filter((f) => f.both > 0)
    .map((f): Label => {
      const figure = FIGURES.find((x) => x.key === f.key) as (typeof FIGURES)[number];
      const unit = figure.money ? "万元" : figure.key.startsWith("patents") ? "件" : "人";
      const change = f.bothNow - f.bothBefore;
      const share =
        f.bothBefore === 0 || change === 0 ? "" : `（${change > 0 ? "+" : "−"}${Math.abs((change / f.bothBefore) * 100).toFixed(1)}%）`;
      const say = (v: number) => showFigure(f.key, v);
      return {
        zh: `${figure.zh}：两季都有数的 ${f.both} 家，${b.zh} ${say(f.bothBefore)} ${unit}，${n.zh} ${say(f.bothNow)} ${unit}，${
          change === 0 ? "持平" : `${change > 0 ? "增加" : "减少"} ${say(Math.abs(change))} ${unit}${share}`
        }；全部企业分别为 ${say(f.allBefore)} 和 ${say(f.allNow)} ${unit}。`,
        en: `${figure.en}: of ${f.both} companies with a figure in both, ${say(f.bothBefore)} in ${b.en} and ${say(f.bothNow)} in ${n.en}${figure.money ? " (万元)" : ""} ${share}; of all, ${say(f.allBefore)} and ${say(f.allNow)}.`,
      };
    });
  const list = (names: readonly string[]) => names.slice(0, 10).join("、") + (names.length > 10 ? ` 等 ${names.length} 家` : "");
  if (c.came.length > 0) sentences.push({ zh: `新有数据 ${c.came.length} 家：${list(c.came)}。`, en: `New: ${list(c.came)}.` });
  if (c.gone.length > 0) sentences.push({ zh: `不再有数据 ${c.gone.length} 家：${list(c.gone)}。`, en: `Gone: ${list(c.gone)}.` });
  for (const r of c.renamed)
    sentences.push({ zh: `${r.from} 更名为 ${r.to}，仍为同一家。`, en: `${r.from} is now ${r.to}, the same company.` });
  return sentences;
}

/** Headings of a park's own sheet that are understood. */
export const SHEET_HEADINGS: readonly string[] = [
  ...FIGURES.flatMap((f) => [f.zh, f.en, f.zh.replace(/^(期末|入库)/, "")]),
  ...["信用代码", "统一社会信用代码", "code", "名称", "企业", "企业名称", "name"],
];

/** A park's own sheet, read by its headings; money in 万元 as the sheets hold it. What cannot be read is told by row and cell and is unknown, as a dash is;
 * headings that mean none of the figures are told, too. */
export function readSheet(
  { columns: head, rows: body }: Pick<SheetTable, "columns" | "rows">,
  companies: readonly { id: number; name: string; code: string }[],
) {
  const plain = (h: string) => h.replace(/[（(][^]*$/, "").replace(/\s/g, "");
  const columns = head.map(
    (h) => FIGURES.find((f) => plain(h) === f.zh || plain(h).toLowerCase() === f.en.toLowerCase() || f.zh.endsWith(plain(h) || "-"))?.key,
  );
  const who = head.findIndex((h) => /信用代码|code/i.test(h));
  const named = head.findIndex((h) => /名称|企业|name/i.test(h));
  const rows: { companyId: number; values: Partial<Record<FigureKey, number | null>> }[] = [];
  const faults: Label[] = [];
  const unmatched = head.filter((h, k) => !columns[k] && k !== who && k !== named && plain(h) !== "");
  for (const { at, cells } of body) {
    const company = companies.find((c) => (who >= 0 && cells[who]?.toUpperCase() === c.code) || (named >= 0 && cells[named] === c.name));
    if (!company) {
      faults.push({ zh: `第 ${at} 行：本园没有这家企业`, en: `Row ${at}: no such company in this park` });
      continue;
    }
    const values: Partial<Record<FigureKey, number | null>> = {};
    for (const [k, key] of columns.entries()) {
      if (!key || !cells[k]) continue;
      const read = /^\s*[-—–－/]+\s*$/.test(cells[k]) ? null : readFigure(key, cells[k]);
      values[key] = read ?? null;
      if (read === undefined)
        faults.push({
          zh: `第 ${at} 行 ${head[k] ?? ""}：看不懂“${cells[k]}”`,
          en: `Row ${at}, ${head[k] ?? ""}: “${cells[k]}” is no figure`,
        });
    }
    rows.push({ companyId: company.id, values });
  }
  return { rows, faults, unmatched };
}

/** What is typed in a cell: 万元 with at most six decimals, or whole persons and pieces; blank is unknown. */
export function readFigure(key: FigureKey, text: string): number | null | undefined {
  const plain = ungrouped(text.replace(/\s/g, "").replaceAll("，", ","));
  if (plain === undefined) return undefined;
  if (plain === "") return null;
  const money = FIGURES.find((f) => f.key === key)?.money;
  if (!(money ? /^\d{1,9}(\.\d{1,6})?$/ : /^\d{1,9}$/).test(plain)) return undefined;
  return money ? Math.round(Number(plain) * 1_000_000) : Number(plain);
}
