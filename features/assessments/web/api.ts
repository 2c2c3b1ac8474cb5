import { createApi } from "../../../platform/ui/api.ts";
import type { assessmentsContract } from "../contract.ts";

export const assessments = createApi<typeof assessmentsContract>("assessments").call;
export type Card = Awaited<ReturnType<typeof assessments.getCard>>;
export type CardItem = Card["items"][number];
