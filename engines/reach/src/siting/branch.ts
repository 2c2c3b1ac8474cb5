import { seededRandom } from "@bihuan/kit";
import { lagrangianBound, LAST_THETA, startingPace, type Bound, type BoundOptions, type Pace } from "./bound.ts";
import { undominated } from "./dominance.ts";
import { merge, restrict, type Instance } from "./instance.ts";
import { isWhole, Plan } from "./search.ts";

export interface Answer {
  /** Candidates of the best plan, numbers in the question; undefined when the instance has none. */
  readonly chosen: readonly number[] | undefined;
  readonly people: number;
  /** No plan covers more. */
  readonly bound: number;
  /** What the root left undecided: if any plan is better than this one, such a plan takes what the instance has taken and of its candidates only. */
  readonly open: Instance;
}

/** Local searches after the root's bound. */
const SHAKES = 60;

/**
 * After so many rounds over all candidates the bound is sought over the best-scored ones alone, so many for each place, and then over
 * all again: what the λ of the few prove of all is checked there. A third of the root's work on towns whose reaches overlap.
 */
const SIFT = { after: 20, rounds: 60, perPlace: 18 };

/** Rounds of the bound at the root, and at a node below it, whose multipliers are its parent's and whose averages move as slowly from the start. */
const ROOT_ROUNDS = 300;
const NODE_ROUNDS = 50;
const nodePace = (): Pace => ({ ...startingPace(), round: 25 });

/** The rounds of a node, few and cheap, end early only for an instance with fewer than this share of its candidates. */
const NODE_LEAVE = 0.7;

/** Share of the people found that may be open where the search has gone on longer than it was to go for a proof. */
const NEAR = 0.001;

/** With more open nodes than this the newest is taken, not the best: memory stays bounded. */
const MOST_OPEN = 256;

/** What may still hold something better than the best plan. */
interface Node {
  readonly instance: Instance;
  /** No plan of it covers more. */
  readonly people: number;
  /** Its candidate that is taken in one part and dropped in the other. */
  readonly pivot: number;
  /** By cell of the instance, `cellOf` of which is the identity. */
  readonly multiplier: Float64Array;
  readonly price: number;
}

/**
 * Branch and bound with the Lagrangian bound at every node, the node of the highest bound first. Between bound and best plan, reduced
 * scores settle most candidates (a candidate is dropped when forcing it in pushes the bound below the plan, taken when leaving it out
 * does), and cells the others no longer tell apart are merged, so that what is branched on is small. Branched is on the candidate that
 * the averaged sets choose neither always nor never and that weighs most: on towns around 60 centres that needs a hundredth of
 * the nodes of the highest score. `effort` limits the cells touched, not the time: the same question gives the same answer on
 * every machine. When it is spent the open nodes' bound is returned; beyond `proving` it is spent only while more than 0.1 % is open.
 */
