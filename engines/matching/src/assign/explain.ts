import type { Label } from "../fit/sides.ts";
import type { Assignment } from "@bihuan/assign";

export interface Names {
  readonly expert: (index: number) => string;
  readonly need: (index: number) => string;
}

export interface NeedReport {
  readonly need: number;
  readonly given: readonly { readonly expert: number; readonly fit: number }[];
  /** Why it has fewer than it may have; null when it has all. */
  readonly shortage: Label | null;
  /** Better or further experts it did not get, and whom they serve instead. */
  readonly gaveUp: readonly { readonly expert: number; readonly heldBy: readonly number[]; readonly reason: Label }[];
}

/** What every need got, what it gave up and why, in words. */
export function explainAssignment(assignment: Assignment, eligible: readonly number[], names: Names): NeedReport[] {
  return Array.from({ length: assignment.needs }, (_, need) => {
    const given = assignment.given(need);
    const gaveUp = assignment.gaveUp(need).map(({ expert, loss, fewer }) => {
      const heldBy = assignment.served(expert);
      const others = heldBy.map((n) => `“${names.need(n)}”`);
      const shown = others.slice(0, 3).join("、") + (others.length > 3 ? `等 ${others.length} 件` : "");
      const cost = fewer
        ? { zh: "改派会使别的需求少一位", en: "moving would leave another need with one fewer" }
        : { zh: `改派会使总体相合度降低（少 ${loss} 分）`, en: `moving would lower the total fit by ${loss}` };
      const reason: Label = !assignment.isFull(expert)
        ? {
            zh: `${names.expert(expert)}手头已有，为匀开改派他人；${cost.zh}`,
            en: `${names.expert(expert)} has work already and it is shared out; ${cost.en}`,
          }
        : heldBy.length === 0
          ? { zh: `${names.expert(expert)}已无余量`, en: `${names.expert(expert)} has no capacity left` }
          : {
              zh: `${names.expert(expert)}已到上限，派给了${shown}；${cost.zh}`,
              en: `${names.expert(expert)} is at the limit, given to ${others.slice(0, 3).join(", ")}; ${cost.en}`,
            };
      return { expert, heldBy, reason };
    });
    return { need, given, shortage: shortageOf(assignment.perNeed, given.length, eligible[need] ?? 0), gaveUp };
  });
}

function shortageOf(perNeed: number, given: number, eligible: number): Label | null {
  if (given === perNeed) return null;
  if (eligible === 0)
    return { zh: "没有合条件的专家：或无相合，或都须回避、已满", en: "No eligible expert: none fits, or all conflict or are full" };
  if (eligible === given)
    return {
      zh: `内容相合、无须回避、未满的专家只有 ${eligible} 位，已全部派上`,
      en: `Only ${eligible} expert${eligible === 1 ? "" : "s"} fit, have no conflict and are not full; all given`,
    };
  return given === 0
    ? {
        zh: `合条件的 ${eligible} 位专家都已到上限，派给了别的需求`,
        en: `All ${eligible} eligible experts are at their limit with other needs`,
      }
    : { zh: `合条件的 ${eligible} 位专家中，其余都已到上限`, en: `Of ${eligible} eligible experts the others are at their limit` };
}
