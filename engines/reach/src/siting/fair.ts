import { ok, refuse, type Result } from "@bihuan/kit";
import { solveCovering } from "./branch.ts";
import { instanceOf, type Instance } from "./instance.ts";
import { planOf, type PlanStep } from "./plan.ts";
import { refusal, refusalsOf, type SitingQuestion, type SitingRefusal } from "./question.ts";
import { Plan, slackOf } from "./search.ts";

/**
 * Siting that raises the worst district first: of two plans the fairer is the one whose least covered district has the larger share of
 * its people covered; where these are equal the next one decides, and so on (lexicographic max-min, Rawls 1971; in location problems
 * Ogryczak 1997). Between plans with equal shares the one with more people wins.
 */
export interface FairPlan {
  /** Candidates in the order in which each adds most people to those before it; the fixed ones among them. */
  readonly chosen: readonly number[];
  readonly steps: readonly FairStep[];
  readonly people: number;
  readonly withoutPlan: number;
  readonly total: number;
  /** By district of `home`; those without people are left out. */
  readonly districts: readonly DistrictShare[];
  readonly worstShare: number;
  /** No plan gives its worst district a larger share. */
  readonly worstBound: number;
  /** How many of the shares, ascending, are proved to be the largest possible after those before them; all of them = no plan is fairer. */
  readonly provedShares: number;
  readonly proved: boolean;
}

export interface FairStep extends PlanStep {
  /** The worst district's share without this place, the others staying. */
  readonly worstWithout: number;
}

export interface DistrictShare {
  readonly district: number;
  readonly people: number;
  readonly covered: number;
  readonly share: number;
  /** Share without the plan: by existing places alone. */
  readonly before: number;
}

/** Entries of the matrix read by the fast search. */
const FAIR_EFFORT = 32_000_000;
const ROUNDS = 8;
/** A bound within this of a share is that share: far below one person. */
const ROUNDING = 3e-9;

/** People by district of `home`: all, and those whom the places of a list cover. */
export function districtPeople(
  { first, cell, weight, home = [] }: SitingQuestion,
  places: readonly number[],
): { total: Float64Array; covered: Float64Array } {
  const districts = Array.from(home).reduce((most, d) => Math.max(most, d + 1), 0);
  const total = new Float64Array(districts);
  const covered = new Float64Array(districts);
  for (let i = 0; i < weight.length; i++) total[home[i] as number] = (total[home[i] as number] as number) + (weight[i] as number);
  const seen = new Uint8Array(weight.length);
  for (const j of places)
    for (let e = first[j] as number; e < (first[j + 1] as number); e++) {
      const i = cell[e] as number;
      if (seen[i] === 1) continue;
      seen[i] = 1;
      covered[home[i] as number] = (covered[home[i] as number] as number) + (weight[i] as number);
    }
  return { total, covered };
}

/** The reasons of `refusalsOf`, and those of equity. Throws RangeError when `home` is no district by cell. */
export function fairRefusals(question: SitingQuestion): SitingRefusal[] {
  const { home, weight, capacity } = question;
  if (home === undefined || home.length !== weight.length || !Array.from(home).every((d) => Number.isInteger(d) && d >= 0 && d < 100_000))
    throw new RangeError("home is not the district of each cell");
  const out = refusalsOf(question);
  if (capacity !== undefined)
    out.push(
      refusal(
        "capacity-with-equity",
        1,
        0,
        "公平选址不能同时限定每处的服务人数：人满时由谁让给谁没有定法。请去掉限额，或改以覆盖人数最多为目标。",
        "Equity cannot be sought with capacities: who yields where a place is full is not settled. Drop the capacities, or seek the most people.",
      ),
    );
  const { total } = districtPeople(question, []);
  if (!total.some((people) => people > 0))
    out.push(
      refusal("no-districts", 1, 0, "各区都没有人口，无从比较谁覆盖得少。", "No district has people, so none can be the worst off."),
    );
  return out;
}

/** Compares two lists of shares, each ascending: > 0 when the first is fairer. Shares closer than rounding are equal. */
export function fairer(a: ArrayLike<number>, b: ArrayLike<number>): number {
  for (let k = 0; k < a.length; k++) {
    const by = (a[k] as number) - (b[k] as number);
    if (Math.abs(by) > 1e-12) return by;
  }
  return 0;
}

/**
 * A fair plan at interactive speed. Plans are sought for weights that grow where a district lags (multiplicative weights, Arora, Hazan &
 * Kale 2012) and by a greedy that raises the worst; each is improved by exchanges judged by the whole order of shares. For any such
 * weights μ, Σ μ = 1, the worst share is at most the best Σ μ·share, whose bound is that of `siteCovering`: `worstBound`.
 */
