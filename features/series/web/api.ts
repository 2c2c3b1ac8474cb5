import { createApi } from "../../../platform/ui/api.ts";
import type { seriesContract } from "../contract.ts";

export const { call } = createApi<typeof seriesContract>("series");
