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

/** Reused by every search of a thread: scores by document number, all zero between searches, the touched ones, and those still in question. */
export class Scratch {
  readonly scores = new Int32Array(PART_DOCUMENTS);
  readonly touched = new Uint16Array(PART_DOCUMENTS);
  readonly kept = new Uint16Array(PART_DOCUMENTS);
  readonly ways: Ways;

  constructor(ways: Partial<Ways> = {}) {
    this.ways = { ...USUAL, ...ways };
  }
}

/** Where one way becomes cheaper than another. The answer is the same by every way. */
export interface Ways {
  /** From so many postings on, looking through all scores costs less than keeping account of those touched. */
  readonly dense: number;
  /** So few documents are judged by the filter before the rest is added to them, and sifted after every list. */
  readonly few: number;
  /** A search among a list's postings takes as long as adding so many of them. */
  readonly probe: number;
}
const USUAL: Ways = { dense: 12_000, few: 256, probe: 64 };

const lengthOf = ({ postings }: Weighted): number => postings.to - postings.from;

/**
 * Offers a part's best documents to `top`. Scores are whole numbers (weight × impact), so the order of addition changes
 * nothing and the result equals the unpruned one exactly.
 *
 * MaxScore (Turtle & Flood 1995) over chunks: a part is one chunk of 65,536 documents, its lists carry their maxima. Lists
 * are taken in order of what they can give, hints last. Once the rest together cannot lift a new document to the floor, the documents
 * still in question are set down, and the rest is only asked about them: by binary search where they are few, else added
 * to every score without asking whom it concerns, which costs less than a branch a posting; what that leaves with others is
 * cleared unread. What k documents have reached halfway is a floor already: without it the first part would be read whole.
 * Term at a time beats document at a time here: the scores of a chunk lie in the cache and the inner loop has no branches to miss.
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
  const { scores, touched, kept, ways } = scratch;
  const ordered = [...lists].sort((a, b) => Number(a.isHint) - Number(b.isHint) || b.weight * b.postings.max - a.weight * a.postings.max);
  const finding = ordered.filter((list) => !list.isHint);
  const rest = new Int32Array(ordered.length + 1);
  for (let i = ordered.length - 1; i >= 0; i--) {
    const { weight, postings } = ordered[i] as Weighted;
    rest[i] = (rest[i + 1] as number) + weight * postings.max;
  }
  const whole = rest[0] as number;
  let { floor } = top;
  if (whole < floor) return;
  const work = finding.reduce((sum, list, i) => ((rest[i] as number) < floor ? sum : sum + lengthOf(list)), 0);
  let dense = work > ways.dense;
  let met = 0;
  let next = 0;
  let halfway = top.scores.length < top.k;
  // Beyond the floor a short list is still added to all: that costs less than to sort out first whom it concerns.
  for (; next < finding.length; next++) {
    const list = finding[next] as Weighted;
    if ((rest[next] as number) < floor && lengthOf(list) > (dense ? (span.to - span.from) / 16 : met / 4)) break;
    if (halfway && (rest[next] as number) < whole / 2) {
      halfway = false;
      const count = dense ? gather(scores, kept, span, 1) : keep(scores, touched, kept, met, 1);
      floor = Math.max(floor, reached(scores, kept, count, admission, top.k));
    }
    if (dense) add(list, scores);
    else met = accumulate(list, scores, touched, met);
  }
  const needed = Math.max(1, floor - (rest[next] as number));
  let count = dense ? gather(scores, kept, span, needed) : keep(scores, touched, kept, met, needed);
  let judged = false;
  let sifted = next;
  for (; next < ordered.length && count > 0; next++) {
    if (!judged && count < ways.few) {
      judged = true;
      count = keepAdmitted(kept, count, admission);
    }
    const list = ordered[next] as Weighted;
    if (count * ways.probe < lengthOf(list)) probe(list, scores, kept, count);
    else {
      add(list, scores);
      dense = true;
    }
    // Sifting many again and again costs more than it saves: only when half of what was open is said.
    if (count >= ways.few && 2 * (rest[next + 1] as number) > (rest[sifted] as number)) continue;
    sifted = next + 1;
    count = keep(scores, kept, kept, count, floor - (rest[sifted] as number));
  }
  for (let i = 0; i < count; i++) {
    const doc = kept[i] as number;
    const score = scores[doc] as number;
    if (score >= top.floor && (judged || admission.admits(doc))) top.offer(score, part.keys[doc] as number, number, doc);
  }
  if (dense) scores.fill(0, span.from, span.to);
  else for (let i = 0; i < met; i++) scores[touched[i] as number] = 0;
}

function add({ postings, weight }: Weighted, scores: Int32Array): void {
  const { docs, impacts, from, to } = postings;
  for (let i = from; i < to; i++) {
    const doc = docs[i] as number;
    scores[doc] = ((scores[doc] as number) + Math.imul(weight, impacts[i] as number)) | 0;
  }
}

function accumulate({ postings, weight }: Weighted, scores: Int32Array, touched: Uint16Array, count: number): number {
  const { docs, impacts, from, to } = postings;
  let n = count;
  for (let i = from; i < to; i++) {
    const doc = docs[i] as number;
    const before = scores[doc] as number;
    if (before === 0) touched[n++] = doc;
    scores[doc] = (before + Math.imul(weight, impacts[i] as number)) | 0;
  }
  return n;
}

function probe({ postings, weight }: Weighted, scores: Int32Array, kept: Uint16Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const doc = kept[i] as number;
    const at = positionOf(postings, doc);
    if (at >= 0) scores[doc] = (scores[doc] as number) + weight * (postings.impacts[at] as number);
  }
}

/** The score k admitted ones of these documents have reached, 1 when fewer have any. */
function reached(scores: Int32Array, docs: Uint16Array, count: number, admission: Admission, k: number): number {
  const best = new Int32Array(k);
  let length = 0;
  let least = 1;
  for (let i = 0; i < count; i++) {
    const doc = docs[i] as number;
    const score = scores[doc] as number;
    if (score < least || !admission.admits(doc)) continue;
    let at = length < k ? length++ : k - 1;
    for (; at > 0 && (best[at - 1] as number) < score; at--) best[at] = best[at - 1] as number;
    best[at] = score;
    if (length === k) least = (best[k - 1] as number) + 1;
  }
  return length < k ? 1 : least - 1;
}

/** Documents of the span that have at least `needed`. */
function gather(scores: Int32Array, kept: Uint16Array, { from, to }: Span, needed: number): number {
  let count = 0;
  for (let doc = from; doc < to; doc++) if ((scores[doc] as number) >= needed) kept[count++] = doc;
  return count;
}

/** Those of the documents that have at least `needed`, put into `kept`, which may be `docs` itself. No branch: half of them pass. */
function keep(scores: Int32Array, docs: Uint16Array, kept: Uint16Array, count: number, needed: number): number {
  const below = (needed | 0) - 1;
  let n = 0;
  for (let i = 0; i < count; i++) {
    const doc = docs[i] as number;
    kept[n] = doc;
    n += (below - (scores[doc] as number)) >>> 31;
  }
  return n;
}

function keepAdmitted(kept: Uint16Array, count: number, admission: Admission): number {
  let n = 0;
  for (let i = 0; i < count; i++) {
    const doc = kept[i] as number;
    if (admission.admits(doc)) kept[n++] = doc;
  }
  return n;
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
