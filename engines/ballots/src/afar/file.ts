import { bytesToHex } from "@noble/hashes/utils.js";
import type { Entry } from "./board.ts";
import type { Election } from "./election.ts";
import type { Opening, Share } from "./teller.ts";

/**
 * The published file: all that is needed to count again, and no voter's name. Whoever doubts the result gives it to the verifier in `verifier/`, which shares no line with the
 * programs that made it.
 */
export const publish = (election: Election, entries: readonly Entry[], shares: readonly Share[], opening: Opening): string =>
  JSON.stringify({
    format: "bihuan ballots 1",
    election,
    entries: entries.map(({ ballot, token }) => ({ ballot: bytesToHex(ballot), token: bytesToHex(token) })),
    shares,
    result: opening.parts,
  });
