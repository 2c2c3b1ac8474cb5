import { isOf, leastOf, mostOf, type Nominee, type QuotaPlan } from "./plan.ts";

/** People who count for the same bounds: one number says how many of them are drawn, and each has the same chance. */
export interface Kind {
  readonly members: readonly string[];
  readonly groups: readonly number[];
}
/** A pool as a lottery sees it: kinds, and how many of each bound's kinds there may be. Soft bounds bind no lottery. */
export interface Pool {
  readonly seats: number;
  readonly fixedIn: readonly string[];
  readonly fixedOut: readonly string[];
  readonly kinds: readonly Kind[];
  readonly rows: readonly { readonly key: string; readonly kinds: readonly number[]; readonly least: number; readonly most: number }[];
}

export function poolOf(plan: QuotaPlan, nominees: readonly Nominee[]): Pool {
  const hard = plan.bounds.filter((b) => b.kind !== "soft");
  const kinds = new Map<string, { members: string[]; groups: number[] }>();
  for (const n of nominees) {
    if (n.fixed !== undefined) continue;
    const groups = hard.flatMap((b, i) => (isOf(b, n) ? [i] : []));
    const kind = kinds.get(groups.join());
    if (kind) kind.members.push(n.id);
    else kinds.set(groups.join(), { members: [n.id], groups });
  }
  const list = [...kinds.values()];
  const fixedIn = nominees.filter((n) => n.fixed === "in");
  const all = list.map((_, i) => i);
  const seats = plan.seats - fixedIn.length;
  return {
    seats: plan.seats,
    fixedIn: fixedIn.map((n) => n.id),
    fixedOut: nominees.flatMap((n) => (n.fixed === "out" ? [n.id] : [])),
    kinds: list,
    rows: [
      { key: "seats", kinds: all, least: seats, most: seats },
      ...hard.map((b, i) => {
        const counted = fixedIn.filter((n) => isOf(b, n)).length;
        return {
          key: b.key,
          kinds: all.filter((k) => list[k]?.groups.includes(i)),
          least: b.least === undefined ? -Infinity : leastOf(b.least, plan.seats) - counted,
          most: b.most === undefined ? Infinity : mostOf(b.most, plan.seats) - counted,
        };
      }),
    ],
  };
}
