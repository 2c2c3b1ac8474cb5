import { randomBytes } from "node:crypto";
import { chinaDay, paperNumber } from "@bihuan/kit";
import { spelledLike } from "../../platform/register/spelling.ts";
import { sql } from "kysely";
import { audit, auditLook } from "../../platform/audit/audit.ts";
import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, refuseRequest, type Services } from "../../platform/http/server.ts";
import { openToEdit, type Hand } from "../../platform/records/hand.ts";
import { findRecord, nextVersion } from "../../platform/records/rows.ts";
import { vaultOf, type SealedColumn } from "../../platform/sensitive/sealed.ts";
import { openReadings } from "../../platform/register/readings.ts";
import { refuseOlder } from "../../platform/register/version.ts";
import { earned, onDaysOff } from "./rules.ts";

interface By {
  readonly actor: Actor;
  readonly services: Services;
}
const GONE = sql`('absent', 'replaced')`;

/** What the organiser's desk shows: who sits where at once, who was present, which certificates there are, what was said. */
export async function deskOf(db: Db, courseId: number) {
  const clashes = await clashesOf(db, courseId);
  const { rows: people } = await sql<{ id: number; name: string; employer: string; standing: string; sessions: number[] }>`
    select p.id, p.name, p.employer, p.standing, array(select x.session_id::int from course_presence x where x.person_row = p.id order by 1) as sessions
    from course_person p where p.course_id = ${courseId} order by p.employer, p.id`.execute(db);
  const { rows: certificates } = await sql<{ number: string; version: number; name: string; issuedOn: string; personRow: number }>`
    select distinct on (number) number, version, name, issued_on as "issuedOn", person_row as "personRow" from course_certificate
    where course_id = ${courseId} order by number, version desc`.execute(db);
  const { rows: words } = await sql<{ useful: string; missing: string | null }>`select useful, missing from course_person
    where course_id = ${courseId} and told_at is not null order by told_at`.execute(db);
  const { rows: questions } = await sql<{ id: number; question: string; state: string; answer: string | null }>`
    select id, question, state, answer from course_question where course_id = ${courseId} order by id`.execute(db);
  return { clashes, people, certificates, words, questions, holidays: await holidaysOf(db, courseId) };
}
export type Desk = Awaited<ReturnType<typeof deskOf>>;

/** Where participants' codes lie sealed. */
export const codeColumn: SealedColumn = { table: "course_person", id: "id", of: (id) => `course_person:${id}` };

/** The codes of a course; who has none yet is given one, and one that lay in plain is sealed. */
export async function listCodes({ actor, services }: By, tx: Db, courseId: number): Promise<{ id: number; code: string }[]> {
  const { rows } = await sql<{ id: number; code: string | null; sealed: Buffer | null; key_id: string | null }>`
    select id, code, sealed, key_id from course_person where course_id = ${courseId} for update`.execute(tx);
  if (rows.length === 0) return [];
  const vault = await vaultOf(services);
  const out: { id: number; code: string }[] = [];
  for (const { id, code, sealed, key_id } of rows) {
    const text =
      sealed !== null && key_id !== null
        ? vault.open({ sealed, key_id }, codeColumn.of(id))
        : (code ?? randomBytes(16).toString("base64url"));
    out.push({ id, code: text });
    if (sealed !== null) continue;
    const made = vault.seal(text, codeColumn.of(id));
    await sql`update course_person set code = null, sealed = ${made.sealed}, lookup = ${made.lookup}, key_id = ${made.key_id} where id = ${id}`.execute(
      tx,
    );
  }
  await auditLook(tx, actor, `course:${courseId}`, ["code"]);
  return out;
}

export const clashesOf = async (db: Db, courseId: number) =>
  (
    await sql<{
      kind: "teacher" | "person";
      who: string;
      onDay: string;
      fromTime: string;
      toTime: string;
      place: string;
      title: string;
      unitName: string;
    }>`
    select kind, who, on_day as "onDay", from_time as "fromTime", to_time as "toTime", place, title, unit_name as "unitName" from course_clashes(${courseId})`.execute(
      db,
    )
  ).rows;

