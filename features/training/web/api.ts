import { createApi } from "../../../platform/ui/api.ts";
import type { trainingContract } from "../contract.ts";

export const training = createApi<typeof trainingContract>("training").call;
