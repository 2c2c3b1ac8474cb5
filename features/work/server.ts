import { actorIdOf, nameActor } from "../../platform/access/actor-names.ts";
import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql, type Expression, type ExpressionBuilder, type SqlBool } from "kysely";
import { inScope } from "../../platform/access/in-scope.ts";
import { covers, depthOf, type Actor } from "../../platform/access/scope.ts";
import { handOver } from "../../platform/casework/casework.ts";
import { caseView } from "../../platform/casework/present.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Schema } from "../../platform/db/schema.ts";
import { instant, notFound, refuseRequest, wall, type Context, type Services } from "../../platform/http/server.ts";
import { listColleagues } from "../people/index.ts";
import { findUnit } from "../units/index.ts";
import { rerouteIntroductions } from "../services/index.ts";
import { actsNamed, wordsOfAct, wordsOfSubject } from "./act-words.ts";
import { changeRound, listRounds } from "./rounds.ts";
import { dropDraft, getDraft, keepDraft } from "./drafts.ts";
import { workContract } from "./contract.ts";
import { listLinks, sendLink } from "./links.ts";
import { mergeUnit, moveUnit, previewClosing } from "./merge.ts";
import { suggestSuccessors } from "./successors.ts";

const OUTSIDE = ["demander", "parties"];

const api = implement(workContract).$context<Context>().use(wall);
const named = (db: Db) =>
  db
    .selectFrom("work_case as c")
    .innerJoin("unit as u", "u.id", "c.unit_id")
    .leftJoin("person as p", "p.id", "c.adviser_person_id")
    .leftJoin("person as o", "o.id", "c.owner_person_id")
    .selectAll("c")
    .select(["u.name as unit_name", "p.name as adviser_name", "o.name as owner_name"])
    .where("c.closed_on", "is", null);

type Whose = (eb: ExpressionBuilder<Schema & { c: Schema["work_case"] }, "c">, actor: Actor) => Expression<SqlBool>;

/** My move, or my role's at my unit. */
const isMine: Whose = (eb, actor) =>
  eb.or([
    eb.and([eb("c.owner_person_id", "=", actor.personId), eb("c.owner_role", "not in", OUTSIDE)]),
    eb.and([
      eb("c.owner_person_id", "is", null),
      eb("c.owner_unit_id", "=", actor.scope.unitId),
      eb("c.owner_role", "in", [...actor.roles, "nobody"]),
    ]),
  ]);

/** Mine to follow while somebody else moves. */
const isWaitedFor: Whose = (eb, actor) =>
  eb.or([
    eb.and([
      eb("c.adviser_person_id", "=", actor.personId),
      eb.or([eb("c.owner_person_id", "is", null), eb("c.owner_person_id", "<>", actor.personId), eb("c.owner_role", "in", OUTSIDE)]),
    ]),
    eb.and([eb("c.owner_person_id", "=", actor.personId), eb("c.owner_role", "in", OUTSIDE)]),
  ]);

/** Counted and shown first: due within a month. A look-back of next year or a target of next spring waits, folded. */
const isSoon = (today: string) => sql<SqlBool>`c.due_on <= ${today}::date + 30`;

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

/** A case with its process and state in words. */
function itemView(c: Parameters<typeof caseView>[0], { house: { processes }, now }: Services) {
  const process = processes[c.process];
  const state = process?.states[c.state];
  return {
    ...caseView(c, now()),
    processLabel: process?.label ?? { zh: c.process, en: c.process },
    stateLabel: state?.label ?? { zh: c.state, en: c.state },
    tone: state?.tone ?? "active",
  };
}

async function countCases(db: Db, actor: Actor, whose: Whose, when: ReturnType<typeof isSoon>): Promise<number> {
  const { n } = await db
    .selectFrom("work_case as c")
    .select(sql<number>`count(*)`.as("n"))
    .where("c.closed_on", "is", null)
    .where((eb) => whose(eb, actor))
    .where(when)
    .executeTakeFirstOrThrow();
  return n;
}

export const countMine = (db: Db, actor: Actor, today: string): Promise<number> => countCases(db, actor, isMine, isSoon(today));

export const workRouter = api.router({
  workbench: api.workbench.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const today = chinaDay(services.now());
      const soon = isSoon(today);
      const part = async (whose: Whose, when: typeof soon) => {
        const found = await named(db)
          .where((eb) => whose(eb, actor))
          .where(when)
          .orderBy("c.due_on")
          .orderBy("c.id")
          .limit(input.most)
          .execute();
        // Whoever has more than fit hears how many there are in all.
        const count = found.length < input.most ? found.length : await countCases(db, actor, whose, when);
        return { items: found.map((c) => itemView(c, services)), count };
      };
      const mine = await part(isMine, soon);
      const later = await part(isMine, sql<SqlBool>`not ${soon}`);
      const waiting = await part(isWaitedFor, soon);
      const overdue = sql<SqlBool>`c.due_on < ${today}`;
      const overdueBelow = await db
        .selectFrom("work_case as c")
        .innerJoin("unit as u", (j) => j.on("u.id", "=", sql<number>`c.unit_path[${sql.lit(depthOf(actor.scope) + 1)}]`))
        .select(["u.id as unitId", "u.name as unitName", sql<number>`count(*)`.as("overdue")])
        .where("c.closed_on", "is", null)
        .where(overdue)
        .where(inScope("c", actor.scope))
        .groupBy(["u.id", "u.name"])
        .orderBy("overdue", "desc")
        .limit(50)
        .execute();
      const listedOverdue = mine.items.filter((i) => i.overdueDays !== null).length;
      return {
        mine: mine.items,
        later: later.items,
        waiting: waiting.items,
        overdueBelow,
        counts: {
          mine: mine.count,
          // The earliest due come first: fewer overdue than listed are all there are.
          overdue: listedOverdue < mine.items.length ? listedOverdue : await countCases(db, actor, isMine, overdue),
          later: later.count,
          waiting: waiting.count,
        },
      };
    }),
  ),
  listOverdue: api.listOverdue.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const unit = await findUnit(db, input.unitId);
      if (!unit || !covers(actor.scope, unit.path)) return notFound();
      const rows = await named(db)
        .where("c.due_on", "<", chinaDay(services.now()))
        .where(sql<SqlBool>`c.unit_path[${sql.lit(unit.path.length)}] = ${unit.id}`)
        .orderBy("c.due_on")
        .orderBy("c.id")
        .limit(200)
        .execute();
      return { unitName: unit.name, items: rows.map((c) => itemView(c, services)) };
    }),
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
      const moved = await handOver(tx, context.actor, input.from, input.to, instant(context), input.caseIds);
      await rerouteIntroductions(tx, chinaDay(context.services.now()));
      return { moved };
    }),
  ),
  previewClosing: api.previewClosing.handler(({ input, context }) => previewClosing(context, input.unitId)),
  mergeUnit: api.mergeUnit.handler(({ input, context }) => mergeUnit(context, input)),
  moveUnit: api.moveUnit.handler(({ input, context }) => moveUnit(context, input)),
  listRounds: api.listRounds.handler(({ context }) => listRounds(context)),
  changeRound: api.changeRound.handler(({ input, context }) => changeRound(context, input)),
  listLinks: api.listLinks.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => ({
      channels: services.messages.channels,
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
