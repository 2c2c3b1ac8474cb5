import { createApi } from "../../../platform/ui/api.ts";
import type { helpContract } from "../contract.ts";

export const { call } = createApi<typeof helpContract>("help");
export type Help = Awaited<ReturnType<typeof call.listHelp>>[number];
