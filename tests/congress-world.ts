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
  ...{ method: "hamilton", source: "示例方案，非正式文件" },
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
