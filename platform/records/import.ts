import { sql } from "kysely";
import { audit } from "../audit/audit.ts";
import type { Scope } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import type { Label } from "../http/contract.ts";
import { refuseRequest } from "../http/server.ts";
import type { Field, Values } from "../register/fields.ts";
import { askedFields, type Records } from "./define.ts";
import type { Asked, Hand } from "./hand.ts";
import { digester, sameRows, type SentRow } from "./import-same.ts";
import { byColumn, storeRows, type Refused } from "./import-store.ts";
import { readBeside } from "./read-beside.ts";
import type { Cells, Told, TypedRow } from "./read-table.ts";
import { ownFaults } from "./rows.ts";

export interface Fault {
  readonly row: number;
  readonly field: Label;
  readonly fault: Label;
  readonly value: string;
  /** Of the sheet, from 1; 0 where the table has no such column. */
  readonly column: number;
}
interface Good extends SentRow {
  /** Cells that were not understood, in words: kept beside the record. */
  readonly kept: readonly Fault[];
}
export interface Read {
  readonly columns: readonly { readonly heading: string; readonly field: Field | undefined }[];
  readonly missing: readonly Label[];
  readonly total: number;
  readonly good: readonly Good[];
  readonly faults: readonly Fault[];
  /** Days that came as serial numbers, and as which day each is read. */
  readonly serials: readonly Fault[];
  /** Every row as the form would hold it. */
  readonly rows: readonly TypedRow[];
}

/** Reads every row as the form would: what is wrong is told at its row and column; rows are counted as the sheet shows them. */
export async function readTable(records: Records, rows: Cells, today: string, told: Told = {}): Promise<Read> {
  const fields = askedFields(records.register);
  const table = await readBeside({ register: records.register, asked: fields, rows, ...told });
  const columns = table.headings.map(({ heading, key }) => ({ heading, field: fields.find((f) => f.key === key) }));
  const missing = fields
    .filter((f) => f.required && told.same?.[f.key] === undefined && !columns.some((c) => c.field === f))
    .map((f) => f.label);
  const indexOf = new Map(told.at?.map((at, i) => [at, i + 1]));
  const [toColumns, digest] = [byColumn(records), digester(records)];
  const good: Good[] = [];
  const faults: Fault[] = [];
  const days: Fault[] = [];
  for (const { row, typed, values, faults: read, doubts, serials } of table.rows) {
    const inWords = (wrong: Readonly<Record<string, Label>>): Fault[] =>
      Object.entries(wrong).map(([key, fault]) => {
        const at = columns.findIndex((c) => c.field?.key === key);
        const field = fields.find((f) => f.key === key)?.label ?? { zh: key, en: key };
        return { row, field, fault, value: rows[indexOf.get(row) ?? row - 1]?.[at] ?? "", column: at + 1 };
      });
    days.push(...inWords(serials));
    const wrong = values === null ? read : ownFaults(records, values, today);
    if (Object.keys(wrong).length === 0)
      good.push({ row, digest: digest(typed), values: toColumns(values as Values), kept: inWords(doubts) });
    else faults.push(...inWords(wrong));
  }
  return { columns, missing, total: table.rows.length, good, faults, serials: days, rows: table.rows };
}

const MOST_TOLD = 200;
/** Of a file that goes back with its errors. */
const MOST_MARKED = 20_000;

/** Totals that add up: rows read are those to be stored, those that are there already and those with faults. */
export async function previewImport(db: Db, scope: Scope, records: Records, read: Read) {
  const same = await sameRows(db, scope, records, { rows: read.good });
  const doubts = read.good.flatMap((g) => g.kept);
  return {
    columns: read.columns.map((c) => ({ heading: c.heading, field: c.field?.key ?? null })),
    missing: [...read.missing],
    total: read.total,
    good: read.good.length - same.length,
    sameCount: same.length,
    same: same.slice(0, MOST_TOLD),
    faultRows: new Set(read.faults.map((f) => f.row)).size,
    faults: read.faults.slice(0, MOST_MARKED),
    doubtRows: new Set(doubts.map((d) => d.row)).size,
    doubts: doubts.slice(0, MOST_TOLD),
    serials: read.serials.slice(0, MOST_MARKED),
  };
}

export interface Import {
  readonly requestKey: string;
  /** The file's name, as the list of imports shows it. */
  readonly name: string;
  /** Whether rows without faults are stored though others have some: chosen before. */
  readonly partial: boolean;
  readonly same?: Values | undefined;
}

