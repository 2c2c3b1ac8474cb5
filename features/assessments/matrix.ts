import type { SheetScore } from "@bihuan/scoring";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, type Services } from "../../platform/http/server.ts";
import { scoreRound, standingsOf } from "./card.ts";
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
  const { rows, kept, scores, files } = await scoreRound(db, services, roundId, column);
  const ranking = head.ranking === true && head.unitId === actor.scope.unitId;
  const standings = kept ? rows.map((r, k) => standingsOf(kept, scores[k] as SheetScore, files.get(r.id))) : [];
  const totals = standings.map((s) => Number(s.total));
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
      const { total, grade, cells } = standings[k] as (typeof standings)[number];
      return {
        id: r.id,
        unitId: r.unitId,
        name: r.unitName,
        state: r.state,
        class: r.class,
        sampled: r.sampled === true,
        total,
        grade,
        place: ranking ? totals.filter((t) => t > (totals[k] as number)).length + 1 : null,
        scored: cells.filter((c) => c.standing !== "open").length,
        cells: [...cells],
      };
    }),
  };
}
