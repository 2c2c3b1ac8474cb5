import { chinaDay, isDay } from "@bihuan/kit";
import { sql } from "kysely";
import { acrossUnits, covers, type Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import { transferCases } from "../../platform/casework/transfer.ts";
import type { Db } from "../../platform/db/database.ts";
import { instant, notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { carrySensitive } from "../../platform/records/sight.ts";
import { showDay } from "../../platform/register/fields.ts";
import { movePosts } from "../people/index.ts";
import { movePlaces } from "../places/index.ts";
import { moveHoldings } from "../services/index.ts";
import { closeUnit, findUnit, getUnit, insertUnit, listChildren } from "../units/index.ts";

type Asked = Context & { actor: Actor };
type Unit = NonNullable<Awaited<ReturnType<typeof findUnit>>>;

/** A unit below one's own that is in force and has none in force beneath it; anything else is refused with its way out. */
async function closable(db: Db, actor: Actor, id: number): Promise<Unit> {
  const unit = await findUnit(db, id);
  if (!unit || !covers(actor.scope, unit.path)) return notFound();
  if (unit.id === actor.scope.unitId)
    refuseRequest("own-unit", { zh: "本单位的撤并由上级单位办理", en: "One's own unit is closed by its superior" });
  if (unit.valid_to) refuseRequest("unit-closed", { zh: `${unit.name}已撤销`, en: `${unit.name} is closed already` });
  const below = (await listChildren(db, id)).filter((c) => c.validTo === null).length;
  if (below > 0)
    refuseRequest("units-below", {
      zh: `还有 ${below} 个下级单位，请先逐个撤并`,
      en: `${below} units stand beneath it; close or merge those first`,
    });
  return unit;
}

/** What closing a unit would move. */
export const previewClosing = ({ actor, services }: Asked, unitId: number) =>
  services.database.write(actor.scope, async (db) => {
    await carrySensitive(db);
    const unit = await closable(db, actor, unitId);
    const today = chinaDay(services.now());
    const { rows } = await sql<{ cases: number; posts: number; demanders: number; supplies: number }>`select
      (select count(*) from work_case where unit_id = ${unitId} and closed_on is null) as cases,
      (select count(*) from post where unit_id = ${unitId} and (to_on is null or to_on >= ${today})) as posts,
      (select count(*) from demander where unit_id = ${unitId}) as demanders,
      (select count(*) from supply where unit_id = ${unitId} and withdrawn_on is null) as supplies`.execute(db);
    const [counts] = rows as [(typeof rows)[number]];
    return { unit: { id: unit.id, name: unit.name, kind: unit.kind }, ...counts };
  });

/** The last day anything was recorded at a unit, its own founding at least. */
async function lastDayOf(tx: Db, unit: Unit): Promise<string> {
  const { rows } = await sql<{ day: string }>`select greatest(${unit.valid_from}::date,
      (select max(occurred_on) from ledger_fact where unit_id = ${unit.id}), (select max(opened_on) from work_case where unit_id = ${unit.id}),
      (select max(closed_on) from work_case where unit_id = ${unit.id}))::text as day`.execute(tx);
  return rows[0]?.day ?? unit.valid_from;
}

/** Everything open goes from one unit to another. Under a scope that holds both, and shared cases wherever they lie. */
async function carryOver(tx: Db, asked: Asked, wide: Actor, from: number, to: { id: number; path: number[] }) {
  const today = chinaDay(asked.services.now());
  const cases = await transferCases(tx, wide, from, to, instant(asked));
  await asked.services.links.transfer(tx, from, to.id);
  const posts = await movePosts(tx, from, to, today);
  await movePlaces(tx, from, to);
  return { cases, posts, ...(await moveHoldings(tx, from, to)) };
}

/**
 * Closes a unit, today or on an earlier day on which nothing lay after it. With a successor its open cases, posts, demanders and
 * suppliers go there; facts and closed cases stay, for they happened where they happened, and the common superior's figures do
 * not change. Without one nothing may be open.
 */
export const mergeUnit = (asked: Asked, input: { unitId: number; successorId?: number | undefined; on?: string | undefined }) => {
  const { actor, services } = asked;
  // Both ends are checked against the actor's scope; shared cases of other units must follow wherever they lie.
  const wide = acrossUnits(actor, services.rootUnitId);
  return services.database.write(wide.scope, async (tx) => {
    await sql`select pg_advisory_xact_lock(823005)`.execute(tx);
    await carrySensitive(tx);
    const unit = await closable(tx, actor, input.unitId);
    const successor = input.successorId === undefined ? undefined : await findUnit(tx, input.successorId);
    if (input.successorId !== undefined && (!successor || !covers(actor.scope, successor.path)))
      return refuseRequest("successor", {
        zh: "承接单位不在您的管辖范围内，请由共同的上级办理",
        en: "The successor lies outside your area; the common superior must do this",
      });
    if (successor && (successor.id === unit.id || successor.valid_to !== null || successor.kind !== unit.kind))
      return refuseRequest("successor", {
        zh: "承接单位须是另一个在册的同类单位",
        en: "The successor must be another unit of the same kind, in force",
      });
    const today = chinaDay(services.now());
    const on = input.on ?? today;
    if (on !== today) {
      const last = await lastDayOf(tx, unit);
      if (!isDay(on) || on > today || on < last)
        refuseRequest("closing-day", {
          zh: `撤并日期须在 ${showDay(last, "zh-CN")}（该单位最后一条记录）和今天之间`,
          en: `The day must lie between ${showDay(last, "en")}, its last record, and today`,
        });
    }
    let counts = { cases: 0, posts: 0, demanders: 0, supplies: 0 };
    if (successor) counts = await carryOver(tx, asked, wide, unit.id, { id: successor.id, path: successor.path });
    else {
      const open = await previewClosing(asked, unit.id);
      if (open.cases + open.posts > 0)
        refuseRequest("still-open", {
          zh: `还有 ${open.cases} 件在办事项、${open.posts} 个在任岗位，请选择承接单位`,
          en: `${open.cases} open cases and ${open.posts} posts remain; choose a successor`,
        });
    }
    await closeUnit(tx, unit.id, on, successor?.id ?? null);
    await audit(tx, actor, { act: "unit.close", subject: `unit:${unit.id}`, detail: { successor: successor?.id ?? null, on, ...counts } });
    return counts;
  });
};

/** A change of superior: a new unit of the same name and kind there, the old one closed in its favour. */
export const moveUnit = (asked: Asked, input: { unitId: number; parentId: number; regionCode?: string | undefined }) => {
  const { actor, services } = asked;
  const wide = acrossUnits(actor, services.rootUnitId);
  return services.database.write(wide.scope, async (tx) => {
    await sql`select pg_advisory_xact_lock(823005)`.execute(tx);
    await carrySensitive(tx);
    const unit = await closable(tx, actor, input.unitId);
    if (input.parentId === unit.parent_id) refuseRequest("same-parent", { zh: "已在这个上级之下", en: "It lies there already" });
    const today = chinaDay(services.now());
    if (unit.credit_code !== null) await tx.updateTable("unit").set({ credit_code: null }).where("id", "=", unit.id).execute();
    const id = await insertUnit(
      tx,
      actor,
      input.parentId,
      { name: unit.name, kind: unit.kind, validFrom: today, regionCode: input.regionCode ?? null, creditCode: unit.credit_code },
      today,
    );
    const counts = await carryOver(tx, asked, wide, unit.id, { id, path: (await getUnit(tx, id)).path });
    await closeUnit(tx, unit.id, today, id);
    await audit(tx, actor, { act: "unit.move", subject: `unit:${unit.id}`, detail: { to: id, ...counts } });
    return { id, ...counts };
  });
};
