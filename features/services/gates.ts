import type { GateState } from "@bihuan/casework";
import { addMonths, chinaDay } from "@bihuan/kit";
import type { DemandRecord } from "./queries.ts";

/** What the demand's data say about the gates of its process. Those of agreements and effect are opened by their own room. */
export function demandGates(
  d: DemandRecord,
  more: { contact: boolean; agreedIntroduction: boolean; milestone: boolean; ownWords: boolean },
  nowMillis: number,
): GateState {
  return {
    complete: Boolean(d.title && d.present_state && d.demander_name && more.contact),
    own_words: more.ownWords,
    chosen: more.agreedIntroduction,
    milestone: more.milestone,
    in_force: false,
    effect: false,
    year_over: addMonths(d.opened_on, 12) <= chinaDay(nowMillis),
  };
}
