import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mintActor } from "../../platform/access/scope.ts";
import { makeWorld, type Client, type World } from "../../tests/records-world.ts";
import { freezePosition, recordFact } from "../../platform/ledger/ledger.ts";
import { computeByUnit, computeToMonths, computeValues, listIndicators } from "./values.ts";

/** An indicator that names others: defined, refused, reckoned in every way, opened, changed. */
let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());

const unit = (name: string) => world.units[name] as { id: number; path: number[] };
const period = { from: "2026-01", to: "2026-12" };
const fact = (name: string, kind: string, measures: Record<string, number>, dimensions: Record<string, string> = {}) => {
  const { services } = world.installation;
  const actor = world.actor(name, ["adviser"]);
  return services.database.write(actor.scope, (tx) =>
    recordFact(tx, services.house.facts, actor, {
      ...{ kind, occurredOn: "2026-03-10", unitId: unit(name).id, unitPath: unit(name).path, regionCode: null, subject: "demand:1" },
      ...{ measures, dimensions, keys: {}, evidence: [{ type: "source" as const, ref: "示例", label: "示例" }] },
    }),
  );
};
const label = (zh: string) => ({ zh, en: zh });
type Shape = Parameters<Client["indicators"]["defineIndicator"]>[0];
const shape = (code: string, zh: string, expression: string, unit: Shape["unit"] = "count"): Shape => ({
  ...{ code, name: label(zh), definition: label("示例口径"), expression, unit, better: "higher" },
});
const refusal = async (act: Promise<unknown>): Promise<string> => {
  const error = (await act.then(
    () => assert.fail("was not refused"),
    (e: unknown) => e,
  )) as { data?: { message?: { zh: string }; code?: string } };
  return JSON.stringify(error.data ?? error);
};
const yes = { basis: "self", type: "contract" };

test("a county's leader builds a figure of others; it is the same in every way of reckoning and opens to theirs", async () => {
  const leader = world.client("甲一县", ["leader"]);
  const { code: amount } = await leader.indicators.defineIndicator(
    shape("amount", "协议金额（示例）", "sum(agreement.signed, amountFen)", "fen"),
  );
  const { code: number } = await leader.indicators.defineIndicator(shape("number", "协议份数（示例）", "count(agreement.signed)"));
  await leader.indicators.defineIndicator(shape("mean", "每份金额（示例）", `ratio(indicator(${amount}), indicator(${number}))`, "ratio"));
  const mean = `u${unit("甲一县").id}_mean`;
  await leader.indicators.defineIndicator(shape("twice", "每份金额两倍（示例）", `indicator(${mean}) * 2`, "ratio"));
  const card = async () => (await leader.indicators.scorecard(period)).values;
  const of = async (zh: string) => (await card()).find((v) => v.name.zh === zh) ?? assert.fail(zh);
  const none = await of("每份金额两倍（示例）");
  assert.deepEqual([none.value, none.missing.map((m) => m.zh)], [null, ["「每份金额（示例）」分母为 0，本期无此项"]]);
  await fact("甲一县", "agreement.signed", { amountFen: 100_000 }, yes);
  await fact("甲一县", "agreement.signed", { amountFen: 50_000 }, yes);
  await fact("甲二县", "agreement.signed", { amountFen: 70_000 }, yes);
  const twice = await of("每份金额两倍（示例）");
  assert.equal(twice.value, 150_000);
  assert.deepEqual(twice.terms.map((t) => [t.code, t.words.zh, t.value]), [[mean, "指标“每份金额（示例）”", 75_000]]); // prettier-ignore
  assert.deepEqual(twice.cites.map((c) => c.code).toSorted(), [amount, mean, number].toSorted()); // prettier-ignore
  // Its facts are those of the innermost: from the figure to them, to the fact, to its evidence are three steps.
  const opened = await leader.indicators.factsBehind({ ...period, aggregate: twice.inputs[0]?.aggregate as never });
  assert.equal(opened.total, 2);
  assert.equal(opened.facts[0]?.evidence[0]?.label, "示例");
  const { services } = world.installation;
  const ways = await services.database.read(world.actor("甲一县", ["leader"]).scope, async (db) => {
    const list = (await listIndicators(db, services.house)).filter((i) => i.indicator.code.endsWith("_twice"));
    const [now] = await computeValues(db, list, { unitPath: unit("甲一县").path, period });
    const byUnit = await computeByUnit(db, list, { unitPath: unit("甲一县").path, period }, 4);
    const [months] = await computeToMonths(db, list, unit("甲一县").path, ["2026-12"]);
    return [now?.value, byUnit.get(unit("甲一县").id)?.[0]?.value, months?.[0]?.value];
  });
  assert.deepEqual(ways, [150_000, 150_000, 150_000]);
  const position = await services.database.write(world.actor("甲一县", ["leader"]).scope, (tx) => freezePosition(tx));
  await fact("甲一县", "agreement.signed", { amountFen: 0 }, yes);
  assert.equal((await of("每份金额两倍（示例）")).value, 100_000);
  const then = (await leader.indicators.scorecard({ ...period, asOf: position })).values.find((v) => v.code.endsWith("_twice"));
  assert.equal(then?.value, 150_000, "as it stood, off the facts themselves");
});

