import { pastedTable } from "../../platform/sheets/pasted.ts";
import { linesOfTable, type SheetTable } from "../../platform/sheets/tables.ts";
import type { SourceSystem } from "./kinds.ts";
import { HEADINGS, repeatsIn, type ImportReport, type RepeatedRow } from "./table.ts";

/**
 * A long table goes to the server in slices: each is one short transaction, progress is what has been answered, stopping is
 * not sending the next, and going on begins behind what the server has read. Runs in the browser and in tests alike.
 */
export const SLICE_ROWS = 2000;
const FAULTS_SHOWN = 200;
const NAMES_SHOWN = 20;

type PlaceTable = Pick<SheetTable, "columns" | "rows" | "since1904">;
export interface TableInput {
  readonly name: string;
  /** As it was pasted, tabs between its cells; titles may stand above its headings. */
  readonly text: string;
  /** The same as a table, where it was read before. */
  readonly table?: PlaceTable;
  readonly system: SourceSystem;
  readonly kind?: string;
  readonly standing?: "point" | "resource";
  readonly keepRepeats?: boolean;
  /** Told by the table where it is one. */
  readonly since1904?: boolean;
}
export interface Slice {
  /** Rows before this slice, and in the whole table. */
  readonly from: number;
  readonly of: number;
  /** Absent with the first. */
  readonly batchId?: number;
  readonly mark: string;
  /** Its rows that repeat an earlier row, wherever in the table that stands. */
  readonly repeats: (RepeatedRow & { readonly same: boolean })[];
}
/** Rows done and in all. */
export type Progress = (done: number, of: number) => void;
interface Options {
  readonly progress: Progress;
  readonly signal: AbortSignal;
}
/** Stopped by the person; what was stored stands and can be gone on with. */
export class Stopped extends Error {}

/** Tells a table from another without keeping it: rows, length, and FNV-1a over its characters. */
export function markOf(text: string): string {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return `${text.length}-${(h >>> 0).toString(16)}`;
}

async function bySlices(
  input: TableInput,
  from: number,
  { progress, signal }: Options,
  send: (input: Sent) => Promise<void>,
): Promise<void> {
  const { text: _, table: __, ...rest } = input;
  const table = tableIn(input);
  const since1904 = table.since1904 === true ? { since1904: true } : {};
  const cells = linesOfTable(table);
  const [header = "", ...lines] = cells.map(lineOf);
  const mark = markOf(input.text);
  const repeats = repeatsIn(cells);
  progress(from, lines.length);
  for (let at = from; at < lines.length || at === 0; at += SLICE_ROWS) {
    if (signal.aborted) throw new Stopped();
    const mine = repeats.filter((r) => r.row > at && r.row <= at + SLICE_ROWS).map((r) => ({ ...r, row: r.row - at }));
    const text = [header, ...lines.slice(at, at + SLICE_ROWS)].join("\n") || " ";
    await send({ ...rest, ...since1904, text, slice: { from: at, of: lines.length, mark, repeats: mine } });
    progress(Math.min(at + SLICE_ROWS, lines.length), lines.length);
  }
}

type Sent = Omit<TableInput, "table"> & { slice: Slice };
const tableIn = ({ table, text }: TableInput): PlaceTable => table ?? pastedTable(text, HEADINGS);
export const lineOf = (cells: readonly string[]): string => cells.map((c) => c.replace(/[\t\r\n]+/g, " ")).join("\t");

/** Checks the whole table; nothing is stored. Rows are told as the sheet counts them. */
export async function checkTable(
  check: (input: Sent) => Promise<ImportReport>,
  input: TableInput,
  options: Options,
): Promise<ImportReport> {
  const reports: ImportReport[] = [];
  const table = tableIn(input);
  await bySlices({ ...input, table }, 0, options, async (sent) => void reports.push(await check(sent)));
  const [first] = reports as [ImportReport];
  return bySheet(reports.length === 1 ? first : merge(reports), table);
}

/** Stores what is good; with `resume` behind the rows a batch has read. Answers with the batch and the rows it holds. */
export async function storeTable(
  store: (input: Sent) => Promise<{ batchId: number; stored: number }>,
  input: TableInput,
  options: Options & { resume?: { batchId: number; from: number } },
): Promise<{ batchId: number; stored: number }> {
  let last = { batchId: options.resume?.batchId ?? 0, stored: 0 };
  await bySlices(input, options.resume?.from ?? 0, options, async (sent) => {
    last = await store({ ...sent, slice: { ...sent.slice, ...(last.batchId === 0 ? {} : { batchId: last.batchId }) } });
  });
  return last;
}

/** Rows below the headings, told as the sheet counts them. */
function bySheet(report: ImportReport, { rows }: PlaceTable): ImportReport {
  const at = (row: number): number => rows[row - 1]?.at ?? row;
  const told = <R extends { row: number }>(of: readonly R[]): R[] => of.map((r) => ({ ...r, row: at(r.row) }));
  const twice = (of: readonly RepeatedRow[]) => told(of).map((r) => ({ ...r, first: at(r.first) }));
  return {
    ...report,
    faults: told(report.faults),
    kept: told(report.kept),
    repeatedRows: twice(report.repeatedRows),
    duplicateRows: twice(report.duplicateRows),
  };
}

function merge(reports: readonly ImportReport[]): ImportReport {
  const sum = (of: (r: ImportReport) => number): number => reports.reduce((n, r) => n + of(r), 0);
  return {
    rows: sum((r) => r.rows),
    good: sum((r) => r.good),
    faults: reports.flatMap((r) => r.faults).slice(0, FAULTS_SHOWN),
    faultCount: sum((r) => r.faultCount),
    kept: reports.flatMap((r) => r.kept).slice(0, FAULTS_SHOWN),
    keptCount: sum((r) => r.keptCount),
    ignored: reports[0]?.ignored ?? [],
    waiting: sum((r) => r.waiting),
    swapped: sum((r) => r.swapped),
    outside: sum((r) => r.outside),
    outsideNames: reports.flatMap((r) => r.outsideNames).slice(0, NAMES_SHOWN),
    duplicates: sum((r) => r.duplicates),
    duplicateRows: reports.flatMap((r) => r.duplicateRows).slice(0, NAMES_SHOWN),
    repeated: sum((r) => r.repeated),
    repeatedRows: reports.flatMap((r) => r.repeatedRows).slice(0, NAMES_SHOWN),
    already: sum((r) => r.already),
    offset: mergeOffsets(reports),
  };
}

/** The system most compared points speak for; the metres are those of the slice with most of them. */
function mergeOffsets(reports: readonly ImportReport[]): ImportReport["offset"] {
  const known = reports.flatMap((r) => (r.offset ? [r.offset] : [])).toSorted((a, b) => b.compared - a.compared);
  const [most] = known;
  if (!most) return null;
  const compared = known.reduce((n, o) => n + o.compared, 0);
  const speakFor = (system: SourceSystem | null): number => known.reduce((n, o) => n + (o.suspected === system ? o.compared : 0), 0);
  const suspected = known.map((o) => o.suspected).find((system) => 2 * speakFor(system) > compared) ?? null;
  return {
    compared,
    checked: known.every((o) => o.checked),
    metres: known.find((o) => o.suspected === suspected)?.metres ?? most.metres,
    suspected,
  };
}
