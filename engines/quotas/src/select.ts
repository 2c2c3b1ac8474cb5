import { isOf, leastOf, mostOf, type Bound, type Nominee, type QuotaPlan } from "./plan.ts";

/** What an integer programme in LP format was answered; the shape that platform solvers give. */
export interface Solved {
  readonly status: "optimal" | "feasible" | "infeasible" | "stopped";
  readonly objective?: number;
  readonly bound?: number;
  readonly values: ReadonlyMap<string, number>;
}
export type Solve = (model: string) => Promise<Solved>;

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

/** Bounds that cannot all hold; leaving out any one of them, the rest can. With the least changes that mend it. */
export interface Conflict {
  readonly bounds: readonly string[];
  readonly changes: readonly { readonly key: string; readonly from: number; readonly to: number; readonly side: "least" | "most" }[];
  /** Nominees lacking to fill the seats at all, or people fixed in beyond them. */
  readonly short?: number;
}

/** One variable for each kind of person (same groups, same quality): identical people need no names in the model. */
interface Kind {
  readonly name: string;
  readonly members: readonly Nominee[];
  readonly groups: readonly number[];
  readonly quality: number;
}

export interface Model {
  readonly plan: QuotaPlan;
  readonly kinds: readonly Kind[];
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
  return {
    plan,
    kinds: [...kinds.values()].map((k, i) => ({ ...k, name: `k${i}` })),
    fixedIn: nominees.filter((n) => n.fixed === "in"),
    softCost: 1 + 2 * plan.seats * Math.max(0, ...qualities),
  };
}

/** The programme in LP format. `slack`: every bound of `soften` may be missed at a cost; objective quality, or least slack alone. */
export function lpText(
  { plan, kinds, fixedIn, softCost }: Model,
  options: { without?: ReadonlySet<number>; soften?: (bound: Bound) => number; aim: "quality" | "slack" },
): string {
  const terms: string[] = [];
  const rows: string[] = [];
  const general = kinds.map((k) => k.name);
  const limits = kinds.map((k) => ` 0 <= ${k.name} <= ${k.members.length}`);
  if (options.aim === "quality")
    for (const k of kinds) if (k.quality !== 0) terms.push(`${k.quality < 0 ? "-" : "+"} ${Math.abs(k.quality)} ${k.name}`);
  const sumOf = (list: readonly Kind[]): string => (list.length === 0 ? "+ 0 zero" : list.map((k) => `+ ${k.name}`).join(" "));
  rows.push(` seats: ${sumOf(kinds)} = ${plan.seats - fixedIn.length}`);
  plan.bounds.forEach((b, i) => {
    if (options.without?.has(i)) return;
    const counted = fixedIn.filter((n) => isOf(b, n)).length;
    const list = kinds.filter((k) => k.groups.includes(i));
    const cost = options.soften?.(b) ?? (b.kind === "soft" ? softCost : 0);
    for (const [side, amount] of [
      ["least", b.least],
      ["most", b.most],
    ] as const) {
      if (amount === undefined) continue;
      const figure = (side === "least" ? leastOf(amount, plan.seats) : mostOf(amount, plan.seats)) - counted;
      const slack = `${side === "least" ? "u" : "o"}${i}`;
      if (cost > 0) {
        terms.push(`- ${cost} ${slack}`);
        general.push(slack);
        limits.push(` 0 <= ${slack} <= ${plan.seats + Math.abs(figure)}`);
      }
      rows.push(
        ` ${side}${i}: ${sumOf(list)} ${cost > 0 ? (side === "least" ? `+ ${slack}` : `- ${slack}`) : ""} ${side === "least" ? ">=" : "<="} ${figure}`,
      );
    }
  });
  return `Maximize\n obj: ${terms.length === 0 ? "0 zero" : terms.join("\n  ")}\nSubject To\n${rows.join("\n")}\nBounds\n${limits.join("\n")}\n 0 <= zero <= 0\nGeneral\n ${general.join("\n ")}\nEnd\n`;
}

