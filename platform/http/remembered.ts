/**
 * What was asked lately, by key: for `millis` it is not asked again, and whoever asks while an answer is under way waits for that one. Hundreds who come
 * in one moment ask once. At `most` keys all is forgotten.
 */
export class Remembered<T> {
  readonly #answers = new Map<string, { answer: Promise<T>; until: number }>();
  readonly #millis: number;
  readonly #most: number;

  constructor(millis: number, most = 5000) {
    this.#millis = millis;
    this.#most = most;
  }

  get(key: string, ask: () => Promise<T>): Promise<T> {
    const now = Date.now();
    const known = this.#answers.get(key);
    if (known && known.until > now) return known.answer;
    if (this.#answers.size >= this.#most) this.#answers.clear();
    const answer = ask();
    this.#answers.set(key, { answer, until: now + this.#millis });
    // A failure is told to those who waited for it, and to nobody after.
    answer.catch(() => {
      if (this.#answers.get(key)?.answer === answer) this.#answers.delete(key);
    });
    return answer;
  }

  forget(): void {
    this.#answers.clear();
  }
}
