import { addDays } from "@bihuan/kit";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { refuseRequest } from "../../platform/http/server.ts";
import { findRecord, type Found } from "../../platform/records/rows.ts";
import { fairs } from "./fair.ts";
import { PROJECT_KINDS, type ProjectKind } from "./rules.ts";
import { hoursOf } from "./pitch.ts";
import { buildTimetable, type Gathered, type TimetableInput } from "./timetable.ts";

const MOST_TALKS = 30_000;

export interface FairValues {
  readonly title: string;
  readonly fromOn: string;
  readonly toOn: string;
  readonly hours: string;
  readonly slotMinutes: number;
  readonly reviewsEach: number;
  readonly spreadMost: number;
  readonly publicityDays: number;
  readonly seats: number | null;
  readonly previousId: number | null;
  readonly publicityOn: string | null;
  readonly planId: number | null;
}
export const fairOf = async (db: Db, id: number, lock = false): Promise<Found & { fair: FairValues }> => {
  const found = await findRecord(db, fairs, id, lock);
  return { ...found, fair: found.values as unknown as FairValues };
};
export function daysOf({ fromOn, toOn }: Pick<FairValues, "fromOn" | "toOn">): string[] {
  const days: string[] = [];
  for (let day = fromOn; day <= toOn; day = addDays(day, 1)) days.push(day);
  return days;
}

/** When each project pitches: its hour follows from those before it. */
async function pitchHours(db: Db, fairId: number) {
  const rows = await rowsOf<{
    sessionId: number;
    onDay: string;
    begin: string;
    projectId: number;
    minutes: number;
    questionMinutes: number;
  }>(
    db,
    sql`select s.id as "sessionId", s.on_day as "onDay", s.from_time as begin, t.project_id as "projectId", t.minutes, t.question_minutes as "questionMinutes"
      from fair_pitch t join fair_session s on s.id = t.session_id where t.fair_id = ${fairId} order by s.id, t.order_no, t.id`,
  );
  return [...Map.groupBy(rows, (r) => r.sessionId).values()].flatMap((of) => {
    const hours = hoursOf(of[0]?.begin ?? "", of);
    return of.map((r, i) => ({ projectId: r.projectId, onDay: r.onDay, ...hours[i] }));
  });
}

/** Everything that a fair's timetable is asked of, as it stands now. What is held or past stands where it was. */
export async function gatherFair(db: Db, id: number, today: string): Promise<TimetableInput> {
  const { fair } = await fairOf(db, id);
  const talks = await rowsOf<Omit<Gathered["talks"][number], "stands"> & { state: string; onDay: string | null; fromTime: string | null }>(
    db,
    sql`select t.id::text as id, t.from_id::text as "from", t.with_id::text as "with", t.about, t.weight::int as weight, coalesce(t.mutual, false) as mutual,
      coalesce(t.online, false) as online, t.fixed_at as "fixedAt", t.state, t.on_day as "onDay", t.from_time as "fromTime"
      from fair_talk t where t.fair_id = ${id} and t.state not in ('withdrawn', 'not_held') order by t.id limit ${MOST_TALKS + 1}`,
  );
  if (talks.length > MOST_TALKS)
    refuseRequest("too-many", {
      zh: `这次洽谈会的预约超过 ${MOST_TALKS} 个，一次排不了，请分成几次办`,
      en: `More than ${MOST_TALKS} requests; hold it in parts`,
    });
  return buildTimetable({
    ...{ days: daysOf(fair), hours: fair.hours, slotMinutes: fair.slotMinutes, openFrom: today },
    zones: await rowsOf(db, sql`select id::text as id, name, tables from fair_zone where fair_id = ${id} order by id`),
    // Who pitches sits at no table then.
    parties: await rowsOf(
      db,
      sql`select id::text as id, name, zone_id::text as zone, hours,
        (select jsonb_build_array(jsonb_build_object('day', b."onDay", 'from', b."from", 'to', b."to")) from jsonb_to_recordset(${JSON.stringify(await pitchHours(db, id))}::jsonb)
          as b("projectId" bigint, "onDay" text, "from" text, "to" text) where b."projectId" = fair_party.project_id) as busy from fair_party where fair_id = ${id} and (state = 'joined' or state = 'closed') order by id`,
    ),
    talks: talks.map(({ state, onDay, fromTime, ...t }) => ({
      ...t,
      stands: onDay !== null && fromTime !== null && (state !== "asked" || onDay < today) ? { onDay, fromTime } : null,
    })),
  });
}

export interface Counted {
  readonly zoneId: number | null;
  readonly zone: string | null;
  readonly kinds: Record<ProjectKind, { collected: number; selected: number }>;
}
/** Collected and selected, by zone and kind: sums of the rows that the list opens. */
export async function countProjects(db: Db, fairId: number): Promise<Counted[]> {
  const rows = await rowsOf<{ zoneId: number | null; zone: string | null; kind: ProjectKind; collected: number; selected: number }>(
    db,
    sql`select p.zone_id as "zoneId", z.name as zone, p.kind, count(*)::int as collected, count(*) filter (where p.state = 'selected')::int as selected
      from fair_project p left join fair_zone z on z.id = p.zone_id where p.fair_id = ${fairId} group by 1, 2, 3 order by 1 nulls last, 3`,
  );
  return [...Map.groupBy(rows, (r) => r.zoneId)].map(([zoneId, of]) => ({
    zoneId,
    zone: of[0]?.zone ?? null,
    kinds: Object.fromEntries(
      PROJECT_KINDS.map((kind) => {
        const row = of.find((r) => r.kind === kind);
        return [kind, { collected: row?.collected ?? 0, selected: row?.selected ?? 0 }];
      }),
    ) as Counted["kinds"],
  }));
}