export function siteFairly(question: SitingQuestion, options: { effort?: number } = {}): Result<FairPlan, SitingRefusal[]> {
  const refusals = fairRefusals(question);
  if (refusals.length > 0) return refuse(refusals);
  const search = new FairSearch(question);
  const { home: _, ...covering } = question;
  const { total } = search;
  const held = total.map((people) => (people > 0 ? 1 : 0));
  let weights = held.map((one) => one / held.reduce((a, b) => a + b, 0));
  let worstBound = 1;
  search.improve([]);
  let idle = 0;
  for (let round = 0; round < ROUNDS && idle < 3 && worstBound - search.worst > ROUNDING; round++) {
    const [bound, worst] = [worstBound, search.worst];
    const scaled = Float64Array.from(question.weight, (w, i) => {
      const d = question.home?.[i] as number;
      return total[d] === 0 ? 0 : ((w as number) * (weights[d] as number)) / (total[d] as number);
    });
    const answer = solveCovering(instanceOf({ ...covering, weight: scaled }), (options.effort ?? FAIR_EFFORT) / ROUNDS);
    // Rounding of the scaled weights must not make the bound too small.
    worstBound = Math.min(worstBound, answer.bound * (1 + 1e-9));
    const shares = search.improve(answer.chosen ?? []);
    weights = weights.map((w, d) => w * Math.exp(-4 * (shares[d] as number)));
    idle = worstBound < bound - 1e-6 || search.worst > worst ? 0 : idle + 1;
    const sum = weights.reduce((a, b) => a + b, 0);
    weights = weights.map((w) => w / sum);
  }
  const proved = worstBound - search.worst <= ROUNDING ? 1 : 0;
  return ok(fairPlan(question, search.chosen, { worstBound: Math.max(worstBound, search.worst), provedShares: proved }));
}

/** Explains a set of candidates, the fixed ones included. */
export function fairPlan(
  question: SitingQuestion,
  chosen: readonly number[],
  { worstBound, provedShares }: { worstBound: number; provedShares: number },
): FairPlan {
  const { existing = [] } = question;
  const { steps, people, withoutPlan, total, chosen: order } = planOf(question, chosen, Infinity);
  const before = districtPeople(question, existing);
  const after = districtPeople(question, [...existing, ...chosen]);
  const districts = Array.from(before.total, (inDistrict, district) => ({
    district,
    people: inDistrict,
    covered: after.covered[district] as number,
    share: (after.covered[district] as number) / inDistrict,
    before: (before.covered[district] as number) / inDistrict,
  })).filter((d) => d.people > 0);
  const worstOf = (places: readonly number[]): number => {
    const { covered } = districtPeople(question, [...existing, ...places]);
    return Math.min(...districts.map((d) => (covered[d.district] as number) / d.people));
  };
  const worstShare = Math.min(...districts.map((d) => d.share));
  return {
    chosen: order,
    steps: steps.map((step) => ({ ...step, worstWithout: worstOf(order.filter((j) => j !== step.candidate)) })),
    people,
    withoutPlan,
    total,
    districts,
    worstShare,
    worstBound: provedShares > 0 ? worstShare : worstBound,
    provedShares,
    proved: provedShares >= districts.length,
  };
}

/** Local search by the order of shares. */
class FairSearch {
  readonly total: Float64Array;
  chosen: readonly number[] = [];
  worst = -1;
  readonly #question: SitingQuestion;
  readonly #instance: Instance;
  readonly #plan: Plan;
  /** Covered people by district before any choice. */
  readonly #base: Float64Array;
  /** Chosen candidates by cell, and covered people by district. */
  readonly #times: Int32Array;
  readonly #covered: Float64Array;
  #best: Float64Array | undefined;
  #people = -1;
  readonly #slack: number;

  constructor(question: SitingQuestion) {
    const { fixed = [], existing = [] } = question;
    const { total, covered } = districtPeople(question, [...fixed, ...existing]);
    this.total = total;
    this.#base = covered;
    this.#question = question;
    this.#instance = instanceOf(question);
    this.#plan = new Plan(this.#instance);
    this.#slack = slackOf(this.#instance.weight);
    this.#times = new Int32Array(this.#instance.cells);
    this.#covered = covered.slice();
  }

