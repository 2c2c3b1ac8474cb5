/**
 * The k best so far, best first: higher score, then smaller key; and where each lies. k is small, so an ordered array beats a heap.
 */
export class TopK {
  readonly scores: number[] = [];
  readonly keys: number[] = [];
  readonly parts: number[] = [];
  readonly docs: number[] = [];
  readonly k: number;

  constructor(k: number) {
    this.k = k;
  }

  /** What a document must reach to be looked at: the last score once k are found (an equal one may still win by its key). */
  get floor(): number {
    return this.scores.length < this.k ? 1 : (this.scores[this.k - 1] as number);
  }

  offer(score: number, key: number, part: number, doc: number): void {
    const last = this.scores.length - 1;
    if (last + 1 === this.k && !isBefore(score, key, this.scores[last] as number, this.keys[last] as number)) return;
    let at = last + 1;
    while (at > 0 && isBefore(score, key, this.scores[at - 1] as number, this.keys[at - 1] as number)) at--;
    put(this.scores, at, score, this.k);
    put(this.keys, at, key, this.k);
    put(this.parts, at, part, this.k);
    put(this.docs, at, doc, this.k);
  }
}

const isBefore = (score: number, key: number, otherScore: number, otherKey: number): boolean =>
  score > otherScore || (score === otherScore && key < otherKey);

/** Puts the value at its place, the later ones one further, at most k in all. */
function put(values: number[], at: number, value: number, k: number): void {
  if (values.length < k) values.push(value);
  for (let i = values.length - 1; i > at; i--) values[i] = values[i - 1] as number;
  values[at] = value;
}
