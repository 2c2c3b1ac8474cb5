import {
  proveCovering,
  reachLists,
  reachMillimetres,
  siteCovering,
  type Reach,
  type SitingQuestion,
  type SitingRefusal,
} from "@bihuan/reach";
import { openSolver } from "../../../platform/solver/solver.ts";
import { MINUTES, type Answers, type SiteQuestion } from "./protocol.ts";

const SECONDS_TO_PROVE = 20;

/** Chooses new places beside those that stand: the fast search with its bound and, where asked, the solver's proof. */
export async function site(reach: Reach, q: SiteQuestion, progress: (words: string) => void): Promise<Answers["site"]> {
  progress("reach");
  const question = questionOf(reach, q);
  progress("search");
  let plan = siteCovering(question);
  if (q.prove && plan.ok && !plan.value.proved) {
    progress("prove");
    const solver = openSolver();
    try {
      plan = await proveCovering(question, solver.solve, { secondsLimit: SECONDS_TO_PROVE });
    } finally {
      await solver.close();
    }
  }
  if (!plan.ok) return { ok: false, error: plan.error.map((refusal) => wordsOf(refusal, q)) };
  const { value } = plan;
  const stand = q.places.length;
  // Nobody covers more people than there are: a search that reaches all of them has its proof.
  const bound = Math.min(value.bound, value.total);
  return {
    ok: true,
    value: {
      chosen: value.steps.map((s) => ({ candidate: s.candidate - stand, adds: s.adds / 1000, lost: s.lost / 1000 })),
      covered: value.people / 1000,
      withoutPlan: value.withoutPlan / 1000,
      bound: bound / 1000,
      gap: bound === 0 ? 0 : (bound - value.people) / bound,
      proved: value.proved || value.people >= bound,
      total: value.total / 1000,
    },
  };
}

/** Standing places come before the candidates; people in whole thousandths, so that the bound can be rounded down. */
function questionOf(reach: Reach, q: SiteQuestion): SitingQuestion {
  const stand = q.places.length;
  const { first, resident } = reachLists(reach, [...q.places, ...q.candidates], reachMillimetres(MINUTES * 60, q.metresPerSecond));
  return {
    first,
    cell: resident,
    weight: reach.thousandths,
    // Fewer candidates than places asked for: all of them, as the page shows.
    places: Math.min(q.count, q.candidates.length),
    fixed: q.fixed.map((candidate) => stand + candidate),
    existing: q.places.map((_, place) => place),
    ...(q.minimum.some((least) => least > 0)
      ? { district: [...q.places.map(() => 0), ...q.candidates.map((c) => c.district)], minimum: q.minimum }
      : {}),
  };
}

/** The engine numbers districts; people know them by name. */
function wordsOf(refusal: SitingRefusal, q: SiteQuestion): { zh: string; en: string } {
  const name = refusal.district === undefined ? undefined : q.districts[refusal.district];
  if (name === undefined) return refusal.text;
  return {
    zh: `${name}至少要 ${refusal.asked} 处，只有 ${refusal.available} 个候选地点。`,
    en: `${name} must have at least ${refusal.asked} more, but has ${refusal.available} candidates.`,
  };
}
