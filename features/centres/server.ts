import { catalogueOf } from "@bihuan/indicators";
import { addDays, chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { notFound, refuseRequest, wall, type Context, type Services } from "../../platform/http/server.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import type { Done, Seen } from "../../platform/records/special.ts";
import { daysOffOf } from "../training/index.ts";
import { centres } from "./centres.ts";
import { centresContract } from "./contract.ts";
import { answersOf, listedOf, listStanding, needsOf, standingsOf, type Moment } from "./desk.ts";
import { centreFacts } from "./facts.ts";
import { chinaMinute, readPosition, rosterOf, vacanciesOn, weekHours, type Duty } from "./rules.ts";

/** Two weeks are planned ahead. */
const ROSTER_DAYS = 14;

type Centre = (typeof centres)["register"];

const momentOf = (services: Services): Moment => ({ today: chinaDay(services.now()), minute: chinaMinute(services.now()) });

const othersTake = async (db: Db, unitId: number, id: number): Promise<boolean> =>
  (
    await sql`select from service_centre where unit_id = ${unitId} and id <> ${id} and takes_needs and state in ('open', 'paused') limit 1`.execute(
      db,
    )
  ).rows.length > 0;

/** The point on the map follows what was typed; a running centre does not become a second one that takes the unit's needs. */
async function keep(s: Done<Centre>): Promise<void> {
  const at = s.row.position === null ? undefined : readPosition(s.row.position);
  const point = at && "lat" in at ? at : { lat: null, lon: null };
  await sql`update service_centre set lat = ${point.lat}, lon = ${point.lon} where id = ${s.record.id}`.execute(s.db);
  if (s.row.takesNeeds && s.record.state !== "preparing" && (await othersTake(s.db, s.record.unitId, s.record.id)))
    refuseRequest("invalid", {
      zh: "本单位已有一处受理需求的中心，这一处请改为不受理",
      en: "The unit has one that takes needs already",
    });
}

export const servedCentres = serveRecords(centres, {
  facts: catalogueOf(centreFacts),
  gates: {
    headed: async ({ db, record, today }) =>
      (
        await sql`select from centre_staff where centre_id = ${record.id} and name is not null and from_on <= ${today}::date
          and (to_on is null or to_on >= ${today}::date) limit 1`.execute(db)
      ).rows.length > 0,
    sole: async ({ db, row, record }) => !row.takesNeeds || !(await othersTake(db, record.unitId, record.id)),
    signed: async ({ files }) => (await files("sign")) + (await files("document")) > 0,
    handed: async ({ db, record }) => (await needsOf(db, record)).left === 0,
  },
  on: {
    create: keep,
    edit: keep,
    open: async (s) => {
      await s.set({ runsSince: s.today });
      await s.fact("centre.opened", { dimensions: { kind: s.row.kind }, keys: { centre: s.record.id } });
    },
  },
  computed: (db, ids, today) => listedOf(db, ids, today),
  sections: { desk: deskOf },
});

/** What its page says: who is missing, when it is closed, whose needs it takes and what became of them. */
async function deskOf({ db, row, record, today }: Seen<Centre>) {
  const stands = await standingsOf(db, [{ id: record.id, state: record.state ?? "", hours: row.hours, unitPath: record.unitPath }], {
    today,
    minute: 0,
  });
  const of = stands.get(record.id);
  const until = addDays(today, ROSTER_DAYS - 1);
  const off = await daysOffOf(db, record.unitPath);
  const { rows: duties } = await sql<Duty>`select on_day as "onDay", part, name from centre_duty where centre_id = ${record.id}
    and on_day between ${today}::date and ${until}::date order by on_day, part, id`.execute(db);
  const days = Array.from({ length: ROSTER_DAYS }, (_, i) => addDays(today, i));
  const isOff = (day: string) => off.some((d) => d.fromOn <= day && day <= d.toOn);
  return {
    roster: record.state === "open" ? rosterOf({ hours: row.hours, closures: of?.ahead ?? [], isOff }, duties, days) : [],
    state: record.state,
    today,
    isDayOff: of?.standing.why === "dayOff",
    vacancies: of?.vacancies ?? vacanciesOn([], today),
    ahead: of?.ahead ?? [],
    weekHours: weekHours(row.hours),
    needs: row.takesNeeds ? (await needsOf(db, record)).n : null,
    answers: row.takesNeeds && row.runsSince !== null ? await answersOf(db, { ...record, runsSince: row.runsSince }, today) : null,
    sameAddress: (
      await sql<{
        id: number;
        name: string;
      }>`select id, name from service_centre where address = ${row.address} and id <> ${record.id} and state <> 'closed'
        order by id limit 5`.execute(db)
    ).rows,
  };
}
export type CentreDesk = Awaited<ReturnType<typeof deskOf>>;

const api = implement(centresContract).$context<Context>().use(wall);
export const centresRouter = api.router({
  listStanding: api.listStanding.handler(({ context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => listStanding(db, actor.scope, momentOf(services))),
  ),
  findOfNeed: api.findOfNeed.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const need = await db
        .selectFrom("work_case")
        .select("unit_path")
        .where("id", "=", input.id)
        .where("process", "=", "demand")
        .executeTakeFirst();
      if (!need) return notFound();
      const { rows } = await sql<{ id: number; name: string; address: string; phone: string; hours: string; state: string }>`
        select id, name, address, phone, hours, state from centre_of(${need.unit_path}::int[])`.execute(db);
      const row = rows[0];
      if (!row) return { centre: null };
      const { state, ...told } = row;
      const stands = await standingsOf(db, [{ ...row, state, unitPath: need.unit_path }], momentOf(services));
      return { centre: { ...told, standing: stands.get(row.id)?.standing ?? { open: false, why: "hours" as const, closure: null } } };
    }),
  ),
});
