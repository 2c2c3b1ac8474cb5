import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makeWorld, type Client, type World } from "../../tests/records-world.ts";
import { refusalOf } from "../../tests/served.ts";
import { ownerDb } from "../../platform/db/database.ts";
import { recordFact } from "../../platform/ledger/ledger.ts";
import { followTarget, shareOut } from "./goal-rules.ts";
import { saveIndicators, STANDARD_INDICATORS } from "./index.ts";

let world: World;
const idOf = (name: string) => world.units[name]?.id as number;
const leader = (name: string): Client => world.client(name, ["leader"]);
const CODE = "confirmed_demands";

before(async () => {
  world = await makeWorld();
  await world.owner((client) =>
    saveIndicators(ownerDb(client), world.units["全国"]?.path as number[], STANDARD_INDICATORS, "2026-01-01").then(() => {}),
  );
  const { services } = world.installation;
  const unit = world.units["甲一县"] as { id: number; path: number[] };
  const actor = world.actor("甲一县", ["adviser"]);
  await services.database.write(actor.scope, async (tx) => {
    for (let i = 1; i <= 3; i++)
      await recordFact(tx, services.house.facts, actor, {
        kind: "demand.confirmed",
        occurredOn: "2026-03-10",
        unitId: unit.id,
        unitPath: unit.path,
        regionCode: null,
        subject: `demand:${i}`,
        dimensions: { basis: "self", source: "visit" },
        keys: { demander: i },
        evidence: [{ type: "source", ref: "示例", label: "示例" }],
      });
  });
});
after(() => world[Symbol.asyncDispose]());

interface Written {
  total: string;
  kept?: string;
  shares: Record<string, string>;
  reason?: string;
  code?: string;
}
async function split(name: string, { total, kept = "", shares, reason = "", code = CODE }: Written) {
  const { goals } = leader(name);
  const { version } = await goals.one({ year: 2026, code });
  return goals.split({
    ...{ year: 2026, code, version, total, kept, source: "示例文件第 2 号", reason },
    shares: Object.entries(shares).map(([unit, text]) => ({ unitId: idOf(unit), text })),
  });
}
const faultOf = async (call: Promise<unknown>): Promise<Record<string, { zh: string }>> => {
  const error = (await call.then(
    () => assert.fail("was not refused"),
    (e: unknown) => e,
  )) as { data?: { fields?: Record<string, { zh: string }> } };
  return error.data?.fields ?? assert.fail(String(error));
};
const targetsOf = async (name: string, code = CODE) =>
  (await leader(name).goals.list({ year: 2026 })).goals.filter((g) => g.code === code).map((g) => [g.target, g.givenBy !== null, g.value]);
/** At each unit that shares a target out: what it keeps and its shares. */
async function adding(): Promise<void> {
  for (const name of ["示例省", "甲市", "甲一县"]) {
    const one = await leader(name).goals.one({ year: 2026, code: CODE });
    if (one.isSplit)
      assert.equal(
        one.units.reduce((sum, u) => sum + (u.share ?? 0), one.kept),
        one.target,
        name,
      );
  }
}

