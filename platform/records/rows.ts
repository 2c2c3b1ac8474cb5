import { sql } from "kysely";
import type { Db } from "../db/database.ts";
import type { Label } from "../http/contract.ts";
import { notFound, refuseRequest } from "../http/server.ts";
import { readValues, type Field, type Register, type Values } from "../register/fields.ts";
import { refuseOlder } from "../register/version.ts";
import { columnOf, storedFields, type Records } from "./define.ts";

/** A record as it stands: its stored values by key, and where it lies. */
export interface Found {
  readonly id: number;
  readonly version: number;
  readonly title: string;
  readonly values: Values;
  readonly unitId: number;
  readonly unitPath: readonly number[];
  readonly unitName: string;
  readonly regionCode: string | null;
  /** Of a case; null without a process. */
  readonly state: string | null;
  readonly openedOn: string | null;
}

const selected = (register: Register, alias: string) =>
  sql.join(storedFields(register).map((f) => sql`${sql.ref(`${alias}.${columnOf(f.key)}`)} as ${sql.ref(f.key)}`));

export const findRecord = async (db: Db, records: Records, id: number, lock = false): Promise<Found> =>
  (await findRecords(db, records, [id], lock)).get(id) ?? notFound();

/** Several by number; what is not there or lies outside the scope is left out. */
export async function findRecords(db: Db, records: Records, ids: readonly number[], lock = false): Promise<Map<number, Found>> {
  const cased = records.process !== undefined;
  const { rows } = await sql<
    Values & {
      _id: number;
      _version: number;
      _unit: number;
      _path: number[];
      _name: string;
      _region: string | null;
      _state: string | null;
      _opened: string | null;
    }
  >`
    select ${selected(records.register, "r")}, r.id as _id, r.version as _version, r.unit_id as _unit, r.unit_path as _path, u.name as _name, u.region_code as _region,
      ${cased ? sql`r.state as _state, r.opened_on as _opened` : sql`null as _state, null as _opened`}
    from ${sql.table(records.name)} r join unit u on u.id = r.unit_id where r.id = any (${ids}::bigint[]) order by r.id
    ${lock ? sql`for update of r` : sql``}`.execute(db);
  return new Map(
    rows.map(({ _id, _version, _unit, _path, _name, _region, _state, _opened, ...values }) => [
      _id,
      {
        id: _id,
        version: _version,
        title: String(values[records.title] ?? ""),
        values,
        unitId: _unit,
        unitPath: _path,
        unitName: _name,
        regionCode: _region,
        state: _state,
        openedOn: _opened,
      },
    ]),
  );
}

/** What was typed, read and checked; or the end of the request with each fault at its field. */
export function readInput(records: Records, input: Values, today: string): Values {
  const checked = checkInput(records, input, today);
  return "faults" in checked ? refuseFields(checked.faults) : checked.values;
}

export function checkInput(
  records: Records,
  input: Values,
  today: string,
): { values: Values } | { faults: Readonly<Record<string, Label>> } {
  const read = readValues(records.register, input);
  if (!read.ok) return { faults: read.error };
  const faults = ownFaults(records, read.value, today);
  return Object.keys(faults).length > 0 ? { faults } : { values: read.value };
}

/** What the declaration finds wrong with values that are each well formed. */
export const ownFaults = (records: Records, values: Values, today: string): Readonly<Record<string, Label>> =>
  (records.check as (values: Values, today: string) => Readonly<Record<string, Label>>)(values, today);

export const refuseFields = (fields: Readonly<Record<string, Label>>): never =>
  refuseRequest("invalid", { zh: "有几项需要更正", en: "Some fields need correction" }, { fields });

/** Refuses what the declaration finds wrong together with what the caller found: nobody is sent back for one field after another. */
export function refuseTogether(records: Records, input: Values, today: string, found: Readonly<Record<string, Label>>): void {
  const checked = checkInput(records, input, today);
  const faults = { ...("faults" in checked ? checked.faults : {}), ...found };
  if (Object.keys(faults).length > 0) refuseFields(faults);
}

const stored = (fields: readonly Field[], values: Values) =>
  fields.filter((f) => f.key in values).map((f) => [sql.ref(columnOf(f.key)), values[f.key] ?? null] as const);

/** Inserts a row of a register's table; `more` are columns beside its fields. */
export async function insertRow(tx: Db, register: Register, values: Values, more: Readonly<Record<string, unknown>>): Promise<number> {
  return (await insertRows(tx, register, [{ values, more }]))[0] as number;
}

/** Several rows that name the same fields, in this order. */
export async function insertRows(
  tx: Db,
  register: Register,
  rows: readonly { readonly values: Values; readonly more: Readonly<Record<string, unknown>> }[],
): Promise<number[]> {
  const all = rows.map(({ values, more }) => [
    ...Object.entries(more).map(([c, v]) => [sql.ref(c), v] as const),
    ...stored(storedFields(register), values),
  ]);
  const { rows: put } = await sql<{ id: number }>`insert into ${sql.table(register.name)} (${sql.join((all[0] ?? []).map(([c]) => c))})
    values ${sql.join(all.map((row) => sql`(${sql.join(row.map(([, v]) => sql`${v}`))})`))} returning id`.execute(tx);
  return put.map((r) => r.id);
}

export async function updateRow(tx: Db, register: Register, id: number, values: Values): Promise<void> {
  const all = stored(storedFields(register), values);
  if (all.length === 0) return;
  await sql`update ${sql.table(register.name)} set ${sql.join(all.map(([c, v]) => sql`${c} = ${v}`))} where id = ${id}`.execute(tx);
}

