import { chinaDay } from "@bihuan/kit";
import { covers, type Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import { notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { readValues, type Values } from "../../platform/register/fields.ts";
import { getUnit } from "../units/index.ts";
import { findSupply } from "./queries.ts";
import { supplyRegister } from "./register.ts";

type Asked = Context & { actor: Actor };

export const getSupply = ({ actor, services }: Asked, id: number) =>
  services.database.read(actor.scope, async (db) => {
    const found = await findSupply(db, id);
    if (!found) return notFound();
    const { unitPath, ...supply } = found;
    return { ...supply, mayWithdraw: actor.permissions.has("supply.create") && covers(actor.scope, unitPath) };
  });

export function createSupply({ actor, services }: Asked, values: Values) {
  const checked = readValues(supplyRegister, values);
  if (!checked.ok) return refuseRequest("invalid", { zh: "有几项需要更正", en: "Some fields need correction" }, { fields: checked.error });
  const v = checked.value;
  return services.database.write(actor.scope, async (tx) => {
    const unit = await getUnit(tx, actor.scope.unitId);
    const { id } = await tx
      .insertInto("supply")
      .values({
        kind: v.kind as string,
        name: v.name as string,
        organisation: v.organisation as string,
        summary: v.summary as string,
        field_code: v.fieldCode as string | null,
        industry_code: v.industryCode as string | null,
        region_code: unit.region_code,
        unit_id: unit.id,
        unit_path: unit.path,
        adviser_person_id: actor.personId as number,
        capacity: v.capacity as number,
        consent_on: v.consentOn as string,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await tx
      .insertInto("supply_contact")
      .values({ supply_id: id, contact_name: v.contactName as string, phone: v.phone as string, unit_path: unit.path })
      .execute();
    await audit(tx, actor, { act: "supply.create", subject: `supply:${id}` });
    return { id };
  });
}

/** At once and everywhere; `undo` takes back a slip of the same day. */
export const withdrawSupply = ({ actor, services }: Asked, id: number, undo = false) =>
  services.database.write(actor.scope, async (tx) => {
    const supply = await findSupply(tx, id);
    if (!supply || !covers(actor.scope, supply.unitPath)) return notFound();
    const today = chinaDay(services.now());
    if (undo && supply.withdrawnOn !== null && supply.withdrawnOn !== today)
      refuseRequest("consent-withdrawn", {
        zh: "已撤回超过一天，请征得本人同意后重新登记",
        en: "Withdrawn before today; register it anew with the person's consent",
      });
    if ((supply.withdrawnOn === null) === undo) return { ok: true };
    await tx
      .updateTable("supply")
      .set({ withdrawn_on: undo ? null : today })
      .where("id", "=", id)
      .execute();
    await audit(tx, actor, { act: undo ? "supply.restore" : "supply.withdraw", subject: `supply:${id}` });
    return { ok: true };
  });
