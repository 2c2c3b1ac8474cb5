import { halfWidth } from "@bihuan/kit";
import { KIND, wordsOf, type Area, type Row, type Value } from "./rows.ts";

/** Where a table begins, as far as its cells tell. */
export interface Heading {
  /** The rows of headings as the sheet counts, both within; the body begins behind. */
  readonly top: number;
  readonly bottom: number;
  readonly body: number;
  /** A column's headings from above down, ` / ` between them; blank where it has none. */
  readonly columns: readonly string[];
  /** Whether the cells leave room for another reading: a person is asked. */
  readonly ask: boolean;
}

/** What a cell looks like, however it is stored. A year may be a heading or a figure. */
type Look = "blank" | "number" | "year" | "day" | "code" | "text";

export const SAMPLE_ROWS = 200;
const MOST_ABOVE = 60;

const plain = (value: Value): string => halfWidth(wordsOf(value)).replace(/[\s\u3000\u00a0]+/g, "");

function lookOf(row: Row, column: number): Look {
  const kind = row.kinds[column] ?? KIND.blank;
  if (kind === KIND.day) return "day";
  const text = plain(row.values[column] ?? null);
  if (text === "") return kind === KIND.error || kind === KIND.uncalculated ? "number" : "blank";
  if (kind === KIND.error || kind === KIND.lost) return "number";
  if (/^(19|20)\d\d年?$/.test(text)) return "year";
  if (/^[-+]?\d[\d,]*(\.\d+)?%?$/.test(text)) return kind === KIND.text && /^0\d|^\d{11,}$/.test(text) ? "code" : "number";
  if (/^(19|20)\d\d[-/.年]\d{1,2}([-/.月]\d{1,2}日?)?/.test(text)) return "day";
  return /^[A-Za-z]{0,4}[\d()+-]{5,}[A-Za-z]?$|@[^@.]{1,100}\./.test(text) ? "code" : "text";
}

/** 填报单位：… beside a date is no row of figures. */
const isLine = (row: Row): boolean => /^\s*[\u4e00-\u9fff]{2,8}[:：]/.test(wordsOf(row.values.find((v) => v !== null) ?? null));
const wordy = (look: Look): Look => (look === "blank" ? look : "text");

const isFigure = (look: Look): boolean => look === "number" || look === "day" || look === "code";

/**
 * Every column votes: what its cells further down look like, and from which row on they do. Where all cells are words, the first full row is the
 * heading, unless words a register knows (`isKnown`) name another.
 */
export function findHeading(
  rows: readonly Row[],
  merges: readonly Area[],
  isKnown: (text: string) => boolean = () => false,
): Heading | undefined {
  const sample = rows.slice(0, SAMPLE_ROWS);
  if (sample.length === 0) return undefined;
  const width = Math.max(...sample.map((r) => r.values.length));
  const looks = sample.map((r) =>
    isLine(r) ? Array.from({ length: width }, (_, c) => wordy(lookOf(r, c))) : Array.from({ length: width }, (_, c) => lookOf(r, c)),
  );
  const body = bodyByFigures(looks) ?? bodyByWords(looks);
  const known = bestKnown(sample, isKnown);
  if (known && (!body || known.at + 1 !== body.at)) {
    // A register's own words say where the headings are; figures that begin further down are blank cells above.
    const isSure = known.count >= 3 || known.share >= 0.6;
    const under = body && body.at > known.at && body.at - known.at <= 3 ? headingUnder(sample, looks, known.at, body.at) : known.at;
    if (isSure) return shaped(sample, looks, merges, under + 1, false);
  }
  if (!body) return undefined;
  if (standSideBySide(looks)) return shaped(sample, looks, merges, body.at, true);
  return shaped(sample, looks, merges, body.at, body.margin < 0.25 && !(known && known.at + 1 === body.at && known.count >= 2));
}

interface Body {
  /** Index into the sample. */
  readonly at: number;
  readonly margin: number;
}

