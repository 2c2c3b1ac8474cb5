import { catalogueOf } from "@bihuan/indicators";
import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { findRecord } from "../../platform/records/rows.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import type { Done, Seen } from "../../platform/records/special.ts";
import { attractions, companies, quarters } from "./companies.ts";
import { parksContract } from "./contract.ts";
import { stationsFacts } from "./facts.ts";
import { applications, conditions, parks } from "./parks.ts";
import { objectionsOf, parkOf, publicityEnds, standingsOf, visitsOf } from "./parks-desk.ts";
import { quarterRows, saveQuarter, sidesOf } from "./quarter-desk.ts";

const facts = catalogueOf(stationsFacts);

export const servedParks = serveRecords(parks, { sections: { park: ({ db, record }) => parkOf(db, record.id) } });
export const servedConditions = serveRecords(conditions);

type Application = Seen<typeof applications.register>;
const standings = async ({ db, row, record, today, files }: Application) =>
  standingsOf(db, {
    id: record.id,
    parkId: row.parkId,
    unitPath: record.unitPath,
    day: row.submittedOn ?? today,
    proofs: await files("proof"),
  });

export const servedApplications = serveRecords(applications, {
  facts,
  gates: {
    conditions: async (s) => (await standings(s)).every((c) => c.state !== "unmet" || c.kind === "visit"),
    visited: async ({ db, record }) => (await visitsOf(db, record.id)).length > 0,
    publicity_over: async ({ db, row, record, today }) => {
      const ends = await publicityEnds(db, row.publishedOn, record.unitPath, today);
      return ends !== null && today >= ends;
    },
    replied: async ({ db, record }) => (await objectionsOf(db, record.id)).every((o) => o.reply !== null),
  },
  on: {
    submit: (s) => s.set({ submittedOn: s.today }),
    // What was sent back is judged anew of the day on which it comes again.
    return: (s) => s.set({ submittedOn: null }),
    publish: (s) => s.set({ publishedOn: s.today }),
    recognise: async (s) => void (await s.fact("park.recognised", { measures: { parks: 1 } })),
  },
  sections: {
    desk: async (s) => ({
      day: s.row.submittedOn ?? s.today,
      standings: await standings(s),
      visits: await visitsOf(s.db, s.record.id),
      objections: await objectionsOf(s.db, s.record.id),
      publicityEnds: await publicityEnds(s.db, s.row.publishedOn, s.record.unitPath, s.today),
    }),
  },
});

/** A row for every name and park that a company had, so that any day can be told. */
async function remember(s: Done<typeof companies.register>, fromOn: string): Promise<void> {
  await sql`insert into company_was (company_id, name, park_id, from_on)
    select ${s.record.id}, ${s.row.name}, ${s.row.parkId}, ${fromOn}::date where not exists (select from (select name, park_id from company_was
      where company_id = ${s.record.id} order by from_on desc, id desc limit 1) w where w.name = ${s.row.name} and w.park_id is not distinct from ${s.row.parkId}::bigint)`.execute(
    s.db,
  );
}
export const servedCompanies = serveRecords(companies, {
  on: { create: (s) => remember(s, s.row.enteredOn), edit: (s) => remember(s, s.today) },
  sections: {
    was: async ({ db, record }) => ({
      was: (
        await sql<{
          name: string;
          park: string | null;
          fromOn: string;
        }>`select w.name, p.name as park, w.from_on as "fromOn" from company_was w
          left join park p on p.id = w.park_id where w.company_id = ${record.id} order by w.from_on, w.id`.execute(db)
      ).rows,
      elsewhere: (
        await sql<{
          unitName: string;
          enteredOn: string;
        }>`select unit_name as "unitName", entered_on as "enteredOn" from company_elsewhere(${record.id})`.execute(db)
      ).rows,
    }),
  },
});

export const servedQuarters = serveRecords(quarters, {
  gates: {
    filled: async ({ db, row, record }) => {
      const rows = await quarterRows(db, { id: record.id, parkId: row.parkId, quarter: row.quarter, scope: row.scope });
      return rows.length > 0 && rows.every((r) => r.now !== null);
    },
  },
  sections: {
    desk: ({ db, row, record }) => quarterRows(db, { id: record.id, parkId: row.parkId, quarter: row.quarter, scope: row.scope }),
  },
});

