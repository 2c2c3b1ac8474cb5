import assert from "node:assert/strict";
import { after, before } from "node:test";
import { mintActor, type Actor } from "../platform/access/scope.ts";
import { ownerDb } from "../platform/db/database.ts";
import { recordFact } from "../platform/ledger/ledger.ts";
import { makeWorld, type Client, type World } from "./records-world.ts";
import { nextKey } from "./served.ts";
import { saveIndicators, STANDARD_INDICATORS } from "../features/indicators/index.ts";

/** What the tests of assessments share: a province with three counties, whoever assesses at each level, a sheet in the shape of public ones. */
/** Set before the first test runs. */
export let world: World;
const people: Record<string, number> = {};
export const county = (name: string) => world.units[name] as { id: number; path: number[] };

before(async () => {
  world = await makeWorld();
  await world.owner(async (client) => {
    await saveIndicators(ownerDb(client), county("全国").path, STANDARD_INDICATORS, "2026-01-01");
    for (const [name, unit] of [
      ["组织人", "示例省"],
      ["评甲", "示例省"],
      ["评乙", "示例省"],
      ["评丙", "示例省"],
      ["复核人", "示例省"],
      ["负责人", "示例省"],
      ["另一负责人", "示例省"],
      ["从甲二县来的", "示例省"],
      ["市审核", "甲市"],
      ["乙市审核", "乙市"],
      ["县经办", "甲一县"],
      ["县二经办", "甲二县"],
      ["乙县经办", "乙一县"],
    ] as const) {
      const { id, path } = county(unit);
      const { rows } = await client.query<{ id: string }>(
        "INSERT INTO person (name, unit_id, unit_path) VALUES ($1, $2, $3) RETURNING id",
        [`${name}（示例）`, id, path],
      );
      people[name] = Number(rows[0]?.id);
    }
    await client.query(
      "INSERT INTO post (person_id, unit_id, role, title, from_on, to_on) VALUES ($1, $2, 'adviser', '示例', '2020-01-01', '2024-01-01')",
      [people["从甲二县来的"], county("甲二县").id],
    );
  });
  await facts("甲一县", 9, "2026-03-10");
  await facts("甲二县", 4, "2026-03-10");
});
after(() => world[Symbol.asyncDispose]());

/** As many confirmed demands of a county on a day. */
export async function facts(name: string, n: number, day: string): Promise<void> {
  const { services } = world.installation;
  const unit = county(name);
  const actor = world.actor(name, ["adviser"]);
  await services.database.write(actor.scope, async (tx) => {
    for (let i = 0; i < n; i++)
      await recordFact(tx, services.house.facts, actor, {
        kind: "demand.confirmed",
        occurredOn: day,
        unitId: unit.id,
        unitPath: unit.path,
        regionCode: null,
        subject: `demand:${unit.id * 1000 + i}`,
        dimensions: { basis: "self", source: "visit" },
        keys: { demander: unit.id * 1000 + i },
        evidence: [{ type: "source", ref: "示例", label: "示例" }],
      });
  });
}
export const actorOf = (name: string, unit: string, roles: readonly string[]): Actor =>
  mintActor({ personId: people[name] as number, name, unitPath: county(unit).path, roles }, world.installation.services.house.permissions);
export const as = (name: string, unit: string, ...roles: string[]): Client => world.as(actorOf(name, unit, roles));
export const versionOf = async (api: ReturnType<typeof organiser>, id: number) => (await api.standard.get({ id })).version;
export const organiser = () => as("组织人", "示例省", "adviser");
export const scorer = (name: string) => as(name, "示例省", "reviewer");
export const leader = (name = "负责人") => as(name, "示例省", "leader");

// In the shape of public sheets (示例): groups written once, points with 分, rules in words.
const COLUMNS = ["编号", "考核项目", "条目", "考核内容", "考核标准", "分值", "指标", "考核方法", "备注", "自评分", "审核分"];
export const ROWS: readonly (readonly string[])[] = [
  ["1.1.1", "一、服务（40分）", "需求（40分）", "经确认的需求", "按比例得分，目标 ９ 件", "30分", "经确认的需求", "", "", "", ""],
  ["1.1.2", "", "", "引荐有台账以外的凭据", "有得分，没有不得分", "10", "", "", "", "", ""],
  ["2.1.1", "二、保障（40分）", "经费", "人均科普经费", "≥2元/人", "25", "", "预算批复", "一票否决", "", ""],
  ["2.1.2", "", "", "科普活动室开放天数", "250天以上得15分；200—249天得10分；150—199天得5分", "15", "", "开放日志", "合理缺项", "", ""],
  ["3.1.1", "三、质量（20分）", "质量", "工作有特色、群众受益", "优100%；良80%；一般60%；差0%", "20", "", "", "", "", ""],
  ["3.1.2", "", "", "省级表彰", "每获得一项加2分", "5", "", "表彰文件", "", "", ""],
  ["", "", "", "合计", "", "105", "", "", "", "", ""],
];
export const tableOf = (rows: readonly (readonly string[])[]) => ({
  columns: [...COLUMNS],
  rows: rows.map((cells, i) => ({ at: i + 2, cells: [...cells] })),
});
export const HEAD = {
  title: "示例标准 2026 版",
  year: 2026,
  level: "county",
  basis: "示例，条文为虚构",
  periodFrom: "2026-01",
  periodTo: "2026-10",
  total: "100",
  grades: "优秀90；良好80；合格60；不合格0",
  bonusCap: "5",
  apartLimit: "20",
  third: "nearest-two",
};

/** A standard from a table, put in force by two persons. */
export async function standardInForce(
  rows: readonly (readonly string[])[],
  head: { readonly [K in keyof typeof HEAD]?: (typeof HEAD)[K] | null } = {},
): Promise<number> {
  const api = organiser();
  const { id } = await api.standard.create({ values: { ...HEAD, ...head }, requestKey: nextKey() });
  const { faults } = await api.assessments.importStandard({ id, version: await versionOf(api, id), table: tableOf(rows), confirmed: true });
  assert.deepEqual(faults, []);
  await api.standard.act({ id, action: "propose", requestKey: nextKey() });
  await leader().standard.act({ id, action: "activate", requestKey: nextKey() });
  return id;
}
/** A round begun under it. */
export async function roundOpen(standardId: number, title: string, more: object = {}): Promise<number> {
  const api = organiser();
  const values = { title, standardId, selfUntil: "2026-12-20", samplePercent: 0, ...more } as never;
  const { id } = await api.assessment_round.create({ values, requestKey: nextKey() });
  await api.assessment_round.act({ id, action: "open", requestKey: nextKey() });
  return id;
}
