import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, type Services } from "../../platform/http/server.ts";
import { scoreRound, type Frozen } from "./card.ts";
import type { Column } from "./values.ts";

interface Head {
  readonly title: string;
  readonly state: string;
  readonly sampleHash: string | null;
  readonly ranking: boolean | null;
  readonly unitId: number;
}

/** Every unit of a round by every item, in one column. Places are for the deciding body alone, and only where it asked for them. */
export async function matrixOf(db: Db, services: Services, actor: Actor, roundId: number, column: Column) {
  const { rows: heads } =
    await sql<Head>`select title, state, sample_hash as "sampleHash", ranking, unit_id as "unitId" from assessment_round where id = ${roundId}`.execute(
      db,
    );
  const head = heads[0] ?? notFound();
  const { rows, kept, scores } = await scoreRound(db, services, roundId, column);
  const ranking = head.ranking === true && head.unitId === actor.scope.unitId;
  const of = (id: number): Frozen => scores.get(id) as Frozen;
  const order = (kept?.items ?? []).map((i) => i.no);
  const totals = rows.map((r) => Number(of(r.id).total));
  const { rows: others } = await sql<{ id: number; title: string }>`select r.id, r.title from assessment_round r
    where r.unit_id = ${head.unitId} and r.id <> ${roundId} and r.sheet is not null order by r.id desc limit 20`.execute(db);
  return {
    title: head.title,
    state: head.state,
    others,
    sampleHash: head.sampleHash,
    ranking,
    items: (kept?.items ?? []).map(({ no, aspect, criterion, name, points }) => ({ no, aspect, criterion, name, points })),
    rows: rows.map((r, k) => {
      const own = of(r.id);
      const cells = order.map((no) => {
        const c = own.items.find((i) => i.no === no);
        return { standing: c?.standing ?? ("open" as const), points: c?.points ?? "0" };
      });
      return {
        id: r.id,
        unitId: r.unitId,
        name: r.unitName,
        state: r.state,
        class: r.class,
        sampled: r.sampled === true,
        total: own.total,
        grade: own.grade,
        place: ranking ? totals.filter((t) => t > (totals[k] as number)).length + 1 : null,
        scored: cells.filter((c) => c.standing !== "open").length,
        cells,
      };
    }),
  };
}
