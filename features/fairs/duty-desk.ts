import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { notFound, refuseRequest } from "../../platform/http/server.ts";
import { openToWrite, type Asked, type Hand } from "../../platform/records/hand.ts";
import { refuseOlder } from "../../platform/register/version.ts";
import { refuseFields } from "../../platform/records/rows.ts";
import { daysOf, fairOf, type FairValues } from "./gather.ts";
import { beside } from "./plan-desk.ts";
import { freeTimesOf, isFree, spansOf, timeOf } from "./rules.ts";

export interface Shift {
  readonly day: string;
  readonly dayNo: number;
  readonly from: string;
  readonly to: string;
}
/** A shift is a half of a day: the hours of talks as the fair has them. */
export const shiftsOf = (fair: FairValues): Shift[] =>
  daysOf(fair).flatMap((day, dayNo) => (spansOf(fair.hours) ?? []).map((s) => ({ day, dayNo, from: timeOf(s.from), to: timeOf(s.to) })));
const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const can = (hours: string | null, s: Shift): boolean => isFree(freeTimesOf(hours) ?? [], s.dayNo, minutes(s.from), minutes(s.to));

interface AdviserRow {
  readonly personId: number;
  readonly name: string;
  readonly unitName: string;
  readonly hours: string | null;
  readonly version: number;
}
const advisersOf = (db: Db, fairId: number) =>
  rowsOf<AdviserRow>(
    db,
    sql`select a.person_id as "personId", p.name, u.name as "unitName", a.hours, a.version from fair_adviser a join person p on p.id = a.person_id join unit u on u.id = p.unit_id
      where a.fair_id = ${fairId} order by u.path, p.id`,
  );

/** Who stands where and when, where nobody does, and how evenly it is spread. */
export async function readDuty(db: Db, fairId: number) {
  const { title, fair } = await fairOf(db, fairId);
  const shifts = shiftsOf(fair);
  const zones = await rowsOf<{ id: number; name: string; projects: number }>(
    db,
    sql`select z.id, z.name, (select count(*)::int from fair_party q where q.zone_id = z.id and q.side = 'project' and q.state = 'joined') as projects
      from fair_zone z where z.fair_id = ${fairId} order by z.id`,
  );
  const [outside] = await rowsOf<{ n: number }>(
    db,
    sql`select count(*)::int as n from fair_party where fair_id = ${fairId} and side = 'project' and state = 'joined' and zone_id is null`,
  );
  const duties = await rowsOf<{ id: number; zoneId: number; personId: number; name: string; onDay: string; fromTime: string }>(
    db,
    sql`select d.id, d.zone_id as "zoneId", d.person_id as "personId", p.name, d.on_day as "onDay", d.from_time as "fromTime" from fair_duty d
      join person p on p.id = d.person_id where d.fair_id = ${fairId} order by d.on_day, d.from_time, d.zone_id, d.id`,
  );
  const advisers = (await advisersOf(db, fairId)).map((a) => ({ ...a, shifts: duties.filter((d) => d.personId === a.personId).length }));
  const loads = advisers.map((a) => a.shifts);
  const here = new Set(duties.map((d) => `${d.zoneId} ${d.onDay} ${d.fromTime}`));
  return {
    ...{ title, shifts, zones, duties, advisers, projectsOutside: outside?.n ?? 0 },
    spread: loads.length === 0 ? 0 : Math.max(...loads) - Math.min(...loads),
    missing: zones.flatMap((z) =>
      shifts.flatMap((s) => (here.has(`${z.id} ${s.day} ${s.from}`) ? [] : [{ zone: z.name, day: s.day, from: s.from, to: s.to }])),
    ),
  };
}

