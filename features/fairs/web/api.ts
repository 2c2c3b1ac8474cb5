import { createApi } from "../../../platform/ui/api.ts";
import type { fairsContract } from "../contract.ts";

export const fairs = createApi<typeof fairsContract>("fairs").call;
