import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DEFAULT_WEIGHTS } from "@bihuan/matching";
import pg from "pg";
import { publishNeed, SAMPLE_NEEDS } from "./published-needs.ts";
import { nextKey, refusalOf, serveInstallation, type Api, type Served } from "./served.ts";

/** Matching over the wire: weights in versions, limits, a month's assignment. */
let served: Served;
let adviser: Api;
let leader: Api;
let reviewer: Api;
const ids: number[] = [];
const query = async <T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> => {
  const owner = new pg.Client(served.installation.owner);
  await owner.connect();
  const { rows } = await owner.query<T>(text, values);
  await owner.end();
  return rows;
};

before(async () => {
  served = await serveInstallation({ sample: true });
  [adviser, leader, reviewer] = [
    (await served.signIn("baomu")).api,
    (await served.signIn("lingdao")).api,
    (await served.signIn("shenhe")).api,
  ];
  for (const need of SAMPLE_NEEDS) ids.push(await publishNeed(served, adviser, reviewer, need));
});
after(() => served[Symbol.asyncDispose]());

test("weights are versions: a leader's new one is in force below, others may only try", async () => {
  const id = ids[0] as number;
  const shipped = await adviser.matching.getWeights({ demandId: id });
  assert.deepEqual([shipped.version, shipped.weights, shipped.can.activate], [0, DEFAULT_WEIGHTS, false]);
  const weights = { ...DEFAULT_WEIGHTS, words: 0, questions: 0, field: 0, industry: 1, region: 100 };
  assert.equal(await refusalOf(adviser.matching.activateWeights({ weights, note: "试" })), "FORBIDDEN");
  assert.equal(await refusalOf(leader.matching.activateWeights({ weights: { ...weights, industry: 0 }, note: "试" })), "invalid");
  const { version } = await leader.matching.activateWeights({ weights, note: "就近优先" });
  const now = await adviser.matching.getWeights({ demandId: id });
  assert.deepEqual([now.version, now.weights.region, now.versions[0]?.note], [version, 100, "就近优先"]);
  const { candidates } = await adviser.services.proposeCandidates({ id, requestKey: nextKey() });
  assert.ok(candidates.length > 0);
  const henan = (await served.signIn("henan")).api;
  assert.equal(await refusalOf(henan.matching.getWeights({ demandId: id })), "NOT_FOUND");
  await leader.matching.activateWeights({ weights: DEFAULT_WEIGHTS, note: "恢复" });
});

test("a limit takes a candidate out with its reason", async () => {
  const id = ids[0] as number;
  const { candidates } = await adviser.services.proposeCandidates({ id, requestKey: nextKey() });
  const [first, second, third] = candidates as [(typeof candidates)[0], (typeof candidates)[0], (typeof candidates)[0]];
  await query('update supply set refusals = \'{"demanderKinds": ["cooperative"]}\' where id = $1', [first.supplyId]);
  await query("update supply set valid_to = '2026-11-01' where id = $1", [second.supplyId]);
  await query("update demand set competitors = $2 where id = $1", [id, third.organisation]);
  const again = await adviser.services.proposeCandidates({ id, requestKey: nextKey() });
  const codes = new Map(again.excluded.map((e) => [e.supplyId, e.code]));
  assert.deepEqual(
    [codes.get(first.supplyId), codes.get(second.supplyId), codes.get(third.supplyId)],
    ["refused", "expired", "competitor"],
  );
  assert.ok(!again.candidates.some((c) => c.status === "proposed" && codes.has(c.supplyId)));
  await query("update supply set refusals = '{}', valid_to = null");
  await query("update demand set competitors = null");
});

test("a month's needs are assigned at once: limits kept, reasons given, what-if leaves no trace, what was seen is what is kept", async () => {
  const settings = { month: "2026-11", perNeed: 3, without: [], limits: [] };
  assert.equal(await refusalOf(adviser.matching.planAssignment(settings)), "FORBIDDEN");
  const plan = await leader.matching.planAssignment(settings);
  for (const id of ids)
    assert.ok(
      plan.needs.some((n) => n.demandId === id && n.given.length > 0),
      `need ${id} has somebody`,
    );
  for (const e of plan.experts) assert.ok(e.taken + e.given <= e.limit, e.name);
  for (const n of plan.needs) assert.ok(n.given.length === 3 || n.shortage !== null, n.title);
  const busiest = plan.experts[0] as (typeof plan.experts)[0];
  const without = await leader.matching.planAssignment({ ...settings, without: [busiest.supplyId] });
  assert.ok(without.needs.every((n) => n.given.every((g) => g.supplyId !== busiest.supplyId)));
  const limited = await leader.matching.planAssignment({ ...settings, limits: [{ supplyId: busiest.supplyId, limit: busiest.taken + 1 }] });
  assert.equal(limited.experts.find((e) => e.supplyId === busiest.supplyId)?.given, 1);
  assert.ok(
    limited.needs.some((n) => n.gaveUp.some((g) => g.zh.includes(busiest.name.slice(0, 4)) && g.zh.includes("已到上限"))),
    "who gave him up is told why",
  );
  const none = await leader.matching.planAssignment({ ...settings, limits: plan.experts.map((e) => ({ supplyId: e.supplyId, limit: 0 })) });
  assert.ok(none.needs.every((n) => n.given.length === 0 || n.shortage === null || n.given.length < 3));
  assert.equal((await query<{ n: number }>("select count(*)::int as n from assignment_run"))[0]?.n, 0, "trying keeps nothing");
  const seen = plan.needs.map((n) => ({ demandId: n.demandId, supplyIds: n.given.map((g) => g.supplyId) }));
  assert.equal(await refusalOf(leader.matching.acceptAssignment({ ...settings, seen: seen.slice(1) })), "stale");
  const { proposals } = await leader.matching.acceptAssignment({ ...settings, seen });
  assert.equal(
    proposals,
    seen.reduce((s, n) => s + n.supplyIds.length, 0),
  );
  const d = await adviser.services.getDemand({ id: ids[1] as number });
  assert.equal(d.case.state, "matching");
  assert.deepEqual(
    d.candidates
      .filter((c) => c.status === "proposed")
      .map((c) => c.supplyId)
      .sort(),
    [...(seen.find((n) => n.demandId === ids[1])?.supplyIds ?? [])].sort(),
  );
  assert.equal((await leader.matching.listAssignments())[0]?.month, "2026-11");
});
