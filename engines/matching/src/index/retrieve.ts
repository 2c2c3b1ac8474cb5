import type { Admission, Span } from "./admission.ts";
import { firstWhere } from "./classes.ts";
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
  /** From so many postings on, looking through all scores costs less than keeping account of those touched. */
  readonly dense: number;

  constructor(dense = 12_000) {
    this.dense = dense;
  }
}

/** So few documents are judged by the filter before the rest is added to them. */
const FEW = 256;

const lengthOf = ({ postings }: Weighted): number => postings.to - postings.from;

/**
 * Offers a part's best documents to `top`. Scores are whole numbers (weight × impact), so the order of addition changes
 * nothing and the result equals the unpruned one exactly.
 *
 * MaxScore (Turtle & Flood 1995) over chunks: a part is one chunk of 65,536 documents, its lists carry their maxima. Lists
 * are taken in order of what they can give, hints last. Once the rest together cannot lift a new document to the floor, they are only
 * asked about documents already touched; when few are left, by binary search instead of by a walk. What k documents have
 * reached halfway is a floor already: without it the first part would be read whole. Term at a time beats document at a time
 * here: the scores of a chunk lie in the cache and the inner loop has no branches to miss.
 */
export function retrieve(part: Part, number: number, lists: readonly Weighted[], admission: Admission, top: TopK, scratch: Scratch): void {
  for (const span of admission.spans) retrieveSpan(part, number, span, clip(lists, span, part), admission, top, scratch);
}

/** The lists' postings within the span; a list without any is left out. */
export function clip(lists: readonly Weighted[], { from, to }: Span, part: Part): readonly Weighted[] {
  if (from === 0 && to === part.size) return lists;
  return lists.flatMap((list) => {
    const { postings } = list;
    const at = firstWhere(postings.from, postings.to, (i) => (postings.docs[i] as number) >= from);
    const end = firstWhere(at, postings.to, (i) => (postings.docs[i] as number) >= to);
    return at < end ? [{ ...list, postings: { ...postings, from: at, to: end } }] : [];
  });
}

function retrieveSpan(
  part: Part,
  number: number,
  span: Span,
  lists: readonly Weighted[],
  admission: Admission,
  top: TopK,
  scratch: Scratch,
): void {
  const { scores, touched } = scratch;
  const ordered = [...lists].sort((a, b) => Number(a.isHint) - Number(b.isHint) || b.weight * b.postings.max - a.weight * a.postings.max);
  const finding = ordered.filter((list) => !list.isHint);
  const rest = new Float64Array(ordered.length + 1);
  for (let i = ordered.length - 1; i >= 0; i--) {
    const { weight, postings } = ordered[i] as Weighted;
    rest[i] = (rest[i + 1] as number) + weight * postings.max;
  }
  const whole = rest[0] as number;
  let { floor } = top;
  if (whole < floor) return;
  const work = finding.reduce((sum, list, i) => ((rest[i] as number) < floor ? sum : sum + lengthOf(list)), 0);
  const dense = work > scratch.dense;
  let count = 0;
  let next = 0;
  let halfway = top.scores.length < top.k;
  // Beyond the floor a short list is still added to all: that costs less than to sort out first whom it concerns.
  for (; next < finding.length; next++) {
    const list = finding[next] as Weighted;
    if ((rest[next] as number) < floor && lengthOf(list) > (dense ? (span.to - span.from) / 16 : count)) break;
    if (halfway && (rest[next] as number) < whole / 2) {
      halfway = false;
      floor = Math.max(
        floor,
        dense ? reached(scores, span, undefined, admission, top.k) : reached(scores, { from: 0, to: count }, touched, admission, top.k),
      );
    }
    if (dense) add(list, scores);
    else count = accumulate(list, scores, touched, count);
  }
  const needed = Math.max(1, floor - (rest[next] as number));
  count = dense ? gather(scores, touched, span, needed) : keep(scores, touched, count, needed);
  // A hundred thousand may have reached what the hints could complete, of whom a few hundred remain: only these are judged.
  let judged = false;
  for (; next < ordered.length && count > 0; next++) {
    if (!judged && count < FEW) {
      judged = true;
      count = keepAdmitted(scores, touched, count, admission);
    }
    const list = ordered[next] as Weighted;
    if (count * 16 < lengthOf(list)) probe(list, scores, touched, count);
    else raise(list, scores);
    count = keep(scores, touched, count, floor - (rest[next + 1] as number));
  }
  if (!judged) count = keepAdmitted(scores, touched, count, admission);
  for (let i = 0; i < count; i++) {
    const doc = touched[i] as number;
    const score = scores[doc] as number;
    scores[doc] = 0;
    if (score >= top.floor) top.offer(score, part.keys[doc] as number, number, doc);
  }
}

