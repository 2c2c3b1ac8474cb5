import { sql, type SqlBool } from "kysely";
import type { Db } from "../../platform/db/database.ts";

/** The roads for cars of the newest network that has some: of the unit, else of the nearest above, else of one beneath. `file` lies among the files. */
export async function findRoads(
  db: Db,
  { unitId, unitPath }: { readonly unitId: number; readonly unitPath: readonly number[] },
): Promise<{ readonly name: string; readonly file: string } | undefined> {
  const row = await db
    .selectFrom("walking_network")
    .select(["name", "roads"])
    .where("roads", "is not", null)
    .where(sql<SqlBool>`(unit_id = any (${[...unitPath]}::int[]) or unit_path @> ${[unitId]}::int[])`)
    .orderBy(sql`coalesce(array_position(${[...unitPath]}::int[], unit_id), 0)`, "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && { name: row.name, file: `reach/${row.roads}` };
}
