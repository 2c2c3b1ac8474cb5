import { createHash } from "node:crypto";
import { sql } from "kysely";
import { audit } from "../audit/audit.ts";
import type { Scope } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import type { Label } from "../http/contract.ts";
import { inScope } from "../access/in-scope.ts";
import { refuseRequest } from "../http/server.ts";
import type { Field, Values } from "../register/fields.ts";
import { askedFields, columnOf, type Records } from "./define.ts";
import { createRecord, type Asked, type Hand } from "./hand.ts";
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
): Promise<{ stored: number; left: number; doubtful: number; batch: number }> {
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
  let doubtful = 0;
  for (const { row, values, kept } of read.good) {
    if (same.has(row)) continue;
    const { id } = await createRecord(hand, asked, tx, { values, requestKey: `${requestKey}.${row}` });
    rows.push({ row, record_id: id, digest: digestOf(records, values) });
    if (kept.length === 0) continue;
    doubtful++;
    const text = `导入时看不懂、没有填入的：${kept.map((k) => `${k.field.zh}“${k.value}”`).join("、")}`.slice(0, 2000);
    await tx
      .insertInto("remark")
      .values({ subject: `${records.name}:${id}`, text, actor_id: actor.id })
      .execute();
  }
  const left = faulty + same.size;
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
  return { stored: rows.length, left, doubtful, batch };
}

const digestOf = (records: Records, values: Values): Buffer =>
  createHash("sha256")
    .update(JSON.stringify([records.name, ...askedFields(records.register).map((f) => values[f.key] ?? null)]))
    .digest();

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

/** Rows that are there already: by what the declaration compares, as an earlier row of the same table, or accepted when they were sent before. */
async function sameRows(db: Db, scope: Scope, records: Records, rows: Read["good"]) {
  if (rows.length === 0) return [];
  const sent = await sentBefore(db, scope, records, rows);
  const known = records.sameBy.length === 0 ? new Map<string, { id: number; title: string }>() : await knownBy(db, scope, records, rows);
  const keyOf = (values: Values): string => JSON.stringify(records.sameBy.map((key) => String(values[key] ?? "").trim()));
  return rows.flatMap(({ row, values }) => {
    const before = sent.get(row);
    if (before) return [{ row, ...before }];
    if (records.sameBy.length === 0) return [];
    const key = keyOf(values);
    const hit = known.get(key);
    if (!hit) known.set(key, { id: 0, title: `第 ${row} 行` });
    return hit ? [{ row, ...hit }] : [];
  });
}

async function knownBy(db: Db, scope: Scope, records: Records, rows: Read["good"]): Promise<Map<string, { id: number; title: string }>> {
  const columns = records.sameBy.map((key) => sql`${sql.ref(`r.${columnOf(key)}`)}::text`);
  const first = records.sameBy[0] as string;
  const { rows: there } = await sql<{ id: number; title: string; same: string[] }>`
    select r.id, ${sql.ref(`r.${columnOf(records.title)}`)} as title, array[${sql.join(columns)}] as same
    from ${sql.table(records.name)} r where ${inScope("r", scope)} and ${columns[0]} = any (${rows.map((r) => String(r.values[first] ?? "").trim())}::text[])`.execute(
    db,
  );
  return new Map(there.map((r) => [JSON.stringify(r.same.map((v) => v ?? "")), { id: r.id, title: r.title }]));
}

/** Each accepted row stands for one: a table in which a row comes twice had it twice. */
async function sentBefore(db: Db, scope: Scope, records: Records, rows: Read["good"]): Promise<Map<number, { id: number; title: string }>> {
  const digests = rows.map((r) => digestOf(records, r.values));
  const { rows: there } = await sql<{ id: number; title: string; digest: Buffer }>`
    select r.id, ${sql.ref(`r.${columnOf(records.title)}`)} as title, i.digest from import_row i join ${sql.table(records.name)} r on r.id = i.record_id
    where i.register = ${records.name} and i.digest = any (${digests}::bytea[]) and r.unit_id = ${scope.unitId}`.execute(db);
  const left = Map.groupBy(there, (t) => t.digest.toString("hex"));
  const found = new Map<number, { id: number; title: string }>();
  for (const [i, { row }] of rows.entries()) {
    const hit = left.get((digests[i] as Buffer).toString("hex"))?.pop();
    if (hit) found.set(row, { id: hit.id, title: hit.title });
  }
  return found;
}

/** Records that are the same as what is being typed: told, never an obstacle. */
export async function listSame(db: Db, scope: Scope, records: Records, values: Values, except: number | undefined) {
  const given = records.sameBy.filter((key) => String(values[key] ?? "").trim() !== "");
  if (given.length === 0) return [];
  const { rows } = await sql<{
    id: number;
    title: string;
  }>`select r.id, ${sql.ref(`r.${columnOf(records.title)}`)} as title from ${sql.table(records.name)} r
    where ${inScope("r", scope)} and (${sql.join(
      given.map((key) => sql`${sql.ref(`r.${columnOf(key)}`)}::text = ${String(values[key]).trim()}`),
      sql` or `,
    )}) and r.id <> ${except ?? 0} order by r.id desc limit 5`.execute(db);
  return rows;
}
