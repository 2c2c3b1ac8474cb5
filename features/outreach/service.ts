import { randomBytes } from "node:crypto";
import { catalogueOf } from "@bihuan/indicators";
import { addDays, isDay, paperNumber } from "@bihuan/kit";
import { sql } from "kysely";
import { readParameter, type Parameter } from "../../platform/parameters/parameters.ts";
import type { Db } from "../../platform/db/database.ts";
import { sameElsewhere } from "../../platform/records/alike.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import type { Done, Seen } from "../../platform/records/special.ts";
import { activities } from "./activities.ts";
import { outreachFacts } from "./facts.ts";
import { isSameEvent } from "../../platform/records/alike-titles.ts";
import { listClosed } from "./closed-desk.ts";
import { countsOf } from "./month-desk.ts";
import { followPlace, followReviews, openPlaceOf } from "./open-place.ts";
import { partners, proofs } from "./partners.ts";
import { teams, volunteers } from "./volunteers.ts";

const facts = catalogueOf(outreachFacts);
type Activity = (typeof activities)["register"];

const none = async (db: Db, from: ReturnType<typeof sql>): Promise<boolean> =>
  (await sql`select from ${from} limit 1`.execute(db)).rows.length === 0;

/** Minutes of shifts that a volunteer came to, in activities that were confirmed. */
const SHIFT_MINUTES = sql`(extract(epoch from s.to_time::time - s.from_time::time) / 60)::int`;

/** One fact for the activity, one for each group that came, one for each shift served: confirmed, and never before. */
async function count(s: Done<Activity>, basis: "self" | "proxy" | "sheet"): Promise<void> {
  await s.set({ basis });
  const { rows: sessions } = await sql<{
    n: number;
  }>`select count(*)::int as n from activity_session where activity_id = ${s.record.id}`.execute(s.db);
  const n = sessions[0]?.n ?? 0;
  const occurredOn = s.row.lastOn;
  const keys = { activity: s.record.id };
  await s.fact("activity.held", { occurredOn, measures: { sessions: n }, dimensions: { kind: s.row.kind, basis }, keys });
  const groups = await s.db
    .selectFrom("activity_people")
    .select(["audience", "people"])
    .where("activity_id", "=", s.record.id)
    .orderBy("id")
    .execute();
  for (const { audience, people } of groups.filter((g) => g.people > 0))
    await s.fact("activity.group", { occurredOn, measures: { sessions: n, people }, dimensions: { audience, basis }, keys });
  const { rows: shifts } = await sql<{
    volunteer: number;
    onDay: string;
    minutes: number;
  }>`select s.volunteer_id::int as volunteer, s.on_day as "onDay", ${SHIFT_MINUTES} as minutes
    from activity_shift s where s.activity_id = ${s.record.id} and s.came order by s.id`.execute(s.db);
  for (const { volunteer, onDay, minutes } of shifts)
    await s.fact("volunteer.served", { occurredOn: onDay, measures: { minutes }, dimensions: { basis }, keys: { volunteer } });
  // Names and phones of who booked have done their duty.
  await s.db.deleteFrom("activity_booking").where("activity_id", "=", s.record.id).execute();
}

