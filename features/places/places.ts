import { chinaDay } from "@bihuan/kit";
import { toUnits } from "@bihuan/reach";
import { covers, type Actor, type Scope } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { recordFieldChanges, listFieldChanges } from "../../platform/register/history.ts";
import { refuseOlder, refuseUnchanged } from "../../platform/register/version.ts";
import { readValues, type Values } from "../../platform/register/fields.ts";
import { findUnit, getUnit } from "../units/index.ts";
import { isOutside, listOutlines, townOf } from "./boundaries.ts";
import { closedOnAfter } from "./closing.ts";
import { columnsOf, findPlace, insertPlaces, updatePlace, type PlaceRecord } from "./queries.ts";
import { PLACE_FORM, placeRegister } from "./register.ts";
import { checkHours, placeFaults } from "./cell.ts";
import { isPublicOn } from "./public.ts";
import { inTurn } from "../../platform/db/in-turn.ts";

type Signed = Context & { actor: Actor };

/** A place of the scope's own subtree: what one merely operates is reported on (`venues.ts`), not edited. */
export async function getPlaceRecord(db: Db, scope: Scope, id: number): Promise<PlaceRecord> {
  const p = await findPlace(db, id);
  return p && covers(scope, p.unit_path) ? p : notFound();
}

/** A record in the register's keys. */
export const valuesOf = (p: PlaceRecord): Values => ({
  name: p.name,
  kind: p.kind,
  standing: p.standing,
  quality: p.quality,
  address: p.address,
  townName: p.town_name,
  hours: p.hours,
  areaM2: p.area_m2,
  free: p.free,
  groups: p.groups,
  barrierFree: p.barrier_free,
  operators: p.operators.join("、"),
  phone: p.phone,
  bookable: p.bookable,
  condition: p.condition,
  checkedOn: p.checked_on,
  openedOn: p.opened_on,
  closedOn: p.closed_on,
  notes: p.notes,
  source: p.source_system,
  doubt: p.doubt,
  unitName: p.unit_name,
});

export async function placePage(db: Db, actor: Actor, { id, today }: { id: number; today: string }) {
  const p = await getPlaceRecord(db, actor.scope, id);
  const isPublic = await db.selectFrom("place as p").select("p.id").where("p.id", "=", id).where(isPublicOn(today)).executeTakeFirst();
  const changes = await listFieldChanges(db, placeRegister.name, id);
  return {
    id,
    version: p.version,
    values: valuesOf(p),
    lat: p.lat === null ? null : p.lat / 1e7,
    lon: p.lon === null ? null : p.lon / 1e7,
    sourceText: p.source_text,
    sample: p.sample,
    publicAt: isPublic && p.region_code !== null ? `/near?${new URLSearchParams({ region: p.region_code, q: p.name }).toString()}` : null,
    operatorUnits: await operatorsOf(db, p),
    history: changes.map((c) => ({ field: c.field, before: c.before, after: c.after, at: c.at, who: c.actorName })),
    can: { edit: actor.permissions.has("place.edit") },
  };
}

async function operatorsOf(db: Db, p: PlaceRecord): Promise<{ id: number; name: string }[]> {
  const units = await inTurn(p.operator_unit_ids, (id) => findUnit(db, id));
  return units.flatMap((u) => (u ? [{ id: u.id, name: u.name }] : []));
}

function checked(values: Values, today: string): Values {
  const read = readValues(placeRegister, values, PLACE_FORM);
  const faults = read.ok ? {} : { ...read.error };
  if (read.ok) {
    const hours = checkHours({ ok: true, value: read.value.hours });
    if (!hours.ok) Object.assign(faults, { hours: hours.error });
    const { openedOn, closedOn, condition } = read.value;
    Object.assign(faults, placeFaults(read.value));
    if (
      !("closedOn" in faults) &&
      condition === "closed" &&
      typeof closedOn === "string" &&
      closedOn > today &&
      !(typeof openedOn === "string" && openedOn > today)
    )
      Object.assign(faults, {
        closedOn: { zh: "状况已是“停用”，关停日期不能在今天之后；到时再改状况", en: "Out of use already: not a day to come" },
      });
  }
  if (Object.keys(faults).length > 0 || !read.ok)
    return refuseRequest("invalid", { zh: "有几项需要更正", en: "Some fields need correction" }, { fields: faults });
  return read.value;
}

