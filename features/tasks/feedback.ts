import { carrierOf, type Actor } from "../../platform/access/scope.ts";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { heldOn, nearestFirst } from "../../platform/records/nearest.ts";
import { refuseFields } from "../../platform/records/rows.ts";
import type { Done, Seen } from "../../platform/records/special.ts";
import { findUnit } from "../units/index.ts";
import { nextFeedback, type Rhythm } from "./rhythms.ts";
import type { tasks } from "./tasks.ts";

type Task = (typeof tasks)["register"];

/** Feedback is awaited while the leading unit has the task; a delay asked for does not still it. */
const AWAITED = sql`('working', 'delay_asked')`;

const rhythmOf = async (db: Db, id: number | null): Promise<(Rhythm & { name: string }) | undefined> =>
  id === null
    ? undefined
    : (
        await rowsOf<Rhythm & { name: string }>(db, sql`select name, kind, every, on_day as "onDay" from feedback_rhythm where id = ${id}`)
      )[0];

/** The rhythm of a task that is given out: the chosen one, else that which the giver or its nearest superior sets for tasks of its origin. */
export async function takeRhythm(s: Done<Task>): Promise<void> {
  const giver = s.row.giverUnitId === null ? undefined : await findUnit(s.db, s.row.giverUnitId);
  const [own] = await rowsOf<{ id: number }>(
    s.db,
    sql`select id from feedback_rhythm where origin = ${s.row.origin} and ${heldOn(giver?.path ?? [], s.today)} order by ${nearestFirst()} limit 1`,
  );
  const rhythmId = s.row.rhythmId ?? own?.id ?? null;
  const rhythm = await rhythmOf(s.db, rhythmId);
  await s.set({ rhythmId, feedbackOn: rhythm ? nextFeedback(rhythm, s.today) : null });
}

/** The next day after the last feedback, or from today where the leading unit gets it now; what is written is of days that have come. */
export async function keepFeedback(s: Done<Task>, since: "last" | "today"): Promise<void> {
  const [last] = await rowsOf<{ on: string | null }>(s.db, sql`select max(on_day) as on from task_progress where task_id = ${s.record.id}`);
  if (last?.on && last.on > s.today) refuseFields({ onDay: { zh: "日期还没有到", en: "That day has not come yet" } });
  const rhythm = await rhythmOf(s.db, s.row.rhythmId);
  if (!rhythm) return;
  const [given] = await rowsOf<{ on: string | null }>(
    s.db,
    sql`select max((at at time zone 'Asia/Shanghai')::date) as on from case_event where case_id = ${s.record.id} and action in ('issue', 'receive', 'return')`,
  );
  const from = since === "today" ? s.today : (given?.on ?? s.today);
  await s.set({ feedbackOn: nextFeedback(rhythm, last?.on && last.on > from ? last.on : from) });
}

/** What a task's page says of its feedback. */
export async function feedbackOf({ db, record, row, today }: Seen<Task>) {
  const rhythm = await rhythmOf(db, row.rhythmId);
  if (!rhythm || row.feedbackOn === null) return null;
  const isAwaited = record.state === "working" || record.state === "delay_asked";
  const [last] = await rowsOf<{ on: string | null }>(db, sql`select max(on_day) as on from task_progress where task_id = ${record.id}`);
  return {
    name: rhythm.name,
    nextOn: isAwaited ? row.feedbackOn : null,
    lastOn: last?.on ?? null,
    isLate: isAwaited && row.feedbackOn < today,
  };
}

export interface Awaited {
  id: number;
  title: string;
  carriedBy: string | null;
  rhythm: string;
  lastOn: string | null;
  feedbackOn: string;
  late: number;
}

/** Tasks of one's own unit whose feedback is due: to who carries them, and to the head of the unit; to nobody above or beside. */
export const listAwaited = (db: Db, actor: Actor, today: string): Promise<Awaited[]> =>
  rowsOf<Awaited>(
    db,
    sql`select t.id, t.title, p.name as "carriedBy", r.name as rhythm, t.feedback_on as "feedbackOn", ${today}::date - t.feedback_on as late,
        (select max(on_day) from task_progress g where g.task_id = t.id) as "lastOn"
      from task t join feedback_rhythm r on r.id = t.rhythm_id left join person p on p.id = t.owner_person_id
      where t.unit_id = ${actor.scope.unitId} and t.state in ${AWAITED} and t.feedback_on <= ${today}::date + 7
        and (${actor.roles.includes("leader")} or t.owner_person_id = ${carrierOf(actor)})
      order by t.feedback_on, t.id limit 500`,
  );
