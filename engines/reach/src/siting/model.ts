import { ok, refuse, type Result } from "@bihuan/kit";
import { servedPlan, siteWithCapacities } from "./capacity.ts";
import { searchCovering } from "./cover.ts";
import { instanceOf, type Instance } from "./instance.ts";
import { planOf, standing, type CoverPlan } from "./plan.ts";
import { needsOf, refusalsOf, type SitingQuestion, type SitingRefusal } from "./question.ts";

/** A solver of mixed-integer models in CPLEX LP format; the engine holds none. `values` are those of the best solution. */
export type Solve = (model: string, options?: SolveOptions) => Promise<SolveAnswer>;

export interface SolveOptions {
  readonly secondsLimit?: number;
  /** Values of some variables in a solution that is known: the solver begins there and looks for better ones only. */
  readonly start?: ReadonlyMap<string, number>;
}

export interface SolveAnswer {
  /** `optimal` = proved; `feasible` = stopped with a solution; `stopped` = stopped without. */
  readonly status: "optimal" | "feasible" | "infeasible" | "stopped";
  readonly objective?: number;
  /** Proved limit of the objective. */
  readonly bound?: number;
  readonly values: ReadonlyMap<string, number>;
}

/** `x12` = candidate 12 is chosen; fixed and existing candidates are left out, since their people are counted already. */
const nameOf = (j: number): string => `x${j}`;

/** Wraps at a width every reader of the format accepts. */
export const sumOf = (terms: readonly string[]): string => {
  if (terms.length === 0) return "0 none";
  const lines: string[] = [];
  for (let k = 0; k < terms.length; k += 12) lines.push(terms.slice(k, k + 12).join(" + "));
  return lines.join("\n   + ");
};

/** Rows that limit which candidates may be chosen together. */
export function limitRows(instance: Instance): string[] {
  const names = Array.from(instance.candidateOf, nameOf);
  const rows = [` places: ${sumOf(names)} <= ${instance.places}`];
  instance.need.forEach((need, d) => {
    if (need > 0) rows.push(` district${d}: ${sumOf(names.filter((_, j) => instance.district[j] === d))} >= ${need}`);
  });
  if (instance.cost.length > 0) rows.push(` budget: ${sumOf(names.map((name, j) => `${instance.cost[j]} ${name}`))} <= ${instance.budget}`);
  return rows;
}

/** A cell counts only if a chosen candidate covers it. */
export const coverRows = ({ cells, back, candidate, candidateOf }: Instance): string[] =>
  Array.from({ length: cells }, (_, i) => {
    const by = Array.from(candidate.subarray(back[i], back[i + 1]), (j) => nameOf(candidateOf[j] as number));
    return ` cell${i}: y${i} - ${by.join(" - ")} <= 0`;
  });

/**
 * The covering question as a mixed-integer model. Cells with equal candidates are one; people of fixed and existing
 * places are left out of the objective. With capacities the flows z_candidate_cell are variables and nothing is left out.
 */
export function coverModel(question: SitingQuestion): string {
  if (question.capacity !== undefined) return capacityModel(question);
  return coveringModel(instanceOf(question));
}

function coveringModel(instance: Instance): string {
  const cells = Array.from({ length: instance.cells }, (_, i) => i);
  return modelText(
    cells.map((i) => `${instance.weight[i]} y${i}`),
    [...coverRows(instance), ...limitRows(instance)],
    cells.map((i) => ` y${i} <= 1`),
    Array.from(instance.candidateOf, nameOf),
  );
}

export const modelText = (
  objective: readonly string[],
  rows: readonly string[],
  bounds: readonly string[],
  binaries: readonly string[],
): string =>
  [
    "Maximize",
    ` people: ${sumOf(objective)}`,
    "Subject To",
    ...rows,
    "Bounds",
    ...bounds,
    "Binaries",
    ` ${binaries.join("\n ")}`,
    "End",
    "",
  ].join("\n");

