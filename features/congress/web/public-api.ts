import { createApi } from "../../../platform/ui/api.ts";
import type { publicCongressContract } from "../contract.ts";

export const publicCongress = createApi<typeof publicCongressContract>("publicCongress").call;
