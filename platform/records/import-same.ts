import { createHash } from "node:crypto";
import { sql } from "kysely";
import { inScope } from "../access/in-scope.ts";
import type { Scope } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import type { Values } from "../register/fields.ts";
import { askedFields, columnOf, type Records } from "./define.ts";

interface Row {
  readonly row: number;
  readonly values: Values;
}

export const digestOf = (records: Records, values: Values): Buffer =>
  createHash("sha256")
    .update(JSON.stringify([records.name, ...askedFields(records.register).map((f) => values[f.key] ?? null)]))
    .digest();

/** Rows that are there already: by what the declaration compares, as an earlier row of the same table, or accepted when they were sent before. */
export async function sameRows(db: Db, scope: Scope, records: Records, rows: readonly Row[]) {
  if (rows.length === 0) return [];
  const sent = await sentBefore(db, scope, records, rows);
  const sets = [...(records.sameBy.length === 0 ? [] : [{ keys: records.sameBy, own: false }]), ...(await uniqueKeys(db, records))];
  const known = await Promise.all(sets.map((set) => knownBy(db, scope, records, set, rows)));
  return rows.flatMap(({ row, values }) => {
    const before = sent.get(row);
    if (before) return [{ row, ...before }];
    const keys = sets.map((set) => keyOf(set.keys.map((key) => values[key])));
    const hit = keys.map((key, i) => (key === undefined ? undefined : known[i]?.get(key))).find((h) => h !== undefined);
    for (const [i, key] of keys.entries()) if (!hit && key !== undefined) known[i]?.set(key, { id: 0, title: `第 ${row} 行` });
    return hit ? [{ row, ...hit }] : [];
  });
}

/** Fields by which one record is the same as another; `own` within the sender's unit, else within all that he sees. */
interface SameBy {
  readonly keys: readonly string[];
  readonly own: boolean;
}
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

async function knownBy(
  db: Db,
  scope: Scope,
  records: Records,
  { keys, own }: SameBy,
  rows: readonly Row[],
): Promise<Map<string, { id: number; title: string }>> {
  const columns = keys.map((key) => sql`${sql.ref(`r.${columnOf(key)}`)}::text`);
  const first = keys[0] as string;
  const { rows: there } = await sql<{ id: number; title: string; same: string[] }>`
    select r.id, ${sql.ref(`r.${columnOf(records.title)}`)} as title, array[${sql.join(columns)}] as same
    from ${sql.table(records.name)} r where ${inScope("r", scope)} ${own ? sql`and r.unit_id = ${scope.unitId}` : sql``}
      and ${columns[0]} = any (${rows.map((r) => String(r.values[first] ?? "").trim())}::text[])`.execute(db);
  return new Map(there.flatMap((r) => [[keyOf(r.same) ?? "", { id: r.id, title: r.title }] as const]));
}

/** Each accepted row stands for one: a table in which a row comes twice had it twice. */
async function sentBefore(
  db: Db,
  scope: Scope,
  records: Records,
  rows: readonly Row[],
): Promise<Map<number, { id: number; title: string }>> {
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
