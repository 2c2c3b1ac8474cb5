import type { Instance } from "./instance.ts";

/** Share of the candidates that must go before an instance without them is worth making. */
const WORTHWHILE = 0.1;

/**
 * Marks the candidates worth looking at: one whose cells another covers too, at no more money, may be exchanged for it in any plan (Church
 * & ReVelle 1974 call it dominated). Of equals the last stays. Where its district needs places it stays: a plan may hold both.
 * Undefined when too few go.
 */
export function undominated({ candidates, first, cell, back, candidate, cost, district, need }: Instance): Uint8Array | undefined {
  const keep = new Uint8Array(candidates).fill(1);
  /** Those that cover all cells of the row looked at so far; ascending. */
  const others = new Int32Array(candidates);
  let gone = 0;
  for (let j = 0; j < candidates; j++) {
    if ((need[district[j] ?? -1] ?? 0) > 0) continue;
    const begin = first[j] as number;
    const end = first[j + 1] as number;
    let count = 0;
    for (let e = begin; e < end; e++) {
      const i = cell[e] as number;
      let b = back[i] as number;
      const last = back[i + 1] as number;
      if (e === begin) {
        for (; b < last; b++) {
          const k = candidate[b] as number;
          if (k !== j && keep[k] === 1 && (cost[k] ?? 0) <= (cost[j] ?? 0)) others[count++] = k;
        }
      } else {
        let stay = 0;
        for (let o = 0; o < count; o++) {
          const k = others[o] as number;
          while (b < last && (candidate[b] as number) < k) b++;
          if (b < last && candidate[b] === k) others[stay++] = k;
        }
        count = stay;
      }
      if (count === 0) break;
    }
    // Whoever covers nobody is no better than no place.
    if (begin < end && count === 0) continue;
    keep[j] = 0;
    gone++;
  }
  return gone > WORTHWHILE * candidates ? keep : undefined;
}
