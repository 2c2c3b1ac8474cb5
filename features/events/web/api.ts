import { createApi } from "../../../platform/ui/api.ts";
import type { eventsContract } from "../contract.ts";

export const events = createApi<typeof eventsContract>("events").call;
