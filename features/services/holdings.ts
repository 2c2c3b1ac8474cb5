import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";

/** What a unit keeps besides its cases — demanders, suppliers, their contacts — goes with it to the unit that takes over. */
export async function moveHoldings(
  tx: Db,
  from: number,
  to: { id: number; path: readonly number[] },
): Promise<{ demanders: number; supplies: number }> {
  const place = { unit_id: to.id, unit_path: [...to.path] };
  await tx
    .updateTable("demand_contact")
    .set({ unit_path: place.unit_path })
    .where("unit_path", "=", (eb) => eb.selectFrom("unit").select("path").where("id", "=", from))
    .execute();
  // A body both units knew goes on as the one that stands; its closed needs keep the card they were closed with.
  await sql`update demand d set demander_id = t.id from demander f join demander t on t.unit_id = ${to.id} and t.credit_code = f.credit_code
    where f.unit_id = ${from} and d.demander_id = f.id and exists (select from work_case c where c.id = d.id and c.closed_on is null)`.execute(
    tx,
  );
  await tx
    .updateTable("supply_contact")
    .set({ unit_path: place.unit_path })
    .where("supply_id", "in", (eb) => eb.selectFrom("supply").select("id").where("unit_id", "=", from))
    .execute();
  const demanders = await tx
    .updateTable("demander as f")
    .set(place)
    .where("unit_id", "=", from)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom("demander as t").select("t.id").where("t.unit_id", "=", to.id).whereRef("t.credit_code", "=", "f.credit_code"),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  const supplies = await tx.updateTable("supply").set(place).where("unit_id", "=", from).executeTakeFirstOrThrow();
  return { demanders: Number(demanders.numUpdatedRows), supplies: Number(supplies.numUpdatedRows) };
}