/**
 * Chooses the seats so that every hard bound holds and the sum of quality is largest, soft bounds missed as little as possible first. Where that cannot be, the
 * conflict: a smallest set of bounds that collide (deletion filter) and the cheapest change in people.
 */
export async function select(plan: QuotaPlan, nominees: readonly Nominee[], solve: Solve): Promise<SelectAnswer> {
  const model = build(plan, nominees);
  const available = model.kinds.reduce((sum, k) => sum + k.members.length, 0);
  const short = Math.max(plan.seats - model.fixedIn.length - available, model.fixedIn.length - plan.seats);
  if (short > 0) return { status: "conflict", conflict: { bounds: [], changes: [], short } };
  const answer = await solve(lpText(model, { aim: "quality" }));
  if (answer.status === "infeasible") return { status: "conflict", conflict: await explainConflict(model, solve) };
  if (answer.values.size === 0) return { status: "no-answer", chosen: [], quality: 0, isBest: false, why: [], missed: [] };
  const chosen = [
    ...model.fixedIn,
    // Within a kind all are alike to the plan; the order in which they were nominated decides.
    ...model.kinds.flatMap((k) => k.members.slice(0, Math.round(answer.values.get(k.name) ?? 0))),
  ];
  const missed = plan.bounds.flatMap((b, i) => {
    const by = Math.round(answer.values.get(`u${i}`) ?? 0) + Math.round(answer.values.get(`o${i}`) ?? 0);
    return by > 0 ? [{ key: b.key, by }] : [];
  });
  const quality = chosen.reduce((sum, n) => sum + (n.quality ?? 0), 0);
  const penalty = missed.reduce((sum, m) => sum + m.by * model.softCost, 0);
  const fixedQuality = model.fixedIn.reduce((sum, n) => sum + (n.quality ?? 0), 0);
  return {
    status: "chosen",
    chosen: chosen.map((n) => n.id),
    quality,
    ...(answer.bound === undefined ? {} : { bound: Math.floor(answer.bound + fixedQuality + penalty + 1e-6) }),
    isBest: answer.status === "optimal",
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

async function explainConflict(model: Model, solve: Solve): Promise<Conflict> {
  const { plan } = model;
  const isPossible = async (without: ReadonlySet<number>): Promise<boolean> =>
    (await solve(lpText(model, { without, aim: "slack" }))).status !== "infeasible";
  const soft = new Set(plan.bounds.flatMap((b, i) => (b.kind === "soft" ? [i] : [])));
  const without = new Set(soft);
  for (let i = 0; i < plan.bounds.length; i++) {
    if (soft.has(i)) continue;
    // A bound without which it still cannot be is none of those that collide.
    if (!(await isPossible(new Set([...without, i])))) without.add(i);
  }
  const relaxed = await solve(lpText(model, { soften: (b) => (b.kind === "soft" ? 0.001 : b.kind === "by-law" ? 1000 : 1), aim: "slack" }));
  const changes = changesOf(plan, relaxed);
  return { bounds: plan.bounds.flatMap((b, i) => (without.has(i) ? [] : [b.key])), changes };
}

/** What a solution of the softened programme changes of hard bounds. */
export const changesOf = (plan: QuotaPlan, relaxed: Solved): Conflict["changes"][number][] =>
  plan.bounds.flatMap((b, i): Conflict["changes"][number][] => {
    const of = (side: "least" | "most", amount: Bound["least"], name: string, sign: 1 | -1) => {
      const by = Math.round(relaxed.values.get(`${name}${i}`) ?? 0);
      if (amount === undefined || by === 0 || b.kind === "soft") return [];
      const from = side === "least" ? leastOf(amount, plan.seats) : mostOf(amount, plan.seats);
      return [{ key: b.key, from, to: from + sign * by, side }];
    };
    return [...of("least", b.least, "u", -1), ...of("most", b.most, "o", 1)];
  });

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
