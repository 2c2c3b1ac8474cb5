import { existsSync, globSync } from "node:fs";
import { join, relative } from "node:path";
import { isKnownBy } from "../platform/sheets/heading.ts";
import { openBook } from "../platform/sheets/open.ts";
import { fileSource } from "../platform/sheets/source.ts";
import { readTables, type SheetTable } from "../platform/sheets/tables.ts";
import { Unreadable } from "../platform/sheets/unreadable.ts";

/**
 * Published workbooks of statistics against the figures that people took out of them by hand (../shared/data/indicators, raw and tidy), read as every import
 * reads a file. Prints the table of docs/indicator-workbooks.md. node bench/indicators.ts
 */
const folder = ["../shared/data/indicators", "../../shared/data/indicators"]
  .map((f) => join(import.meta.dirname, "..", f))
  .find(existsSync);

interface Pair {
  readonly name: string;
  readonly raw: readonly string[];
  readonly tidy: string;
}

function pairsIn(root: string): Pair[] {
  const raws = globSync("raw/**/*.{xls,xlsx}", { cwd: root });
  return globSync("tidy/*/**/*.xlsx", { cwd: root })
    .toSorted()
    .map((tidy) => {
      const name = tidy.replace(/^tidy\//, "").replace(/\.xlsx$/, "");
      const [, place = "", kind = "", year = ""] = /^(.*)\/(?:(amount|funds)-)?(\d{4})$/.exec(name) ?? [];
      const raw = raws
        .filter((r) => r.startsWith(`raw/${place}/`) && r.includes(year) && (kind === "" || !/amount|funds/.test(r) || r.includes(kind)))
        .toSorted();
      return { name, tidy, raw };
    });
}

async function tablesOf(file: string): Promise<SheetTable[]> {
  const book = await openBook(fileSource(file));
  try {
    return await readTables(book, isKnownBy([]), undefined, undefined, true);
  } finally {
    book.close();
  }
}

const bare = (text: string): string => text.replace(/[\s\u3000\u00a0#*]/g, "").replace(/[A-Za-z(（].*$/, "");
const figure = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text.replace(/[,\s]/g, "")));
const isSame = (a: number, b: number): boolean => a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

interface Wanted {
  readonly row: string;
  readonly column: string;
  readonly value: number;
}
/** A figure of the tidy table is known by its first column and by what names it. */
function wantedIn(table: SheetTable): Wanted[] {
  const at = (name: string): number => table.columns.indexOf(name);
  const value = at("value");
  const of = [at("variables"), at("chn_block4")].find((i) => i >= 0) ?? -1;
  const row = at("province") >= 0 ? at("province") : 0;
  if (value < 0) return [];
  return table.rows.flatMap(({ cells }) => {
    const n = figure(cells[value] ?? "");
    return Number.isNaN(n) ? [] : [{ row: bare(cells[row] ?? ""), column: cells[of] ?? "", value: n }];
  });
}

interface Found {
  /** Figures that stand in their row under one column of their name. */
  readonly equal: number;
  /** In a second table beside the first, its row names further right. */
  readonly beside: number;
  /** Alike but for digits that one of the two has rounded away. */
  readonly rounded: number;
  /** Their name is no column of the workbook; their row is none of its rows. */
  readonly column: number;
  readonly row: number;
}

function compare(table: SheetTable, wanted: readonly Wanted[]): Found {
  const width = table.columns.length;
  const named = Array.from({ length: width }, (_, c) => new Map(table.rows.map((r) => [bare(r.cells[c] ?? ""), r.cells])));
  const hits = named.map((rows) => wanted.filter((w) => rows.has(w.row)).length);
  const first = hits.indexOf(Math.max(...hits.slice(0, 2)));
  const second = hits.findIndex((n, c) => c > first + 2 && n > wanted.length / 4);
  const found = { equal: 0, beside: 0, rounded: 0, column: 0, row: 0 };
  for (const of of Map.groupBy(wanted, (w) => w.column).values()) {
    const best = (names: number, is: (a: number, b: number) => boolean): number =>
      Math.max(
        0,
        ...Array.from({ length: width }, (_, c) => of.filter((w) => is(figure(named[names]?.get(w.row)?.[c] ?? ""), w.value)).length),
      );
    const there = of.filter((w) => named[first]?.has(w.row)).length;
    const equal = best(first, isSame);
    const beside = second < 0 ? 0 : best(second, isSame);
    const near = best(first, isRounded);
    if (beside > equal) found.beside += beside;
    else found.equal += equal;
    const rest = of.length - Math.max(equal, beside);
    const absent = beside > equal ? rest : Math.min(rest, of.length - there);
    const alike = beside > equal ? 0 : Math.min(rest - absent, Math.max(0, near - equal));
    found.row += absent;
    found.rounded += alike;
    if (equal < of.length / 4 && beside <= equal && alike === 0) found.column += rest - absent;
  }
  return found;
}

/** One is the other without its last digits. */
const isRounded = (a: number, b: number): boolean => {
  const digits = Math.min(decimals(a), decimals(b));
  return Math.abs(a - b) <= 0.5001 * 10 ** -digits;
};
const decimals = (n: number): number => (String(n).split(".")[1] ?? "").length;

async function judge(root: string, { raw, tidy }: Pair): Promise<{ isEqual: boolean; file: string; words: string }> {
  const wanted = (await tablesOf(join(root, tidy))).flatMap(wantedIn);
  if (wanted.length === 0) return { isEqual: false, file: "", words: "整理表没有数值一列" };
  if (raw.length === 0) return { isEqual: false, file: "", words: "没有同年的原表" };
  let best = { equal: -1, beside: 0, rounded: 0, column: 0, row: 0, file: "", ask: false };
  let unread = "";
  for (const file of raw)
    try {
      for (const table of await tablesOf(join(root, file))) {
        const found = compare(table, wanted);
        if (found.equal > best.equal) best = { ...found, file, ask: table.heading?.ask ?? true };
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      unread = error.label.zh;
    }
  const file = relative("raw", best.file || (raw[0] as string));
  if (best.equal === wanted.length)
    return { isEqual: true, file, words: `${wanted.length} 个数全部相等${best.ask ? "；列名所在的行要人确认" : ""}` };
  if (best.equal < 0) return { isEqual: false, file, words: unread || "没有表格" };
  const { equal, beside, rounded, column, row } = best;
  const causes = [
    [beside, "在右边并排的续表里，导入前要拆成两张"],
    [rounded, "与原表只差四舍五入"],
    [column, "所在的列这张原表里没有"],
    [row, "所在的行原表里没有"],
    [wanted.length - equal - beside - rounded - column - row, "与原表不同"],
  ] as const;
  const told = causes.filter(([n]) => n > 0).map(([n, why]) => `${n} 个${why}`);
  return { isEqual: false, file, words: `${wanted.length} 个数中 ${equal} 个相等，${told.join("，")}` };
}

if (folder === undefined) console.log("../shared/data/indicators is not there");
else {
  const judged = [];
  for (const pair of pairsIn(folder)) judged.push({ name: pair.name, ...(await judge(folder, pair)) });
  const lines = [...Map.groupBy(judged, (j) => j.name.replace(/\d{4}$/, ""))].map(([place, all]) => {
    const year = (name: string): string => name.slice(-4);
    const whys = Map.groupBy(
      all.filter((j) => !j.isEqual),
      (j) => j.words,
    );
    const others = [...whys].map(([why, same]) => `${same.map((j) => year(j.name)).join("、")}：${why}`);
    const equal = all.filter((j) => j.isEqual).map((j) => year(j.name));
    return `| ${place} | ${equal.join("、")} | ${others.join("<br>")} |`;
  });
  console.log(`${judged.length} 张整理表，${judged.filter((j) => j.isEqual).length} 张与原表逐格相等。

| 整理表 | 相等的年份 | 不相等的年份，为什么 |
|---|---|---|
${lines.join("\n")}`);
}
