import { chinaDay } from "@bihuan/kit";
import { standingLimits, trimRegion, type Refusals } from "@bihuan/matching";
import { acrossUnits, covers, type Actor } from "../../platform/access/scope.ts";
import { audit, auditLook } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { readValues, type Values } from "../../platform/register/fields.ts";
import { recordFieldChanges } from "../../platform/register/history.ts";
import { lockRecord, refuseOlder, refuseUnchanged } from "../../platform/register/version.ts";
import { getUnit } from "../units/index.ts";
import { openCodeNames } from "./codes.ts";
import { findSupply, findSupplyContact, listNeedsLooking, type SupplyRecord } from "./queries.ts";
import { supplyRegister } from "./register.ts";
import { listSuppliesForMatching, supplyOf } from "./supply-load.ts";

type Acting = Context & { actor: Actor };
const SERVES_DIGITS = { province: 2, city: 4, county: 6 } as const;

function checked(input: Values): Values {
  const read = readValues(supplyRegister, input);
  const faults: Record<string, { zh: string; en: string }> = read.ok ? {} : { ...read.error };
  const v = read.ok ? read.value : {};
  const isAfter = (a: string, b: string): boolean => typeof v[a] === "string" && typeof v[b] === "string" && v[a] > v[b];
  if (isAfter("consentOn", "validTo")) faults["validTo"] = { zh: "早于本人同意日期", en: "Before the consent" };
  if (isAfter("awayFrom", "awayTo")) faults["awayTo"] = { zh: "早于开始日期", en: "Before its beginning" };
  if (typeof v["capacity"] === "number" && v["capacity"] > 100) faults["capacity"] = { zh: "最多 100", en: "At most 100" };
  if (Object.keys(faults).length > 0)
    refuseRequest("invalid", { zh: "有几项需要更正", en: "Some fields need correction" }, { fields: faults });
  return v;
}

/** What is stored of a form; the region served is kept as codes, seen from the unit's place. */
function columns(v: Values, regionCode: string | null) {
  const serves = SERVES_DIGITS[v.serves as keyof typeof SERVES_DIGITS];
  const refusals: Refusals = {
    ...(v.refusedFields ? { fields: v.refusedFields as string[] } : {}),
    ...(v.refusedIndustries ? { industries: v.refusedIndustries as string[] } : {}),
    ...(v.refusedKinds ? { demanderKinds: v.refusedKinds as string[] } : {}),
    ...(v.awayFrom ? { from: v.awayFrom as string } : {}),
    ...(v.awayTo ? { to: v.awayTo as string } : {}),
    ...(serves && regionCode ? { regions: [regionCode.slice(0, serves).padEnd(6, "0")] } : {}),
  };
  return {
    kind: v.kind as string,
    name: v.name as string,
    organisation: v.organisation as string,
    credit_code: v.creditCode as string | null,
    summary: v.summary as string,
    field_code: v.fieldCode as string | null,
    industry_code: v.industryCode as string | null,
    readiness: v.readiness === null ? null : Number(v.readiness),
    capacity: v.capacity as number,
    consent_on: v.consentOn as string,
    valid_to: v.validTo as string | null,
    refusals: JSON.stringify(refusals),
  };
}

/** The form's values of a stored supply, without its contact. */
function valuesOf(s: SupplyRecord): Values {
  const r = s.refusals as Refusals;
  const digits = r.regions?.[0] === undefined ? 0 : trimRegion(r.regions[0]).length;
  return {
    name: s.name,
    kind: s.kind,
    organisation: s.organisation,
    creditCode: s.credit_code,
    summary: s.summary,
    fieldCode: s.field_code,
    industryCode: s.industry_code,
    readiness: s.readiness === null ? null : String(s.readiness),
    capacity: s.capacity,
    consentOn: s.consent_on,
    validTo: s.valid_to,
    refusedKinds: r.demanderKinds ?? null,
    refusedFields: r.fields ?? null,
    refusedIndustries: r.industries ?? null,
    serves: Object.entries(SERVES_DIGITS).find(([, d]) => d === digits)?.[0] ?? null,
    awayFrom: r.from ?? null,
    awayTo: r.to ?? null,
    unitName: s.unit_name,
  };
}

