import { implement } from "@orpc/server";
import { sql } from "kysely";
import { actorIdOf, nameActor } from "../../platform/access/actor-names.ts";
import type { Db } from "../../platform/db/database.ts";
import { instant, notFound, wall, type Context } from "../../platform/http/server.ts";
import { countUnseen } from "../../platform/notices/notices.ts";
import { tellMentioned } from "../../platform/notices/mentions.ts";
import { getNoticeSetting, setNoticeSetting } from "./notice-settings.ts";
import { noticesContract } from "./notices-contract.ts";
import { nudge } from "./nudge.ts";

const api = implement(noticesContract).$context<Context>().use(wall);

const SHOWN = 200;

export const noticesRouter = api.router({
  listNotices: api.listNotices.handler(({ context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const rows = await db.selectFrom("notice").selectAll().orderBy("at", "desc").orderBy("id", "desc").limit(SHOWN).execute();
      return rows.map((n) => ({
        id: n.id,
        kind: n.kind as "moved",
        subject: n.subject,
        title: n.title,
        words: { zh: n.words_zh, en: n.words_en },
        byName: n.by_name,
        at: n.at,
        isNew: n.seen_at === null,
      }));
    }),
  ),
  seeNotices: api.seeNotices.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      let q = tx
        .updateTable("notice")
        .set({ seen_at: new Date(services.now()).toISOString() })
        .where("seen_at", "is", null);
      if (input.ids) q = q.where("id", "in", [0, ...input.ids]);
      await q.execute();
      return { unread: await countUnseen(tx) };
    }),
  ),
  getNoticeSetting: api.getNoticeSetting.handler(({ context }) => getNoticeSetting(context)),
  setNoticeSetting: api.setNoticeSetting.handler(({ input, context }) => setNoticeSetting(context, input)),
  nudge: api.nudge.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => nudge(tx, context, input.caseId)),
  ),
  listRemarks: api.listRemarks.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => listRemarks(db, input.subject)),
  ),
  remark: api.remark.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, async (tx) => {
      const [kind = ""] = input.subject.split(":");
      if (!(kind in context.services.house.processes)) notFound();
      const { rows } = await sql<{
        seen: boolean;
      }>`select case when to_regclass(${kind}) is null then false else sees_record(${input.subject}) end as seen`.execute(tx);
      if (!rows[0]?.seen) notFound();
      const { id } = await tx
        .insertInto("remark")
        .values({ subject: input.subject, text: input.text, actor_id: context.actor.id, at: instant(context) })
        .returning("id")
        .executeTakeFirstOrThrow();
      const told = await tellMentioned(tx, context.actor, { subject: input.subject, text: input.text, at: instant(context) });
      return { id, told };
    }),
  ),
});

async function listRemarks(db: Db, subject: string) {
  const rows = await db
    .selectFrom("remark as r")
    .leftJoin("person as p", (j) => j.on("r.actor_id", "=", actorIdOf("p.id")))
    .select(["r.id", "r.text", "r.at", "r.actor_id", "p.name"])
    .where("r.subject", "=", subject)
    .orderBy("r.id")
    .execute();
  return rows.map((r) => ({ id: r.id, text: r.text, at: r.at, who: nameActor(r.actor_id, r.name) }));
}
