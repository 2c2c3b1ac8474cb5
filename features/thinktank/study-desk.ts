import { daysBetween } from "@bihuan/kit";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { notFound } from "../../platform/http/server.ts";
import { conflictOf, formFaults, type Applied, type CallTerms, type FormFault, type Other, type Pool, type ToReview } from "./rules.ts";

/** What the form check finds in an application as it stands, of the day on which it was handed in. */
export async function faultsOf(db: Db, id: number, today: string): Promise<FormFault[]> {
  const [study] = await rowsOf<Omit<Applied, "members"> & { callId: number; submittedOn: string | null }>(
    db,
    sql`select id, title, kind, leader, leader_born as "leaderBorn", leader_title as "leaderTitle", host_code as "hostCode", from_on as "fromOn", to_on as "toOn",
      sum_fen as "sumFen", call_id as "callId", submitted_on as "submittedOn" from study where id = ${id}`,
  );
  if (!study) return notFound();
  const members = await rowsOf<{ name: string; employer: string }>(
    db,
    sql`select name, employer from study_member where study_id = ${id} order by id`,
  );
  const others = await rowsOf<Other>(
    db,
    sql`select id, title, leader, leader_born as "leaderBorn", host_code as "hostCode",
      call_id = ${study.callId} and state in ('draft', 'form_check', 'review', 'meeting', 'published') as "sameCall",
      state in ('contracting', 'running', 'midterm', 'rectifying', 'continuing', 'closing') as running
      from study where id <> ${id} and closed_on is null order by id`,
  );
  const terms = await termsOf(db, study.callId);
  if (!terms) return [{ says: { zh: "看不到这份征集通知，没法核对", en: "The call cannot be seen from here" } }];
  return formFaults({ ...study, members }, terms, others, study.submittedOn ?? today);
}

/** The terms of a call; of one that is not seen from here there are none to compare with. */
async function termsOf(db: Db, callId: number): Promise<CallTerms | undefined> {
  const [call] = await rowsOf<Pick<CallTerms, "opensOn" | "closesOn" | "perHost">>(
    db,
    sql`select opens_on as "opensOn", closes_on as "closesOn", per_host as "perHost" from study_call where id = ${callId}`,
  );
  if (!call) return undefined;
  return {
    ...call,
    topics: await rowsOf(
      db,
      sql`select title, kind, coalesce(locked, false) as locked from study_topic where call_id = ${callId} order by id`,
    ),
    kinds: await rowsOf(
      db,
      sql`select kind, sum_fen as "sumFen", most_months as "mostMonths", most_age as "mostAge", least_title as "leastTitle" from study_kind where call_id = ${callId}`,
    ),
  };
}

/** Projects of a call that are reviewed now, and whom each still lacks. */
export async function toReview(db: Db, callId: number): Promise<(ToReview & { title: string })[]> {
  const all = await rowsOf<
    Omit<ToReview, "people" | "employers"> & { title: string; leader: string; members: string[]; employers: string[] }
  >(
    db,
    sql`select s.id, s.title, s.field, s.host_name as "hostName", s.leader,
      array(select m.name from study_member m where m.study_id = s.id order by m.id) as members,
      array(select m.employer from study_member m where m.study_id = s.id order by m.id) as employers,
      array(select r.reviewer_id from study_review r where r.study_id = s.id order by r.id) as had,
      c.reviewers_each - (select count(*)::int from study_review r where r.study_id = s.id and r.declined_on is null) as missing
    from study s join study_call c on c.id = s.call_id where s.call_id = ${callId} and s.state = 'review' order by s.id`,
  );
  return all.map(({ leader, members, ...s }) => ({
    ...s,
    had: s.had.map(Number),
    missing: Math.max(0, s.missing),
    people: [leader, ...members],
  }));
}

export async function poolOf(db: Db, callId: number): Promise<Pool[]> {
  const all = await rowsOf<Omit<Pool, "conflicts">>(
    db,
    sql`select r.id, r.name, r.employer, r.field, greatest(0, r.most - (select count(*)::int from study_review v join study s on s.id = v.study_id
        where v.reviewer_id = r.id and s.call_id = ${callId} and v.declined_on is null)) as left
      from study_reviewer r where r.standing = 'active' order by r.id`,
  );
  const conflicts = await rowsOf<Pool["conflicts"][number] & { of: number }>(
    db,
    sql`select reviewer_id as of, with_name as "withName", kind, from_on as "fromOn", to_on as "toOn" from reviewer_conflict order by id`,
  );
  return all.map((r) => ({ ...r, conflicts: conflicts.filter((c) => c.of === r.id) }));
}

