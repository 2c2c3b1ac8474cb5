import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { refuseRequest, type Context, type Services } from "../../platform/http/server.ts";
import { actOnRecord, openToWrite, type Hand } from "../../platform/records/hand.ts";
import { findRecord, nextVersion, refuseFields, updateRow } from "../../platform/records/rows.ts";
import { recordFieldChanges } from "../../platform/register/history.ts";
import { bookedTimes, isBookedTwice, type Booked } from "../../platform/times/booked.ts";
import { handLink } from "../services/index.ts";
import { findUnit } from "../units/index.ts";
import { planLectures, type Taken, type Teacher, type Wanted } from "./plan.ts";
import { minutesOf, spanFaults, timeOf } from "./rules.ts";

interface By extends Pick<Context, "services" | "address" | "device"> {
  readonly actor: Actor;
}
const teacherKey = (id: number): string => `teacher:${id}`;

/** Every order of the scope that waits, with who can give its lecture and when these people are taken. */
export async function planOrders(db: Db, unitId: number, today: string) {
  const region = (await findUnit(db, unitId))?.region_code;
  const { rows: orders } = await sql<
    Wanted & { version: number; school: string; lecture: string; travel: number | null; teachers: number[] }
  >`select o.id, o.version, o.school, l.title as lecture, o.first_on as "firstOn", o.last_on as "lastOn", o.half, l.minutes, o.travel_minutes as travel,
      coalesce(o.travel_minutes, 0) as "travelMinutes",
      array(select t.teacher_id::int from lecture_teacher t where t.lecture_id = l.id
        and not exists (select from lecture_declined d where d.order_id = o.id and d.teacher_id = t.teacher_id) order by 1) as teachers
    from lecture_order o join lecture l on l.id = o.lecture_id where o.state = 'ordered' and o.last_on >= ${today}::date order by o.last_on, o.id limit 1000`.execute(
    db,
  );
  const ids = [...new Set(orders.flatMap((o) => o.teachers))];
  const { rows: people } = await sql<{ id: number; name: string; held: number; most: number | null }>`
    select t.id, t.name, (select min(x.most_a_year) from lecture_teacher x where x.teacher_id = t.id) as most,
      (select count(*)::int from lecture_order o where o.teacher_id = t.id and o.state in ('assigned', 'accepted', 'confirmed', 'unconfirmed')
        and o.on_day >= date_trunc('year', ${today}::date)) as held
    from teacher t where t.id = any (${ids}::bigint[]) order by t.id`.execute(db);
  const last = orders.reduce((d, o) => (o.lastOn > d ? o.lastOn : d), today);
  const taken = Map.groupBy(await bookedTimes(db, ids.map(teacherKey), today, last), (b) => b.who);
  const teachers: Teacher[] = people.map((t) => ({ id: t.id, held: t.held, most: t.most, taken: taken.get(teacherKey(t.id)) ?? [] }));
  const planned = planLectures(orders, teachers, today);
  const orderOf = new Map(orders.map((o) => [o.id, o]));
  const personOf = new Map(people.map((t) => [t.id, t]));
  const about = (id: number) => {
    const o = orderOf.get(id) as (typeof orders)[number];
    return { id, version: o.version, school: o.school, lecture: o.lecture, travelMinutes: o.travel };
  };
  return {
    menu: region ? `/link/lectures/${region.slice(0, 6)}` : null,
    proposals: planned.proposals.map((p) => ({
      ...about(p.id),
      ...p,
      teacher: personOf.get(p.teacherId)?.name ?? "",
      held: personOf.get(p.teacherId)?.held ?? 0,
    })),
    left: planned.left.map(({ id, reason }) => ({ id, reason, school: about(id).school, lecture: about(id).lecture })),
  };
}

export interface Placing {
  readonly id: number;
  readonly version: number;
  readonly teacherId: number;
  readonly onDay: string;
  readonly fromTime: string;
  readonly toTime: string;
  readonly requestKey: string;
}

/** Offers an order to an expert. His time is taken by the database itself, which refuses a second booking whoever makes it. */
export async function placeOrder(hand: Hand, by: By, input: Placing) {
  const faults = {
    ...spanFaults(input),
    ...(input.onDay < chinaDay(by.services.now()) ? { onDay: { zh: "日期已过", en: "That day is over" } } : {}),
  };
  if (Object.keys(faults).length > 0) return refuseFields(faults);
  return by.services.database
    .write(by.actor.scope, async (tx) => {
      const order = await openToWrite(hand, by.actor, tx, input.id);
      await nextVersion(tx, hand.records, input.id, input.version);
      const values = { teacherId: input.teacherId, onDay: input.onDay, fromTime: input.fromTime, toTime: input.toTime };
      await recordFieldChanges(tx, by.actor, hand.records.register, { id: input.id, unit_path: order.unitPath }, order.values, values);
      await updateRow(tx, hand.records.register, input.id, values);
      await actOnRecord(hand, by, tx, { id: input.id, action: "assign", requestKey: input.requestKey });
      return handOrderLink(by, tx, input.id, order.unitId, "expert");
    })
    .catch(async (error: unknown) => {
      if (!isBookedTwice(error)) throw error;
      return refuseTaken(await clashesOf(by.services, by.actor, input));
    });
}

