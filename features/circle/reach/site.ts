import { seededRandom } from "@bihuan/kit";
import {
  planOf,
  proveCovering,
  proveFairly,
  reachLists,
  reachMillimetres,
  refusalsOf,
  siteCovering,
  siteFairly,
  siteMedian,
  type CoverPlan,
  type FairPlan,
  type Reach,
  type SitingQuestion,
  type SitingRefusal,
  type Solve,
} from "@bihuan/reach";
import { openSolver } from "../../../platform/solver/solver.ts";
import { MINUTES, type Answers, type Chosen, type SiteAnswer, type SiteQuestion, type SiteStep } from "./protocol.ts";

const SECONDS_TO_PROVE = 20;
type Progress = (step: SiteStep) => void;
/** Standing places, then candidates, as the ground knows them. */
type Standing = ReturnType<Reach["stand"]>;

/** Chooses new places beside those that stand: the fast search with its bound and, where asked, the solver's proof. */
export async function site(reach: Reach, isOutside: Uint8Array, q: SiteQuestion, progress: Progress): Promise<Answers["site"]> {
  progress({ step: "reach" });
  const all = reach.stand([...q.places, ...q.candidates]);
  const question = questionOf(reach, q, all);
  progress({ step: "search" });
  const answer = await (q.goal === "nearest"
    ? nearest(reach, isOutside, q, all, question, progress)
    : q.goal === "fair"
      ? fair(q, question, progress)
      : most(q, question, progress));
  if (!answer.ok) return answer;
  return { ok: true, value: { ...answer.value, offNetwork: all.slice(q.places.length).filter((at) => at === undefined).length } };
}

async function most(q: SiteQuestion, question: SitingQuestion, progress: Progress): Promise<Answers["site"]> {
  let plan = siteCovering(question);
  if (q.prove && plan.ok && !plan.value.proved)
    plan = await proving(progress, (solve) => proveCovering(question, solve, { secondsLimit: SECONDS_TO_PROVE }));
  if (!plan.ok) return refused(plan.error, q);
  const { value } = plan;
  // Nobody covers more people than there are: a search that reaches all of them has its proof.
  const bound = Math.min(value.bound, value.total);
  return {
    ok: true,
    value: {
      ...answerOf(value, q),
      bound: bound / 1000,
      gap: bound === 0 ? 0 : (bound - value.people) / bound,
      proved: value.proved || value.people >= bound,
    },
  };
}

/** The worst district first; `bound` and `gap` are the worst share's. */
async function fair(q: SiteQuestion, covering: SitingQuestion, progress: Progress): Promise<Answers["site"]> {
  const question = { ...covering, home: q.home };
  let plan = siteFairly(question);
  if (q.prove && plan.ok && !plan.value.proved)
    plan = await proving(progress, (solve) => proveFairly(question, solve, { secondsLimit: SECONDS_TO_PROVE }));
  if (!plan.ok) return refused(plan.error, q);
  const { value } = plan;
  return {
    ok: true,
    value: {
      ...answerOf(value, q),
      bound: value.people / 1000,
      gap: value.worstBound - value.worstShare,
      proved: value.proved,
      fair: {
        worstShare: value.worstShare,
        worstBound: value.worstBound,
        districts: value.districts.map((d) => ({
          name: q.districts[d.district] ?? "",
          people: d.people / 1000,
          covered: d.covered / 1000,
          before: (d.before * d.people) / 1000,
        })),
      },
    },
  };
}

/** Ways longer than this count as this long: whoever lives an hour off is no nearer to a place two hours off. */
const FARTHEST_MINUTES = 60;
const MOST_ENTRIES = 8_000_000;
const WORK = 3e9;

/**
 * Shortest ways in sum (p-median): the way to the nearest place, standing or new, at most an hour, of everybody whom the network reaches. Whoever lives off it has no
 * way that is known: counted as an hour each they would be the whole figure of a county of few roads.
 */
