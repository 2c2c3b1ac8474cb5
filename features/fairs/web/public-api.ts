import { createApi } from "../../../platform/ui/api.ts";
import type { publicFairsContract } from "../contract.ts";

export const publicFairs = createApi<typeof publicFairsContract>("publicFairs").call;
