import { createApi } from "../../../platform/ui/api.ts";
import type { studiesContract } from "../contract.ts";

export const studiesApi = createApi<typeof studiesContract>("thinktank").call;
