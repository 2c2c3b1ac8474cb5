import { byColumn, type NewRow } from "../records/import-store.ts";
import { askedFields, type Records } from "../records/define.ts";
import { digester } from "../records/import-same.ts";
import { keptWords } from "../records/import.ts";
import { readSheet, type Cells, type TypedRow } from "../records/read-table.ts";
import { ownFaults } from "../records/rows.ts";
import type { Label } from "../http/contract.ts";
import { giver } from "../http/give-way.ts";
import { leftOutAs } from "../sheets/heading.ts";
import type { RowFault } from "../sheets/patch.ts";
import type { Book, Row } from "../sheets/rows.ts";
import { cellsOf, LabelFill } from "../sheets/tables.ts";
import type { LookedAt } from "./jobs.ts";
import type { Values } from "../register/fields.ts";

/** So many rows are read in one breath. */
const SLICE = 250;
/** Rows with faults that are marked in the file; more are counted. */
const MOST_MARKED = 20_000;

export interface Question {
  readonly look: LookedAt;
  readonly sheet: number;
  readonly fields: readonly (string | null)[];
  readonly same?: Values | undefined;
  readonly today: string;
  /** Rows of a piece. */
  readonly size: number;
  /** Nothing is stored of it: good rows are counted and not kept. */
  readonly judging: boolean;
  /** Names of other records become their numbers. */
  readonly named?: ((rows: Cells) => Promise<Cells>) | undefined;
}

/** A piece of good rows, and how far all is with it. */
export interface Checked {
  readonly good: readonly NewRow[];
  readonly faults: ReadonlyMap<number, RowFault>;
  readonly counts: { readonly rows_read: number; readonly rows_good: number; readonly rows_left: number };
  /** Every row of the sheet: above the table and its headings, no record (totals, notes), blank, read. */
  readonly sums: Readonly<Record<"above" | "notes" | "blank" | "faulty" | "filled", number>>;
}

/** Reads a sheet through as its first look said, however long it is; the last piece tells of all. */
export async function* checkRows(book: Book, records: Records, q: Question): AsyncGenerator<Checked> {
  const { look } = q;
  const asked = askedFields(records.register);
  const heading = { ...look.heading, body: look.heading.bottom + 1, columns: look.columns, ask: false };
  const fill = new LabelFill(look.labels);
  const faults = new Map<number, RowFault>();
  const sums = { above: 0, notes: 0, blank: 0, faulty: 0, filled: 0 };
  const [toColumns, digest] = [byColumn(records), digester(records)];
  let [read, total, yielded] = [0, 0, 0];
  let good: NewRow[] = [];
  const told = (): Checked => ({
    good,
    faults,
    counts: { rows_read: read, rows_good: total, rows_left: sums.faulty },
    sums: { ...sums, filled: fill.count },
  });
  const take = async (slice: readonly Row[]): Promise<void> => {
    const written = slice.map((r) => cellsOf(r, look.columns.length));
    const rows = q.named ? await q.named(written) : written;
    const typed = readSheet({
      register: records.register,
      asked,
      rows: [look.columns, ...rows],
      at: slice.map((r) => r.at),
      fields: q.fields,
      same: q.same,
      unit: look.unit ?? undefined,
      since1904: look.since1904,
    });
    sums.blank += slice.length - typed.rows.length;
    read += typed.rows.length;
    const valueOf = (row: number, key: string): string => written[slice.findIndex((r) => r.at === row)]?.[q.fields.indexOf(key)] ?? "";
    for (const one of typed.rows) {
      const wrong = one.values === null ? one.faults : ownFaults(records, one.values, q.today);
      if (one.values === null || Object.keys(wrong).length > 0) {
        sums.faulty++;
        if (faults.size < MOST_MARKED) faults.set(one.row, faultOf(wrong));
        continue;
      }
      total++;
      if (!q.judging) good.push({ row: one.row, digest: digest(one.typed), values: toColumns(one.values), kept: keptOf(one) });
      const said = { ...one.serials, ...one.doubts };
      if (Object.keys(said).length > 0 && faults.size < MOST_MARKED) faults.set(one.row, faultOf(said));
    }
    function keptOf(one: TypedRow): string | undefined {
      const keys = Object.keys(one.doubts);
      return keys.length === 0 ? undefined : keptWords(keys.map((key) => ({ field: labelOf(key), value: valueOf(one.row, key) })));
    }
  };
  const labelOf = (key: string): Label => asked.find((f) => f.key === key)?.label ?? { zh: key, en: key };
  const faultOf = (wrong: Readonly<Record<string, Label>>): RowFault => ({
    reason: Object.entries(wrong)
      .map(([key, fault]) => `${labelOf(key).zh}：${fault.zh}`)
      .join("；"),
    columns: Object.keys(wrong).flatMap((key) => (q.fields.includes(key) ? [q.fields.indexOf(key) + 1] : [])),
  });

  let slice: Row[] = [];
  const giveWay = giver();
  for await (const batch of book.rows(q.sheet))
    for (const row of batch) {
      if (row.at <= heading.bottom) {
        sums.above++;
        continue;
      }
      fill.take(row);
      if (leftOutAs(row, heading)) {
        sums.notes++;
        continue;
      }
      if (slice.push(row) < SLICE) continue;
      await take(slice);
      slice = [];
      await giveWay();
      if (total - yielded < q.size) continue;
      yield told();
      yielded = total;
      good = [];
    }
  await take(slice);
  yield told();
}
