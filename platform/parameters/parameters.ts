import { sql } from "kysely";
import type { Db } from "../db/database.ts";
import type { Label } from "../http/contract.ts";

export interface Parameter {
  readonly name: string;
  readonly initial: number;
  readonly least: number;
  readonly most: number;
  /** A part of one, shown in per cent, money in 分, days, or a plain number. */
  readonly kind: "share" | "money" | "days" | "count";
  readonly label: Label;
  /** What it decides, in a sentence. */
  readonly what: Label;
}

/** The value in force for a unit on a day: the newest of the nearest unit on its path, else the one that its room ships. */
export async function readParameter(db: Db, unitPath: readonly number[], { name, initial }: Parameter, today: string): Promise<number> {
  return (await findInForce(db, unitPath, name, today))?.value ?? initial;
}

export const findInForce = (db: Db, unitPath: readonly number[], name: string, today: string) =>
  db
    .selectFrom("parameter")
    .select(["value", "unit_id", "from_on", "to_on", "source"])
    .where("name", "=", name)
    .where("unit_id", "in", [...unitPath])
    .where("outcome", "=", "agreed")
    .where("from_on", "<=", today)
    .where((eb) => eb.or([eb("to_on", "is", null), eb("to_on", ">=", today)]))
    .orderBy(sql`cardinality(unit_path)`, "desc")
    .orderBy("id", "desc")
    .limit(1)
    .$castTo<{ value: number; unit_id: number; from_on: string; to_on: string | null; source: string }>()
    .executeTakeFirst();
