import { createApi } from "../../../platform/ui/api.ts";
import type { Tone } from "../../../platform/ui/record/StateTag.tsx";
import type { policiesContract } from "../contract.ts";
import type { Validity } from "../validity.ts";

export const { call } = createApi<typeof policiesContract>("policies");
export type PolicyView = Awaited<ReturnType<typeof call.getPolicy>>;

export const VALIDITY_TONES: Readonly<Record<Validity, Tone>> = {
  pending: "wait",
  in_force: "good",
  superseded: "bad",
  repealed: "bad",
  unknown: "rest",
};

/** Stable address of an article. */
export const articleHref = (id: number, address: string | null): string => `/policies/${id}${address === null ? "" : `#${address}`}`;