async function clashesOf(services: Services, actor: Actor, input: Placing): Promise<Booked[]> {
  return services.database.read(actor.scope, async (db) => {
    const { rows } = await sql<{
      travel: number;
    }>`select coalesce(travel_minutes, 0) as travel from lecture_order where id = ${input.id}`.execute(db);
    const around = rows[0]?.travel ?? 0;
    const [from, to] = [timeOf(Math.max(0, minutesOf(input.fromTime) - around)), timeOf(Math.min(1439, minutesOf(input.toTime) + around))];
    const all: (Booked & Taken)[] = await bookedTimes(db, [teacherKey(input.teacherId)], input.onDay, input.onDay);
    return all.filter((b) => b.fromTime < to && from < b.toTime);
  });
}

/** Who has him, when, with the ways: the one who tries second knows whom to phone. */
function refuseTaken(clashes: readonly Booked[]): never {
  const zh = clashes.map((c) => `${c.fromTime}–${c.toTime} ${c.what}，${c.unitName}`).join("；");
  const en = clashes.map((c) => `${c.fromTime}–${c.toTime} ${c.what}, ${c.unitName}`).join("; ");
  return refuseRequest("booked-twice", {
    zh: `这位专家这段时间（含路上）已有安排${zh ? `：${zh}` : ""}。换时间或换一位专家`,
    en: `The expert is taken then, ways included${en ? `: ${en}` : ""}. Choose another time or another expert`,
  });
}

/** The link of one side: the orderer follows, cancels and confirms by his; the expert accepts or declines by his. */
export const handOrderLink = (
  by: Pick<By, "services" | "address" | "device" | "actor">,
  tx: Db,
  caseId: number,
  unitId: number,
  party: "orderer" | "expert",
) =>
  handLink(
    by,
    tx,
    by.actor,
    { caseId, purpose: `lecture.${party}`, party, unitId, page: party === "expert" ? "offer" : "lecture" },
    false,
    ORDER_LINK_DAYS,
  );
/** From the order to the day after the lecture. */
export const ORDER_LINK_DAYS = 400;

/** What the record's page shows of placing: what the plan proposes, who can give it, when they are taken in the order's span, who declined. */
export async function orderDesk(db: Db, { id, unitId, state }: { id: number; unitId: number; state: string | null }, today: string) {
  const proposed = state === "ordered" ? (await planOrders(db, unitId, today)).proposals.find((p) => p.id === id) : undefined;
  const { rows: teachers } = await sql<{ id: number; name: string; employer: string; declined: string | null }>`
    select t.id, t.name, t.employer, (select d.reason from lecture_declined d where d.order_id = o.id and d.teacher_id = t.id order by d.id desc limit 1) as declined
    from lecture_order o join lecture_teacher x on x.lecture_id = o.lecture_id join teacher t on t.id = x.teacher_id where o.id = ${id} order by t.id`.execute(
    db,
  );
  const { rows } = await sql<{
    firstOn: string;
    lastOn: string;
    minutes: number;
  }>`select o.first_on as "firstOn", o.last_on as "lastOn", l.minutes
    from lecture_order o join lecture l on l.id = o.lecture_id where o.id = ${id}`.execute(db);
  const span = rows[0] ?? { firstOn: today, lastOn: today, minutes: 60 };
  const taken = await bookedTimes(
    db,
    teachers.map((t) => teacherKey(t.id)),
    span.firstOn < today ? today : span.firstOn,
    span.lastOn,
  );
  return {
    minutes: span.minutes,
    firstOn: span.firstOn < today ? today : span.firstOn,
    proposed: proposed
      ? { teacherId: proposed.teacherId, onDay: proposed.onDay, fromTime: proposed.fromTime, toTime: proposed.toTime }
      : null,
    teachers: teachers.map((t) => ({
      ...t,
      taken: taken.filter((b) => b.who === teacherKey(t.id) && b.subject !== `lecture_order:${id}`),
    })),
  };
}
export type OrderDesk = Awaited<ReturnType<typeof orderDesk>>;

export const unitIdOf = async (hand: Hand, tx: Db, id: number): Promise<number> => (await findRecord(tx, hand.records, id)).unitId;
