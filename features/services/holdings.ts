import type { Db } from "../../platform/db/database.ts";

/** What a unit keeps besides its cases — demanders, suppliers, their contacts — goes with it to the unit that takes over. */
export async function moveHoldings(
  tx: Db,
  from: number,
  to: { id: number; path: readonly number[] },
): Promise<{ demanders: number; supplies: number }> {
  const place = { unit_id: to.id, unit_path: [...to.path] };
  await tx
    .updateTable("demander_contact")
    .set({ unit_path: place.unit_path })
    .where("demander_id", "in", (eb) => eb.selectFrom("demander").select("id").where("unit_id", "=", from))
    .execute();
  await tx
    .updateTable("supply_contact")
    .set({ unit_path: place.unit_path })
    .where("supply_id", "in", (eb) => eb.selectFrom("supply").select("id").where("unit_id", "=", from))
    .execute();
  const demanders = await tx.updateTable("demander").set(place).where("unit_id", "=", from).executeTakeFirstOrThrow();
  const supplies = await tx.updateTable("supply").set(place).where("unit_id", "=", from).executeTakeFirstOrThrow();
  return { demanders: Number(demanders.numUpdatedRows), supplies: Number(supplies.numUpdatedRows) };
}
