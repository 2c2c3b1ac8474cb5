import { catalogueOf } from "@bihuan/indicators";
import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import type { Scope } from "../../platform/access/scope.ts";
import { inScope } from "../../platform/access/in-scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { readParameter, type Parameter } from "../../platform/parameters/parameters.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import type { Done, Seen } from "../../platform/records/special.ts";
import { carePlans, careVisits } from "./care.ts";
import { careContract } from "./contract.ts";
import { careFacts } from "./facts.ts";
import { eraseReason, forget, lookReason, reasonShown, writeReason } from "./reason.ts";
import { carePeople } from "./registers.ts";
import { accountOf, isUnvisited, monthsSince, namesAReason, visitsHimself, type Account, type Sum } from "./rules.ts";

type Visit = (typeof careVisits)["register"];

export const UNVISITED_MONTHS: Parameter = {
  name: "care_unvisited_months",
  initial: 24,
  least: 1,
  most: 120,
  kind: "count",
  label: { zh: "多少个月没有人去算久未慰问", en: "Months until somebody counts as unvisited" },
  what: { zh: "慰问名册上的人超过这么多个月没有人去，就列在“久未慰问”里", en: "Whoever nobody came to for so many months is listed" },
};

const visitsOf = async (db: Db, planId: number) =>
  (
    await sql<Sum & { id: number }>`select v.id, v.state, v.planned_fen as "plannedFen", v.given_fen as "givenFen" from care_visit v
      where v.plan_id = ${planId} order by v.id`.execute(db)
  ).rows;

async function planOf(db: Db, id: number) {
  const { rows } = await sql<{ id: number; state: string; unitId: number; budgetFen: number; occasion: string }>`
    select id, state, unit_id as "unitId", budget_fen as "budgetFen", occasion from care_plan where id = ${id}`.execute(db);
  return rows[0];
}

async function accountOfPlan(db: Db, planId: number): Promise<Account> {
  const plan = await planOf(db, planId);
  return accountOf(plan?.budgetFen ?? 0, await visitsOf(db, planId));
}

const personOf = async (db: Db, id: number) =>
  (await sql<{ name: string; standing: string }>`select name, standing from care_person where id = ${id}`.execute(db)).rows[0];

/** Plan and person are the unit's own, and nobody plans to visit who has died. */
async function keepVisit(s: Done<Visit>): Promise<void> {
  const plan = await planOf(s.db, s.row.planId);
  const fault = (field: string, zh: string, en: string): never =>
    refuseRequest("invalid", { zh: "有几项需要更正", en: "Some fields need correction" }, { fields: { [field]: { zh, en } } });
  if (plan?.unitId !== s.record.unitId) fault("planId", "请选本单位的慰问计划", "A plan of the own unit");
  if (plan?.state !== "draft" && plan?.state !== "approved") fault("planId", "这个计划已结束", "This plan has ended");
  if ((await personOf(s.db, s.row.personId))?.standing === "deceased")
    fault("personId", "名册上记着已去世，请核对", "On record as deceased; please check");
  if (s.record.state === "approved" && (await accountOfPlan(s.db, s.row.planId)).leftFen < 0)
    fault("plannedFen", "超出计划剩下的预算", "More than what is left of the budget");
}

/** Of two that would take the same money the second waits for the first, and is refused. */
async function keepBudget(s: Done<Visit>): Promise<void> {
  await sql`select from care_plan where id = ${s.row.planId} for update`.execute(s.db);
  if ((await accountOfPlan(s.db, s.row.planId)).leftFen < 0)
    refuseRequest("gate-unmet", { zh: "超出计划剩下的预算", en: "More than what is left of the budget" });
}

export const servedPeople = serveRecords(carePeople, {
  sections: {
    visits: async ({ db, record }) =>
      (
        await sql<PersonVisit>`select v.id, v.title, v.state, v.visited_on as "visitedOn" from care_visit v where v.person_id = ${record.id}
          order by coalesce(v.visited_on, v.opened_on) desc, v.id desc limit 50`.execute(db)
      ).rows,
  },
});
export interface PersonVisit {
  readonly id: number;
  readonly title: string;
  readonly state: string;
  readonly visitedOn: string | null;
}

export const servedPlans = serveRecords(carePlans, {
  gates: {
    settled: async ({ db, record }) => (await visitsOf(db, record.id)).every((v) => v.state !== "nominated" && v.state !== "approved"),
    unused: async ({ db, record }) => (await visitsOf(db, record.id)).every((v) => v.state !== "done" && v.state !== "approved"),
  },
  on: {
    edit: async (s) => {
      if ((await accountOfPlan(s.db, s.record.id)).leftFen < 0)
        refuseRequest("invalid", {
          zh: "预算少于已送和已批准的金额",
          en: "The budget is less than what was given and approved",
        });
    },
  },
  sections: { account: ({ db, record }) => ledgerOf(db, record.id) },
});

