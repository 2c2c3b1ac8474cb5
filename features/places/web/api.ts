import { createApi } from "../../../platform/ui/api.ts";
import type { placesContract } from "../contract.ts";

export const { call } = createApi<typeof placesContract>("places");
