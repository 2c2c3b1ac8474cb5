import { bestAssignment, type Candidate } from "./assignment.ts";

/** How an article of the older text lies to one of the newer. */
export type Relation = "same" | "changed" | "moved" | "split" | "merged" | "added" | "removed";

export interface AlignedRow {
  readonly relation: Relation;
  /** Indices into the two lists; of a split the right side is the further piece, of a merger the left side. */
  readonly left: number | null;
  readonly right: number | null;
  /** Likeness of the pair, 0 to 1: weighted share of common character pairs (Dice). */
  readonly likeness: number;
}

/** Below it two articles share little but the vocabulary of their law: read off 科学技术普及法 2002 ↔ 2024 and 公司法 2018 ↔ 2023. */
const LEAST_LIKENESS = 0.35;
/** Share of an unpaired article that must be found in its parent for a split or a merger. */
const LEAST_CONTAINED = 0.55;

/**
 * Pairs the articles of two versions by content. Likeness counts character pairs weighted by their rarity in both texts, so
 * that 县级以上人民政府 weighs little; equal numbers break ties. Equal articles are paired first, the others by an exact
 * one-to-one choice; pairs off the longest increasing run are `moved`; an article left alone but contained in one that is
 * paired is a piece of it.
 * Rows come in the newer text's order, removed ones after their former neighbour.
 */
export function alignArticles(
  older: readonly { address: string; body: string }[],
  newer: readonly { address: string; body: string }[],
): AlignedRow[] {
  const weigh = weights([...older, ...newer].map((a) => a.body));
  const left = older.map((a) => new Bag(a.body, weigh));
  const right = newer.map((a) => new Bag(a.body, weigh));
  const equal = equalPairs(older, newer);
  const shared = commonWeights(left, right);
  const likeness = (i: number, j: number): number => alike(left[i] as Bag, right[j] as Bag, shared[i]?.get(j) ?? 0);
  const settled = { left: new Set(equal.map((p) => p.left)), right: new Set(equal.map((p) => p.right)) };
  const candidates: Candidate[] = [];
  for (const [i, row] of shared.entries())
    for (const j of settled.left.has(i) ? [] : row.keys()) {
      if (settled.right.has(j)) continue;
      const worth = likeness(i, j);
      if (worth >= LEAST_LIKENESS)
        candidates.push({ left: i, right: j, worth: worth + (older[i]?.address === newer[j]?.address ? 1e-3 : 0) });
    }
  const pairs = [...equal, ...bestAssignment(candidates)].toSorted((a, b) => a.left - b.left);
  const inOrder = longestRun(pairs.map((p) => p.right));
  const rows: AlignedRow[] = pairs.map((p, k) => {
    const isSame = older[p.left]?.body === newer[p.right]?.body;
    return {
      relation: !inOrder.has(k) ? "moved" : isSame ? "same" : "changed",
      left: p.left,
      right: p.right,
      likeness: likeness(p.left, p.right),
    };
  });
  const pairOfLeft = new Map(pairs.map((p) => [p.left, p.right]));
  const pairOfRight = new Map(pairs.map((p) => [p.right, p.left]));
  for (const j of newer.keys()) {
    if (pairOfRight.has(j)) continue;
    const i = parentOf(
      right[j] as Bag,
      shared.map((row) => row.get(j) ?? 0),
      (x) => pairOfLeft.has(x),
    );
    rows.push({ relation: i === undefined ? "added" : "split", left: i ?? null, right: j, likeness: i === undefined ? 0 : likeness(i, j) });
  }
  for (const i of older.keys()) {
    if (pairOfLeft.has(i)) continue;
    const into = newer.map((_, j) => shared[i]?.get(j) ?? 0);
    const j = parentOf(left[i] as Bag, into, (x) => pairOfRight.has(x));
    rows.push({
      relation: j === undefined ? "removed" : "merged",
      left: i,
      right: j ?? null,
      likeness: j === undefined ? 0 : likeness(i, j),
    });
  }
  return inReadingOrder(rows, pairOfLeft);
}

/** Articles whose words are equal, the k-th of a wording with the k-th. */
function equalPairs(older: readonly { body: string }[], newer: readonly { body: string }[]): Candidate[] {
  const waiting = new Map<string, number[]>();
  for (const [j, { body }] of newer.entries()) waiting.set(body, [...(waiting.get(body) ?? []), j]);
  return older.flatMap(({ body }, left) => {
    const right = waiting.get(body)?.shift();
    return right === undefined ? [] : [{ left, right, worth: 1 }];
  });
}

