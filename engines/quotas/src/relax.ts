import type { Nominee, QuotaPlan } from "./plan.ts";
import { build, changesOf, lpText, type Conflict, type Solve } from "./select.ts";

export type Changes = Conflict["changes"];

/**
 * Changes of bounds under which the seats can be filled: the cheapest, then for each bound that it touches the cheapest without touching that one. `costs` are what one
 * person more or less costs at a bound (1 unless given, 1,000 for bounds by law); a bound of cost 0 stays. Empty changes: nothing stands in the way. No answer at all: no
 * change of the bounds that may change is enough.
 */
export async function relax(
  plan: QuotaPlan,
  nominees: readonly Nominee[],
  solve: Solve,
  costs: ReadonlyMap<string, number> = new Map(),
): Promise<Changes[]> {
  const model = build(plan, nominees);
  const cheapest = async (kept?: string): Promise<Changes | undefined> => {
    const answer = await solve(
      lpText(model, {
        // Soft bounds give way for nothing, so nearly nothing is their cost.
        soften: (b) => (b.kind === "soft" ? 0.001 : b.key === kept ? 0 : (costs.get(b.key) ?? (b.kind === "by-law" ? 1000 : 1))),
        aim: "slack",
      }),
    );
    return answer.status === "optimal" || answer.status === "feasible" ? changesOf(plan, answer) : undefined;
  };
  const first = await cheapest();
  if (!first) return [];
  const found = new Map([[JSON.stringify(first), first]]);
  for (const key of new Set(first.map((c) => c.key))) {
    const other = await cheapest(key);
    if (other) found.set(JSON.stringify(other), other);
  }
  return [...found.values()];
}