/** Advisers of the unit and of those beneath who are not asked yet. */
export const listAdvisers = (db: Db, { actor, services }: Asked, fairId: number) =>
  rowsOf<{ personId: number; name: string; unitName: string }>(
    db,
    sql`select p.id as "personId", p.name, u.name as "unitName" from person p join unit u on u.id = p.unit_id
      where ${actor.scope.unitId} = any (p.unit_path) and exists (select from post t where t.person_id = p.id and t.role = 'adviser'
        and t.from_on <= ${chinaDay(services.now())}::date and (t.to_on is null or t.to_on >= ${chinaDay(services.now())}::date)) and p.consent_withdrawn_on is null
      and not exists (select from fair_adviser a where a.fair_id = ${fairId} and a.person_id = p.id) order by u.path, p.id limit 500`,
  );

const noted = (tx: Db, { actor }: Asked, fairId: number, detail: Record<string, unknown>) =>
  audit(tx, actor, { act: "fair_duty.change", subject: `fair:${fairId}`, detail });

export async function addAdvisers(hand: Hand, by: Asked, tx: Db, input: { fairId: number; personIds: readonly number[] }) {
  await openToWrite(hand, by.actor, tx, input.fairId);
  const rows = await rowsOf<{ id: number }>(
    tx,
    sql`insert into fair_adviser (fair_id, person_id) select ${input.fairId}, p.id from person p
      where p.id = any (${[...input.personIds]}::bigint[]) and ${by.actor.scope.unitId} = any (p.unit_path) on conflict (fair_id, person_id) do nothing returning id`,
  );
  await noted(tx, by, input.fairId, { added: [...input.personIds] });
  return { added: rows.length };
}

/** When an adviser can stand there; without hours (`null`) at all times, and taken off the list where he cannot at all. */
export async function setAdviser(
  hand: Hand,
  by: Asked,
  tx: Db,
  input: { fairId: number; personId: number; version: number; hours: string | null; comes: boolean },
) {
  await openToWrite(hand, by.actor, tx, input.fairId);
  if (!freeTimesOf(input.hours))
    refuseFields({ hours: { zh: "请写成“1 09:00-12:00；2”：第几天、什么时段", en: "Write “1 09:00-12:00; 2”: which day, which hours" } });
  const { fair } = await fairOf(tx, input.fairId);
  const [line] = await rowsOf<{ hours: string | null; version: number }>(
    tx,
    sql`select hours, version from fair_adviser where fair_id = ${input.fairId} and person_id = ${input.personId} for update`,
  );
  if (!line)
    refuseRequest("taken-off", {
      zh: "他人已把这位保姆移出值班名单；要他来请重新加进名单",
      en: "Somebody took this adviser off the list; to have him come, put him on it again",
    });
  refuseOlder(input.version, line.version, { hours: line.hours });
  const lost = (await dutiesOf(tx, input)).filter(
    (d) => !input.comes || !shiftsOf(fair).some((s) => s.day === d.onDay && s.from === d.fromTime && can(input.hours, s)),
  );
  if (lost.length > 0) await sql`delete from fair_duty where id = any (${lost.map((d) => d.id)}::bigint[])`.execute(tx);
  await (
    input.comes
      ? sql`update fair_adviser set hours = ${input.hours}, version = version + 1 where fair_id = ${input.fairId} and person_id = ${input.personId}`
      : sql`delete from fair_adviser where fair_id = ${input.fairId} and person_id = ${input.personId}`
  ).execute(tx);
  await noted(tx, by, input.fairId, { person: input.personId, hours: input.hours, comes: input.comes });
  return { lost: lost.length };
}
const dutiesOf = (tx: Db, { fairId, personId }: { fairId: number; personId: number }) =>
  rowsOf<{ id: number; onDay: string; fromTime: string }>(
    tx,
    sql`select id, on_day as "onDay", from_time as "fromTime" from fair_duty where fair_id = ${fairId} and person_id = ${personId}`,
  );

