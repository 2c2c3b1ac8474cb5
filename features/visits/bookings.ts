import { spelledLike } from "../../platform/register/spelling.ts";
import { addDays, chinaDay } from "@bihuan/kit";
import { sql, type SqlBool } from "kysely";
import { inScope } from "../../platform/access/in-scope.ts";
import type { Actor, Scope } from "../../platform/access/scope.ts";
import { auditLook } from "../../platform/audit/audit.ts";
import { listEvents, takeStep } from "../../platform/casework/casework.ts";
import { actionViews, eventViews } from "../../platform/casework/present.ts";
import type { Db } from "../../platform/db/database.ts";
import type { ListInput } from "../../platform/http/contract.ts";
import { isListed, type DueRound } from "../../platform/jobs/due-rounds.ts";
import { stepped } from "../../platform/http/refusals.ts";
import { instant, notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { showInstant } from "../../platform/register/fields.ts";
import { refuseUndeclared } from "../../platform/register/declared.ts";
import { capTotal, keysetAfter, nextCursor } from "../../platform/register/page.ts";
import { getUnit } from "../units/index.ts";
import { isClosedOn } from "../places/index.ts";
import { bookingProcess } from "./process.ts";
import { bookingRegister } from "./register.ts";

type Signed = Context & { actor: Actor };
/** Name and phone are erased this long after the visit; so far back the list reaches by itself. */
const ERASE_DAYS = 30;

const named = (db: Db) =>
  db
    .selectFrom("work_case as c")
    .innerJoin("booking as b", "b.id", "c.id")
    .innerJoin("place as p", "p.id", "b.place_id")
    .selectAll("c")
    .select(["b.place_id", "b.visit_on", "b.visit_at", "b.people", "b.contact_name", "b.phone", "p.name as place_name", "p.operators"])
    .select(["p.condition as place_condition", "p.closed_on as place_closed_on"]);
type Booking = NonNullable<Awaited<ReturnType<ReturnType<typeof named>["executeTakeFirst"]>>>;
export const getBooking = async (db: Db, id: number): Promise<Booking> =>
  (await named(db).where("c.id", "=", id).executeTakeFirst()) ?? notFound();

const gatesOf = (b: Booking, nowMillis: number) => ({ day_reached: b.visit_on <= chinaDay(nowMillis) });
const mask = (phone: string | null): string | null => phone && phone.replace(/^(.{3}).*(.{2})$/, "$1****$2");

/** Visits to the places of the scope's subtree and to those its unit operates, by day; those long past only when their days are asked for. */
export async function listBookings(db: Db, scope: Scope, input: ListInput, nowMillis: number) {
  refuseUndeclared(bookingRegister, input);
  const { filter } = input;
  const [from, to] = Array.isArray(filter.visitOn) ? filter.visitOn : [addDays(chinaDay(nowMillis), -ERASE_DAYS), ""];
  const words = input.search?.trim().replace(/[\\%_]/g, "\\$&");
  const base = () => {
    let q = db
      .selectFrom("work_case as c")
      .innerJoin("booking as b", "b.id", "c.id")
      .innerJoin("place as p", "p.id", "b.place_id")
      .where("c.process", "=", "booking")
      .where((eb) => eb.or([inScope("c", scope), sql<SqlBool>`c.shared_path @> ${[scope.unitId]}::int[]`]));
    if (from) q = q.where("b.visit_on", ">=", String(from));
    if (to) q = q.where("b.visit_on", "<=", String(to));
    if (filter.state !== undefined) q = q.where("c.state", "in", [filter.state].flat().map(String));
    if (words) q = q.where((eb) => eb.or([eb("p.name", "ilike", `%${words}%`), spelledLike(sql.ref("b.contact_name"), words)]));
    return q;
  };
  const after = keysetAfter(input.cursor);
  let q = base();
  if (after) q = q.where(sql<SqlBool>`(b.visit_on, c.id) > (${after.value}::date, ${after.id})`);
  const rows = await q
    .select(["c.id", "c.state", "p.name as placeName", "b.place_id as placeId", "b.visit_on as visitOn", "b.visit_at as visitAt"])
    .select(["b.people", "b.contact_name as contactName", sql<string>`array_to_string(p.operators, '、')`.as("operators")])
    .select(
      // Out of use on the visit's day, or out of use without a day.
      sql<string | null>`case when coalesce(p.closed_on <= b.visit_on, p.condition = 'closed') then 'closed'
        else nullif(p.condition, 'closed') end`.as("placeCondition"),
    )
    .orderBy("b.visit_on")
    .orderBy("c.id")
    .limit(input.limit + 1)
    .execute();
  return {
    rows: rows.slice(0, input.limit),
    next: nextCursor(rows, input.limit, (r) => r.visitOn),
    ...(await capTotal(db, base().select("c.id"))),
  };
}

export async function bookingPage(db: Db, actor: Actor, id: number, nowMillis: number) {
  const b = await getBooking(db, id);
  return {
    id: b.id,
    placeId: b.place_id,
    placeName: b.place_name,
    operators: b.operators,
    placeClosed: isClosedOn({ condition: b.place_condition, closedOn: b.place_closed_on }, b.visit_on) ? { on: b.place_closed_on } : null,
    visitOn: b.visit_on,
    visitAt: b.visit_at,
    people: b.people,
    contactName: b.contact_name,
    phone: mask(b.phone),
    state: b.state,
    events: await answeredBy(db, id, await eventViews(db, bookingProcess, id)),
    seq: b.seq,
    actions: actionViews(bookingProcess, await listEvents(db, id), actor, gatesOf(b, nowMillis)),
  };
}

/** Each event with the organisation that acted, where it was not the staff of the place's own register. */
async function answeredBy<E extends { seq: number }>(db: Db, id: number, events: readonly E[]) {
  const rows = await db
    .selectFrom("case_event")
    .select(["seq", sql<string | null>`data->>'unit'`.as("unit")])
    .where("case_id", "=", id)
    .execute();
  return events.map((e) => ({ ...e, unit: rows.find((r) => r.seq === e.seq)?.unit ?? null }));
}

/** The phone in full; who looked is recorded. */
export async function lookAtBooking({ actor, services }: Signed, id: number) {
  return services.database.write(actor.scope, async (tx) => {
    const b = await getBooking(tx, id);
    await auditLook(tx, actor, `booking:${id}`, ["phone"]);
    return { phone: b.phone };
  });
}

/**
 * Whoever answers first has answered: the case's row is locked, `seq` is what the asker had seen of it, and the second of two
 * operators hears who was faster and what was said. An organisation that answers for a place of another's register leaves its name in the history.
 */
export async function actOnBooking(
  context: Signed,
  input: {
    id: number;
    action: "confirm" | "refuse" | "visit" | "miss";
    seq: number;
    requestKey: string;
    reason?: string | undefined;
    note?: string | undefined;
  },
) {
  const { actor, services } = context;
  return services.database.write(actor.scope, async (tx) => {
    const b = await getBooking(tx, input.id);
    const outside = !b.unit_path.includes(actor.scope.unitId);
    const step = await takeStep(tx, bookingProcess, b.id, {
      action: input.action,
      actor,
      at: instant(context),
      requestKey: input.requestKey,
      expectedSeq: input.seq,
      gates: gatesOf(b, services.now()),
      ...(input.reason === undefined ? {} : { reason: input.reason }),
      ...(input.note === undefined ? {} : { note: input.note }),
      ...(outside ? { data: { unit: (await getUnit(tx, actor.scope.unitId)).name } } : {}),
    });
    if (!step.ok && step.error.code === "stale") {
      const last = (await eventViews(tx, bookingProcess, b.id)).at(-1);
      if (last)
        refuseRequest("answered", {
          zh: `${last.who}已于 ${showInstant(last.at, "zh-CN")} 办理“${last.label.zh}”，您的这一步没有保存`,
          en: `${last.who} did “${last.label.en}” at ${showInstant(last.at, "en")}; your step was not stored`,
        });
    }
    return { state: stepped(step, bookingProcess).case.state };
  });
}

/** Name and phone go 30 days after the visit; three days before that they are listed, and can be held. What is erased stays erased. */
export const erasureRound: DueRound = {
  name: "booking.erase",
  label: { zh: "预约人姓名、电话满 30 日清除", en: "Visitors' names and phones are erased after 30 days" },
  async find(db, nowMillis, delayMillis) {
    const rows = await db
      .selectFrom("booking as b")
      .innerJoin("work_case as c", "c.id", "b.id")
      .select(["b.id", "c.title", "c.unit_id", "c.unit_path", "b.visit_on"])
      .where("b.visit_on", "<", addDays(chinaDay(nowMillis + delayMillis), -ERASE_DAYS))
      .where("b.erased_on", "is", null)
      .where((eb) => eb.not(isListed("booking.erase", "booking", "b.id")))
      .orderBy("b.id")
      .limit(2000)
      .execute();
    return rows.map((r) => ({
      subject: `booking:${r.id}`,
      title: r.title,
      unitId: r.unit_id,
      unitPath: r.unit_path,
      notBefore: Date.parse(`${addDays(r.visit_on, ERASE_DAYS + 1)}T00:00:00+08:00`),
    }));
  },
  async act(tx, services, _actor, id) {
    const today = chinaDay(services.now());
    const done = await tx
      .updateTable("booking")
      .set({ contact_name: null, phone: null, erased_on: today })
      .where("id", "=", id)
      .where("visit_on", "<", addDays(today, -ERASE_DAYS))
      .where("erased_on", "is", null)
      .executeTakeFirst();
    return done.numUpdatedRows > 0n ? {} : undefined;
  },
};
