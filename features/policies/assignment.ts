/** A possible pair and what it is worth (> 0). */
export interface Candidate {
  readonly left: number;
  readonly right: number;
  readonly worth: number;
}

/**
 * The one-to-one choice of candidates whose worths add up to most; a side may stay alone. Exact: Kuhn–Munkres with
 * potentials (Kuhn 1955; Munkres 1957) on each connected part of the candidates, O(n³) in the size of a part, not of the whole.
 * Same input, same choice.
 */
export function bestAssignment(candidates: readonly Candidate[]): Candidate[] {
  return partsOf(candidates).flatMap(assignPart);
}

function partsOf(candidates: readonly Candidate[]): Candidate[][] {
  const root = new Map<string, string>();
  const find = (x: string): string => {
    let r = x;
    for (let up = root.get(r); up !== undefined && up !== r; up = root.get(r)) r = up;
    root.set(x, r);
    return r;
  };
  for (const { left, right } of candidates) root.set(find(`l${left}`), find(`r${right}`));
  const parts = new Map<string, Candidate[]>();
  for (const c of candidates) {
    const key = find(`l${c.left}`);
    parts.set(key, [...(parts.get(key) ?? []), c]);
  }
  return [...parts.values()];
}

function assignPart(part: readonly Candidate[]): Candidate[] {
  if (part.length === 1) return [...part];
  const lefts = [...new Set(part.map((c) => c.left))];
  const rights = [...new Set(part.map((c) => c.right))];
  const row = new Map(lefts.map((x, i) => [x, i]));
  const column = new Map(rights.map((x, i) => [x, i]));
  // Each left may also take its own empty place of worth 0, so that every row is assigned.
  const n = lefts.length;
  const m = rights.length + n;
  const cost = Array.from({ length: n }, () => new Float64Array(m));
  for (const c of part) (cost[row.get(c.left) as number] as Float64Array)[column.get(c.right) as number] = -c.worth;
  const taken = cheapestRows(cost, n, m);
  return part.filter((c) => taken[column.get(c.right) as number] === row.get(c.left));
}

/** For each column the row assigned to it at least total cost (−1: none); n ≤ m. */
function cheapestRows(cost: readonly Float64Array[], n: number, m: number): Int32Array {
  const rowPrice = new Float64Array(n + 1);
  const columnPrice = new Float64Array(m + 1);
  const rowOf = new Int32Array(m + 1);
  const back = new Int32Array(m + 1);
  for (let i = 1; i <= n; i++) {
    rowOf[0] = i;
    let at = 0;
    const least = new Float64Array(m + 1).fill(Infinity);
    const used = new Uint8Array(m + 1);
    do {
      used[at] = 1;
      const r = rowOf[at] as number;
      let step = Infinity;
      let next = 0;
      for (let j = 1; j <= m; j++) {
        if (used[j]) continue;
        const reduced = ((cost[r - 1] as Float64Array)[j - 1] as number) - (rowPrice[r] as number) - (columnPrice[j] as number);
        if (reduced < (least[j] as number)) {
          least[j] = reduced;
          back[j] = at;
        }
        if ((least[j] as number) < step) {
          step = least[j] as number;
          next = j;
        }
      }
      for (let j = 0; j <= m; j++) {
        if (used[j]) {
          rowPrice[rowOf[j] as number] = (rowPrice[rowOf[j] as number] as number) + step;
          columnPrice[j] = (columnPrice[j] as number) - step;
        } else least[j] = (least[j] as number) - step;
      }
      at = next;
    } while (rowOf[at] !== 0);
    do {
      const from = back[at] as number;
      rowOf[at] = rowOf[from] as number;
      at = from;
    } while (at !== 0);
  }
  return rowOf.slice(1).map((r) => r - 1);
}
