import { covers, type Actor } from "../../platform/access/scope.ts";
import { audit, auditLook } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { recordFieldChanges } from "../../platform/register/history.ts";
import { readValues, type Values } from "../../platform/register/fields.ts";
import { lockRecord, refuseOlder, refuseUnchanged } from "../../platform/register/version.ts";
import { openReadings } from "../../platform/register/readings.ts";
import { findUnit } from "../units/index.ts";
import { findPerson } from "./queries.ts";
import { personForm, personRegister } from "./register.ts";

type Asked = Context & { actor: Actor };

/** A person of the asker's subtree; any other is not there. */
export async function personWithin(db: Db, actor: Actor, id: number) {
  const person = await findPerson(db, id);
  return person && covers(actor.scope, person.unit_path) ? person : notFound();
}

async function checked(tx: Db, actor: Actor, input: Values) {
  const read = readValues(personRegister, input, personForm);
  const faults = read.ok ? {} : read.error;
  const email = read.ok ? (read.value.email as string | null) : null;
  const unit = read.ok ? await findUnit(tx, read.value.unitId as number) : undefined;
  if (read.ok && (unit === undefined || !covers(actor.scope, unit.path)))
    Object.assign(faults, { unitId: { zh: "只能登记本单位和下属单位的人员", en: "Only people of this unit and below" } });
  else if (unit?.valid_to) Object.assign(faults, { unitId: { zh: "该单位已撤销", en: "This unit is closed" } });
  if (!read.ok || unit === undefined || Object.keys(faults).length > 0)
    return refuseRequest("invalid", { zh: "有几项需要更正", en: "Some fields need correction" }, { fields: faults });
  const v = read.value;
  const row = {
    name: v.name as string,
    title: (v.title as string | null) ?? "",
    phone: v.phone as string | null,
    email,
    unit_id: unit.id,
    unit_path: unit.path,
    pinyin: (await openReadings())(v.name as string, "person").initials,
  };
  return { row, unitName: unit.name };
}

export const personValues = (p: NonNullable<Awaited<ReturnType<typeof findPerson>>>): Values => ({
  name: p.name,
  unitId: p.unit_id,
  title: p.title ?? "",
});

export const createPerson = ({ actor, services }: Asked, input: Values): Promise<{ id: number }> =>
  services.database.write(actor.scope, async (tx) => {
    const { row } = await checked(tx, actor, input);
    const { id } = await tx.insertInto("person").values(row).returning("id").executeTakeFirstOrThrow();
    await audit(tx, actor, { act: "person.create", subject: `person:${id}` });
    return { id };
  });

/** Blank phone and address keep what is stored: the form never shows them, so it cannot mean to delete them. */
export const editPerson = ({ actor, services }: Asked, id: number, version: number, input: Values): Promise<{ ok: true }> =>
  services.database.write(actor.scope, async (tx) => {
    await lockRecord(tx, "person", id);
    const before = await personWithin(tx, actor, id);
    refuseOlder(version, before.version, personValues(before));
    const { row, unitName } = await checked(tx, actor, input);
    const kept = { ...row, phone: row.phone ?? before.phone, email: row.email ?? before.email };
    const changed = await recordFieldChanges(
      tx,
      actor,
      personRegister,
      before,
      { name: before.name, unitName: before.unit_name, title: before.title, phone: before.phone, email: before.email },
      { name: row.name, unitName, title: row.title, phone: kept.phone, email: kept.email },
    );
    refuseUnchanged(changed);
    await tx.updateTable("person").set(kept).where("id", "=", id).execute();
    await audit(tx, actor, { act: "person.edit", subject: `person:${id}` });
    return { ok: true };
  });

export const lookPhone = ({ actor, services }: Asked, id: number) =>
  services.database.write(actor.scope, async (tx) => {
    const person = await personWithin(tx, actor, id);
    await auditLook(tx, actor, `person:${id}`, ["phone", "email"]);
    return { phone: person.phone, email: person.email };
  });
