import { createApi } from "../../../platform/ui/api.ts";
import type { fundsContract } from "../contract.ts";

export const funds = createApi<typeof fundsContract>("funds").call;
