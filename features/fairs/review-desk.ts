import { chinaDay } from "@bihuan/kit";
import { findDuplicates, likenessOf } from "@bihuan/matching";
import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import type { Label } from "../../platform/http/contract.ts";
import { notFound, refuseRequest } from "../../platform/http/server.ts";
import { refuseFields } from "../../platform/records/rows.ts";
import { fairOf } from "./gather.ts";
import { beside, type Signed } from "./plan-desk.ts";
import type { ReviewWork } from "./plan-work.ts";
import { conflictOf, fitOf, listOf, scoresOf } from "./rules.ts";

/** What is compared with the last fair: title and text; near-copies are found by shared bands first. */
export async function compareWithLast(
  tx: Db,
  project: { id: number; fairId: number; title: string; summary: string },
): Promise<number | null> {
  const likeness = likenessOf(`${project.title}。${project.summary}`);
  // In one round trip: a table of thousands waits for each.
  const earlier = await rowsOf<{ id: number; title: string; text: string }>(
    tx,
    sql`with told as (update fair_project set likeness = ${likeness}::int[] where id = ${project.id})
      select p.id, p.title, p.summary as text from fair_project p join fair f on f.id = ${project.fairId} and p.fair_id = f.previous_id
      where p.title = ${project.title} or p.likeness && ${likeness}::int[] order by p.id limit 200`,
  );
  const [first] = findDuplicates({ title: project.title, text: project.summary }, earlier);
  return first?.need.id ?? earlier.find((e) => e.title === project.title)?.id ?? null;
}

/** Names under which the register of units knows a body: a unit that was renamed keeps the old ones. */
async function knownNames(db: Db): Promise<(name: string) => string[]> {
  const rows = await rowsOf<{ name: string; former: string[] }>(
    db,
    sql`select u.name, array_agg(f.name) as former from unit u join unit_former_name f on f.unit_id = u.id group by u.id, u.name`,
  );
  return (name) => rows.flatMap((r) => (r.name === name || r.former.includes(name) ? [r.name, ...r.former].filter((n) => n !== name) : []));
}

async function bodiesOf(db: Db, fairId: number, projectId?: number): Promise<ReviewWork> {
  const { fair } = await fairOf(db, fairId);
  const more = await knownNames(db);
  const projects = await rowsOf<{
    id: number;
    title: string;
    field: string;
    owner: string;
    former: string | null;
    parents: string | null;
    contact: string;
    had: number[];
    live: number;
    returned: number;
    spread: number | null;
  }>(
    db,
    sql`select p.id, p.title, p.field, p.owner, p.owner_former as former, p.owner_parents as parents, p.contact_name as contact, p.spread,
      coalesce(array_agg(r.expert_id) filter (where r.id is not null), '{}') as had,
      count(r.id) filter (where r.recused_on is null)::int as live, count(r.id) filter (where r.returned_on is not null)::int as returned
      from fair_project p left join fair_review r on r.project_id = p.id
      where p.fair_id = ${fairId} and p.state = 'collected' ${projectId === undefined ? sql`` : sql`and p.id = ${projectId}`} group by p.id order by p.id`,
  );
  const experts = await rowsOf<{
    id: number;
    name: string;
    employer: string;
    former: string | null;
    parents: string | null;
    avoids: string | null;
    field: string;
    left: number;
  }>(
    db,
    sql`select e.id, e.name, e.employer, e.employer_former as former, e.employer_parents as parents, e.avoids, e.field,
      greatest(0, e.most - (select count(*)::int from fair_review r where r.expert_id = e.id and r.recused_on is null)) as left
      from fair_expert e where e.fair_id = ${fairId} and e.state = 'invited' order by e.id`,
  );
  return {
    projects: projects.map((p) => ({
      ...{
        id: p.id,
        title: p.title,
        field: p.field,
        name: p.owner,
        former: [...listOf(p.former), ...more(p.owner)],
        parents: listOf(p.parents),
      },
      ...{ people: [p.contact], had: p.had.map(Number) },
      // A pair far apart asks for one more.
      missing:
        Math.max(0, fair.reviewsEach - p.live) +
        (p.live === fair.reviewsEach && p.returned === p.live && (p.spread ?? 0) > fair.spreadMost ? 1 : 0),
    })),
    experts: experts.map((e) => ({
      ...{ id: e.id, person: e.name, name: e.employer, former: [...listOf(e.former), ...more(e.employer)], parents: listOf(e.parents) },
      ...{ avoids: listOf(e.avoids), field: e.field, left: e.left },
    })),
  };
}

