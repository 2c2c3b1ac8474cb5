import { seededRandom } from "@bihuan/kit";
import { marginals, type Marginals } from "./marginals.ts";
import { NEAR } from "./dive.ts";
import { Panels } from "./panels.ts";
import type { Nominee, QuotaPlan } from "./plan.ts";
import type { Pool } from "./pool.ts";
import { Lp } from "./simplex.ts";
import { Walk } from "./walk.ts";

export interface Lottery {
  readonly status: "found";
  readonly marginals: Marginals;
  /** Panels that keep every hard bound: how many of each kind, and on how many of all tickets. */
  readonly panels: readonly { readonly of: readonly number[]; readonly tickets: number }[];
  readonly tickets: number;
  /** Chance of each kind's people in this lottery. */
  readonly chances: readonly number[];
  /** By how much the chance of anybody lies below his fairest one, at most. */
  readonly shortfall: number;
  /** No lottery over real panels has a smaller shortfall than this; 0 where nothing is known. */
  readonly leastShortfall: number;
  /** The shortfall is rounding alone: the lottery is the fairest there is. */
  readonly isFairest: boolean;
}
export type LotteryAnswer = Lottery | { readonly status: "no-panel" } | { readonly status: "undecided" };

export interface LotteryOptions {
  /** Whole tickets in all; a thousand can be drawn by hand. */
  readonly tickets?: number;
  /** Rounds of looking for better panels where the dive stops, and steps for each search. */
  readonly rounds?: number;
  readonly nodes?: number;
}

interface Column {
  readonly of: readonly number[];
  weight: number;
}

/**
 * Panels with weights under which everybody has his fairest chance. First the relaxation's chances are peeled: a real panel that lies on every bound on which the point
 * lies is taken with as much weight as leaves the rest within bounds. Where no such panel is found, further ones are looked for that the dual prices ask for (column
 * generation), and what is still missing is told with its bound.
 */
export function lottery(plan: QuotaPlan, nominees: readonly Nominee[], options: LotteryOptions = {}): LotteryAnswer {
  const { tickets = 1e9, rounds = 200, nodes = 2000 } = options;
  const fair = marginals(plan, nominees);
  if (fair.status === "no-panel") return fair;
  const { pool } = fair;
  if (pool.kinds.length === 0) return finish(fair, [{ of: [], weight: 1 }], tickets, 0);
  const target = pool.kinds.map((k, i) => k.members.length * (fair.chances[i] as number));
  const panels = new Panels(pool);
  const { columns } = peel(pool, panels, target, SEEDS[0]);
  if (columns.length > 0) {
    let peeled = finish(fair, columns, tickets, 0);
    // Many kinds make the programme of all panels long: they are walked through in other orders, and what is missing then is told.
    if (pool.kinds.length > KINDS_MOST && pool.kinds.length <= KINDS_AGAIN)
      for (const seed of SEEDS.slice(1)) {
        if (peeled.isFairest) break;
        const other = finish(fair, peel(pool, panels, target, seed).columns, tickets, 0);
        if (other.shortfall < peeled.shortfall) peeled = other;
      }
    if (peeled.isFairest || pool.kinds.length > KINDS_MOST) return peeled;
  }
  panels.limit(
    pool.kinds.map((k) => [0, k.members.length] as const),
    pool.rows.map((r) => [r.least, r.most] as const),
  );
  if (columns.length === 0) {
    const any = panels.best(target, nodes, true);
    if (!any.panel) return any.bound === -Infinity ? { status: "no-panel" } : { status: "undecided" };
    columns.push({ of: any.panel, weight: 1 });
  }
  const least = generate(fair, panels, columns, rounds, nodes);
  return finish(fair, columns, tickets, least);
}
const KINDS_MOST = 400;
/** Of more kinds a walk takes seconds, and three orders were short by the same. */
const KINDS_AGAIN = 1000;
const SEEDS = [7, 8, 9] as const;

type Range = readonly [low: number, high: number];

/**
 * Takes real panels off the point until it is used up. Where none lies where the point lies, every number of a kind is allowed instead of those beside the fairest one, then
 * the last panels are put back and others taken, then the programme is asked.
 */
function peel(pool: Pool, panels: Panels, target: readonly number[], seed: number): { columns: Column[]; left: number } {
  const walk = new Walk(pool, seededRandom(seed));
  const columns: Column[] = [];
  const before: { y: readonly number[]; left: number }[] = [];
  const close = target.map((x): Range => [Math.floor(x + NEAR), Math.ceil(x - NEAR)]);
  const wide = pool.kinds.map((k): Range => [0, k.members.length]);
  let [y, left, tries] = [target, 1, 0];
  while (left > 1e-10) {
    const face = faceOf(pool, y, tries === 0 ? close : wide);
    let panel: readonly number[] | undefined = walk.find(face.kinds, face.rows, y, 2000);
    if (!panel) {
      tries++;
      if (tries > TRIES) {
        if (tries > TRIES + 1 || pool.kinds.length > KINDS_MOST) return { columns, left };
        panels.limit(face.kinds, face.rows);
        // Rounds each kind to its nearer side, as far as rows allow.
        const nearer = y.map((x, k) => x - ((face.kinds[k] as Range)[0] + (face.kinds[k] as Range)[1]) / 2);
        panel = panels.best(nearer, 60, true).panel;
      } else {
        for (let back = tries > 1 ? 2 ** (1 + (tries % 6)) : 0; back > 0 && before.length > 0; back--) {
          ({ y, left } = before.pop() as (typeof before)[number]);
          columns.pop();
        }
      }
      if (!panel) continue;
    }
    const share = shareOf(pool, y, panel, face);
    columns.push({ of: panel, weight: left * share });
    before.push({ y, left });
    if (share > 1 - 1e-9) return { columns, left: 0 };
    const taken = panel;
    y = y.map((x, k) => (x - share * (taken[k] as number)) / (1 - share));
    left *= 1 - share;
  }
  return { columns, left };
}
const TRIES = 16;

