import pg from "pg";
import { house } from "../app/rooms.ts";
import { mintActor, type Scope } from "../platform/access/scope.ts";
import { columnOf, storedFields, type Records } from "../platform/records/define.ts";
import { listRecords } from "../platform/records/list.ts";
import { filterShape, type Field } from "../platform/register/fields.ts";
import { cloneDatabase } from "../platform/testing/database.ts";
import { machine, option, Table, time } from "./table.ts";

// Every declared list at 100,000 rows, for the country, a province, a city, a county and a town: each sort and filter it offers.
const ROWS = Number(option("rows", "100000"));
const ASKED = Number(option("asked", "30"));

const test = await cloneDatabase();
const owner = new pg.Client(test.owner);
await owner.connect();
await owner.query("SET synchronous_commit = off");
const scopes: [string, Scope][] = [];
let parents: (number | null)[] = [null];
let path: number[] = [];
for (const [name, width] of [
  ["country", 1],
  ["province", 1],
  ["city", 21],
  ["county", 9],
  ["town", 4],
] as const) {
  const { rows } = await owner.query<{ id: number; path: number[] }>(
    "INSERT INTO unit (name, kind, parent_id, path) SELECT 'u' || coalesce(p, 0) || '-' || n, 'association', p, '{}' FROM unnest($1::int[]) p, generate_series(1, $2::int) n RETURNING id, path",
    [parents, width],
  );
  parents = rows.map((r) => r.id);
  path = (rows.find((r) => path.every((id, i) => r.path[i] === id)) as { path: number[] }).path;
  scopes.push([name, mintActor({ personId: 1, name, unitPath: path, roles: [] }, new Map()).scope]);
}
// A county bears as much as a province of its own would: half of all rows lie in the first town, so that every scope holds tens of thousands.
const UNIT = `(CASE WHEN n % 2 = 0 THEN ${path.at(-1)} ELSE (ARRAY[${parents.join(",")}])[1 + n % ${parents.length}] END)`;

const valueOf = (f: Field): string => {
  const some = f.required ? "" : "CASE WHEN n % 9 = 0 THEN NULL ELSE ";
  const text = f.options
    ? `(ARRAY[${f.options.map((o) => `'${o.value}'`).join(",")}])[1 + (n * 7919) % ${f.options.length}]`
    : f.type === "day"
      ? `DATE '2020-01-01' + ((n::int8 * 7919) % 3000)::int`
      : ["money", "integer", "unit", "person", "record"].includes(f.type)
        ? "(n * 31) % 40"
        : f.type === "boolean"
          ? "n % 3 = 0"
          : `'示例' || n`;
  return some === "" ? text : `${some}${text} END`;
};

async function fill(records: Records): Promise<void> {
  // An end is never before its beginning: of two days of one row only one is filled here.
  const fields = storedFields(records.register).filter((f) => f.type !== "record" && !/From$/.test(f.key) && !(f.key === "toOn"));
  const columns = fields.map((f) => columnOf(f.key)).join(", ");
  const values = fields.map(valueOf).join(", ");
  if (records.process) {
    const states = Object.keys(records.process.states);
    await owner.query(
      `INSERT INTO work_case (process, title, state, since, opened_on, due_on, closed_on, unit_id, unit_path)
       SELECT '${records.name}', '示例' || n, (ARRAY[${states.map((s) => `'${s}'`).join(",")}])[1 + n % ${states.length}], now(), current_date - n % 900, current_date + n % 90, NULL, u.id, u.path
       FROM generate_series(1, $1::int) n JOIN unit u ON u.id = ${UNIT} ORDER BY n`,
      [ROWS],
    );
    await owner.query(
      `INSERT INTO ${records.name} (id, ${columns}) SELECT id, ${values} FROM (SELECT id, row_number() OVER (ORDER BY id)::int AS n FROM work_case WHERE process = '${records.name}') c`,
    );
    await owner.query(`INSERT INTO case_tally (process, unit_id, unit_path, state, n) SELECT process, unit_path[depth], unit_path[:depth], state, count(*)
      FROM work_case, generate_series(least(4, cardinality(unit_path)), cardinality(unit_path)) depth WHERE process = '${records.name}' GROUP BY 1, 2, 3, 4 ON CONFLICT DO NOTHING`);
  } else {
    await owner.query(`ALTER TABLE ${records.name} DISABLE TRIGGER unit_row_count`);
    await owner.query(`INSERT INTO ${records.name} (unit_id, ${columns}) SELECT ${UNIT}, ${values} FROM generate_series(1, $1::int) n`, [
      ROWS,
    ]);
    await owner.query(`ALTER TABLE ${records.name} ENABLE TRIGGER unit_row_count`);
    await owner.query(`INSERT INTO case_tally (process, unit_id, unit_path, state, n) SELECT '${records.name}', unit_path[depth], unit_path[:depth], '', count(*)
      FROM ${records.name}, generate_series(least(4, cardinality(unit_path)), cardinality(unit_path)) depth GROUP BY 2, 3 ON CONFLICT DO NOTHING`);
  }
}

const filterOf = (f: Field, i: number): string | boolean | string[] => {
  const options = f.options ?? [];
  switch (filterShape(f)) {
    case "range":
      return f.type === "day" ? [`20${20 + (i % 8)}-01-01`, `20${20 + (i % 8)}-12-31`] : ["1", "20"];
    case "yes-no":
      return i % 2 === 0;
    case "choices":
      return options.slice(i % options.length, (i % options.length) + 1 + (i % 2)).map((o) => o.value);
    default:
      return "示例1";
  }
};

const all = [...house.records.values()].map((h) => h.records);
for (const records of all) await fill(records);
await owner.query("VACUUM ANALYZE");
const table = new Table("records", "asked", ...scopes.map(([name]) => name), "p95", "slowest ÷ fastest");
for (const records of all) {
  const { fields } = records.list;
  const filters = fields.filter((f) => f.filter);
  const sorts = [undefined, ...fields.filter((f) => f.sort)];
  for (const sort of sorts)
    for (const filter of [undefined, ...filters]) {
      const taken = new Map<string, number[]>();
      // One after the other in turn, so that what the machine does meanwhile falls on all alike.
      for (let i = -5; i < ASKED; i++)
        for (const [name, scope] of scopes) {
          const input = {
            filter: filter ? { [filter.key]: filterOf(filter, Math.abs(i)) } : {},
            limit: 20,
            ...(sort ? { sort: { field: sort.key, direction: i % 2 === 0 ? ("asc" as const) : ("desc" as const) } } : {}),
          };
          const began = performance.now();
          await test.database.read(scope, (db) => listRecords(db, scope, records, input));
          if (i >= 0) taken.set(name, [...(taken.get(name) ?? []), performance.now() - began]);
        }
      const at = (name: string, share: number): number =>
        (taken.get(name) as number[]).toSorted((a, b) => a - b)[Math.floor(share * (ASKED - 1))] as number;
      const medians = scopes.map(([name]) => at(name, 0.5));
      table.row(
        records.name,
        `${filter ? `where ${filter.key} ` : ""}${sort ? `by ${sort.key}` : "as it stands"}`,
        ...medians.map(time),
        time(Math.max(...scopes.map(([name]) => at(name, 0.95)))),
        (Math.max(...medians) / Math.min(...medians)).toFixed(2),
      );
    }
}
table.print();
console.log(
  `\n${machine()}; ${ROWS.toLocaleString("en")} rows each, half of them in one town; medians of ${ASKED}, p95 of the slowest scope`,
);
await owner.end();
await test[Symbol.asyncDispose]();
process.exit(0);
