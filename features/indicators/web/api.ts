import { createApi } from "../../../platform/ui/api.ts";
import type { indicatorsContract } from "../contract.ts";

export const { call } = createApi<typeof indicatorsContract>("indicators");
