import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makeWorld, type Client, type World } from "../../tests/records-world.ts";
import { nextKey } from "../../tests/served.ts";
import { freezePosition, recordFact } from "../../platform/ledger/ledger.ts";
import { takenIn } from "../series/newest.ts";
import { computeByUnit, computeToMonths, listIndicators } from "./values.ts";

/** An indicator that takes what a survey found and how many a register holds. */
let world: World;
const REGIONS = [
  ["510000", "四川省", 1, null, []],
  ["511000", "内江市", 2, null, []],
  ["511002", "市中区", 3, null, []],
  ["511011", "东兴区", 3, null, []],
  ["511098", "示例旧区", 3, "2022-12-31", ["511002"]],
] as const;
const unit = (name: string) => world.units[name] as { id: number; path: number[] };
before(async () => {
  world = await makeWorld();
  await world.owner(async (db) => {
    for (const [code, name, level, to, heirs] of REGIONS)
      await db.query("insert into region (code, name, level, valid_to, successors) values ($1, $2, $3, $4, $5)", [code, name, level, to, heirs]); // prettier-ignore
    for (const [of, code] of [
      ["示例省", "510000"],
      ["甲市", "511000"],
      ["甲一县", "511002"],
      ["甲二县", "511011"],
    ])
      // prettier-ignore
      await db.query("update unit set region_code = $1 where id = $2", [code, unit(of as string).id]);
  });
});
after(() => world[Symbol.asyncDispose]());

const label = (zh: string) => ({ zh, en: zh });
type Shape = Parameters<Client["indicators"]["defineIndicator"]>[0];
const shape = (code: string, zh: string, expression: string, of: Shape["unit"]): Shape => ({
  ...{ code, name: label(zh), definition: label("示例口径"), expression, unit: of, better: "higher" },
});
const sign = (name: string, amountFen: number) => {
  const { services } = world.installation;
  const actor = world.actor(name, ["adviser"]);
  return services.database.write(actor.scope, (tx) =>
    recordFact(tx, services.house.facts, actor, {
      ...{ kind: "agreement.signed", occurredOn: "2024-03-10", unitId: unit(name).id, unitPath: unit(name).path, regionCode: null },
      ...{ subject: "demand:1", measures: { amountFen }, dimensions: { basis: "self", type: "contract" }, keys: {} },
      evidence: [{ type: "source", ref: "示例", label: "示例" }],
    }),
  );
};

test("units of statistics: money in fen, persons, things, bare rates, and what is none of these by its own name", () => {
  assert.deepEqual(["万元", "亿元", "元", "万人", "人", "件", "万件", "%", "‰", "吨", "万吨"].map(takenIn), [
    ...[{ unit: "fen", power: 6 }, { unit: "fen", power: 10 }, { unit: "fen", power: 2 }], // prettier-ignore
    ...[{ unit: "person", power: 4 }, { unit: "person", power: 0 }, { unit: "count", power: 0 }, { unit: "count", power: 4 }], // prettier-ignore
    ...[{ unit: undefined, power: -2 }, { unit: undefined, power: -3 }, { unit: "吨", power: 0 }, { unit: "万吨", power: 0 }], // prettier-ignore
  ]);
});