export interface ReceiptRow {
  readonly id: number;
  readonly name: string;
  readonly employer: string;
  readonly state: string;
  readonly plannedFen: number;
  readonly givenFen: number | null;
  readonly goods: string | null;
  readonly visitors: string | null;
  readonly visitedOn: string | null;
  readonly consentNamed: string;
  readonly receipts: number;
}
/** The plan's account and its list for signatures; a text for the news names those alone who agreed. */
async function ledgerOf(db: Db, planId: number) {
  const { rows } =
    await sql<ReceiptRow>`select v.id, p.name, p.employer, v.state, v.planned_fen as "plannedFen", v.given_fen as "givenFen", v.goods, v.visitors,
      v.visited_on as "visitedOn", v.consent_named as "consentNamed",
      (select count(*)::int from stored_file f where f.case_id = v.id and f.kind = 'receipt') as receipts
    from care_visit v join care_person p on p.id = v.person_id where v.plan_id = ${planId} order by v.visited_on nulls last, v.id limit 2000`.execute(
      db,
    );
  const done = rows.filter((r) => r.state === "done");
  const named = done.filter((r) => r.consentNamed === "yes");
  return { account: await accountOfPlan(db, planId), rows, news: { named: named.map((r) => r.name), others: done.length - named.length } };
}
export type PlanLedger = Awaited<ReturnType<typeof ledgerOf>>;

const namesOfFiles = async (db: Db, id: number): Promise<string[]> =>
  (await db.selectFrom("stored_file").select("name").where("case_id", "=", id).execute()).map((f) => f.name);

async function isTold({ db, row, today }: Seen<Visit>): Promise<boolean> {
  const { visitors, visitedOn, givenFen } = row;
  if (visitors === null || visitedOn === null || visitedOn > today || givenFen === null) return false;
  return !visitsHimself(visitors, (await personOf(db, row.personId))?.name ?? "");
}

export const servedVisits = serveRecords(careVisits, {
  facts: catalogueOf(careFacts),
  gates: {
    planned: async ({ db, row }) => (await planOf(db, row.planId))?.state === "approved",
    within: async ({ db, row }) => row.plannedFen <= (await accountOfPlan(db, row.planId)).leftFen,
    told: isTold,
    receipted: async ({ db, row, record, files }) =>
      (row.givenFen === 0 || (await files("receipt")) > 0) && !(await namesOfFiles(db, record.id)).some(namesAReason),
    spent: async ({ db, row }) => {
      const { leftFen } = await accountOfPlan(db, row.planId);
      return (row.givenFen ?? 0) - row.plannedFen <= leftFen;
    },
  },
  on: {
    create: keepVisit,
    edit: keepVisit,
    approve: keepBudget,
    done: async (s) => {
      await keepBudget(s);
      await sql`update care_person set last_visit_on = greatest(last_visit_on, ${s.row.visitedOn}::date), version = version + 1 where id = ${s.row.personId}`.execute(
        s.db,
      );
      await s.fact("care.visited", {
        occurredOn: s.row.visitedOn ?? s.today,
        dimensions: { occasion: (await planOf(s.db, s.row.planId))?.occasion ?? "usual", way: s.row.way },
        keys: { person: s.row.personId },
      });
    },
    decline: (s) => forget(s.db, s.record.id).then(() => {}),
    drop: (s) => forget(s.db, s.record.id).then(() => {}),
  },
  sections: { reason: ({ db, actor, record }) => reasonShown(db, actor, record.id) },
});

async function listUnvisited(db: Db, scope: Scope, today: string) {
  const { rows } = await sql<{
    id: number;
    name: string;
    employer: string;
    unitName: string;
    unitPath: number[];
    lastVisitOn: string | null;
    planned: boolean;
    declinedOn: string | null;
  }>`
    select r.id, r.name, r.employer, u.name as "unitName", r.unit_path as "unitPath", r.last_visit_on as "lastVisitOn",
      exists (select from care_visit v where v.person_id = r.id and v.state in ('nominated', 'approved')) as planned,
      (select max(v.closed_on) from care_visit v where v.person_id = r.id and v.state = 'declined') as "declinedOn"
    from care_person r join unit u on u.id = r.unit_id where ${inScope("r", scope)} and r.standing <> 'deceased'
    order by r.last_visit_on nulls first, r.id limit 20000`.execute(db);
  const months = new Map<string, number>();
  for (const { unitPath } of rows)
    if (!months.has(unitPath.join())) months.set(unitPath.join(), await readParameter(db, unitPath, UNVISITED_MONTHS, today));
  return {
    months: await readParameter(db, scope.unitPath, UNVISITED_MONTHS, today),
    people: rows.length,
    rows: rows
      .filter((r) => isUnvisited(r.lastVisitOn, months.get(r.unitPath.join()) ?? UNVISITED_MONTHS.initial, today))
      .map(({ unitPath: _, ...r }) => ({ ...r, months: r.lastVisitOn === null ? null : monthsSince(r.lastVisitOn, today) })),
  };
}

const api = implement(careContract).$context<Context>().use(wall);
export const careRouter = api.router({
  listUnvisited: api.listUnvisited.handler(({ context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => listUnvisited(db, actor.scope, chinaDay(services.now()))),
  ),
  writeReason: api.writeReason.handler(({ input, context }) => writeReason(context, input)),
  lookReason: api.lookReason.handler(({ input, context }) => lookReason(context, input)),
  eraseReason: api.eraseReason.handler(({ input, context }) => eraseReason(context, input.id)),
});
