import { createApi } from "../../../platform/ui/api.ts";
import type { searchContract } from "../contract.ts";

export const { call } = createApi<typeof searchContract>("search");
export type Answer = Awaited<ReturnType<typeof call.search>>;
