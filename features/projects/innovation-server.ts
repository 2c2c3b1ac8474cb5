import { catalogueOf } from "@bihuan/indicators";
import { addDays, daysBetween } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { notFound, refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { sameElsewhere } from "../../platform/records/alike.ts";
import { answerAsOf } from "../../platform/records/as-of.ts";
import type { Records } from "../../platform/records/define.ts";
import { actOnRecord } from "../../platform/records/hand.ts";
import { heldOn, nearestFirst } from "../../platform/records/nearest.ts";
import { findRecord, updateRow } from "../../platform/records/rows.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import type { Done } from "../../platform/records/special.ts";
import { recordFieldChanges } from "../../platform/register/history.ts";
import { innovationContract } from "./innovation-contract.ts";
import { innovationFacts } from "./innovation-facts.ts";
import { alikes, type Alike, type Known } from "./innovation-rules.ts";
import { innovations, norms } from "./innovations.ts";
import { lookBackAt } from "./lookbacks.ts";
import { listLookbacks } from "./queries.ts";

type Doing = Done<typeof innovations.register>;
const records = innovations as unknown as Records;

const known = (db: Db, where: ReturnType<typeof sql>): Promise<Known[]> =>
  rowsOf<Known>(
    db,
    sql`select i.id, i.name, i.former_names as "formerNames", i.owner_code as "ownerCode", i.lead,
      array(select p.number from innovation_patent p where p.innovation_id = i.id) as patents from innovation i where ${where} order by i.id limit 500`,
  );

/** Projects that may be the same as this one, and were not told apart yet: of its house, with a name alike, or with one of its patents. */
async function alikesOf(db: Db, id: number): Promise<Alike[]> {
  const [mine] = await known(db, sql`i.id = ${id}`);
  if (!mine) return notFound();
  const others = await known(
    db,
    sql`i.id <> ${id} and i.state <> 'merged' and (i.owner_code = ${mine.ownerCode} or i.name = ${mine.name}
        or i.id in (select p.innovation_id from innovation_patent p where p.number = any (${mine.patents}::text[])))
      and not exists (select from innovation_apart a where (a.innovation_id, a.other_id) in ((${id}, i.id), (i.id, ${id})))`,
  );
  return alikes(mine, others);
}

/** How long a stage may last by the norm in force on a day, the nearest unit's first; undefined where none is kept. */
const normOf = async (db: Db, stage: string, unitPath: readonly number[], day: string): Promise<number | undefined> =>
  (
    await rowsOf<{ days: number }>(
      db,
      sql`select days from stage_norm where stage = ${stage} and ${heldOn(unitPath, day)} order by ${nearestFirst()} limit 1`,
    )
  )[0]?.days;

/** A new stage begins today; how long it lasts is the norm's, and the workbench reminds of that day. */
async function enterStage(s: Doing): Promise<void> {
  const days = await normOf(s.db, s.record.state ?? "", s.record.unitPath, s.today);
  const normUntil = days === undefined ? null : addDays(s.today, days);
  await s.set({ stageSince: s.today, normUntil });
  if (normUntil !== null) await s.db.updateTable("work_case").set({ due_on: normUntil }).where("id", "=", s.record.id).execute();
}

/** A norm that is entered or corrected holds for the projects that stand in its stage already, from the day they entered it. */
async function renorm(s: Done<typeof norms.register>): Promise<void> {
  const open = await rowsOf<{ id: number; unitPath: number[]; stageSince: string; normUntil: string | null }>(
    s.db,
    sql`select id, unit_path as "unitPath", stage_since as "stageSince", norm_until as "normUntil" from innovation where state = ${s.row.stage} and closed_on is null`,
  );
  for (const p of open) {
    const days = await normOf(s.db, s.row.stage, p.unitPath, s.today);
    const normUntil = days === undefined ? null : addDays(p.stageSince, days);
    const record = { id: p.id, unit_path: p.unitPath };
    const changed = await recordFieldChanges(s.db, s.actor, innovations.register, record, p as never, { normUntil }, undefined, s.at);
    if (changed.length === 0) continue;
    await updateRow(s.db, innovations.register, p.id, { normUntil });
    if (normUntil !== null) await s.db.updateTable("work_case").set({ due_on: normUntil }).where("id", "=", p.id).execute();
  }
}

/** Sums over its rows are kept on the project, so that they too stand as they stood on any day. */
async function keepSums(s: Doing): Promise<void> {
  const [sums] = await rowsOf<Record<"agreedFen" | "contractFen" | "inPlaceFen" | "patentsApplied" | "patentsGranted", number | null>>(
    s.db,
    sql`select (select sum(fen)::bigint from innovation_money where innovation_id = ${s.record.id} and kind = 'agreed') as "agreedFen",
      (select sum(fen)::bigint from innovation_money where innovation_id = ${s.record.id} and kind = 'contract') as "contractFen",
      (select sum(fen)::bigint from innovation_money where innovation_id = ${s.record.id} and kind = 'in_place') as "inPlaceFen",
      (select count(*)::int from innovation_patent where innovation_id = ${s.record.id} and standing = 'applied') as "patentsApplied",
      (select count(*)::int from innovation_patent where innovation_id = ${s.record.id} and standing = 'granted') as "patentsGranted"`,
  );
  await s.set(sums as never);
}

/** A new name is remembered: what a project was once called is one of its names. */
async function keepName(s: Doing): Promise<void> {
  const [was] = await rowsOf<{ before: string }>(
    s.db,
    sql`select before #>> '{}' as before from field_history where register = 'innovation' and record_id = ${s.record.id} and field = 'name' order by id desc limit 1`,
  );
  const names = namesIn(s.row.formerNames);
  if (was && was.before !== s.row.name && !names.includes(was.before)) await s.set({ formerNames: joined([...names, was.before]) });
}
const namesIn = (text: unknown): string[] =>
  String(text ?? "")
    .split(/[;；]/)
    .filter((n) => n !== "");
const joined = (names: readonly string[]): string => [...new Set(names)].join("；").slice(0, 200);

export const servedInnovations = sameElsewhere(
  serveRecords(innovations, {
    facts: catalogueOf(innovationFacts),
    gates: {
      told_apart: async ({ db, record }) => (await alikesOf(db, record.id)).length === 0,
      trl: ({ row }) => row.trl !== null && row.trlGround !== null,
      opinion: async ({ files }) => (await files("acceptance")) > 0,
      in_place: async ({ row, files }) => (await files("proof")) > 0 && (row.contractFen ?? 0) + (row.inPlaceFen ?? 0) > 0,
    },
    on: {
      create: enterStage,
      argue: enterStage,
      approve: enterStage,
      start: enterStage,
      accept: async (s) => {
        await enterStage(s);
        await s.fact("innovation.accepted", { measures: { projects: 1 } });
        await lookBackAt(s.db, s.actor, s.record.id, "accepted", s.at);
      },
      turn: async (s) => {
        await s.fact("innovation.turned", { measures: { projects: 1 } });
        await lookBackAt(s.db, s.actor, s.record.id, "turned", s.at);
      },
      end: async (s) => {
        const [last] = await rowsOf<{ reason: string }>(
          s.db,
          sql`select reason from case_event where case_id = ${s.record.id} order by seq desc limit 1`,
        );
        await s.fact("innovation.ended", { measures: { projects: 1 }, dimensions: { why: last?.reason ?? "" } });
      },
      edit: keepName,
      child: keepSums,
    },
    sections: {
      same: async ({ db, record, today }) => ({
        alike: record.state === "merged" ? [] : await alikesOf(db, record.id),
        elsewhere: await rowsOf<{ unitName: string; patent: boolean }>(
          db,
          sql`select unit_name as "unitName", patent from innovation_elsewhere(${record.id})`,
        ),
        lookbacks: (await listLookbacks(db, { innovationId: record.id })).map((l) => ({
          id: l.id,
          months: l.months,
          since: l.since_what,
          state: l.state,
          dueOn: l.due_on,
        })),
        course: await courseOf(db, record.id, today),
        demand: (
          await rowsOf<{ id: number }>(
            db,
            sql`select a.demand_id as id from innovation i join agreement a on a.id = i.agreement_id where i.id = ${record.id} and a.demand_id is not null`,
          )
        )[0],
      }),
    },
  }),
  async (db, values) => {
    if (typeof values["name"] !== "string" || typeof values["ownerCode"] !== "string") return [];
    const mine: Known = {
      id: 0,
      name: values["name"],
      formerNames: null,
      ownerCode: values["ownerCode"],
      lead: (values["lead"] as string | null | undefined) ?? null,
      patents: [],
    };
    const others = await known(db, sql`i.state <> 'merged' and (i.owner_code = ${mine.ownerCode} or i.name = ${mine.name})`);
    return alikes(mine, others).map((a) => ({ id: a.id, title: a.name, href: `/projects/innovation/${a.id}` }));
  },
);

/** Its stages so far, one line each: since when, how many days. */
async function courseOf(db: Db, id: number, today: string): Promise<Course[]> {
  const events = await rowsOf<{ state: string; on: string }>(
    db,
    sql`select to_state as state, (at at time zone 'Asia/Shanghai')::date as on from case_event where case_id = ${id} order by seq`,
  );
  const moves = events.filter((e, i) => e.state !== events[i - 1]?.state);
  return moves.map((m, i) => ({ ...m, days: daysBetween(m.on, moves[i + 1]?.on ?? today) }));
}
export interface Course {
  readonly state: string;
  readonly on: string;
  readonly days: number;
}

export const servedNorms = serveRecords(norms, { on: { create: renorm, edit: renorm } });

const api = implement(innovationContract).$context<Context>().use(wall);
export const innovationRouter = api.router({
  asOf: api.asOf.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => answerAsOf(db, actor.scope, records, input, services.now())),
  ),
  decideSame: api.decideSame.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, async (tx) => {
      const { actor, services } = context;
      const mine = await findRecord(tx, records, input.id, true);
      const other = await findRecord(tx, records, input.otherId, true);
      if (mine.id === other.id || other.state === "merged")
        refuseRequest("invalid", { zh: "请选另一个在库的项目", en: "Choose another project" });
      if (!input.same) {
        await sql`insert into innovation_apart (innovation_id, other_id, ground, actor_id, at) values
          (${mine.id}, ${other.id}, ${input.ground}, ${actor.id}, ${new Date(services.now()).toISOString()}) on conflict do nothing`.execute(
          tx,
        );
        await audit(tx, actor, { act: `${records.name}.edit`, subject: `innovation:${mine.id}`, detail: { apart: other.id } });
        return { state: mine.state ?? "" };
      }
      // The other goes on and keeps this name as one of its own.
      const names = [other.values["formerNames"], mine.title, mine.values["formerNames"]].flatMap(namesIn);
      const formerNames = joined(names.filter((n) => n !== other.title));
      const at = new Date(services.now()).toISOString();
      const target = { id: other.id, unit_path: other.unitPath };
      await recordFieldChanges(tx, actor, innovations.register, target, other.values, { formerNames }, undefined, at);
      await updateRow(tx, innovations.register, other.id, { formerNames });
      await audit(tx, actor, { act: `${records.name}.edit`, subject: `innovation:${other.id}`, detail: { same: mine.id } });
      const reason = `与“${other.title}”是同一项目：${input.ground}`.slice(0, 400);
      return actOnRecord(servedInnovations, context, tx, {
        id: mine.id,
        action: "merge",
        reason,
        requestKey: `same-${mine.id}-${other.id}`,
      });
    }),
  ),
});