function bodyByFigures(looks: readonly (readonly Look[])[]): Body | undefined {
  const width = looks[0]?.length ?? 0;
  const half = looks.slice(Math.floor(looks.length / 3));
  const voters: number[] = [];
  for (let c = 0; c < width; c++) {
    const filled = half.filter((l) => l[c] !== "blank");
    const figures = filled.filter((l) => isFigure(l[c] as Look) || l[c] === "year");
    if (filled.length >= Math.max(1, half.length * 0.3) && figures.length >= filled.length * 0.6) voters.push(c);
  }
  if (voters.length === 0) return undefined;
  const isYears = (c: number): boolean => {
    const filled = half.filter((l) => l[c] !== "blank");
    return filled.filter((l) => l[c] === "year").length >= filled.length * 0.6;
  };
  const years = new Set(voters.filter(isYears));
  const share = looks.map((l) => {
    const count = (is: (look: Look, c: number) => boolean): number => voters.filter((c) => is(l[c] as Look, c)).length;
    const figures = count((look, c) => isFigure(look) || (look === "year" && years.has(c)));
    const others = count((look, c) => look === "year" && !years.has(c));
    const words = count((look) => look === "text");
    // A year in a column of other figures is a heading's, unless its row has such figures too.
    return figures === 0 ? 0 : (figures + others) / (figures + others + words);
  });
  const filled = (i: number): number => voters.filter((c) => looks[i]?.[c] !== "blank").length;
  for (let i = 0; i < Math.min(looks.length, MOST_ABOVE); i++) {
    if ((share[i] ?? 0) < 0.6) continue;
    // A figure in a title or beside it is no table: rows behind it go on.
    const next = share.slice(i, i + 6);
    const going = next.filter((s) => s >= 0.6).length;
    if (going < Math.min(2, looks.length - i) || filled(i) * 3 < Math.min(voters.length, 9)) {
      if (voters.length > 1 || going < Math.min(2, looks.length - i)) continue;
    }
    if (i === 0) return { at: 0, margin: 0 };
    const before = Math.max(0, ...share.slice(0, i));
    return { at: i, margin: (share[i] ?? 0) - before };
  }
  return undefined;
}

/** Two tables with an empty column between them that begin in different rows: which is meant, a person says. */
function standSideBySide(looks: readonly (readonly Look[])[]): boolean {
  const width = looks[0]?.length ?? 0;
  const below = looks.slice(Math.floor(looks.length / 3));
  const gap = Array.from({ length: width }, (_, c) => c).find((c) => c > 1 && c < width - 2 && below.every((l) => l[c] === "blank"));
  if (gap === undefined) return false;
  const [left, right] = [bodyByFigures(looks.map((l) => l.slice(0, gap))), bodyByFigures(looks.map((l) => l.slice(gap)))];
  return left !== undefined && right !== undefined && left.at !== right.at;
}

/** Nothing but words: the first row as full as those that follow it, each of its words once. */
function bodyByWords(looks: readonly (readonly Look[])[]): Body | undefined {
  const counts = looks.map((l) => l.filter((x) => x !== "blank").length);
  const usual = counts.toSorted((a, b) => b - a)[Math.floor(counts.length / 4)] ?? 0;
  const first = counts.findIndex((n) => n >= Math.max(1, usual * 0.7));
  if (first < 0 || first > MOST_ABOVE) return undefined;
  return { at: first + 1, margin: usual >= 2 && first === 0 ? 0.5 : 0.2 };
}

function bestKnown(sample: readonly Row[], isKnown: (text: string) => boolean): { at: number; count: number; share: number } | undefined {
  let best: { at: number; count: number; share: number } | undefined;
  for (const [at, row] of sample.slice(0, MOST_ABOVE).entries()) {
    const texts = row.values.filter((v): v is string => typeof v === "string" && v.trim() !== "");
    const count = texts.filter(isKnown).length;
    if (count > (best?.count ?? 0)) best = { at, count, share: count / texts.length };
  }
  return best;
}

/** Lines between known words and the first figures belong to the heading where they fill what a merged word above left open. */
function headingUnder(sample: readonly Row[], looks: readonly (readonly Look[])[], known: number, body: number): number {
  let bottom = known;
  for (let i = known + 1; i < body; i++) {
    const isHeading =
      looks[i]?.every((look, c) => look === "blank" || (look === "text" && (sample[known]?.values[c] ?? null) === null)) ?? false;
    // A first cell of its own is a row, and a word beside a heading above is one's.
    const underMerged = looks[i]?.some((look, c) => look === "text" && (sample[known]?.values[c] ?? null) === null);
    if (isHeading || (underMerged && looks[i]?.[0] === "blank")) bottom = i;
    else break;
  }
  return bottom;
}

function shaped(
  sample: readonly Row[],
  looks: readonly (readonly Look[])[],
  merges: readonly Area[],
  bodyIndex: number,
  ask: boolean,
): Heading | undefined {
  const at = (i: number): number => sample[i]?.at ?? 0;
  const width = looks[0]?.length ?? 0;
  let top = bodyIndex - 1;
  if (top < 0) return undefined;
  while (top > 0 && isHeadingRow(sample[top - 1] as Row, looks[top - 1] as Look[], merges, width, at(top - 1))) top--;
  while (top < bodyIndex - 1 && !isHeadingRow(sample[top] as Row, looks[top] as Look[], merges, width, at(top))) top++;
  const bottom = at(bodyIndex - 1);
  const body = sample[bodyIndex]?.at ?? bottom + 1;
  return { top: at(top), bottom, body, columns: columnsOf(sample.slice(top, bodyIndex), merges, width), ask };
}