/** Reviews of a project: who was drawn, what came, every term of its score; and whom a conflict keeps away. */
export async function reviewsOf(db: Db, id: number, callId: number, today: string) {
  const reviews = await rowsOf<{
    id: number;
    name: string;
    employer: string;
    declineReason: string | null;
    receivedOn: string | null;
    opinion: string | null;
  }>(
    db,
    sql`select v.id, coalesce(r.name, '（上级的专家）') as name, coalesce(r.employer, '') as employer, v.decline_reason as "declineReason", v.received_on as "receivedOn", v.opinion
      from study_review v left join study_reviewer r on r.id = v.reviewer_id where v.study_id = ${id} order by v.id`,
  );
  const marks = await rowsOf<{ reviewId: number; criterionId: number; points: number }>(
    db,
    sql`select m.review_id as "reviewId", m.criterion_id as "criterionId", m.points from study_mark m join study_review v on v.id = m.review_id where v.study_id = ${id}`,
  );
  const study = (await toReview(db, callId)).find((s) => s.id === id);
  return {
    criteria: await rowsOf<{ id: number; name: string; points: number }>(
      db,
      sql`select id, name, points from study_criterion where call_id = ${callId} order by id`,
    ),
    reviews: reviews.map((r) => ({ ...r, marks: marks.filter((m) => m.reviewId === r.id) })),
    missing: study?.missing ?? 0,
    excluded: study
      ? (await poolOf(db, callId)).flatMap((r) => {
          const why = conflictOf(study, r, today);
          return why ? [{ name: r.name, why }] : [];
        })
      : [],
  };
}

/** Money by year: planned, paid, used, returned; and what may still be paid. */
export async function moneyOf(db: Db, id: number) {
  return rowsOf<{ year: number; plan: number; paid: number; used: number; returned: number }>(
    db,
    sql`select year, ${sql.join((["plan", "paid", "used", "returned"] as const).map((k) => sql`coalesce(sum(fen) filter (where kind = ${sql.lit(k)}), 0)::bigint as ${sql.ref(k)}`))}
      from study_money where study_id = ${id} group by year order by year`,
  );
}

/** Projects of a call by their scores, each with its terms; who has no score yet stands last. */
export async function rankOf(db: Db, callId: number) {
  const rows = await rowsOf<{
    id: number;
    title: string;
    state: string;
    drawn: number;
    received: number;
    total: number | null;
    terms: Record<string, number> | null;
  }>(
    db,
    sql`select s.id, s.title, s.state, (select count(*)::int from study_review v where v.study_id = s.id and v.declined_on is null) as drawn,
      (select count(*)::int from study_review v where v.study_id = s.id and v.received_on is not null) as received, t.total::float8 as total, t.terms
    from study s left join lateral (select sum(mean) as total, jsonb_object_agg(name, round(mean, 2)) as terms from (
        select c.name, avg(m.points) as mean from study_mark m join study_review v on v.id = m.review_id join study_criterion c on c.id = m.criterion_id
        where v.study_id = s.id group by c.name) x) t on true
    where s.call_id = ${callId} and s.state not in ('draft', 'form_check') order by t.total desc nulls last, s.id`,
  );
  return rows;
}

/** A year's projects with their deliverables: what came, what is late by how many days. */
export async function yearOf(db: Db, year: number, today: string) {
  const studies = await rowsOf<{
    id: number;
    title: string;
    leader: string;
    state: string;
    fromOn: string | null;
    toOn: string | null;
    acceptedOn: string | null;
  }>(
    db,
    sql`select s.id, s.title, s.leader, s.state, s.from_on as "fromOn", s.to_on as "toOn", s.accepted_on as "acceptedOn" from study s join study_call c on c.id = s.call_id
      where (c.year = ${year} or (s.from_on < make_date(${year}::int + 1, 1, 1) and s.to_on >= make_date(${year}::int, 1, 1)))
        and s.state not in ('draft', 'form_check', 'review', 'meeting', 'refused') order by s.from_on nulls last, s.id limit 500`,
  );
  const due = await rowsOf<{ studyId: number; kind: string; title: string | null; dueOn: string; handedOn: string | null }>(
    db,
    sql`select study_id as "studyId", kind, title, due_on as "dueOn", handed_on as "handedOn" from study_deliverable
      where study_id = any (${studies.map((s) => s.id)}::bigint[]) order by due_on, id`,
  );
  return studies.map((s) => ({
    ...s,
    deliverables: due
      .filter((d) => d.studyId === s.id)
      .map(({ studyId: _, ...d }) => {
        const open = !["accepted", "failed", "ended"].includes(s.state);
        const days = daysBetween(d.dueOn, d.handedOn ?? today);
        return { ...d, lateDays: days > 0 && (d.handedOn !== null || open) ? days : 0 };
      }),
  }));
}