export const servedActivities = sameElsewhere(
  serveRecords(activities, {
    facts,
    gates: {
      timetable: async ({ db, row, record, children }) =>
        (await children("sessions")) > 0 &&
        (await none(
          db,
          sql`activity_session where activity_id = ${record.id} and on_day not between ${row.firstOn}::date and ${row.lastOn}::date`,
        )),
      hosted: async ({ db, record }) =>
        !(await none(db, sql`activity_host where activity_id = ${record.id} and role in ('host', 'carry')`)),
      over: ({ row, today }) => row.lastOn <= today,
      counted: async ({ children }) => (await children("people")) > 0,
      marked: ({ db, record }) => none(db, sql`activity_shift where activity_id = ${record.id} and came is null`),
      sheet: async ({ files }) => (await files("sheet")) > 0,
    },
    on: {
      confirm: (s) => count(s, s.row.basis === "self" ? "self" : "proxy"),
      verify: (s) => count(s, "sheet"),
      cancel: async (s) => void (await s.db.deleteFrom("activity_booking").where("activity_id", "=", s.record.id).execute()),
    },
    computed: countsOf,
    sections: { desk: (s) => activityDesk(s) },
  }),
  async (db, values) => {
    const day = String(values["firstOn"] ?? "");
    if (!isDay(day)) return [];
    const { rows } = await sql<{
      id: number;
      title: string;
      firstOn: string;
      place: string;
      unitName: string;
    }>`select id, title, first_on as "firstOn", place,
        unit_name as "unitName" from activities_near(${day}::date)`.execute(db);
    const mine = { title: String(values["title"] ?? ""), place: String(values["place"] ?? "") };
    return rows
      .filter((r) => isSameEvent(mine, r))
      .slice(0, 5)
      .map((r) => ({ id: r.id, title: `${r.title} · ${r.firstOn} · ${r.unitName}`, href: `/outreach/join/${r.id}`, joins: true }));
  },
);

async function activityDesk({ db, record }: Seen<Activity>) {
  const { rows } = await sql<{
    id: number;
    name: string;
    phone: string;
    people: number;
    standing: string;
  }>`select id, name, phone, people, standing
    from activity_booking where activity_id = ${record.id} and standing <> 'cancelled' order by id`.execute(db);
  const sum = (standing: string) => rows.filter((r) => r.standing === standing).reduce((n, r) => n + r.people, 0);
  return { bookings: rows, booked: sum("booked"), waiting: sum("waiting") };
}
export type ActivityDesk = Awaited<ReturnType<typeof activityDesk>>;

export const servedTeams = serveRecords(teams);
/** Minutes as hours to a tenth, as a list shows them; the record's page has hours and minutes by event. */
const inHours = (minutes: number): string => String(Math.round(minutes / 6) / 10);
export const servedVolunteers = serveRecords(volunteers, {
  computed: async (db, ids) => {
    const { rows } = await sql<{ id: number; served: number }>`select s.volunteer_id as id, sum(${SHIFT_MINUTES})::int as served
      from activity_shift s join activity a on a.id = s.activity_id and a.state = 'confirmed'
      where s.came and s.volunteer_id = any (${[...ids]}::bigint[]) group by 1`.execute(db);
    const found = new Map(rows.map((r) => [r.id, r.served]));
    return new Map(ids.map((id) => [id, { served: inHours(found.get(id) ?? 0) }]));
  },
  sections: { events: ({ db, record }) => eventsOf(db, record.id) },
});

/** A volunteer's shifts: those whose event is confirmed, which alone count, and those that still wait for it. */
async function eventsOf(db: Db, volunteerId: number) {
  const { rows } = await sql<Served & { confirmed: boolean }>`select a.title || '：' || s.duty as title, s.on_day as "onDay",
      ${SHIFT_MINUTES} as minutes, 'activity:' || a.id as subject, a.state = 'confirmed' as confirmed
    from activity_shift s join activity a on a.id = s.activity_id and a.state <> 'cancelled'
    where s.volunteer_id = ${volunteerId} and (s.came or (s.came is null and a.state <> 'confirmed')) order by s.on_day desc, s.id desc`.execute(
    db,
  );
  const [counted, waiting] = [true, false].map((is) => rows.filter((r) => r.confirmed === is).map(({ confirmed: _, ...line }) => line));
  return { counted, waiting } as { counted: Served[]; waiting: Served[] };
}
export type VolunteerEvents = Awaited<ReturnType<typeof eventsOf>>;

