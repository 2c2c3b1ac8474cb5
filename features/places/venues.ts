import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { type Actor, type Scope } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { recordFieldChanges } from "../../platform/register/history.ts";
import { readValues, type Values } from "../../platform/register/fields.ts";
import { findUnit } from "../units/index.ts";
import { closedOnAfter, isClosedOn } from "./closing.ts";
import { getPlaceRecord, saved, valuesOf } from "./places.ts";
import { findPlace } from "./queries.ts";
import { placeRegister, VENUE_FORM } from "./register.ts";
import { checkHours } from "./cell.ts";

type Signed = Context & { actor: Actor };

const operatedBy = (scope: Scope) => sql<boolean>`p.operator_unit_ids @> ${[scope.unitId]}::int[]`;

/** The places one's own unit operates, with the bookings that wait for an answer. */
export async function listVenues({ actor, services }: Signed) {
  return services.database.read(actor.scope, async (db) => {
    const rows = await db
      .selectFrom("place as p")
      .selectAll("p")
      .select((eb) =>
        eb
          .selectFrom("booking as b")
          .innerJoin("work_case as c", "c.id", "b.id")
          .select(eb.fn.countAll<number>().as("n"))
          .whereRef("b.place_id", "=", "p.id")
          .where("c.state", "=", "requested")
          .as("waiting"),
      )
      .where(operatedBy(actor.scope))
      .orderBy("p.name")
      .execute();
    return rows.map((p) => ({
      id: p.id,
      version: p.version,
      name: p.name,
      address: p.address,
      operators: p.operators,
      bookable: p.bookable,
      waiting: p.waiting ?? 0,
      isClosed: isClosedOn({ condition: p.condition, closedOn: p.closed_on }, chinaDay(services.now())),
      values: { hours: p.hours, phone: p.phone, condition: p.condition },
    }));
  });
}

/** Hours, public phone and condition of a place one's unit operates; the day of the report is its last check, and out of use its closing. */
export async function reportVenue({ actor, services }: Signed, input: { id: number; version: number; values: Values }) {
  const read = readValues(placeRegister, input.values, VENUE_FORM);
  const hours = read.ok ? checkHours({ ok: true, value: read.value.hours }) : undefined;
  const faults = !read.ok ? read.error : hours && !hours.ok ? { hours: hours.error } : undefined;
  if (!read.ok || faults)
    return refuseRequest("invalid", { zh: "有几项需要更正", en: "Some fields need correction" }, { fields: faults ?? {} });
  return services.database.write(actor.scope, async (tx) => {
    const p = await findPlace(tx, input.id);
    if (!p?.operator_unit_ids.includes(actor.scope.unitId)) return notFound();
    const today = chinaDay(services.now());
    const condition = ((read.value as Values).condition ?? null) as string | null;
    const closedOn = closedOnAfter(
      { condition: p.condition, closedOn: p.closed_on },
      { condition, openedOn: p.opened_on, closedOn: p.closed_on },
      today,
    );
    const values = { ...read.value, checkedOn: today, closedOn };
    await saved(tx, p, input.version, {
      hours: (values as Values).hours ?? null,
      phone: (values as Values).phone ?? null,
      condition,
      checked_on: values.checkedOn,
      closed_on: closedOn,
    });
    await recordFieldChanges(tx, actor, placeRegister, p, valuesOf(p), values);
    await audit(tx, actor, { act: "place.report", subject: `place:${p.id}` });
    return { version: input.version + 1 };
  });
}

/** Who may answer for a place: units in force. Those taken off the list lose sight of its bookings in the same act. */
export async function setOperators({ actor, services }: Signed, input: { id: number; version: number; unitIds: readonly number[] }) {
  const unitIds = [...new Set(input.unitIds)];
  return services.database.write(actor.scope, async (tx) => {
    const p = await getPlaceRecord(tx, actor.scope, input.id);
    const names: string[] = [];
    for (const unitId of unitIds) {
      const unit = await findUnit(tx, unitId);
      if (!unit || unit.valid_to !== null)
        return refuseRequest("unit-closed", { zh: "这个运营单位不存在或已撤销", en: "There is no such unit, or it is closed" });
      names.push(unit.name);
    }
    const operators = [...p.operators, ...names.filter((name) => !p.operators.includes(name))];
    await saved(tx, p, input.version, { operator_unit_ids: unitIds, operators });
    await shareBookings(tx, p.id, unitIds);
    await recordFieldChanges(tx, actor, placeRegister, p, valuesOf(p), { operators: operators.join("、") });
    await audit(tx, actor, { act: "place.operators", subject: `place:${p.id}`, detail: { units: unitIds } });
    return { version: input.version + 1 };
  });
}

const shareBookings = (tx: Db, placeId: number, unitIds: readonly number[]) =>
  tx
    .updateTable("work_case")
    .set({ shared_path: [...unitIds] })
    .where("process", "=", "booking")
    .where("id", "in", (eb) => eb.selectFrom("booking").select("booking.id").where("place_id", "=", placeId))
    .execute();

/** A unit that closes hands its places to its successor, those of its register and those it operates, with sight of their bookings. */
export async function movePlaces(tx: Db, from: number, to: { id: number; path: readonly number[] }): Promise<void> {
  await tx
    .updateTable("place")
    .set({ unit_id: to.id, unit_path: [...to.path] })
    .where("unit_id", "=", from)
    .execute();
  const { rows } = await sql<{ id: number; units: number[] }>`
    update place set operator_unit_ids = array(select distinct unnest(array_replace(operator_unit_ids, ${from}::int, ${to.id}::int)) order by 1),
      version = version + 1
    where operator_unit_ids @> ${[from]}::int[] returning id, operator_unit_ids as units`.execute(tx);
  for (const place of rows) await shareBookings(tx, place.id, place.units);
}
