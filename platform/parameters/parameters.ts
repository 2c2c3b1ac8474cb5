import { sql } from "kysely";
import type { Db } from "../db/database.ts";

/** The value in force for a unit: the newest of the nearest unit on its path, else the default that its room ships. */
export async function readParameter(db: Db, unitPath: readonly number[], { name, initial }: Parameter): Promise<number> {
  const row = await db
    .selectFrom("parameter")
    .select("value")
    .where("name", "=", name)
    .where("unit_id", "in", [...unitPath])
    .orderBy(sql`cardinality(unit_path)`, "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  return row === undefined ? initial : Number(row.value);
}

export interface Parameter {
  readonly name: string;
  readonly initial: number;
  readonly least: number;
  readonly most: number;
  readonly what: string;
}
