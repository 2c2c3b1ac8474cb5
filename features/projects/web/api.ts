import { createApi } from "../../../platform/ui/api.ts";
import type { projectsContract } from "../contract.ts";

export const { call } = createApi<typeof projectsContract>("projects");