/** The paired article in which most of the piece is found, if enough of it is. */
function parentOf(piece: Bag, common: readonly number[], paired: (x: number) => boolean): number | undefined {
  let best: number | undefined;
  for (const [x, c] of common.entries())
    if (paired(x) && c / piece.total >= LEAST_CONTAINED && c > (best === undefined ? 0 : (common[best] as number))) best = x;
  return best;
}

/** A removed article stands where its neighbour before it now stands; a merged one beside what took it in. */
function inReadingOrder(rows: readonly AlignedRow[], pairOfLeft: ReadonlyMap<number, number>): AlignedRow[] {
  const place = (row: AlignedRow): [number, number, number] => {
    if (row.right !== null) return [row.right, row.relation === "merged" ? 1 : 0, row.left ?? 0];
    let before = (row.left as number) - 1;
    while (before >= 0 && !pairOfLeft.has(before)) before--;
    return [pairOfLeft.get(before) ?? -1, 2, row.left as number];
  };
  return rows
    .map((row) => ({ row, at: place(row) }))
    .toSorted((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1] || a.at[2] - b.at[2])
    .map(({ row }) => row);
}

const pairsOf = (text: string): string[] => {
  const plain = text.replaceAll(/[\s\p{P}]/gu, "");
  return plain.length < 2 ? [plain] : Array.from({ length: plain.length - 1 }, (_, i) => plain.slice(i, i + 2));
};

/** Rarity of a character pair: ln(1 + N / n). */
function weights(bodies: readonly string[]): (pair: string) => number {
  const n = new Map<string, number>();
  for (const body of bodies) for (const pair of new Set(pairsOf(body))) n.set(pair, (n.get(pair) ?? 0) + 1);
  return (pair) => Math.log(1 + bodies.length / (n.get(pair) ?? 1));
}

class Bag {
  readonly counts = new Map<string, number>();
  readonly total: number;
  readonly weigh: (pair: string) => number;

  constructor(body: string, weigh: (pair: string) => number) {
    for (const pair of pairsOf(body)) this.counts.set(pair, (this.counts.get(pair) ?? 0) + 1);
    this.weigh = weigh;
    this.total = [...this.counts].reduce((sum, [pair, n]) => sum + n * weigh(pair), 0) || 1;
  }
}

/** Mean of Dice and of the share of the shorter: an article that was kept and much added to stays itself. */
const alike = (a: Bag, b: Bag, common: number): number => common / (a.total + b.total) + common / (2 * Math.min(a.total, b.total));

/** For each left article, the weight it shares with each right one that shares anything: through an inverted index, not n × m texts. */
function commonWeights(left: readonly Bag[], right: readonly Bag[]): Map<number, number>[] {
  const index = new Map<string, [number, number][]>();
  for (const [j, bag] of right.entries())
    for (const [pair, n] of bag.counts) {
      const at = index.get(pair);
      if (at) at.push([j, n]);
      else index.set(pair, [[j, n]]);
    }
  return left.map((bag) => {
    const row = new Map<number, number>();
    for (const [pair, n] of bag.counts) {
      const w = bag.weigh(pair);
      for (const [j, m] of index.get(pair) ?? []) row.set(j, (row.get(j) ?? 0) + w * Math.min(n, m));
    }
    return row;
  });
}

/** Positions of a longest strictly increasing run (Fredman 1975, O(n log n)). */
function longestRun(values: readonly number[]): Set<number> {
  const ends: number[] = [];
  const before = new Int32Array(values.length).fill(-1);
  for (const [k, value] of values.entries()) {
    let lo = 0;
    for (let hi = ends.length; lo < hi;) {
      const mid = (lo + hi) >> 1;
      if ((values[ends[mid] as number] as number) < value) lo = mid + 1;
      else hi = mid;
    }
    if (lo > 0) before[k] = ends[lo - 1] as number;
    ends[lo] = k;
  }
  const run = new Set<number>();
  for (let k = ends.at(-1) ?? -1; k >= 0; k = before[k] as number) run.add(k);
  return run;
}
