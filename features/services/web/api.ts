import { createApi } from "../../../platform/ui/api.ts";
import type { servicesContract } from "../contract.ts";
import type { matchingContract } from "../matching-contract.ts";

export const { call } = createApi<typeof servicesContract>("services");
export type DemandView = Awaited<ReturnType<typeof call.getDemand>>;

export const { call: matching } = createApi<typeof matchingContract>("matching");
export type WeightsView = Awaited<ReturnType<typeof matching.getWeights>>;
export type AssignmentPlan = Awaited<ReturnType<typeof matching.planAssignment>>;