/** Stores the good rows that are not there already, each as if entered by hand, all in one transaction and as one batch. */
export async function importRows(
  hand: Hand,
  asked: Asked,
  tx: Db,
  read: Read,
  { requestKey, name, partial, same: told }: Import,
): Promise<{ stored: number; left: number; doubtful: number; batch: number; refused: { row: number; fault: Label }[] }> {
  const { records } = hand;
  const { actor } = asked;
  if (read.missing.length > 0)
    refuseRequest("missing-columns", {
      zh: `缺少必填的列：${read.missing.map((l) => l.zh).join("、")}`,
      en: `Columns are missing: ${read.missing.map((l) => l.en).join(", ")}`,
    });
  const faulty = new Set(read.faults.map((f) => f.row)).size;
  if (!partial && faulty > 0)
    refuseRequest("faulty-rows", {
      zh: `有 ${faulty} 行要改，一行也没有导入。改好后再导入，或选择“有错的行先不导入”`,
      en: `${faulty} rows have faults and nothing was stored. Mend them, or choose to leave them out`,
    });
  // The same press twice: the second waits and finds every row there.
  await sql`select pg_advisory_xact_lock(hashtextextended(${requestKey}, 823006))`.execute(tx);
  const same = new Set((await sameRows(tx, actor.scope, records, { rows: read.good })).map((s) => s.row));
  const rows = read.good.filter((g) => !same.has(g.row)).map((g) => ({ ...g, kept: g.kept.length > 0 ? keptWords(g.kept) : undefined }));
  const { id: batch } = await tx
    .insertInto("import_batch")
    .values({
      ...newBatch(records, asked, name, Object.fromEntries(read.columns.map((c) => [c.heading, c.field?.key ?? null])), told),
      rows_read: rows.length,
      rows_stored: rows.length,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const refused = await storeRows(hand, asked, tx, { batch, requestKey, rows });
  const [first] = refused;
  if (!partial && first) refuseRequest("faulty-rows", rowWords(first));
  const out = new Set(refused.map((r) => r.row));
  const stored = rows.length - out.size;
  const doubtful = rows.filter((r) => r.kept !== undefined && !out.has(r.row)).length;
  const left = faulty + same.size + out.size;
  await tx
    .updateTable("import_batch")
    .set({ rows_read: stored + left, rows_stored: stored, rows_doubtful: doubtful, rows_left: left })
    .where("id", "=", batch)
    .execute();
  await audit(tx, actor, { act: "list.import", subject: records.name, detail: { stored, left, batch } });
  return { stored, left, doubtful, batch, refused: refused.slice(0, MOST_TOLD) };
}

/** What of a batch is known before its rows are stored. */
export const newBatch = (
  records: Records,
  { actor, services }: Asked,
  name: string,
  columns: Readonly<Record<string, string | null>>,
  same: Values = {},
) => ({
  register: records.name,
  unit_id: actor.scope.unitId,
  unit_path: [...actor.scope.unitPath],
  name: name.slice(0, 200),
  columns: JSON.stringify(columns),
  // What is sensitive is kept with its record alone.
  same: JSON.stringify(
    Object.fromEntries(
      askedFields(records.register).flatMap((f) => (f.sensitive || same[f.key] === undefined ? [] : [[f.key, same[f.key]]])),
    ),
  ),
  made_by: actor.id,
  made_at: new Date(services.now()).toISOString(),
  rows_read: 0,
  rows_stored: 0,
  rows_doubtful: 0,
  rows_left: 0,
});

export const keptWords = (kept: readonly Pick<Fault, "field" | "value">[]): string =>
  `导入时看不懂、没有填入的：${kept.map((k) => `${k.field.zh}“${k.value}”`).join("、")}`.slice(0, 2000);

export const rowWords = ({ row, fault }: Refused): Label => ({
  zh: `第 ${row} 行：${fault.zh}；一行也没有导入`,
  en: `Row ${row}: ${fault.en}; nothing was stored`,
});

/** What the same sender assigned to these headings last time. */
export async function rememberedFields(
  db: Db,
  asked: Asked,
  records: Records,
  headings: readonly string[],
): Promise<(string | null | undefined)[]> {
  const { columns } = await lastTold(db, asked, records);
  return headings.map((h) => (Object.hasOwn(columns, h) ? columns[h] : undefined));
}

/** What he said then once for every row, to be proposed and never taken for said: a year has passed. Of a table with other headings nothing. */
export async function rememberedSame(db: Db, asked: Asked, records: Records, headings: readonly string[]): Promise<Values> {
  const { columns, same } = await lastTold(db, asked, records);
  if (Object.entries(columns).some(([heading, field]) => field !== null && !headings.includes(heading))) return {};
  return Object.fromEntries(Object.entries(same).filter(([key]) => askedFields(records.register).some((f) => f.key === key)));
}

async function lastTold(db: Db, asked: Asked, records: Records) {
  const last = await db
    .selectFrom("import_batch")
    .select(["columns", "same"])
    .where("register", "=", records.name)
    .where("unit_id", "=", asked.actor.scope.unitId)
    .where("made_by", "=", asked.actor.id)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return { columns: last?.columns ?? {}, same: last?.same ?? {} } as {
    columns: Readonly<Record<string, string | null>>;
    same: Values;
  };
}