export function solveCovering(root: Instance, effort: number, proving = effort): Answer {
  const whole = isWhole(root.weight) && Number.isInteger(root.covered);
  let left = effort;
  const random = seededRandom(1);
  let best = -Infinity;
  let chosen: readonly number[] | undefined;
  const beats = (bound: number): boolean => (whole ? bound >= best + 1 : bound > best + 1e-9 * Math.abs(best));

  const record = (plan: Plan): void => {
    const people = plan.instance.covered + plan.people;
    if (!plan.isComplete || people <= best) return;
    best = people;
    chosen = [...plan.instance.taken, ...plan.list().map((j) => plan.instance.candidateOf[j] as number)];
  };

  let open = root;
  const nodes: Node[] = [];
  const add = (node: Node | undefined): void => void (node && nodes.push(node));
  add(solve({ ...root, cellOf: root.cellOf.map((_, i) => i) }, root.weight.slice(), 0, Infinity));
  while (left > 0) {
    if (left < effort - proving && nodes.every((node) => node.people <= (1 + NEAR) * best)) break;
    const at = nodes.length > MOST_OPEN ? nodes.length - 1 : highest(nodes);
    const [node] = nodes.splice(at, 1);
    if (node === undefined || (nodes.length <= MOST_OPEN && !beats(node.people))) break;
    for (const [keep, take] of parts(node))
      add(solve(restrict(node.instance, keep, take), node.multiplier.slice(), node.price, node.people));
  }
  return { chosen, people: best, bound: nodes.reduce((most, node) => Math.max(most, node.people), best), open };

  /** Bounds a part; undefined when it holds nothing better than the best plan. `multiplier` is its own to change; its parent's bound is `most`. */
  function solve(start: Instance, multiplier: Float64Array, money: number, most: number): Node | undefined {
    let instance = start;
    const first = most === Infinity;
    const pace = first ? startingPace() : nodePace();
    const price = { value: money };
    /** Rounds of the bound over an instance, as far as the effort lasts; plans met on the way are improved and recorded. */
    const raise = (over: Instance, plan: Plan, rounds: number, leave: BoundOptions["leave"]): Bound => {
      const found = lagrangianBound(over, {
        multiplier,
        price,
        rounds: Math.min(rounds, 1 + Math.floor(Math.max(0, left) / (over.cell.length + 3 * over.cells))),
        pace: first ? pace : nodePace(),
        leave,
        best,
        improve: (list) => {
          plan.start(list);
          record(plan);
          plan.exchange();
          record(plan);
          return best;
        },
        enough: (bound) => !beats(bound),
      });
      // Making an instance and its plan costs about four rounds.
      left -= found.work + 4 * over.cell.length;
      return found;
    };
    for (let pass = 0; ; pass++) {
      if (instance.budget < 0 || instance.places < 0) return undefined;
      instance = affordable(instance);
      const keep = undominated(instance);
      if (keep !== undefined) instance = merge(restrict(instance, keep, []), multiplier);
      const plan = new Plan(instance);
      if (instance.candidates === 0) {
        record(plan);
        return undefined;
      }
      if (first && pass === 0) {
        for (const byMoney of instance.cost.length > 0 ? [true, false] : [false]) {
          plan.clear();
          plan.fill(byMoney);
          record(plan);
          plan.exchange();
          record(plan);
        }
        warm(instance, plan, multiplier);
      } else {
        plan.fill();
        record(plan);
      }
      const before = pace.round;
      const sifts = first && pass === 0 && instance.candidates > 2 * SIFT.perPlace * instance.places;
      const found = raise(instance, plan, sifts ? SIFT.after : first ? ROOT_ROUNDS - pace.round : NODE_ROUNDS, (bound) => {
        if (sifts) return false;
        const settled = settle(instance, bound, beats);
        return first ? worthRestricting(instance, settled) : undecided(settled) < NODE_LEAVE * instance.candidates;
      });
      if (!beats(found.people)) return undefined;
      if (sifts) {
        const few = restrict(instance, bestScored(found.score, SIFT.perPlace * instance.places), []);
        raise(few, new Plan(few), SIFT.rounds, () => false);
        continue;
      }
      const settled = settle(instance, found, beats);
      if (worthRestricting(instance, settled)) {
        instance = merge(restrict(instance, settled.keep, settled.take), multiplier);
        continue;
      }
      // At the root the steps go on over what is left, which is less and less.
      if (first && left > 0 && pace.round > before && pace.round < ROOT_ROUNDS && pace.theta >= LAST_THETA) continue;
      if (first) {
        open = instance;
        shake(instance);
      }
      const people = Math.min(most, found.people);
      return beats(people) ? asNode(instance, people, found, multiplier, price.value) : undefined;
    }
  }

  /**
   * λ where the first plan leaves them: a cell it covers once keeps 0.8 of its people, more often 0.4. On clustered towns of
   * 50,000 × 2,000 that is worth some twenty rounds beside λ = w.
   */
  function warm({ cells, first, cell, cellOf, weight }: Instance, plan: Plan, multiplier: Float64Array): void {
    const times = new Int32Array(cells);
    for (const j of plan.list())
      for (let e = first[j] as number; e < (first[j + 1] as number); e++)
        times[cell[e] as number] = (times[cell[e] as number] as number) + 1;
    for (let i = 0; i < cells; i++) {
      const share = times[i] === 0 ? 1 : times[i] === 1 ? 0.8 : 0.4;
      multiplier[cellOf[i] as number] = share * (weight[i] as number);
    }
  }

  /** Iterated local search (Lourenço, Martin & Stützle 2003) over the candidates left: two places go, a random one comes, exchange again. */
  function shake(instance: Instance): void {
    const numberOf = new Map(Array.from(instance.candidateOf, (j, k) => [j, k] as const));
    const plan = new Plan(instance);
    const home = (): number[] => (chosen ?? []).flatMap((j) => numberOf.get(j) ?? []);
    let kept = home();
    const cost =
      8 * (1 + kept.length) * (instance.cell.length / instance.candidates) * (instance.cell.length / Math.max(1, instance.cells));
    for (let k = 0; k < SHAKES && kept.length > 2 && left > 0; k++, left -= cost) {
      const before = best;
      const order = kept.slice();
      for (let out = 0; out < 2; out++) order.splice(random.below(order.length), 1);
      plan.start([random.below(instance.candidates), ...order]);
      plan.exchange();
      record(plan);
      if (best > before) kept = home();
    }
  }
}

