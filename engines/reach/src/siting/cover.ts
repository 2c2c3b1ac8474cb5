import { ok, refuse, type Result } from "@bihuan/kit";
import { solveCovering } from "./branch.ts";
import { siteWithCapacities } from "./capacity.ts";
import { instanceOf, type Instance } from "./instance.ts";
import { planOf, type CoverPlan } from "./plan.ts";
import { refusalsOf, type SitingQuestion, type SitingRefusal } from "./question.ts";

/** Entries of the matrix read before the search ends with a bound instead of a proof, half of them once 0.1 % is open at most: about 0.3 s of one core where reaches overlap so that branching is needed, far less elsewhere. Each is read so often at least: with less the bound of a wide matrix is worth little. */
export const INTERACTIVE_EFFORT = 160_000_000;
const INTERACTIVE_READINGS = 100;

/**
 * Chooses places that cover the most people, at interactive speed, with a bound: greedy start, exchange, Lagrangian bound,
 * branch and bound while `effort` lasts. Same question, same answer. Places that would add nobody are not chosen, unless the
 * minimum of a district asks for them. Throws RangeError on a malformed question.
 */
export function siteCovering(question: SitingQuestion, options: { effort?: number } = {}): Result<CoverPlan, SitingRefusal[]> {
  const refusals = refusalsOf(question);
  if (refusals.length > 0) return refuse(refusals);
  if (question.capacity !== undefined) return ok(siteWithCapacities(question));
  const { chosen, bound } = searchCovering(question, options.effort);
  return ok(planOf(question, chosen, bound));
}

/** The search itself, for a question without refusals and capacities. */
export function searchCovering(
  question: SitingQuestion,
  effort?: number,
): { chosen: readonly number[]; people: number; bound: number; open: Instance } {
  const instance = instanceOf(question);
  const interactive = Math.max(INTERACTIVE_EFFORT, INTERACTIVE_READINGS * instance.cell.length);
  const { chosen, ...answer } =
    effort === undefined ? solveCovering(instance, interactive, interactive / 2) : solveCovering(instance, effort);
  if (chosen === undefined) throw new Error("a question without refusals has no plan");
  return { ...answer, chosen };
}
