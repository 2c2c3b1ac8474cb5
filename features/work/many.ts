import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { covers, type Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import { handOverCase } from "../../platform/casework/hand-over.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Label } from "../../platform/http/contract.ts";
import { instant, notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { inOrder, looked, oneByOne, OUT_OF_AREA, type Told } from "../../platform/records/one-by-one.ts";
import { listColleagues } from "../people/index.ts";
import { rerouteIntroductions } from "../services/index.ts";
import { nudge } from "./nudge.ts";

type Asked = Context & { actor: Actor };
interface Picked {
  readonly caseIds: readonly number[];
  /** Say what would happen to each, and do nothing. */
  readonly look: boolean;
  readonly requestKey: string;
}

/** One transaction, so that a day's limit counts within it as well; a look is the same, taken back. */
function each({ actor, services }: Asked, { caseIds, look }: Picked, work: (tx: Db, ids: readonly number[]) => Promise<Told[]>) {
  const ids = inOrder(caseIds);
  const { database } = services;
  return look
    ? looked<Told[]>(
        (inside) => database.write(actor.scope, inside),
        (tx) => work(tx, ids),
      )
    : database.write(actor.scope, (tx) => work(tx, ids));
}

const titleIn = (tx: Db) => async (id: number) =>
  (await tx.selectFrom("work_case").select("title").where("id", "=", id).executeTakeFirst())?.title;

/** The friendly reminder for each of some cases; the same request twice is one reminder. */
export const remindMany = (context: Asked, picked: Picked): Promise<Told[]> =>
  each(context, picked, (tx, ids) =>
    oneByOne(tx, ids, titleIn(tx), async (id) => {
      const key = `${picked.requestKey}.${id}`;
      const { rows } = await sql`select 1 from audit_entry where act = 'case.nudge' and request_id = ${key}`.execute(tx);
      if (rows.length > 0) return { zh: "已提醒", en: "Reminded" };
      const { told } = await nudge(tx, context, id, key);
      return { zh: `提醒${told.join("、")}`, en: `Remind ${told.join(", ")}` };
    }),
  );

/** Each of some cases from whoever carries it to one adviser in office whose post sees it; the same request twice is one hand-over. */
export function handOverMany(context: Asked, picked: Picked & { readonly to: number }): Promise<Told[]> {
  const { actor, services } = context;
  const today = chinaDay(services.now());
  return each(context, picked, async (tx, ids) => {
    const posts = (await listColleagues(tx, actor.scope.unitId, "adviser", today)).filter((p) => p.id === picked.to);
    const [taker] = posts;
    if (!taker)
      return refuseRequest("invalid", {
        zh: "接手人须为本单位或下属单位的在任保姆",
        en: "Whoever takes over must be an adviser in office of this unit or below",
      });
    const told = await oneByOne(tx, ids, titleIn(tx), (id) => handOverOne(tx, context, id, taker, posts, `${picked.requestKey}.${id}`));
    const moved = told.filter((t) => t.refusal === null).length;
    if (moved > 0) {
      await audit(tx, actor, { act: "case.hand-over", detail: { to: picked.to, cases: moved } });
      await rerouteIntroductions(tx, today);
    }
    return told;
  });
}

async function handOverOne(
  tx: Db,
  context: Asked,
  id: number,
  taker: { readonly id: number; readonly name: string },
  posts: readonly { readonly unitId: number; readonly unitName: string }[],
  key: string,
): Promise<Label> {
  const { actor } = context;
  const c = (await tx.selectFrom("work_case").selectAll().where("id", "=", id).forUpdate().executeTakeFirst()) ?? notFound();
  const before = await tx
    .selectFrom("case_event")
    .select("seq")
    .where("request_key", "=", key)
    .where("actor_id", "=", actor.id)
    .executeTakeFirst();
  if (before) return { zh: `已移交${taker.name}`, en: `Handed over to ${taker.name}` };
  if (c.closed_on !== null) refuseRequest("final", { zh: "这件事已经办结", en: "The case is closed" });
  // Shared with this unit, it is another's to give away.
  if (!covers(actor.scope, c.unit_path)) refuseRequest("not-your-unit", OUT_OF_AREA);
  const from =
    c.adviser_person_id ??
    c.owner_person_id ??
    refuseRequest("nobodys", {
      zh: "不在个人名下，由岗位承办，不用移交",
      en: "No person carries it; a post does, and there is nothing to hand over",
    });
  const carrier = await tx.selectFrom("person").select("name").where("id", "=", from).executeTakeFirst();
  if (from === taker.id) refuseRequest("same", { zh: `已在${taker.name}名下`, en: `${taker.name} carries it already` });
  if (from !== actor.personId && !actor.roles.some((r) => r === "leader" || r === "reviewer"))
    refuseRequest("not-your-role", { zh: "他人的事项由负责人移交", en: "Others' cases are handed over by the leader" });
  if (!posts.some((p) => c.unit_path.includes(p.unitId)))
    refuseRequest("not-seen", {
      zh: `${taker.name}在${posts[0]?.unitName ?? ""}，看不到这件事`,
      en: `${taker.name} (${posts[0]?.unitName ?? ""}) does not see this case`,
    });
  await handOverCase(tx, actor, c, { from, to: taker.id, at: instant(context) }, key);
  return { zh: `${carrier?.name ?? ""} → ${taker.name}`, en: `${carrier?.name ?? ""} → ${taker.name}` };
}
