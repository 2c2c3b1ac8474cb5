import { explainConflict, type Conflict } from "./conflict.ts";
import { build, lpText, STEPS, type CostOf, type Effort, type Model, type Solve } from "./model.ts";
import { isProved, Programme } from "./programme.ts";
import { isOf, leastOf, mostOf, type Nominee, type QuotaPlan } from "./plan.ts";

export interface Selection {
  readonly status: "chosen" | "no-answer";
  readonly chosen: readonly string[];
  /** Sum of quality, and what no choice can exceed; equal when proved best. */
  readonly quality: number;
  readonly bound?: number;
  readonly isBest: boolean;
  /** Why each is in: fixed, the floors he counts for that have nobody to spare, or quality. */
  readonly why: readonly { readonly id: string; readonly reason: "fixed" | "floor" | "quality"; readonly floors: readonly string[] }[];
  /** Soft bounds that are missed, with by how many. */
  readonly missed: readonly { readonly key: string; readonly by: number }[];
}

export type SelectAnswer = Selection | { readonly status: "conflict"; readonly conflict: Conflict };

/**
 * Chooses the seats so that every hard bound holds and the sum of quality is largest, soft bounds missed as little as possible first. Most plans are proved by the own
 * search; the port is asked where that comes to no end. Where no choice can be, the conflict: bounds that collide and the cheapest change in people.
 */
export async function select(
  plan: QuotaPlan,
  nominees: readonly Nominee[],
  solve: Solve,
  { steps = STEPS }: Effort = {},
): Promise<SelectAnswer> {
  const model = build(plan, nominees);
  const short = shortOf(model);
  if (short > 0) return { status: "conflict", conflict: { bounds: [], changes: [], short } };
  const conflict = async (): Promise<SelectAnswer> => ({
    status: "conflict",
    conflict: await explainConflict(plan, nominees, solve, steps),
  });
  const own = search(model, steps);
  if (own === "none") return conflict();
  if (own?.isBest) return own;
  const answer = await solve(lpText(model, softCosts(model)));
  if (answer.status === "infeasible") return conflict();
  if (answer.values.size === 0) return own ?? { status: "no-answer", chosen: [], quality: 0, isBest: false, why: [], missed: [] };
  const asked = selectionOf(model, answer.values, answer.bound, answer.status === "optimal");
  return own && worthOf(model, own) > worthOf(model, asked) ? own : asked;
}

/** The own search's choice with its bound, at once and without the port; undefined where it finds none or there is none. */
export function firstChoice(plan: QuotaPlan, nominees: readonly Nominee[], { steps = STEPS }: Effort = {}): Selection | undefined {
  const model = build(plan, nominees);
  const own = shortOf(model) > 0 ? "none" : search(model, steps);
  return own === "none" ? undefined : own;
}

/** Nominees lacking to fill the seats at all, or people fixed in beyond them. */
function shortOf({ plan, kinds, fixedIn }: Model): number {
  const available = kinds.reduce((sum, k) => sum + k.members.length, 0);
  return Math.max(plan.seats - fixedIn.length - available, fixedIn.length - plan.seats);
}

const worthOf = (model: Model, { quality, missed }: Selection): number =>
  quality - missed.reduce((sum, m) => sum + m.by * model.softCost, 0);

/** The programme in LP format, for any other solver. */
export function modelText(plan: QuotaPlan, nominees: readonly Nominee[]): string {
  const model = build(plan, nominees);
  return lpText(model, softCosts(model));
}

function search(model: Model, steps: number): Selection | "none" | undefined {
  const found = new Programme(model, softCosts(model)).choose(steps);
  if (!found.values) return found.bound === -Infinity ? "none" : undefined;
  return selectionOf(model, found.values, found.bound, isProved(found));
}
const softCosts =
  ({ softCost }: Model): CostOf =>
  (b) =>
    b.kind === "soft" ? softCost : 0;

function selectionOf(model: Model, values: ReadonlyMap<string, number>, bound: number | undefined, isBest: boolean): Selection {
  const { plan, fixedIn, softCost } = model;
  const count = (name: string): number => Math.round(values.get(name) ?? 0);
  const chosen = [
    ...fixedIn,
    // Within a kind all are alike to the plan; the order in which they were nominated decides.
    ...model.kinds.flatMap((k) => k.members.slice(0, count(k.name))),
  ];
  const missed = plan.bounds.flatMap((b, i) => {
    const by = count(`u${i}`) + count(`o${i}`);
    return by > 0 ? [{ key: b.key, by }] : [];
  });
  const sumOf = (people: readonly Nominee[]): number => people.reduce((sum, n) => sum + (n.quality ?? 0), 0);
  const penalty = missed.reduce((sum, m) => sum + m.by * softCost, 0);
  return {
    status: "chosen",
    chosen: chosen.map((n) => n.id),
    quality: sumOf(chosen),
    ...(bound === undefined ? {} : { bound: Math.floor(bound + sumOf(fixedIn) + penalty + 1e-6) }),
    isBest,
    why: whyChosen(plan, chosen),
    missed,
  };
}

function whyChosen(plan: QuotaPlan, chosen: readonly Nominee[]): Selection["why"] {
  const tight = plan.bounds.flatMap((b) =>
    b.least !== undefined && chosen.filter((n) => isOf(b, n)).length === leastOf(b.least, plan.seats) ? [b] : [],
  );
  return chosen.map((n) => {
    const floors = tight.filter((b) => isOf(b, n)).map((b) => b.key);
    return { id: n.id, reason: n.fixed === "in" ? "fixed" : floors.length > 0 ? "floor" : "quality", floors };
  });
}

/** Who could take each chosen one's place without breaking a hard bound: for replacements during five years. */
export function alternates(plan: QuotaPlan, nominees: readonly Nominee[], chosen: readonly string[]): Map<string, string[]> {
  const hard = plan.bounds.filter((b) => b.kind !== "soft");
  const isIn = new Set(chosen);
  const seated = nominees.filter((n) => isIn.has(n.id));
  const counts = hard.map((b) => seated.filter((n) => isOf(b, n)).length);
  const free = nominees.filter((n) => !isIn.has(n.id) && n.fixed !== "out");
  return new Map(
    seated.map((leaver) => [
      leaver.id,
      free
        .filter((n) =>
          hard.every((b, i) => {
            const count = (counts[i] as number) - Number(isOf(b, leaver)) + Number(isOf(b, n));
            return (
              (b.least === undefined || count >= Math.min(leastOf(b.least, plan.seats), counts[i] as number)) &&
              (b.most === undefined || count <= Math.max(mostOf(b.most, plan.seats), counts[i] as number))
            );
          }),
        )
        .map((n) => n.id),
    ]),
  );
}

/** A committee out of the delegates: the same question over them alone; whoever is named and no delegate is refused by name. */
export async function committee(
  plan: QuotaPlan,
  nominees: readonly Nominee[],
  delegates: ReadonlySet<string>,
  solve: Solve,
): Promise<SelectAnswer | { readonly status: "no-delegates"; readonly ids: readonly string[] }> {
  const strangers = nominees.filter((n) => !delegates.has(n.id));
  if (strangers.length > 0) return { status: "no-delegates", ids: strangers.map((n) => n.id) };
  return select(plan, nominees, solve);
}
