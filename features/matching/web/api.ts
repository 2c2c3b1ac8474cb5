import { createApi } from "../../../platform/ui/api.ts";
import type { matchingContract } from "../contract.ts";

export const { call: matching } = createApi<typeof matchingContract>("matching");
export type AssignmentPlan = Awaited<ReturnType<typeof matching.planAssignment>>;
