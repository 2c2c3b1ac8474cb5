import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { notFound, refuseRequest } from "../../platform/http/server.ts";
import { refuseOlder } from "../../platform/register/version.ts";
import { fairOf } from "./gather.ts";
import type { Signed } from "./plan-desk.ts";
import type { FollowCause, Outcome } from "./rules.ts";

interface FollowRow {
  readonly id: number;
  readonly title: string;
  readonly owner: string;
  readonly zone: string | null;
  readonly outcome: Outcome;
  readonly cause: FollowCause | null;
  readonly words: string | null;
  readonly saidBy: string | null;
  readonly version: number;
}
const SHOWN = 100;

/**
 * What came of every selected project: landed (a party said so by its link, or an agreement of a talk is in force), going on, a cause (of its talks, else one given here),
 * or nothing is heard of it. A project is one of the four, so the sums are the selected.
 */
const followed = (fairId: number) => sql`
  select p.id, p.title, p.owner, p.zone_id, case when o.landed then 'landed' when o.going then 'going' when coalesce(f.cause, o.cause) is not null then 'caused' else 'silent' end as outcome,
    case when not coalesce(o.landed or o.going, false) then coalesce(f.cause, o.cause) end as cause, f.words, f.said_by, coalesce(f.version, 0) as version
  from fair_project p left join fair_follow f on f.project_id = p.id and f.fair_id = p.fair_id
  left join lateral (
    select bool_or(t.state = 'landed' or a.in_force_on is not null) as landed, bool_or(t.state = 'intended') as going,
      coalesce(min(t.cause) filter (where t.state = 'ended'), case when bool_or(t.state = 'no_match') then 'no_interest' end) as cause
    from fair_party q join fair_talk t on t.fair_id = q.fair_id and q.id in (t.from_id, t.with_id) left join agreement a on a.id = t.agreement_id
    where q.project_id = p.id) o on true
  where p.fair_id = ${fairId} and p.state = 'selected'`;

export async function readFollow(db: Db, input: { fairId: number; outcome?: Outcome | undefined; after: number }) {
  const { title, state } = await fairOf(db, input.fairId);
  const sums = await rowsOf<{ outcome: Outcome; cause: FollowCause | null; n: number }>(
    db,
    sql`select outcome, cause, count(*)::int as n from (${followed(input.fairId)}) x group by 1, 2`,
  );
  const of = (outcome: Outcome): number => sums.filter((s) => s.outcome === outcome).reduce((n, s) => n + s.n, 0);
  const rows = await rowsOf<FollowRow>(
    db,
    sql`select x.id, x.title, x.owner, z.name as zone, x.outcome, x.cause, x.words, x.said_by as "saidBy", x.version from (${followed(input.fairId)}) x
      left join fair_zone z on z.id = x.zone_id where x.id > ${input.after} ${input.outcome === undefined ? sql`` : sql`and x.outcome = ${input.outcome}`}
      order by x.id limit ${SHOWN + 1}`,
  );
  return {
    ...{ title, state, rows: rows.slice(0, SHOWN), more: rows.length > SHOWN },
    counts: { landed: of("landed"), going: of("going"), caused: of("caused"), silent: of("silent") },
    causes: sums
      .flatMap((s) => (s.outcome === "caused" && s.cause !== null ? [{ cause: s.cause, n: s.n }] : []))
      .toSorted((a, b) => b.n - a.n || (a.cause < b.cause ? -1 : 1)),
  };
}

/** Why a selected project came to nothing, under the name of who says it; of two at once the second is told. */
export const sayCause = (
  { actor, services }: Signed,
  input: { projectId: number; version: number; cause: FollowCause; words: string },
): Promise<{ version: number }> =>
  services.database.write(actor.scope, async (tx) => {
    const [project] = await rowsOf<{ fairId: number; state: string; unitId: number }>(
      tx,
      sql`select fair_id as "fairId", state, unit_id as "unitId" from fair_project where id = ${input.projectId} for update`,
    );
    if (!project) return notFound();
    if (project.unitId !== actor.scope.unitId)
      refuseRequest("not-your-unit", { zh: "由办洽谈会的单位填写", en: "The unit that holds the fair says it" });
    if (project.state !== "selected") refuseRequest("not-selected", { zh: "只跟进入选的项目", en: "Selected projects alone are followed" });
    const [had] = await rowsOf<{ version: number; cause: string; words: string | null }>(
      tx,
      sql`select version, cause, words from fair_follow where project_id = ${input.projectId}`,
    );
    refuseOlder(input.version, had?.version ?? 0, { cause: had?.cause ?? null, words: had?.words ?? null });
    const row = { cause: input.cause, words: input.words || null, said_by: actor.name, said_on: chinaDay(services.now()) };
    await (
      had
        ? tx
            .updateTable("fair_follow")
            .set({ ...row, version: had.version + 1 })
            .where("project_id", "=", input.projectId)
        : tx.insertInto("fair_follow").values({ ...row, fair_id: project.fairId, project_id: input.projectId })
    ).execute();
    await audit(tx, actor, { act: "fair_follow.say", subject: `fair_project:${input.projectId}`, detail: { cause: input.cause } });
    return { version: (had?.version ?? 0) + 1 };
  });
