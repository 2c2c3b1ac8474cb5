import { ok, refuse, type Result } from "@bihuan/kit";
import { FREE, HELD, Limits } from "./limits.ts";
import { minimumRefusals, refusal, type SitingRefusal } from "./question.ts";

/**
 * p-median: choose places so that the people's ways to the nearest one are shortest in sum (Hakimi 1964). Vertex substitution
 * (Teitz & Bart 1968) with Whitaker's fast interchange (1983; Resende & Werneck 2003), first from drawn plans, then from the best one
 * with a few places exchanged (iterated local search, Lourenço, Martin & Stützle 2003); the bound is the Lagrangian one of
 * Cornuéjols, Fisher & Nemhauser (1977), raised by subgradient steps.
 */
export interface MedianQuestion {
  /** Way from each cell to each candidate, ≥ 0 and finite, [cells × candidates], row by cell. */
  readonly distance: ArrayLike<number>;
  readonly cells: number;
  readonly candidates: number;
  /** People by cell, ≥ 0; 1 each when absent. Whole people and whole ways let the bound be rounded up. */
  readonly weight?: ArrayLike<number>;
  /** How many to choose, the fixed ones among them. */
  readonly places: number;
  /** Candidates decided already or standing today: in every plan. */
  readonly fixed?: readonly number[];
  /** District of each candidate, 0 …, or −1 for one that counts in none; needed by `minimum`. */
  readonly district?: ArrayLike<number>;
  /** Least number of places by district, the fixed ones among them. */
  readonly minimum?: ArrayLike<number>;
}

export interface MedianPlan {
  /** Candidates, ascending, the fixed ones among them. */
  readonly chosen: readonly number[];
  /** The fixed ones in their order, then the others in the order in which each shortens most. */
  readonly steps: readonly MedianStep[];
  /** Sum of weight × way to the nearest chosen candidate. */
  readonly cost: number;
  /** No plan costs less than this. */
  readonly bound: number;
  /** (cost − bound) / cost. */
  readonly gap: number;
  /** No plan is better. */
  readonly proved: boolean;
}

export interface MedianStep {
  readonly candidate: number;
  /** What it takes off the cost of the steps before it; undefined for the first of all. */
  readonly saves: number | undefined;
  /** What the plan would cost more without it; undefined when it is the only place. */
  readonly lost: number | undefined;
}

export interface MedianEffort {
  /** 0 ≤ x < 1; decides the starting plans. */
  readonly random: () => number;
  /** Local searches, 400 unless told; fewer once the plan is proved. */
  readonly restarts?: number;
  /** Subgradient steps, 300 unless told. */
  readonly steps?: number;
  /** Told the share of the local searches done, 0 … 1, after each of them. */
  readonly progress?: (share: number) => void;
}

/** Local searches from drawn plans; the others start near the best. */
const DRAWN = 20;
/** Of so many steps of the bound one is searched from. */
const TRIED = 5;

/**
 * The cheapest plan found, with its bound; the search ends early once that is proved. Refused in words when no plan exists or a way
 * or a number of people is none. Throws RangeError where the question contradicts its own sizes: that is a bug of the caller.
 */
export function siteMedian(
  question: MedianQuestion,
  { random, restarts = 400, steps = 300, progress }: MedianEffort,
): Result<MedianPlan, SitingRefusal[]> {
  const refusals = medianRefusals(question);
  if (refusals.length > 0) return refuse(refusals);
  const { cells, candidates: n } = question;
  const ways = weighted(question);
  const limits = new Limits(question);
  let best = interchange(ways, cells, n, limits.draw(random), limits);
  let below = 0;
  const whole = ways.every((way) => Number.isInteger(way));
  const bound = (): number => Math.min(best.cost, whole ? Math.ceil(below - 1e-6 * (1 + below)) : below);
  const isProved = (): boolean => best.cost - bound() <= 1e-9 * best.cost;
  /** Searches from a plan; a plan as cheap as the best is taken too: that is how the search leaves a plateau. */
  const searchFrom = (plan: number[]): number => {
    const found = interchange(ways, cells, n, plan, limits);
    if (found.cost <= best.cost) best = found;
    return best.cost;
  };
  for (let start = 1; start < restarts && !isProved(); start++) {
    if (start === DRAWN) below = lagrangian(ways, cells, n, limits, best.cost, steps, searchFrom);
    searchFrom(start < DRAWN ? limits.draw(random) : limits.shake(best.chosen, random));
    progress?.(start / restarts);
  }
  if (restarts <= DRAWN) below = lagrangian(ways, cells, n, limits, best.cost, steps, searchFrom);
  const { cost } = best;
  const proved = isProved();
  const chosen = best.chosen.toSorted((a, b) => a - b);
  const gap = proved ? 0 : (cost - bound()) / cost;
  return ok({ chosen, steps: stepsOf(ways, cells, n, question.fixed ?? [], chosen), cost, bound: proved ? cost : bound(), gap, proved });
}

