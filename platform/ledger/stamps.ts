import { sql } from "kysely";
import type { Db } from "../db/database.ts";
import { HOLDER_DEPTH } from "../db/holders.ts";

export interface Stamps {
  /** Whose sight the numbers are of. */
  readonly reader: number;
  /** By unit at the depth; one without facts has none. */
  readonly of: ReadonlyMap<number, string>;
}

/**
 * What the roll-ups of every unit at a depth of a subtree stand at up to the end of a year: as long as a unit's stamp is the same, so are its numbers of
 * these years. Read before the numbers. Undefined inside a transaction that has written: what it sees may never come to be.
 */
export async function stampsOf(
  db: Db,
  unitPath: readonly number[],
  depth: number,
  untilYear: number,
  units?: readonly number[],
): Promise<Stamps | undefined> {
  const [unit, own] = [sql`unit_path[${sql.lit(depth)}]`, unitPath.at(-1)];
  // From the county down a unit holds all that is beneath it itself.
  const holders =
    depth === unitPath.length && depth >= HOLDER_DEPTH
      ? sql`unit_id = ${own}`
      : sql`unit_path[${sql.lit(unitPath.length)}] = ${own} and cardinality(unit_path) between ${sql.lit(depth)} and ${sql.lit(Math.max(depth, HOLDER_DEPTH))}`;
  const { rows } = await sql<{ settled: boolean; reader: number; stamps: Record<string, string> }>`
    select pg_current_xact_id_if_assigned() is null as settled, scope_unit() as reader, (select coalesce(json_object_agg(unit, stamp), '{}') from (
      select ${unit} as unit, md5(string_agg(concat_ws(' ', unit_id, year, stamp, unit_path), ';' order by unit_id, year)) as stamp from ledger_year
      where ${holders} and year <= ${untilYear} ${units ? sql`and ${unit} = any (${[...units]}::int[])` : sql``}
      group by 1) s) as stamps`.execute(db);
  const [row] = rows;
  return row?.settled ? { reader: row.reader, of: new Map(Object.entries(row.stamps).map(([u, s]) => [Number(u), s])) } : undefined;
}
