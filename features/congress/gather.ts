import { Gaps } from "@bihuan/quotas";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { notFound } from "../../platform/http/server.ts";
import { asNominee, boundsOf, electionFault, type Election, type FloorRow, type NomineeRow, type UnitRow } from "./rules.ts";

export interface CongressRow {
  readonly id: number;
  readonly title: string;
  readonly seats: number;
  readonly ageOn: string;
  readonly nominateUntil: string;
  readonly publicityDays: number;
  readonly objectTo: string;
  readonly publishedOn: string | null;
  readonly quorum: string;
  readonly majority: string;
  readonly method: string;
  readonly state: string;
  readonly version: number;
  readonly unitId: number;
  readonly unitPath: number[];
}
export async function congressOf(db: Db, id: number): Promise<CongressRow> {
  const [row] = await rowsOf<CongressRow>(
    db,
    sql`select id, title, seats, age_on as "ageOn", nominate_until as "nominateUntil", publicity_days as "publicityDays", object_to as "objectTo", published_on as "publishedOn", quorum, majority,
      method, state, version, unit_id as "unitId", unit_path as "unitPath" from congress where id = ${id}`,
  );
  return row ?? notFound();
}

export const floorsOf = (db: Db, id: number): Promise<FloorRow[]> =>
  rowsOf(
    db,
    sql`select id, name, who, also, age_most as "ageMost", sector, measure, least, most, kind, source from congress_floor where congress_id = ${id} order by id`,
  );
export const unitsOf = (db: Db, id: number): Promise<(UnitRow & { orgId: number | null })[]> =>
  rowsOf(
    db,
    sql`select id, name, sector, org_id as "orgId", weight, floor, ceiling, seats from congress_unit where congress_id = ${id} order by id`,
  );

export interface Person extends NomineeRow, Election {
  readonly state: string;
  readonly unitName: string;
  readonly employer: string;
  readonly post: string | null;
  readonly votesFor: number | null;
  readonly version: number;
  readonly seatNo: number | null;
}
/** Everybody nominated for a congress, with what his unit's meeting decided. */
export const peopleOf = (db: Db, id: number, states?: readonly string[]): Promise<Person[]> =>
  rowsOf(
    db,
    sql`select n.id, n.name, n.sex, n.born_on as "bornOn", n.nation, n.party, n.senior, n.front_line as "frontLine", n.new_face as "newFace", n.rank, n.state, n.version,
      n.employer, n.post, n.votes_for as "votesFor", n.seat_no as "seatNo", d.sector, d.unit_row_id as "unitRowId", d.name as "unitName", d.elected_on as "electedOn",
      d.election_body as "electionBody", d.due, d.present
      from congress_nominee n join congress_delegation d on d.id = n.delegation_id where n.congress_id = ${id}
      ${states ? sql`and n.state = any (${[...states]}::text[])` : sql``} order by n.id`,
  );

/** Live people of the same name and birthday in one congress; those in two units are what a review looks for. */
export interface Double {
  readonly id: number;
  readonly name: string;
  readonly bornOn: string;
  readonly unitName: string;
  readonly state: string;
  readonly isSame: boolean;
}
export const doublesOf = (db: Db, id: number): Promise<Double[]> =>
  rowsOf(
    db,
    sql`select o.id, o.name, o.born_on as "bornOn", o.from_unit as "unitName", o.state, o.born_on = n.born_on as "isSame"
      from congress_nominee n join congress_nominee o on o.congress_id = n.congress_id and replace(o.name, ' ', '') = replace(n.name, ' ', '') and o.id <> n.id
      where n.id = ${id} and o.state not in ('withdrawn', 'failed', 'left') order by o.id`,
  );

/** The plan with the people of some states ticked. */
export async function gapsOf(db: Db, congress: CongressRow, states: readonly string[]) {
  const floors = await floorsOf(db, congress.id);
  const units = await unitsOf(db, congress.id);
  const people = await peopleOf(db, congress.id, states);
  const plan = { seats: congress.seats, bounds: boundsOf(floors, units) };
  const gaps = new Gaps(
    plan,
    people.map((p) => asNominee(p, congress.ageOn)),
  );
  for (const p of people) gaps.tick(String(p.id), true);
  return { plan, floors, units, people, gaps };
}

/** Whether the people of a state fill the seats, and every floor that must hold does. */
export async function holds(db: Db, congress: CongressRow, state: string) {
  const { plan, people, gaps } = await gapsOf(db, congress, [state]);
  const broken = gaps.list().filter((g, i) => plan.bounds[i]?.kind !== "soft" && (g.missing > 0 || g.over > 0));
  return {
    filled: people.length === congress.seats,
    floors: broken.length === 0,
    elected: people.every((p) => electionFault(p, p.votesFor, congress) === undefined),
  };
}

export interface Progress {
  readonly id: number;
  readonly name: string;
  readonly sector: string;
  readonly seats: number;
  readonly state: string;
  readonly nominated: number;
  readonly waiting: number;
  readonly isOwn: boolean;
}
export const progressOf = (db: Db, congressId: number): Promise<Progress[]> =>
  rowsOf(
    db,
    sql`select d.id, d.name, d.sector, d.seats, d.state, d.unit_id <> d.issuer_id as "isOwn",
      count(n.id) filter (where n.state not in ('withdrawn', 'failed'))::int as nominated, count(n.id) filter (where n.state = 'submitted')::int as waiting
      from congress_delegation d left join congress_nominee n on n.delegation_id = d.id where d.congress_id = ${congressId} group by d.id order by d.id`,
  );

export const openObjections = async (db: Db, congressId: number): Promise<number> =>
  (
    await rowsOf<{ n: number }>(
      db,
      sql`select count(*)::int as n from congress_objection o join congress_nominee n on n.id = o.nominee_id
        where n.congress_id = ${congressId} and (o.state = 'open' or (o.outcome = 'upheld' and n.state = 'chosen'))`,
    )
  )[0]?.n ?? 0;
