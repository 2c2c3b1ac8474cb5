import { chinaDay, isDay } from "@bihuan/kit";
import { carrierOf, covers, type Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import { isGiven } from "../../platform/casework/deputies.ts";
import { openCase } from "../../platform/casework/casework.ts";
import type { Db } from "../../platform/db/database.ts";
import { instant, notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { refuseNotGiven, stepped } from "../../platform/http/refusals.ts";
import { recordFieldChanges } from "../../platform/register/history.ts";
import { lockRecord, refuseOlder, refuseUnchanged } from "../../platform/register/version.ts";
import { readValues, type Values } from "../../platform/register/fields.ts";
import { getUnit } from "../units/index.ts";
import { openCodeNames } from "./codes.ts";
import { findSimilar, keepLikeness, signatureOf } from "./duplicates.ts";
import { demandProcess } from "./process.ts";
import { addContact, findContact, findOrCreateDemander, noteContact, type Contact, type DemandRecord } from "./queries.ts";
import { demandRegister } from "./register.ts";
import { getDemand, recordDemandFact } from "./demands.ts";

const INTAKE = demandRegister.fields.filter((f) => !f.computed).map((f) => f.key);

const columns = (v: Values) => ({
  source: v.source as string,
  raw_text: v.rawText as string | null,
  present_state: v.presentState as string | null,
  target: v.target as string | null,
  tried: v.tried as string | null,
  limits: v.limits as string | null,
  budget_fen: v.budgetFen as number | null,
  wanted_by: v.wantedBy as string | null,
  field_code: v.fieldCode as string | null,
  industry_code: v.industryCode as string | null,
  readiness_from: v.readinessFrom === null || v.readinessFrom === undefined ? null : Number(v.readinessFrom),
  competitors: (v.competitors ?? null) as string | null,
  supplier_region: (v.supplierRegion ?? "any") as string,
});

/** A code must be in its table, or lie below one that is: what is shipped are the upper levels. */
async function refuseUnknownCodes(tx: Db, v: Values): Promise<void> {
  const given = (["field", "industry"] as const).filter((table) => typeof v[`${table}Code`] === "string");
  if (given.length === 0) return;
  const nameOf = await openCodeNames(tx);
  const unknown = given.filter((table) => nameOf(table, v[`${table}Code`] as string) === v[`${table}Code`]);
  if (unknown.length === 0) return;
  const fields = Object.fromEntries(
    unknown.map((table) => [`${table}Code`, { zh: "代码表中没有，请从列表中选择", en: "Not in the table; choose from the list" }]),
  );
  refuseRequest("invalid", { zh: "有几项需要更正", en: "Some fields need correction" }, { fields });
}

function readIntake(values: Values): Values {
  const checked = readValues(demandRegister, values, INTAKE);
  if (!checked.ok) refuseRequest("invalid", { zh: "有几项需要更正", en: "Some fields need correction" }, { fields: checked.error });
  return checked.value;
}

const demanderOf = (tx: Db, v: Values, unitId: number, unitPath: number[]): Promise<number> =>
  findOrCreateDemander(tx, {
    kind: v.demanderKind as string,
    name: v.demanderName as string,
    creditCode: v.creditCode as string | null,
    unitId,
    unitPath,
  });
const contactOf = (v: Values): Contact => ({
  contactName: v.contactName as string,
  phone: v.phone as string,
  email: (v.email ?? null) as string | null,
});

export async function createDemand(
  context: Context & { actor: Actor },
  input: { values: Values; requestKey: string; unitId?: number | undefined; duplicateReason?: string | undefined },
): Promise<{ id: number }> {
  const { actor, services } = context;
  const v = readIntake(input.values);
  return services.database.write(actor.scope, async (tx) => {
    await refuseUnknownCodes(tx, v);
    const unit = await getUnit(tx, input.unitId ?? actor.scope.unitId);
    if (!covers(actor.scope, unit.path)) notFound();
    if (unit.valid_to)
      refuseRequest("unit-closed", {
        zh: `${unit.name}已于${unit.valid_to}撤销，请登记到承接单位`,
        en: `${unit.name} was closed on ${unit.valid_to}; register with its successor`,
      });
    if (isDay(String(v.wantedBy)) && String(v.wantedBy) < unit.valid_from)
      refuseRequest(
        "invalid",
        { zh: "日期早于单位成立", en: "The date lies before the unit existed" },
        { fields: { wantedBy: { zh: "早于单位成立日期", en: "Before the unit existed" } } },
      );
    const opened = stepped(
      await openCase(
        tx,
        demandProcess,
        {
          title: v.title as string,
          unitId: unit.id,
          unitPath: unit.path,
          adviserPersonId: carrierOf(actor),
          openedOn: chinaDay(services.now()),
        },
        {
          action: "open",
          actor,
          at: instant(context),
          requestKey: input.requestKey,
          owner: { personId: carrierOf(actor) },
        },
      ),
      demandProcess,
    );
    if (opened.repeated) return { id: opened.case.id };
    const similar = await findSimilar(tx, actor.scope, { title: v.title as string, texts: columns(v) });
    if (similar.length > 0 && !input.duplicateReason)
      refuseRequest(
        "duplicate",
        {
          zh: `已有${similar[0]?.equal ? "相同" : "很相近"}的需求，请先看一看；确属另一件的，写明理由后仍可登记`,
          en: `A demand ${similar[0]?.equal ? "equal" : "very close"} to this one exists; look at it first. If yours is another, say why and register it`,
        },
        { data: { similar } },
      );
    const demanderId = await demanderOf(tx, v, unit.id, unit.path);
    await tx
      .insertInto("demand")
      .values({
        id: opened.case.id,
        demander_id: demanderId,
        region_code: unit.region_code,
        ...columns(v),
        likeness: signatureOf(v.title as string, columns(v)),
        ...(similar[0] && input.duplicateReason ? { duplicate_of: similar[0].id, duplicate_reason: input.duplicateReason } : {}),
      })
      .execute();
    await addContact(tx, actor, { id: opened.case.id, unit_path: unit.path }, contactOf(v));
    await recordDemandFact(
      tx,
      actor,
      { id: opened.case.id, unit_id: unit.id, unit_path: unit.path, region_code: unit.region_code, demander_id: demanderId },
      { kind: "demand.received", nowMillis: services.now(), dimensions: { source: v.source as string } },
    );
    return { id: opened.case.id };
  });
}

/** Edits while the case is a draft; every field's change is kept. */
export async function editDemand(
  context: Context & { actor: Actor },
  input: { id: number; version: number; values: Values },
): Promise<{ id: number }> {
  const { actor, services } = context;
  const v = readIntake(input.values);
  return services.database.write(actor.scope, async (tx) => {
    if (!isGiven(actor, input.id)) refuseNotGiven();
    await lockRecord(tx, "demand", input.id);
    const d = await getDemand(tx, input.id);
    if (d.state !== "draft")
      refuseRequest("not-from-this-state", { zh: "只有草稿可以修改；请先撤回", en: "Only a draft can be edited; take it back first" });
    const contact = await findContact(tx, d.id);
    refuseOlder(input.version, d.version, valuesOf(d, actor.permissions.has("demand.contact") ? contact : undefined));
    await refuseUnknownCodes(tx, v);
    refuseUnchanged(await recordFieldChanges(tx, actor, demandRegister, d, valuesOf(d, contact), v));
    await tx
      .updateTable("work_case")
      .set({ title: v.title as string })
      .where("id", "=", d.id)
      .execute();
    await noteContact(tx, actor, d, contactOf(v));
    const demanderId = await demanderOf(tx, v, d.unit_id, d.unit_path);
    await tx
      .updateTable("demand")
      .set({ demander_id: demanderId, ...columns(v) })
      .where("id", "=", d.id)
      .execute();
    await keepLikeness(tx, d.id);
    await audit(tx, actor, { act: "demand.edit", subject: `demand:${d.id}` });
    return { id: d.id };
  });
}

/** Stored values by field key, contact only where given. */
export function valuesOf(d: DemandRecord, contact?: Contact): Values {
  return {
    title: d.title,
    demanderName: d.demander_name,
    demanderKind: d.demander_kind,
    creditCode: d.credit_code,
    source: d.source,
    rawText: d.raw_text,
    presentState: d.present_state,
    target: d.target,
    tried: d.tried,
    limits: d.limits,
    budgetFen: d.budget_fen,
    wantedBy: d.wanted_by,
    fieldCode: d.field_code,
    industryCode: d.industry_code,
    readinessFrom: d.readiness_from === null ? null : String(d.readiness_from),
    competitors: d.competitors,
    supplierRegion: d.supplier_region,
    ...(contact ? { contactName: contact.contactName, phone: contact.phone, email: contact.email } : {}),
  };
}

/** The field alone, of a need that is still open: found for it later, by whoever looks after it. */
export const takeField = (
  { actor, services }: Context & { actor: Actor },
  input: { id: number; version: number; code: string },
): Promise<{ id: number }> =>
  services.database.write(actor.scope, async (tx) => {
    if (!isGiven(actor, input.id)) refuseNotGiven();
    await lockRecord(tx, "demand", input.id);
    const d = await getDemand(tx, input.id);
    if (d.closed_on !== null) refuseRequest("closed", { zh: "已办结的需求不再改", en: "A closed need is not changed" });
    refuseOlder(input.version, d.version, { fieldCode: d.field_code });
    const after = { fieldCode: input.code };
    await refuseUnknownCodes(tx, after);
    await recordFieldChanges(tx, actor, demandRegister, d, { fieldCode: d.field_code }, after);
    await tx.updateTable("demand").set({ field_code: input.code }).where("id", "=", d.id).execute();
    await audit(tx, actor, { act: "demand.field", subject: `demand:${d.id}` });
    return { id: d.id };
  });
