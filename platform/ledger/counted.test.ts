import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import type pg from "pg";
import { openClient } from "../db/connections.ts";
import { cloneDatabase, type TestDatabase } from "../testing/database.ts";

/** Roll-ups as the statement that brings many facts counts them, beside what a full recount finds. */
const paths = [[1, 2, 3, 4, 5], [1, 2, 3, 4], [1, 2, 3, 4, 6], [1, 2, 3, 7, 8], [1, 2], [1]];
let db: TestDatabase;
let owner: pg.Client;
const opened: pg.Client[] = [];
before(async () => {
  db = await cloneDatabase();
  owner = openClient(db.owner);
  await owner.connect();
  await owner.query("SET session_replication_role = replica");
  const units = new Map(paths.flatMap((p) => p.map((id, k) => [id, p.slice(0, k + 1)] as const)));
  for (const [id, path] of units)
    await owner.query("INSERT INTO unit (id, name, kind, path) OVERRIDING SYSTEM VALUE VALUES ($1, $2, 'association', $3)", [
      id,
      `单位${id}`,
      path,
    ]);
  await owner.query("SET session_replication_role = origin");
});
after(async () => {
  for (const c of [owner, ...opened]) await c.end();
  await db[Symbol.asyncDispose]();
});

/** A connection of the application's role whose scope is the whole tree, or the unit named. */
async function connect(unit = 1): Promise<pg.Client> {
  const client = openClient(db.app);
  await client.connect();
  opened.push(client);
  await client.query("SELECT set_config('bihuan.unit', $1, false)", [String(unit)]);
  return client;
}

interface Row {
  kind?: string;
  day?: string;
  path: readonly number[];
  measures?: object;
  keys?: object;
  dimensions?: object;
  supersedes?: number;
  isVoid?: boolean;
}
/** One statement; answers the facts' ids. */
async function insert(client: pg.Client, rows: readonly Row[]): Promise<number[]> {
  const { rows: put } = await client.query<{ id: string }>(
    `INSERT INTO ledger_fact (kind, occurred_on, unit_id, unit_path, subject, measures, dimensions, keys, evidence, actor_id, supersedes, void, reason)
    SELECT r->>'kind', (r->>'day')::date, (r->>'unit')::int, ARRAY(SELECT jsonb_array_elements_text(r->'path')::int), 'test', r->'measures', r->'dimensions', r->'keys', '[]', 'x', (r->>'supersedes')::bigint, (r->>'void')::boolean, CASE WHEN r->>'supersedes' IS NOT NULL THEN '更正' END
    FROM jsonb_array_elements($1) r RETURNING id`,
    [
      JSON.stringify(
        rows.map((r) => ({
          kind: r.kind ?? "pear.sold",
          day: r.day ?? "2026-03-05",
          unit: r.path.at(-1),
          path: r.path,
          measures: r.measures ?? {},
          dimensions: r.dimensions ?? {},
          keys: r.keys ?? {},
          supersedes: r.supersedes ?? null,
          void: r.isVoid ?? false,
        })),
      ),
    ],
  );
  return put.map((r) => Number(r.id));
}

/** Everything the roll-ups say that is not nothing, a line each. */
async function told(): Promise<string[]> {
  const { rows } = await owner.query<{ line: string }>(`
    SELECT row(unit_id, unit_path, kind, dimensions, measure, month, total)::text AS line FROM ledger_rollup r JOIN ledger_series s ON s.id = r.series WHERE total <> 0
    UNION ALL
    SELECT row(unit_id, unit_path, kind, dimensions, key, months, month, v, k)::text FROM ledger_histogram h JOIN ledger_series s ON s.id = h.series, unnest(value, n) x (v, k) WHERE k <> 0
    UNION ALL SELECT row(unit_id, unit_path)::text FROM ledger_unit WHERE unit_id IN (SELECT unit_id FROM ledger_rollup WHERE total <> 0)
    UNION ALL SELECT row(unit_id, year, unit_path)::text FROM ledger_year y WHERE EXISTS (SELECT FROM ledger_rollup r WHERE r.unit_id = y.unit_id AND extract(year FROM r.month) = y.year AND total <> 0)`);
  return rows.map((r) => r.line).sort();
}