/** What each place of a plan shortens; one round costs cells × places. */
function stepsOf(ways: Float64Array, cells: number, n: number, fixed: readonly number[], chosen: readonly number[]): MedianStep[] {
  const nearest = new Float64Array(cells).fill(Infinity);
  const costWith = (j: number): number => {
    let cost = 0;
    for (let i = 0; i < cells; i++) cost += Math.min(nearest[i] as number, ways[i * n + j] as number);
    return cost;
  };
  const open = new Set(chosen);
  const order: { candidate: number; saves: number | undefined }[] = [];
  let before: number | undefined;
  while (open.size > 0) {
    const decided = fixed[order.length];
    let [best, cost] = [-1, Infinity];
    for (const j of decided === undefined ? open : [decided]) {
      const now = costWith(j);
      if (best === -1 || now < cost) [best, cost] = [j, now];
    }
    open.delete(best);
    for (let i = 0; i < cells; i++) nearest[i] = Math.min(nearest[i] as number, ways[i * n + best] as number);
    order.push({ candidate: best, saves: before === undefined ? undefined : before - cost });
    before = cost;
  }
  const second = new Map(chosen.map((j) => [j, 0]));
  for (let i = 0; i < cells; i++) {
    let [first, next, by] = [Infinity, Infinity, -1];
    for (const j of chosen) {
      const way = ways[i * n + j] as number;
      if (way < first) [first, next, by] = [way, first, j];
      else if (way < next) next = way;
    }
    second.set(by, (second.get(by) ?? 0) + next - first);
  }
  return order.map((step) => ({ ...step, lost: chosen.length === 1 ? undefined : second.get(step.candidate) }));
}

function medianRefusals(question: MedianQuestion): SitingRefusal[] {
  const { distance, cells, candidates: n, weight, places, fixed = [], district, minimum } = question;
  if (distance.length !== cells * n) throw new RangeError("distance is not cells × candidates");
  if (weight !== undefined && weight.length !== cells) throw new RangeError("weight by cell");
  if (!Number.isInteger(places) || places < 0) throw new RangeError(`places ${places}`);
  for (const j of fixed) if (!(Number.isInteger(j) && j >= 0 && j < n)) throw new RangeError(`candidate ${j}`);
  if (new Set(fixed).size !== fixed.length) throw new RangeError("a candidate is fixed twice");
  if (minimum !== undefined && district === undefined) throw new RangeError("minimum without district");
  if (district !== undefined && district.length !== n) throw new RangeError("district by candidate");
  const out: SitingRefusal[] = [];
  const say = (code: SitingRefusal["code"], asked: number, available: number, zh: string, en: string): void =>
    void out.push(refusal(code, asked, available, zh, en));
  if (n === 0) say("no-candidates", places, 0, "没有候选地点。", "There are no candidates.");
  else if (places === 0)
    say(
      "no-places",
      0,
      n,
      "至少要选 1 处，才谈得上到最近一处的路程。",
      "At least one place must be chosen: there is no way to the nearest of none.",
    );
  else if (places > n)
    say(
      "too-few-candidates",
      places,
      n,
      `计划 ${places} 处，候选地点只有 ${n} 个。`,
      `${places} places are planned, but there are only ${n} candidates.`,
    );
  if (fixed.length > places && places > 0)
    say(
      "fixed-exceed-places",
      fixed.length,
      places,
      `已定 ${fixed.length} 处，多于计划的 ${places} 处。`,
      `${fixed.length} places are decided already, more than the ${places} planned.`,
    );
  const free = Array.from({ length: n }, (_, j) => j).filter((j) => !fixed.includes(j));
  out.push(...minimumRefusals(question, free));
  const far = Array.from({ length: distance.length }, (_, at) => at).find(
    (at) => !((distance[at] as number) >= 0 && Number.isFinite(distance[at])),
  );
  if (far !== undefined) {
    const [i, j] = [Math.floor(far / n), far % n];
    say(
      "way-unknown",
      i,
      j,
      `第 ${i + 1} 个居住点到第 ${j + 1} 个候选地点没有可用的路程（${distance[far]}）；走不到的请给一个上限。`,
      `The way from home ${i + 1} to candidate ${j + 1} is ${distance[far]}; give a longest way where nobody can walk.`,
    );
  }
  const odd = Array.from({ length: cells }, (_, i) => i).find((i) => !((weight?.[i] ?? 1) >= 0 && Number.isFinite(weight?.[i] ?? 1)));
  if (odd !== undefined)
    say(
      "people-impossible",
      odd,
      0,
      `第 ${odd + 1} 个居住点的人数 ${weight?.[odd]} 不可能。`,
      `Home ${odd + 1} has ${weight?.[odd]} people, which cannot be.`,
    );
  return out;
}