export const servedAttractions = serveRecords(attractions, {
  facts,
  gates: {
    agreement: async ({ row, files }) =>
      row.kind !== null && row.amountFen !== null && row.signedOn !== null && (await files("agreement")) > 0,
    company: ({ row }) => row.companyId !== null && row.landedOn !== null,
    proof: async ({ row, files }) => row.producingOn !== null && (await files("production")) > 0,
  },
  on: {
    sign: async (s) =>
      void (await s.fact("attraction.signed", {
        occurredOn: s.row.signedOn ?? s.today,
        measures: { projects: 1, amountFen: s.row.amountFen ?? 0 },
        dimensions: { kind: s.row.kind ?? "intention" },
      })),
    produce: async (s) =>
      void (await s.fact("attraction.producing", { occurredOn: s.row.producingOn ?? s.today, measures: { projects: 1 } })),
  },
});

const api = implement(parksContract).$context<Context>().use(wall);

export const parksRouter = api.router({
  saveQuarter: api.saveQuarter.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => saveQuarter(servedQuarters, context, tx, input)),
  ),
  compareQuarters: api.compareQuarters.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => ({
      before: await sidesOf(db, input.parkId, input.scope, input.before),
      now: await sidesOf(db, input.parkId, input.scope, input.now),
    })),
  ),
  reportVisit: api.reportVisit.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      await inState(tx, actor, input.id, "visiting", 3);
      if (input.visitedOn > chinaDay(services.now()))
        refuseRequest(
          "invalid",
          { zh: "调研日期不能晚于今天", en: "Not after today" },
          { fields: { visitedOn: { zh: "不能晚于今天", en: "Not after today" } } },
        );
      const known = await tx
        .selectFrom("park_visit")
        .select("id")
        .where("application_id", "=", input.id)
        .where("key", "=", input.key)
        .executeTakeFirst();
      if (known) return known;
      const { id, findings, visitedOn, ...more } = input;
      const visit = await tx
        .insertInto("park_visit")
        .values({ ...more, application_id: id, visited_on: visitedOn, actor_id: actor.id })
        .returning("id")
        .executeTakeFirstOrThrow();
      for (const f of findings)
        await tx
          .insertInto("park_finding")
          .values({ visit_id: visit.id, condition_id: f.conditionId, met: f.met, words: f.words ?? null })
          .execute();
      await audit(tx, actor, { act: "park_application.edit", subject: `park_application:${id}`, detail: { visit: visit.id } });
      return visit;
    }),
  ),
  enterObjection: api.enterObjection.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      await inState(tx, actor, input.id, "published", 2);
      return tx
        .insertInto("park_objection")
        .values({
          application_id: input.id,
          received_on: chinaDay(services.now()),
          sender: input.sender,
          says: input.says,
          entered_by: actor.id,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
    }),
  ),
  replyObjection: api.replyObjection.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      const found =
        (await tx.selectFrom("park_objection").selectAll().where("id", "=", input.objectionId).executeTakeFirst()) ?? notFound();
      await inState(tx, actor, found.application_id, "published", 2);
      const judged = await tx
        .selectFrom("case_event")
        .select("actor_id")
        .where("case_id", "=", found.application_id)
        .where("action", "in", ["publish", "accept", "report"])
        .where("actor_id", "=", actor.id)
        .executeTakeFirst();
      if (judged || found.entered_by === actor.id)
        refuseRequest("same-person", {
          zh: "异议要由没有经手初审、调研、评审和登记的另一人答复",
          en: "An objection is replied to by another person than those who checked, visited, judged or entered it",
        });
      await tx
        .updateTable("park_objection")
        .set({ reply: input.reply, replied_by: actor.id, replied_on: chinaDay(services.now()) })
        .where("id", "=", found.id)
        .where("reply", "is", null)
        .execute();
      return { ok: true };
    }),
  ),
});

/** The application, if it stands in this state and the actor's unit is the one whose move it is. */
async function inState(tx: Db, actor: Actor, id: number, state: string, depth: number): Promise<void> {
  const record = await findRecord(tx, applications as never, id, true);
  if (record.state !== state) refuseRequest("not-from-this-state", { zh: "现在不是这一步", en: "Not at this step" });
  if (actor.scope.unitId !== record.unitPath[Math.min(depth, record.unitPath.length) - 1])
    refuseRequest("not-your-unit", {
      zh: depth === 3 ? "由市级办理" : "由省级办理",
      en: depth === 3 ? "The city's step" : "The province's step",
    });
}
