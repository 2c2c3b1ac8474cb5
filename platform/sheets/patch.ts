import { columnName, readArea, wordsOf } from "./rows.ts";
import { MarkedStyles } from "./patch-styles.ts";
import type { Source } from "./source.ts";
import { Unreadable } from "./unreadable.ts";
import { escapeXml } from "./write-styles.ts";
import { findParts, openXlsx } from "./xlsx.ts";
import { openZip, unfoldWhole, type ZipEntry } from "./zip.ts";
import { ZipWriter } from "./zip-write.ts";

export const REASON = "错误原因";

/** What is wrong with a row, and in which columns (from 1). */
export interface RowFault {
  readonly reason: string;
  readonly columns: readonly number[];
}

const MOST_SHEET = 400 * 2 ** 20;

/**
 * The workbook with what is wrong written into it: a column of reasons behind the last, and the cells marked. The sheet and its styles are written
 * anew where they change; every other part goes over byte by byte. A column of an earlier round is written over.
 */
export async function* patchFaults(
  source: Source,
  sheet: number,
  headingRow: number,
  faults: ReadonlyMap<number, RowFault>,
): AsyncGenerator<Buffer> {
  const zip = openZip(source);
  const parts = await findParts(zip);
  const entry = parts.sheets[sheet]?.entry;
  if (!entry) throw new Unreadable("broken");
  if (entry.size > MOST_SHEET) throw new Unreadable("too-large");
  const { column, isOld } = await reasonColumn(source, sheet, headingRow);
  const styles = new MarkedStyles(parts.styles ? (await unfoldWhole(zip, parts.styles)).toString() : undefined);
  const xml = patchSheet(await unfoldWhole(zip, entry, MOST_SHEET), { headingRow, column, isOld, faults, styles });
  const changed = new Map<ZipEntry, readonly (string | Buffer)[]>([[entry, xml]]);
  if (parts.styles && styles.text !== undefined) changed.set(parts.styles, [styles.text]);
  const out = new ZipWriter();
  const inOrder = zip.entries.toSorted((a, b) => a.at - b.at);
  for (const [i, e] of inOrder.entries()) {
    const pieces = changed.get(e);
    if (pieces) yield* out.add(e.name, of(pieces));
    else yield* out.copy(source, e.at, inOrder[i + 1]?.at ?? zip.directoryAt, e.record);
  }
  yield out.end();
}

async function* of(pieces: readonly (string | Buffer)[]): AsyncGenerator<string | Buffer> {
  yield* pieces;
}

/** The column a former round used, else the one behind the last. */
async function reasonColumn(source: Source, sheet: number, headingRow: number): Promise<{ column: number; isOld: boolean }> {
  const book = await openXlsx(openZip(source));
  let last = 0;
  for await (const rows of book.rows(sheet))
    for (const row of rows) {
      if (row.at === headingRow) {
        const old = row.values.findIndex((v) => wordsOf(v).trim() === REASON);
        if (old >= 0) return { column: old + 1, isOld: true };
      }
      last = Math.max(last, row.values.length);
    }
  return { column: last + 1, isOld: false };
}

interface Work {
  readonly headingRow: number;
  readonly column: number;
  readonly isOld: boolean;
  readonly faults: ReadonlyMap<number, RowFault>;
  readonly styles: MarkedStyles;
}

