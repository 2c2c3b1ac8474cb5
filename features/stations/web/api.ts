import { createApi } from "../../../platform/ui/api.ts";
import type { parksContract } from "../contract.ts";
import type { reviewsContract } from "../review-contract.ts";

export const parksApi = createApi<typeof parksContract>("parks").call;
export const reviewsApi = createApi<typeof reviewsContract>("station_reviews").call;
