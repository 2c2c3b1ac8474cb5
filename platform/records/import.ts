import { sql } from "kysely";
import { audit } from "../audit/audit.ts";
import type { Scope } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import type { Label } from "../http/contract.ts";
import { refusalIn, refuseRequest } from "../http/server.ts";
import type { Field, Values } from "../register/fields.ts";
import { askedFields, type Records } from "./define.ts";
import { createRecord, type Asked, type Hand } from "./hand.ts";
import { digestOf, sameRows } from "./import-same.ts";
import { readBeside } from "./read-beside.ts";
import type { Cells, Told } from "./read-table.ts";
import { ownFaults } from "./rows.ts";

interface Fault {
  readonly row: number;
  readonly field: Label;
  readonly fault: Label;
  readonly value: string;
  /** Of the sheet, from 1; 0 where the table has no such column. */
  readonly column: number;
}
interface Good {
  readonly row: number;
  readonly values: Values;
  /** Cells that were not understood, in words: kept beside the record. */
  readonly kept: readonly Fault[];
}
interface Read {
  readonly columns: readonly { readonly heading: string; readonly field: Field | undefined }[];
  readonly missing: readonly Label[];
  readonly total: number;
  readonly good: readonly Good[];
  readonly faults: readonly Fault[];
}

/** Reads every row as the form would: what is wrong is told at its row and column; rows are counted as the sheet shows them. */
export async function readTable(records: Records, rows: Cells, today: string, told: Told = {}): Promise<Read> {
  const fields = askedFields(records.register);
  const table = await readBeside({ register: records.register, asked: fields, rows, ...told });
  const columns = table.headings.map(({ heading, key }) => ({ heading, field: fields.find((f) => f.key === key) }));
  const missing = fields.filter((f) => f.required && !columns.some((c) => c.field === f)).map((f) => f.label);
  const indexOf = new Map(told.at?.map((at, i) => [at, i + 1]));
  const good: Good[] = [];
  const faults: Fault[] = [];
  for (const { row, typed, values, faults: read, doubts } of table.rows) {
    const inWords = (wrong: Readonly<Record<string, Label>>): Fault[] =>
      Object.entries(wrong).map(([key, fault]) => {
        const at = columns.findIndex((c) => c.field?.key === key);
        const field = fields.find((f) => f.key === key)?.label ?? { zh: key, en: key };
        return { row, field, fault, value: rows[indexOf.get(row) ?? row - 1]?.[at] ?? "", column: at + 1 };
      });
    const wrong = values === null ? read : ownFaults(records, values, today);
    if (Object.keys(wrong).length === 0) good.push({ row, values: typed, kept: inWords(doubts) });
    else faults.push(...inWords(wrong));
  }
  return { columns, missing, total: table.rows.length, good, faults };
}

const MOST_TOLD = 200;
/** Of a file that goes back with its errors. */
const MOST_MARKED = 20_000;

/** Totals that add up: rows read are those to be stored, those that are there already and those with faults. */
export async function previewImport(db: Db, scope: Scope, records: Records, read: Read) {
  const same = await sameRows(db, scope, records, read.good);
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
  };
}

export interface Import {
  readonly requestKey: string;
  /** The file's name, as the list of imports shows it. */
  readonly name: string;
  /** Whether rows without faults are stored though others have some: chosen before. */
  readonly partial: boolean;
}

/** Stores the good rows that are not there already, each as if entered by hand, all in one transaction and as one batch. */
export async function importRows(
  hand: Hand,
  asked: Asked,
  tx: Db,
  read: Read,
  { requestKey, name, partial }: Import,
): Promise<{ stored: number; left: number; doubtful: number; batch: number; refused: { row: number; fault: Label }[] }> {
  const { records } = hand;
  const { actor, services } = asked;
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
  const same = new Set((await sameRows(tx, actor.scope, records, read.good)).map((s) => s.row));
  const rows: { row: number; record_id: number; digest: Buffer }[] = [];
  const refused: { row: number; fault: Label }[] = [];
  let doubtful = 0;
  for (const { row, values, kept } of read.good) {
    if (same.has(row)) continue;
    const created = await oneOf(tx, () => createRecord(hand, asked, tx, { values, requestKey: `${requestKey}.${row}` }));
    if ("fault" in created) {
      if (!partial) refuseRequest("faulty-rows", rowWords(row, created.fault));
      refused.push({ row, fault: created.fault });
      continue;
    }
    const { id } = created;
    rows.push({ row, record_id: id, digest: digestOf(records, values) });
    if (kept.length === 0) continue;
    doubtful++;
    const text = `导入时看不懂、没有填入的：${kept.map((k) => `${k.field.zh}“${k.value}”`).join("、")}`.slice(0, 2000);
    await tx
      .insertInto("remark")
      .values({ subject: `${records.name}:${id}`, text, actor_id: actor.id })
      .execute();
  }
  const left = faulty + same.size + refused.length;
  const { id: batch } = await tx
    .insertInto("import_batch")
    .values({
      register: records.name,
      unit_id: actor.scope.unitId,
      unit_path: [...actor.scope.unitPath],
      name: name.slice(0, 200),
      rows_read: rows.length + left,
      rows_stored: rows.length,
      rows_doubtful: doubtful,
      rows_left: left,
      columns: JSON.stringify(Object.fromEntries(read.columns.map((c) => [c.heading, c.field?.key ?? null]))),
      made_by: actor.id,
      made_at: new Date(services.now()).toISOString(),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  for (let at = 0; at < rows.length; at += 1000)
    await tx
      .insertInto("import_row")
      .values(
        rows.slice(at, at + 1000).map((r) => ({ ...r, batch_id: batch, register: records.name, unit_path: [...actor.scope.unitPath] })),
      )
      .execute();
  await audit(tx, actor, { act: "list.import", subject: records.name, detail: { stored: rows.length, left, batch } });
  return { stored: rows.length, left, doubtful, batch, refused: refused.slice(0, MOST_TOLD) };
}

/** What is refused of one row, as only storing it shows, costs that row; what the database has of it is taken back. */
async function oneOf<T extends object>(tx: Db, work: () => Promise<T>): Promise<T | { fault: Label }> {
  await sql`savepoint one_row`.execute(tx);
  try {
    const done = await work();
    await sql`release savepoint one_row`.execute(tx);
    return done;
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    await sql`rollback to savepoint one_row`.execute(tx);
    const [field] = Object.values(refusal.fields ?? {});
    return { fault: field ?? refusal.message };
  }
}
const rowWords = (row: number, fault: Label): Label => ({
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
  const last = await db
    .selectFrom("import_batch")
    .select("columns")
    .where("register", "=", records.name)
    .where("unit_id", "=", asked.actor.scope.unitId)
    .where("made_by", "=", asked.actor.id)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  const known = (last?.columns ?? {}) as Readonly<Record<string, string | null>>;
  return headings.map((h) => (Object.hasOwn(known, h) ? known[h] : undefined));
}
