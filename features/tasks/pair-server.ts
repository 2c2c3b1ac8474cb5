import { catalogueOf } from "@bihuan/indicators";
import { chinaDay, daysBetween } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { actOnRecord, createRecord } from "../../platform/records/hand.ts";
import { findRecord, refuseFields, updateRow } from "../../platform/records/rows.ts";
import { serveRecords, type Served } from "../../platform/records/serve.ts";
import type { Done, Seen } from "../../platform/records/special.ts";
import type { Values } from "../../platform/register/fields.ts";
import { incentives } from "./duties.ts";
import { tasksFacts } from "./facts.ts";
import { pairContract } from "./pair-contract.ts";
import { aboutFirm, listOwners, ruleOf } from "./pair-desk.ts";
import { nextContact } from "./pair-rules.ts";
import { pairRules, pairs } from "./pairs.ts";

type Pair = (typeof pairs)["register"];

/** The last contact and the next one, kept on the pair, and its next day on its case: the workbench reminds of it. */
async function keepDays(s: Done<Pair>): Promise<void> {
  const [last] = await rowsOf<{ onDay: string; nextOn: string | null }>(
    s.db,
    sql`select on_day as "onDay", next_on as "nextOn" from pair_contact where pair_id = ${s.record.id} order by on_day desc, id desc limit 1`,
  );
  const every = await ruleOf(s.db, "contact_days", s.row.rank, s.record.unitPath, s.today);
  const nextOn = nextContact(s.row, last, every);
  await s.set({ lastOn: last?.onDay ?? null, nextOn });
  if (s.record.state === "active") await s.db.updateTable("work_case").set({ due_on: nextOn }).where("id", "=", s.record.id).execute();
}

/** Contacts and problems are written of what has happened; what was closed after a call back is a fact and stays. */
async function afterRows(s: Done<Pair>): Promise<void> {
  const [future] = await rowsOf<{ on: string }>(
    s.db,
    sql`select on_day as on from pair_contact where pair_id = ${s.record.id} and on_day > ${s.today}::date
      union all select greatest(called_on, done_on, raised_on) from pair_problem where pair_id = ${s.record.id} and greatest(called_on, done_on, raised_on) > ${s.today}::date`,
  );
  if (future) refuseFields({ onDay: { zh: "日期还没有到", en: "That day has not come yet" } });
  const [counted] = await rowsOf<{ facts: number; closed: number }>(
    s.db,
    sql`select (select count(*)::int from pair_problem_fact where pair_id = ${s.record.id}) as facts,
      (select count(*)::int from pair_problem p join pair_problem_fact f on f.problem_id = p.id where p.pair_id = ${s.record.id} and p.done_on = f.done_on and p.satisfied = f.satisfied) as closed`,
  );
  if (counted && counted.closed < counted.facts)
    refuseRequest("closed", { zh: "已销号的问题不能再改、不能删除；有新情况另记一条", en: "A closed problem stays; enter a new one" });
  const fresh = await rowsOf<{ id: number; raisedOn: string; doneOn: string; satisfied: string }>(
    s.db,
    sql`select id, raised_on as "raisedOn", done_on as "doneOn", satisfied from pair_problem p where pair_id = ${s.record.id} and done_on is not null
      and not exists (select from pair_problem_fact f where f.problem_id = p.id)`,
  );
  for (const p of fresh) {
    await s.fact("pair.problem", {
      measures: { days: daysBetween(p.raisedOn, p.doneOn) },
      dimensions: { satisfied: p.satisfied },
      occurredOn: p.doneOn,
    });
    await sql`insert into pair_problem_fact (pair_id, problem_id, done_on, satisfied) values (${s.record.id}, ${p.id}, ${p.doneOn}::date, ${p.satisfied})`.execute(
      s.db,
    );
  }
  await keepDays(s);
}

const isOwned = async (db: Db, id: number, unitId: number, code: string | null): Promise<boolean> =>
  code !== null &&
  (await rowsOf(db, sql`select from pair where target_code = ${code} and unit_id = ${unitId} and state = 'active' and id <> ${id} limit 1`))
    .length > 0;

export const servedPairs: Served<Pair, NonNullable<(typeof pairs)["process"]>> = serveRecords(pairs, {
  facts: catalogueOf(tasksFacts),
  gates: {
    agreed: ({ row }) => row.agreedOn !== null,
    sole: async ({ db, record, row }) => !(await isOwned(db, record.id, record.unitId, row.targetCode)),
    successor: ({ row }) => row.successor !== null,
    no_open: async ({ db, record }) =>
      (await rowsOf(db, sql`select from pair_problem where pair_id = ${record.id} and done_on is null limit 1`)).length === 0,
  },
  on: { create: keepDays, edit: keepDays, confirm: keepDays, child: afterRows },
  sections: { desk: (s) => deskOf(s) },
});

