import type { Db } from "../../platform/db/database.ts";

/** The newest measurement of one's county in the ledger, adults and elderly. */
export const listRecorded = async (db: Db, unitId: number) => {
  const rows = await db
    .selectFrom("coverage_record")
    .select(["speed", "people", "covered", "as_of as on"])
    .distinctOn("speed")
    .where("unit_id", "=", unitId)
    .orderBy("speed")
    .orderBy("id", "desc")
    .execute();
  return rows.map((r) => ({ ...r, speed: r.speed as "adult" | "elderly" }));
};
