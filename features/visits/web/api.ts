import { createApi } from "../../../platform/ui/api.ts";
import type { bookingsContract } from "../contract.ts";

export const { call } = createApi<typeof bookingsContract>("places");
