import { actorIdOf, nameActor } from "../../platform/access/actor-names.ts";
import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql, type SqlBool } from "kysely";
import { depthOf, type Actor } from "../../platform/access/scope.ts";
import { handOver, listHidden } from "../../platform/casework/hand-over.ts";
import type { Db } from "../../platform/db/database.ts";
import { instant, refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { isRole, listColleagues, ROLES } from "../people/index.ts";
import { rerouteIntroductions } from "../services/index.ts";
import { actsNamed, wordsOfAct, wordsOfSubject } from "./act-words.ts";
import { changeRound, listRounds } from "./rounds.ts";
import { dropDraft, getDraft, keepDraft } from "./drafts.ts";
import { listOverdue, workbench } from "./bench.ts";
import { listVacancies, statesOfOneUnit } from "./vacancies.ts";
import { workContract } from "./contract.ts";
import { listLinks, sendLink } from "./links.ts";
import { handOverMany, remindMany } from "./many.ts";
import { mergeUnit, moveUnit, previewClosing } from "./merge.ts";
import { suggestSuccessors } from "./successors.ts";

const api = implement(workContract).$context<Context>().use(wall);

/** Whoever carries open cases of the scope's subtree, most first; those who have left their post are among them. */
async function listCarriers(db: Db, actor: Actor) {
  const { rows } = await sql<{ id: number; name: string; title: string; unitName: string; open: number }>`
    select p.id, p.name, coalesce(p.title, '') as title, u.name as "unitName", k.open
    from (select x.person_id, count(*) as open
          from work_case c cross join lateral (select c.adviser_person_id as person_id union select c.owner_person_id) x
          where c.closed_on is null and x.person_id is not null
            and c.unit_path[${sql.lit(depthOf(actor.scope))}] = ${actor.scope.unitId}
          group by x.person_id) k
    join person p on p.id = k.person_id join unit u on u.id = p.unit_id
    order by k.open desc, p.id limit 200`.execute(db);
  return rows;
}

export const workRouter = api.router({
  workbench: api.workbench.handler(({ input, context }) => workbench(context, input.most)),
  listOverdue: api.listOverdue.handler(({ input, context }) => listOverdue(context, input.unitId)),
  listVacancies: api.listVacancies.handler(({ context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) =>
      (await listVacancies(db, actor, chinaDay(services.now()), statesOfOneUnit(services.house))).map((v) => ({
        ...v,
        roleLabel: isRole(v.role) ? ROLES[v.role] : { zh: v.role, en: v.role },
      })),
    ),
  ),
  listColleagues: api.listColleagues.handler(({ context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const inOffice = await listColleagues(db, actor.scope.unitId, "adviser", chinaDay(services.now()));
      const carrying = await listCarriers(db, actor);
      const open = new Map(carrying.map((c) => [c.id, c.open]));
      return { from: carrying, to: inOffice.map((p) => ({ ...p, open: open.get(p.id) ?? 0 })) };
    }),
  ),
  suggestSuccessors: api.suggestSuccessors.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => suggestSuccessors(db, actor, input.from, chinaDay(services.now()))),
  ),
  handOver: api.handOver.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, async (tx) => {
      const people = await listColleagues(tx, context.actor.scope.unitId, "adviser", chinaDay(context.services.now()));
      const from = (await listCarriers(tx, context.actor)).some((p) => p.id === input.from);
      if (!from || !people.some((p) => p.id === input.to) || input.from === input.to)
        refuseRequest("invalid", {
          zh: "移交人名下须有在办事项，接手人须为本单位或下属单位的在任保姆",
          en: "The one must carry open cases, the other be an adviser in office of this unit or below",
        });
      if (input.from !== context.actor.personId && !context.actor.roles.some((r) => r === "leader" || r === "reviewer"))
        refuseRequest("not-your-role", { zh: "他人的事项由负责人移交", en: "Others' cases are handed over by the leader" });
      const hidden = await listHidden(
        tx,
        input,
        people.filter((p) => p.id === input.to).map((p) => p.unitId),
      );
      if (hidden.length > 0)
        refuseRequest("not-seen", {
          zh: `接手人看不到其中 ${hidden.length} 件（${hidden.slice(0, 3).join("、")}${hidden.length > 3 ? " 等" : ""}），请另选人，或只移交他看得到的`,
          en: `${hidden.length} of them are beyond the sight of whoever takes over (${hidden.slice(0, 3).join(", ")}${hidden.length > 3 ? " and others" : ""}): choose another, or only those he sees`,
        });
      const moved = await handOver(tx, context.actor, { from: input.from, to: input.to, at: instant(context) }, input.caseIds);
      await rerouteIntroductions(tx, chinaDay(context.services.now()));
      return { moved };
    }),
  ),
  handOverMany: api.handOverMany.handler(({ input, context }) => handOverMany(context, input)),
  remindMany: api.remindMany.handler(({ input, context }) => remindMany(context, input)),
  previewClosing: api.previewClosing.handler(({ input, context }) => previewClosing(context, input.unitId)),
  mergeUnit: api.mergeUnit.handler(({ input, context }) => mergeUnit(context, input)),
  moveUnit: api.moveUnit.handler(({ input, context }) => moveUnit(context, input)),
  listRounds: api.listRounds.handler(({ context }) => listRounds(context)),
  changeRound: api.changeRound.handler(({ input, context }) => changeRound(context, input)),
  listLinks: api.listLinks.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => ({
      channels: services.messages.channels.filter((c) => c !== "robot"),
      links: await listLinks(db, input.caseId, services.now()),
    })),
  ),
  sendLink: api.sendLink.handler(({ input, context }) => sendLink(context, input)),
  listViews: api.listViews.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) =>
      (
        await db
          .selectFrom("saved_view as v")
          .leftJoin("person as p", "p.id", "v.person_id")
          .selectAll("v")
          .select("p.name as writer")
          .where("v.list", "=", input.list)
          .orderBy("v.name")
          .execute()
      ).map((v) => ({
        id: v.id,
        name: v.name,
        query: String(v.query),
        shared: v.shared_unit_id !== null,
        by: v.person_id === actor.personId ? null : (v.writer ?? "—"),
      })),
    ),
  ),
  saveView: api.saveView.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, (tx) =>
      tx
        .insertInto("saved_view")
        .values({
          person_id: actor.personId as number,
          list: input.list,
          name: input.name,
          query: JSON.stringify(input.query),
          shared_unit_id: input.shared ? actor.scope.unitId : null,
        })
        .onConflict((oc) =>
          oc.columns(["person_id", "list", "name"]).doUpdateSet((eb) => ({
            query: JSON.stringify(input.query),
            shared_unit_id: eb.ref("excluded.shared_unit_id"),
          })),
        )
        .returning("id")
        .executeTakeFirstOrThrow(),
    ),
  ),
  deleteView: api.deleteView.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      await tx.deleteFrom("saved_view").where("id", "=", input.id).execute();
      return { ok: true };
    }),
  ),
  keepDraft: api.keepDraft.handler(({ input, context }) => keepDraft(context, input)),
  getDraft: api.getDraft.handler(({ input, context }) => getDraft(context, input.key)),
  dropDraft: api.dropDraft.handler(({ input, context }) => dropDraft(context, input.key)),
  auditTrail: api.auditTrail.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      let q = db
        .selectFrom("audit_entry as a")
        .leftJoin("person as p", (j) => j.on("a.actor_id", "=", actorIdOf("p.id")))
        .selectAll("a")
        .select("p.name as person_name")
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom("unit as u")
              .select("u.id")
              .whereRef("u.id", "=", "a.unit_id")
              .where(sql<SqlBool>`u.path @> ${[actor.scope.unitId]}::int[]`),
          ),
        );
      if (input.before !== undefined) q = q.where("a.id", "<", input.before);
      const act = input.act?.trim();
      if (act)
        q = q.where((eb) =>
          eb.or([
            eb("a.act", "like", `${act.replace(/[\\%_]/g, "\\$&")}%`),
            sql<SqlBool>`a.act = any (${actsNamed(act, services.house)}::text[])`,
          ]),
        );
      const rows = await q.orderBy("a.id", "desc").limit(200).execute();
      return rows.map((r) => ({
        id: r.id,
        at: r.at,
        actorId: r.actor_id,
        actorName: nameActor(r.actor_id, r.person_name),
        act: r.act,
        actWords: wordsOfAct(r.act, services.house),
        subject: r.subject,
        subjectWords: r.subject === null ? null : wordsOfSubject(r.subject, services.house),
        detail: r.detail as unknown,
      }));
    }),
  ),
});
