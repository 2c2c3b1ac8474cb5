import { seededRandom } from "@bihuan/kit";
import { dive, NEAR } from "./dive.ts";
import { room, slackName, type CostOf, type Model } from "./model.ts";
import type { Bound } from "./plan.ts";
import { Lp } from "./simplex.ts";
import { exchange } from "./swaps.ts";
import { Walk } from "./walk.ts";

export interface Searched {
  /** By the names of the programme in LP format; nothing where none was found. */
  readonly values: ReadonlyMap<string, number> | undefined;
  readonly value: number;
  /** No answer is worth more; −∞ where there is none. */
  readonly bound: number;
}

/** The same programme solved inside, in so many steps. */
export class Programme {
  readonly #lp = new Lp();
  readonly #model: Model;
  readonly #kinds = new Map<string, number>();
  readonly #slacks = new Map<string, { readonly variable: number; readonly bound: number; readonly most: number; readonly cost: number }>();
  readonly #grain: number;

  constructor(model: Model, costOf: CostOf) {
    this.#model = model;
    const lp = this.#lp;
    const { plan, kinds } = model;
    const rowsOf: number[][] = plan.bounds.map(() => []);
    const seats = plan.seats - model.fixedIn.length;
    const all = lp.addRow(seats, seats);
    const aim: [number, number][] = [];
    for (const s of model.sides) {
      const row = s.side === "least" ? lp.addRow(s.figure, Infinity) : lp.addRow(-Infinity, s.figure);
      rowsOf[s.bound]?.push(row);
      const cost = costOf(plan.bounds[s.bound] as Bound);
      if (cost === 0) continue;
      const variable = lp.addColumn(0, room(model, s), [[row, s.side === "least" ? 1 : -1]]);
      this.#slacks.set(slackName(s), { variable, bound: s.bound, most: room(model, s), cost });
      aim.push([variable, -cost]);
    }
    for (const k of kinds) {
      const rows = [all, ...k.groups.flatMap((g) => rowsOf[g] as number[])];
      const variable = lp.addColumn(
        0,
        k.members.length,
        rows.map((r) => [r, 1] as const),
      );
      this.#kinds.set(k.name, variable);
      aim.push([variable, k.quality]);
    }
    this.#grain = aim.every(([, worth]) => Number.isInteger(worth)) ? 1 : 0;
    lp.setAim(aim);
  }

  /** `kept`: bounds that may not be missed this time. */
  search(steps: number, kept: (bound: number) => boolean = () => false): Searched {
    for (const s of this.#slacks.values()) this.#lp.setBounds(s.variable, 0, kept(s.bound) ? 0 : s.most);
    const whole = [...this.#kinds.values(), ...[...this.#slacks.values()].map((s) => s.variable)];
    const names = [...this.#kinds.keys(), ...this.#slacks.keys()];
    const { values, value, bound } = dive(this.#lp, whole, { nodes: steps, grain: this.#grain });
    return {
      values: values && new Map(names.map((name, i) => [name, values[i] as number])),
      value,
      bound,
    };
  }

  /** The best choice, of many kinds a good one: near the relaxation's numbers, by steps that cost little quality. */
  choose(steps: number): Searched {
    const isSmall = this.#kinds.size <= SMALL;
    const top = this.search(isSmall ? steps : Math.min(1, steps));
    if (top.values || isSmall || top.bound === -Infinity || steps === 0 || this.#lp.solve() !== "optimal") return top;
    const lp = this.#lp;
    const { plan, fixedIn, kinds, sides } = this.#model;
    const columns = [...this.#kinds.values()];
    const wished = columns.map((v) => lp.value[v] as number);
    // What one person more of a kind loses: less than any row is worth, but told apart.
    const prices = columns.map((v) => Math.max(-0.45, Math.min(0.45, -0.1 * lp.gainOf(v))));
    const seats = plan.seats - fixedIn.length;
    const all = { kinds: [...kinds.keys()], range: [seats, seats] as const };
    const rows = sides.map((s) => {
      const kindsOf = kinds.flatMap((k, i) => (k.groups.includes(s.bound) ? [i] : []));
      // What the relaxation misses of a soft bound may be missed, not more.
      const slack = this.#slacks.get(slackName(s));
      const by = slack ? Math.ceil((lp.value[slack.variable] as number) - NEAR) : 0;
      return { kinds: kindsOf, range: s.side === "least" ? ([s.figure - by, Infinity] as const) : ([-Infinity, s.figure + by] as const) };
    });
    const walk = new Walk({ kinds, rows: [all, ...rows] }, seededRandom(5));
    const sizes = kinds.map((k) => [0, k.members.length] as const);
    let best = top;
    const take = (of: readonly number[]): void => {
      const values = new Map(kinds.map((k, i) => [k.name, of[i] as number]));
      let value = kinds.reduce((sum, k, i) => sum + k.quality * (of[i] as number), 0);
      for (const [at, s] of sides.entries()) {
        const sum = (rows[at] as (typeof rows)[number]).kinds.reduce((n, k) => n + (of[k] as number), 0);
        const by = Math.max(0, s.side === "least" ? s.figure - sum : sum - s.figure);
        const slack = this.#slacks.get(slackName(s));
        if (!slack && by > 0) return;
        if (!slack) continue;
        values.set(slackName(s), by);
        value -= slack.cost * by;
      }
      if (value > best.value) best = { values, value, bound: top.bound };
    };
    const ranges = [all, ...rows].map((r) => r.range);
    for (let run = 0; run < steps && (best.values || run < FRUITLESS); run++) {
      const of = walk.find(sizes, ranges, wished, 500, prices);
      if (of) take(of);
    }
    if (!best.values) {
      take(exchange(sizes, rows, { ...roomiest(sizes, rows, seats), seats }, seededRandom(7)).values);
    }
    return best;
  }
}
/** The relaxation in which the fullest row has the most room, and what each kind's coming costs it. */
function roomiest(
  kinds: readonly (readonly [number, number])[],
  rows: readonly { readonly kinds: readonly number[]; readonly range: readonly [number, number] }[],
  seats: number,
): { readonly wished: readonly number[]; readonly gains: readonly number[] } {
  const lp = new Lp();
  const all = lp.addRow(seats, seats);
  const ids = rows.map((r) => lp.addRow(...r.range));
  const level = lp.addColumn(
    -seats,
    seats,
    rows.map((r, i) => [ids[i] as number, r.range[1] === Infinity ? -1 : 1] as const),
  );
  const rowsOf = kinds.map((): [number, number][] => [[all, 1]]);
  rows.forEach((r, i) => r.kinds.forEach((k) => rowsOf[k]?.push([ids[i] as number, 1])));
  const columns = kinds.map(([low, high], k) => lp.addColumn(low, high, rowsOf[k] ?? []));
  lp.setAim([[level, 1]]);
  lp.solve();
  return { wished: columns.map((v) => lp.value[v] as number), gains: columns.map((v) => lp.gainOf(v)) };
}

/** So many walks that find nothing are enough to know that the bounds are tight. */
const FRUITLESS = 20;
/** Up to so many kinds a search by rounding comes down to a choice quickly. */
const SMALL = 300;

export const isProved = ({ value, bound }: Searched): boolean => bound <= value + 1e-9;
