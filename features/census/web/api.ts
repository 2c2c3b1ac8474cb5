import { createApi } from "../../../platform/ui/api.ts";
import type { censusContract } from "../contract.ts";

export const census = createApi<typeof censusContract>("census").call;