/** Who took a pair over, and what was open when he did. */
async function takenOver(db: Db, id: number) {
  const [pair] = await rowsOf<{ leaderName: string; firstOn: string }>(
    db,
    sql`select leader_name as "leaderName", first_on as "firstOn" from pair where id = ${id}`,
  );
  const problems = await rowsOf<Values>(
    db,
    sql`select matter, raised_on as "raisedOn", handed_to as "handedTo", due_on as "dueOn" from pair_problem p where pair_id = ${id}
      and raised_on <= (select from_on from pair where id = ${id}) order by p.id`,
  );
  return pair ? { ...pair, problems } : null;
}

/** Who else takes care of the same, and, to its writer alone, that the same words were written for others. */
async function deskOf({ db, record, row, actor, today }: Seen<Pair>) {
  const [mine] = await rowsOf<{ id: number; topics: string }>(
    db,
    sql`select id, topics from pair_contact where pair_id = ${record.id} order by on_day desc, id desc limit 1`,
  );
  const mayWrite = actor.permissions.has("pair.edit") && record.unitId === actor.scope.unitId;
  return {
    state: record.state,
    nextOn: row.nextOn,
    lateDays: record.state === "active" && row.nextOn !== null && row.nextOn < today ? daysBetween(row.nextOn, today) : 0,
    others: await rowsOf<{ id: number; leaderName: string; unitName: string }>(
      db,
      sql`select p.id, p.leader_name as "leaderName", u.name as "unitName" from pair p join unit u on u.id = p.unit_id
        where p.target_code = ${row.targetCode} and p.id <> ${record.id} and p.state in ('proposed', 'active') order by p.id limit 10`,
    ),
    repeated:
      mine && mayWrite && mine.topics.length >= 8
        ? (
            await rowsOf<{ n: number }>(
              db,
              sql`select count(distinct c.pair_id)::int as n from pair_contact c join pair p on p.id = c.pair_id
                where c.topics = ${mine.topics} and c.pair_id <> ${record.id} and p.leader_name = ${row.leaderName} and p.unit_id = ${record.unitId}`,
            )
          )[0]?.n
        : 0,
    successor: row.successor === null ? null : await takenOver(db, row.successor),
    everyDays: (await ruleOf(db, "contact_days", row.rank, record.unitPath, today)) ?? null,
    openProblems: (await rowsOf(db, sql`select from pair_problem where pair_id = ${record.id} and done_on is null`)).length,
    isFirm: row.targetCode !== null,
    mayHand: record.state === "active" && actor.permissions.has("pair.act") && actor.roles.some((r) => r === "reviewer" || r === "leader"),
  };
}
export type PairDesk = Awaited<ReturnType<typeof deskOf>>;

export const servedPairRules = serveRecords(pairRules);
export const servedIncentives = serveRecords(incentives);

const api = implement(pairContract).$context<Context>().use(wall);
export const pairRouter = api.router({
  about: api.about.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const { values } = await findRecord(db, servedPairs.records as never, input.id);
      const code = values["targetCode"] as string | null;
      return code === null ? { rows: [], isCut: false } : aboutFirm(db, services, actor, code);
    }),
  ),
  owners: api.owners.handler(({ context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => listOwners(db, services, actor, chinaDay(services.now()))),
  ),
  handPair: api.handPair.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, async (tx) => {
      const { id, note, requestKey, ...who } = input;
      const hand = servedPairs;
      const old = await findRecord(tx, pairs as never, id, true);
      if (old.state !== "active")
        refuseRequest("not-from-this-state", { zh: "只有挂包中的才能移交", en: "Only an active pair is handed over" });
      if (who.leaderName === old.values["leaderName"])
        refuseFields({ leaderName: { zh: "接任的就是现在的挂包人", en: "That is the present one" } });
      const today = chinaDay(context.services.now());
      if (who.firstOn < today) refuseFields({ firstOn: { zh: "不能早于今天", en: "Not before today" } });
      const kept = ["targetKind", "targetName", "targetCode", "agreedBy", "agreedOn"].map((key) => [key, old.values[key] ?? null]);
      const made = await createRecord(hand, context, tx, {
        values: { ...Object.fromEntries(kept), ...who, fromOn: today },
        requestKey: `${requestKey}:new`,
      });
      await updateRow(tx, pairs.register, made.id, { cameFrom: id });
      await updateRow(tx, pairs.register, id, { successor: made.id });
      await actOnRecord(hand, context, tx, { id, action: "hand", requestKey: `${requestKey}:hand`, note });
      await actOnRecord(hand, context, tx, { id: made.id, action: "confirm", requestKey: `${requestKey}:confirm`, note });
      const moved = await sql`update pair_problem set pair_id = ${made.id} where pair_id = ${id} and done_on is null`.execute(tx);
      return { id: made.id, problems: Number(moved.numAffectedRows ?? 0) };
    }),
  ),
});