interface Face {
  readonly kinds: readonly Range[];
  readonly rows: readonly Range[];
  readonly sums: readonly number[];
}

/** Ranges that hold a panel to every bound on which the point lies. */
function faceOf(pool: Pool, y: readonly number[], box: readonly Range[]): Face {
  const kept = (x: number, [low, high]: Range): Range => (x < low + NEAR ? [low, low] : x > high - NEAR ? [high, high] : [low, high]);
  const sums = pool.rows.map((r) => sumOf(y, r.kinds));
  return {
    kinds: y.map((x, k) => {
      const [low, high] = box[k] as Range;
      // A point that has left its box since it was close has the whole kind's.
      return kept(x, x < low - NEAR || x > high + NEAR ? [0, pool.kinds[k]?.members.length ?? 0] : [low, high]);
    }),
    rows: pool.rows.map((r, i) => kept(sums[i] as number, [r.least, r.most])),
    sums,
  };
}
const sumOf = (x: readonly number[], kinds: readonly number[]): number => kinds.reduce((sum, k) => sum + (x[k] as number), 0);

/** The largest share of a panel that leaves the rest of the point within all ranges. */
function shareOf(pool: Pool, y: readonly number[], panel: readonly number[], face: Face): number {
  let share = 1;
  const leaves = (now: number, own: number, [low, high]: Range): void => {
    if (own < high) share = Math.min(share, Math.max(0, high - now) / (high - own));
    if (own > low) share = Math.min(share, Math.max(0, now - low) / (own - low));
  };
  y.forEach((x, k) => leaves(x, panel[k] as number, face.kinds[k] as Range));
  pool.rows.forEach((r, i) => leaves(face.sums[i] as number, sumOf(panel, r.kinds), face.rows[i] as Range));
  return share;
}

/**
 * Weights of the panels with the least shortfall, and new panels as long as they lessen it. Prices u of the kinds (a shortfall of everybody by one costs one) bound it: no
 * lottery falls short by less than Σ u·target less the best panel's Σ u·of. Answers the largest such bound.
 */
function generate(fair: Marginals, panels: Panels, columns: Column[], rounds: number, nodes: number): number {
  const { pool } = fair;
  const lp = new Lp();
  const rows = pool.kinds.map((_, k) => lp.addRow(fair.chances[k] as number, Infinity));
  const whole = lp.addRow(1, 1);
  const shortfall = lp.addColumn(
    0,
    1,
    rows.map((r) => [r, 1] as const),
  );
  const sizes = pool.kinds.map((k) => k.members.length);
  const variables: number[] = [];
  const add = (of: readonly number[]): void => {
    const terms = of.flatMap((n, k) => (n > 0 ? [[rows[k] as number, n / (sizes[k] as number)] as const] : []));
    variables.push(lp.addColumn(0, 1, [...terms, [whole, 1]]));
  };
  for (const c of columns) add(c.of);
  lp.setAim([[shortfall, -1]]);
  let least = 0;
  for (let round = 0; round < rounds; round++) {
    if (lp.solve() !== "optimal") break;
    columns.forEach((c, i) => (c.weight = lp.value[variables[i] as number] as number));
    const now = lp.value[shortfall] as number;
    if (now < 1e-9) break;
    // What a kind's fairest chance costs: the gain of its row.
    const prices = rows.map((r) => Math.max(0, -lp.gainOf(r)));
    const total = prices.reduce((a, b) => a + b, 0);
    if (total < 1e-12) break;
    const u = prices.map((p) => p / total);
    const { panel, bound } = panels.best(
      u.map((p, k) => p / (sizes[k] as number)),
      nodes,
    );
    least = Math.max(least, u.reduce((sum, p, k) => sum + p * (fair.chances[k] as number), 0) - bound);
    if (!panel || now - least < 1e-8 || columns.some((c) => c.of.every((n, k) => n === panel[k]))) break;
    columns.push({ of: panel, weight: 0 });
    add(panel);
  }
  return Math.max(0, least);
}

/** Weights as whole tickets: largest remainders. */
function finish(fair: Marginals, columns: readonly Column[], tickets: number, leastShortfall: number): Lottery {
  const total = columns.reduce((sum, c) => sum + Math.max(0, c.weight), 0);
  const exact = columns.map((c) => (tickets * Math.max(0, c.weight)) / total);
  const given = exact.map(Math.floor);
  const rest = exact.map((x, i) => [x - (given[i] as number), i] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  const missing = tickets - given.reduce((a, b) => a + b, 0);
  for (const [, i] of rest.slice(0, missing)) given[i] = (given[i] as number) + 1;
  const panels = columns.map((c, i) => ({ of: c.of, tickets: given[i] as number })).filter((p) => p.tickets > 0);
  const chances = fair.pool.kinds.map(
    (k, i) => panels.reduce((sum, p) => sum + (p.of[i] as number) * p.tickets, 0) / tickets / k.members.length,
  );
  const shortfall = chances.reduce((most, c, i) => Math.max(most, (fair.chances[i] as number) - c), 0);
  return { status: "found", marginals: fair, panels, tickets, chances, shortfall, leastShortfall, isFairest: shortfall <= 1e-6 };
}
