import { ok, refuse, seededRandom, type Result } from "@bihuan/kit";
import { ABSENT, Draft } from "./draft.ts";
import { planTours, readPlan, takeOver, type Effort, type Hooks, type TourPlan } from "./plan.ts";
import { checkQuestion, type FixedVisit, type Stop, type TourQuestion, type TourRefusal } from "./question.ts";
import { improve } from "./search.ts";
import { buildWorld } from "./world.ts";

type Answer<T> = Result<T, readonly TourRefusal[]>;

/** By stop: vehicle and day of its visit; of a pattern all of them. */
function servedIn(plan: TourPlan): Map<string, string> {
  const found = new Map<string, string>();
  for (const d of plan.days)
    for (const { stop } of d.visits) found.set(stop, [...(found.has(stop) ? [found.get(stop)] : []), `${d.vehicle} ${d.day}`].join(", "));
  return found;
}

/** What it would cost to take one stop in, and whom that pushes out. Out again where it cannot be served at all. */
export function forceStop(
  q: TourQuestion,
  plan: TourPlan,
  stop: string,
  effort: Effort,
): Answer<{ plan: TourPlan; pushedOut: string[]; extraMetres: number }> {
  const forced = planTours({ ...q, stops: q.stops.map((s) => (s.id === stop ? { ...s, must: true } : s)) }, effort, {}, plan);
  if (!forced.ok) return forced;
  const [before, after] = [servedIn(plan), servedIn(forced.value)];
  return ok({
    plan: forced.value,
    pushedOut: [...before.keys()].filter((s) => !after.has(s)),
    extraMetres: forced.value.totals.metres - plan.totals.metres,
  });
}

/** What one more vehicle, day, hour of duty or bed everywhere would bring, beginning from the plan: never less than it. */
export function marginal(
  q: TourQuestion,
  plan: TourPlan,
  of: "vehicle" | "day" | "hour" | "bed",
  effort: Effort,
): Answer<{ plan: TourPlan; gained: string[]; extraMetres: number }> {
  const more = planTours(enlarge(q, of), effort, {}, plan);
  if (!more.ok) return more;
  const before = servedIn(plan);
  return ok({
    plan: more.value,
    gained: [...servedIn(more.value).keys()].filter((s) => !before.has(s)),
    extraMetres: more.value.totals.metres - plan.totals.metres,
  });
}

function enlarge(q: TourQuestion, of: "vehicle" | "day" | "hour" | "bed"): TourQuestion {
  const last = <T>(list: readonly T[]): T[] => list.slice(-1);
  switch (of) {
    case "vehicle":
      return { ...q, vehicles: [...q.vehicles, ...last(q.vehicles).map((v) => ({ ...v, id: `${v.id}+` }))] };
    case "hour":
      return { ...q, vehicles: q.vehicles.map((v) => ({ ...v, duty: v.duty.map((d) => d && { ...d, to: d.to + 60 }) })) };
    case "bed":
      return { ...q, lodgings: q.lodgings.map((l) => ({ ...l, beds: l.beds + 1 })) };
    case "day":
      return {
        ...q,
        days: q.days + 1,
        // What was the last day still ends at home: the old plan stays one of the new question's.
        vehicles: q.vehicles.map((v) => ({ ...v, duty: [...v.duty, ...last(v.duty)], homeBy: [...(v.homeBy ?? []), q.days - 1] })),
        stops: q.stops.map((s) => ({ ...s, windows: [...s.windows, ...last(s.windows)] })),
      };
  }
}

export type Change =
  | { readonly kind: "cancelled"; readonly stop: string }
  | { readonly kind: "closed"; readonly stop: string; readonly day: number }
  | { readonly kind: "vehicle-out"; readonly vehicle: string; readonly fromDay: number; readonly toDay: number }
  | { readonly kind: "new"; readonly stop: Stop }
  /** A road is closed or slow: minutes both ways between two places, from now on. */
  | { readonly kind: "road"; readonly from: number; readonly to: number; readonly minutes: number };

export interface Replanned {
  readonly plan: TourPlan;
  readonly question: TourQuestion;
  /** Visits on another day or vehicle than before: whom to telephone. */
  readonly moved: readonly { readonly stop: string; readonly from: string; readonly to: string }[];
  /** Served before, not any more, beside those cancelled. */
  readonly lost: readonly string[];
  readonly gained: readonly string[];
}

/**
 * Plans anew after a change with as few other visits moved as serve as much: a moved visit costs more than any way and less than a visit. Days before
 * `today` stay to the letter. Where more than `movedAtMost` would move, moving is made dearer than losing a visit, so that at most that many do.
 */
