import { createHash, randomBytes } from "node:crypto";
import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { mintLinkActor, type Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { refuseRequest, type Services } from "../../platform/http/server.ts";
import { printToken } from "../../platform/links/links.ts";
import { createRecord, type Hand } from "../../platform/records/hand.ts";
import { refuseFields } from "../../platform/records/rows.ts";
import type { Values } from "../../platform/register/fields.ts";
import { findAssociation } from "../units/index.ts";
import { issueOwnerLink } from "./owner-file.ts";
import { hoursOf, type Hour, type Pitch } from "./pitch.ts";

/** What waits of one fair from people without an account; beyond it nobody could read it. */
const MOST_WAITING = 300;

export interface FairShown {
  readonly id: number;
  readonly title: string;
  readonly state: string;
  readonly fromOn: string;
  readonly toOn: string;
  readonly place: string;
  /** The last day of publicity. */
  readonly shownUntil: string | null;
}
export interface SessionShown {
  readonly id: number;
  readonly title: string;
  readonly onDay: string;
  readonly fromTime: string;
  readonly toTime: string;
  readonly place: string | null;
  readonly stream: string | null;
  readonly replay: string | null;
  readonly panel: string | null;
  readonly takesQuestions: boolean;
}
export interface AnswerShown {
  readonly id: number;
  readonly text: string;
  readonly answer: string;
  readonly answeredBy: string;
  readonly answeredOn: string;
  readonly project: string | null;
}
export type PitchShown = Pitch & Hour & { readonly title: string; readonly owner: string };

/** The association of a region and who comes to its door. */
export interface Door {
  readonly unitId: number;
  readonly unitName: string;
  readonly actor: Actor;
}
export async function doorTo(services: Services, region: string): Promise<Door | undefined> {
  const unit = await services.database.plumbing((db) => findAssociation(db, region));
  return unit && { unitId: unit.id, unitName: unit.name, actor: mintLinkActor({ id: 0, party: "visitor", unitPath: unit.path }) };
}

/** The unit's own fairs: not dropped, the latest first. */
export const listFairs = (db: Db, { unitId }: Door, id?: number) =>
  rowsOf<FairShown>(
    db,
    sql`select id, title, state, from_on as "fromOn", to_on as "toOn", place, (publicity_on + publicity_days)::date as "shownUntil" from fair
      where unit_id = ${unitId} and state <> 'dropped' ${id === undefined ? sql`` : sql`and id = ${id}`} order by from_on desc, id desc limit 20`,
  );

/** Sessions that have something for the public: a stream, a replay, questions, an order of pitches. */
export const listSessions = (db: Db, fairId: number) =>
  rowsOf<SessionShown>(
    db,
    sql`select s.id, s.title, s.on_day as "onDay", s.from_time as "fromTime", s.to_time as "toTime", s.place, s.stream, s.replay, s.panel,
      coalesce(s.takes_questions, false) as "takesQuestions" from fair_session s where s.fair_id = ${fairId}
        and (s.takes_questions or s.stream is not null or s.replay is not null or exists (select from fair_pitch p where p.session_id = s.id))
      order by s.on_day, s.from_time, s.id limit 200`,
  );

/** What has its answer, of a session or (without one) of the fair as a whole. */
export const listAnswers = (db: Db, fairId: number, sessionId: number | null) =>
  rowsOf<AnswerShown>(
    db,
    sql`select q.id, coalesce(q.shown_as, q.text) as text, q.answer, q.answered_by as "answeredBy", q.answered_on as "answeredOn", p.title as project
      from fair_question q left join fair_project p on p.id = q.project_id
      where q.fair_id = ${fairId} and q.session_id is not distinct from ${sessionId}::bigint and q.state = 'answered' and q.answer is not null
      order by q.answered_on desc, q.id desc limit 200`,
  );

export async function listPitches(db: Db, sessionId: number, begin: string): Promise<PitchShown[]> {
  const rows = await rowsOf<Pitch & { title: string; owner: string }>(
    db,
    sql`select t.project_id as "projectId", t.speaker, t.minutes, t.question_minutes as "questionMinutes", p.title, p.owner
      from fair_pitch t join fair_project p on p.id = t.project_id where t.session_id = ${sessionId} order by t.order_no, t.id`,
  );
  const hours = hoursOf(begin, rows);
  return rows.map((r, i) => ({ ...r, ...(hours[i] as Hour) }));
}

export const listChosen = (db: Db, fairId: number) =>
  rowsOf<{ id: number; title: string; owner: string; kind: string; zone: string | null }>(
    db,
    sql`select p.id, p.title, p.owner, p.kind, z.name as zone from fair_project p left join fair_zone z on z.id = p.zone_id
      where p.fair_id = ${fairId} and p.state = 'chosen' order by z.id nulls last, p.kind, p.id limit 10000`,
  );

/** Somebody without an account writes a record: of a fair of this door, so many at most, once for each key. */
async function take(
  hand: Hand,
  services: Services,
  door: Door,
  fairId: number,
  key: string,
  values: Values,
  then: (tx: Db, id: number, fair: FairShown) => Promise<void>,
): Promise<number> {
  const { actor } = door;
  return services.database.write(actor.scope, async (tx) => {
    const [fair] = await listFairs(tx, door, fairId);
    if (!fair) return refuseRequest("gone", { zh: "这次洽谈会不在公开页上", en: "This fair is not on the public page" });
    const table = hand.records.name;
    const [waiting] = await rowsOf<{ n: number }>(
      tx,
      sql`select count(*)::int as n from ${sql.table(table)} r join work_case c on c.id = r.id
        where r.fair_id = ${fairId} and c.state = ${hand.records.process?.initial ?? ""} and c.adviser_person_id is null
          ${table === "fair_project" ? sql`and r.checked_on is null` : sql``}`,
    );
    if ((waiting?.n ?? 0) >= MOST_WAITING)
      refuseRequest("too-many", {
        zh: "等着办理的已经很多，请过几天再来，或打电话给主办单位",
        en: "Very many wait already; come again in some days, or telephone the office",
      });
    const { id } = await createRecord(hand, { actor, services }, tx, {
      values: { ...values, fairId },
      requestKey: `fair-${fairId}-${table}-${key}`,
    });
    await then(tx, id, fair);
    return id;
  });
}

/** A question, without a name, at a session that takes them. */
export const askQuestion = (
  hand: Hand,
  services: Services,
  door: Door,
  input: { fairId: number; sessionId: number; projectId: number | null; text: string; key: string },
): Promise<number> => {
  const { fairId, sessionId, projectId, text, key } = input;
  return take(hand, services, door, fairId, key, { text, ...(projectId === null ? {} : { projectId }) }, async (tx, id, fair) => {
    const session = (await listSessions(tx, fairId)).find((s) => s.id === sessionId);
    if (!session?.takesQuestions || fair.state === "held")
      refuseRequest("closed", { zh: "这一场不再收提问", en: "This session takes no more questions" });
    await sql`update fair_question set session_id = ${sessionId} where id = ${id} and session_id is null`.execute(tx);
  });
};

/** A project entered by its owner, while the call is open; the office checks it before it can be chosen. */
export async function enterProject(
  hand: Hand,
  services: Services,
  door: Door,
  input: { fairId: number; values: Values; key: string },
): Promise<{ no: number; fileLink: string }> {
  if (!input.values["contactPhone"]) refuseFields({ contactPhone: { zh: "请留电话，以便核对", en: "Please leave a telephone number" } });
  let fileLink = "";
  const no = await take(hand, services, door, input.fairId, input.key, input.values, async (tx, id) => {
    const [same] = await rowsOf<{ title: string }>(
      tx,
      sql`select o.title from fair_project p join fair_project o on o.fair_id = p.fair_id and o.title = p.title and o.owner = p.owner and o.id <> p.id
        where p.id = ${id} and o.state <> 'withdrawn' limit 1`,
    );
    if (same)
      refuseFields({
        title: { zh: "这个单位已经报过同名项目；要改请打电话给主办单位", en: "This owner has entered it already; telephone to change it" },
      });
    await sql`update fair_project set sent_by = 'firm' where id = ${id}`.execute(tx);
    fileLink = await issueOwnerLink(services, tx, door, id);
  });
  return { no, fileLink };
}

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const hashOf = (code: string): Buffer => createHash("sha256").update(code).digest();

/** An objection within the days of publicity; the code that comes back reads its answer. */
export async function raiseObjection(
  hand: Hand,
  services: Services,
  door: Door,
  input: { fairId: number; values: Values; key: string },
): Promise<string> {
  const code = [...randomBytes(20)].map((b) => ALPHABET[b & 31]).join("");
  await take(hand, services, door, input.fairId, input.key, input.values, async (tx, id, fair) => {
    if (fair.state !== "publicity" || fair.shownUntil === null || fair.shownUntil < chinaDay(services.now()))
      refuseRequest("closed", { zh: "公示期已过，不再收异议", en: "The days of publicity are over" });
    await sql`update fair_objection set code_hash = ${hashOf(code)} where id = ${id}`.execute(tx);
  });
  return printToken(code);
}

export async function readObjection(services: Services, door: Door, fairId: number, typed: string) {
  const code = typed.slice(0, 60).toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  return services.database.read(door.actor.scope, async (db) => {
    const [found] = await rowsOf<{
      about: string;
      state: string;
      answer: string | null;
      answeredBy: string | null;
      answeredOn: string | null;
    }>(
      db,
      sql`select about, state, case when state <> 'raised' then answer end as answer, answered_by as "answeredBy", answered_on as "answeredOn" from fair_objection
        where fair_id = ${fairId} and code_hash = ${hashOf(code)}`,
    );
    return found;
  });
}
