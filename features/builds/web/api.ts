import { createApi } from "../../../platform/ui/api.ts";
import type { buildsContract } from "../contract.ts";

export const { call } = createApi<typeof buildsContract>("places");
