import { implement } from "@orpc/server";
import { wall, type Context } from "../../platform/http/server.ts";
import { acceptAssignment, listAssignments, planAssignment } from "./assignment.ts";
import { actOnGrey, getGrey, markGrey } from "./grey.ts";
import { readSigns, scanSigns } from "./signs.ts";
import { honestyOf } from "./honesty.ts";
import { searchCodes } from "./codes.ts";
import { matchingContract } from "./matching-contract.ts";
import { activateWeights, getWeights } from "./weights.ts";

const api = implement(matchingContract).$context<Context>().use(wall);

export const matchingRouter = api.router({
  getWeights: api.getWeights.handler(({ input, context }) => getWeights(context, input.demandId)),
  activateWeights: api.activateWeights.handler(({ input, context }) => activateWeights(context, input)),
  searchCodes: api.searchCodes.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => searchCodes(db, input.table, input.text)),
  ),
  planAssignment: api.planAssignment.handler(({ input, context }) => planAssignment(context, input)),
  acceptAssignment: api.acceptAssignment.handler(({ input, context }) => acceptAssignment(context, input)),
  listSigns: api.listSigns.handler(({ context }) => readSigns(context)),
  scanSigns: api.scanSigns.handler(({ context }) => scanSigns(context)),
  markGrey: api.markGrey.handler(({ input, context }) => markGrey(context, input.demandIds)),
  getGrey: api.getGrey.handler(({ input, context }) => getGrey(context, input.id)),
  actOnGrey: api.actOnGrey.handler(({ input, context }) => actOnGrey(context, input)),
  honesty: api.honesty.handler(({ input, context }) => honestyOf(context, input)),
  listAssignments: api.listAssignments.handler(({ context }) => listAssignments(context)),
});