export const getSupply = async ({ actor, services }: Acting, id: number) => {
  // The load is counted over all units; nothing but the count leaves.
  const [counted] = await services.database.read(acrossUnits(actor, services.rootUnitId).scope, (db) =>
    listSuppliesForMatching(db, { ids: [id], fieldCode: null, industryCode: null }),
  );
  return services.database.read(actor.scope, async (db) => {
    const s = await findSupply(db, id);
    if (!s) notFound();
    // Withdrawn, it is counted nowhere.
    const supply = counted && supplyOf(counted);
    const nameOf = await openCodeNames(db);
    const edit = actor.permissions.has("supply.create") && covers(actor.scope, s.unit_path);
    const introduce = supply !== undefined && actor.permissions.has("demand.match");
    return {
      id,
      name: s.name,
      version: s.version,
      values: valuesOf(s),
      unitName: s.unit_name,
      adviserName: s.adviser_name,
      fieldName: s.field_code && nameOf("field", s.field_code),
      industryName: s.industry_code && nameOf("industry", s.industry_code),
      load: supply?.load ?? 0,
      capacity: s.capacity,
      ended: supply?.ended ?? 0,
      effects: supply?.effects ?? 0,
      standing: supply ? standingLimits(supply, chinaDay(services.now())).map((l) => l.reason) : [],
      withdrawnOn: s.withdrawn_on,
      can: { edit, introduce },
      needs: introduce ? await listNeedsLooking(db, actor.scope) : [],
    };
  });
};

export const createSupply = ({ actor, services }: Acting, values: Values): Promise<{ id: number }> => {
  const v = checked(values);
  return services.database.write(actor.scope, async (tx) => {
    const unit = await getUnit(tx, actor.scope.unitId);
    const place = { region_code: unit.region_code, unit_id: unit.id, unit_path: unit.path, adviser_person_id: actor.personId as number };
    const { id } = await tx
      .insertInto("supply")
      .values({ ...columns(v, unit.region_code), ...place })
      .returning("id")
      .executeTakeFirstOrThrow();
    await saveContact(tx, id, v, unit.path);
    await audit(tx, actor, { act: "supply.create", subject: `supply:${id}` });
    return { id };
  });
};

export const editSupply = (
  { actor, services }: Acting,
  input: { id: number; version: number; values: Values },
): Promise<{ id: number }> => {
  const { id } = input;
  const v = checked(input.values);
  return services.database.write(actor.scope, async (tx) => {
    await lockRecord(tx, "supply", id);
    const s = await ownSupply(tx, actor, id);
    const contact = await findSupplyContact(tx, id);
    refuseOlder(input.version, s.version, { ...valuesOf(s), ...contact });
    refuseUnchanged(await recordFieldChanges(tx, actor, supplyRegister, s, { ...valuesOf(s), ...contact }, v));
    await tx.updateTable("supply").set(columns(v, s.region_code)).where("id", "=", id).execute();
    await saveContact(tx, id, v, s.unit_path);
    await audit(tx, actor, { act: "supply.edit", subject: `supply:${id}` });
    return { id };
  });
};

/** At once and everywhere; `undo` takes back a slip of the same day. */
export const withdrawSupply = ({ actor, services }: Acting, id: number, undo = false): Promise<{ ok: boolean }> =>
  services.database.write(actor.scope, async (tx) => {
    const { withdrawn_on } = await ownSupply(tx, actor, id);
    const today = chinaDay(services.now());
    if (undo && withdrawn_on !== null && withdrawn_on !== today)
      refuseRequest("consent-withdrawn", {
        zh: "已撤回超过一天，请征得本人同意后重新登记",
        en: "Withdrawn before today; register it anew with the person's consent",
      });
    if ((withdrawn_on === null) === undo) return { ok: true };
    await tx
      .updateTable("supply")
      .set({ withdrawn_on: undo ? null : today })
      .where("id", "=", id)
      .execute();
    await audit(tx, actor, { act: undo ? "supply.restore" : "supply.withdraw", subject: `supply:${id}` });
    return { ok: true };
  });

export const lookSupplyContact = ({ actor, services }: Acting, id: number) =>
  services.database.write(actor.scope, async (tx) => {
    await ownSupply(tx, actor, id);
    const contact = (await findSupplyContact(tx, id)) ?? notFound();
    await auditLook(tx, actor, `supply:${id}`, ["contactName", "phone", "email"]);
    return contact;
  });

async function ownSupply(tx: Db, actor: Actor, id: number): Promise<SupplyRecord> {
  const s = await findSupply(tx, id);
  if (!s || !covers(actor.scope, s.unit_path)) notFound();
  return s;
}

async function saveContact(tx: Db, id: number, v: Values, unitPath: number[]): Promise<void> {
  const contact = { contact_name: v.contactName as string, phone: v.phone as string, email: (v.email ?? null) as string | null };
  await tx
    .insertInto("supply_contact")
    .values({ supply_id: id, ...contact, unit_path: unitPath })
    .onConflict((oc) => oc.column("supply_id").doUpdateSet(contact))
    .execute();
}
