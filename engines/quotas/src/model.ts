import { isOf, leastOf, mostOf, type Bound, type Nominee, type QuotaPlan } from "./plan.ts";

/** What an integer programme in LP format was answered; the shape that platform solvers give. */
export interface Solved {
  readonly status: "optimal" | "feasible" | "infeasible" | "stopped";
  readonly objective?: number;
  readonly bound?: number;
  readonly values: ReadonlyMap<string, number>;
}
export type Solve = (model: string) => Promise<Solved>;

/** How many steps the own search takes before the port is asked: by itself, enough to come down to a whole choice and to look around it. */
export interface Effort {
  readonly steps?: number;
}
export const STEPS = 150;

/** One variable for each kind of person (same groups, same quality): identical people need no names in the model. */
interface Kind {
  readonly name: string;
  readonly members: readonly Nominee[];
  readonly groups: readonly number[];
  readonly quality: number;
}
/** One side of a bound, less whom it counts already because they are fixed in. */
export interface Side {
  readonly bound: number;
  readonly side: "least" | "most";
  readonly figure: number;
}

export interface Model {
  readonly plan: QuotaPlan;
  readonly kinds: readonly Kind[];
  readonly sides: readonly Side[];
  /** Counted already by people who are fixed in. */
  readonly fixedIn: readonly Nominee[];
  /** What one person's miss of a soft bound costs: more than quality could gain anywhere. */
  readonly softCost: number;
}

export function build(plan: QuotaPlan, nominees: readonly Nominee[]): Model {
  const kinds = new Map<string, { members: Nominee[]; groups: number[]; quality: number }>();
  for (const n of nominees) {
    if (n.fixed !== undefined) continue;
    const groups = plan.bounds.flatMap((b, i) => (isOf(b, n) ? [i] : []));
    const key = `${groups.join(",")} ${n.quality ?? 0}`;
    const kind = kinds.get(key);
    if (kind) kind.members.push(n);
    else kinds.set(key, { members: [n], groups, quality: n.quality ?? 0 });
  }
  const qualities = [...kinds.values()].map((k) => Math.abs(k.quality));
  const fixedIn = nominees.filter((n) => n.fixed === "in");
  return {
    plan,
    kinds: [...kinds.values()].map((k, i) => ({ ...k, name: `k${i}` })),
    sides: plan.bounds.flatMap((b, bound): Side[] => {
      const counted = fixedIn.filter((n) => isOf(b, n)).length;
      return [
        ...(b.least === undefined ? [] : [{ bound, side: "least", figure: leastOf(b.least, plan.seats) - counted } as const]),
        ...(b.most === undefined ? [] : [{ bound, side: "most", figure: mostOf(b.most, plan.seats) - counted } as const]),
      ];
    }),
    fixedIn,
    softCost: 1 + 2 * plan.seats * Math.max(0, ...qualities),
  };
}

/** The plan's hard bounds alone, and people without quality: whether seats can be filled, and at what change. */
export const buildBare = (plan: QuotaPlan, nominees: readonly Nominee[]): Model =>
  build(
    { ...plan, bounds: plan.bounds.filter((b) => b.kind !== "soft") },
    nominees.map(({ quality: _, ...bare }) => bare),
  );

/** What a missed person of a bound costs; 0 where it cannot be missed. */
export type CostOf = (bound: Bound) => number;
/** By how much a bound's side may be missed: enough for anything. */
export const room = ({ plan }: Model, { figure }: Side): number => plan.seats + Math.abs(figure);
export const slackName = ({ side, bound }: Side): string => `${side === "least" ? "u" : "o"}${bound}`;

/** The programme in LP format: the sum of quality less what missed bounds cost is largest. */
export function lpText(model: Model, costOf: CostOf, without: ReadonlySet<number> = new Set()): string {
  const { plan, kinds, fixedIn } = model;
  const terms = kinds.flatMap((k) => (k.quality === 0 ? [] : [`${k.quality < 0 ? "-" : "+"} ${Math.abs(k.quality)} ${k.name}`]));
  const rows: string[] = [];
  const general = kinds.map((k) => k.name);
  const limits = kinds.map((k) => ` 0 <= ${k.name} <= ${k.members.length}`);
  const sumOf = (list: readonly Kind[]): string => (list.length === 0 ? "+ 0 zero" : list.map((k) => `+ ${k.name}`).join(" "));
  rows.push(` seats: ${sumOf(kinds)} = ${plan.seats - fixedIn.length}`);
  for (const s of model.sides) {
    if (without.has(s.bound)) continue;
    const cost = costOf(plan.bounds[s.bound] as Bound);
    const slack = slackName(s);
    if (cost > 0) {
      terms.push(`- ${cost} ${slack}`);
      general.push(slack);
      limits.push(` 0 <= ${slack} <= ${room(model, s)}`);
    }
    const missed = cost > 0 ? (s.side === "least" ? `+ ${slack}` : `- ${slack}`) : "";
    const list = kinds.filter((k) => k.groups.includes(s.bound));
    rows.push(` ${s.side}${s.bound}: ${sumOf(list)} ${missed} ${s.side === "least" ? ">=" : "<="} ${s.figure}`);
  }
  return `Maximize\n obj: ${terms.length === 0 ? "0 zero" : terms.join("\n  ")}\nSubject To\n${rows.join("\n")}\nBounds\n${limits.join("\n")}\n 0 <= zero <= 0\nGeneral\n ${general.join("\n ")}\nEnd\n`;
}
