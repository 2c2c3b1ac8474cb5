import { ok, refuse, type Result } from "@bihuan/kit";
import { districtPeople, fairer, fairPlan, fairRefusals, siteFairly, type FairPlan } from "./fair.ts";
import { instanceOf, type Instance } from "./instance.ts";
import { chosenOf, coverRows, limitRows, modelText, type Solve } from "./model.ts";
import type { SitingQuestion, SitingRefusal } from "./question.ts";

/** Shares are told to the solver in this many parts of one, so that its tolerance of 1e-6 is far below a person. */
const PARTS = 1000;

/**
 * The fairest plan with proof. The k least shares have the sum max k·r − Σ max(0, r − share), so maximizing that for k = 1, 2, … and
 * holding each sum reached gives the order's maximum (Ogryczak & Śliwiński 2003, conditional means), one model for each share; a last one
 * asks for the most people. `secondsLimit` is for all of them together as told by the models' number: each gets its part.
 */
export async function proveFairly(
  question: SitingQuestion,
  solve: Solve,
  options: { secondsLimit?: number } = {},
): Promise<Result<FairPlan, SitingRefusal[]>> {
  const refusals = fairRefusals(question);
  if (refusals.length > 0) return refuse(refusals);
  const fast = siteFairly(question);
  if (!fast.ok) return fast;
  const { fixed = [], existing = [] } = question;
  const { total } = districtPeople(question, []);
  const peopled = Array.from(total.keys()).filter((d) => (total[d] as number) > 0);
  const sharesOf = (chosen: readonly number[]): Float64Array => {
    const { covered } = districtPeople(question, [...existing, ...chosen]);
    return Float64Array.from(peopled, (d) => (covered[d] as number) / (total[d] as number)).sort();
  };
  const base = districtPeople(question, [...fixed, ...existing]).covered;
  const instance = instanceOf(question);
  if (instance.candidates === 0) return ok(fairPlan(question, fast.value.chosen, { worstBound: 1, provedShares: peopled.length }));
  let chosen = fast.value.chosen;
  let { worstBound } = fast.value;
  let proved = 0;
  const each = options.secondsLimit === undefined ? {} : { secondsLimit: options.secondsLimit / (peopled.length + 1) };
  const held: number[] = [];
  for (let k = 1; k <= peopled.length + 1; k++) {
    const model =
      k <= peopled.length ? orderModel(instance, peopled, total, base, held, k) : peopleModel(instance, peopled, total, base, held);
    const start = new Map(Array.from(instance.candidateOf, (j) => [`x${j}`, chosen.includes(j) ? 1 : 0]));
    const answer = await solve(model, { ...each, start });
    const found = chosenOf({ fixed }, answer.values);
    if (found !== undefined && isBetter(question, found, chosen, sharesOf)) chosen = found;
    const sum = sharesOf(chosen)
      .slice(0, k)
      .reduce((a, b) => a + b, 0);
    if (k === 1 && answer.bound !== undefined) worstBound = Math.min(worstBound, Math.max(sum, answer.bound / PARTS));
    if (answer.status !== "optimal") break;
    if (k <= peopled.length) {
      proved = k;
      held.push(sum);
    }
  }
  return ok(fairPlan(question, chosen, { worstBound, provedShares: proved }));
}

function isBetter(
  question: SitingQuestion,
  a: readonly number[],
  b: readonly number[],
  sharesOf: (chosen: readonly number[]) => Float64Array,
): boolean {
  const by = fairer(sharesOf(a), sharesOf(b));
  const people = (chosen: readonly number[]): number =>
    districtPeople(question, [...(question.existing ?? []), ...chosen]).covered.reduce((sum, covered) => sum + covered, 0);
  return by > 0 || (by === 0 && people(a) > people(b));
}

/** Share of each district as a variable s, and for each sum held or sought its level r and the amounts e by which shares fall short of it. */
function orderRows(
  instance: Instance,
  districts: readonly number[],
  total: Float64Array,
  base: Float64Array,
  held: readonly number[],
  sought: number | undefined,
): string[] {
  const cells = new Map(districts.map((d) => [d, [] as string[]]));
  for (let i = 0; i < instance.cells; i++) {
    const d = instance.home[i] as number;
    cells.get(d)?.push(`${((instance.weight[i] as number) * PARTS) / (total[d] as number)} y${i}`);
  }
  const shares = districts.map(
    (d) =>
      ` share${d}: s${d}${(cells.get(d) as string[]).map((term) => ` - ${term}`).join("\n  ")} = ${((base[d] as number) * PARTS) / (total[d] as number)}`,
  );
  const levels = [...held.map((_, at) => at + 1), ...(sought === undefined ? [] : [sought])];
  return [
    ...coverRows(instance),
    ...limitRows(instance),
    ...shares,
    ...levels.flatMap((k) => districts.map((d) => ` short${k}_${d}: r${k} - e${k}_${d} - s${d} <= 0`)),
    ...held.map((sum, at) => ` held${at + 1}: ${conditional(at + 1, districts)} >= ${sum * PARTS - 1e-5}`),
  ];
}

const conditional = (k: number, districts: readonly number[]): string => `${k} r${k}${districts.map((d) => ` - e${k}_${d}`).join("")}`;
const boundsOf = (instance: Instance): string[] => Array.from({ length: instance.cells }, (_, i) => ` y${i} <= 1`);

function orderModel(
  instance: Instance,
  districts: readonly number[],
  total: Float64Array,
  base: Float64Array,
  held: readonly number[],
  k: number,
): string {
  const rows = orderRows(instance, districts, total, base, held, k);
  return modelText(
    [conditional(k, districts)],
    rows,
    boundsOf(instance),
    Array.from(instance.candidateOf, (j) => `x${j}`),
  );
}

function peopleModel(
  instance: Instance,
  districts: readonly number[],
  total: Float64Array,
  base: Float64Array,
  held: readonly number[],
): string {
  const rows = orderRows(instance, districts, total, base, held, undefined);
  const people = Array.from({ length: instance.cells }, (_, i) => `${instance.weight[i]} y${i}`);
  return modelText(
    people,
    rows,
    boundsOf(instance),
    Array.from(instance.candidateOf, (j) => `x${j}`),
  );
}
