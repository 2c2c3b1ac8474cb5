import { sql } from "kysely";
import { compose, saveChoice } from "../../features/congress/choose-desk.ts";
import { servedCongresses, servedDelegations, servedNominees } from "../../features/congress/server.ts";
import { shareSeats } from "../../features/congress/share-desk.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import type { Services } from "../../platform/http/server.ts";
import type { Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

type By = ReturnType<typeof personOn>;
/** Invented people: name, unit, sex, year, ethnic group, party, front line. */
type Somebody = readonly [name: string, unit: string, sex: "male" | "female", born: number, nation: string, party: string, front: boolean];

const UNITS = [
  ["镇农技协（示例）", "other", 120],
  ["县医学会（示例）", "society", 90],
  ["柑橘企业联合会（示例）", "enterprise", 60],
  ["县中小学（示例）", "school", 30],
] as const;
const PEOPLE: readonly Somebody[] = [
  ["马田", "镇农技协（示例）", "male", 1975, "汉族", "cpc", true],
  ["丁禾", "镇农技协（示例）", "female", 1986, "汉族", "masses", true],
  ["石果", "镇农技协（示例）", "male", 1990, "彝族", "masses", true],
  ["白桑", "镇农技协（示例）", "female", 1968, "汉族", "cpc", false],
  ["方医", "县医学会（示例）", "male", 1970, "汉族", "cpc", false],
  ["卢护", "县医学会（示例）", "female", 1988, "汉族", "cpc", true],
  ["尹检", "县医学会（示例）", "male", 1983, "汉族", "democratic", true],
  ["龙橙", "柑橘企业联合会（示例）", "male", 1979, "汉族", "cpc", true],
  ["申技", "柑橘企业联合会（示例）", "female", 1991, "汉族", "masses", true],
  ["乐营", "柑橘企业联合会（示例）", "male", 1965, "汉族", "none", false],
  ["文教", "县中小学（示例）", "female", 1980, "汉族", "cpc", true],
  ["古理", "县中小学（示例）", "male", 1972, "汉族", "cpc", true],
];
const PLAN = {
  publicityDays: 5,
  quorum: "two_thirds",
  majority: "present",
  method: "sainte_lague",
  source: "示例方案，非正式文件",
  objectTo: "雁江区科协组织人事科，电话 028-00000000，示例路 1 号（示例）",
};

/** From the plan to the page of choosing: planned, frozen by the second person, nominated, elected, reviewed. */
async function nominate(first: By, second: By, values: Record<string, unknown>, meeting: string, votesFor: number): Promise<number> {
  const id = await first.create(servedCongresses, { ...values, ...PLAN });
  for (const [name, sector, weight] of UNITS) await first.child(servedCongresses, id, "units", { name, sector, weight, floor: 1 });
  for (const floor of [
    { name: "基层一线", who: "front_line", measure: "percent", least: 60, kind: "hard", source: "示例方案第二条" },
    { name: "女性", who: "female", measure: "percent", least: 40, kind: "hard", source: "示例方案第二条" },
    { name: "四十五岁以下", who: "young", ageMost: 45, measure: "people", least: 3, kind: "hard", source: "示例方案第二条" },
    { name: "少数民族", who: "minority", measure: "people", least: 1, kind: "law", source: "示例章程第五条" },
  ])
    await first.child(servedCongresses, id, "floors", floor);
  const version = await first.versionOf(servedCongresses, id);
  await shareSeats(servedCongresses, first.context, { id, version, method: "sainte_lague" });
  await first.act(servedCongresses, id, "propose");
  await second.act(servedCongresses, id, "freeze");
  for (const [n, [name, fromUnit, sex, born, nation, party, frontLine]] of PEOPLE.entries())
    await first.create(servedNominees, {
      // First what tells one congress's nomination from another's of the same person.
      ...{ votesFor, name: `${name}（示例）`, fromUnit, sex, bornOn: `${born}-06-1${n % 9}`, nation, party, frontLine },
      ...{ employer: "示例单位", rank: 1 + PEOPLE.slice(0, n).filter((p) => p[1] === fromUnit).length, newFace: n % 2 === 0 },
    });
  const asked = await first.write((tx) =>
    rowsOf<{ id: number }>(tx, sql`select id from congress_delegation where congress_id = ${id} order by id`),
  );
  for (const d of asked) {
    await first.edit(servedDelegations, d.id, { electedOn: meeting, electionBody: "会员代表会议（示例）", due: 26, present: 22 });
    await first.act(servedDelegations, d.id, "submit");
    await first.act(servedDelegations, d.id, "accept");
  }
  const people = await first.write((tx) =>
    rowsOf<{ id: number }>(tx, sql`select id from congress_nominee where congress_id = ${id} order by id`),
  );
  for (const p of people) await second.act(servedNominees, p.id, "pass");
  await first.act(servedCongresses, id, "close_call");
  return id;
}

/** The fifth congress sits since last year, one delegate left and was replaced; the sixth is being composed. */
export async function playCongress(services: Services, cast: Cast): Promise<void> {
  const on = (day: string) => personOn(services, day, cast.people.adviser);
  const second = (day: string) => personOn(services, day, cast.people.reviewer);
  const before = on("2025-09-01");
  const fifth = await nominate(
    before,
    second("2025-09-01"),
    {
      title: "第五次代表大会（示例）",
      seats: 6,
      ageOn: "2025-12-31",
      nominateUntil: "2025-09-30",
      heldOn: "2025-11-20",
      termUntil: "2030-11-20",
    },
    "2025-08-28",
    18,
  );
  const best = await compose(before.context, { id: fifth, fixedIn: [], fixedOut: [] });
  await saveChoice(servedNominees, before.context, { id: fifth, chosen: best.chosen.map((c) => c.id), seen: [] });
  await before.act(servedCongresses, fifth, "publish");
  await second("2025-09-12").act(servedCongresses, fifth, "seat");
  await nominate(
    on("2026-11-02"),
    second("2026-11-02"),
    { title: "第六次代表大会（示例）", seats: 7, ageOn: "2026-12-31", nominateUntil: "2026-11-20" },
    "2026-10-30",
    19,
  );
}
