import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { freezePosition, recordFact } from "../../platform/ledger/ledger.ts";
import { compiled, computeByUnit, computeValues } from "./values.ts";

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());

const unit = (name: string) => world.units[name] as { id: number; path: number[] };
const fact = (name: string, kind: string, measures: Record<string, number>, dimensions: Record<string, string>) => {
  const { services } = world.installation;
  const actor = world.actor(name, ["adviser"]);
  return services.database.write(actor.scope, (tx) =>
    recordFact(tx, services.house.facts, actor, {
      kind,
      occurredOn: "2026-03-10",
      unitId: unit(name).id,
      unitPath: unit(name).path,
      regionCode: null,
      subject: "demand:1",
      measures,
      dimensions,
      keys: {},
      evidence: [{ type: "source", ref: "示例", label: "示例" }],
    }),
  );
};

test("a figure by head of the population: of a county, of units above once every county's people are known, now and as it stood", async () => {
  const { services } = world.installation;
  const name = { zh: "人均签约金额（示例）", en: "sample" };
  const yuan = compiled(
    {
      code: "x",
      version: 1,
      better: "higher",
      name,
      definition: name,
      unit: "fen",
      expression: "percapita(sum(agreement.signed, amountFen))",
    },
    services.house.facts,
  );
  const period = { from: "2026-01", to: "2026-12" };
  const of = (where: string, asOf?: number) =>
    services.database.read(world.actor(where, ["leader"]).scope, async (db) => {
      const [value] = await computeValues(db, [yuan], { unitPath: unit(where).path, period, asOf });
      return [value?.value ?? null, ...(value?.missing.map((m) => m.zh) ?? [])];
    });
  await fact("甲一县", "agreement.signed", { amountFen: 100_000 }, { type: "contract", basis: "self" });
  await fact("甲二县", "agreement.signed", { amountFen: 50_000 }, { type: "contract", basis: "self" });
  assert.deepEqual(await of("甲一县"), [null, "还没有人口数，算不出按人口平均"]);
  await fact("甲一县", "place.coverage", { people: 400, covered: 100 }, { speed: "adult" });
  await fact("甲一县", "place.coverage", { people: 400, covered: 80 }, { speed: "elderly" });
  assert.deepEqual(await of("甲一县"), [250]);
  // The city: half of its counties is no figure of it, and who is known is said.
  const half = await of("甲市");
  assert.equal(half[0], null);
  assert.match(String(half[1]), /人口已测算 1\/2 个县（市、区）：甲一县.* 2\.5 元/);
  const position = await services.database.write(world.actor("甲市", ["leader"]).scope, (tx) => freezePosition(tx));
  await fact("甲二县", "place.coverage", { people: 200, covered: 50 }, { speed: "adult" });
  // 150,000 fen of 600 people.
  assert.deepEqual(await of("甲市"), [250]);
  assert.equal((await of("甲市", position))[0], null);
  const byUnit = await services.database.read(world.actor("示例省", ["leader"]).scope, (db) =>
    computeByUnit(db, [yuan], { unitPath: unit("示例省").path, period }, 4),
  );
  assert.deepEqual(
    ["甲一县", "甲二县", "乙一县"].map((c) => byUnit.get(unit(c).id)?.[0]?.value ?? null),
    [250, 250, null],
  );
});
