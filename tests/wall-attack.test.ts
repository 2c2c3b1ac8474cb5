import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type pg from "pg";
import { openClient } from "../platform/db/connections.ts";
import { openTestInstallation, type TestInstallation } from "./installation.ts";

/**
 * Somebody speaks SQL as the application's role with the scope of one county: through a fault of ours, say. Whatever is sent,
 * nothing that another unit sees may change.
 */
let installation: TestInstallation;
let owner: pg.Client;
let app: pg.Client;
interface Unit {
  id: number;
  path: number[];
  person: number;
}
let attacker: Unit;
let victim: Unit;
before(async () => {
  installation = await openTestInstallation({ sample: true });
  owner = openClient(installation.owner);
  app = openClient(installation.test.app);
  await Promise.all([owner.connect(), app.connect()]);
  const unitOf = async (username: string): Promise<Unit> =>
    (
      await owner.query(
        `select u.id, u.path, p.id::int as person from signin."user" s join person p on p.account_id = s.id join post o on o.person_id = p.id join unit u on u.id = o.unit_id where s.username = $1`,
        [username],
      )
    ).rows[0];
  [attacker, victim] = [await unitOf("henan"), await unitOf("baomu")];
});
after(async () => {
  await Promise.all([owner.end(), app.end()]);
  await installation[Symbol.asyncDispose]();
});

interface Table {
  name: string;
  insertable: string[];
  updatable: { name: string; type: string }[];
  deletes: boolean;
}

/** What the role may write at all, by the catalogue. */
async function writable(): Promise<Table[]> {
  const { rows } = await owner.query<Table>(`
    select format('%I.%I', n.nspname, c.relname) as name, has_table_privilege('bihuan_app', c.oid, 'DELETE') as deletes,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and a.attgenerated = ''
        and has_column_privilege('bihuan_app', c.oid, a.attnum, 'INSERT')) as insertable,
      coalesce((select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and has_column_privilege('bihuan_app', c.oid, a.attnum, 'UPDATE')), '[]') as updatable
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
      and (has_any_column_privilege('bihuan_app', c.oid, 'INSERT, UPDATE') or has_table_privilege('bihuan_app', c.oid, 'DELETE'))
    order by 1`);
  return rows;
}

/** Everything a unit sees of every table, row by row; and the whole of sign-in, which nobody's figures may touch. */
async function seenBy(unit: Unit): Promise<Map<string, Set<string>>> {
  const { rows: tables } = await owner.query<{ name: string; signin: boolean }>(
    "select format('%I.%I', schemaname, tablename) as name, schemaname = 'signin' as signin from pg_tables where schemaname in ('public', 'signin') and tablename not in ('region', 'search_change')",
  );
  const eye = openClient(installation.test.app);
  await eye.connect();
  await scopeTo(eye, unit);
  const seen = new Map<string, Set<string>>();
  for (const { name, signin } of tables) {
    const may = (await owner.query("select has_table_privilege('bihuan_app', $1, 'SELECT') as may", [name])).rows[0].may;
    if (!may) continue;
    const { rows } = await (signin ? owner : eye).query(`select to_jsonb(t) as row from ${name} t`);
    seen.set(name, new Set(rows.map((r) => JSON.stringify(r.row))));
  }
  await eye.end();
  return seen;
}
const scopeTo = (client: pg.Client, unit: Unit) =>
  client.query("select set_config('bihuan.unit', $1, false), set_config('bihuan.person', $2, false)", [
    String(unit.id),
    String(unit.person),
  ]);

/** Rows as the victim has them, turned to harm: more of everything, and the attacker's own number slipped into each path. */
function* forgeries(row: Record<string, unknown>): Generator<Record<string, unknown>> {
  const raised = Object.fromEntries(
    Object.entries(row).map(([k, v]) => [
      k,
      /^(n|total|amount_fen|in_place_fen|people|covered|score|measures)$/.test(k) && typeof v === "number" ? v * 1000 + 999 : v,
    ]),
  );
  if (raised.measures) raised.measures = { amountFen: 900_000_000 };
  if ("external_id" in raised) raised.external_id = null;
  yield raised;
  if (Array.isArray(row.unit_path)) {
    yield { ...raised, unit_path: [...(row.unit_path as number[]), attacker.id] };
    yield { ...raised, unit_path: [...attacker.path.slice(0, -1), victim.id, attacker.id] };
    yield { ...raised, unit_path: [...(row.unit_path as number[]), attacker.id], unit_id: attacker.id };
  }
  if ("shared_path" in row) yield { ...raised, shared_path: attacker.path };
  if ("owner_person_id" in row) yield { ...raised, owner_person_id: attacker.person };
  if ("parent_id" in row) yield { ...raised, parent_id: victim.id };
}

