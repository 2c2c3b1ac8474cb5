import { ok, refuse, type Result } from "@bihuan/kit";
import { Limits } from "./limits.ts";
import { boundPart, type PartBound } from "./median-bound.ts";
import { interchange, nearestTwo, type Ways } from "./median-ways.ts";
import { minimumRefusals, refusal, type SitingRefusal } from "./question.ts";

/**
 * p-median: choose places so that the people's ways to the nearest one are shortest in sum (Hakimi 1964). Vertex substitution
 * (Teitz & Bart 1968) with Whitaker's fast interchange (1983; Resende & Werneck 2003), first from drawn plans, then from the best one
 * with a few places exchanged (iterated local search, Lourenço, Martin & Stützle 2003); the bound is the Lagrangian one of
 * Cornuéjols, Fisher & Nemhauser (1977), raised by subgradient steps. What it leaves open is branched on (Beasley 1985): with few
 * places on many corners it lies up to 1 % below every plan.
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
  /** Ways read for the bound and by branching, 4,000 million unless told: so much is at most some seconds of one core. */
  readonly effort?: number;
  /** Told the share of the local searches done, 0 … 1, after each of them. */
  readonly progress?: (share: number) => void;
}

/** Local searches from drawn plans, then so many near the best before the first branching; the others where that leaves something open. */
const DRAWN = 8;
const SHAKEN = 40;
/** Steps of the bound for a part that is branched on; averages of its sets move as slowly from the start. */
const NODE = { steps: 40, from: 25 };
/** With more open parts than this the newest is taken, not the one of the least bound: memory stays bounded. */
const MOST_OPEN = 512;

/**
 * The cheapest plan found, with its bound; the search ends early once that is proved. Refused in words when no plan exists or a way
 * or a number of people is none. Throws RangeError where the question contradicts its own sizes: that is a bug of the caller.
 */
export function siteMedian(
  question: MedianQuestion,
  { random, restarts = 400, steps = 300, effort = 4e9, progress }: MedianEffort,
): Result<MedianPlan, SitingRefusal[]> {
  const refusals = medianRefusals(question);
  if (refusals.length > 0) return refuse(refusals);
  const matrix = weighted(question);
  const { fixed = [] } = question;
  const limits = new Limits(question);
  let open = Int32Array.from({ length: matrix.candidates }, (_, j) => j).filter((j) => !limits.held.has(j));
  let best = interchange(matrix, limits.draw(random), open, limits);
  const certain = (bound: number): number => (matrix.whole ? Math.ceil(bound - 1e-6 * (1 + bound)) : bound);
  const beats = (bound: number): boolean => best.cost - certain(bound) > 1e-9 * best.cost;
  /** Searches from a plan; a plan as cheap as the best is taken too: that is how the search leaves a plateau. */
  const searchFrom = (plan: number[]): void => {
    const found = interchange(matrix, plan, open, limits);
    if (found.cost <= best.cost) best = found;
  };
  let left = effort;
  const common = {
    beats,
    tried: searchFrom,
    best: () => best.cost,
    spend: (entries: number) => (left -= entries) > 0,
    limitsOf: (taken: readonly number[]) => new Limits({ ...question, fixed: [...fixed, ...taken] }),
  };

  for (let start = 1; start < Math.min(DRAWN, restarts); start++) searchFrom(limits.draw(random));
  const root = boundPart(matrix, { open, taken: [], price: startingPrice(matrix, best.chosen) }, { ...common, steps, from: 0 });
  let parts: PartBound[] = root === undefined ? [] : [root];
  // What no better plan holds need not be searched either.
  if (root !== undefined) open = Int32Array.from([...root.open, ...root.taken]).sort();
  let start = DRAWN;
  const shake = (upTo: number): void => {
    for (; start < Math.min(upTo, restarts) && parts.some((part) => beats(part.value)); start++) {
      searchFrom(limits.shake(best.chosen, random, open));
      progress?.(start / restarts);
    }
  };
  shake(DRAWN + SHAKEN);
  while (parts.length > 0 && left > 0) {
    const at = parts.length > MOST_OPEN ? parts.length - 1 : least(parts);
    const [part] = parts.splice(at, 1) as [PartBound];
    if (!beats(part.value)) continue;
    const { pivot, taken } = part;
    const rest = part.open.filter((j) => j !== pivot);
    for (const also of [[pivot], []]) {
      const found = boundPart(matrix, { open: rest, taken: [...taken, ...also], price: part.price }, { ...common, ...NODE });
      if (found !== undefined) parts.push({ ...found, value: Math.max(found.value, part.value) });
    }
  }
  shake(restarts);

  const { cost } = best;
  const bound = certain(parts.reduce((below, part) => Math.min(below, part.value), cost));
  const proved = cost - bound <= 1e-9 * cost;
  const chosen = best.chosen.toSorted((a, b) => a - b);
  return ok({
    chosen,
    steps: stepsOf(matrix, fixed, chosen),
    cost,
    bound: proved ? cost : bound,
    gap: proved ? 0 : (cost - bound) / cost,
    proved,
  });
}

/** What each place of a plan shortens; one round costs cells × places. */
function stepsOf(matrix: Ways, fixed: readonly number[], chosen: readonly number[]): MedianStep[] {
  const { cells, ways } = matrix;
  const nearest = new Float64Array(cells).fill(Infinity);
  const costWith = (j: number): number => {
    let cost = 0;
    for (let i = 0; i < cells; i++) cost += Math.min(nearest[i] as number, ways[j * cells + i] as number);
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
    for (let i = 0; i < cells; i++) nearest[i] = Math.min(nearest[i] as number, ways[best * cells + i] as number);
    order.push({ candidate: best, saves: before === undefined ? undefined : before - cost });
    before = cost;
  }
  const { first, second, closest } = nearestTwo(matrix, chosen);
  const lost = new Float64Array(chosen.length);
  for (let i = 0; i < cells; i++)
    lost[closest[i] as number] = (lost[closest[i] as number] as number) + (second[i] as number) - (first[i] as number);
  return order.map((step) => ({ ...step, lost: chosen.length === 1 ? undefined : lost[chosen.indexOf(step.candidate)] }));
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

function weighted({ distance, cells, candidates: n, weight }: MedianQuestion): Ways {
  const ways = new Float64Array(distance.length);
  for (let i = 0; i < cells; i++) for (let j = 0; j < n; j++) ways[j * cells + i] = (distance[i * n + j] as number) * (weight?.[i] ?? 1);
  return { cells, candidates: n, ways, whole: ways.every((way) => Number.isInteger(way)) };
}

/** What each cell pays at first: a little more than its way in a good plan, where another place is as near a little less. */
function startingPrice(matrix: Ways, chosen: readonly number[]): Float64Array {
  const { first, second } = nearestTwo(matrix, chosen);
  return first.map((way, i) => way + 0.5 * Math.min((second[i] as number) - way, way + 1));
}

const least = (parts: readonly PartBound[]): number =>
  parts.reduce((at, part, k) => (part.value < (parts[at] as PartBound).value ? k : at), 0);
