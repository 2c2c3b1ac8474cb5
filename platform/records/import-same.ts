import { hash } from "node:crypto";
import { sql } from "kysely";
import { inScope } from "../access/in-scope.ts";
import type { Scope } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import type { FieldType, Values } from "../register/fields.ts";
import { askedFields, columnOf, type Records } from "./define.ts";
import { DIGEST_BYTES, SentBefore } from "./import-sent.ts";
import { inTurn } from "../db/in-turn.ts";

/** A good row: its digest as it was sent, its values as they are stored, by column. */
export interface SentRow {
  readonly row: number;
  readonly digest: string;
  readonly values: Values;
}
/** Rows of one table, or a piece of it with what was sent before the table. */
export interface Sent {
  readonly rows: readonly SentRow[];
  readonly before?: SentBefore;
  /** Rows before them that are being stored and cannot be seen yet. */
  readonly underWay?: readonly SentRow[];
}

/** Of a row as the form would hold it: by it a row that was accepted is known when it is sent again. */
export function digester(records: Records): (typed: Values) => string {
  const keys = askedFields(records.register).map((f) => f.key);
  return (typed) => hash("sha256", JSON.stringify([records.name, ...keys.map((key) => typed[key] ?? null)])).slice(0, 2 * DIGEST_BYTES);
}

/** Rows that are there already: by what the declaration compares, as an earlier row of the same table, or accepted when they were sent before. */
export async function sameRows(db: Db, scope: Scope, records: Records, { rows, before, underWay = [] }: Sent) {
  if (rows.length === 0) return [];
  const sent = await acceptedRows(db, scope, records, rows, before ?? (await SentBefore.of(db, scope, records.name, 0)));
  const sets = await setsOf(db, records);
  const known = await inTurn(sets, (set) => knownBy(db, scope, records, set, rows));
  const columns = sets.map((set) => set.keys.map(columnOf));
  const keysOf = (values: Values) => columns.map((names) => keyOf(names.map((name) => values[name])));
  const isKnown = (keys: ReturnType<typeof keysOf>) =>
    keys.map((key, i) => (key === undefined ? undefined : known[i]?.get(key))).find((h) => h !== undefined);
  const note = (keys: ReturnType<typeof keysOf>, row: number): void => {
    for (const [i, key] of keys.entries()) if (key !== undefined) known[i]?.set(key, { id: 0, title: `第 ${row} 行` });
  };
  for (const { row, values } of underWay) {
    const keys = keysOf(values);
    if (!isKnown(keys)) note(keys, row);
  }
  return rows.flatMap(({ row, values }) => {
    const before = sent.get(row);
    if (before) return [{ row, ...before }];
    const keys = keysOf(values);
    const hit = isKnown(keys);
    if (!hit) note(keys, row);
    return hit ? [{ row, ...hit }] : [];
  });
}

/** Fields by which one record is the same as another; `own` within the sender's unit, else within all that he sees. */
export interface SameBy {
  readonly keys: readonly string[];
  readonly own: boolean;
}
export const setsOf = async (db: Db, records: Records): Promise<SameBy[]> => [
  ...(records.sameBy.length === 0 ? [] : [{ keys: records.sameBy, own: false }]),
  ...(await uniqueKeys(db, records)),
];
/** What is blank is like nothing. */
const keyOf = (values: readonly unknown[]): string | undefined => {
  const texts = values.map((v) => String(v ?? "").trim());
  return texts.every((t) => t === "") ? undefined : JSON.stringify(texts);
};

/** What the table itself holds once, by the register's keys: a second of it is told beforehand, and costs its row and no other. */
async function uniqueKeys(db: Db, records: Records): Promise<SameBy[]> {
  const { rows } = await sql<{ columns: string[] }>`select array_agg(a.attname::text) as columns from pg_index i
    cross join lateral unnest(i.indkey::int2[]) k(n) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.n
    where i.indrelid = ${records.name}::regclass and i.indisunique and not i.indisprimary and i.indpred is null and i.indexprs is null
    group by i.indexrelid`.execute(db);
  const keyed = new Map(askedFields(records.register).map((f) => [columnOf(f.key), f.key]));
  return rows.flatMap(({ columns }) => {
    const keys = columns.flatMap((c) => keyed.get(c) ?? []);
    const own = columns.includes("unit_id");
    return keys.length > 0 && keys.length + Number(own) === columns.length ? [{ keys, own }] : [];
  });
}