/** Tables whose conditions take no row made of types alone. */
const MOST_WITHOUT_BAIT = 25;

/** A value of a type, for a row that nobody has entered yet. */
const BAIT: readonly [RegExp, string][] = [
  [/^(int|bigint|smallint|double|numeric|real)/, "1"],
  [/^text|^character/, "'示例'"],
  [/^date/, "'2026-06-01'"],
  [/^timestamp/, "'2026-06-01T00:00:00Z'"],
  [/^time/, "'09:00'"],
  [/^json/, "'{}'"],
  [/^bool/, "false"],
  [/^bytea/, "decode(repeat('00', 32), 'hex')"],
  [/^tsrange|^daterange|^tstzrange/, "'empty'"],
];

/** A row of the victim's in each table that the sample leaves empty, put there behind keys and triggers; the tables whose own conditions took none. */
async function layBait(tables: readonly Table[]): Promise<string[]> {
  const without: string[] = [];
  await owner.query("set session_replication_role = replica");
  for (const { name } of tables) {
    if ((await owner.query(`select from ${name} limit 1`)).rowCount) continue;
    const { rows } = await owner.query<{ column: string; type: string; parent: string | null; walled: boolean; checks: string | null }>(
      `select a.attname as column, format_type(a.atttypid, a.atttypmod) as type, k.confrelid::regclass::text as parent,
         exists (select from pg_attribute p where p.attrelid = k.confrelid and p.attname = 'unit_path') as walled,
         (select string_agg(pg_get_constraintdef(c.oid), ' ') from pg_constraint c where c.conrelid = a.attrelid and c.contype = 'c' and a.attnum = any (c.conkey)) as checks
       from pg_attribute a left join pg_constraint k on k.conrelid = a.attrelid and k.contype = 'f' and k.conkey = array[a.attnum]
       where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and (a.attnotnull or a.attname = 'unit_path')`,
      [name],
    );
    const values = rows.map(({ column, type, parent, walled, checks }) => {
      if (column === "unit_path" || type === "integer[]") return `array[${victim.path.join(",")}]`;
      if (column === "unit_id") return String(victim.id);
      if (/person_id$/.test(column)) return String(victim.person);
      if (parent !== null)
        return `coalesce((select ${parent === "unit" ? victim.id : "id"} from ${parent}${walled ? ` where unit_path @> array[${victim.path.join(",")}]` : ""} limit 1), 1)`;
      const listed = /\('([^']+)'::text|= ANY \(ARRAY\['([^']+)'/.exec(checks ?? "");
      if (/^text/.test(type) && listed) return `'${listed[2] ?? listed[1]}'`;
      if (type.endsWith("[]")) return "'{}'";
      return BAIT.find(([of]) => of.test(type))?.[1] ?? "null";
    });
    await owner
      .query(`insert into ${name} (${rows.map((r) => `"${r.column}"`).join(",")}) overriding system value values (${values.join(",")})`)
      .catch(() => without.push(name));
  }
  await owner.query("set session_replication_role = origin");
  return without;
}

/** One value that changes what stands, by type. */
const CHANGED: Record<string, (column: string) => string> = {
  integer: (c) => `${c} + 999`,
  bigint: (c) => `${c} + 999`,
  "double precision": (c) => `${c} + 999`,
  text: (c) => `${c} || '×'`,
  date: (c) => `${c} - 1`,
  boolean: (c) => `not ${c}`,
  "timestamp with time zone": (c) => `${c} - interval '1 day'`,
  jsonb: () => `'{"amountFen": 900000000}'`,
  "integer[]": () => `array[${victim.path.join(",")},${attacker.id}]`,
};

/** Rows that units of two provinces both see, each table with its reason. */
const SEEN_BY_ALL: Readonly<Record<string, string>> = {
  "public.boundary": "outlines of divisions, as the state publishes them",
  "public.code_entry": "tables of codes that everybody chooses from",
  "public.demand_publication": "published for every unit to answer; who stands behind it lies elsewhere",
  "public.indicator": "the standard's definitions",
  "public.ledger_series": "names of kinds and dimensions of facts, without a figure",
  "public.person": "who did what stands in histories by name; what a person's page shows to whom is the room's (people.test.ts)",
  "public.policy": "laws and the documents of superiors",
  "public.policy_article": "as their policy",
  "public.policy_link": "as their policy",
  "public.policy_reference": "as their policy",
  "public.post": "which office and role a name stands for",
  "public.supply": "what is offered to every unit; its contact lies elsewhere",
  "public.unit": "the tree of units is everybody's map",
};

test("what two provinces' units both see of any table is everybody's for a reason", async () => {
  await owner.query("insert into feedback (unit_path, words, contact) values ($1, '投诉（示例）', '19900299999')", [victim.path]);
  const [here, there] = [await seenBy(attacker), await seenBy(victim)];
  assert.ok(there.size >= 60, `tables read: ${there.size}`);
  assert.ok(
    [...(there.get("public.feedback") ?? [])].some((row) => row.includes("19900299999")),
    "the unit itself reads it",
  );
  const shared = [...there].filter(([name, rows]) => !name.startsWith("signin.") && [...rows].some((row) => here.get(name)?.has(row)));
  assert.deepEqual(shared.map(([name]) => name).sort(), Object.keys(SEEN_BY_ALL).sort());
});

test("as a county's scope, in every table the role may write: what another unit sees stays as it is", async () => {
  const tables = await writable();
  assert.ok(tables.length >= 40, `tables attacked: ${tables.length}`);
  const without = await layBait(tables);
  assert.ok(without.length <= MOST_WITHOUT_BAIT, `${without.length} tables hold nothing to attack: ${without.join(" ")}`);
  const before = await seenBy(victim);
  await scopeTo(app, attacker);
  const outcome = { done: 0, refused: 0, empty: 0 };
  const attack = async (text: string, values: unknown[] = []): Promise<void> => {
    await app.query(text, values).then(
      (r) => (r.rowCount ? outcome.done++ : outcome.empty++),
      () => outcome.refused++,
    );
  };
  // Inserts first: what the attacker owns is bait for none of the later statements.
  for (const t of tables) {
    const { rows } = await owner.query<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from ${t.name} t limit 3`);
    const columns = t.insertable;
    for (const { row } of rows)
      for (const forged of forgeries(row))
        await attack(
          `insert into ${t.name} (${columns.map((c) => `"${c}"`).join(",")}) overriding system value select ${columns.map((c) => `r."${c}"`).join(",")} from jsonb_populate_record(null::${t.name}, $1) r`,
          [JSON.stringify(forged)],
        );
  }
  for (const t of tables) {
    for (const column of t.updatable) {
      const change = CHANGED[column.type]?.(`"${column.name}"`);
      if (change) await attack(`update ${t.name} set "${column.name}" = ${change}`);
    }
    if (t.deletes) await attack(`delete from ${t.name}`);
  }
  assert.ok(outcome.refused > 100 && outcome.done > 0, JSON.stringify(outcome));
  const after = await seenBy(victim);
  // What everybody may read by design (units, people, supplies, documents) may grow or change at the attacker's own units, under their true paths.
  const subtree = new Map(
    (await owner.query<{ id: number; path: number[] }>("select id, path from unit where path @> array[$1]::int[]", [attacker.id])).rows.map(
      (u) => [u.id, u.path.join("/")],
    ),
  );
  const theirOwn = (row: string): boolean => {
    const r = JSON.parse(row) as { id: number; unit_id?: number; unit_path?: number[]; path?: number[] };
    const path = r.unit_path ?? r.path;
    return path ? subtree.get(path.at(-1) as number) === path.join("/") : r.unit_id !== undefined && subtree.has(r.unit_id);
  };
  const harm: string[] = [];
  for (const [name, rows] of before) {
    const now = after.get(name) as Set<string>;
    for (const row of rows) if (!now.has(row) && !theirOwn(row)) harm.push(`${name} lost or changed ${row.slice(0, 300)}`);
    for (const row of now) if (!rows.has(row) && !theirOwn(row)) harm.push(`${name} gained ${row.slice(0, 300)}`);
  }
  assert.deepEqual(harm.slice(0, 20), [], JSON.stringify(outcome));
});

test("canary: a table the role may write beside its walls is seen to be harmed", async () => {
  await owner.query("create table canary (n int); insert into canary values (6); grant select, update on canary to bihuan_app");
  try {
    const before = (await seenBy(victim)).get("public.canary");
    await scopeTo(app, attacker);
    await app.query("update canary set n = n + 999");
    assert.notDeepEqual((await seenBy(victim)).get("public.canary"), before);
  } finally {
    await owner.query("drop table canary");
  }
});