test("facts of one statement are counted as a full recount counts them: new ones, corrections, withdrawals, one fact or many", async () => {
  const app = await connect();
  const random = seededRandom(19);
  const inForce: number[] = [];
  for (let round = 0; round < 25; round++) {
    const rows = Array.from({ length: random.pick([1, 2, 3, 40]) }, (): Row => {
      const old = inForce.length > 10 && random.below(4) === 0 ? inForce.splice(random.below(inForce.length), 1)[0] : undefined;
      return {
        kind: random.pick(["pear.sold", "plum.sold"]),
        day: random.pick(["2025-01-31", "2025-12-31", "2026-01-01", "2026-03-05"]),
        path: random.pick(paths) as number[],
        measures: random.below(2) === 0 ? {} : { fen: random.below(900) - 300, kilo: random.below(9) },
        dimensions: random.pick([{}, { colour: "red" }, { colour: "green", size: "s" }]),
        keys: random.below(3) === 0 ? {} : { buyer: random.below(30), days: random.below(6) },
        ...(old === undefined ? {} : { supersedes: old, isVoid: random.below(2) === 0 }),
      };
    });
    const ids = await insert(app, rows);
    ids.forEach((id, i) => rows[i]?.isVoid || inForce.push(id));
  }
  const { rows: twice } = await owner.query(
    "SELECT FROM ledger_histogram WHERE cardinality(value) <> (SELECT count(DISTINCT v) FROM unnest(value) v) OR cardinality(value) <> cardinality(n)",
  );
  assert.equal(twice.length, 0, "a cell names each value once");
  const counted = await told();
  assert.ok(counted.length > 500, `${counted.length}`);
  await owner.query("SELECT ledger_rebuild()");
  assert.deepEqual(counted, await told());
});

test("thousands of facts of one holder move each of its cells once", async () => {
  const app = await connect();
  await app.query("BEGIN");
  await insert(
    app,
    Array.from({ length: 2000 }, (_, i) => ({ path: paths[0] as number[], keys: { buyer: i % 700 } })),
  );
  const { rows } = await app.query(
    "SELECT relname, n_tup_ins + n_tup_upd AS n FROM pg_stat_xact_user_tables WHERE relname IN ('ledger_rollup', 'ledger_histogram', 'ledger_year') ORDER BY 1",
  );
  await app.query("ROLLBACK");
  // Town and county; of the histogram month and year each.
  assert.deepEqual(
    rows.map((r) => [r.relname, Number(r.n)]),
    [
      ["ledger_histogram", 4],
      ["ledger_rollup", 2],
      ["ledger_year", 2],
    ],
  );
});

test("two statements that name the same holders in opposite order both end well at the first try", async () => {
  const [a, b] = [await connect(), await connect()];
  const rows = Array.from({ length: 300 }, (_, i): Row => ({
    path: paths[i % 4] as number[],
    day: i % 3 === 0 ? "2024-05-05" : "2026-05-05",
    keys: { buyer: i % 50 },
  }));
  for (let round = 0; round < 12; round++) await Promise.all([insert(a, rows), insert(b, rows.toReversed())]);
});

test("a statement of many facts in which one may not be superseded stores none", async () => {
  const app = await connect();
  const [foreign, gone] = await insert(app, [{ path: [1, 2] }, { path: [1, 2, 3, 7, 8] }]);
  await insert(app, [{ path: [1, 2, 3, 7, 8], supersedes: gone as number, isVoid: true }]);
  const before = await told();
  const [voided] = (await owner.query("SELECT id FROM ledger_fact WHERE supersedes = $1", [gone])).rows.map((r) => Number(r.id));
  const county = await connect(4);
  const own = Array.from({ length: 3 }, () => ({ path: [1, 2, 3, 4, 5] }));
  await assert.rejects(insert(county, [...own, { path: [1, 2, 3, 4], supersedes: foreign as number }]), /outside the scope/);
  await assert.rejects(insert(app, [...own, { path: [1, 2], supersedes: voided as number }]), /withdrawn/);
  await assert.rejects(insert(county, [...own, { path: [1, 2] }]), /row-level security/);
  assert.deepEqual(await told(), before);
});
