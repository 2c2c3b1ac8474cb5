import { createApi } from "../../../platform/ui/api.ts";
import type { censusContract } from "../contract.ts";
import type { surveyContract } from "../survey-contract.ts";

export const census = createApi<typeof censusContract>("census").call;
export const surveysApi = createApi<typeof surveyContract>("surveys").call;