  /** Starts from candidates of the question, fills up raising the worst, exchanges; keeps the plan if it is the fairest so far. Answers the shares by district. */
  improve(start: readonly number[]): Float64Array {
    this.#clear();
    const numberOf = new Map(Array.from(this.#instance.candidateOf, (j, k) => [j, k] as const));
    for (const j of start) {
      const k = numberOf.get(j);
      if (k !== undefined && this.#plan.chosen[k] === 0 && this.#plan.fits(k)) this.#add(k);
    }
    const asGiven = this.#shares();
    this.#keep();
    this.#fill();
    this.#exchange();
    this.#keep();
    return asGiven;
  }

  #keep(): void {
    if (!this.#plan.isComplete) return;
    const now = this.#shares().sort();
    const by = this.#best === undefined ? 1 : fairer(now, this.#best);
    if (by < 0 || (by === 0 && this.#plan.people <= this.#people)) return;
    this.#best = now;
    this.#people = this.#plan.people;
    this.worst = this.#best[0] as number;
    this.chosen = [...(this.#question.fixed ?? []), ...this.#plan.list().map((k) => this.#instance.candidateOf[k] as number)];
  }

  #clear(): void {
    for (const k of this.#plan.list()) this.#plan.remove(k);
    this.#times.fill(0);
    this.#covered.set(this.#base);
  }

  /** A district without people is nobody's worst. */
  #shares(covered: Float64Array = this.#covered): Float64Array {
    return covered.map((people, d) => (this.total[d] === 0 ? 1 : people / (this.total[d] as number)));
  }

  #add(k: number): void {
    this.#plan.add(k);
    this.#touch(k, 1);
  }

  #remove(k: number): void {
    this.#plan.remove(k);
    this.#touch(k, -1);
  }

  #touch(k: number, by: 1 | -1): void {
    const { first, cell, weight, home } = this.#instance;
    const covered = this.#covered;
    for (let e = first[k] as number; e < (first[k + 1] as number); e++) {
      const i = cell[e] as number;
      const before = this.#times[i] as number;
      this.#times[i] = before + by;
      const d = home[i] as number;
      if (before === 0) covered[d] = (covered[d] as number) + (weight[i] as number);
      else if (before + by === 0) covered[d] = (covered[d] as number) - (weight[i] as number);
    }
  }

  /** The candidate after which the shares are fairest, most people where they are equal; −1 when none that may come is fairer than `than`. */
  #bestNext(mayCome: (k: number) => boolean, than: Float64Array, thanPeople: number): number {
    const { first, cell, weight, home, candidates } = this.#instance;
    const { total } = this;
    const covered = new Float64Array(total.length);
    let [best, shares, people] = [-1, than, thanPeople];
    for (let k = 0; k < candidates; k++) {
      if (this.#plan.chosen[k] === 1 || !mayCome(k)) continue;
      covered.set(this.#covered);
      for (let e = first[k] as number; e < (first[k + 1] as number); e++) {
        const i = cell[e] as number;
        if (this.#times[i] === 0) covered[home[i] as number] = (covered[home[i] as number] as number) + (weight[i] as number);
      }
      // Most candidates leave the worst district where it is and need no sorting.
      const least = (shares[0] as number) - 1e-12;
      let lags = false;
      for (let d = 0; d < total.length && !lags; d++) lags = total[d] !== 0 && (covered[d] as number) / (total[d] as number) < least;
      if (lags) continue;
      const now = this.#shares(covered).sort();
      const by = fairer(now, shares);
      const sum = this.#plan.people + (this.#plan.gain[k] as number);
      if (by < 0 || (by === 0 && sum <= people + this.#slack)) continue;
      [best, shares, people] = [k, now, sum];
    }
    return best;
  }

  #fill(): void {
    for (;;) {
      const now = this.#shares().sort();
      let next = this.#bestNext((k) => this.#plan.fits(k), now, this.#plan.people);
      // Needs of districts are met even by places that add nobody.
      if (next < 0 && !this.#plan.isComplete)
        next =
          Array.from(this.#plan.chosen.keys()).find((k) => this.#plan.chosen[k] === 0 && this.#plan.meetsNeed(k) && this.#plan.fits(k)) ??
          -1;
      if (next < 0) return;
      this.#add(next);
    }
  }

  #exchange(): void {
    for (let moved = true; moved;) {
      moved = false;
      for (const out of this.#plan.list()) {
        const [shares, people] = [this.#shares().sort(), this.#plan.people];
        this.#remove(out);
        const next = this.#bestNext((k) => k !== out && this.#plan.fits(k), shares, people);
        this.#add(next < 0 ? out : next);
        if (next >= 0) {
          moved = true;
          this.#fill();
        }
      }
    }
  }
}
