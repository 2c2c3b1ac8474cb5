import { createApi } from "../../../platform/ui/api.ts";
import type { baselineContract, capitalContract } from "../contract.ts";

export const capitalApi = createApi<typeof capitalContract & typeof baselineContract>("capital").call;
