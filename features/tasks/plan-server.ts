import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import { moveCase } from "../../platform/casework/transfer.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Label } from "../../platform/http/contract.ts";
import { refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { createRecord } from "../../platform/records/hand.ts";
import { findRecord, refuseFields } from "../../platform/records/rows.ts";
import { serveRecords, type Served } from "../../platform/records/serve.ts";
import type { Done } from "../../platform/records/special.ts";
import { findPolicy } from "../policies/index.ts";
import { unitsNamed } from "./minutes.ts";
import { giveOut } from "./orders.ts";
import { plansContract, type Cascade, type PlanTasks } from "./plan-contract.ts";
import { plans } from "./plans.ts";
import { readDecisions } from "./reading.ts";
import { servedTasks } from "./server.ts";
import { tasks } from "./tasks.ts";

type DonePlan = Done<(typeof plans)["register"]>;

export const servedPlans: Served<(typeof plans)["register"], NonNullable<(typeof plans)["process"]>> = serveRecords(plans, {
  gates: {
    dated: ({ row, today }) =>
      row.number !== null && row.issuedOn !== null && row.issuedOn <= today && row.toOn !== null && row.toOn > row.issuedOn,
    paper: async ({ files }) => (await files("paper")) > 0,
    tasks_over: async ({ db, record }) =>
      (await sql`select from task where plan_id = ${record.id} and state not in ('done', 'revoked') limit 1`.execute(db)).rows.length === 0,
  },
  on: {
    issue: async (s) => {
      await s.db.updateTable("work_case").set({ due_on: s.row.toOn }).where("id", "=", s.record.id).execute();
      await askBeneath(s);
    },
    edit: async (s) => {
      if (s.record.state === "issued") await askBeneath(s);
    },
  },
  sections: {
    tasks: async ({ db, record, today }): Promise<PlanTasks> => tasksOf(db, record.id, today),
    cascade: async ({ db, record, row, today }): Promise<Cascade> => {
      const units = record.state === "issued" || record.state === "finished" ? await unitsBeneath(db, record, row.belowBy, today) : [];
      return {
        units,
        issued: units.filter((u) => u.state === "issued" || u.state === "finished").length,
        policyId: (row.number && (await findPolicy(db, row.number))) || (await findPolicy(db, row.title)),
        basisId: row.basis === null ? null : await findPolicy(db, row.basis),
      };
    },
  },
});

/** Where a day is set, each association right beneath gets its own plan to issue by it; a unit has one and is not asked twice. */
async function askBeneath(s: DonePlan): Promise<void> {
  const { belowBy } = s.row;
  if (belowBy === null) return;
  const { rows } = await sql<{ id: number; path: number[] }>`select u.id, u.path from unit u
    where u.parent_id = ${s.record.unitId} and u.kind = 'association' and u.valid_to is null
      and not exists (select from action_plan p where p.above_id = ${s.record.id} and p.unit_id = u.id) order by u.id`.execute(s.db);
  for (const unit of rows) {
    const order = { values: { title: s.row.title, basis: s.row.number ?? s.row.title }, requestKey: `plan:${s.record.id}:${unit.id}` };
    const { id } = await createRecord(servedPlans, s, s.db, order);
    await sql`update action_plan set above_id = ${s.record.id}, above_title = ${`${s.row.title}（${s.row.number ?? ""}）`} where id = ${id}`.execute(
      s.db,
    );
    await moveCase(s.db, id, unit);
    const owner = { adviser_person_id: null, owner_person_id: null, owner_unit_id: unit.id, due_on: belowBy };
    await s.db.updateTable("work_case").set(owner).where("id", "=", id).execute();
  }
  // The day moves for those that have not issued theirs.
  await sql`update work_case c set due_on = ${belowBy}::date from action_plan p where p.id = c.id and p.above_id = ${s.record.id} and p.state = 'draft'`.execute(
    s.db,
  );
}

/** The associations of two levels beneath with their plan under this one, those without any among them. */
async function unitsBeneath(db: Db, { id, unitId }: { id: number; unitId: number }, belowBy: string | null, today: string) {
  const { rows } = await sql<{
    unitName: string;
    depth: number;
    planId: number | null;
    state: string | null;
    number: string | null;
    issuedOn: string | null;
    dueOn: string | null;
  }>`with recursive below as (
      select p.id from action_plan p where p.above_id = ${id}
      union all select p.id from action_plan p join below b on p.above_id = b.id)
    select u.name as "unitName", cardinality(u.path) - cardinality(o.path) as depth, p.id as "planId", p.state, p.number, p.issued_on as "issuedOn",
      c.due_on as "dueOn"
    from unit o join unit u on o.id = any (u.path) and u.kind = 'association' and u.valid_to is null
        and cardinality(u.path) - cardinality(o.path) between 1 and 2 and (cardinality(u.path) <= 4 or (u.parent_id = o.id and ${belowBy !== null}))
      left join (action_plan p join below b on b.id = p.id join work_case c on c.id = p.id) on p.unit_id = u.id
    where o.id = ${unitId} order by u.path`.execute(db);
  return rows.map(({ dueOn, ...r }) => ({
    ...r,
    stateLabel: r.state === null ? null : (plans.process?.states[r.state as "draft"].label as Label),
    isLate: (r.state === null && belowBy !== null && belowBy < today) || (r.state === "draft" && dueOn !== null && dueOn < today),
  }));
}

async function tasksOf(db: Db, planId: number, today: string): Promise<PlanTasks> {
  const { rows } = await sql<{
    id: number;
    title: string;
    unitName: string;
    person: string | null;
    withUnits: string;
    state: string;
    untilOn: string | null;
  }>`select t.id, t.title, u.name as "unitName", t.lead_person as person, t.state, t.until_on as "untilOn",
      concat_ws('、', (select string_agg(w.name, '、' order by w.id) from task part join unit w on w.id = part.lead_unit_id where part.parent_id = t.id),
        t.outside_body) as "withUnits"
    from task t join unit u on u.id = t.lead_unit_id where t.plan_id = ${planId} and t.parent_id is null order by t.id`.execute(db);
  return rows.map(({ state, ...t }) => ({
    ...t,
    stateLabel: tasks.process?.states[state as "done"].label as Label,
    isLate: t.untilOn !== null && t.untilOn < today && state !== "done" && state !== "revoked",
  }));
}

const api = implement(plansContract).$context<Context>().use(wall);

export const plansRouter = api.router({
  readTasks: api.readTasks.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const plan = await findRecord(db, plans, input.id);
      const from = (plan.values["issuedOn"] as string | null) ?? chinaDay(services.now());
      const read = readDecisions(input.text, from);
      const taken = new Set((await tasksOf(db, input.id, from)).map((t) => t.title));
      const named = await unitsNamed(db, actor.scope.unitId, [...new Set(read.map((r) => r.leads))]);
      const { rows: units } = await sql<{ id: number; name: string }>`select id, name from unit
        where (id = ${actor.scope.unitId} or parent_id = ${actor.scope.unitId}) and valid_to is null order by path limit 400`.execute(db);
      const further = [...named.values()].filter((u) => !units.some((x) => x.id === u.id));
      return {
        rows: read.map((r) => ({
          ...r,
          with: [...r.with],
          leadUnitId: named.get(r.leads)?.id ?? null,
          taken: taken.has(r.matter),
        })),
        units: [...units, ...new Map(further.map((u) => [u.id, { id: u.id, name: u.name }])).values()],
      };
    }),
  ),
  giveTasks: api.giveTasks.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, async (tx) => {
      const { actor, services } = context;
      const plan = await findRecord(tx, plans, input.id, true);
      if (plan.state !== "issued")
        refuseRequest("not-from-this-state", {
          zh: "方案登记出台以后再交办任务",
          en: "Tasks are given out once the plan is issued",
        });
      if (plan.unitId !== actor.scope.unitId)
        refuseRequest("not-your-unit", { zh: "由出台方案的单位交办", en: "The unit whose plan it is gives its tasks out" });
      await refuseRows(tx, actor.scope.unitId, input.rows, chinaDay(services.now()));
      const taken = new Set((await tasksOf(tx, input.id, chinaDay(services.now()))).map((t) => t.title));
      const source = `${plan.title}（${String(plan.values["number"])}）`.slice(0, 200);
      const given = { weight: "normal", origin: "document", originRef: source };
      let n = 0;
      for (const [i, row] of input.rows.entries()) {
        if (taken.has(row.matter)) continue;
        const units = await unitsNamed(tx, actor.scope.unitId, row.with);
        const outside = row.with.filter((name) => !units.has(name)).join("、");
        const key = `${input.requestKey}:${i}`;
        const lead = await giveOut(servedTasks, context, tx, {
          values: {
            ...given,
            title: row.matter,
            leadUnitId: row.leadUnitId,
            leadPerson: row.person,
            outsideBody: outside === "" ? null : outside.slice(0, 80),
            untilOn: row.untilOn,
          },
          requestKey: key,
        });
        n++;
        const parts = new Set([...units.values()].map((u) => u.id).filter((id) => id !== row.leadUnitId));
        const values = { ...given, title: `配合：${row.matter}`.slice(0, 200), untilOn: row.untilOn };
        for (const leadUnitId of parts)
          await giveOut(servedTasks, context, tx, {
            values: { ...values, leadUnitId },
            parentId: lead,
            requestKey: `${key}:${leadUnitId}`,
          });
        await sql`update task set plan_id = ${input.id} where id = ${lead} or parent_id = ${lead}`.execute(tx);
      }
      return { given: n };
    }),
  ),
});

/** What a row lacks to be given out is told by its number; of a refused table nothing is given. */
async function refuseRows(db: Db, unitId: number, rows: readonly { leadUnitId: number; untilOn: string }[], today: string): Promise<void> {
  const { rows: beneath } = await sql<{ id: number }>`select id from unit where id = any (${rows.map((r) => r.leadUnitId)}::int[])
    and ${unitId} = any (path) and valid_to is null`.execute(db);
  const may = new Set(beneath.map((u) => u.id));
  const faults = rows.flatMap((r, i): [string, Label][] => [
    ...(may.has(r.leadUnitId)
      ? []
      : [
          [
            `unit:${i}`,
            { zh: `第 ${i + 1} 行：牵头单位须是本单位或下属的在册单位`, en: `Row ${i + 1}: the leading unit lies beneath` },
          ] as [string, Label],
        ]),
    ...(r.untilOn >= today
      ? []
      : [[`day:${i}`, { zh: `第 ${i + 1} 行：期限已经过了`, en: `Row ${i + 1}: its day has passed` }] as [string, Label]]),
  ]);
  if (faults.length > 0) refuseFields(Object.fromEntries(faults));
}
