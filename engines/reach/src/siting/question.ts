/**
 * Maximal covering (Church & ReVelle 1974): choose places so that the most people have one in reach.
 * Cells are homes or grid cells with their people; candidate j covers `cell[first[j] .. first[j + 1])`, as `reachLists` gives it.
 */
export interface SitingQuestion {
  readonly first: Int32Array;
  readonly cell: Int32Array;
  /** People by cell, ≥ 0. Whole numbers (people, thousandths) let the bound be rounded down. */
  readonly weight: ArrayLike<number>;
  /** How many to choose, the fixed ones among them. */
  readonly places: number;
  /** Candidates decided already: in every plan; they count as places, in the budget and in the minimum of their district. */
  readonly fixed?: readonly number[];
  /** Candidates that stand today: they cover and count nowhere. */
  readonly existing?: readonly number[];
  /** District of each candidate, 0 …; needed by `minimum`. */
  readonly district?: ArrayLike<number>;
  /** Least number of places by district. */
  readonly minimum?: ArrayLike<number>;
  /** District in which the people of each cell live, 0 …; needed by `siteFairly`. */
  readonly home?: ArrayLike<number>;
  /** Cost of each candidate, ≥ 0, in one unit with `budget` (fen). */
  readonly cost?: ArrayLike<number>;
  readonly budget?: number;
  /** People each candidate can serve; a cell's people may be split among places. */
  readonly capacity?: ArrayLike<number>;
}

/** Why no plan exists, in the user's words. Districts and candidates are named by their numbers; the caller puts names. */
export interface SitingRefusal {
  readonly code:
    | "no-candidates"
    | "too-few-candidates"
    | "fixed-exceed-places"
    | "fixed-exceed-budget"
    | "district-without-candidates"
    | "minimum-exceeds-places"
    | "budget-below-minimum"
    | "no-places"
    | "way-unknown"
    | "people-impossible"
    | "no-districts"
    | "capacity-with-equity";
  readonly text: { readonly zh: string; readonly en: string };
  readonly district?: number;
  /** What is asked and what there is: places or money. */
  readonly asked: number;
  readonly available: number;
}

/** Candidates that can be chosen: every number once, the fixed and the existing ones left out. */
export const candidatesOf = (question: SitingQuestion): number => question.first.length - 1;

/**
 * All reasons for which the demands exclude each other; empty = a plan exists. The least cost of the minima is the sum of
 * the cheapest candidates of each district, so the answer is exact. Throws RangeError on a malformed question.
 */
export function refusalsOf(question: SitingQuestion): SitingRefusal[] {
  checkShape(question);
  const { places, fixed = [], existing = [], minimum, cost, budget } = question;
  const n = candidatesOf(question);
  const taken = new Set([...fixed, ...existing]);
  const free = Array.from({ length: n }, (_, j) => j).filter((j) => !taken.has(j));
  const out: SitingRefusal[] = [];
  if (n === 0) out.push(refusal("no-candidates", places, 0, "没有候选地点。", "There are no candidates."));
  if (fixed.length > places)
    out.push(
      refusal(
        "fixed-exceed-places",
        fixed.length,
        places,
        `已定 ${fixed.length} 处，多于计划的 ${places} 处。`,
        `${fixed.length} places are decided already, more than the ${places} planned.`,
      ),
    );
  else if (places - fixed.length > free.length && n > 0 && minimum === undefined && budget === undefined)
    out.push(
      refusal(
        "too-few-candidates",
        places,
        fixed.length + free.length,
        `计划 ${places} 处，候选地点只有 ${fixed.length + free.length} 个。`,
        `${places} places are planned, but there are only ${fixed.length + free.length} candidates.`,
      ),
    );
  const fixedCost = sum(fixed.map((j) => cost?.[j] ?? 0));
  if (budget !== undefined && fixedCost > budget)
    out.push(
      refusal(
        "fixed-exceed-budget",
        fixedCost,
        budget,
        `已定地点需 ${fixedCost}，超出预算 ${budget}。`,
        `The places decided already cost ${fixedCost}, more than the budget of ${budget}.`,
      ),
    );
  out.push(...minimumRefusals(question, free));
  let least = fixedCost;
  needsOf(question).forEach((need, d) => {
    const here = free.filter((j) => question.district?.[j] === d).map((j) => cost?.[j] ?? 0);
    least += sum(here.sort((a, b) => a - b).slice(0, need));
  });
  if (budget !== undefined && least > budget && fixedCost <= budget)
    out.push(
      refusal(
        "budget-below-minimum",
        least,
        budget,
        `满足各区下限最少要 ${least}，预算只有 ${budget}。`,
        `The cheapest way to give every district its minimum costs ${least}; the budget is ${budget}.`,
      ),
    );
  return out;
}

