import { Ground, PricedRow, type Count } from "./priced-row.ts";
import { visitsOf, type TourQuestion } from "./question.ts";
import { rowsOf } from "./rows.ts";

export interface WaysBound {
  /** No plan that visits the same stops drives less. */
  readonly metres: number;
  readonly method: "rows of days priced by stops";
}

/** Rounds of prices at most (few stops need few), and additions in all: a large question has fewer rounds and a weaker bound. */
const ROUNDS = 2_500;
const MOST_WORK = 3e9;
/** Most weight of the newest calls in their mean (a tenth of it at least); rounds without gain until steps shrink, and by what; a step's part of the bound. */
const NEWEST = 0.1;
const PATIENCE = 20;
const SHRINK = 0.8;
const GROW = 1.1;
const STEP = 0.05;

/** Asked each round; true ends it with the best bound so far. */
type Stop = () => boolean;

/**
 * A lower bound on the metres of any plan that visits these stops: whatever price each stop is given, a plan drives at least the sum of prices and, for each row of days of each vehicle, the least
 * that a way from home to home can count beyond the prices of its calls (Lagrange). A row has its vehicle's home, kits, hours and nights in a row, each day its open stops; visits follow each other
 * as hours and ways between two of them allow. A stop may be called at twice; how many beds there are and driving hours are left out: all of that only lowers it. Prices are whole numbers, so every sum is exact. undefined where nothing is visited.
 */
export function boundWays(q: TourQuestion, visited: readonly string[], stop?: Stop): WaysBound | undefined {
  const metres = bound(q, visited, { perMetre: 1, perNight: () => 0 }, stop);
  return metres === undefined ? undefined : { metres, method: "rows of days priced by stops" };
}

/** The same of fen for ways and nights together: what a plan is made to lower. Counted in thousandths of a fen. */
export function boundCost(q: TourQuestion, visited: readonly string[], stop?: Stop): { readonly fen: number } | undefined {
  const count = { perMetre: q.cost.perKmFen, perNight: (lodgingFen: number) => (lodgingFen + q.cost.perNightFen) * 1000 };
  const thousandths = bound(q, visited, count, stop);
  return thousandths === undefined ? undefined : { fen: Math.floor(thousandths / 1000) };
}

/** Prices are raised where the mean of what was called falls short of once, and lowered above (the volume algorithm: Barahona and Anbil, Mathematical Programming 87, 2000). */
function bound(q: TourQuestion, visited: readonly string[], count: Count, stop: Stop = () => false): number | undefined {
  const wanted = new Set(visited);
  const stops = q.stops.filter((s) => wanted.has(s.id));
  const times = Float64Array.from(stops, visitsOf);
  const rows = rowsOf(q, stops);
  if (stops.length === 0 || rows.length === 0) return undefined;
  const ground = new Ground(q, stops, count);
  const priced = rows.map((row) => new PricedRow(ground, row));
  const homes = [...new Set(q.vehicles.map((v) => v.home))];
  const there = ground.waysBetween(
    homes,
    stops.map((s) => s.place),
  );
  let best = -Infinity;
  let centre = Float64Array.from(
    stops,
    (_, s) => homes.reduce((least, __, h) => Math.min(least, there[h * stops.length + s] as number), Infinity) / 2,
  );
  const scale = centre.reduce((a, b) => a + b, 0);
  let mean = new Float64Array(stops.length);
  let centreShort = mean;
  let prices = centre.map(Math.round);
  let [step, idle] = [0.5, 0];
  const rounds = Math.min(ROUNDS, 200 + 20 * stops.length, Math.ceil(MOST_WORK / priced.reduce((sum, p) => sum + p.work, 1)));
  for (let round = 0; round < rounds && !stop(); round++) {
    let value = prices.reduce((sum, p, s) => sum + p * (times[s] as number), 0);
    const short = times.slice();
    for (const row of priced) {
      const { over, calls } = row.cheapest(prices);
      value += row.vehicles * over;
      for (const s of calls) short[s] = (short[s] as number) - row.vehicles;
    }
    const along = short.reduce((sum, x, s) => sum + x * (mean[s] as number), 0);
    // As much of the newest as makes the mean smallest.
    const [shorter, apart] = [...short].reduce(
      ([a, b], x, s) => [a - (mean[s] as number) * (x - (mean[s] as number)), b + (x - (mean[s] as number)) ** 2],
      [0, 0],
    );
    const newest = round === 0 || apart === 0 ? 1 : Math.min(NEWEST, Math.max(NEWEST / 10, shorter / apart));
    for (const [s, x] of short.entries()) mean[s] = newest * x + (1 - newest) * (mean[s] as number);
    if (value > best) {
      best = value;
      centre = prices;
      centreShort = short;
      idle = 0;
      if (along > 0) step = Math.min(2, step * GROW);
    } else if (++idle >= PATIENCE) [step, idle] = [step * SHRINK, 0];
    let length = mean.reduce((sum, x) => sum + x * x, 0);
    // The mean says neither up nor down: onwards as the centre says, a smaller step.
    if (length < 1e-9) {
      mean = centreShort.slice();
      length = mean.reduce((sum, x) => sum + x * x, 0);
      step *= SHRINK;
      if (length === 0) break;
    }
    const by = (step * STEP * Math.max(best, scale)) / length;
    prices = centre.map((p, s) => Math.round(p + by * (mean[s] as number)));
  }
  return Math.max(0, best);
}
