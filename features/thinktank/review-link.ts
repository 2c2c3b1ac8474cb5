import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import type { LinkReading } from "../../platform/links/upload.ts";
import { refuseGuarded } from "../../platform/records/guarded.ts";
import { findRecord } from "../../platform/records/rows.ts";
import { refusedIn } from "../../platform/register/guard.ts";
import { answererOf, handLink, hereOf, holderOf } from "../services/index.ts";
import { studies } from "./studies.ts";

type By = Pick<Context, "services" | "address" | "device"> & { readonly actor: Actor };
const LINK_DAYS = 60;
const PURPOSE = "study.review";
/** Kind of the files that a reviewer opens. */
const APPLICATION = "application";
/** A project has a link for each of its reviewers. */
const partyOf = (reviewId: number): string => `reviewer-${reviewId}`;
const reviewIn = (party: string): number => Number(/^reviewer-(\d{1,15})$/.exec(party)?.[1] ?? 0);

/** A review that is still awaited; what was entered or declined stays. */
export async function openReview(tx: Db, id: number) {
  const review = (await tx.selectFrom("study_review").selectAll().where("id", "=", id).forUpdate().executeTakeFirst()) ?? notFound();
  const record = await findRecord(tx, studies as never, review.study_id);
  if (record.state !== "review") refuseRequest("not-from-this-state", { zh: "现在不在评审", en: "It is not under review now" });
  if (review.received_on !== null || review.declined_on !== null)
    refuseRequest("done", { zh: "这位专家的意见已经登记，不能再改", en: "This review is entered and is not changed" });
  return review;
}

const criteriaOf = (db: Db, studyId: number) =>
  rowsOf<{ id: number; name: string; points: number }>(
    db,
    sql`select c.id, c.name, c.points from study_criterion c join study s on s.call_id = c.call_id where s.id = ${studyId} order by c.id`,
  );

/** Scores and words of one review, whoever brings them; every criterion within its points, once. */
export async function storeReview(
  tx: Db,
  actor: Actor,
  input: { reviewId: number; receivedOn: string; opinion: string; marks: readonly { criterionId: number; points: number }[] },
): Promise<void> {
  const review = await openReview(tx, input.reviewId);
  const criteria = await criteriaOf(tx, review.study_id);
  for (const c of criteria) {
    const mark = input.marks.find((m) => m.criterionId === c.id);
    if (!mark || mark.points > c.points)
      refuseRequest("invalid", { zh: `“${c.name}”要填 0 到 ${c.points} 分`, en: `“${c.name}” takes 0 to ${c.points} points` });
  }
  await tx
    .updateTable("study_review")
    .set({ received_on: input.receivedOn, opinion: input.opinion, entered_by: actor.id })
    .where("id", "=", input.reviewId)
    .execute();
  await tx
    .insertInto("study_mark")
    .values(
      criteria.map((c) => ({
        review_id: input.reviewId,
        criterion_id: c.id,
        points: input.marks.find((m) => m.criterionId === c.id)?.points ?? 0,
      })),
    )
    .execute();
  await audit(tx, actor, { act: "study.review", subject: `study:${review.study_id}`, detail: { entered: input.reviewId } });
}

export async function storeDecline(tx: Db, actor: Actor, reviewId: number, reason: string, day: string): Promise<void> {
  const review = await openReview(tx, reviewId);
  await tx
    .updateTable("study_review")
    .set({ declined_on: day, decline_reason: reason, entered_by: actor.id })
    .where("id", "=", reviewId)
    .execute();
  await audit(tx, actor, { act: "study.review", subject: `study:${review.study_id}`, detail: { declined: reviewId } });
}

/** A link for one reviewer of one project, as long as his review is awaited. */
export const handReviewLink = (by: By, reviewId: number) =>
  by.services.database.write(by.actor.scope, async (tx) => {
    const review = await openReview(tx, reviewId);
    const { unitId } = await findRecord(tx, studies as never, review.study_id);
    return handLink(
      by,
      tx,
      by.actor,
      { caseId: review.study_id, purpose: PURPOSE, party: partyOf(reviewId), unitId, page: "review" },
      false,
      LINK_DAYS,
    );
  });

export async function openByLink(context: Context, token: string) {
  const { link, actor } = await holderOf(context.services, token, PURPOSE);
  return context.services.database.read(actor.scope, async (db) => {
    const [review] = await rowsOf<{
      reviewer: string;
      call: string;
      unitName: string;
      title: string;
      field: string;
      hostName: string;
      leader: string;
      abstract: string | null;
      answered: boolean;
    }>(
      db,
      sql`select coalesce(r.name, '') as reviewer, coalesce(c.title, '') as call, u.name as "unitName", s.title, s.field, s.host_name as "hostName", s.leader, s.abstract,
          v.received_on is not null or v.declined_on is not null as answered
        from study_review v join study s on s.id = v.study_id join unit u on u.id = s.unit_id left join study_call c on c.id = s.call_id
        left join study_reviewer r on r.id = v.reviewer_id where v.id = ${reviewIn(link.party)} and v.study_id = ${link.caseId}`,
    );
    if (!review) return notFound();
    const members = await rowsOf<{ name: string }>(db, sql`select name from study_member where study_id = ${link.caseId} order by id`);
    const { leader, ...shown } = review;
    return {
      ...shown,
      files: await rowsOf<{ id: number; name: string; bytes: number }>(
        db,
        sql`select id, name, bytes::int as bytes from stored_file where case_id = ${link.caseId} and kind = ${APPLICATION} order by id`,
      ),
      people: [leader, ...members.map((m) => m.name)],
      criteria: await criteriaOf(db, link.caseId),
      here: await hereOf(context, db, link.id),
    };
  });
}

/** The sealed application, as long as the review is awaited: what names other reviewers or the meeting is not opened. */
export const applicationFiles: LinkReading = async (db, link) => {
  const [review] = await rowsOf<{ done: boolean }>(
    db,
    sql`select received_on is not null or declined_on is not null as done from study_review where id = ${reviewIn(link.party)} and study_id = ${link.caseId}`,
  );
  if (!review) return notFound();
  if (review.done)
    refuseRequest("done", { zh: "意见已经交出，申报材料不再打开", en: "The review is handed in; the application is not opened any more" });
  return { caseId: link.caseId, kinds: [APPLICATION] };
};

type Store = (tx: Db, actor: Actor, reviewId: number, today: string) => Promise<void>;
const answer = async (context: Context, token: string, words: string, store: Store) => {
  const { link, actor } = await answererOf(context, token, PURPOSE);
  const marked = refusedIn(studies.register.guard, words);
  if (marked) await refuseGuarded({ actor, services: context.services }, "study", marked);
  await context.services.database.write(actor.scope, (tx) => store(tx, actor, reviewIn(link.party), chinaDay(context.services.now())));
  return { ok: true as const };
};

export const writeByLink = (
  context: Context,
  { token, opinion, marks }: { token: string; opinion: string; marks: { criterionId: number; points: number }[] },
) =>
  answer(context, token, opinion, (tx, actor, reviewId, today) => {
    if (opinion.length < 2) refuseRequest("invalid", { zh: "请写意见", en: "Please write an opinion" });
    return storeReview(tx, actor, { reviewId, receivedOn: today, opinion, marks });
  });

export const declineByLink = (context: Context, { token, reason }: { token: string; reason: string }) =>
  answer(context, token, reason, (tx, actor, reviewId, today) => {
    if (reason.length < 2) refuseRequest("invalid", { zh: "请写原因", en: "Please say why" });
    return storeDecline(tx, actor, reviewId, reason, today);
  });
