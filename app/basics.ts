import { inTransaction } from "../platform/db/connections.ts";
import { saveIndicators, STANDARD_INDICATORS } from "../features/indicators/index.ts";
import { saveShippedCodes } from "../features/services/index.ts";
import { loadDivisions } from "../features/units/index.ts";
import { ownerDb } from "../platform/db/database.ts";
import type { Installation } from "./open.ts";

/** What every installation needs before its first sign-in: the country's regions and associations, the standard indicators. Idempotent. */
export async function loadBasics({ services, owner }: Installation, say: (line: string) => void): Promise<void> {
  await inTransaction(owner, async (client) => {
    const db = ownerDb(client);
    // A command may load them in the same moment.
    await client.query("SELECT pg_advisory_xact_lock(823006)");
    services.rootUnitId = await loadDivisions(db, say);
    await saveShippedCodes(db);
    await saveIndicators(db, [services.rootUnitId], STANDARD_INDICATORS, "2021-01-01");
  });
}
