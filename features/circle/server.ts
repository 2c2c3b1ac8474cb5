import { implement } from "@orpc/server";
import type { Actor } from "../../platform/access/scope.ts";
import { notFound, wall, type Context } from "../../platform/http/server.ts";
import { comparePlans } from "./compare.ts";
import { circleContract } from "./contract.ts";
import { coveragePage, reachedWith } from "./coverage.ts";
import { onGround } from "./looking.ts";
import { isochronesPage, listCandidates, mapPage, networkLines, whatIfMoved } from "./maps.ts";
import { recordCoverage } from "./recorded.ts";
import { cancelSiting, keepPlan, listPlans, lookAtSiting, startSiting } from "./sitings.ts";

type Signed = Context & { actor: Actor };

const at = async (context: Signed, { unitId }: { unitId?: number | undefined }): Promise<Signed> => ({
  ...context,
  actor: (await onGround(context.services, context.actor, unitId)) ?? notFound(),
});

const api = implement(circleContract).$context<Context>().use(wall);

export const circleRouter = api.router({
  getMap: api.getMap.handler(async ({ input, context }) => mapPage(await at(context, input), context.actor.scope)),
  getLines: api.getLines.handler(async ({ input, context }) => networkLines(await at(context, input))),
  getCoverage: api.getCoverage.handler(async ({ input, context }) => coveragePage(await at(context, input), input)),
  getReachedWith: api.getReachedWith.handler(async ({ input, context }) => reachedWith(await at(context, input), input)),
  getIsochrones: api.getIsochrones.handler(async ({ input, context }) => isochronesPage(await at(context, input), input)),
  whatIf: api.whatIf.handler(async ({ input, context }) => whatIfMoved(await at(context, input), input)),
  listCandidates: api.listCandidates.handler(async ({ input, context }) => listCandidates(await at(context, input), input)),
  recordCoverage: api.recordCoverage.handler(({ context }) => recordCoverage(context)),
  startSiting: api.startSiting.handler(({ input, context }) => startSiting(context, input)),
  lookAtSiting: api.lookAtSiting.handler(({ input, context }) => lookAtSiting(context, input.run) as never),
  cancelSiting: api.cancelSiting.handler(({ input, context }) => cancelSiting(context, input.run)),
  keepPlan: api.keepPlan.handler(({ input, context }) => keepPlan(context, input)),
  comparePlans: api.comparePlans.handler(async ({ input, context }) => (await comparePlans(await at(context, input), input)) as never),
  listPlans: api.listPlans.handler(async ({ input, context }) => (await listPlans(await at(context, input))) as never),
});
