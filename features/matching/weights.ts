import { findWeightsFault, type Weights } from "@bihuan/matching";
import { sql } from "kysely";
import { nameActor } from "../../platform/access/actor-names.ts";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import { refuseRequest, type Context } from "../../platform/http/server.ts";
import { refuseOlder } from "../../platform/register/version.ts";
import { getDemand } from "../services/index.ts";
import { weightsFor } from "./fit.ts";
import { countOutcomes, listWeights } from "./queries.ts";

export async function getWeights({ actor, services }: Context & { actor: Actor }, demandId: number) {
  return services.database.read(actor.scope, async (db) => {
    const d = await getDemand(db, demandId);
    const versions = await listWeights(db, d.unit_path);
    return {
      ...(await weightsFor(db, d.unit_path)),
      outcomes: await countOutcomes(db, actor.scope),
      can: { activate: actor.permissions.has("match.weights") },
      versions: versions.map(({ actorId, actorName, weights, at, ...v }) => ({
        ...v,
        at: new Date(at).toISOString(),
        weights: weights as Weights,
        actorName: nameActor(actorId, actorName),
      })),
    };
  });
}

/** Weights are never edited: a new version follows, so that an old order can be explained by the weights of its day. */
export async function activateWeights(
  { actor, services }: Context & { actor: Actor },
  input: { version: number; weights: Weights; note: string },
) {
  const fault = findWeightsFault(input.weights);
  if (fault) refuseRequest("invalid", fault);
  return services.database.write(actor.scope, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('match_weights'))`.execute(tx);
    const now = await weightsFor(tx, actor.scope.unitPath);
    refuseOlder(input.version, now.version, { ...now.weights });
    const { id } = await tx
      .insertInto("match_weights")
      .values({
        unit_id: actor.scope.unitId,
        unit_path: [...actor.scope.unitPath],
        weights: JSON.stringify(input.weights),
        note: input.note,
        activated_by: actor.id,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await audit(tx, actor, { act: "match.weights", subject: `match-weights:${id}`, detail: input.weights });
    return { version: id };
  });
}
