import { sql, type SqlBool } from "kysely";
import type { Db } from "./database.ts";

/**
 * Counts (case_tally, ledger_rollup) are written in the act's transaction at the unit of the act and at every superior from
 * this depth, the county's, down. Whoever stands above sums the holders of depth ≤ 4 beneath: few rows, and no row that
 * every writer of a province would have to wait for. See decisions/0006, and 0073 for the tally.
 */
export const HOLDER_DEPTH = 4;

/** The paths of the units at which an act of this unit is counted; the county first, in every transaction alike. */
export function holderPaths(unitPath: readonly number[]): number[][] {
  const first = Math.min(HOLDER_DEPTH, unitPath.length);
  return Array.from({ length: unitPath.length - first + 1 }, (_, i) => unitPath.slice(0, first + i));
}

/** The rows of a holder table that add up to the unit with its whole subtree. */
export function heldUnder(unitPath: readonly number[]) {
  const unit = unitPath.at(-1);
  return unitPath.length >= HOLDER_DEPTH
    ? sql<SqlBool>`unit_id = ${unit}`
    : sql<SqlBool>`cardinality(unit_path) <= ${sql.lit(HOLDER_DEPTH)} and unit_path[${sql.lit(unitPath.length)}] = ${unit}`;
}

/** Folds what acts added to the tally since the last time into a row for each place and state; their sum stays (decisions/0073). */
export const foldTally = (db: Db): Promise<unknown> => sql`select case_tally_fold()`.execute(db);
