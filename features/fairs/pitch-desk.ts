import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { notFound, refuseRequest } from "../../platform/http/server.ts";
import { openToWrite, type Asked, type Hand } from "../../platform/records/hand.ts";
import { nextVersion } from "../../platform/records/rows.ts";
import { fairOf } from "./gather.ts";
import { hoursOf, pitchFault, type Hour, type Pitch } from "./pitch.ts";

interface SessionRow {
  readonly id: number;
  readonly title: string;
  readonly onDay: string;
  readonly fromTime: string;
  readonly toTime: string;
  readonly place: string | null;
  readonly panel: string | null;
}
type PitchRow = Pitch & { readonly sessionId: number; readonly title: string; readonly owner: string };

const pitchesOf = (db: Db, fairId: number) =>
  rowsOf<PitchRow>(
    db,
    sql`select t.session_id as "sessionId", t.project_id as "projectId", t.speaker, t.minutes, t.question_minutes as "questionMinutes", p.title, p.owner
      from fair_pitch t join fair_project p on p.id = t.project_id where t.fair_id = ${fairId} order by t.session_id, t.order_no, t.id`,
  );

/** A fair's sessions of pitches: who speaks when, and who could still be put in. */
export async function listPitches(db: Db, fairId: number) {
  const { title, version, state } = await fairOf(db, fairId);
  const sessions = await rowsOf<SessionRow>(
    db,
    sql`select id, title, on_day as "onDay", from_time as "fromTime", to_time as "toTime", place, panel from fair_session
      where fair_id = ${fairId} and kind = 'pitch' order by on_day, from_time, id`,
  );
  const pitches = await pitchesOf(db, fairId);
  return {
    ...{ title, version, state },
    sessions: sessions.map((s) => {
      const mine = pitches.filter((p) => p.sessionId === s.id);
      const hours = hoursOf(s.fromTime, mine);
      return { ...s, pitches: mine.map((p, i) => ({ ...p, ...(hours[i] as Hour) })) };
    }),
    projects: await rowsOf<{ id: number; title: string; owner: string; contact: string }>(
      db,
      sql`select id, title, owner, contact_name as contact from fair_project where fair_id = ${fairId} and state = 'selected' and kind <> 'problem' order by title, id limit 6000`,
    ),
  };
}

/** The order of one session, written whole by who saw this version of the fair. */
export async function writePitches(
  hand: Hand,
  by: Asked,
  tx: Db,
  input: { fairId: number; version: number; sessionId: number; pitches: readonly Pitch[] },
): Promise<{ version: number }> {
  await openToWrite(hand, by.actor, tx, input.fairId);
  const version = await nextVersion(tx, hand.records, input.fairId, input.version);
  const [session] = await rowsOf<SessionRow>(
    tx,
    sql`select id, title, from_time as "fromTime", to_time as "toTime" from fair_session where id = ${input.sessionId} and fair_id = ${input.fairId} and kind = 'pitch'`,
  );
  if (!session) return notFound();
  const projects = await rowsOf<{ id: number; title: string; state: string; elsewhere: string | null }>(
    tx,
    sql`select p.id, p.title, p.state, s.title as elsewhere from fair_project p left join fair_pitch t on t.project_id = p.id and t.session_id <> ${input.sessionId}
      left join fair_session s on s.id = t.session_id where p.fair_id = ${input.fairId} and p.id = any (${input.pitches.map((p) => p.projectId)}::bigint[])`,
  );
  for (const p of input.pitches) {
    const project = projects.find((x) => x.id === p.projectId);
    if (project?.state !== "selected")
      refuseRequest("not-selected", { zh: "路演的项目要先入选这次洽谈会", en: "Only a selected project of this fair pitches" });
    if (project.elsewhere !== null)
      refuseRequest("twice", {
        zh: `“${project.title}”已经排在“${project.elsewhere}”`,
        en: `“${project.title}” stands in “${project.elsewhere}” already`,
      });
  }
  const fault = pitchFault(
    { from: session.fromTime, to: session.toTime },
    input.pitches,
    (id) => projects.find((p) => p.id === id)?.title ?? "",
  );
  if (fault) refuseRequest("too-long", fault);
  await sql`delete from fair_pitch where session_id = ${input.sessionId}`.execute(tx);
  await sql`insert into fair_pitch (fair_id, session_id, order_no, project_id, speaker, minutes, question_minutes)
    select ${input.fairId}, ${input.sessionId}, w.no, w.project, w.speaker, w.minutes, w.ask from jsonb_to_recordset(${JSON.stringify(
      input.pitches.map((p, i) => ({ no: i + 1, project: p.projectId, speaker: p.speaker, minutes: p.minutes, ask: p.questionMinutes })),
    )}::jsonb) as w(no int, project bigint, speaker text, minutes int, ask int)`.execute(tx);
  await audit(tx, by.actor, {
    act: "fair_pitch.write",
    subject: `fair:${input.fairId}`,
    detail: { session: input.sessionId, pitches: input.pitches.length },
  });
  return { version };
}
