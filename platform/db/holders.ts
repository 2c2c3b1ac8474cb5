import { sql } from "kysely";
import type { Db } from "./database.ts";

/**
 * Counts (ledger_rollup, and case_tally once folded) are kept at the unit of the act and at every superior from this depth, the county's, down. Whoever stands above sums the holders of depth ≤ 4 beneath: few rows, and no row that
 * every writer of a province would have to wait for. See decisions/0006, and 0073 for the tally.
 */
export const HOLDER_DEPTH = 4;

/** The paths of the units at which an act of this unit is counted; the county first, in every transaction alike. */
export function holderPaths(unitPath: readonly number[]): number[][] {
  const first = Math.min(HOLDER_DEPTH, unitPath.length);
  return Array.from({ length: unitPath.length - first + 1 }, (_, i) => unitPath.slice(0, first + i));
}

/**
 * The rows of the tally that add up to the unit with its whole subtree, as a table (process, unit_id, state, n): folded ones of the holders, and what
 * acts added since at the cases' own units.
 */
export function talliedUnder(unitPath: readonly number[]) {
  const unit = unitPath.at(-1);
  const at = sql`unit_path[${sql.lit(unitPath.length)}] = ${unit}`;
  const held = unitPath.length >= HOLDER_DEPTH ? sql`unit_id = ${unit}` : sql`cardinality(unit_path) <= ${sql.lit(HOLDER_DEPTH)} and ${at}`;
  const holder = sql.lit(Math.max(HOLDER_DEPTH, unitPath.length));
  return sql`(select process, unit_id, state, n from case_tally where not added and ${held}
    union all select process, unit_path[least(${holder}, cardinality(unit_path))], state, n from case_tally where added and ${at})`;
}

/** Folds what acts added to the tally since the last time into a row for each place and state; their sum stays (decisions/0073). */
export const foldTally = (db: Db): Promise<unknown> => sql`select case_tally_fold()`.execute(db);
