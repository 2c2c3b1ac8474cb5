import { createApi } from "../../../platform/ui/api.ts";
import type { parksContract } from "../contract.ts";

export const parksApi = createApi<typeof parksContract>("parks").call;