function capacityModel(question: SitingQuestion): string {
  const { fixed = [], existing = [], capacity = [], budget = Infinity } = question;
  const whole = instanceOf({ ...question, fixed: [], existing: [] });
  const standingNow = new Set([...fixed, ...existing]);
  const kept = Array.from(whole.candidateOf).filter((j) => !standingNow.has(j));
  const flows = Array.from({ length: whole.candidates }, (_, j) =>
    Array.from(whole.cell.subarray(whole.first[j], whole.first[j + 1]), (i) => `z${j}_${i}`),
  );
  const rows = [
    ...Array.from({ length: whole.cells }, (_, i) => {
      const by = Array.from(whole.candidate.subarray(whole.back[i], whole.back[i + 1]), (j) => `z${j}_${i}`);
      return ` cell${i}: ${sumOf(by)} <= ${whole.weight[i]}`;
    }),
    ...flows.flatMap((names, j) =>
      names.length === 0
        ? []
        : [
            standingNow.has(j)
              ? ` load${j}: ${sumOf(names)} <= ${capacity[j]}`
              : ` load${j}: ${sumOf(names)} - ${capacity[j]} ${nameOf(j)} <= 0`,
          ],
    ),
    ...limitRows({
      ...whole,
      candidateOf: Int32Array.from(kept),
      district: whole.district.length === 0 ? whole.district : Int32Array.from(kept, (j) => whole.district[j] as number),
      cost: whole.cost.length === 0 ? whole.cost : Float64Array.from(kept, (j) => whole.cost[j] as number),
      places: question.places - fixed.length,
      need: Int32Array.from(needsOf(question)),
      budget: budget - fixed.reduce((sum, j) => sum + (question.cost?.[j] ?? 0), 0),
    }),
  ];
  return modelText(flows.flat(), rows, [], kept.map(nameOf));
}

/** Effort of the search before the solver is asked, about two seconds of one core: it proves the towns of the bench itself. */
const PROOF_EFFORT = 1_000_000_000;

/**
 * The same plan with proof. The search, given more time, often proves its plan itself; otherwise the solver settles what the search left
 * open, within `secondsLimit`: candidates that no better plan holds are not in its model, those that every better plan holds are
 * taken, and the plan found is its start. `effort` is the search's, before the solver is asked. What it could not prove stays a gap: `proved` says which.
 */
export async function proveCovering(
  question: SitingQuestion,
  solve: Solve,
  { effort = PROOF_EFFORT, ...options }: { secondsLimit?: number; effort?: number } = {},
): Promise<Result<CoverPlan, SitingRefusal[]>> {
  const refusals = refusalsOf(question);
  if (refusals.length > 0) return refuse(refusals);
  if (question.capacity !== undefined) return ok(await proveWithCapacities(question, solve, options));
  const { chosen, people, bound, open } = searchCovering(question, effort);
  const fast = planOf(question, chosen, bound);
  if (fast.proved) return ok(fast);
  const left = new Set(open.candidateOf);
  const rest = chosen.filter((j) => !open.taken.includes(j));
  const startsHere = rest.every((j) => left.has(j)) && open.taken.every((j) => chosen.includes(j));
  const start = new Map(Array.from(open.candidateOf, (j) => [nameOf(j), rest.includes(j) ? 1 : 0]));
  const answer = await solve(coveringModel(open), { ...options, ...(startsHere ? { start } : {}) });
  // No plan in what is left is no contradiction: the plan found may hold candidates that a better one cannot hold.
  if (answer.status === "infeasible" && !startsHere) return ok(planOf(question, chosen, people));
  if (answer.status === "infeasible") throw new Error("the solver finds no plan where one is known");
  const limit = Math.min(bound, Math.max(people, answer.bound === undefined ? Infinity : answer.bound + open.covered));
  const other = chosenOf({ fixed: open.taken }, answer.values);
  const plan = other === undefined ? undefined : planOf(question, other, limit);
  return ok(plan !== undefined && plan.people > people ? plan : planOf(question, chosen, limit));
}

async function proveWithCapacities(question: SitingQuestion, solve: Solve, options: { secondsLimit?: number }): Promise<CoverPlan> {
  const fast = siteWithCapacities(question);
  if (fast.proved) return fast;
  const { fixed = [] } = question;
  const start = new Map(fast.chosen.filter((j) => !fixed.includes(j)).map((j) => [nameOf(j), 1]));
  const answer = await solve(capacityModel(question), { ...options, start });
  if (answer.status === "infeasible") throw new Error("the solver finds no plan where one is known");
  const bound = Math.min(fast.bound, answer.bound ?? Infinity);
  const chosen = chosenOf(question, answer.values);
  const plan = chosen === undefined ? undefined : servedPlan(question, chosen, bound);
  return plan !== undefined && plan.people >= fast.people ? plan : { ...fast, ...standing(fast.people, bound) };
}

/** Candidates a solution chooses, the fixed ones first; undefined without a solution. */
export function chosenOf({ fixed = [] }: Pick<SitingQuestion, "fixed">, values: ReadonlyMap<string, number>): number[] | undefined {
  if (values.size === 0) return undefined;
  const chosen = [...values].filter(([name, value]) => /^x\d+$/.test(name) && value > 0.5).map(([name]) => Number(name.slice(1)));
  return [...fixed, ...chosen.sort((a, b) => a - b)];
}