function patchSheet(xml: Buffer, work: Work): (string | Buffer)[] {
  const prefix = /<(\w+:)?worksheet[\s>]/.exec(xml.toString("latin1", 0, 4096))?.[1] ?? "";
  const [open, close] = [`<${prefix}row`, `</${prefix}row>`];
  const out: (string | Buffer)[] = [];
  let copied = 0;
  let at = 0;
  for (let from = xml.indexOf(open); from >= 0; from = xml.indexOf(open, from + 4)) {
    const after = xml[from + open.length] as number;
    if (after > 0x20 && after !== 0x3e && after !== 0x2f) continue;
    const head = xml.indexOf(">", from);
    if (head < 0) break;
    const empty = xml[head - 1] === 0x2f;
    const end = empty ? head + 1 : xml.indexOf(close, head) + close.length;
    if (end < head) break;
    const tag = xml.toString("utf8", from, head + 1);
    at = Number(/\sr\s*=\s*["'](\d+)/.exec(tag)?.[1] ?? at + 1);
    const isTouched = at === work.headingRow || work.faults.has(at) || (work.isOld && at > work.headingRow);
    if (isTouched) {
      const before = xml.toString("utf8", from, end);
      const patched = patchRow(prefix, at, tag, empty ? "" : xml.toString("utf8", head + 1, end - close.length), work);
      if (patched !== before) {
        out.push(xml.subarray(copied, from), patched);
        copied = end;
      }
    }
    from = end - 4;
  }
  out.push(xml.subarray(copied));
  if (!work.isOld) widen(out, prefix, work.column);
  return out;
}

/** The column of reasons is as wide as a sentence. */
function widen(out: (string | Buffer)[], prefix: string, column: number): void {
  const first = (out[0] as Buffer).toString("utf8");
  const cols = new RegExp(`<${prefix}cols>([^]*?)</${prefix}cols>`).exec(first);
  const isCovered = [...(cols?.[1] ?? "").matchAll(/max="(\d+)"/g)].some((m) => Number(m[1]) >= column);
  if (isCovered) return;
  const col = `<${prefix}col min="${column}" max="${column}" width="48" customWidth="1"/>`;
  out[0] = cols
    ? first.replace(cols[0], cols[0].replace(`</${prefix}cols>`, `${col}</${prefix}cols>`))
    : first.replace(`<${prefix}sheetData`, `<${prefix}cols>${col}</${prefix}cols><${prefix}sheetData`);
}

/** The cells of a row's inside, as they are written. */
function* cellsIn(p: string, inside: string): Generator<{ xml: string; attributes: string }> {
  const [open, close] = [`<${p}c`, `</${p}c>`];
  for (const piece of inside.split(new RegExp(`(?=<${p}c[\\s/>])`))) {
    const end = piece.startsWith(open) ? piece.indexOf(">") : -1;
    if (end < 0) continue;
    const isEmpty = piece[end - 1] === "/";
    const last = isEmpty ? end + 1 : piece.indexOf(close) + close.length;
    if (last > end) yield { xml: piece.slice(0, last), attributes: piece.slice(open.length, isEmpty ? end - 1 : end) };
  }
}

function patchRow(p: string, at: number, tag: string, inside: string, { headingRow, column, faults, styles }: Work): string {
  const fault = at === headingRow ? undefined : faults.get(at);
  const cells: { column: number; xml: string }[] = [];
  let next = 1;
  for (const { xml, attributes } of cellsIn(p, inside)) {
    const named = readArea(/\sr\s*=\s*["']([A-Z]+\d+)/.exec(attributes)?.[1] ?? "")?.left ?? next;
    next = named + 1;
    cells.push({ column: named, xml });
  }
  const restyle = (xml: string, to: (style: number) => number): string => {
    const end = xml.indexOf(xml.startsWith(`<${p}c/`) || /^[^>]*\/>/.test(xml) ? "/>" : ">");
    const head = xml.slice(0, end);
    const s = /\ss\s*=\s*["'](\d+)["']/.exec(head);
    const style = to(Number(s?.[1] ?? 0));
    if (style === Number(s?.[1] ?? 0)) return xml;
    return `${s ? head.replace(s[0], ` s="${style}"`) : `${head} s="${style}"`}${xml.slice(end)}`;
  };
  const styleOf = (xml: string | undefined): number => Number(/^[^>]*?\ss\s*=\s*["'](\d+)/.exec(xml ?? "")?.[1] ?? 0);
  const wrong = new Set(fault?.columns);
  const done = cells.flatMap((c) => {
    if (c.column === column) return [];
    const to = wrong.delete(c.column) ? styles.marked : at === headingRow ? (s: number) => s : styles.unmarked;
    return [{ column: c.column, xml: restyle(c.xml, (s) => to.call(styles, s)) }];
  });
  for (const missing of wrong)
    if (missing !== column) done.push({ column: missing, xml: `<${p}c r="${columnName(missing)}${at}" s="${styles.marked(0)}"/>` });
  const text = at === headingRow ? REASON : fault?.reason;
  if (text !== undefined) {
    const style = at === headingRow ? styleOf(cells.findLast((c) => c.column < column)?.xml) : styles.marked(0);
    done.push({
      column,
      xml: `<${p}c r="${columnName(column)}${at}" s="${style}" t="inlineStr"><${p}is><${p}t xml:space="preserve">${escapeXml(text.slice(0, 32_000))}</${p}t></${p}is></${p}c>`,
    });
  }
  const isSame = done.length === cells.length && done.every((d, i) => d.xml === cells[i]?.xml);
  if (isSame) return inside === "" ? tag : `${tag}${inside}</${p}row>`;
  done.sort((a, b) => a.column - b.column);
  const opened = tag.replace(/\sspans\s*=\s*("[^"]*"|'[^']*')/, "").replace(/\s{0,20}\/?>$/, ">");
  return `${opened}${done.map((d) => d.xml).join("")}</${p}row>`;
}
