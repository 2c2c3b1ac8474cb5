import { chinaDay } from "@bihuan/kit";
import { covers, type Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Label } from "../../platform/http/contract.ts";
import { notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { readValues, type Values } from "../../platform/register/fields.ts";
import { lockRecord, refuseOlder } from "../../platform/register/version.ts";
import { openReadings } from "../../platform/register/readings.ts";
import { findUnit } from "./queries.ts";
import { ADD_UNIT, RENAME_UNIT, unitRegister } from "./register.ts";

type Asked = Context & { actor: Actor };
type Faults = Record<string, Label>;
const DEEPEST = 5;
const LATER = { zh: "不能晚于今天", en: "May not lie after today" };

/** A unit of one's own subtree, in force; the way out where it is not. */
export async function unitInForce(tx: Db, actor: Actor, id: number) {
  const unit = await findUnit(tx, id);
  if (!unit || !covers(actor.scope, unit.path)) return notFound();
  if (unit.valid_to !== null) refuseRequest("unit-closed", { zh: `${unit.name}已撤销`, en: `${unit.name} is closed` });
  return unit;
}

const bears = (tx: Db, parentId: number, name: string) =>
  tx
    .selectFrom("unit")
    .select("id")
    .where("parent_id", "=", parentId)
    .where("name", "=", name)
    .where("valid_to", "is", null)
    .executeTakeFirst();

function refuseFaults(faults: Faults): void {
  if (Object.keys(faults).length > 0)
    refuseRequest("invalid", { zh: "有几项需要更正", en: "Some fields need correction" }, { fields: faults });
}

export interface NewUnit {
  name: string;
  kind: string;
  validFrom: string;
  /** null takes the superior's. */
  regionCode: string | null;
  creditCode: string | null;
}

/** Writes a unit beneath one of the actor's subtree; each thing wrong is named at its field. */
export async function insertUnit(tx: Db, actor: Actor, parentId: number, unit: NewUnit, today: string): Promise<number> {
  const parent = await unitInForce(tx, actor, parentId);
  if (parent.path.length >= DEEPEST) refuseRequest("too-deep", { zh: "乡镇（街道）以下不再设单位", en: "No unit lies below a town's" });
  const region = unit.regionCode ?? parent.region_code;
  const faults: Faults = {};
  if (unit.name.length < 2) faults.name = { zh: "至少两个字", en: "At least two characters" };
  else if (await bears(tx, parentId, unit.name))
    faults.name = { zh: `${parent.name}下已有同名单位`, en: `${parent.name} has a unit of this name` };
  if (unit.validFrom > today) faults.validFrom = LATER;
  else if (unit.validFrom < parent.valid_from) faults.validFrom = { zh: "早于上级单位设立", en: "Before its superior existed" };
  if (unit.regionCode !== null) {
    const known = await tx.selectFrom("region").select("valid_to").where("code", "=", unit.regionCode).executeTakeFirst();
    if (!known) faults.regionCode = { zh: "没有这个区划代码", en: "No such region code" };
    else if (known.valid_to !== null) faults.regionCode = { zh: "这个区划代码已停用", en: "This region code is closed" };
    else if (parent.region_code && !unit.regionCode.startsWith(parent.region_code.replace(/(?:00){1,6}$/, "")))
      faults.regionCode = { zh: `不在${parent.name}的区划内`, en: `Not within the region of ${parent.name}` };
  }
  if (unit.creditCode !== null && (await tx.selectFrom("unit").select("id").where("credit_code", "=", unit.creditCode).executeTakeFirst()))
    faults.creditCode = { zh: "已有单位用这个代码", en: "Another unit bears this code" };
  refuseFaults(faults);
  const { id } = await tx
    .insertInto("unit")
    .values({
      name: unit.name,
      kind: unit.kind,
      parent_id: parentId,
      path: [],
      region_code: region,
      credit_code: unit.creditCode,
      valid_from: unit.validFrom,
      pinyin: (await openReadings())(unit.name).initials,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export const addUnit = ({ actor, services }: Asked, parentId: number, input: Values): Promise<{ id: number }> =>
  services.database.write(actor.scope, async (tx) => {
    const read = readValues(unitRegister, input, ADD_UNIT);
    if (!read.ok) return refuseRequest("invalid", { zh: "有几项需要更正", en: "Some fields need correction" }, { fields: read.error });
    const id = await insertUnit(tx, actor, parentId, read.value as unknown as NewUnit, chinaDay(services.now()));
    await audit(tx, actor, { act: "unit.add", subject: `unit:${id}`, detail: { parent: parentId } });
    return { id };
  });

/** The former name stays, with the day on which it ended. One's own unit is renamed by its superior. */
export const renameUnit = ({ actor, services }: Asked, unitId: number, version: number, input: Values): Promise<{ ok: true }> =>
  services.database.write(actor.scope, async (tx) => {
    await lockRecord(tx, "unit", unitId);
    const unit = await unitInForce(tx, actor, unitId);
    if (unitId === actor.scope.unitId)
      refuseRequest("own-unit", { zh: "本单位由上级单位更名", en: "One's own unit is renamed by its superior" });
    refuseOlder(version, unit.version, { name: unit.name });
    const read = readValues(unitRegister, input, RENAME_UNIT);
    if (!read.ok) return refuseRequest("invalid", { zh: "有几项需要更正", en: "Some fields need correction" }, { fields: read.error });
    const { name, on } = read.value as { name: string; on: string };
    const last = (await listFormerNames(tx, unitId)).at(-1)?.until ?? unit.valid_from;
    const faults: Faults = {};
    if (name.length < 2) faults.name = { zh: "至少两个字", en: "At least two characters" };
    else if (name === unit.name) faults.name = { zh: "与现名相同", en: "This is its name" };
    else if (unit.parent_id !== null && (await bears(tx, unit.parent_id, name)))
      faults.name = { zh: "同一上级下已有同名单位", en: "Its superior has a unit of this name" };
    if (on > chinaDay(services.now())) faults.on = LATER;
    else if (on <= last) faults.on = { zh: "须晚于设立或上次更名的日期", en: "Must lie after it was founded or last renamed" };
    refuseFaults(faults);
    await tx.insertInto("unit_former_name").values({ unit_id: unitId, name: unit.name, until: on }).execute();
    await tx
      .updateTable("unit")
      .set({ name, pinyin: (await openReadings())(name).initials })
      .where("id", "=", unitId)
      .execute();
    await audit(tx, actor, { act: "unit.rename", subject: `unit:${unitId}`, detail: { before: unit.name, after: name, on } });
    return { ok: true };
  });

export const listFormerNames = (db: Db, unitId: number) =>
  db.selectFrom("unit_former_name").select(["name", "until"]).where("unit_id", "=", unitId).orderBy("until").execute();
