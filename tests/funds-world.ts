import { after, before } from "node:test";
import { makeWorld, type World } from "./records-world.ts";
import { ownerDb } from "../platform/db/database.ts";
import { recordFact } from "../platform/ledger/ledger.ts";
import { saveIndicators, STANDARD_INDICATORS } from "../features/indicators/index.ts";

/** The world in which a fund's tests play: a province, its counties and what the factors count of them. */
export let world: World;
before(async () => {
  world = await makeWorld();
  // What the factors count: needs confirmed in the counties, 12, 6 and 2.
  const { services } = world.installation;
  await world.owner((client) => saveIndicators(ownerDb(client), world.units["全国"]?.path ?? [], STANDARD_INDICATORS, "2026-01-01"));
  for (const [name, n] of [
    ["甲一县", 12],
    ["甲二县", 6],
    ["乙一县", 2],
  ] as const) {
    const unit = world.units[name] as { id: number; path: number[] };
    const actor = world.actor(name, ["adviser"]);
    await services.database.write(actor.scope, async (tx) => {
      for (let i = 0; i < n; i++)
        await recordFact(tx, services.house.facts, actor, {
          kind: "demand.confirmed",
          occurredOn: "2026-05-10",
          unitId: unit.id,
          unitPath: unit.path,
          regionCode: null,
          subject: `demand:${unit.id * 100 + i}`,
          dimensions: { basis: "self", source: "visit" },
          keys: { demander: unit.id * 100 + i },
          evidence: [{ type: "source", ref: "示例", label: "示例" }],
        });
    });
  }
});
after(() => world[Symbol.asyncDispose]());

export const unitId = (name: string): number => world.units[name]?.id as number;
export const versionOf = async (api: ReturnType<typeof clerk>, id: number) => (await api.fund.get({ id })).version;
export const clerk = () => world.client("示例省", ["adviser"]);
export const second = (role: string, n: number) => world.as({ ...world.actor("示例省", [role]), id: `person:${900 + n}` });
export const VALUES = {
  title: "服务工作资金（示例）",
  year: 2027,
  basis: "示例财教〔2026〕18号",
  recipients: "county",
  periodFrom: "2026-01",
  periodTo: "2026-10",
  publicUntil: "2026-12-04",
  objectTo: "计划财务部，电话 028-0000 0000（示例）",
  account: "2060702 科普活动",
  useRule: "不得用于人员经费和接待",
  noticeNo: "示例科协〔2026〕31号",
};
