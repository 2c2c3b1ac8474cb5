/** Tokens per address for the public links: a bucket that refills evenly. Memory is bounded by dropping full buckets. */
export class RateLimit {
  readonly #perMinute: number;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** Takes one token; returns 0, or the seconds to wait. */
  take(key: string, nowMillis: number): number {
    if (this.#buckets.size > 10_000)
      for (const [k, b] of this.#buckets) if (this.#refilled(b, nowMillis) >= this.#perMinute) this.#buckets.delete(k);
    const bucket = this.#buckets.get(key) ?? { tokens: this.#perMinute, at: nowMillis };
    const tokens = this.#refilled(bucket, nowMillis);
    this.#buckets.set(key, { tokens: Math.max(0, tokens - 1), at: nowMillis });
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * 60) / this.#perMinute);
  }

  #refilled(bucket: { tokens: number; at: number }, nowMillis: number): number {
    return Math.min(this.#perMinute, bucket.tokens + (Math.max(0, nowMillis - bucket.at) * this.#perMinute) / 60_000);
  }
}