/** A statement of its own, planned for the table as it is now: one planned while it was empty reads it through for every row. */
export const asItGrew = (rows: readonly SentRow[]) => sql.raw(`/* from row ${rows[0]?.row ?? 0}, ${rows.length} rows */`);

const TYPES: Partial<Record<FieldType, string>> = {
  day: "date",
  money: "int8",
  integer: "int8",
  record: "int8",
  person: "int8",
  unit: "int4",
  boolean: "bool",
};

async function knownBy(
  db: Db,
  scope: Scope,
  records: Records,
  { keys, own }: SameBy,
  rows: readonly SentRow[],
): Promise<Map<string, { id: number; title: string }>> {
  const columns = keys.map((key) => sql`${sql.ref(`r.${columnOf(key)}`)}::text`);
  const first = keys[0] as string;
  const column = columnOf(first);
  // The scope is asked of what the column's own index finds, not walked through; joined, since a list of values is compared one by one.
  const type = sql.raw(TYPES[records.register.fields.find((f) => f.key === first)?.type ?? "text"] ?? "text");
  const asked = [...new Set(rows.map((r) => String(r.values[column] ?? "").trim()))].filter((v) => v !== "");
  const { rows: there } = await sql<{ id: number; title: string; same: string[] }>`
    select r.id, ${sql.ref(`r.${columnOf(records.title)}`)} as title, array[${sql.join(columns)}] as same
    from ${sql.table(records.name)} r where (${inScope("r", scope)}) is true ${own ? sql`and r.unit_id = ${scope.unitId}` : sql``}
      and ${sql.ref(`r.${columnOf(first)}`)} in (select unnest(${asked}::${type}[])) ${asItGrew(rows)}`.execute(db);
  return new Map(there.flatMap((r) => [[keyOf(r.same) ?? "", { id: r.id, title: r.title }] as const]));
}

/** Each accepted row stands for one: a table in which a row comes twice had it twice. */
async function acceptedRows(
  db: Db,
  scope: Scope,
  records: Records,
  rows: readonly SentRow[],
  before: SentBefore,
): Promise<Map<number, { id: number; title: string }>> {
  const ids = await before.find(
    db,
    rows.map((r) => r.digest),
  );
  if (ids.size === 0) return new Map();
  const { rows: there } = await sql<{ id: number; title: string }>`
    select r.id, ${sql.ref(`r.${columnOf(records.title)}`)} as title from ${sql.table(records.name)} r
    where r.id in (select unnest(${[...ids.values()].flat()}::int8[])) and r.unit_id = ${scope.unitId} ${asItGrew(rows)}`.execute(db);
  const left = new Map(there.map((t) => [t.id, t]));
  const found = new Map<number, { id: number; title: string }>();
  for (const { row, digest } of rows) {
    const hit = ids.get(digest)?.find((id) => left.has(id));
    if (hit === undefined) continue;
    found.set(row, left.get(hit) as { id: number; title: string });
    left.delete(hit);
  }
  return found;
}

/**
 * Records that are the same as what is being typed, by what an import compares: told, never an obstacle. What is left blank of a
 * declaration's fields is not compared, but the first, the most telling, must be there.
 */
export async function listSame(db: Db, scope: Scope, records: Records, values: Values, except: number | undefined) {
  const textOf = (key: string): string => String(values[key] ?? "").trim();
  const sames = (await setsOf(db, records)).flatMap(({ keys, own }) => {
    const given = keys.filter((key) => textOf(key) !== "");
    const isEnough = keys === records.sameBy ? given[0] === keys[0] : given.length === keys.length;
    if (given.length === 0 || !isEnough) return [];
    const all = given.map((key) => sql`${sql.ref(`r.${columnOf(key)}`)}::text = ${textOf(key)}`);
    return [sql`(${sql.join(own ? [...all, sql`r.unit_id = ${scope.unitId}`] : all, sql` and `)})`];
  });
  if (sames.length === 0) return [];
  const { rows } = await sql<{
    id: number;
    title: string;
  }>`select r.id, ${sql.ref(`r.${columnOf(records.title)}`)} as title from ${sql.table(records.name)} r
    where ${inScope("r", scope)} and (${sql.join(sames, sql` or `)}) and r.id <> ${except ?? 0} order by r.id desc limit 5`.execute(db);
  return rows;
}
