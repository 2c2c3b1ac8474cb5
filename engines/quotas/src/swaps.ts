import type { Random } from "@bihuan/kit";

type Range = readonly [low: number, high: number];

/** Steps of one cooling, and how many coolings there are at most, each over more of those who might change places. */
const STEPS = 250_000;
const REACH = [40, 60, 90, 130];
const [WARM, COLD] = [0.25, 0.02];

/**
 * People who change places one for one, from a choice next to the relaxation's, so that rows miss as little as possible in sum: annealing (Kirkpatrick, Gelatt, Vecchi 1983) over those
 * whose coming or going costs the relaxation least. For rows so tight that a walk of single steps never keeps them all at once. Gives the best it met and by how much it misses.
 */
export function exchange(
  kinds: readonly Range[],
  rows: readonly { readonly kinds: readonly number[]; readonly range: Range }[],
  from: { readonly wished: readonly number[]; readonly gains: readonly number[]; readonly seats: number },
  random: Random,
): { readonly values: number[]; readonly missed: number } {
  const wide = rows.length;
  const member = kinds.map(() => new Int8Array(wide));
  rows.forEach((r, i) => r.kinds.forEach((k) => ((member[k] as Int8Array)[i] = 1)));
  const low = Float64Array.from(rows, (r) => r.range[0]);
  const high = Float64Array.from(rows, (r) => r.range[1]);
  const off = (r: number, s: number): number => Math.max(0, (low[r] as number) - s, s - (high[r] as number));
  const begun = rounded(kinds, from.wished, from.seats);
  let best = { values: begun, missed: Infinity };
  for (const reach of REACH) {
    const x = [...begun];
    const sums = Float64Array.from(rows, (r) => r.kinds.reduce((sum, k) => sum + (x[k] as number), 0));
    let missed = sums.reduce((sum, s, r) => sum + off(r, s), 0);
    const near = nearest(kinds, x, from.gains, reach);
    const keep = (): void => {
      if (missed < best.missed) best = { values: [...x], missed };
    };
    keep();
    for (let step = 0; step < STEPS && best.missed > 0 && near.length > 1; step++) {
      const [a, b] = [near[random.below(near.length)] as number, near[random.below(near.length)] as number];
      if ((x[a] as number) <= (kinds[a] as Range)[0] || (x[b] as number) >= (kinds[b] as Range)[1] || a === b) continue;
      const [out, into] = [member[a] as Int8Array, member[b] as Int8Array];
      let worse = 0;
      for (let r = 0; r < wide; r++) {
        const by = (into[r] as number) - (out[r] as number);
        if (by !== 0) worse += off(r, (sums[r] as number) + by) - off(r, sums[r] as number);
      }
      const heat = WARM + ((COLD - WARM) * step) / STEPS;
      if (worse > 0 && random.next() >= Math.exp(-worse / heat)) continue;
      for (let r = 0; r < wide; r++) sums[r] = (sums[r] as number) + (into[r] as number) - (out[r] as number);
      x[a] = (x[a] as number) - 1;
      x[b] = (x[b] as number) + 1;
      missed += worse;
      keep();
    }
    if (best.missed === 0) break;
  }
  return best;
}

/** As many as there are seats: whole parts, then those whose broken part is largest. */
function rounded(kinds: readonly Range[], wished: readonly number[], seats: number): number[] {
  const x = wished.map((w, k) => Math.min((kinds[k] as Range)[1], Math.max((kinds[k] as Range)[0], Math.floor(w + 1e-9))));
  const order = [...x.keys()].sort((a, b) => (wished[b] as number) - (x[b] as number) - ((wished[a] as number) - (x[a] as number)));
  let left = seats - x.reduce((sum, n) => sum + n, 0);
  for (const k of order)
    while (left > 0 && (x[k] as number) < (kinds[k] as Range)[1]) {
      x[k] = (x[k] as number) + 1;
      left--;
    }
  return x;
}

/** Those who would leave and those who would come at the least loss, so many of each. */
function nearest(kinds: readonly Range[], x: readonly number[], gains: readonly number[], reach: number): number[] {
  const by = (able: (k: number) => boolean): number[] =>
    [...kinds.keys()]
      .filter(able)
      .sort((a, b) => Math.abs(gains[a] as number) - Math.abs(gains[b] as number))
      .slice(0, reach);
  return [...new Set([...by((k) => (x[k] as number) > (kinds[k] as Range)[0]), ...by((k) => (x[k] as number) < (kinds[k] as Range)[1])])];
}