/**
 * One more version of a record, if it is still the one that was seen; of two who edit at once the second hears so, with the text that stands
 * for the form to lay beside his own. `standing` reads that text; what is sensitive is left out, the form looks at it by its own way.
 */
export async function nextVersion(
  tx: Db,
  records: Records,
  id: number,
  seen: number,
  standing: (now: Found) => Promise<Values> = (now) => Promise.resolve(openOnly(records.register, now.values)),
): Promise<number> {
  const { rows } = await sql<{ version: number }>`update ${sql.table(records.name)} set version = version + 1
    where id = ${id} and version = ${seen} returning version`.execute(tx);
  if (rows[0]) return rows[0].version;
  const now = await findRecord(tx, records, id);
  refuseOlder(seen, now.version, await standing(now));
  return notFound();
}

export const openOnly = (register: Register, values: Values): Values =>
  Object.fromEntries(storedFields(register).flatMap((f) => (f.sensitive ? [] : [[f.key, values[f.key]]])));

export async function listChildRows(db: Db, records: Records, name: string, id: number): Promise<(Values & { id: number })[]> {
  const child = records.children[name];
  if (!child) return notFound();
  const { rows } = await sql<Values & { id: number }>`select k.id, ${selected(child.register, "k")} from ${sql.table(child.register.name)} k
    where ${sql.ref(`k.${child.of}`)} = ${id} order by k.id`.execute(db);
  return rows;
}

/** Whose number a field holds: a declared record's, a unit's or a person's. */
export const namedBy = (f: Field): string | undefined =>
  f.type === "record" ? f.of : f.type === "unit" || f.type === "person" ? f.type : undefined;

/** Titles of the records that values name, as `expert:12`; the mechanism knows them by the house. */
export async function namesOf(
  db: Db,
  titles: ReadonlyMap<string, string>,
  rows: readonly { register: Register; values: Values }[],
): Promise<Record<string, string>> {
  const wanted = new Map<string, Set<number>>();
  for (const { register, values } of rows)
    for (const f of register.fields)
      if (typeof values[f.key] === "number" && namedBy(f))
        wanted.set(namedBy(f) as string, (wanted.get(namedBy(f) as string) ?? new Set()).add(values[f.key] as number));
  const names: Record<string, string> = {};
  for (const [table, ids] of wanted) {
    const title = table === "unit" || table === "person" ? "name" : titles.get(table);
    if (title === undefined) continue;
    const { rows: found } = await sql<{ id: number; title: string }>`select id, ${sql.ref(title)} as title from ${sql.table(table)}
      where id = any (${[...ids]}::bigint[])`.execute(db);
    for (const r of found) names[`${table}:${r.id}`] = r.title;
  }
  return names;
}

/** Rows for a file: in `fields` that name others stand their titles, read once for all rows; blank where the reader does not see them. */
export async function inTitles(
  db: Db,
  titles: ReadonlyMap<string, string>,
  register: Register,
  fields: readonly Field[],
  rows: readonly Values[],
): Promise<readonly Values[]> {
  const named = fields.filter(namedBy);
  if (named.length === 0) return rows;
  const only = { ...register, fields: named };
  const names = await namesOf(
    db,
    titles,
    rows.map((values) => ({ register: only, values })),
  );
  const titleIn = (f: Field, value: unknown) => (typeof value === "number" ? (names[`${namedBy(f)}:${value}`] ?? null) : value);
  return rows.map((r) => ({ ...r, ...Object.fromEntries(named.map((f) => [f.key, titleIn(f, r[f.key])])) }));
}

/** Titles for a page of a list: what its rows name, and what it is filtered by. */
export async function namesIn(
  db: Db,
  records: Records,
  titles: ReadonlyMap<string, string>,
  rows: readonly Values[],
  filter: Readonly<Record<string, unknown>>,
): Promise<Record<string, string>> {
  const asked = records.list.fields.filter((f) => f.filter && typeof filter[f.key] === "number");
  const kinds = asked.map((f) => ({ ...f, type: f.filter === "unit" || f.filter === "person" ? f.filter : f.type }));
  const named = records.register.fields.some(namedBy) ? rows.map((values) => ({ register: records.register, values })) : [];
  return namesOf(db, titles, [...named, { register: { ...records.register, fields: kinds }, values: filter }]);
}

/** What the table itself forbids, in words at the form: twice the same, a number out of its range, a record that is not there. */
export function refuseBroken(error: unknown, register: Register): never {
  const { code, constraint = "", detail = "" } = error as { code?: string; constraint?: string; detail?: string };
  const words = BROKEN[code ?? ""];
  if (!words) throw error;
  const named = register.fields.filter(
    (f) => !f.computed && (constraint.includes(columnOf(f.key)) || detail.includes(`(${columnOf(f.key)})`)),
  );
  return refuseFields({ [(named.at(-1) ?? register.fields[0])?.key ?? ""]: words });
}
const BROKEN: Readonly<Record<string, Label>> = {
  "23505": { zh: "已经有同样的一条", en: "The same is there already" },
  "23514": { zh: "不在允许的范围内，或结束早于开始", en: "Out of its range, or an end before its beginning" },
  "23503": { zh: "所选的记录不存在", en: "The chosen record does not exist" },
  "23P01": { zh: "这段时间已有别的安排", en: "Taken at that time" },
  "22003": { zh: "数字太大", en: "The number is too large" },
};
