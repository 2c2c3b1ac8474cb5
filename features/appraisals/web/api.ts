import { createApi } from "../../../platform/ui/api.ts";
import type { appraisalsContract, ownAppraisalContract } from "../contract.ts";

export const appraisalsApi = createApi<typeof appraisalsContract>("appraisals").call;
export const ownAppraisalApi = createApi<typeof ownAppraisalContract>("ownAppraisal").call;