test("whole numbers by weights: 25 by 3:3:1 is 11, 11, 3; equal remainders go to the earlier, and every sum is the whole", () => {
  // 25·3/7 = 10 and 5/7, 25·1/7 = 3 and 4/7: of the two places left both go to the fives.
  assert.deepEqual(shareOut(25, [3, 3, 1]), [11, 11, 3]);
  assert.deepEqual(shareOut(10, [1, 1, 1]), [4, 3, 3]);
  assert.deepEqual(shareOut(0, [2, 5]), [0, 0]);
  assert.equal(shareOut(10, [0, 0]), undefined);
  assert.equal(shareOut(1.5, [1]), undefined);
  // 9 000 万亿 fen by thirds: no float is asked.
  const huge = shareOut(9_007_199_254_740_991, [1, 1, 1]) as number[];
  assert.equal(
    huge.reduce((a, b) => a + BigInt(b), 0n),
    9_007_199_254_740_991n,
  );
  for (let total = 0; total < 60; total++)
    for (const weights of [[1], [2, 3], [7, 0, 5, 5], [1, 1, 1, 1, 1, 1, 1]])
      assert.equal(
        (shareOut(total, weights) as number[]).reduce((a, b) => a + b, 0),
        total,
      );
  // Kept 4 of 20, shares 10 and 6: of 30 it is 6, 15 and 9.
  const old = { kept: 4, adds: true, shares: new Map([[1, 10], [2, 6]]) }; // prettier-ignore
  assert.deepEqual(followTarget(30, old), { kept: 6, shares: new Map([[1, 15], [2, 9]]) }); // prettier-ignore
  assert.deepEqual(followTarget(null, old), { kept: 0, shares: new Map() });
  assert.deepEqual(followTarget(0.8, { kept: 0, adds: false, shares: new Map([[1, 0.6]]) }).shares, new Map([[1, 0.8]]));
  assert.equal(followTarget(7, { kept: 0, adds: true, shares: new Map([[1, 0]]) }).kept, 7, "a proportion of nothing: the unit keeps it");
});

test("a target goes down three levels, adds up at each, and a late change goes down in the old proportion with its reason", async () => {
  await split("示例省", { total: "100", kept: "10", shares: { 甲市: "60", 乙市: "30" } });
  assert.deepEqual(await targetsOf("甲市"), [[60, true, 3]], "its target beside what the ledger counts");
  await split("甲市", { total: "60", shares: { 甲一县: "40", 甲二县: "20" } });
  await split("甲一县", { total: "40", kept: "30", shares: { 甲一镇: "10" } });
  assert.deepEqual(await targetsOf("甲一县"), [[40, true, 3]]);
  assert.deepEqual(await targetsOf("甲一镇"), [[10, true, 0]]);
  await adding();

  assert.deepEqual(Object.keys(await faultOf(split("示例省", { total: "120", kept: "10", shares: { 甲市: "80", 乙市: "30" } }))), [
    "reason",
  ]);
  await split("示例省", { total: "120", kept: "10", shares: { 甲市: "80", 乙市: "30" }, reason: "省里追加任务（示例）" });
  // 80 by 40:20 is 53 and 27 (remainders 1/3 and 2/3 of one); 53 by 30:10 is 39 and 3/4, 13 and 1/4: 40 and 13.
  assert.deepEqual(await targetsOf("甲一县"), [[53, true, 3]]);
  assert.deepEqual(await targetsOf("甲二县"), [[27, true, 0]]);
  assert.deepEqual(await targetsOf("甲一镇"), [[13, true, 0]]);
  await adding();
  const { history } = await leader("甲一县").goals.one({ year: 2026, code: CODE });
  assert.deepEqual(
    history.map((h) => [h.unitName, h.from, h.to, h.followed, h.reason]),
    [
      ["甲一镇科协（示例）", 10, 13, true, "省里追加任务（示例）"],
      ["甲一县科协（示例）", 40, 53, true, "省里追加任务（示例）"],
      ["甲一镇科协（示例）", null, 10, false, null],
      ["甲一县科协（示例）", null, 40, false, null],
    ],
  );
  // The county sets its own proportion anew; its target is not its own to change.
  await split("甲一县", { total: "53", kept: "33", shares: { 甲一镇: "20" }, reason: "镇上能多办（示例）" });
  await adding();
  assert.deepEqual(Object.keys(await faultOf(split("甲一县", { total: "50", shares: { 甲一镇: "50" }, reason: "少些" }))), ["total"]);
  const home = await leader("甲一县").indicators.homeFigures();
  const set = { year: 2026, version: home.targetsVersion, source: "示例", targets: { [CODE]: "1" } };
  assert.match((await faultOf(leader("甲一县").indicators.setTargets(set)))[CODE]?.zh ?? "", /上级下达/);
  const top = await leader("示例省").indicators.homeFigures();
  const own = { year: 2026, version: top.targetsVersion, source: "示例", targets: { [CODE]: "1" } };
  assert.match((await faultOf(leader("示例省").indicators.setTargets(own)))[CODE]?.zh ?? "", /已分解/);

  // Taken back from one city: its counties and their towns have none, and the other carries it.
  await split("示例省", { total: "120", kept: "0", shares: { 乙市: "120" }, reason: "甲市今年不承担（示例）" });
  for (const name of ["甲市", "甲一县", "甲二县", "甲一镇"]) assert.deepEqual(await targetsOf(name), [], name);
  await adding();
});

