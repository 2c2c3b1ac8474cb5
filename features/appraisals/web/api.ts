import { createApi } from "../../../platform/ui/api.ts";
import type { afarTellerContract, appraisalsContract, ownAppraisalContract } from "../contract.ts";

export const appraisalsApi = createApi<typeof appraisalsContract>("appraisals").call;
export const ownAppraisalApi = createApi<typeof ownAppraisalContract>("ownAppraisal").call;
export const afarTellerApi = createApi<typeof afarTellerContract>("afarTeller").call;
