import { createApi } from "../../../platform/ui/api.ts";
import type { outreachContract } from "../contract.ts";
import type { serviceContract } from "../service-contract.ts";

export const outreach = createApi<typeof outreachContract & typeof serviceContract>("outreach").call;
