import { createApi } from "../../../platform/ui/api.ts";
import type { caravansContract } from "../contract.ts";

export const caravans = createApi<typeof caravansContract>("caravans").call;