export function replan(
  q: TourQuestion,
  plan: TourPlan,
  changes: readonly Change[],
  keep: { readonly today: number; readonly movedAtMost: number },
  effort: Effort,
  hooks: Hooks = {},
): Answer<Replanned> {
  const past: FixedVisit[] = plan.days.flatMap((d) =>
    d.day < keep.today ? d.visits.map((v) => ({ stop: v.stop, vehicle: d.vehicle, day: d.day })) : [],
  );
  const question: TourQuestion = { ...changes.reduce(change, q), fixed: past, firstOpenDay: keep.today };
  const faults = checkQuestion(question);
  if (faults.length > 0) return refuse(faults);
  const world = buildWorld(question);
  const cancelled = new Set(changes.flatMap((c) => (c.kind === "cancelled" ? [c.stop] : [])));
  const before = servedIn(plan);
  const least = world.prize.reduce((a, b) => Math.min(a, b), Infinity);
  const attempt = (perMove: number): Replanned => {
    const draft = new Draft(world);
    const old = takeOver(draft, plan);
    const penalty = (d: Draft): number => {
      let moves = 0;
      for (let s = 0; s < old.length; s++) if (old[s] !== ABSENT && d.routeOf[s] !== ABSENT && d.routeOf[s] !== old[s]) moves++;
      return moves * perMove;
    };
    improve(draft, { iterations: effort.iterations, random: seededRandom(effort.seed), penalty, ...hooks });
    const next = readPlan(draft);
    const after = servedIn(next);
    return {
      plan: next,
      question,
      moved: [...after].flatMap(([stop, to]) => {
        const was = before.get(stop);
        return was === undefined || was === to ? [] : [{ stop, from: was, to }];
      }),
      lost: [...before.keys()].filter((s) => !after.has(s) && !cancelled.has(s)),
      gained: [...after.keys()].filter((s) => !before.has(s)),
    };
  };
  const gentle = attempt(least / 2);
  if (gentle.moved.length <= keep.movedAtMost) return ok(gentle);
  const strict = attempt(least * 1e3);
  return ok(strict.moved.length <= keep.movedAtMost || strict.moved.length < gentle.moved.length ? strict : gentle);
}

function change(q: TourQuestion, c: Change): TourQuestion {
  switch (c.kind) {
    case "cancelled":
      return { ...q, stops: q.stops.filter((s) => s.id !== c.stop) };
    case "closed":
      return {
        ...q,
        stops: q.stops.map((s) => (s.id === c.stop ? { ...s, windows: s.windows.map((w, d) => (d === c.day ? [] : w)) } : s)),
      };
    case "vehicle-out":
      return {
        ...q,
        vehicles: q.vehicles.map((v) =>
          v.id === c.vehicle ? { ...v, duty: v.duty.map((d, i) => (i >= c.fromDay && i <= c.toDay ? null : d)) } : v,
        ),
      };
    case "new":
      return { ...q, stops: [...q.stops, c.stop] };
    case "road": {
      const minutes = Array.from(q.minutes);
      for (const cell of [c.from * q.places + c.to, c.to * q.places + c.from]) minutes[cell] = Math.max(minutes[cell] as number, c.minutes);
      return { ...q, minutes };
    }
  }
}

/**
 * The same question with the least served county raised: in rounds, the stops of the county with the smallest share count more, beginning from the plan.
 * Answers the plan with the highest least share (by weight; ties by weight served), the first one if none is better: the office sees both.
 */
export function planFair(
  q: TourQuestion,
  plan: TourPlan,
  rounds: number,
  effort: Effort,
): Answer<{ plan: TourPlan; leastShare: number; leastBefore: number; weightGivenUp: number }> {
  const least = (p: TourPlan): number => p.shares.reduce((low, s) => (s.ofWeight === 0 ? low : Math.min(low, s.weight / s.ofWeight)), 1);
  const factor = new Map<string, number>();
  let best = plan;
  let now = plan;
  for (let round = 0; round < rounds; round++) {
    const lowest = now.shares.reduce((a, b) => (b.ofWeight > 0 && b.weight / b.ofWeight < a.weight / Math.max(1, a.ofWeight) ? b : a));
    factor.set(lowest.county, (factor.get(lowest.county) ?? 1) * 1.5);
    const leaning = planTours(
      { ...q, stops: q.stops.map((s) => ({ ...s, weight: s.weight * (factor.get(s.county) ?? 1) })) },
      { iterations: effort.iterations, seed: effort.seed + round },
      {},
      now,
    );
    if (!leaning.ok) return leaning;
    // Read again under the true weights, without searching.
    const plain = planTours(q, { iterations: 0, seed: 0 }, {}, leaning.value);
    if (!plain.ok) return plain;
    now = plain.value;
    const [a, b] = [least(now), least(best)];
    if (a > b || (a === b && now.totals.weight > best.totals.weight)) best = now;
  }
  return ok({ plan: best, leastShare: least(best), leastBefore: least(plan), weightGivenUp: plan.totals.weight - best.totals.weight });
}
