import {
  boundCost,
  boundWays,
  planFair,
  planTours,
  replan,
  type Change,
  type LeftOut,
  type TourPlan,
  type TourQuestion,
} from "@bihuan/tours";
import { isStopped, tellOneMore } from "../../platform/threads/plan-numbers.ts";
import type { RouteOf } from "./judge.ts";

export interface Work {
  readonly question: TourQuestion;
  readonly iterations: number;
  readonly seed: number;
  /** Raises the least served county, and says what that costs. */
  readonly fair: boolean;
  /** An older plan to begin from. */
  readonly from: readonly RouteOf[] | null;
  readonly shared: SharedArrayBuffer;
}
export interface Rain extends Omit<Work, "fair" | "from"> {
  readonly from: readonly RouteOf[];
  readonly changes: readonly Change[];
  readonly today: number;
  readonly movedAtMost: number;
}

export interface Answer {
  readonly left: readonly LeftOut[];
  /** At most so many pupils can be served by anybody. */
  readonly boundPupils: number;
  /** No plan that visits the same schools drives less; only of plans that were searched through, since it takes a second. */
  readonly boundMetres?: number | undefined;
  /** Nor costs less, ways and nights together. */
  readonly boundFen?: number | undefined;
  readonly fairness: { readonly leastBefore: number; readonly leastShare: number; readonly givenUp: number } | null;
  /** Visits that must be made and that no plan was found to hold together; taking any one away lets the others in. */
  readonly collide: readonly string[];
  /** What a change has done: whom to telephone. */
  readonly moved: readonly { readonly stop: string; readonly from: string; readonly to: string }[];
  readonly lost: readonly string[];
}
export type Worked =
  | { readonly ok: true; readonly routes: RouteOf[]; readonly answer: Answer }
  | { readonly ok: false; readonly faults: string[] };

const routesOf = (plan: TourPlan): RouteOf[] =>
  plan.days.map((d) => ({ vehicle: d.vehicle, day: d.day, stops: d.visits.map((v) => v.stop), lodging: d.lodging ?? null }));

/** A plan as the engine knows it, of an arrangement: routes and nights are all it takes over. */
const planOf = (routes: readonly RouteOf[]): TourPlan =>
  ({
    days: routes.map((r) => ({
      vehicle: r.vehicle,
      day: r.day,
      ...(r.lodging === null ? {} : { lodging: r.lodging }),
      visits: r.stops.map((stop) => ({ stop })),
    })),
  }) as unknown as TourPlan;

/** Whoever wants a plan at once does not wait for its bound. */
const BOUND_FROM = 50_000;
const visitedIn = (plan: TourPlan): string[] => plan.days.flatMap((d) => d.visits.map((v) => v.stop));

/** On a slow machine a search ends here with the best plan so far, which is valid, long before the thread's own time is over and all is lost. */
const MOST_MILLIS = 20_000;
/** Where nothing but two bounds comes after it, it may take longer. */
const MOST_MILLIS_ALONE = 50_000;
const hooksOf = (shared: SharedArrayBuffer, millis = MOST_MILLIS) => {
  const until = performance.now() + millis;
  return { better: () => tellOneMore(shared), stop: () => isStopped(shared) || performance.now() > until };
};
const NONE = { fairness: null, collide: [], moved: [], lost: [] };

export function plan({ question, iterations, seed, fair, from, shared }: Work): Worked {
  const effort = { iterations, seed };
  const hooks = hooksOf(shared, fair ? MOST_MILLIS : MOST_MILLIS_ALONE);
  const made = planTours(question, effort, hooks, from ? planOf(from) : undefined);
  if (!made.ok) return { ok: false, faults: made.error.map((f) => JSON.stringify(f)) };
  const raised = fair && !hooks.stop() ? planFair(question, made.value, 6, { iterations: Math.ceil(iterations / 4), seed }) : undefined;
  const done = raised?.ok ? raised.value.plan : made.value;
  const isBounded = iterations >= BOUND_FROM && !isStopped(shared);
  return {
    ok: true,
    routes: routesOf(done),
    answer: {
      ...NONE,
      left: done.left,
      boundPupils: done.bound.weight,
      boundMetres: isBounded ? boundWays(question, visitedIn(done), hooksOf(shared).stop)?.metres : undefined,
      boundFen: isBounded ? boundCost(question, visitedIn(done), hooksOf(shared).stop)?.fen : undefined,
      fairness: raised?.ok
        ? { leastBefore: raised.value.leastBefore, leastShare: raised.value.leastShare, givenUp: raised.value.weightGivenUp }
        : null,
      collide: colliding(question, done),
    },
  };
}

/** Fewest left of the visits that must be made and were not all placed: whoever can be left out of the quarrel is. Found by search, not proved. */
function colliding(q: TourQuestion, done: TourPlan): string[] {
  const left = new Set(done.left.filter((l) => l.reason.code === "crowded-out").map((l) => l.stop));
  const musts = q.stops.filter((s) => s.must === true);
  if (!musts.some((s) => left.has(s.id)) || musts.length > 40) return [];
  const allServed = (stops: typeof musts): boolean => {
    const { fixed: _, ...rest } = q;
    const tried = planTours({ ...rest, stops }, { iterations: 300, seed: 1 });
    return tried.ok && tried.value.totals.served === stops.length;
  };
  let quarrel = musts;
  if (allServed(quarrel)) return [];
  for (const one of musts) {
    const without = quarrel.filter((s) => s !== one);
    if (!allServed(without)) quarrel = without;
  }
  return quarrel.map((s) => s.id);
}

export function rain({
  question,
  iterations,
  seed,
  shared,
  from,
  changes,
  today,
  movedAtMost,
}: Rain): Worked & { question?: TourQuestion } {
  const done = replan(question, planOf(from), changes, { today, movedAtMost }, { iterations, seed }, hooksOf(shared));
  if (!done.ok) return { ok: false, faults: done.error.map((f) => JSON.stringify(f)) };
  const { plan: next, question: now, moved, lost } = done.value;
  return {
    ok: true,
    question: now,
    routes: routesOf(next),
    answer: { ...NONE, left: next.left, boundPupils: next.bound.weight, moved, lost },
  };
}
