import { actorIdOf, nameActor } from "../../platform/access/actor-names.ts";
import type { Db } from "../../platform/db/database.ts";

export interface Target {
  readonly id: number;
  readonly unitId: number;
  readonly code: string;
  readonly value: number | null;
  readonly source: string;
  readonly splitId: number | null;
}
export interface Split {
  readonly id: number;
  readonly unitId: number;
  readonly code: string;
  readonly target: number | null;
  readonly kept: number;
  readonly adds: boolean;
  readonly source: string;
}

/** The newest row of each unit and code of a year, taken-back ones among them. */
export const newestTargetsOf = (db: Db, unitIds: readonly number[], year: number, code?: string): Promise<Target[]> =>
  db
    .selectFrom("indicator_target")
    .distinctOn(["unit_id", "code"])
    .select(["id", "unit_id as unitId", "code", "value", "source", "split_id as splitId"])
    .where("unit_id", "in", [...unitIds, 0])
    .where("year", "=", year)
    .$if(code !== undefined, (q) => q.where("code", "=", code as string))
    .orderBy("unit_id")
    .orderBy("code")
    .orderBy("id", "desc")
    .execute();

export const newestSplitsOf = (db: Db, unitIds: readonly number[], year: number, code?: string): Promise<Split[]> =>
  db
    .selectFrom("indicator_split")
    .distinctOn(["unit_id", "code"])
    .select(["id", "unit_id as unitId", "code", "target", "kept", "adds", "source"])
    .where("unit_id", "in", [...unitIds, 0])
    .where("year", "=", year)
    .$if(code !== undefined, (q) => q.where("code", "=", code as string))
    .orderBy("unit_id")
    .orderBy("code")
    .orderBy("id", "desc")
    .execute();

/** The shares of splits, unit by unit. */
export async function sharesOf(db: Db, splitIds: readonly number[]): Promise<Map<number, Map<number, number>>> {
  const rows = await db
    .selectFrom("indicator_target")
    .select(["split_id", "unit_id", "value"])
    .where("split_id", "in", [...splitIds, 0])
    .where("value", "is not", null)
    .orderBy("id")
    .execute();
  const shares = new Map<number, Map<number, number>>(splitIds.map((id) => [id, new Map()]));
  for (const r of rows) shares.get(r.split_id as number)?.set(r.unit_id, r.value as number);
  return shares;
}

/** Every change of a year's target at a unit and right beneath it, the newest first; rows that repeat what stood are none. */
export async function goalHistory(db: Db, unitId: number, year: number, code: string) {
  const rows = await db
    .selectFrom("indicator_target as t")
    .innerJoin("unit as u", "u.id", "t.unit_id")
    .leftJoin("person as p", (j) => j.on("t.set_by", "=", actorIdOf("p.id")))
    .select([
      "t.unit_id",
      "u.name as unitName",
      "t.value",
      "t.followed",
      "t.reason",
      "t.source",
      "t.set_by",
      "t.set_at",
      "p.name as personName",
    ])
    .where((eb) => eb.or([eb("t.unit_id", "=", unitId), eb("u.parent_id", "=", unitId)]))
    .where("t.year", "=", year)
    .where("t.code", "=", code)
    .orderBy("t.id")
    .execute();
  const stood = new Map<number, number | null>();
  const changes = rows.flatMap((r) => {
    const from = stood.get(r.unit_id) ?? null;
    stood.set(r.unit_id, r.value);
    if (from === r.value) return [];
    const { unitName, value: to, followed, reason, source } = r;
    return [{ unitName, from, to, followed, reason, source, by: nameActor(r.set_by, r.personName), at: r.set_at }];
  });
  return changes.toReversed();
}

/** Who gave a share: the unit's name is everybody's to read. */
export async function superiorName(db: Db, unitPath: readonly number[]): Promise<string> {
  const row = await db
    .selectFrom("unit")
    .select("name")
    .where("id", "=", unitPath.at(-2) ?? 0)
    .executeTakeFirst();
  return row?.name ?? "";
}