/** What is left of an instance as a node of its own: its multipliers are those of its cells. */
function asNode(instance: Instance, people: number, { share, score, selection }: Bound, multiplier: Float64Array, price: number): Node {
  // Where the averages decide all, a chosen one: to drop one that no set chooses would settle nothing.
  const weighs = (j: number): number =>
    (Math.min(share[j] as number, 1 - (share[j] as number)) + 0.001 * (selection.chosen[j] as number)) * (score[j] as number);
  let pivot = 0;
  for (let j = 1; j < instance.candidates; j++) if (weighs(j) > weighs(pivot)) pivot = j;
  return {
    instance: { ...instance, cellOf: instance.cellOf.map((_, i) => i) },
    people,
    pivot,
    multiplier: Float64Array.from(instance.cellOf, (i) => multiplier[i] as number),
    price,
  };
}

/** Marks the `count` candidates of the highest scores, and those that equal the last of them. */
function bestScored(score: Float64Array, count: number): Uint8Array {
  const least = score.toSorted()[Math.max(0, score.length - count)] as number;
  return Uint8Array.from(score, (s) => (s >= least ? 1 : 0));
}

function highest(nodes: readonly Node[]): number {
  let at = 0;
  for (let k = 1; k < nodes.length; k++) if ((nodes[k] as Node).people > (nodes[at] as Node).people) at = k;
  return at;
}

/** The two parts of a node: with its pivot, without it. */
function parts({ instance, pivot }: Node): readonly (readonly [Uint8Array, readonly number[]])[] {
  const all = new Uint8Array(instance.candidates).fill(1);
  const without = all.slice();
  without[pivot] = 0;
  return [
    [all, [pivot]],
    [without, []],
  ];
}

/** Without candidates that alone cost more than is left. */
function affordable(instance: Instance): Instance {
  if (instance.cost.every((c) => c <= instance.budget)) return instance;
  return restrict(
    instance,
    Uint8Array.from(instance.cost, (c) => (c <= instance.budget ? 1 : 0)),
    [],
  );
}

interface Settled {
  readonly keep: Uint8Array;
  readonly take: readonly number[];
}

/** Every round over fewer candidates is cheaper; to make a smaller instance costs about two rounds. */
const worthRestricting = (instance: Instance, settled: Settled): boolean =>
  settled.take.length > 0 || undecided(settled) < 0.9 * instance.candidates;
const undecided = ({ keep, take }: Settled): number => keep.reduce((sum, k) => sum + k, 0) - take.length;

/** Which candidates no better plan holds, and which every better plan holds. */
function settle(
  { candidates, district, need, cost }: Instance,
  { exact, score, selection }: Pick<Bound, "exact" | "score" | "selection">,
  beats: (bound: number) => boolean,
): Settled {
  const keep = new Uint8Array(candidates).fill(1);
  const take: number[] = [];
  let next = cost.length > 0 || selection.count < candidates ? 0 : -Infinity;
  for (let j = 0; j < candidates; j++) if (selection.chosen[j] === 0) next = Math.max(next, score[j] as number);
  for (let j = 0; j < candidates; j++) {
    const s = score[j] as number;
    if (selection.chosen[j] === 1) {
      if (!beats(exact - s + next)) take.push(j);
      continue;
    }
    const home = district[j];
    const displaced = Math.min(
      selection.threshold,
      home !== undefined && (need[home] ?? 0) > 0 ? (selection.floor[home] as number) : Infinity,
    );
    if (!beats(exact - displaced + s)) keep[j] = 0;
  }
  return { keep, take };
}