const columnsOfStanding = ({ condition, openedOn, closedOn }: Values) => {
  const text = (v: unknown): string | null => (typeof v === "string" ? v : null);
  return { condition: text(condition), openedOn: text(openedOn), closedOn: text(closedOn) };
};

/** What the form asks, as it stands. */
const formValues = (p: PlaceRecord): Values => Object.fromEntries(PLACE_FORM.map((key) => [key, valuesOf(p)[key]]));

/** A new place waits for its pin. */
export async function createPlace({ actor, services }: Signed, input: { values: Values }): Promise<{ id: number }> {
  const values = checked(input.values, chinaDay(services.now()));
  return services.database.write(actor.scope, async (tx) => {
    const [id] = await insertPlaces(tx, { unitId: actor.scope.unitId, unitPath: actor.scope.unitPath, batchId: null, sample: false }, [
      { values, lat: null, lon: null, system: null, sourceText: null, quality: "waiting", doubt: null, townCode: null },
    ]);
    await audit(tx, actor, { act: "place.create", subject: `place:${id}` });
    return { id: id as number };
  });
}

export async function editPlace({ actor, services }: Signed, input: { id: number; version: number; values: Values }) {
  const today = chinaDay(services.now());
  const read = checked(input.values, today);
  return services.database.write(actor.scope, async (tx) => {
    const p = await getPlaceRecord(tx, actor.scope, input.id);
    const closedOn = closedOnAfter({ condition: p.condition, closedOn: p.closed_on }, columnsOfStanding(read), today);
    const values: Values = { ...read, closedOn };
    await saved(tx, p, input.version, {
      name: values.name,
      kind: values.kind,
      standing: values.standing,
      ...columnsOf(values),
    });
    refuseUnchanged(await recordFieldChanges(tx, actor, placeRegister, p, valuesOf(p), values));
    await audit(tx, actor, { act: "place.edit", subject: `place:${p.id}` });
    return { version: input.version + 1 };
  });
}

/** Out of use from today, or in use again: told by the room whose business the place is. */
export async function setInUse(tx: Db, actor: Actor, id: number, inUse: boolean, today: string): Promise<void> {
  const p = await getPlaceRecord(tx, actor.scope, id);
  const condition = inUse ? "good" : "closed";
  if ((p.condition === "closed") === !inUse) return;
  const closedOn = closedOnAfter(
    { condition: p.condition, closedOn: p.closed_on },
    { condition, closedOn: p.closed_on, openedOn: p.opened_on },
    today,
  );
  await saved(tx, p, p.version, { condition, closed_on: closedOn });
  await recordFieldChanges(tx, actor, placeRegister, p, valuesOf(p), { condition, closedOn });
  await audit(tx, actor, { act: "place.edit", subject: `place:${p.id}` });
}

/** Sets or moves a pin. What a person sets on the map counts as checked, unless it lies outside. */
export async function movePlace({ actor, services }: Signed, input: { id: number; version: number; lat: number; lon: number }) {
  return services.database.write(actor.scope, async (tx) => {
    const p = await getPlaceRecord(tx, actor.scope, input.id);
    const { region_code } = await getUnit(tx, p.unit_id);
    const outlines = await listOutlines(tx, region_code);
    const doubt = isOutside(outlines, input) ? "在本地界线以外" : null;
    await saved(tx, p, input.version, {
      lat: toUnits(input.lat),
      lon: toUnits(input.lon),
      source_system: "pin",
      quality: doubt ? "doubtful" : "checked",
      doubt,
      town_code: townOf(outlines, input),
    });
    await recordFieldChanges(tx, actor, placeRegister, p, valuesOf(p), {
      quality: doubt ? "doubtful" : "checked",
      source: "pin",
      doubt,
    });
    await audit(tx, actor, {
      act: "place.move",
      subject: `place:${p.id}`,
      detail: { from: p.lat === null ? null : [p.lat, p.lon], to: [toUnits(input.lat), toUnits(input.lon)] },
    });
    return { version: input.version + 1, doubt: doubt !== null };
  });
}

export async function saved(tx: Db, p: PlaceRecord, version: number, set: Record<string, unknown>): Promise<void> {
  if (await updatePlace(tx, p.id, version, set)) return;
  const now = (await findPlace(tx, p.id)) ?? notFound();
  refuseOlder(version, now.version, formValues(now));
}
