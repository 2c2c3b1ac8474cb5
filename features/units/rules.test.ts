import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openClient } from "../../platform/db/connections.ts";
import { ownerDb } from "../../platform/db/database.ts";
import { wordsOf } from "../../platform/sheets/rows.ts";
import { readBook } from "../../platform/sheets/whole.ts";
import { cloneDatabase, repositoryRoot } from "../../platform/testing/database.ts";
import { divisionCode } from "./division-table.ts";
import { divisionColumns, importDivisionHistory, importDivisions, loadDivisions, restate } from "./index.ts";
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

test("codes of divisions as tables write them", () => {
  assert.deepEqual(
    ["51", "5120", "512002", "512002000000", "512002001000", "512002001", "441900000000", "512002001001", "91", "0", "5", "５１"].map(
      divisionCode,
    ),
    ["510000", "512000", "512002", "512002", "512002001", "512002001", "441900", undefined, undefined, undefined, undefined, undefined],
  );
  assert.deepEqual(divisionColumns(["id", "name", "ext_id", "ext_name"]), { code: 2, name: 3 });
  assert.deepEqual(divisionColumns(["代码", "名称"]), { code: 0, name: 1 });
  assert.equal(divisionColumns(["编号", "名称"]), undefined);
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

test(
  "43,118 divisions of a published table come in as regions, every row accounted for; a second time nothing is added",
  { skip: history === undefined ? "the real data are not on this machine" : false },
  async () => {
    await using db = await cloneDatabase();
    const owner = openClient(db.owner);
    await owner.connect();
    const tx = ownerDb(owner);
    await loadDivisions(tx, () => {});
    const [sheet] = await readBook(readFileSync(join(history as string, "areacity_ok_data_level4.csv")));
    const [head, ...body] = (sheet?.rows ?? []).map((r) => r.values.map(wordsOf));
    const columns = divisionColumns(head ?? []);
    assert.ok(columns);
    const rows = body.map((cells) => ({ code: cells[columns.code] ?? "", name: cells[columns.name] ?? "" }));
    assert.equal(rows.length, 43_118);
    const before = await tx.selectFrom("region").select("code").execute();
    const told = await importDivisions(tx, rows, true);
    const { known, added, otherName, twice, noDivision, withoutParent } = told;
    assert.deepEqual([known + added + otherName + twice + noDivision, noDivision, withoutParent], [43_118, 4, []]);
    const there = new Map((await tx.selectFrom("region").select(["code", "name"]).execute()).map((r) => [r.code, r.name]));
    assert.equal(there.size, before.length + added);
    assert.deepEqual(
      ["710000", "810000", "110105043", "512002"].map((c) => there.get(c)),
      ["台湾省", "香港特别行政区", "首都机场街道", "雁江区"],
    );
    const sichuan = rows.filter((r) => r.code.startsWith("51"));
    assert.ok(sichuan.every((r) => there.has(r.code.replace(/^(\d{6})0{6}$|^(\d{9})000$/, "$1$2"))));
    const again = await importDivisions(tx, rows, true);
    assert.deepEqual([again.added, again.otherName, again.known], [0, 0, 43_118 - twice - noDivision]);
    await owner.end();
  },
);
