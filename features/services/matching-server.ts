import { implement } from "@orpc/server";
import { wall, type Context } from "../../platform/http/server.ts";
import { acceptAssignment, listAssignments, planAssignment } from "./assignment.ts";
import { matchingContract } from "./matching-contract.ts";
import { activateWeights, getWeights } from "./weights.ts";

const api = implement(matchingContract).$context<Context>().use(wall);

export const matchingRouter = api.router({
  getWeights: api.getWeights.handler(({ input, context }) => getWeights(context, input.demandId)),
  activateWeights: api.activateWeights.handler(({ input, context }) => activateWeights(context, input)),
  planAssignment: api.planAssignment.handler(({ input, context }) => planAssignment(context, input)),
  acceptAssignment: api.acceptAssignment.handler(({ input, context }) => acceptAssignment(context, input)),
  listAssignments: api.listAssignments.handler(({ context }) => listAssignments(context)),
});
