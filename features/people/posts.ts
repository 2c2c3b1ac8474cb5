import { chinaDay, isDay } from "@bihuan/kit";
import { covers, type Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { lockRecord, refuseOlder } from "../../platform/register/version.ts";
import { findUnit } from "../units/index.ts";
import { personWithin } from "./persons.ts";
import { countOpenCases } from "./queries.ts";
import { isRole, ROLES } from "./roles.ts";

type Asked = Context & { actor: Actor };

/** Gives a post. The person's row is locked, so that of two at once the second meets the first's post. */
export async function givePost(
  { actor, services }: Asked,
  input: { personId: number; unitId: number; role: string; title: string; fromOn: string },
): Promise<{ id: number }> {
  if (!isRole(input.role)) return refuseRequest("invalid", { zh: "没有这种岗位", en: "There is no such post" });
  const role = input.role;
  if (input.personId === actor.personId)
    refuseRequest("own-post", { zh: "不能给自己授岗，请另一位安全管理员办理", en: "Nobody gives themselves a post" });
  try {
    return await services.database.write(actor.scope, async (tx) => {
      await personWithin(tx, actor, input.personId);
      await tx.selectFrom("person").select("id").where("id", "=", input.personId).forUpdate().executeTakeFirst();
      const unit = await findUnit(tx, input.unitId);
      if (!unit || !covers(actor.scope, unit.path)) return notFound();
      if (unit.valid_to) refuseRequest("unit-closed", { zh: `${unit.name}已撤销`, en: `${unit.name} is closed` });
      if (!isDay(input.fromOn) || input.fromOn < unit.valid_from)
        refuseRequest("before-unit", { zh: "到岗日期早于单位成立日期", en: "The day lies before the unit existed" });
      const same = await tx
        .selectFrom("post")
        .select("id")
        .where("person_id", "=", input.personId)
        .where("unit_id", "=", unit.id)
        .where("role", "=", role)
        .where((eb) => eb.or([eb("to_on", "is", null), eb("to_on", ">=", input.fromOn)]))
        .executeTakeFirst();
      if (same) refuseRequest("held-already", { zh: "此人在该单位已任这一岗位", en: "This post is held already" });
      const { id } = await tx
        .insertInto("post")
        .values({ person_id: input.personId, unit_id: unit.id, role, title: input.title || ROLES[role].zh, from_on: input.fromOn })
        .returning("id")
        .executeTakeFirstOrThrow();
      await audit(tx, actor, {
        act: "post.give",
        subject: `person:${input.personId}`,
        detail: { role, unitId: unit.id, from: input.fromOn },
      });
      return { id };
    });
  } catch (error) {
    if ((error as { constraint?: string }).constraint === "post_separate_duties")
      return refuseRequest("separate-duties", {
        zh: "系统管理员、安全管理员、审计员互不兼任，也不兼任业务岗位；请先终止原岗位",
        en: "System, security and audit officers exclude each other and every business post; end the other post first",
      });
    throw error;
  }
}

export const endPost = ({ actor, services }: Asked, input: { id: number; version: number; toOn: string }): Promise<{ openCases: number }> =>
  services.database.write(actor.scope, async (tx) => {
    await lockRecord(tx, "post", input.id);
    const post = await tx
      .selectFrom("post as t")
      .innerJoin("unit as u", "u.id", "t.unit_id")
      .select(["t.id", "t.version", "t.person_id", "t.role", "t.from_on", "t.to_on", "u.path"])
      .where("t.id", "=", input.id)
      .executeTakeFirst();
    if (!post || !covers(actor.scope, post.path)) return notFound();
    if (post.person_id === actor.personId) refuseRequest("own-post", { zh: "不能终止自己的岗位", en: "Nobody ends their own post" });
    refuseOlder(input.version, post.version, { toOn: post.to_on });
    const today = chinaDay(services.now());
    if (post.to_on !== null && post.to_on < today) refuseRequest("ended", { zh: "这一岗位已经终止", en: "This post has ended" });
    if (!isDay(input.toOn) || input.toOn < post.from_on)
      refuseRequest("invalid", { zh: "离岗日期早于到岗日期", en: "The last day lies before the first" });
    await tx.updateTable("post").set({ to_on: input.toOn }).where("id", "=", post.id).execute();
    await audit(tx, actor, { act: "post.end", subject: `person:${post.person_id}`, detail: { role: post.role, to: input.toOn } });
    return { openCases: await countOpenCases(tx, post.person_id) };
  });

/** Posts in force at a unit that closes: ended there with the day, given anew at the unit that takes over. Persons go along. */
export async function movePosts(tx: Db, from: number, to: { id: number; path: readonly number[] }, today: string): Promise<number> {
  const held = await tx
    .selectFrom("post")
    .select(["id", "person_id", "role", "title", "from_on", "to_on"])
    .where("unit_id", "=", from)
    .where((eb) => eb.or([eb("to_on", "is", null), eb("to_on", ">=", today)]))
    .execute();
  for (const p of held) {
    const begun = p.from_on <= today;
    await tx
      .updateTable("post")
      .set({ to_on: begun ? today : p.from_on })
      .where("id", "=", p.id)
      .execute();
    await tx
      .insertInto("post")
      .values({ person_id: p.person_id, unit_id: to.id, role: p.role, title: p.title, from_on: begun ? today : p.from_on, to_on: p.to_on })
      .execute();
  }
  await tx
    .updateTable("person")
    .set({ unit_id: to.id, unit_path: [...to.path] })
    .where("unit_id", "=", from)
    .execute();
  return held.length;
}
