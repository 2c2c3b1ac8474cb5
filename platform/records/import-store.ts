import { sql, type RawBuilder } from "kysely";
import type { Db } from "../db/database.ts";
import type { Label } from "../http/contract.ts";
import { unstorable } from "../http/input-faults.ts";
import { refusalIn } from "../http/server.ts";
import type { Values } from "../register/fields.ts";
import { askedFields, columnOf, type Records } from "./define.ts";
import { createCases, createRecord, type Asked, type Hand } from "./hand.ts";
import { DIGEST_BYTES } from "./import-sent.ts";
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

export function byColumn(records: Records): (values: Values) => Values {
  const columns = askedFields(records.register).map((f) => [columnOf(f.key), f.key] as const);
  return (values) => {
    const row: Values = {};
    for (const [column, key] of columns) row[column] = values[key] ?? null;
    return row;
  };
}

/** Plain rows that nothing follows go in as one statement, however many. */
export const isTogether = ({ records, special }: Hand): boolean =>
  records.process === undefined && (special.on as Readonly<Record<string, unknown>> | undefined)?.["create"] === undefined;

/** What such a table holds once, a statement beside another could be made to wait for: then one piece is stored after the other. */
export const isBeside = async (db: Db, hand: Hand): Promise<boolean> =>
  isTogether(hand) &&
  (
    await sql`select from pg_index where indrelid = ${hand.records.name}::regclass and (indisunique or indisexclusion) and not indisprimary`.execute(
      db,
    )
  ).rows.length === 0;

/** Stores rows as a batch's, in the caller's transaction; what only storing shows to be impossible costs its row and no other, and is returned. */
export async function storeRows(hand: Hand, asked: Asked, tx: Db, rows: NewRows): Promise<Refused[]> {
  const [put, most] = isTogether(hand) ? ([putTogether, Infinity] as const) : ([putMade, AT_ONCE] as const);
  const refused: Refused[] = [];
  for (let at = 0; at < rows.rows.length; at += most)
    refused.push(...(await storePiece(put, hand, asked, tx, { ...rows, rows: rows.rows.slice(at, at + most) })));
  const kept = rows.rows.filter((r) => r.kept !== undefined);
  const [first, last] = [rows.rows[0]?.row, rows.rows.at(-1)?.row];
  if (kept.length > 0)
    await sql`insert into remark (subject, text, actor_id)
      select ${`${hand.records.name}:`} || i.record_id, k.text, ${asked.actor.id}
      from unnest(${kept.map((r) => r.row)}::int[], ${kept.map((r) => r.kept)}::text[]) k(row, text)
      join (select unnest(rows) as row, unnest(record_ids) as record_id from import_piece where batch_id = ${rows.batch} and first_row between ${first} and ${last}) i using (row)`.execute(
      tx,
    );
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

/**
 * Under the application's role and its walls; ids ascend as the rows do. No history of each field: the batch says where they came from.
 * A column comes as one array, which costs a third of reading the rows from JSON. Sorted by their numbers, all of these are drawn before the first row
 * is stored: they follow each other though another piece is stored at the same time, and are told as one run.
 */
async function putTogether({ records }: Hand, { actor }: Asked, tx: Db, { batch, rows }: NewRows): Promise<object> {
  const names = askedFields(records.register).map((f) => columnOf(f.key));
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const types = await typesOf(tx, records);
  const arrays = names.map((name) =>
    arrayOf(
      types.get(name) ?? "text",
      rows.map((r) => r.values[name] ?? null),
    ),
  );
  await sql`with put as (
      insert into ${sql.table(records.name)} (id, ${columns}, unit_id, unit_path) overriding system value
      select r.id, ${sql.join(names.map((name) => readIn(types.get(name) ?? "text", sql.ref(`r.${name}`))))}, ${actor.scope.unitId}, ${[...actor.scope.unitPath]}::int[]
      from (select nextval((select pg_get_serial_sequence(${records.name}, 'id')::regclass)) as id, u.* from unnest(${sql.join(arrays)}) u(${columns})) r
      order by r.id returning id)
    insert into import_piece (batch_id, first_row, unit_path, rows, record_ids, digests)
    select ${pieceOf(actor, batch, rows)}, array_agg(id order by id), ${digestsOf(rows)} from put ${asItGrew(rows)}`.execute(tx);
  return {};
}

async function typesOf(tx: Db, records: Records): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ name: string; type: string }>`select attname as name, format_type(atttypid, null) as type
    from pg_attribute where attrelid = ${records.name}::regclass and attnum > 0 and not attisdropped`.execute(tx);
  return new Map(rows.map((r) => [r.name, r.type]));
}

/** An array of arrays would be taken apart to its elements: what is one itself comes as JSON. */
const isNested = (type: string): boolean => type.endsWith("[]") || type.startsWith("json");
const arrayOf = (type: string, values: readonly unknown[]) =>
  isNested(type)
    ? sql`${literalOf(values.map((v) => (v === null ? null : JSON.stringify(v))))}::text[]`
    : sql`${literalOf(values)}::${sql.raw(type)}[]`;
/** As PostgreSQL writes an array; the driver looks at each value three times. */
const literalOf = (values: readonly unknown[]): string => `{${values.map(elementOf).join(",")}}`;
const elementOf = (v: unknown): string =>
  v === null ? "NULL" : typeof v === "string" ? `"${/["\\]/.test(v) ? v.replace(/["\\]/g, "\\$&") : v}"` : String(v);
const readIn = (type: string, value: RawBuilder<unknown>) =>
  !isNested(type)
    ? value
    : type.startsWith("json")
      ? sql`${value}::${sql.raw(type)}`
      : sql`case when ${value} is not null then array(select json_array_elements_text(${value}::json))::${sql.raw(type)} end`;

/** Of a piece its batch, first row, place and rows. */
const pieceOf = (actor: Asked["actor"], batch: number, rows: readonly NewRow[]) =>
  sql`${batch}::int8, ${rows[0]?.row}::int4, ${[...actor.scope.unitPath]}::int[], ${rows.map((r) => r.row)}::int[]`;
const digestsOf = (rows: readonly NewRow[]) =>
  sql`${Buffer.from(rows.map((r) => r.digest.slice(0, 2 * DIGEST_BYTES)).join(""), "hex")}::bytea`;

/** Cases are opened together; of plain rows that something follows each is made before the next. */
async function putMade(hand: Hand, asked: Asked, tx: Db, { batch, requestKey, rows }: NewRows): Promise<object> {
  const { records } = hand;
  const inputs = rows.map(({ row, values }) => ({
    values: Object.fromEntries(askedFields(records.register).map((f) => [f.key, values[columnOf(f.key)]])),
    requestKey: `${requestKey}.${row}`,
  }));
  const ids = records.process ? await createCases(hand, asked, tx, records.process, inputs) : [];
  if (!records.process) for (const input of inputs) ids.push((await createRecord(hand, asked, tx, input)).id);
  await sql`insert into import_piece (batch_id, first_row, unit_path, rows, record_ids, digests)
    values (${pieceOf(asked.actor, batch, rows)}, ${ids}::int8[], ${digestsOf(rows)})`.execute(tx);
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