test("a circle is refused in words that name it, while it is typed and when it is put in force; unlike units too", async () => {
  const leader = world.client("甲一县", ["leader"]);
  const own = (code: string) => `u${unit("甲一县").id}_${code}`;
  const loop = shape("amount", "协议金额（示例）", `indicator(${own("twice")})`, "ratio");
  const words = "口径绕成一圈：「协议金额（示例）」→「每份金额两倍（示例）」→「每份金额（示例）」→「协议金额（示例）」";
  const trial = await leader.indicators.tryIndicator({ ...loop, ...period });
  assert.ok(trial.faults[0]?.message.zh.includes(words), trial.faults[0]?.message.zh);
  assert.equal(trial.value, null);
  assert.ok((await refusal(leader.indicators.defineIndicator(loop))).includes(words));
  const mixed = shape("mixed", "混加（示例）", `indicator(${own("amount")}) + indicator(${own("number")})`, "fen");
  assert.match(await refusal(leader.indicators.defineIndicator(mixed)), /金额和个数不能相加减/);
  // What another rests on is not made into something that no longer fits it.
  await leader.indicators.defineIndicator(
    shape("sum", "合计（示例）", `indicator(${own("amount")}) + sum(agreement.signed, amountFen)`, "fen"),
  );
  const changed = shape("amount", "协议金额（示例）", "count(demand.received)");
  assert.match(await refusal(leader.indicators.defineIndicator(changed)), /「合计（示例）」用到它，这样改后那一项就不成立/);
});

test("whoever names another follows its newest version; a report keeps the versions it was written by", async () => {
  const leader = world.client("甲一县", ["leader"]);
  const value = async () => (await leader.indicators.scorecard(period)).values.find((v) => v.code.endsWith("_twice"));
  const was = await value();
  assert.equal(was?.value, 100_000);
  await leader.indicators.defineIndicator(
    shape("amount", "协议金额（示例）", 'sum(agreement.signed, amountFen where type = "registered")', "fen"),
  );
  const now = await value();
  assert.equal(now?.value, 0);
  assert.equal(now?.version, was?.version);
  const { services } = world.installation;
  const then = await services.database.read(world.actor("甲一县", ["leader"]).scope, async (db) => {
    const cited = new Map([...was.cites, { code: was.code, version: was.version }].map((c) => [c.code, c.version]));
    const list = await listIndicators(db, services.house, [was.code], cited);
    return (await computeValues(db, list, { unitPath: unit("甲一县").path, period }))[0]?.value;
  });
  assert.equal(then, 100_000);
});

test("what is measured county by county makes no figure of a half above them, through a name either", async () => {
  const leader = world.client("甲市", ["leader"]);
  const adult = (measure: string) => `balance(place.coverage, ${measure} where speed = "adult")`;
  const { code } = await leader.indicators.defineIndicator(
    shape("covered", "覆盖比例（示例）", `ratio(${adult("covered")}, ${adult("people")})`, "ratio"),
  );
  await leader.indicators.defineIndicator(shape("per", "每份协议（示例）", `ratio(indicator(${code}), count(agreement.signed))`, "ratio"));
  await fact("甲一县", "place.coverage", { people: 400, covered: 100 }, { speed: "adult" });
  const city = async () => (await leader.indicators.scorecard(period)).values.find((v) => v.code.endsWith("_per"));
  assert.equal((await city())?.value, null);
  assert.match((await city())?.missing[0]?.zh ?? "", /已测算 1\/2 个县/);
  await fact("甲二县", "place.coverage", { people: 200, covered: 50 }, { speed: "adult" });
  assert.notEqual((await city())?.value, null);
});

test("two changes of the standard that wait and would close a circle: the second is refused when it is accepted", async () => {
  const { services } = world.installation;
  const one = world.client("全国", ["leader"]);
  let second = 0;
  await world.owner(async (client) => {
    const { rows } = await client.query<{ id: string }>("INSERT INTO person (name, unit_id, unit_path) VALUES ('另一人（示例）', $1, $2) RETURNING id", [
      unit("全国").id,
      unit("全国").path,
    ]); // prettier-ignore
    second = Number(rows[0]?.id);
  });
  const two = world.as(
    mintActor({ personId: second, name: "另一人", unitPath: unit("全国").path, roles: ["leader"] }, services.house.permissions),
  );
  const propose = (code: string, zh: string, expression: string) => one.indicators.defineIndicator(shape(code, zh, expression));
  const accept = (code: string, version: number) => two.indicators.decideIndicator({ code, version, accept: true });
  for (const [code, zh] of [
    ["left_one", "左（示例）"],
    ["right_one", "右（示例）"],
  ] as const) {
    // prettier-ignore
    await propose(code, zh, "count(demand.received)");
    await accept(code, 1);
  }
  await propose("left_one", "左（示例）", "indicator(right_one) + 1");
  await propose("right_one", "右（示例）", "indicator(left_one) + 1");
  await accept("left_one", 2);
  assert.match(await refusal(accept("right_one", 2)), /口径绕成一圈：「右（示例）」→「左（示例）」→「右（示例）」/);
  // A county sees the standard and may name it.
  const county = world.client("乙一县", ["leader"]);
  await county.indicators.defineIndicator(shape("own", "本县用标准（示例）", "indicator(left_one) * 2"));
  assert.equal((await county.indicators.scorecard(period)).values.find((v) => v.code.endsWith("_own"))?.value, 2);
});
