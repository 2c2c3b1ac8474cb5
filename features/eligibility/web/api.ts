import { createApi } from "../../../platform/ui/api.ts";
import type { eligibilityContract } from "../contract.ts";

export const eligibilityApi = createApi<typeof eligibilityContract>("eligibility").call;
