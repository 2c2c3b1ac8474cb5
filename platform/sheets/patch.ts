import { columnName, readArea, wordsOf } from "./rows.ts";
import { MarkedStyles } from "./patch-styles.ts";
import type { Source } from "./source.ts";
import { Unreadable } from "./unreadable.ts";
import { escapeXml } from "./write-styles.ts";
import { findParts, MOST_STRINGS, openXlsx } from "./xlsx.ts";
import { openZip, unfold, unfoldWhole, type ZipEntry } from "./zip.ts";
import { ZipWriter } from "./zip-write.ts";

export const REASON = "错误原因";

/** What is wrong with a row, and in which columns (from 1). */
export interface RowFault {
  readonly reason: string;
  readonly columns: readonly number[];
}

const MOST_SHEET = 3 * 2 ** 30;
/** What stands before the first row, or one row. */
const MOST_HELD = 32 * 2 ** 20;

/**
 * The workbook with what is wrong written into it: a column of reasons behind the last, and the cells marked. The sheet and its styles are written
 * anew, row by row as they are read, behind every other part, which goes over byte by byte. A column of an earlier round is written over.
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
  const { column, isOld } = await reasonColumn(source, sheet, headingRow);
  const styles = new MarkedStyles(parts.styles ? (await unfoldWhole(zip, parts.styles)).toString() : undefined);
  const out = new ZipWriter();
  const inOrder = zip.entries.toSorted((a, b) => a.at - b.at);
  const copy = (e: ZipEntry): Generator<Buffer> => out.copy(source, e.at, inOrder[inOrder.indexOf(e) + 1]?.at ?? zip.directoryAt, e.record);
  for (const e of inOrder) if (e !== entry && e !== parts.styles) yield* copy(e);
  yield* out.add(entry.name, patchSheet(unfold(zip, entry, MOST_SHEET), { headingRow, column, isOld, faults, styles }));
  // Which marks there are is known once the sheet is through.
  if (parts.styles) yield* styles.text === undefined ? copy(parts.styles) : out.add(parts.styles.name, [styles.text]);
  yield out.end();
}

/** The column a former round used, else the one behind the last. */
async function reasonColumn(source: Source, sheet: number, headingRow: number): Promise<{ column: number; isOld: boolean }> {
  // The source is read on after the book is closed.
  const book = await openXlsx(
    openZip({ size: source.size, read: (from, length) => source.read(from, length), close: () => {} }),
    MOST_STRINGS,
  );
  let last = 0;
  try {
    for await (const rows of book.rows(sheet))
      for (const row of rows) {
        if (row.at === headingRow) {
          const old = row.values.findIndex((v) => wordsOf(v).trim() === REASON);
          if (old >= 0) return { column: old + 1, isOld: true };
        }
        last = Math.max(last, row.values.length);
      }
  } finally {
    book.close();
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

async function* patchSheet(pieces: AsyncIterable<Buffer>, work: Work): AsyncGenerator<string | Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  let rows: RowCutter | undefined;
  for await (const piece of pieces) {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    if (!rows) {
      const prefix = /<(\w{1,40}:)?worksheet[\s>]/.exec(rest.toString("latin1", 0, 4096))?.[1] ?? "";
      const from = rest.indexOf(`<${prefix}sheetData`);
      if (from >= 0) {
        const head = rest.subarray(0, from);
        yield work.isOld ? head : widen(head, prefix, work.column);
        rest = rest.subarray(from);
        rows = new RowCutter(prefix, work);
      }
    }
    if (rows) {
      const { out, kept } = rows.take(rest);
      yield* out;
      rest = kept;
    }
    if (rest.length > MOST_HELD) throw new Unreadable("broken");
  }
  yield rest;
}

/** Rows one after another, those touched as they are patched; a row that is not whole is kept for the next piece. */
class RowCutter {
  readonly #prefix: string;
  readonly #work: Work;
  #at = 0;
  constructor(prefix: string, work: Work) {
    this.#prefix = prefix;
    this.#work = work;
  }

  take(xml: Buffer): { out: (string | Buffer)[]; kept: Buffer } {
    const work = this.#work;
    const [open, close] = [`<${this.#prefix}row`, `</${this.#prefix}row>`];
    const out: (string | Buffer)[] = [];
    let copied = 0;
    let whole = Math.max(0, xml.length - open.length - 1);
    for (let from = xml.indexOf(open); from >= 0;) {
      const after = xml[from + open.length];
      if (after !== undefined && after > 0x20 && after !== 0x3e && after !== 0x2f) {
        from = xml.indexOf(open, from + 4);
        continue;
      }
      const head = after === undefined ? -1 : xml.indexOf(">", from);
      const empty = xml[head - 1] === 0x2f;
      const end = empty ? head + 1 : xml.indexOf(close, Math.max(head, 0)) + close.length;
      if (head < 0 || end < head) {
        whole = from;
        break;
      }
      const tag = xml.toString("utf8", from, head + 1);
      this.#at = Number(/\sr\s*=\s*["'](\d+)/.exec(tag)?.[1] ?? this.#at + 1);
      const at = this.#at;
      if (at === work.headingRow || work.faults.has(at) || (work.isOld && at > work.headingRow)) {
        const before = xml.toString("utf8", from, end);
        const patched = patchRow(this.#prefix, at, tag, empty ? "" : xml.toString("utf8", head + 1, end - close.length), work);
        if (patched !== before) {
          out.push(xml.subarray(copied, from), patched);
          copied = end;
        }
      }
      whole = Math.max(end, xml.length - open.length - 1);
      from = xml.indexOf(open, end);
    }
    if (whole > copied) out.push(xml.subarray(copied, whole));
    return { out, kept: xml.subarray(Math.max(whole, copied)) };
  }
}

/** The column of reasons is as wide as a sentence. */
function widen(head: Buffer, prefix: string, column: number): string | Buffer {
  const text = head.toString("utf8");
  const cols = new RegExp(`<${prefix}cols>([^]*?)</${prefix}cols>`).exec(text);
  const isCovered = [...(cols?.[1] ?? "").matchAll(/max="(\d+)"/g)].some((m) => Number(m[1]) >= column);
  if (isCovered) return head;
  const col = `<${prefix}col min="${column}" max="${column}" width="48" customWidth="1"/>`;
  return cols
    ? text.replace(cols[0], cols[0].replace(`</${prefix}cols>`, `${col}</${prefix}cols>`))
    : `${text}<${prefix}cols>${col}</${prefix}cols>`;
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
