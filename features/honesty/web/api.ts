import { createApi } from "../../../platform/ui/api.ts";
import type { honestyContract } from "../contract.ts";

export const { call: matching } = createApi<typeof honestyContract>("matching");
