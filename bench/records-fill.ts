import type pg from "pg";
import { columnOf, storedFields, type Records } from "../platform/records/define.ts";
import type { Field } from "../platform/register/fields.ts";

/** A tree of one country, a province, its cities, counties and towns; the path of the first of each, and every town. */
export async function makeTree(owner: pg.Client): Promise<{ ladder: [name: string, path: number[]][]; towns: number[] }> {
  const ladder: [string, number[]][] = [];
  let parents: (number | null)[] = [null];
  for (const [name, width] of [
    ["country", 1],
    ["province", 1],
    ["city", 21],
    ["county", 9],
    ["town", 4],
  ] as const) {
    const { rows } = await owner.query<{ id: number; path: number[] }>(
      `INSERT INTO unit (name, kind, parent_id, path) SELECT 'u' || coalesce(p, 0) || '-' || n, 'association', p, '{}'
       FROM unnest($1::int[]) p, generate_series(1, $2::int) n RETURNING id, path`,
      [parents, width],
    );
    const above = ladder.at(-1)?.[1] ?? [];
    parents = rows.map((r) => r.id);
    ladder.push([name, (rows.find((r) => above.every((id, i) => r.path[i] === id)) as { path: number[] }).path]);
  }
  return { ladder, towns: parents as number[] };
}

/** A number of n and a salt, of 20 bits, even; its square leans to the small ones. */
const even = (salt: number): string => `(hashint4(n + ${salt}) & 1048575)`;
const leaning = (of: number, salt: number): string => `(${of} * (${even(salt)} / 1048576.0) ^ 2)::int % ${of}`;

const valueOf = (f: Field, i: number): string => {
  const some = f.required ? "" : `CASE WHEN ${even(i + 7_000_000)} % 9 = 0 THEN NULL ELSE `;
  const text = f.options
    ? `(ARRAY[${f.options.map((o) => `'${o.value}'`).join(",")}])[1 + ${leaning(f.options.length, i)}]`
    : f.type === "day"
      ? `DATE '2020-01-01' + ${even(i)} % 3000`
      : f.type === "money"
        ? `${even(i)} % 1000000`
        : ["integer", "unit", "person", "record"].includes(f.type)
          ? `${even(i)} % 40 + 1`
          : f.type === "month"
            ? `'202' || ${even(i)} % 8 || '-0' || 1 + ${even(i)} % 9`
            : f.type === "boolean"
              ? `${even(i)} % 3 = 0`
              : `'示例' || n`;
  return some === "" ? text : `${some}${text} END`;
};
const held = (f: Field, i: number): string => (f.type === "options" ? `ARRAY[${valueOf(f, i * 100_003)}]` : valueOf(f, i * 100_003));

/**
 * So many rows of declared records, half of them in one town, the rest over all: a skew under which every scope of the ladder bears tens of thousands.
 * What the table itself forbids or fills is taken off: lists do not depend on it, and rows drawn blindly would break it.
 */
export async function fillRecords(
  owner: pg.Client,
  records: Records,
  rows: number,
  towns: readonly number[],
  first: number,
): Promise<void> {
  const table = records.name;
  const { rows: rules } = await owner.query<{ name: string }>(
    "SELECT conname AS name FROM pg_constraint WHERE conrelid = $1::regclass AND contype IN ('c', 'f', 'u')",
    [table],
  );
  for (const { name } of rules) await owner.query(`ALTER TABLE ${table} DROP CONSTRAINT "${name}" CASCADE`);
  const { rows: must } = await owner.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_nullable = 'NO' AND is_identity = 'NO' AND column_default IS NULL AND column_name <> 'id'`,
    [table],
  );
  for (const { name } of must) await owner.query(`ALTER TABLE ${table} ALTER COLUMN "${name}" DROP NOT NULL`);
  const { rows: indexes } = await owner.query<{ name: string; def: string }>(
    "SELECT indexname AS name, indexdef AS def FROM pg_indexes WHERE schemaname = 'public' AND tablename = $1 AND indexdef NOT LIKE 'CREATE UNIQUE%'",
    [table],
  );
  for (const { name } of indexes) await owner.query(`DROP INDEX "${name}"`);
  await owner.query("SET session_replication_role = replica");
  const unit = `(CASE WHEN n % 2 = 0 THEN ${first} ELSE (ARRAY[${towns.join(",")}])[1 + n % ${towns.length}] END)`;
  const fields = storedFields(records.register);
  const columns = fields.map((f) => columnOf(f.key)).join(", ");
  const values = fields.map(held).join(", ");
  if (records.process) {
    const states = Object.entries(records.process.states);
    await owner.query(
      `INSERT INTO work_case (process, title, state, since, opened_on, due_on, closed_on, unit_id, unit_path, adviser_person_id)
       SELECT '${table}', '示例' || n, s, now(), current_date - n % 900, CASE WHEN final THEN NULL ELSE current_date + n % 90 - 20 END, CASE WHEN final THEN current_date END, u.id, u.path, 1 + ${leaning(200, 4711)}
       FROM generate_series(1, $1::int) n JOIN unit u ON u.id = ${unit}
       JOIN unnest(ARRAY[${states.map(([s]) => `'${s}'`).join(",")}], ARRAY[${states.map(([, s]) => String(s.final)).join(",")}]) WITH ORDINALITY AS st(s, final, i) ON i = 1 + ${leaning(states.length, 31_337)}
       ORDER BY n`,
      [rows],
    );
    await owner.query(
      `INSERT INTO ${table} (id, ${columns}, unit_id, unit_path, shared_path, state, opened_on, due_on, closed_on, adviser_person_id)
       SELECT id, ${values}, unit_id, unit_path, shared_path, state, opened_on, due_on, closed_on, adviser_person_id
       FROM (SELECT *, row_number() OVER (ORDER BY id)::int AS n FROM work_case WHERE process = '${table}') c`,
    );
  } else
    await owner.query(
      `INSERT INTO ${table} (unit_id, unit_path, ${columns}) SELECT u.id, u.path, ${values} FROM generate_series(1, $1::int) n JOIN unit u ON u.id = ${unit}`,
      [rows],
    );
  await owner.query(`INSERT INTO case_tally (process, unit_id, unit_path, state, n, added) SELECT '${table}', unit_path[depth], unit_path[:depth], ${records.process ? "state" : "''"}, count(*), false
    FROM ${table}, generate_series(least(4, cardinality(unit_path)), cardinality(unit_path)) depth GROUP BY 2, 3, 4`);
  await owner.query("SET session_replication_role = origin");
  await owner.query("SET maintenance_work_mem = '256MB'");
  for (const { def } of indexes) await owner.query(def);
}
