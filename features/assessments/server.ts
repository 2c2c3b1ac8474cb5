import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { wall, type Context } from "../../platform/http/server.ts";
import { correct, object } from "./assessment-server.ts";
import { cardOf } from "./card.ts";
import { assessmentsContract } from "./contract.ts";
import { putEntry } from "./entries.ts";
import { attachEvidence, dropEvidence, offerEvidence } from "./evidence.ts";
import { matrixOf } from "./matrix.ts";
import { readingsOf } from "./readings.ts";
import { freezeScores, scoreAutomatic } from "./round-server.ts";
import { dryRun, importStandard, previewStandard } from "./standard-server.ts";

export { servedAssessments, servedObjections } from "./assessment-server.ts";
export { servedRounds } from "./round-server.ts";
export { servedStandards } from "./standard-server.ts";

const api = implement(assessmentsContract).$context<Context>().use(wall);

export const assessmentsRouter = api.router({
  readStandard: api.readStandard.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const read = await previewStandard(db, services, input.table);
      return {
        items: read.items.map(({ line, no, aspect, criterion, name, points, wording, meant, why }) => ({
          line,
          no,
          aspect,
          criterion,
          name,
          points,
          wording,
          meant,
          why,
        })),
        faults: [...read.faults],
        ignored: [...read.ignored],
        skipped: [...read.skipped],
      };
    }),
  ),
  importStandard: api.importStandard.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, async (tx) => {
      const done = await importStandard(context, tx, input);
      return { taken: done.taken, faults: [...done.faults] };
    }),
  ),
  dryRun: api.dryRun.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => dryRun(db, services, input.id)),
  ),
  getMatrix: api.getMatrix.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => matrixOf(db, services, actor, input.id, input.column)),
  ),
  getCard: api.getCard.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => cardOf(db, services, actor, input.id)),
  ),
  getReadings: api.getReadings.handler(({ input, context: { actor, services } }) => readingsOf(services, actor, input.id)),
  putEntry: api.putEntry.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => putEntry(context, tx, input)),
  ),
  correct: api.correct.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, async (tx) => {
      const { id, roundId } = await correct(context, tx, input);
      await freezeScores(context, tx, roundId);
      return { id };
    }),
  ),
  scoreAutomatic: api.scoreAutomatic.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => scoreAutomatic(context, tx, input.id)),
  ),
  offerEvidence: api.offerEvidence.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => [...(await offerEvidence(db, services, input.id, input.item))]),
  ),
  attachEvidence: api.attachEvidence.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => attachEvidence(context, tx, input)),
  ),
  dropEvidence: api.dropEvidence.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => dropEvidence(context, tx, input)),
  ),
  object: api.object.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => object(context, tx, input, chinaDay(context.services.now()))),
  ),
});