/** Sessions on days off, those of the course's unit and of its superiors. */
export async function holidaysOf(db: Db, courseId: number): Promise<{ onDay: string; name: string }[]> {
  const { rows: sessions } = await sql<{ id: number; onDay: string }>`select id, on_day as "onDay" from course_session
    where course_id = ${courseId} order by on_day`.execute(db);
  const { rows: off } = await sql<{ name: string; fromOn: string; toOn: string }>`select d.name, d.from_on as "fromOn", d.to_on as "toOn"
    from day_off d join course c on d.unit_id = any (c.unit_path) where c.id = ${courseId} and d.worked is not true`.execute(db);
  return onDaysOff(sessions, off).map(({ session, name }) => ({ onDay: session.onDay, name }));
}

export async function listRoster(db: Db, actor: Actor, courseId: number, words: string, role: string | undefined) {
  const like = `%${words.trim().replace(/[\\%_]/g, "\\$&")}%`;
  const { rows } = await sql<{ id: number; name: string; unitName: string; title: string | null }>`
    select p.id, p.name, u.name as "unitName", p.title from person p join unit u on u.id = p.unit_id
    where ${actor.scope.unitId} = any (p.unit_path) and (${spelledLike(sql.ref("p.name"), words)} or u.name ilike ${like} or p.title ilike ${like} or p.pinyin ilike ${like})
      and ${role === undefined ? sql`true` : sql`exists (select from post t where t.person_id = p.id and t.role = ${role} and t.to_on is null)`}
      and not exists (select from course_person x where x.course_id = ${courseId} and x.person_id = p.id)
    order by u.path, p.id limit 200`.execute(db);
  return rows;
}

export async function addPeople(
  hand: Hand,
  { actor }: By,
  tx: Db,
  input: { courseId: number; version: number; personIds: readonly number[] },
) {
  const course = await openToEdit(hand, tx, input.courseId);
  const version = await nextVersion(tx, hand.records, input.courseId, input.version);
  const { rows } = await sql<{ id: number }>`insert into course_person (course_id, name, employer, post, standing, person_id)
    select ${input.courseId}, p.name, u.name, p.title, 'named', p.id from person p join unit u on u.id = p.unit_id
    where p.id = any (${[...input.personIds]}::bigint[]) and ${actor.scope.unitId} = any (p.unit_path)
    on conflict (course_id, person_id) do nothing returning id`.execute(tx);
  await mustFit(tx, input.courseId, course.values["seats"]);
  await audit(tx, actor, {
    act: `${hand.records.name}.edit`,
    subject: `course:${input.courseId}`,
    detail: { added: rows.map((r) => r.id) },
  });
  return { added: rows.length, version };
}