/** Neither a title (one cell, at the left or across) nor a line of 填报单位：… */
function isHeadingRow(row: Row, looks: readonly Look[], merges: readonly Area[], width: number, at: number): boolean {
  const filled = looks.flatMap((l, c) => (l === "blank" ? [] : [c]));
  if (filled.length === 0) return false;
  const colons = filled.filter((c) => /[:：]/.test(wordsOf(row.values[c] ?? null)) || /^[(（].*[)）]$/.test(plain(row.values[c] ?? null)));
  if (colons.length * 2 >= filled.length) return false;
  if (filled.length > 1) return true;
  const only = filled[0] as number;
  const across = merges.find((m) => m.top === at && m.left === only + 1);
  const span = across ? across.right - across.left + 1 : 1;
  // One cell alone stands over some of the columns, never over all of them, and a title stands at the left.
  return only > 0 && span < Math.max(2, width - 1);
}

function columnsOf(rows: readonly Row[], merges: readonly Area[], width: number): string[] {
  const grid = rows.map((r) =>
    Array.from({ length: width }, (_, c) =>
      wordsOf(r.values[c] ?? null)
        .replace(/\s+/g, " ")
        .trim(),
    ),
  );
  const covered = new Set<string>();
  for (const m of merges) {
    const first = rows.findIndex((r) => r.at === m.top);
    const text = grid[first]?.[m.left - 1];
    if (first < 0 || !text) continue;
    for (const [i, r] of rows.entries())
      if (r.at >= m.top && r.at <= m.bottom)
        for (let c = m.left - 1; c < Math.min(width, m.right); c++) {
          (grid[i] as string[])[c] = text;
          covered.add(`${i},${c}`);
        }
  }
  // A word above stands over what follows to its right where the lines below differ and nothing is merged.
  for (const [i, line] of grid.slice(0, -1).entries())
    for (let c = 1; c < width; c++)
      if (line[c] === "" && !covered.has(`${i},${c}`) && (grid[i + 1]?.[c] ?? "") !== "" && (grid[i + 1]?.[c - 1] ?? "") !== "" && c > 1)
        line[c] = line[c - 1] ?? "";
  return Array.from({ length: width }, (_, c) => [...new Set(grid.map((line) => line[c] ?? "").filter((t) => t !== ""))].join(" / "));
}

/** Why a row under the heading is no record. */
export type LeftOut = "total" | "note" | "heading";

/** Totals, notes, signatures, and headings that come again on every printed page. */
export function leftOutAs(row: Row, heading: Heading): LeftOut | undefined {
  const { values } = row;
  let filled = 0;
  let begin = -1;
  for (let c = 0; c < values.length; c++) {
    const v = values[c] as Value;
    if (v === null || (typeof v === "string" && v.trim() === "")) continue;
    if (begin < 0) begin = c;
    filled++;
  }
  const first = plain(values[begin] ?? null);
  if (
    begin <= 1 &&
    /^(合计|总计|小计|共计|累计|总和|本页合计|本页小计|grandtotal)[:：]?(?:\d{0,7}[个处家项人座所条件户名]?|[(（].{0,12}[)）])[:：]?$/i.test(
      first,
    )
  )
    return "total";
  const few = filled <= Math.max(2, heading.columns.length / 2);
  if (
    few &&
    /^(注|附注|说明|备注|填表|填报|制表|审核|复核|负责人|单位负责人|分管|联系人|联系电话|单位[(（]?盖?章|资料来源|数据来源|note|source)\d*[)）]?[.、:：]/i.test(
      first,
    )
  )
    return "note";
  if (few && filled <= 3 && values.every((v) => plain(v) === "" || /^.{1,14}[:：]/.test(plain(v)))) return "note";
  const last = lastLine(heading);
  const isAgain = (v: Value, c: number): boolean =>
    v === null || (typeof v === "string" && (v.trim() === "" || v.replace(/\s+/g, " ").trim() === last[c])) || wordsOf(v) === last[c];
  return filled >= 2 && values.every(isAgain) ? "heading" : undefined;
}

/** The lowest words of each column. */
function lastLine(heading: Heading): readonly string[] {
  const known = lines.get(heading);
  if (known) return known;
  const made = heading.columns.map((c) => c.split(" / ").at(-1) ?? "");
  lines.set(heading, made);
  return made;
}
const lines = new WeakMap<Heading, readonly string[]>();

/** Whether a heading is one of these, however it is marked, spaced or explained in brackets. */
export function isKnownBy(known: readonly string[]): (heading: string) => boolean {
  const words = new Set(known.map(bare).filter(Boolean));
  return (heading) => words.has(bare(heading));
}
const bare = (text: string): string =>
  halfWidth(text)
    .replace(/[（(][^]*$/, "")
    .replace(/[\s*＊]/g, "")
    .toLowerCase();
