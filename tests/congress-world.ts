import assert from "node:assert/strict";
import { mintActor } from "../platform/access/scope.ts";
import type { Client, World } from "./records-world.ts";
import { nextKey } from "./served.ts";

/** What tests of congresses do again and again: people, plans, units that nominate and hand in. */
/** One more colleague of a unit, with an actor of his own. */
export async function somebody(world: World, name: string, at: string, roles: string[]): Promise<Client> {
  let id = 0;
  await world.owner(async (owner) => {
    const unit = world.units[at];
    const { rows } = await owner.query<{ id: string }>("INSERT INTO person (name, unit_id, unit_path) VALUES ($1, $2, $3) RETURNING id", [
      name,
      unit?.id,
      unit?.path,
    ]);
    id = Number(rows[0]?.id);
  });
  const { permissions } = world.installation.services.house;
  return world.as(mintActor({ personId: id, name, unitPath: world.units[at]?.path ?? [], roles }, permissions));
}

export const PLAN = {
  ...{ ageOn: "2026-12-31", nominateUntil: "2026-11-20", publicityDays: 5, quorum: "two_thirds", majority: "present" },
  ...{ method: "hamilton", source: "示例方案，非正式文件", objectTo: "示例区科协人事科，电话 000-0000000（示例）" },
};
export const create = async (records: { create(input: never): Promise<{ id: number }> }, values: object) =>
  (await records.create({ values, requestKey: nextKey() } as never)).id;
export const actOn = (records: { act(input: never): Promise<unknown> }, id: number, action: string, reason?: string) =>
  records.act({ id, action, requestKey: nextKey(), ...(reason === undefined ? {} : { reason }) } as never);
export const child = async (city: Client, id: number, name: string, values: Record<string, unknown>) =>
  city.congress.putChild({ id, version: (await city.congress.get({ id })).version, child: name, values });
export const floor = (name: string, who: string, least: number | null, more: object = {}) => ({
  ...{ name, who, measure: "percent", least, kind: "hard", source: "示例方案第三条" },
  ...more,
});
export const wordsOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "",
    (e: { data?: { message?: { zh: string }; fields?: Record<string, { zh: string }> } }) =>
      `${e.data?.message?.zh ?? ""} ${Object.values(e.data?.fields ?? {})
        .map((f) => f.zh)
        .join(" ")}`,
  );

export const person = (n: number, fromUnit: string, more: object = {}) => ({
  ...{ name: `人选${n}（示例）`, fromUnit, sex: n % 2 === 0 ? "female" : "male", bornOn: "1985-05-05", nation: "汉族" },
  ...{ party: "cpc", employer: "示例单位", frontLine: true, rank: n, votesFor: 15 },
  ...more,
});
/** A unit's election and its list go up together. */
export async function handIn(who: Client, delegation: number) {
  const { version } = await who.congress_delegation.get({ id: delegation });
  const meeting = { electedOn: "2026-10-30", electionBody: "示例理事会", due: 24, present: 20 };
  await who.congress_delegation.edit({ id: delegation, version, values: meeting });
  await actOn(who.congress_delegation, delegation, "submit");
}
export const delegationsOf = async (city: Client, congressId: number) =>
  (await city.congress_delegation.list({ filter: { congressId }, limit: 100 } as never)).rows as unknown as {
    id: number;
    name: string;
    seats: number;
    state: string;
  }[];
export const peopleOf = async (city: Client, congressId: number, state?: string) => {
  const rows: { id: number; name: string; state: string; fromUnit: string }[] = [];
  let cursor: string | undefined;
  do {
    const page = await city.congress_nominee.list({
      filter: { congressId, ...(state ? { state: [state] } : {}) },
      limit: 100,
      cursor,
    } as never);
    rows.push(...(page.rows as never as typeof rows));
    cursor = page.next ?? undefined;
  } while (cursor);
  return rows;
};