export interface Served {
  readonly title: string;
  readonly onDay: string;
  readonly minutes: number;
  readonly subject: string;
}
export const partnerServed = async (db: Db, partnerId: number, from: string, to: string): Promise<Served[]> =>
  (
    await sql<Served>`select a.title, a.last_on as "onDay", coalesce(h.hours, 0) * 60 as minutes, 'activity:' || a.id as subject
      from activity_host h join activity a on a.id = h.activity_id and a.state = 'confirmed'
      where h.partner_id = ${partnerId} and a.last_on between ${from}::date and ${to}::date order by a.last_on, a.id`.execute(db)
  ).rows;
const volunteerServed = async (db: Db, volunteerId: number, from: string, to: string): Promise<Served[]> =>
  (
    await sql<Served>`select a.title || '：' || s.duty as title, s.on_day as "onDay", ${SHIFT_MINUTES} as minutes, 'activity:' || a.id as subject
      from activity_shift s join activity a on a.id = s.activity_id and a.state = 'confirmed'
      where s.came and s.volunteer_id = ${volunteerId} and s.on_day between ${from}::date and ${to}::date order by s.on_day, s.id`.execute(
      db,
    )
  ).rows;

export const servedPartners = serveRecords(partners, {
  gates: {},
  on: {
    create: followReviews,
    edit: followReviews,
    child: followReviews,
    pause: followPlace(false),
    resume: followPlace(true),
    end: followPlace(false),
  },
  sections: {
    served: ({ db, record }) => partnerServed(db, record.id, "1900-01-01", "9999-12-31"),
    closed: ({ db, record }) => listClosed(db, record.id),
    open_days: ({ db, row, today }) => openPlaceOf(db, row.placeId, today),
  },
});

/** How long a proof is shown to the members before it is issued, where the unit or a superior sets nothing else. */
export const PUBLICITY: Parameter = {
  name: "proof_publicity_days",
  initial: 7,
  least: 0,
  most: 60,
  kind: "days",
  label: { zh: "服务证明公示天数", en: "Publicity of a proof of service" },
  what: { zh: "服务证明开具前向成员公示至少多少天", en: "So many days a proof of service is shown to the members before it is issued" },
};
type Proof = Seen<(typeof proofs)["register"]>;
const linesOf = ({ db, row }: Proof): Promise<Served[]> =>
  row.volunteerId !== null
    ? volunteerServed(db, row.volunteerId, row.fromOn, row.toOn)
    : partnerServed(db, row.partnerId as number, row.fromOn, row.toOn);

export const servedProofs = serveRecords(proofs, {
  gates: {
    served: async (s) => (await linesOf(s)).length > 0,
    signed: ({ row }) => row.responsible !== null && row.issuerPhone !== null,
    shown_long: async ({ db, row, record, today }) =>
      row.shownOn !== null && today >= addDays(row.shownOn, await readParameter(db, record.unitPath, PUBLICITY, today)),
  },
  on: {
    show: async (s) => {
      const lines = await linesOf(s);
      for (const l of lines)
        await s.db
          .insertInto("proof_line")
          .values({ proof_id: s.record.id, on_day: l.onDay, what: l.title, minutes: l.minutes, subject: l.subject })
          .execute();
      await s.set({ shownOn: s.today, minutes: lines.reduce((n, l) => n + l.minutes, 0) });
    },
    object: async (s) => {
      await s.db.deleteFrom("proof_line").where("proof_id", "=", s.record.id).execute();
      await s.set({ shownOn: null, minutes: null });
    },
    issue: (s) => s.set({ issuedOn: s.today, number: paperNumber("FW", s.today.slice(0, 4), randomBytes(10)) }),
  },
  sections: {
    lines: async (s) => ({
      days: await readParameter(s.db, s.record.unitPath, PUBLICITY, s.today),
      lines: s.record.state === "draft" ? await linesOf(s) : await keptLines(s.db, s.record.id),
    }),
  },
});
const keptLines = async (db: Db, id: number): Promise<Served[]> =>
  (
    await sql<Served>`select what as title, on_day as "onDay", minutes, subject from proof_line where proof_id = ${id} order by on_day, id`.execute(
      db,
    )
  ).rows;
