import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { columnOf, type Records } from "../platform/records/define.ts";
import { summed } from "../platform/records/groupable.ts";
import { besideOf } from "../platform/records/read-beside.ts";
import { orderOf } from "../platform/records/question.ts";
import { makeWorld, type World } from "./records-world.ts";
import { nextKey } from "./served.ts";

/** What every declaration promises before a row is entered: its filters, its sums, its indexes and walls, its few keys. */
let world: World;
let listed: Records[];
let all: Records[];
before(async () => {
  world = await makeWorld();
  listed = [...world.installation.services.house.records.values()].map((h) => h.records);
  all = listed.filter((r) => r.words.create);
});
after(() => world[Symbol.asyncDispose]());

test("a long table of every register is read in a thread: nothing of a declaration stays behind at its door", () => {
  for (const { name, register } of listed)
    assert.doesNotThrow(() => structuredClone(besideOf({ register, asked: register.fields, rows: [] })), name);
});

test("a new record is offered where one is entered by hand, and nowhere else; there it is said where they arise", async () => {
  const { permissions } = world.installation.services.house;
  const offered = new Set([...permissions.values()].flat().filter((p) => p.endsWith(".create")));
  for (const { name, words, access } of listed) {
    assert.equal(offered.has(`${name}.create`), words.create !== undefined && access.edit.length > 0, name);
    assert.equal(words.arise === undefined, words.create !== undefined, name);
  }
  const { fund_allotment } = world.client("甲一县", [...permissions.keys()]);
  const said = await fund_allotment
    .create({ values: {}, requestKey: nextKey() })
    .catch((e: { data: { message: { zh: string } } }) => e.data);
  assert.match(JSON.stringify(said), /不在这里登记：在“资金分配”里/);
});

test("whatever sorts can be filtered by, and every list by its unit", () => {
  for (const records of listed)
    assert.deepEqual(
      records.list.fields
        .filter((f) => f.list === "shown" && !f.filter && (f.computed !== true || f.key === "unitName"))
        .filter((f) => f.sort === true || f.key === "unitName")
        .map((f) => f.key),
      [],
      `${records.name}: filter: true, with list_by('${records.name}', …) in a migration`,
    );
});

test("only what the declaration lets be added is: no reading of a platform, no year, no threshold; amounts of agreements within one kind", () => {
  const keysOf = (name: string, filter = {}, by?: string) => {
    const records = listed.find((r) => r.name === name);
    assert.ok(records, name);
    return summed(records, filter, by).map((f) => f.key);
  };
  assert.deepEqual(keysOf("media_figure"), []);
  assert.deepEqual(keysOf("year_report"), []);
  assert.deepEqual(keysOf("agreement"), []);
  assert.deepEqual(keysOf("agreement", { type: ["contract", "intention"] }), []);
  assert.deepEqual(keysOf("agreement", { type: ["contract"] }), ["amountFen"]);
  assert.deepEqual(keysOf("agreement", {}, "type"), ["amountFen"]);
});

const bare = (expression: string): string => expression.replaceAll(/"r"\.|["()\s]/g, "").toLowerCase();

test("what a list, a view or a warning is told by has its index for every depth", async () => {
  const { database, rootUnitId } = world.installation.services;
  for (const records of all) {
    const { calendar, timeline = [] } = records.views;
    const keys = [
      ...records.list.fields.filter((f) => f.sort === true || (f.filter === true && !f.swept)).map((f) => f.key),
      ...(records.process ? ["adviserPersonId"] : []),
      ...Object.values(records.warnings).map((w) => w.past),
      ...(calendar ? [calendar] : []),
      ...timeline.slice(0, 1),
    ];
    for (const key of keys) {
      const { rows } = await database.asRoot(rootUnitId, (db) =>
        sql<{
          n: number;
        }>`select count(*) as n from pg_indexes where tablename = ${records.name} and indexname ~ ${`^${records.name}_by_${columnOf(key)}_[1-5]$`}`.execute(
          db,
        ),
      );
      assert.equal(rows[0]?.n, 5, `${records.name}.${key}`);
      const { rows: held } = await database.asRoot(rootUnitId, (db) =>
        sql<{ by: string }>`select list_order(${records.name}, ${columnOf(key)}) as by`.execute(db),
      );
      const asked = await database.asRoot(rootUnitId, (db) => Promise.resolve(orderOf(records, columnOf(key)).expression.compile(db).sql));
      assert.equal(bare(asked), bare(held[0]?.by ?? ""), `${records.name}.${key}: the list asks for what its index holds`);
    }
  }
});

test("what a table's wall shows those beneath, their list holds, and no other's", async () => {
  const { rows } = await world.installation.services.database.plumbing((db) =>
    sql<{ name: string }>`select tablename as name from pg_policies where policyname = tablename || '_below'`.execute(db),
  );
  const shown = new Set(rows.map((r) => r.name));
  assert.ok(shown.size > 20);
  assert.deepEqual(
    all.filter((r) => shown.has(r.name) !== (r.access.above === true)).map((r) => r.name),
    [],
    "access: { above: true } goes with wall_unit_rows(…, seen_below => true)",
  );
});

test("keys of a declaration and of its special part stay twenty at most", async () => {
  const { readFileSync } = await import("node:fs");
  const keysIn = (file: string, name: string): string[] => {
    const text = readFileSync(new URL(`../platform/records/${file}`, import.meta.url), "utf8");
    const body = text.slice(text.indexOf(`interface ${name}<`));
    return [...body.slice(0, body.indexOf("\n}")).matchAll(/^  readonly (\w+)\??:/gm)].map((m) => m[1] as string);
  };
  const keys = [...keysIn("define.ts", "Declaration"), ...keysIn("special.ts", "Special")];
  assert.ok(keys.length >= 15 && keys.length <= 20, keys.join(" "));
});