function add({ postings, weight }: Weighted, scores: Int32Array): void {
  const { docs, impacts, from, to } = postings;
  for (let i = from; i < to; i++) (scores[docs[i] as number] as number) += weight * (impacts[i] as number);
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

/** The score k admitted documents have reached, 1 when fewer have any: of the documents from … to, or of those touched. */
function reached(scores: Int32Array, { from, to }: Span, touched: Uint16Array | undefined, admission: Admission, k: number): number {
  const best: number[] = [];
  let least = 1;
  for (let i = from; i < to; i++) {
    const doc = touched === undefined ? i : (touched[i] as number);
    const score = scores[doc] as number;
    if (score < least || !admission.admits(doc)) continue;
    let at = best.length < k ? best.length : k - 1;
    for (; at > 0 && (best[at - 1] as number) < score; at--) best[at] = best[at - 1] as number;
    best[at] = score;
    if (best.length === k) least = (best[k - 1] as number) + 1;
  }
  return best.length < k ? 1 : (best[k - 1] as number);
}

/** Documents of the span that have at least `needed`; clears the others. Scores not looked at again are cleared at one go. */
function gather(scores: Int32Array, touched: Uint16Array, { from, to }: Span, needed: number): number {
  let count = 0;
  for (let doc = from; doc < to; doc++) if ((scores[doc] as number) >= needed) touched[count++] = doc;
  const kept = new Int32Array(count);
  for (let i = 0; i < count; i++) kept[i] = scores[touched[i] as number] as number;
  scores.fill(0, from, to);
  for (let i = 0; i < count; i++) scores[touched[i] as number] = kept[i] as number;
  return count;
}

/** Keeps those that have at least `needed`, clears the score of those that have not. */
function keep(scores: Int32Array, touched: Uint16Array, count: number, needed: number): number {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const doc = touched[i] as number;
    if ((scores[doc] as number) >= needed) touched[kept++] = doc;
    else scores[doc] = 0;
  }
  return kept;
}

function keepAdmitted(scores: Int32Array, touched: Uint16Array, count: number, admission: Admission): number {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const doc = touched[i] as number;
    if (admission.admits(doc)) touched[kept++] = doc;
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

/** Impacts by document number, all zero between calls. */
const largest = new Uint8Array(PART_DOCUMENTS);

/** Lists of alternatives as one: a document counts once, with its largest impact. */
export function union(lists: readonly Postings[]): Postings {
  let [most, max, end] = [0, 0, 0];
  for (const { docs, impacts, from, to, max: greatest } of lists) {
    most += to - from;
    max = Math.max(max, greatest);
    if (to > from) end = Math.max(end, (docs[to - 1] as number) + 1);
    for (let i = from; i < to; i++)
      if ((impacts[i] as number) > (largest[docs[i] as number] as number)) largest[docs[i] as number] = impacts[i] as number;
  }
  const docs = new Uint16Array(Math.min(most, end));
  const impacts = new Uint8Array(docs.length);
  let to = 0;
  for (let doc = 0; doc < end; doc++) {
    const impact = largest[doc] as number;
    if (impact === 0) continue;
    docs[to] = doc;
    impacts[to++] = impact;
  }
  largest.fill(0, 0, end);
  return { docs, impacts, from: 0, to, max };
}
