/** The k best so far, best first: higher score, then smaller key. k is small, so an ordered array beats a heap. */
export class TopK {
  readonly scores: number[] = [];
  readonly keys: number[] = [];
  readonly k: number;

  constructor(k: number) {
    this.k = k;
  }

  /** What a document must reach to be looked at: the last score once k are found (an equal one may still win by its key). */
  get floor(): number {
    return this.scores.length < this.k ? 1 : (this.scores[this.k - 1] as number);
  }

  offer(score: number, key: number): void {
    let at = this.scores.length;
    if (at === this.k && !isBefore(score, key, this.scores[at - 1] as number, this.keys[at - 1] as number)) return;
    while (at > 0 && isBefore(score, key, this.scores[at - 1] as number, this.keys[at - 1] as number)) at--;
    this.scores.splice(at, 0, score);
    this.keys.splice(at, 0, key);
    if (this.scores.length > this.k) {
      this.scores.pop();
      this.keys.pop();
    }
  }
}

const isBefore = (score: number, key: number, otherScore: number, otherKey: number): boolean =>
  score > otherScore || (score === otherScore && key < otherKey);