/** Experts for all that projects lack: first ones, one in place of who recused himself, one more where two are far apart. */
export async function assignReviews({ actor, services }: Signed, fairId: number) {
  const work = await services.database.read(actor.scope, async (db) => {
    if ((await fairOf(db, fairId)).state !== "reviewing")
      refuseRequest("not-now", { zh: "截止征集、开始评审以后才分配专家", en: "Experts are assigned once the call is closed" });
    return bodiesOf(db, fairId);
  });
  const asking = work.projects.filter((p) => p.missing > 0);
  if (asking.length === 0) return { given: 0, short: [] as { id: number; title: string }[] };
  const { given, short } = await beside.call("review", { ...work, projects: asking });
  await services.database.write(actor.scope, async (tx) => {
    const rows = JSON.stringify(given.map((g) => ({ p: g.project, e: g.expert, why: g.why })));
    await sql`insert into fair_review (project_id, expert_id, why) select p, e, why from jsonb_to_recordset(${rows}::jsonb) as w(p bigint, e bigint, why jsonb)
      on conflict (project_id, expert_id) do nothing`.execute(tx);
    await audit(tx, actor, { act: "fair_review.assign", subject: `fair:${fairId}`, detail: { given: given.length, short: short.length } });
  });
  return { given: given.length, short: asking.filter((p) => short.includes(p.id)).map(({ id, title }) => ({ id, title })) };
}

/** One named expert for one project; a conflict is refused with its reason. */
export async function addReviewer({ actor, services }: Signed, input: { projectId: number; expertId: number }) {
  return services.database.write(actor.scope, async (tx) => {
    const [project] = await rowsOf<{ fairId: number }>(
      tx,
      sql`select fair_id as "fairId" from fair_project where id = ${input.projectId} and state = 'collected' for update`,
    );
    if (!project) return notFound();
    const { projects, experts } = await bodiesOf(tx, project.fairId, input.projectId);
    const [of, expert] = [projects[0], experts.find((e) => e.id === input.expertId)];
    if (!of || !expert) return notFound();
    const why = conflictOf(of, expert);
    if (why)
      refuseRequest("conflict", { zh: `${expert.person}应当回避：${why.zh}`, en: `${expert.person} must recuse himself: ${why.en}` });
    if (of.had.includes(expert.id))
      refuseRequest("had", { zh: `${expert.person}已经分到过这个项目`, en: `${expert.person} was given this project before` });
    if (expert.left === 0) refuseRequest("full", { zh: `${expert.person}已评满`, en: `${expert.person} has as many as he takes` });
    await tx
      .insertInto("fair_review")
      .values({ project_id: of.id, expert_id: expert.id, why: JSON.stringify(fitOf(of, expert).why) })
      .execute();
    await audit(tx, actor, { act: "fair_review.assign", subject: `fair:${project.fairId}`, detail: { project: of.id, expert: expert.id } });
    return { ok: true as const };
  });
}

export interface ReviewRow {
  readonly id: number;
  readonly expert: string;
  readonly employer: string;
  readonly why: Label;
  readonly points: Record<string, number> | null;
  readonly total: number | null;
  readonly opinion: string | null;
  readonly recusedWhy: string | null;
}
/** A project's reviews with every term of each score, who still owes one, and whom a conflict keeps away. */
export async function reviewsOf(db: Db, projectId: number, fairId: number) {
  const reviews = await rowsOf<ReviewRow>(
    db,
    sql`select r.id, e.name as expert, e.employer, r.why, r.points, r.total, r.opinion, r.recused_why as "recusedWhy"
      from fair_review r join fair_expert e on e.id = r.expert_id where r.project_id = ${projectId} order by r.id`,
  );
  const { projects, experts } = await bodiesOf(db, fairId, projectId);
  const [project] = projects;
  const { fair } = await fairOf(db, fairId);
  return {
    criteria: await criteriaOf(db, fairId),
    reviews,
    spreadMost: fair.spreadMost,
    kept: project
      ? experts.flatMap((e) => {
          const why = conflictOf(project, e);
          return why ? [{ name: e.person, why }] : [];
        })
      : [],
    free: project
      ? experts
          .filter((e) => e.left > 0 && !project.had.includes(e.id) && !conflictOf(project, e))
          .map((e) => ({ id: e.id, name: e.person }))
      : [],
  };
}
export const criteriaOf = (db: Db, fairId: number) =>
  rowsOf<{ id: number; name: string; points: number }>(
    db,
    sql`select id, name, points from fair_criterion where fair_id = ${fairId} order by id`,
  );

