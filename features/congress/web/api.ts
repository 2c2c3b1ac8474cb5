import { createApi } from "../../../platform/ui/api.ts";
import type { congressContract } from "../contract.ts";

export const congress = createApi<typeof congressContract>("congressDesk").call;
