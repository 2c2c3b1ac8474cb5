import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import type { Label } from "../../platform/http/contract.ts";
import { notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { findRecord, refuseFields } from "../../platform/records/rows.ts";
import { answererOf, handLink, hereOf, holderOf } from "../services/index.ts";
import { conflictOf, type Acquainted } from "./review-rules.ts";
import { reviews } from "./reviews.ts";

const PURPOSE = "station.judge";
const LINK_DAYS = 60;
const partyOf = (judgeId: number): string => `judge-${judgeId}`;
const judgeIn = (party: string): number => Number(/^judge-(\d{1,15})$/.exec(party)?.[1] ?? 0);

export interface Judge {
  readonly id: number;
  readonly name: string;
  readonly employer: string | null;
}
export interface Score {
  readonly judgeId: number;
  readonly stationId: number;
  readonly onDay: string;
  readonly opinion: string | null;
  readonly declined: string | null;
  readonly points: number;
}
export type Mark = { readonly criterionId: number; readonly points: number };

export const criteriaOf = (db: Db, reviewId: number) =>
  rowsOf<{ id: number; name: string; points: number }>(
    db,
    sql`select id, name, points from station_criterion where review_id = ${reviewId} order by id`,
  );
export const judgesOf = (db: Db, reviewId: number) =>
  rowsOf<Judge>(
    db,
    sql`select j.id, e.name, e.employer from station_judge j join expert e on e.id = j.expert_id where j.review_id = ${reviewId} order by j.id`,
  );
export const scoresOf = (db: Db, reviewId: number) =>
  rowsOf<Score>(
    db,
    sql`select s.judge_id as "judgeId", s.station_id as "stationId", s.on_day as "onDay", s.opinion, s.declined,
      coalesce((select sum(m.points)::int from station_mark m where m.score_id = s.id), 0) as points from station_score s where s.review_id = ${reviewId} order by s.id`,
  );

/** Which expert may not score which station of a review, and why. */
export async function conflictsOf(db: Db, reviewId: number): Promise<{ judgeId: number; stationId: number; why: Label }[]> {
  const pairs = await rowsOf<Acquainted & { judgeId: number; stationId: number }>(
    db,
    sql`select j.id as "judgeId", s.id as "stationId", e.employer, s.host_name as "hostName",
        exists (select from station_expert x join station o on o.id = x.station_id where o.host_code = s.host_code
          and x.expert_id in (select p.id from same_person('expert', e.id) p where p.list = 'expert')) as stands
      from station_judge j join expert e on e.id = j.expert_id join station_review_row r on r.review_id = j.review_id join station s on s.id = r.station_id
      where j.review_id = ${reviewId}`,
  );
  return pairs.flatMap((p) => {
    const why = conflictOf(p);
    return why ? [{ judgeId: p.judgeId, stationId: p.stationId, why }] : [];
  });
}

/** What was scored stays what it was: a criterion that bears scores keeps its points, and none comes beside it. */
export async function keepCriteria(db: Db, reviewId: number): Promise<void> {
  const broken = await rowsOf(
    db,
    sql`select 1 from station_score s cross join station_criterion c left join station_mark m on m.score_id = s.id and m.criterion_id = c.id
      where s.review_id = ${reviewId} and c.review_id = ${reviewId} and s.declined is null and m.of_points is distinct from c.points limit 1`,
  );
  if (broken.length > 0) refuseFields({ points: { zh: "已有专家评分，评分项不能再改", en: "Scores are in: criteria stay as they are" } });
}

/** An expert's word on a station that is still awaited, or the end of the request. */
async function openScore(tx: Db, judgeId: number, stationId: number): Promise<{ reviewId: number }> {
  const judge = (await tx.selectFrom("station_judge").selectAll().where("id", "=", judgeId).forUpdate().executeTakeFirst()) ?? notFound();
  const reviewId = judge.review_id;
  const record = await findRecord(tx, reviews as never, reviewId);
  if (record.state !== "judging") refuseRequest("not-from-this-state", { zh: "现在不在评定", en: "It is not under review now" });
  const [row] = await rowsOf<{ done: boolean }>(
    tx,
    sql`select exists (select from station_score s where s.judge_id = ${judgeId} and s.station_id = r.station_id) as done from station_review_row r
      where r.review_id = ${reviewId} and r.station_id = ${stationId}`,
  );
  if (!row) return notFound();
  if (row.done) refuseRequest("done", { zh: "这位专家对这个站的意见已经登记，不能再改", en: "This was entered and is not changed" });
  return { reviewId };
}

/** Points and words of one expert on one station, whoever brings them; refused where he has to do with it. */
export async function storeScore(
  tx: Db,
  actor: Actor,
  input: { judgeId: number; stationId: number; onDay: string; opinion: string; marks: readonly Mark[] },
): Promise<void> {
  const { judgeId, stationId } = input;
  const { reviewId } = await openScore(tx, judgeId, stationId);
  const conflict = (await conflictsOf(tx, reviewId)).find((c) => c.judgeId === judgeId && c.stationId === stationId);
  if (conflict)
    refuseRequest("conflict", { zh: `应当回避：${conflict.why.zh}`, en: `Conflict of interest: ${conflict.why.en ?? conflict.why.zh}` });
  const criteria = await criteriaOf(tx, reviewId);
  if (criteria.length === 0) refuseRequest("invalid", { zh: "这一批没有列评分项", en: "This review lists no criteria" });
  const pointsOf = (id: number): number => input.marks.find((m) => m.criterionId === id)?.points ?? -1;
  for (const c of criteria)
    if (pointsOf(c.id) < 0 || pointsOf(c.id) > c.points)
      refuseRequest("invalid", { zh: `“${c.name}”要填 0 到 ${c.points} 分`, en: `“${c.name}” takes 0 to ${c.points} points` });
  const score = await tx
    .insertInto("station_score")
    .values({
      review_id: reviewId,
      judge_id: judgeId,
      station_id: stationId,
      on_day: input.onDay,
      opinion: input.opinion,
      entered_by: actor.id,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("station_mark")
    .values(criteria.map((c) => ({ score_id: score.id, criterion_id: c.id, points: pointsOf(c.id), of_points: c.points })))
    .execute();
  await audit(tx, actor, { act: "station_review.score", subject: `station_review:${reviewId}`, detail: { judgeId, stationId } });
}

export async function storeStandingBack(
  tx: Db,
  actor: Actor,
  { judgeId, stationId, reason, onDay }: { judgeId: number; stationId: number; reason: string; onDay: string },
): Promise<void> {
  const { reviewId } = await openScore(tx, judgeId, stationId);
  await tx
    .insertInto("station_score")
    .values({
      review_id: reviewId,
      judge_id: judgeId,
      station_id: stationId,
      on_day: onDay,
      declined: reason,
      entered_by: actor.id,
    })
    .execute();
  await audit(tx, actor, {
    act: "station_review.score",
    subject: `station_review:${reviewId}`,
    detail: { judgeId, stationId, declined: true },
  });
}

/** A link for one expert, to all stations of the review but those he has to do with. */
export const handJudgeLink = (by: Pick<Context, "services" | "address" | "device"> & { readonly actor: Actor }, judgeId: number) =>
  by.services.database.write(by.actor.scope, async (tx) => {
    const judge = (await tx.selectFrom("station_judge").selectAll().where("id", "=", judgeId).executeTakeFirst()) ?? notFound();
    const { state, unitId } = await findRecord(tx, reviews as never, judge.review_id);
    if (state !== "judging") refuseRequest("not-from-this-state", { zh: "现在不在评定", en: "It is not under review now" });
    const link = { caseId: judge.review_id, purpose: PURPOSE, party: partyOf(judgeId), unitId, page: "judging" };
    return handLink(by, tx, by.actor, link, false, LINK_DAYS);
  });

export async function openJudging(context: Context, token: string) {
  const { link, actor } = await holderOf(context.services, token, PURPOSE);
  const judgeId = judgeIn(link.party);
  return context.services.database.read(actor.scope, async (db) => {
    const record = await findRecord(db, reviews as never, link.caseId);
    const judge = (await judgesOf(db, link.caseId)).find((j) => j.id === judgeId) ?? notFound();
    const conflicts = (await conflictsOf(db, link.caseId)).filter((c) => c.judgeId === judgeId);
    const own = (await scoresOf(db, link.caseId)).filter((s) => s.judgeId === judgeId);
    const stations = await rowsOf<{
      id: number;
      name: string;
      hostName: string;
      field: string | null;
      unitName: string;
      changes: string | null;
      projects: string[];
      results: string[];
    }>(
      db,
      sql`select s.id, s.name, s.host_name as "hostName", s.field, u.name as "unitName", p.changes,
        array(select j.name from station_project j where j.station_id = s.id and j.from_on <= make_date(v.year, 12, 31) and coalesce(j.to_on, 'infinity') >= make_date(v.year, 1, 1) order by j.id) as projects,
        array(select t.name from station_result t where t.station_id = s.id and extract(year from t.used_on) = v.year order by t.id) as results
      from station_review v join station_review_row r on r.review_id = v.id join station s on s.id = r.station_id join unit u on u.id = s.unit_id
      left join station_report p on p.station_id = s.id and p.year = v.year where v.id = ${link.caseId} and r.excused is null order by u.id, s.id`,
    );
    return {
      judge: judge.name,
      review: record.title,
      unitName: record.unitName,
      open: record.state === "judging",
      criteria: await criteriaOf(db, link.caseId),
      stations: stations.map((s) => {
        const said = own.find((o) => o.stationId === s.id);
        return {
          ...s,
          kept: conflicts.find((c) => c.stationId === s.id)?.why ?? null,
          said: said ? { points: said.declined === null ? said.points : null } : null,
        };
      }),
      here: await hereOf(context, db, link.id),
    };
  });
}

const answer = async (context: Context, token: string, store: (tx: Db, actor: Actor, judgeId: number, today: string) => Promise<void>) => {
  const { link, actor } = await answererOf(context, token, PURPOSE);
  await context.services.database.write(actor.scope, (tx) => store(tx, actor, judgeIn(link.party), chinaDay(context.services.now())));
  return { ok: true as const };
};

export const scoreByLink = (context: Context, input: { token: string; stationId: number; opinion: string; marks: readonly Mark[] }) =>
  answer(context, input.token, (tx, actor, judgeId, onDay) => storeScore(tx, actor, { ...input, judgeId, onDay }));

export const standBackByLink = (context: Context, input: { token: string; stationId: number; reason: string }) =>
  answer(context, input.token, (tx, actor, judgeId, onDay) => storeStandingBack(tx, actor, { ...input, judgeId, onDay }));
