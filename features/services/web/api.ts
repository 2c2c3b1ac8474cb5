import { createApi } from "../../../platform/ui/api.ts";
import type { servicesContract } from "../contract.ts";

export const { call } = createApi<typeof servicesContract>("services");
export type DemandView = Awaited<ReturnType<typeof call.getDemand>>;