test("what does not add up, is no number, is older than what stands or beyond the unit is refused, and nothing of it is stored", async () => {
  const before = await leader("甲市").goals.one({ year: 2026, code: "conferences" });
  const given = (w: Written) => split("甲市", { code: "conferences", ...w });
  const short = await faultOf(given({ total: "100", shares: { 甲一县: "60", 甲二县: "39" } }));
  assert.match(short["total"]?.zh ?? "", /是 99，总目标是 100，还差 1/);
  assert.match((await faultOf(given({ total: "100", kept: "2", shares: { 甲一县: "60", 甲二县: "39" } })))["total"]?.zh ?? "", /多出 1/);
  assert.deepEqual(Object.keys(await faultOf(given({ total: "九十", shares: { 甲一县: "1.5" } }))).length, 2);
  assert.deepEqual(Object.keys(await faultOf(given({ total: "-5", shares: {} }))), ["total"]);
  assert.deepEqual(Object.keys(await faultOf(given({ total: "", shares: { 甲一县: "1" } }))), ["total"]);
  assert.equal(await refusalOf(given({ total: "5", shares: { 乙一县: "5" } })), "NOT_FOUND", "a county of another city");
  assert.equal(await refusalOf(given({ total: "5", shares: { 甲一镇: "5" } })), "NOT_FOUND", "a town is its county's to ask");
  assert.deepEqual(await leader("甲市").goals.one({ year: 2026, code: "conferences" }), before);
  const rate = (shares: Record<string, string>) => split("甲市", { code: "introduction_rate", total: "60%", shares });
  assert.deepEqual(Object.keys(await faultOf(rate({ 甲一县: "40%", 甲二县: "20%" }))).length, 2, "rates do not add up");
  await rate({ 甲一县: "60%" });
  assert.deepEqual(await targetsOf("甲一县", "introduction_rate"), [[0.6, true, 0]]);
  assert.deepEqual(await targetsOf("甲二县", "introduction_rate"), []);
  const old = { year: 2026, code: "introduction_rate", version: 0, total: "50%", kept: "", shares: [], source: "示例", reason: "示例" };
  assert.equal(await refusalOf(leader("甲市").goals.split(old)), "stale");
  assert.equal(await refusalOf(world.client("甲市", ["adviser"]).goals.split(old)), "FORBIDDEN");
  assert.equal(await refusalOf(leader("甲市").goals.list({ year: 2026, unitId: idOf("乙市") })), "NOT_FOUND");
  assert.equal((await leader("甲市").goals.list({ year: 2026, unitId: idOf("甲一县") })).can.split, false, "read beneath, set there");
});

test("the table itself refuses shares that are not the target, and a share written over by its unit", async () => {
  await split("乙市", { code: "places_accepted", total: "8", shares: { 乙一县: "8" } });
  const { path } = world.units["乙一县"] as { path: number[] };
  await world.owner(async (client) => {
    const put = (value: number, splitId: string | null) =>
      client.query(
        `INSERT INTO indicator_target (unit_id, unit_path, code, year, value, source, set_by, split_id)
         VALUES ($1, $2, 'places_accepted', 2026, $3, '示例', 'system', $4)`,
        [path.at(-1), path, value, splitId],
      );
    const { rows } = await client.query<{ id: string }>("SELECT max(id) AS id FROM indicator_split WHERE code = 'places_accepted'");
    await assert.rejects(put(1, rows[0]?.id as string), /are not its target/);
    await assert.rejects(put(8, null), /superior's to change/);
  });
});
