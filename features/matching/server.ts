import { implement } from "@orpc/server";
import { wall, type Context } from "../../platform/http/server.ts";
import { acceptAssignment, listAssignments, planAssignment } from "./assignment.ts";
import { addCandidate, chooseCandidate, proposeCandidates, rejectCandidate } from "./candidates.ts";
import { candidatesContract, matchingContract } from "./contract.ts";
import { activateWeights, getWeights } from "./weights.ts";

const api = implement(matchingContract).$context<Context>().use(wall);

export const matchingRouter = api.router({
  getWeights: api.getWeights.handler(({ input, context }) => getWeights(context, input.demandId)),
  activateWeights: api.activateWeights.handler(({ input, context }) => activateWeights(context, input)),
  planAssignment: api.planAssignment.handler(({ input, context }) => planAssignment(context, input)),
  acceptAssignment: api.acceptAssignment.handler(({ input, context }) => acceptAssignment(context, input)),
  listAssignments: api.listAssignments.handler(({ context }) => listAssignments(context)),
});

const need = implement(candidatesContract).$context<Context>().use(wall);

export const candidatesRouter = need.router({
  proposeCandidates: need.proposeCandidates.handler(({ input, context }) => proposeCandidates(context, input)),
  addCandidate: need.addCandidate.handler(({ input, context }) => addCandidate(context, input)),
  rejectCandidate: need.rejectCandidate.handler(({ input, context }) => rejectCandidate(context, input)),
  chooseCandidate: need.chooseCandidate.handler(({ input, context }) => chooseCandidate(context, input)),
});