/** No more take part than the course has seats, and of no unit more than its quota, however they came in. */
export async function mustFit(tx: Db, courseId: number, seats: unknown): Promise<void> {
  const { rows: over } = await sql<{
    employer: string;
    places: number;
    n: number;
  }>`select employer, places, n from course_over_quota(${courseId})`.execute(tx);
  const [first] = over;
  if (first)
    refuseRequest("no-quota", {
      zh: `${first.employer}名额 ${first.places} 人，这样会有 ${first.n} 人；要增加请先改“名额分配”`,
      en: `${first.employer} has ${first.places} places; this would make ${first.n} people. Change Quotas first`,
    });
  if (typeof seats !== "number") return;
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from course_person where course_id = ${courseId} and standing not in ${GONE}`.execute(tx);
  const n = rows[0]?.n ?? 0;
  if (n > seats)
    refuseRequest("full", { zh: `名额 ${seats} 人，这样会有 ${n} 人`, en: `There are ${seats} seats; this would make ${n} people` });
}

export async function markPresent(
  hand: Hand,
  { actor }: By,
  tx: Db,
  input: { courseId: number; sessionId: number; people: readonly number[]; present: boolean },
  way: "list" | "code" = "list",
): Promise<void> {
  const course = await findRecord(tx, hand.records, input.courseId, true);
  if (course.state !== "open")
    refuseRequest("not-from-this-state", { zh: "只在报名和上课期间点名", en: "Presence is marked while the course is open" });
  const { rows } = await sql<{
    id: number;
  }>`select id from course_session where id = ${input.sessionId} and course_id = ${input.courseId}`.execute(tx);
  if (!rows[0]) return notFound();
  const ids = sql`${[...input.people]}::bigint[]`;
  await (
    input.present
      ? sql`insert into course_presence (course_id, session_id, person_row, way, actor_id) select ${input.courseId}, ${input.sessionId}, p.id, ${way}, ${actor.id}
        from course_person p where p.course_id = ${input.courseId} and p.id = any (${ids}) and p.standing <> 'replaced' on conflict do nothing`
      : sql`delete from course_presence where session_id = ${input.sessionId} and person_row = any (${ids})`
  ).execute(tx);
  await audit(tx, actor, {
    act: "course.present",
    subject: `course:${input.courseId}`,
    detail: { session: input.sessionId, people: [...input.people], present: input.present, way },
  });
}

export async function openCode(db: Db, services: Services, code: string, today: string) {
  const hashes = (await vaultOf(services)).lookups(code);
  const { rows } = await sql<{ courseId: number; title: string; personRow: number; name: string; employer: string }>`
    select k.id as "courseId", k.title, p.id as "personRow", p.name, p.employer from course_person p join course k on k.id = p.course_id
    where (p.lookup = any (${hashes}) or p.code = ${code}) and p.standing <> 'replaced'`.execute(db);
  const found = rows[0] ?? notFound();
  const { rows: sessions } = await sql<{ id: number; topic: string; fromTime: string; toTime: string; present: boolean }>`
    select s.id, s.topic, s.from_time as "fromTime", s.to_time as "toTime",
      exists (select from course_presence x where x.session_id = s.id and x.person_row = ${found.personRow}) as present
    from course_session s where s.course_id = ${found.courseId} and s.on_day = ${today}::date order by s.from_time`.execute(db);
  return { ...found, sessions };
}

/** One to each who came often enough and has none; the number is drawn at random. */
export async function issueCertificates(hand: Hand, { actor, services }: By, tx: Db, courseId: number): Promise<{ issued: number }> {
  const course = await findRecord(tx, hand.records, courseId, true);
  if (course.state !== "held" && course.state !== "closed")
    refuseRequest("not-from-this-state", { zh: "确认已办之后才发证书", en: "Certificates are issued once the course was held" });
  const from = course.values["certificateFrom"] as number | null;
  if (from === null) refuseRequest("no-certificate", { zh: "这个班没有设定到课几次发证书", en: "This course gives no certificate" });
  const { rows } = await sql<{ id: number; name: string; n: number }>`select p.id, p.name, count(*)::int as n from course_person p
    join course_presence x on x.person_row = p.id where p.course_id = ${courseId} and p.standing not in ${GONE}
      and not exists (select from course_certificate c where c.person_row = p.id) group by p.id order by p.id`.execute(tx);
  const due = new Set(earned(new Map(rows.map((r) => [r.id, r.n])), from));
  const today = chinaDay(services.now());
  const read = await openReadings();
  for (const { id, name } of rows.filter((r) => due.has(r.id))) {
    const number = paperNumber("PX", today.slice(0, 4), randomBytes(10));
    await sql`insert into course_certificate (course_id, person_row, number, version, name, initials, issued_on, actor_id)
      values (${courseId}, ${id}, ${number}, 1, ${name}, ${initialsOf(read, name)}, ${today}, ${actor.id})`.execute(tx);
  }
  await audit(tx, actor, { act: "course.certify", subject: `course:${courseId}`, detail: { people: [...due] } });
  return { issued: due.size };
}

export async function correctCertificate(
  { actor, services }: By,
  tx: Db,
  input: { number: string; version: number; name: string; reason: string },
): Promise<{ version: number }> {
  const { rows } = await sql<{
    version: number;
    name: string;
    courseId: number;
    personRow: number;
  }>`select version, name, course_id as "courseId", person_row as "personRow"
    from course_certificate where number = ${input.number} order by version desc limit 1`.execute(tx);
  const last = rows[0] ?? notFound();
  refuseOlder(input.version, last.version, { name: last.name });
  const read = await openReadings();
  await sql`insert into course_certificate (course_id, person_row, number, version, name, initials, issued_on, reason, actor_id)
    values (${last.courseId}, ${last.personRow}, ${input.number}, ${last.version + 1}, ${input.name}, ${initialsOf(read, input.name)},
      ${chinaDay(services.now())}, ${input.reason}, ${actor.id})`.execute(tx);
  await audit(tx, actor, {
    act: "course.certify",
    subject: `course:${last.courseId}`,
    detail: { number: input.number, version: last.version + 1 },
  });
  return { version: last.version + 1 };
}

const initialsOf = (read: Awaited<ReturnType<typeof openReadings>>, name: string): string =>
  read(name.replace(/[（(].*$/, ""), "person").initials.toUpperCase() || "–";