/** All shifts to come anew: so many advisers to each zone at all hours, as evenly as their hours allow (exact, @bihuan/meetings). What is past stands. */
export async function planDuty(hand: Hand, by: Asked, input: { fairId: number; people: number }) {
  const { actor, services } = by;
  const today = chinaDay(services.now());
  const { shifts, zones, advisers } = await services.database.read(actor.scope, async (db) => {
    const { fair } = await fairOf(db, input.fairId);
    return {
      shifts: shiftsOf(fair).filter((s) => s.day >= today),
      zones: await rowsOf<{ id: number }>(db, sql`select id from fair_zone where fair_id = ${input.fairId} order by id`),
      advisers: await advisersOf(db, input.fairId),
    };
  });
  if (zones.length === 0 || advisers.length === 0 || shifts.length === 0)
    refuseRequest("nothing-to-plan", {
      zh: "先登记专区和值班的保姆，且洽谈会还没有办完",
      en: "First enter zones and advisers; the fair must not be over",
    });
  const answer = await beside.call("duty", {
    advisers: advisers.map((a) => ({ shifts: shifts.flatMap((s, i) => (can(a.hours, s) ? [i] : [])) })),
    ...{ zones: zones.length, shifts: shifts.length, people: input.people },
  });
  const rows = answer.given.map((g) => {
    const s = shifts[g.shift] as Shift;
    return { zone: zones[g.zone]?.id, person: advisers[g.adviser]?.personId, day: s.day, from: s.from, to: s.to };
  });
  await services.database.write(actor.scope, async (tx) => {
    await openToWrite(hand, actor, tx, input.fairId);
    await sql`delete from fair_duty where fair_id = ${input.fairId} and on_day >= ${today}::date`.execute(tx);
    await sql`insert into fair_duty (fair_id, zone_id, person_id, on_day, from_time, to_time)
      select ${input.fairId}, w.zone, w.person, w.day, w."from", w."to" from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as w(zone bigint, person bigint, day date, "from" text, "to" text)`.execute(tx);
    await noted(tx, by, input.fairId, { planned: rows.length });
  });
  return { given: rows.length, missing: answer.missing.reduce((n, m) => n + m.people, 0), spread: answer.spread };
}

/** Somebody else takes one shift; who stands elsewhere then, or cannot, is refused in words. */
export async function swapDuty(hand: Hand, by: Asked, tx: Db, input: { id: number; personId: number; instead: number }): Promise<void> {
  const [duty] = await rowsOf<{ fairId: number; onDay: string; fromTime: string; personId: number }>(
    tx,
    sql`select fair_id as "fairId", on_day as "onDay", from_time as "fromTime", person_id as "personId" from fair_duty where id = ${input.id} for update`,
  );
  if (!duty) return notFound();
  await openToWrite(hand, by.actor, tx, duty.fairId);
  if (duty.personId !== input.instead)
    refuseRequest("not-now", { zh: "已经换了人，请刷新后再办", en: "Somebody else stands there now; load the page anew" });
  const adviser = (await advisersOf(tx, duty.fairId)).find((a) => a.personId === input.personId) ?? notFound();
  const { fair } = await fairOf(tx, duty.fairId);
  const shift = shiftsOf(fair).find((s) => s.day === duty.onDay && s.from === duty.fromTime);
  if (!shift || !can(adviser.hours, shift))
    refuseRequest("not-free", { zh: `${adviser.name}这个时段不能来`, en: `${adviser.name} cannot come then` });
  const [other] = await rowsOf<{ zone: string }>(
    tx,
    sql`select z.name as zone from fair_duty d join fair_zone z on z.id = d.zone_id where d.fair_id = ${duty.fairId} and d.person_id = ${input.personId}
      and d.on_day = ${duty.onDay}::date and d.from_time = ${duty.fromTime} and d.id <> ${input.id}`,
  );
  if (other)
    refuseRequest("not-free", { zh: `${adviser.name}这个时段在${other.zone}值班`, en: `${adviser.name} is on duty in ${other.zone} then` });
  await tx.updateTable("fair_duty").set({ person_id: input.personId }).where("id", "=", input.id).execute();
  await noted(tx, by, duty.fairId, { duty: input.id, person: input.personId });
}
