import { compare, exact, plus, readDecimal, showExact, type Decimal } from "@bihuan/kit";
import { compose } from "@bihuan/scoring";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import { composites } from "./composite.ts";
import { readGrades, type KeptSheet } from "./rules.ts";

interface PartRow {
  readonly roundId: number;
  readonly weight: string;
  readonly title: string;
  readonly state: string;
  readonly sheet: KeptSheet | null;
}
const partsOf = async (db: Db, id: number): Promise<PartRow[]> =>
  (
    await sql<PartRow>`select p.round_id as "roundId", p.weight, r.title, r.state, r.sheet from composite_part p join assessment_round r on r.id = p.round_id
      where p.composite_id = ${id} order by p.id`.execute(db)
  ).rows;

const sumsToWhole = (parts: readonly PartRow[]): boolean =>
  parts.length >= 2 &&
  parts.every((p) => readDecimal(p.weight)) &&
  compare(parts.map((p) => exact(p.weight)).reduce(plus, exact(0)), exact(100)) === 0;

const mostOf = (kept: KeptSheet): Decimal => {
  const most = kept.sheet.groups.map((g) => exact(g.points)).reduce(plus, exact(0));
  return showExact(most, 4);
};

/** The composed table: each unit's total in every assessment, what it brings, and where its scorecard is. */
export interface ComposedTable {
  readonly parts: readonly { readonly roundId: number; readonly title: string; readonly weight: string }[];
  readonly rows: readonly {
    readonly unitId: number;
    readonly name: string;
    readonly parts: readonly ({ readonly cardId: number; readonly total: string; readonly brings: string } | null)[];
    readonly total: string | null;
    readonly grade: string | null;
  }[];
}

async function composed(db: Db, id: number, row: { grades: string; missing: string }): Promise<ComposedTable | null> {
  const parts = await partsOf(db, id);
  const told = parts.map(({ roundId, title, weight }) => ({ roundId, title, weight }));
  if (!sumsToWhole(parts) || parts.some((p) => p.sheet === null)) return null;
  const { rows: cards } = await sql<{ id: number; roundId: number; unitId: number; name: string; total: string | null }>`
    select a.id, a.round_id as "roundId", a.unit_id as "unitId", u.name, a.total from assessment a join unit u on u.id = a.unit_id
    where a.round_id = any (${parts.map((p) => p.roundId)}::bigint[]) order by u.region_code nulls last, u.id`.execute(db);
  const scores = compose(
    parts.map((p) => ({
      weight: p.weight,
      most: mostOf(p.sheet as KeptSheet),
      totals: new Map(cards.flatMap((c) => (c.roundId === p.roundId && c.total !== null ? [[String(c.unitId), c.total] as const] : []))),
    })),
    readGrades(row.grades) ?? [],
    row.missing as "zero" | "undecided",
  );
  const names = new Map(cards.map((c) => [c.unitId, c.name]));
  return {
    parts: told,
    rows: [...names].flatMap(([unitId, name]) => {
      const score = scores.find((c) => c.unit === String(unitId));
      if (!score) return [];
      return [
        {
          unitId,
          name,
          parts: parts.map((p, k) => {
            const card = cards.find((c) => c.roundId === p.roundId && c.unitId === unitId);
            const brings = score.parts[k];
            return card?.total && brings ? { cardId: card.id, total: card.total, brings: showExact(brings, 2) } : null;
          }),
          total: score.total ? showExact(score.total, 2) : null,
          grade: score.grade ?? null,
        },
      ];
    }),
  };
}

/** What a unit reads of the composite assessments that took this one in: its own row, as decided. */
export async function compositesOf(db: Db, assessmentId: number) {
  const { rows } = await sql<{
    id: number;
    title: string;
    year: number;
    basis: string;
    unitName: string;
    parts: ComposedTable["parts"];
    own: ComposedTable["rows"][number];
  }>`select id, title, year, basis, unit_name as "unitName", parts, own from composites_of(${assessmentId})`.execute(db);
  return rows.map(({ id, title, year, basis, unitName, parts, own }) => ({
    id,
    title,
    year,
    basis,
    unitName,
    total: own.total,
    grade: own.grade,
    parts: parts.map((p, k) => ({ title: p.title, weight: p.weight, cardId: null, total: null, brings: null, ...own.parts[k] })),
  }));
}

export const servedComposites = serveRecords(composites, {
  gates: {
    weighed: async ({ db, record }) => sumsToWhole(await partsOf(db, record.id)),
    decided: async ({ db, record }) => (await partsOf(db, record.id)).every((p) => p.state === "decided"),
  },
  on: {
    decide: async (s) => {
      const table = await composed(s.db, s.record.id, s.row);
      await s.db
        .updateTable("composite_assessment")
        .set({ composed: JSON.stringify(table) })
        .where("id", "=", s.record.id)
        .execute();
      await s.set({ unitCount: table?.rows.length ?? 0 });
    },
  },
  sections: {
    /** Places are for the deciding unit alone, and only where it asked for them. */
    table: async ({ db, record, row, actor }) => {
      const kept = await db.selectFrom("composite_assessment").select("composed").where("id", "=", record.id).executeTakeFirst();
      const table = (kept?.composed as unknown as ComposedTable | null) ?? (await composed(db, record.id, row));
      return table && { ...table, ranking: row.ranking === true && actor.scope.unitId === record.unitId };
    },
  },
});