test("the newest figure of a series divides what was signed: per county, re-stated, as it was known; what nobody surveyed is missing", async () => {
  const { services } = world.installation;
  const province = world.client("示例省", ["adviser"]);
  const { id } = await province.series.create({
    requestKey: nextKey(),
    values: { name: "研发经费（示例）", measureUnit: "万元", definition: "示例", surveyLevel: "province", cadence: "year", adds: "sum" },
  });
  const bring = (rows: string[][], more: object = {}) =>
    province.series.bringFigures({
      ...{ name: "示例", columns: ["地区", "年份", "数值"], rows, source: "示例年鉴", ...more },
      roles: [{ as: "region" }, { as: "period" }, { as: "value", seriesId: id }],
    });
  await bring([["示例旧区", "2022", "40"], ["市中区", "2023", "50"], ["市中区", "2024", "80"]]); // prettier-ignore
  // 1,000 yuan of half a million: 0.2 %.
  await sign("甲一县", 100_000);
  await sign("甲二县", 70_000);
  const leader = world.client("示例省", ["leader"]);
  const listed = (await leader.indicators.listTerms()).sources.find((s) => s.key === `series(${id})`);
  assert.deepEqual([listed?.label.zh, listed?.unit], ["统计数据“研发经费（示例）（万元）”最近一期", "fen"]);
  const define = (code: string, zh: string, expression: string) => leader.indicators.defineIndicator(shape(code, zh, expression, "ratio"));
  await define("share", "签约占研发经费（示例）", `ratio(sum(agreement.signed, amountFen), series(${id}))`);
  await define("grown", "研发经费增长（示例）", `growth(series(${id}))`);
  const mixed = shape("mixed", "混加（示例）", `series(${id}) + count(agreement.signed)`, "fen");
  const told = await leader.indicators.tryIndicator({ ...mixed, from: "2024-01", to: "2024-11" });
  assert.match(told.faults[0]?.message.zh ?? "", /金额和个数不能相加减/);
  const county = world.client("甲一县", ["leader"]);
  const of = async (who: Client, code: string, to: string, asOf?: number) => {
    const card = await who.indicators.scorecard({ from: "2024-01", to, asOf });
    return card.values.find((v) => v.code.endsWith(`_${code}`)) ?? assert.fail(code);
  };
  const share = await of(county, "share", "2024-11");
  assert.deepEqual([share.value, share.numerator, share.denominator], [0.002, 100_000, 50_000_000]);
  assert.deepEqual(share.terms.map((t) => [t.href, t.when?.zh, t.unit, t.value]), [[`/indicators/series/${id}`, "2023 年", "fen", 50_000_000]]); // prettier-ignore
  // By the year's end its own figure is there: 1,000 yuan of 800,000. Against the year before 80 − 50 of 50; in 2023 against the old division it took in: (50 − 40) ÷ 40.
  assert.equal((await of(county, "share", "2024-12")).value, 0.00125);
  assert.equal((await of(county, "grown", "2024-12")).value, 0.6);
  assert.equal((await of(county, "grown", "2024-06")).value, 0.25);
  const none = await of(world.client("甲二县", ["leader"]), "share", "2024-12");
  assert.deepEqual([none.value, none.missing[0]?.zh], [null, "统计数据“研发经费（示例）（万元）”最近一期：没有本地区到这时的数"]);
  const scope = world.actor("示例省", ["leader"]).scope;
  const ways = await services.database.read(scope, async (db) => {
    const list = (await listIndicators(db, services.house)).filter((i) => i.indicator.code.endsWith("_share"));
    const period = { from: "2024-01", to: "2024-12" };
    const byUnit = await computeByUnit(db, list, { unitPath: unit("示例省").path, period }, 4);
    const months = await computeToMonths(db, list, unit("甲一县").path, ["2024-11", "2024-12"]);
    return [...["甲一县", "甲二县"].map((n) => byUnit.get(unit(n).id)?.[0]?.value), ...months.map((m) => m[0]?.value)];
  });
  assert.deepEqual(ways, [0.00125, null, 0.002, 0.00125]);
  // A revision changes what is, not what was frozen: what was known while the ledger stood there counts.
  const position = await services.database.write(scope, (tx) => freezePosition(tx));
  assert.equal((await of(county, "share", "2024-12", position)).value, 0.00125);
  await sign("甲二县", 1);
  await bring([["市中区", "2024", "100"]], { revision: "年鉴更正" });
  assert.equal((await of(county, "share", "2024-12")).value, 0.001);
  assert.equal((await of(county, "share", "2024-12", position)).value, 0.00125);
});

test("a register's count: cases as they stood at the month's end, plain rows as there are now, never a guess", async () => {
  const leader = world.client("甲一县", ["leader"]);
  const sources = (await leader.indicators.listTerms()).sources;
  assert.ok(sources.some((s) => s.key === "register(station)"));
  assert.ok(!sources.some((s) => s.key.startsWith("register(care_")), "what superiors may not look into is not offered");
  await leader.indicators.defineIndicator(shape("rounds", "统计数据条数（示例）", "register(series)", "count"));
  const province = world.client("示例省", ["leader"]);
  await province.indicators.defineIndicator(shape("series", "省里的统计数据条数（示例）", "register(series)", "count"));
  const of = async (to: string) =>
    (await province.indicators.scorecard({ from: `${to.slice(0, 4)}-01`, to })).values.find(
      (v) => v.name.zh === "省里的统计数据条数（示例）",
    );
  assert.equal((await of("2999-12"))?.value, 1);
  const past = await of("2020-12");
  assert.deepEqual([past?.value, past?.missing[0]?.zh], [null, "这本登记册只知道现在有多少条，不知道当时有多少"]);
  const own = (await leader.indicators.scorecard({ from: "2999-01", to: "2999-12" })).values.find(
    (v) => v.name.zh === "统计数据条数（示例）",
  );
  assert.equal(own?.value, 0, "a register that is kept and holds nothing is a true 0");
  // Cases: one begun now is none of last year's, and of which state it is told.
  const adviser = world.client("甲一县", ["adviser"]);
  await adviser.capital_project.create({ values: { name: "示例科技馆", openingOn: "2026-10-01" }, requestKey: nextKey() });
  await leader.indicators.defineIndicator(shape("builds", "在建（示例）", "register(capital_project)", "count"));
  await leader.indicators.defineIndicator(shape("ready", "已开放（示例）", "register(capital_project, open)", "count"));
  const builds = async (to: string) =>
    (await leader.indicators.scorecard({ from: `${to.slice(0, 4)}-01`, to })).values.flatMap((v) =>
      ["在建（示例）", "已开放（示例）"].includes(v.name.zh) ? [v.value] : [],
    );
  assert.deepEqual(await builds("2999-12"), [1, 0]);
  assert.deepEqual(await builds("2020-12"), [0, 0], "its events tell that there was none");
});
