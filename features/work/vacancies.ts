import { sql, type RawBuilder } from "kysely";
import { depthOf, type Actor } from "../../platform/access/scope.ts";
import { inOffice, isHeldOn } from "../../platform/casework/turn.ts";
import type { Db } from "../../platform/db/database.ts";
import type { House } from "../../platform/rooms/room.ts";

/** Roles that act for a unit beneath which has nobody of that role who can sign in. */
export const STANDING_IN: readonly string[] = ["reviewer", "leader"];

const holds = (unit: RawBuilder<unknown>, role: RawBuilder<unknown>, today: string) =>
  sql`exists (select from post t join person p on p.id = t.person_id where t.unit_id = ${unit} and t.role = ${role} and ${inOffice(today)})`;

/** A role of the actor's and the units beneath whose cases wait for it, where neither they nor a unit between hold it: he stands in. */
export interface Vacant {
  readonly role: string;
  readonly units: readonly number[];
}

/** Asked once for a whole page: which units wait at all is known by an index, and whether they have anybody is then asked of those alone. */
export async function listVacantBeneath(db: Db, actor: Actor, today: string): Promise<Vacant[]> {
  const roles = actor.roles.filter((role) => STANDING_IN.includes(role));
  if (roles.length === 0) return [];
  const depth = depthOf(actor.scope);
  const { rows } = await sql<Vacant>`
    select w.role, array_agg(w.unit) as units
    from (select distinct c.owner_role as role, c.owner_unit_id as unit from work_case c
      where c.closed_on is null and c.owner_person_id is null and c.owner_role = any (${roles}::text[])) w
    join unit v on v.id = w.unit
    where v.path[${sql.lit(depth)}] = ${actor.scope.unitId} and v.id <> ${actor.scope.unitId}
      and not exists (select from unnest(v.path[${sql.lit(depth + 1)}:]) b (id) where ${holds(sql`b.id`, sql`w.role`, today)})
    group by 1`.execute(db);
  return rows;
}

/** Has no account, or no post on the day. */
export const isGone = (today: string) =>
  sql<boolean>`(p.account_id is null or p.consent_withdrawn_on is not null or not exists (select from post t where t.person_id = p.id and ${isHeldOn(today)}))`;

/** The same where most of a country's persons are asked about: its posts are read once for all, not for each. */
export const isGoneAmongMany = (today: string) =>
  sql<boolean>`(p.account_id is null or p.consent_withdrawn_on is not null or p.id not in (select t.person_id from post t where ${isHeldOn(today)}))`;

/** States that one unit alone moves, as process/state: there nobody above stands in. */
export const statesOfOneUnit = ({ records }: House): string[] =>
  [...records].flatMap(([process, hand]) => Object.keys(hand.records.levels).map((state) => `${process}/${state}`));

/**
 * Posts that cases wait for and that nobody who can sign in holds, neither there nor above, where one above may act: for those who give
 * posts. No case is told.
 */
export async function listVacancies(db: Db, actor: Actor, today: string, own: readonly string[]) {
  const { rows } = await sql<{ unitId: number; unitName: string; role: string; waiting: number }>`
    select u.id as "unitId", u.name as "unitName", k.owner_role as role, k.n as waiting
    from (select owner_unit_id, owner_role, bool_or(own) as own, count(*) as n from (
            select owner_unit_id, owner_role, process || '/' || state = any (${[...own]}::text[]) as own from work_case where closed_on is null and owner_person_id is null and owner_unit_id is not null
            union all select c.unit_id, 'adviser', false from work_case c join person p on p.id = coalesce(c.owner_person_id, c.adviser_person_id)
              where c.closed_on is null and ${isGone(today)}) w group by 1, 2) k
    join unit u on u.id = k.owner_unit_id
    where u.path[${sql.lit(depthOf(actor.scope))}] = ${actor.scope.unitId}
      and not exists (select from unnest(case when k.own then array[u.id] else u.path end) b (id) where ${holds(sql`b.id`, sql`k.owner_role`, today)})
    order by k.n desc, u.id limit 100`.execute(db);
  return rows;
}
