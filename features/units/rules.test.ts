import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openClient } from "../../platform/db/connections.ts";
import { ownerDb } from "../../platform/db/database.ts";
import { cloneDatabase, repositoryRoot } from "../../platform/testing/database.ts";
import { importDivisionHistory, loadDivisions, restate } from "./index.ts";
import { levelOf, padCode } from "./rules.ts";

const regions = new Map([
  ["510132", { closed: true, successors: ["510118"] }],
  ["510118", { closed: false, successors: [] }],
  ["A", { closed: true, successors: ["B", "C"] }],
  ["B", { closed: false, successors: [] }],
  ["X", { closed: true, successors: ["Y"] }],
  ["Y", { closed: true, successors: ["X"] }],
  ["Z", { closed: true, successors: [] }],
]);

test("a figure of 新津县 counts under 新津区; a split, a circle and an end are said, not guessed", () => {
  assert.deepEqual(restate("510132", regions), { ok: true, value: "510118" });
  assert.deepEqual(restate("510118", regions), { ok: true, value: "510118" });
  assert.deepEqual(restate("A", regions), { ok: false, error: { code: "split", successors: ["B", "C"] } });
  assert.deepEqual(restate("X", regions), { ok: false, error: { code: "cycle" } });
  assert.deepEqual(restate("Z", regions), { ok: false, error: { code: "abolished" } });
});

test("levels of codes", () => {
  assert.deepEqual(["510000", "512000", "512002", "512002001"].map(levelOf), [1, 2, 3, 4]);
  assert.equal(padCode("51"), "510000");
});

test("the country loads whole: every county hangs on its city, Sichuan reaches its towns", async () => {
  await using db = await cloneDatabase();
  const owner = openClient(db.owner);
  await owner.connect();
  await loadDivisions(ownerDb(owner), () => {});
  const one = async (text: string): Promise<number> =>
    (await owner.query<{ n: number }>(`select count(*)::int as n ${text}`)).rows[0]?.n ?? -1;
  assert.equal(await one("from region where level = 1"), 31);
  assert.ok((await one("from region where level = 3")) > 2900);
  assert.equal(
    await one("from region r where level > 1 and not exists (select from region p where p.code = r.parent_code)"),
    0,
    "no orphan",
  );
  assert.equal(
    await one("from unit u where kind = 'association' and region_code is not null and path[cardinality(path)] <> id"),
    0,
    "a path ends at its unit",
  );
  assert.equal(await one("from unit where region_code like '51%' and cardinality(path) = 4"), 183, "Sichuan's counties");
  assert.equal(await one("from unit where name ~ '(管理所|林业局|牧场)科学技术协会$'"), 0, "what is no town has no association");
  assert.ok((await one("from unit where region_code like '512002%' and cardinality(path) = 5")) > 10, "towns of Yanjiang");
  await owner.end();
});

const history = ["../shared/data/divisions", "../../shared/data/divisions"].map((p) => join(repositoryRoot, p)).find((p) => existsSync(p));
test(
  "the divisions' history imports whole and keeps 新津's",
  { skip: history === undefined ? "the real data are not on this machine" : false },
  async () => {
    await using db = await cloneDatabase();
    const owner = openClient(db.owner);
    await owner.connect();
    await loadDivisions(ownerDb(owner), () => {});
    const first = await importDivisionHistory(ownerDb(owner), history as string);
    assert.ok(first.closed > 3000 && first.withSuccessor > 3000);
    const { rows } = await owner.query<{ code: string; closed: boolean; successors: string[] }>(
      "select code, valid_to is not null as closed, successors from region",
    );
    assert.deepEqual(restate("510132", new Map(rows.map((r) => [r.code, r]))), { ok: true, value: "510118" });
    const again = await importDivisionHistory(ownerDb(owner), history as string);
    assert.equal(again.closed, first.closed, "a second import changes nothing");
    assert.equal((await owner.query("select count(*)::int as n from region")).rows[0].n, rows.length);
    await owner.end();
  },
);