function nearest(
  reach: Reach,
  isOutside: Uint8Array,
  q: SiteQuestion,
  all: Standing,
  question: SitingQuestion,
  progress: Progress,
): Answers["site"] {
  // The demands are those of covering, and so are the words where they exclude each other.
  const refusals = refusalsOf(question);
  if (refusals.length > 0) return refused(refusals, q);
  const stand = q.places.length;
  const farthest = reachMillimetres(FARTHEST_MINUTES * 60, q.metresPerSecond);
  const lists = reachLists(reach, all, farthest);
  const peopled = Array.from(question.weight, (_, cell) => cell).filter(
    (cell) => (question.weight[cell] as number) > 0 && isOutside[cell] === 0,
  );
  if (peopled.length === 0)
    return {
      ok: false,
      error: [{ zh: "路网没有到任何有人的地方，算不了路程。", en: "The network reaches nobody: there are no ways to sum." }],
    };
  const row = new Int32Array(question.weight.length).fill(-1);
  peopled.forEach((cell, k) => (row[cell] = k));
  // Standing places are one column: the nearest of them.
  const columns = q.candidates.length + (stand > 0 ? 1 : 0);
  const shift = stand > 0 ? 1 : 0;
  if (peopled.length * columns > MOST_ENTRIES)
    return {
      ok: false,
      error: [
        {
          zh: `${peopled.length} 格乘 ${columns} 个候选点太多，算不了总路程；请只从可转化资源中选。`,
          en: `${peopled.length} cells by ${columns} candidates are too many for ways in sum; choose among the resources alone.`,
        },
      ],
    };
  const distance = new Float64Array(peopled.length * columns).fill(farthest / 1000);
  all.forEach((_, j) => {
    const column = j < stand ? 0 : j - stand + shift;
    for (let e = lists.first[j] as number; e < (lists.first[j + 1] as number); e++) {
      const k = row[lists.resident[e] as number] as number;
      if (k < 0) continue;
      const at = k * columns + column;
      distance[at] = Math.min(distance[at] as number, (lists.millimetres[e] as number) / 1000);
    }
  });
  const weight = peopled.map((cell) => (question.weight[cell] as number) / 1000);
  const fixed = [...(stand > 0 ? [0] : []), ...q.fixed.map((candidate) => candidate + shift)];
  const places = Math.min(q.count, q.candidates.length) + shift;
  const restarts = Math.max(3, Math.min(400, Math.floor(WORK / (distance.length * (places + 10)))));
  const { minimum } = q;
  const district = [...(stand > 0 ? [-1] : []), ...q.candidates.map((c) => c.district)];
  const told = throttled(progress);
  const plan = siteMedian(
    { distance, cells: peopled.length, candidates: columns, weight, places, fixed, district, minimum },
    { random: seededRandom(1).next, restarts, progress: (done) => told({ step: "search", done }) },
  );
  if (!plan.ok) return refused(plan.error, q);
  const people = weight.reduce((a, b) => a + b, 0);
  const before = stand === 0 ? undefined : weight.reduce((sum, w, k) => sum + w * (distance[k * columns] as number), 0) / people;
  const chosen = plan.value.chosen.filter((column) => column >= shift).map((column) => column - shift + stand);
  const explained = answerOf(planOf(question, chosen, Infinity), q);
  const byCandidate = new Map(explained.chosen.map((c) => [c.candidate, c]));
  const each = (cost: number | undefined): number | null => (cost === undefined ? null : cost / people);
  const steps = plan.value.steps
    .filter((step) => step.candidate >= shift)
    .map((step) => ({
      ...(byCandidate.get(step.candidate - shift) as Chosen),
      way: { saves: each(step.saves), lost: each(step.lost) },
    }));
  return {
    ok: true,
    value: {
      ...explained,
      chosen: steps,
      bound: explained.covered,
      gap: plan.value.gap,
      proved: plan.value.proved,
      nearest: {
        metres: plan.value.cost / people,
        bound: plan.value.bound / people,
        before: before ?? null,
        people,
        beside: Math.max(0, reach.thousandths.reduce((sum, w) => sum + w, 0) / 1000 - people),
      },
    },
  };
}

async function proving<T>(progress: Progress, work: (solve: Solve) => Promise<T>): Promise<T> {
  progress({ step: "prove" });
  const solver = openSolver();
  const began = performance.now();
  const told = throttled(progress);
  const listen = (): void => told({ step: "prove", done: Math.min(1, (performance.now() - began) / 1000 / SECONDS_TO_PROVE) });
  try {
    return await work((model, options) => solver.solve(model, { ...options, progress: listen }));
  } finally {
    await solver.close();
  }
}

/** At most four messages a second. */
function throttled(progress: Progress): Progress {
  let last = 0;
  return (step) => {
    if (performance.now() < last + 250) return;
    last = performance.now();
    progress(step);
  };
}

/** Standing places come before the candidates. */
const answerOf = (plan: CoverPlan | FairPlan, q: SiteQuestion): Pick<SiteAnswer, "chosen" | "covered" | "withoutPlan" | "total"> => ({
  chosen: plan.steps.map((s) => ({
    candidate: s.candidate - q.places.length,
    adds: s.adds / 1000,
    lost: s.lost / 1000,
    ...("worstWithout" in s ? { worstWithout: s.worstWithout } : {}),
  })),
  covered: plan.people / 1000,
  withoutPlan: plan.withoutPlan / 1000,
  total: plan.total / 1000,
});

/** People in whole thousandths, so that the bound can be rounded down. */
function questionOf(reach: Reach, q: SiteQuestion, all: Standing): SitingQuestion {
  const stand = q.places.length;
  const { first, resident } = reachLists(reach, all, reachMillimetres(MINUTES * 60, q.metresPerSecond));
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

const refused = (refusals: readonly SitingRefusal[], q: SiteQuestion): Answers["site"] => ({
  ok: false,
  error: refusals.map((refusal) => wordsOf(refusal, q)),
});

/** The engine numbers districts; people know them by name. */
function wordsOf(refusal: SitingRefusal, q: SiteQuestion): { zh: string; en: string } {
  const name = refusal.district === undefined ? undefined : q.districts[refusal.district];
  if (name === undefined) return refusal.text;
  return {
    zh: `${name}至少要 ${refusal.asked} 处，只有 ${refusal.available} 个候选地点。`,
    en: `${name} must have at least ${refusal.asked} more, but has ${refusal.available} candidates.`,
  };
}
