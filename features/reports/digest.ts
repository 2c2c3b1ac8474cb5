import type { Services } from "../../platform/http/server.ts";
import { findDigest } from "../../platform/ledger/proofs.ts";
import { SealKeysMissing } from "../../platform/ledger/seal-keys.ts";
import { sealLedger } from "../../platform/ledger/seals.ts";

/** What a report rests on is sealed at once; without keys the report stands, and the auditor hears of it. */
export const sealNow = (services: Services): Promise<unknown> =>
  sealLedger(services).catch((error: unknown) => {
    if (!(error instanceof SealKeysMissing)) throw error;
  });

/** The digest that a report frozen at this position prints; null: not sealed yet, or read without keys, of which the page of the seals tells. */
export async function digestAt(services: Services, asOf: number): Promise<{ n: number; at: string; digest: string } | null> {
  const seal = await findDigest(services, asOf).catch((error: unknown) => {
    if (error instanceof SealKeysMissing) return undefined;
    throw error;
  });
  return seal ? { n: seal.n, at: seal.at, digest: seal.digest } : null;
}
