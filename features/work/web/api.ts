import { createApi } from "../../../platform/ui/api.ts";
import type { workContract } from "../contract.ts";
import type { deputiesContract } from "../deputies-contract.ts";
import type { noticesContract } from "../notices-contract.ts";

export const { call } = createApi<typeof workContract>("work");
export const { call: notices } = createApi<typeof noticesContract>("notices");
export const { call: deputies } = createApi<typeof deputiesContract>("deputies");
export type Item = Awaited<ReturnType<typeof call.workbench>>["mine"][number];