/** A plan of 144 seats for twelve units under nine floors, and 260 people nominated, handed in and reviewed: ten of a minority where twelve are asked for. */
export async function cityWith260(city: Client, second: Client, title: string): Promise<number> {
  const id = await create(city.congress, { title, seats: 144, ...PLAN });
  const SECTORS = [
    "county",
    "county",
    "county",
    "county",
    "society",
    "society",
    "university",
    "enterprise",
    "school",
    "institute",
    "department",
    "other",
  ];
  for (const [i, sector] of SECTORS.entries())
    await child(city, id, "units", {
      name: `示例单位${i + 1}`,
      sector,
      weight: 300 - i * 17,
      floor: 2,
      ...(sector === "department" ? { ceiling: 10 } : {}),
    });
  const floors = [
    floor("基层一线", "front_line", 60),
    floor("女性", "female", 35),
    floor("四十五岁以下", "young", 40, { ageMost: 45 }),
    floor("少数民族", "minority", 8, { kind: "law", source: "示例章程第五条" }),
    floor("非中共党员", "non_party", 30),
    floor("高级职称", "senior", 45),
    floor("新当选", "new_face", 50, { kind: "soft" }),
    floor("机关部门", "sector", null, { sector: "department", most: 10 }),
    floor("女性基层一线", "female", 20, { also: "front_line" }),
  ];
  for (const f of floors) await child(city, id, "floors", f);
  await city.congressDesk.shareSeats({ id, version: (await city.congress.get({ id })).version, method: "sainte_lague" });
  await actOn(city.congress, id, "propose");
  await actOn(second.congress, id, "freeze");
  const delegations = await delegationsOf(city, id);
  assert.equal(
    delegations.reduce((n, d) => n + d.seats, 0),
    144,
  );

  // From one Excel sheet: 260 people, as many to each unit as its seats call for; ten of a minority where twelve are asked for.
  const seatsOf = new Map(delegations.map((d) => [d.name, d.seats]));
  const share = [...seatsOf].map(([name, seats]) => ({ name, n: Math.max(seats + 1, Math.round((seats * 260) / 144)) }));
  while (share.reduce((n, s) => n + s.n, 0) > 260) (share.toSorted((a, b) => b.n - a.n)[0] as { n: number }).n--;
  while (share.reduce((n, s) => n + s.n, 0) < 260) (share.toSorted((a, b) => a.n - b.n)[0] as { n: number }).n++;
  let n = 0;
  const rows = share.flatMap(({ name, n: count }) =>
    Array.from({ length: count }, (_, k) => {
      n++;
      return [
        ...[`代表人选${n}（示例）`, name, n % 5 < 2 ? "女" : "男", `${1962 + ((n * 7) % 38)}-${String(1 + (n % 12)).padStart(2, "0")}-15`],
        ...[
          n % 26 === 0 ? "回族" : "汉族",
          n % 3 === 0 ? "群众" : "中共党员",
          "示例单位",
          n % 2 === 0 ? "是" : "否",
          n % 7 < 5 ? "是" : "否",
        ],
        ...[n % 8 < 5 ? "是" : "否", String(k + 1), "15"],
      ];
    }),
  );
  assert.equal(rows.length, 260);
  const headings = [
    "姓名",
    "推荐单位",
    "性别",
    "出生日期",
    "民族",
    "政治面貌",
    "工作单位",
    "高级职称",
    "基层一线",
    "新当选",
    "单位排序",
    "赞成票",
  ];
  const stored = await city.congress_nominee.importRows({ rows: [headings, ...rows], requestKey: nextKey() } as never);
  assert.deepEqual([stored.stored, stored.left], [260, 0]);
  for (const d of delegations) {
    await handIn(city, d.id);
    await actOn(city.congress_delegation, d.id, "accept");
  }
  const all = (await peopleOf(city, id, "submitted")).map((p) => p.id);
  for (let i = 0; i < all.length; i += 100)
    await second.congress_nominee.actOnMany({ action: "pass", ids: all.slice(i, i + 100), requestKey: nextKey() } as never);
  return id;
}