function weighted({ distance, candidates, weight }: MedianQuestion): Float64Array {
  return Float64Array.from({ length: distance.length }, (_, at) => (distance[at] as number) * (weight?.[Math.floor(at / candidates)] ?? 1));
}

/** Best interchange until none helps; one round costs cells × candidates. */
function interchange(ways: Float64Array, cells: number, n: number, chosen: number[], limits: Limits): { chosen: number[]; cost: number } {
  for (;;) {
    const closest = new Int32Array(cells);
    const first = new Float64Array(cells).fill(Infinity);
    const second = new Float64Array(cells).fill(Infinity);
    let cost = 0;
    for (let i = 0; i < cells; i++) {
      chosen.forEach((j, slot) => {
        const way = ways[i * n + j] as number;
        if (way < (first[i] as number)) {
          second[i] = first[i] as number;
          first[i] = way;
          closest[i] = slot;
        } else if (way < (second[i] as number)) second[i] = way;
      });
      cost += first[i] as number;
    }
    const inside = new Set(chosen);
    const stays = limits.bindings(chosen);
    let swap = { by: -1e-9 * (1 + cost), enter: -1, slot: -1 };
    for (let j = 0; j < n; j++) {
      if (inside.has(j)) continue;
      let gain = 0;
      const loss = new Float64Array(chosen.length);
      for (let i = 0; i < cells; i++) {
        const way = ways[i * n + j] as number;
        const now = first[i] as number;
        const slot = closest[i] as number;
        if (way < now) gain += now - way;
        else loss[slot] = (loss[slot] as number) + Math.min(way, second[i] as number) - now;
      }
      for (let slot = 0; slot < loss.length; slot++) {
        const stay = stays[slot] as number;
        if (stay === HELD || (stay !== FREE && limits.district[j] !== stay)) continue;
        const by = (loss[slot] as number) - gain;
        if (by < swap.by) swap = { by, enter: j, slot };
      }
    }
    if (swap.enter < 0) return { chosen, cost };
    chosen[swap.slot] = swap.enter;
  }
}

/**
 * Each cell pays λ; a candidate is worth what it saves below λ; the held, each district's most saving up to its need and the most saving others give the bound.
 * Now and then these are searched from as a plan, which answers the least cost known: where the bound is tight they lie next to the best.
 */
function lagrangian(
  ways: Float64Array,
  cells: number,
  n: number,
  limits: Limits,
  known: number,
  steps: number,
  searchFrom: (plan: number[]) => number,
): number {
  let cost = known;
  const price = Float64Array.from({ length: cells }, (_, i) =>
    ways.subarray(i * n, (i + 1) * n).reduce((a, b) => Math.min(a, b), Infinity),
  );
  const others = Array.from({ length: n }, (_, j) => j).filter((j) => !limits.held.has(j));
  const saving = new Float64Array(n);
  let bound = 0;
  let stride = 2;
  let idle = 0;
  for (let step = 0; step < steps; step++) {
    saving.fill(0);
    let value = 0;
    for (let i = 0; i < cells; i++) {
      const paid = price[i] as number;
      value += paid;
      for (let j = 0; j < n; j++) {
        const below = (ways[i * n + j] as number) - paid;
        if (below < 0) saving[j] = (saving[j] as number) + below;
      }
    }
    others.sort((a, b) => (saving[a] as number) - (saving[b] as number) || a - b);
    const open = limits.firstOf(others);
    for (const j of open) value += saving[j] as number;
    if (step % TRIED === TRIED - 1) cost = searchFrom([...open]);
    idle = value > bound ? 0 : idle + 1;
    bound = Math.max(bound, value);
    if (idle === 15) {
      stride /= 2;
      idle = 0;
    }
    let norm = 0;
    const slope = new Float64Array(cells);
    for (let i = 0; i < cells; i++) {
      let claims = 1;
      for (const j of open) if ((ways[i * n + j] as number) < (price[i] as number)) claims--;
      slope[i] = claims;
      norm += claims * claims;
    }
    if (norm === 0) break;
    const size = (stride * (cost - value)) / norm;
    for (let i = 0; i < cells; i++) price[i] = (price[i] as number) + size * (slope[i] as number);
  }
  return Math.min(bound, cost);
}
