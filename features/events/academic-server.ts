import { catalogueOf } from "@bihuan/indicators";
import { daysBetween } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import { rowsOf } from "../../platform/db/rows.ts";
import { wall, type Context } from "../../platform/http/server.ts";
import { readParameter, type Parameter } from "../../platform/parameters/parameters.ts";
import { heldOn } from "../../platform/records/nearest.ts";
import { sameElsewhere } from "../../platform/records/alike.ts";
import { refuseFields } from "../../platform/records/rows.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import type { Done, Seen } from "../../platform/records/special.ts";
import { aboveRates } from "../training/index.ts";
import { academicCountRules, academicDuties, academicEvents } from "./academic.ts";
import { alikeEvents, filingsOf, joinEvent, knowHosts, listCalendar, seeEvent, signedAt, yearOf } from "./academic-desk.ts";
import { unfiled } from "./academic-rules.ts";
import { eventNameRules } from "./names.ts";
import { nameFindings, type NameRule } from "./name-rules.ts";
import type { Cost } from "./rules.ts";
import { eventsContract } from "./contract.ts";
import { eventsFacts } from "./facts.ts";

type Event = (typeof academicEvents)["register"];

/** How many countries make a meeting an international one, where the unit or a superior sets nothing else. */
export const COUNTRIES: Parameter = {
  name: "international_countries",
  initial: 3,
  least: 2,
  most: 20,
  kind: "count",
  label: { zh: "国际会议至少几个国家", en: "Countries of an international meeting" },
  what: {
    zh: "国际学术会议参加国家（含中国）的最少个数",
    en: "The least number of countries, China included, of an international meeting",
  },
};

const as = (row: { title: string; firstOn: string }): string => `${row.title} · ${row.firstOn}`;
const desk = ({ db, record }: Pick<Seen<Event>, "db" | "record">) => filingsOf(db, { id: record.id, unitPath: record.unitPath });

/** Words of its name that rules in force on its first day do not leave free, and whether it has the right to them. */
async function namesOf({ db, row, record }: Seen<Event>) {
  const rules = await rowsOf<NameRule>(
    db,
    sql`select name, words, unless, source from event_name_rule where ${heldOn(record.unitPath, row.firstOn)} and kind in ('any', ${row.kind}) order by id`,
  );
  if (rules.length === 0) return [];
  const agreed = await rowsOf(db, sql`select 1 from academic_filing where event_id = ${record.id} and answer = 'agreed' limit 1`);
  const least = await readParameter(db, record.unitPath, COUNTRIES, row.firstOn);
  return nameFindings(row.title, rules, {
    agreed: agreed.length > 0,
    international: row.kind === "international" && (row.countries ?? 0) >= least,
  });
}

/** The budget beside the rates of its first day; the rate for all together is multiplied by the planned size and the days. */
async function budgetOf({ db, row, record }: Seen<Event>) {
  const costs = await rowsOf<Cost>(
    db,
    sql`select item, grade, people, days, fen from academic_cost where event_id = ${record.id} order by id`,
  );
  const whole = { people: row.planSize, days: daysBetween(row.firstOn, row.lastOn) + 1 };
  return { sumFen: costs.reduce((n, c) => n + c.fen, 0), over: await aboveRates(db, record.unitPath, row.firstOn, costs, whole) };
}

/** The next filing that is missing sets the day of the case, so that lists, bench and reminders have it. */
async function follow(s: Done<Event>): Promise<void> {
  const { rows } = await sql<{ kind: string; countries: number | null; state: string }>`
    select kind, countries, state from academic_event where id = ${s.record.id}`.execute(s.db);
  const now = rows[0] as { kind: string; countries: number | null; state: string };
  const least = await readParameter(s.db, s.record.unitPath, COUNTRIES, s.today);
  if (now.kind === "international" && now.countries !== null && now.countries < least)
    refuseFields({
      countries: {
        zh: `国际会议至少 ${least} 个国家（含中国），不够就换类别`,
        en: `An international meeting has ${least} countries at least`,
      },
    });
  await knowHosts(s.db, s.record.id);
  const [next] = unfiled(await desk(s), now.state === "held" ? "after" : "before");
  if (next && ["plan", "held"].includes(now.state))
    await s.db.updateTable("work_case").set({ due_on: next.dueOn }).where("id", "=", s.record.id).execute();
}

export const servedAcademic = sameElsewhere(
  serveRecords(academicEvents, {
    facts: catalogueOf(eventsFacts),
    gates: {
      hosted: async ({ db, record }) =>
        (await sql`select from academic_role where event_id = ${record.id} and role = 'host' limit 1`.execute(db)).rows.length > 0,
      filed_before: async (s) => unfiled(await desk(s), "before").length === 0,
      filed_after: async (s) => unfiled(await desk(s), "after").length === 0,
      named: async (s) => (await namesOf(s)).every((n) => n.met),
      within_rates: async (s) => (await budgetOf(s)).over.every((o) => !o.strict),
      as_reported: ({ row }) => row.reportedAs === as(row),
      over: ({ row, today }) => row.lastOn <= today,
      timetable: async ({ db, row, record, children }) =>
        (await children("sessions")) > 0 &&
        (
          await sql`select from academic_session where event_id = ${record.id} and on_day not between ${row.firstOn}::date and ${row.lastOn}::date limit 1`.execute(
            db,
          )
        ).rows.length === 0,
      counted: ({ row }) => (row.mode === "online" || row.onSite !== null) && (row.mode === "site" || row.online !== null),
      summary: async ({ files }) => (await files("summary")) > 0 && (await files("sheet")) > 0,
    },
    on: {
      create: async (s) => {
        const { rows } = await sql<{ name: string }>`select name from unit where id = ${s.record.unitId}`.execute(s.db);
        await s.db
          .insertInto("academic_role")
          .values({ event_id: s.record.id, name: rows[0]?.name ?? "", role: "host", host_unit_id: s.record.unitId })
          .execute();
        await follow(s);
      },
      edit: follow,
      child: follow,
      report: (s) => s.set({ reportedAs: as(s.row) }),
      revise: follow,
      hold: follow,
      summarise: async (s) => {
        const { level, kind, onSite, online, papers } = s.row;
        const occurredOn = s.row.lastOn;
        const keys = { event: s.record.id };
        await s.fact("academic.held", {
          ...{ occurredOn, keys, dimensions: { level, kind } },
          measures: { onSite: onSite ?? 0, online: online ?? 0, papers: papers ?? 0 },
        });
        const { rows } = await sql<{
          role: string;
        }>`select distinct role from academic_role where event_id = ${s.record.id} order by 1`.execute(s.db);
        for (const { role } of rows) await s.fact("academic.role", { occurredOn, keys, dimensions: { role, level } });
      },
    },
    sections: { desk, names: namesOf, budget: budgetOf, signed: ({ db, record }) => signedAt(db, record.id) },
  }),
  alikeEvents,
);

export const servedDuties = serveRecords(academicDuties);
export const servedNameRules = serveRecords(eventNameRules);
export const servedCountRules = serveRecords(academicCountRules);

const api = implement(eventsContract).$context<Context>().use(wall);
export const eventsRouter = api.router({
  seeEvent: api.seeEvent.handler(({ input, context }) => seeEvent(context, input)),
  joinEvent: api.joinEvent.handler(({ input, context }) => joinEvent(context, input)),
  listCalendar: api.listCalendar.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => listCalendar(db, input.year)),
  ),
  yearOf: api.yearOf.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => yearOf(db, actor.scope, input.year)),
  ),
});
