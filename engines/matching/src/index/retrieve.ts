import { PART_DOCUMENTS, type Part, type Postings } from "./part.ts";
import type { TopK } from "./topk.ts";

/** One list of a part with the query's whole-number weight for it. */
export interface Weighted {
  readonly postings: Postings;
  readonly weight: number;
  /** Adds to what other lists found, finds nothing itself. */
  readonly isHint: boolean;
}

/** Reused by every search of a thread: scores by document number, all zero between searches, and the touched ones. */
export class Scratch {
  readonly scores = new Int32Array(PART_DOCUMENTS);
  readonly touched = new Uint16Array(PART_DOCUMENTS);
}

/**
 * Offers a part's best documents to `top`. Scores are whole numbers (weight × impact), so the order of addition changes
 * nothing and the result equals the unpruned one exactly.
 *
 * MaxScore (Turtle & Flood 1995) over chunks: a part is one chunk of 65,536 documents, its lists carry their maxima. Lists
 * are taken in order of what they can give, hints last. Once the rest together cannot lift a new document to the floor, they are only
 * asked about documents already touched; when few are left, by binary search instead of by a walk. Term at a time beats
 * document at a time here: the scores of a chunk lie in the cache and the inner loop has no branches to miss.
 */
export function retrieve(part: Part, lists: readonly Weighted[], admit: (doc: number) => boolean, top: TopK, scratch: Scratch): void {
  const { scores, touched } = scratch;
  const ordered = [...lists].sort((a, b) => Number(a.isHint) - Number(b.isHint) || b.weight * b.postings.max - a.weight * a.postings.max);
  const finding = ordered.filter((list) => !list.isHint).length;
  const rest = new Float64Array(ordered.length + 1);
  for (let i = ordered.length - 1; i >= 0; i--) {
    const { weight, postings } = ordered[i] as Weighted;
    rest[i] = (rest[i + 1] as number) + weight * postings.max;
  }
  if ((rest[0] as number) < top.floor) return;
  let count = 0;
  let next = 0;
  for (; next < finding && (rest[next] as number) >= top.floor; next++)
    count = accumulate(ordered[next] as Weighted, scores, touched, count);
  count = keep(scores, touched, count, (doc) => admit(doc) && (scores[doc] as number) + (rest[next] as number) >= top.floor);
  for (; next < ordered.length && count > 0; next++) {
    const list = ordered[next] as Weighted;
    if (count * 16 < list.postings.to - list.postings.from) probe(list, scores, touched, count);
    else raise(list, scores);
    const bound = rest[next + 1] as number;
    count = keep(scores, touched, count, (doc) => (scores[doc] as number) + bound >= top.floor);
  }
  for (let i = 0; i < count; i++) {
    const doc = touched[i] as number;
    top.offer(scores[doc] as number, part.keys[doc] as number);
    scores[doc] = 0;
  }
}

function accumulate({ postings, weight }: Weighted, scores: Int32Array, touched: Uint16Array, count: number): number {
  const { docs, impacts, from, to } = postings;
  let n = count;
  for (let i = from; i < to; i++) {
    const doc = docs[i] as number;
    const before = scores[doc] as number;
    if (before === 0) touched[n++] = doc;
    scores[doc] = before + weight * (impacts[i] as number);
  }
  return n;
}

function raise({ postings, weight }: Weighted, scores: Int32Array): void {
  const { docs, impacts, from, to } = postings;
  for (let i = from; i < to; i++) {
    const doc = docs[i] as number;
    const before = scores[doc] as number;
    if (before !== 0) scores[doc] = before + weight * (impacts[i] as number);
  }
}

function probe({ postings, weight }: Weighted, scores: Int32Array, touched: Uint16Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const doc = touched[i] as number;
    const at = positionOf(postings, doc);
    if (at >= 0) scores[doc] = (scores[doc] as number) + weight * (postings.impacts[at] as number);
  }
}

/** Keeps those that pass, clears the score of those that do not. */
function keep(scores: Int32Array, touched: Uint16Array, count: number, passes: (doc: number) => boolean): number {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const doc = touched[i] as number;
    if (passes(doc)) touched[kept++] = doc;
    else scores[doc] = 0;
  }
  return kept;
}

/** Position of the document among the postings, −1 when absent. */
export function positionOf({ docs, from, to }: Postings, doc: number): number {
  let low = from;
  let high = to - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const here = docs[middle] as number;
    if (here === doc) return middle;
    if (here < doc) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Lists of alternatives as one: a document counts once, with its largest impact. The open ones are summed, at most once too often each; a bound by the documents' number would count closed ones in. */
export function union(lists: readonly Postings[]): Postings {
  const best = new Uint8Array(PART_DOCUMENTS);
  let open = 0;
  for (const { docs, impacts, from, to, open: opens } of lists) {
    open += opens;
    for (let i = from; i < to; i++)
      if ((impacts[i] as number) > (best[docs[i] as number] as number)) best[docs[i] as number] = impacts[i] as number;
  }
  const docs: number[] = [];
  for (let doc = 0; doc < best.length; doc++) if (best[doc] !== 0) docs.push(doc);
  const impacts = Uint8Array.from(docs, (doc) => best[doc] as number);
  return { docs: Uint16Array.from(docs), impacts, from: 0, to: docs.length, max: Math.max(0, ...lists.map((l) => l.max)), open };
}
