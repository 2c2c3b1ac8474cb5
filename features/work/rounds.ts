import { changeBatch, listBatches, type BatchChange, type DueRound } from "../../platform/jobs/due-rounds.ts";
import type { Actor } from "../../platform/access/scope.ts";
import { notFound, type Context } from "../../platform/http/server.ts";
import { retentionRound } from "../appraisals/index.ts";
import { guestsRound } from "../fairs/index.ts";
import { erasureRound } from "../visits/index.ts";
import { identityRound } from "../people/index.ts";
import { expiryRound } from "../services/index.ts";
import { licenceRound } from "../content/index.ts";

/** Everything that the clock ends or erases; what is not named here does not run. */
export const DUE_ROUNDS: readonly DueRound[] = [expiryRound, erasureRound, guestsRound, identityRound, licenceRound, retentionRound];
const LISTED = 30;

export async function listRounds({ actor, services }: Context & { actor: Actor }) {
  const batches = await services.database.read(actor.scope, (db) => listBatches(db, LISTED));
  return {
    delayHours: services.config.BIHUAN_DELAY_HOURS,
    can: { change: actor.permissions.has("round.change") },
    batches: batches.flatMap((b) => {
      const round = DUE_ROUNDS.find((r) => r.name === b.round);
      return round ? [{ ...b, listedAt: iso(b.listedAt), dueAt: iso(b.dueAt), label: round.label, canUndo: round.undo !== undefined }] : [];
    }),
  };
}

export async function changeRound(
  { actor, services }: Context & { actor: Actor },
  input: { round: string; listedAt: string; act: BatchChange },
) {
  const round = DUE_ROUNDS.find((r) => r.name === input.round) ?? notFound();
  return { changed: await changeBatch(services, actor, round, input.listedAt, input.act) };
}

const iso = (at: string): string => new Date(at).toISOString();
