import { createApi } from "../../../platform/ui/api.ts";
import type { outreachContract } from "../contract.ts";

export const outreach = createApi<typeof outreachContract>("outreach").call;
