import { implement } from "@orpc/server";
import { wall, type Context } from "../../platform/http/server.ts";
import { comparePlans } from "./compare.ts";
import { circleContract } from "./contract.ts";
import { coveragePage, reachedWith } from "./coverage.ts";
import { isochronesPage, listCandidates, mapPage, networkLines, whatIfMoved } from "./maps.ts";
import { recordCoverage } from "./recorded.ts";
import { cancelSiting, keepPlan, listPlans, lookAtSiting, startSiting } from "./sitings.ts";

const api = implement(circleContract).$context<Context>().use(wall);

export const circleRouter = api.router({
  getMap: api.getMap.handler(({ context }) => mapPage(context)),
  getLines: api.getLines.handler(({ context }) => networkLines(context)),
  getCoverage: api.getCoverage.handler(({ input, context }) => coveragePage(context, input)),
  getReachedWith: api.getReachedWith.handler(({ input, context }) => reachedWith(context, input)),
  getIsochrones: api.getIsochrones.handler(({ input, context }) => isochronesPage(context, input)),
  whatIf: api.whatIf.handler(({ input, context }) => whatIfMoved(context, input)),
  listCandidates: api.listCandidates.handler(({ input, context }) => listCandidates(context, input)),
  recordCoverage: api.recordCoverage.handler(({ context }) => recordCoverage(context)),
  startSiting: api.startSiting.handler(({ input, context }) => startSiting(context, input)),
  lookAtSiting: api.lookAtSiting.handler(({ input, context }) => lookAtSiting(context, input.run) as never),
  cancelSiting: api.cancelSiting.handler(({ input, context }) => cancelSiting(context, input.run)),
  keepPlan: api.keepPlan.handler(({ input, context }) => keepPlan(context, input)),
  comparePlans: api.comparePlans.handler(({ input, context }) => comparePlans(context, input) as never),
  listPlans: api.listPlans.handler(({ context }) => listPlans(context) as never),
});