export async function isReviewed(db: Db, projectId: number, fairId: number): Promise<boolean> {
  const { fair } = await fairOf(db, fairId);
  const [row] = await rowsOf<{ open: number; returned: number }>(
    db,
    sql`select count(*) filter (where returned_on is null and recused_on is null)::int as open, count(*) filter (where returned_on is not null)::int as returned
      from fair_review where project_id = ${projectId}`,
  );
  return row !== undefined && row.open === 0 && row.returned >= fair.reviewsEach;
}

/** What an expert sees by his link: his projects, nobody else's scores. */
export async function reviewsOfExpert(db: Db, expertId: number) {
  return rowsOf<{
    id: number;
    title: string;
    kind: string;
    owner: string;
    summary: string;
    total: number | null;
    recused: boolean;
  }>(
    db,
    sql`select r.id, p.title, p.kind, p.owner, p.summary, r.total, r.recused_on is not null as recused
      from fair_review r join fair_project p on p.id = r.project_id where r.expert_id = ${expertId} order by r.id`,
  );
}

export interface Opinion {
  readonly reviewId: number;
  readonly points?: Readonly<Record<string, number>> | undefined;
  readonly opinion: string;
  readonly recuse: boolean;
}
/** Points for every criterion with an opinion, or a recusal with its reason: once, and not changed after. */
export async function returnReview(tx: Db, actor: Actor, expertId: number, fairId: number, input: Opinion, now: number): Promise<void> {
  const [review] = await rowsOf<{ projectId: number; answered: boolean; state: string }>(
    tx,
    sql`select r.project_id as "projectId", (r.returned_on is not null or r.recused_on is not null) as answered, p.state
      from fair_review r join fair_project p on p.id = r.project_id where r.id = ${input.reviewId} and r.expert_id = ${expertId} for update of r`,
  );
  if (!review) return notFound();
  if (review.answered)
    refuseRequest("answered", {
      zh: "这一项您已经答复过，不能再改；确有错误请联系工作人员",
      en: "You have answered this one; call the office if it is wrong",
    });
  if (review.state !== "collected") refuseRequest("decided", { zh: "这个项目已经定了，不用再评", en: "This project is decided by now" });
  if (input.opinion === "")
    refuseFields({
      opinion: input.recuse
        ? { zh: "请写明回避的原因", en: "Why do you recuse yourself?" }
        : { zh: "请写一句评审意见", en: "An opinion, please" },
    });
  const today = chinaDay(now);
  if (input.recuse) {
    await tx.updateTable("fair_review").set({ recused_on: today, recused_why: input.opinion }).where("id", "=", input.reviewId).execute();
  } else {
    const criteria = await criteriaOf(tx, fairId);
    const points = input.points ?? {};
    const odd = criteria.filter(
      (c) => !Number.isInteger(points[c.id]) || (points[c.id] as number) < 0 || (points[c.id] as number) > c.points,
    );
    if (odd.length > 0)
      refuseFields(
        Object.fromEntries(odd.map((c) => [`c${c.id}`, { zh: `填 0 到 ${c.points} 的整数`, en: `A whole number, 0 to ${c.points}` }])),
      );
    const given = Object.fromEntries(criteria.map((c) => [c.id, points[c.id] as number]));
    const total = Object.values(given).reduce((a, b) => a + b, 0);
    await tx
      .updateTable("fair_review")
      .set({ points: JSON.stringify(given), total, opinion: input.opinion, returned_on: today })
      .where("id", "=", input.reviewId)
      .execute();
    const totals = await rowsOf<{ total: number }>(
      tx,
      sql`select total from fair_review where project_id = ${review.projectId} and total is not null order by id`,
    );
    await tx
      .updateTable("fair_project")
      .set(scoresOf(totals.map((t) => t.total)))
      .where("id", "=", review.projectId)
      .execute();
  }
  await audit(tx, actor, {
    act: input.recuse ? "fair_review.recuse" : "fair_review.return",
    subject: `fair_project:${review.projectId}`,
    detail: { review: input.reviewId },
  });
}