type Minimum = Pick<SitingQuestion, "places" | "fixed" | "district" | "minimum">;

/** Minima that the districts' candidates, or the number of places, cannot meet; `free` are the candidates not decided. */
export function minimumRefusals(question: Minimum, free: readonly number[]): SitingRefusal[] {
  const { places, fixed = [], district } = question;
  const out: SitingRefusal[] = [];
  const needs = needsOf(question);
  needs.forEach((need, d) => {
    const here = free.filter((j) => district?.[j] === d).length;
    if (here < need)
      out.push({
        ...refusal(
          "district-without-candidates",
          need,
          here,
          `第 ${d + 1} 个区至少要 ${need} 处，只有 ${here} 个候选地点。`,
          `District ${d + 1} must have at least ${need} more, but has ${here} candidates.`,
        ),
        district: d,
      });
  });
  const needed = fixed.length + sum(needs);
  if (needed > places && fixed.length <= places)
    out.push(
      refusal(
        "minimum-exceeds-places",
        needed,
        places,
        `各区下限加上已定地点共需 ${needed} 处，计划只有 ${places} 处。`,
        `The minimum of every district and the fixed places need ${needed} places; ${places} are planned.`,
      ),
    );
  return out;
}

/** Places each district still needs beyond the fixed ones. */
export function needsOf({ fixed = [], district, minimum }: Omit<Minimum, "places">): number[] {
  const needs = Array.from(minimum ?? [], Number);
  for (const j of fixed) {
    const d = district?.[j];
    if (d !== undefined && d >= 0 && d < needs.length) needs[d] = (needs[d] as number) - 1;
  }
  return needs.map((need) => Math.max(0, need));
}

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

export const refusal = (code: SitingRefusal["code"], asked: number, available: number, zh: string, en: string): SitingRefusal => ({
  code,
  asked,
  available,
  text: { zh, en },
});

function checkShape({
  first,
  cell,
  weight,
  places,
  fixed = [],
  existing = [],
  district,
  minimum,
  cost,
  budget,
  capacity,
}: SitingQuestion): void {
  const n = first.length - 1;
  const must = (fine: boolean, what: string): void => {
    if (!fine) throw new RangeError(what);
  };
  must(n >= 0 && first[0] === 0 && first[n] === cell.length, "first does not frame cell");
  must(Number.isInteger(places) && places >= 0, `places ${places}`);
  for (let e = 0; e < cell.length; e++) if ((cell[e] as number) < 0 || (cell[e] as number) >= weight.length) must(false, `cell ${cell[e]}`);
  for (let i = 0; i < weight.length; i++)
    if (!((weight[i] as number) >= 0 && (weight[i] as number) < Infinity)) must(false, `weight ${weight[i]} of cell ${i}`);
  for (const j of [...fixed, ...existing]) must(Number.isInteger(j) && j >= 0 && j < n, `candidate ${j}`);
  must(new Set([...fixed, ...existing]).size === fixed.length + existing.length, "a candidate is fixed or existing twice");
  must(minimum === undefined || district !== undefined, "minimum without district");
  must(district === undefined || district.length === n, "district by candidate");
  must(budget === undefined || cost !== undefined, "budget without cost");
  must(cost === undefined || (cost.length === n && Array.from(cost).every((c) => c >= 0)), "cost by candidate");
  must(capacity === undefined || (capacity.length === n && Array.from(capacity).every((c) => c >= 0)), "capacity by candidate");
}
