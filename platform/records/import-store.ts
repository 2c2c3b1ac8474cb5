import { sql } from "kysely";
import type { Db } from "../db/database.ts";
import type { Label } from "../http/contract.ts";
import { unstorable } from "../http/input-faults.ts";
import { refusalIn } from "../http/server.ts";
import type { Values } from "../register/fields.ts";
import { askedFields, columnOf, type Records } from "./define.ts";
import { createCases, createRecord, type Asked, type Hand } from "./hand.ts";
import { asItGrew, type SentRow } from "./import-same.ts";
import { refuseBroken } from "./rows.ts";

/** A row to be stored; `kept` are the words of cells that were not understood, for its remark. */
export interface NewRow extends SentRow {
  readonly kept?: string | undefined;
}
export interface Refused {
  readonly row: number;
  readonly fault: Label;
}
export interface NewRows {
  readonly batch: number;
  readonly requestKey: string;
  readonly rows: readonly NewRow[];
}

export const byColumn = (records: Records, values: Values): Values =>
  Object.fromEntries(askedFields(records.register).map((f) => [columnOf(f.key), values[f.key] ?? null]));

/** Plain rows that nothing follows go in as one statement, however many. */
export const isTogether = ({ records, special }: Hand): boolean =>
  records.process === undefined && (special.on as Readonly<Record<string, unknown>> | undefined)?.["create"] === undefined;

/** Stores rows as a batch's, in the caller's transaction; what only storing shows to be impossible costs its row and no other, and is returned. */
export async function storeRows(hand: Hand, asked: Asked, tx: Db, rows: NewRows): Promise<Refused[]> {
  const [put, most] = isTogether(hand) ? ([putTogether, Infinity] as const) : ([putMade, AT_ONCE] as const);
  const refused: Refused[] = [];
  for (let at = 0; at < rows.rows.length; at += most)
    refused.push(...(await storePiece(put, hand, asked, tx, { ...rows, rows: rows.rows.slice(at, at + most) })));
  const kept = rows.rows.filter((r) => r.kept !== undefined);
  if (kept.length > 0)
    await sql`insert into remark (subject, text, actor_id)
      select ${`${hand.records.name}:`} || i.record_id, k.text, ${asked.actor.id}
      from unnest(${kept.map((r) => r.row)}::int[], ${kept.map((r) => r.kept)}::text[]) k(row, text)
      join import_row i on i.batch_id = ${rows.batch} and i.row = k.row`.execute(tx);
  return refused;
}

/** So many are made together: a statement names no more values than it may, and a refused row is found among few. */
const AT_ONCE = 200;
type Put = (hand: Hand, asked: Asked, tx: Db, rows: NewRows) => Promise<object>;

async function storePiece(put: Put, hand: Hand, asked: Asked, tx: Db, all: NewRows): Promise<Refused[]> {
  const { rows } = all;
  if (rows.length === 0) return [];
  const done = await orFault(hand.records, tx, () => put(hand, asked, tx, all));
  if (!("fault" in done)) return [];
  const [first] = rows;
  if (rows.length === 1 && first) return [{ row: first.row, fault: done.fault }];
  // One of them is impossible: halves are tried until it stands alone.
  const half = Math.ceil(rows.length / 2);
  const before = await storePiece(put, hand, asked, tx, { ...all, rows: rows.slice(0, half) });
  return [...before, ...(await storePiece(put, hand, asked, tx, { ...all, rows: rows.slice(half) }))];
}

/** Under the application's role and its walls; ids ascend as the rows do. No history of each field: the batch says where they came from. */
async function putTogether({ records }: Hand, { actor }: Asked, tx: Db, { batch, rows }: NewRows): Promise<object> {
  const columns = sql.join(askedFields(records.register).map((f) => sql.ref(columnOf(f.key))));
  const table = sql.table(records.name);
  await sql`with put as (
      insert into ${table} (${columns}, unit_id, unit_path)
      select ${columns}, ${actor.scope.unitId}, ${[...actor.scope.unitPath]}::int[] from json_populate_recordset(null::${table}, ${JSON.stringify(rows.map((r) => r.values))}::json)
      returning id),
    numbered as (select id, row_number() over (order by id) as n from put)
    insert into import_row (batch_id, row, register, unit_path, record_id, digest)
    select ${batch}, r.row, ${records.name}, ${[...actor.scope.unitPath]}::int[], p.id, decode(r.digest, 'hex')
    from unnest(${rows.map((r) => r.row)}::int[], ${rows.map((r) => r.digest)}::text[]) with ordinality as r(row, digest, n)
    join numbered p on p.n = r.n ${asItGrew(rows)}`.execute(tx);
  return {};
}

/** Cases are opened together; of plain rows that something follows each is made before the next. */
async function putMade(hand: Hand, asked: Asked, tx: Db, { batch, requestKey, rows }: NewRows): Promise<object> {
  const { records } = hand;
  const inputs = rows.map(({ row, values }) => ({
    values: Object.fromEntries(askedFields(records.register).map((f) => [f.key, values[columnOf(f.key)]])),
    requestKey: `${requestKey}.${row}`,
  }));
  const ids = records.process ? await createCases(hand, asked, tx, records.process, inputs) : [];
  if (!records.process) for (const input of inputs) ids.push((await createRecord(hand, asked, tx, input)).id);
  await sql`insert into import_row (batch_id, row, register, unit_path, record_id, digest)
    select ${batch}, r.row, ${records.name}, ${[...asked.actor.scope.unitPath]}::int[], r.id, decode(r.digest, 'hex')
    from unnest(${rows.map((r) => r.row)}::int[], ${ids}::int8[], ${rows.map((r) => r.digest)}::text[]) r(row, id, digest)`.execute(tx);
  return {};
}

/** What is refused is taken back by itself; the rest of the transaction stands. */
async function orFault<T extends object>(records: Records, tx: Db, work: () => Promise<T>): Promise<T | { fault: Label }> {
  await sql`savepoint some_rows`.execute(tx);
  try {
    const done = await work();
    await sql`release savepoint some_rows`.execute(tx);
    return done;
  } catch (error) {
    const fault = faultIn(records, error);
    if (!fault) throw error;
    await sql`rollback to savepoint some_rows`.execute(tx);
    return { fault };
  }
}

function faultIn(records: Records, error: unknown): Label | undefined {
  let seen = error;
  if (!refusalIn(error))
    try {
      refuseBroken(error, records.register);
    } catch (broken) {
      seen = broken;
    }
  const refusal = refusalIn(seen) ?? unstorable(seen);
  return refusal && (Object.values(refusal.fields ?? {})[0] ?? refusal.message);
}
