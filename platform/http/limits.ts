import { randomUUID } from "node:crypto";
import type { Members } from "../db/members.ts";
import { networkOf } from "../links/origin.ts";

/** What was let through is told to the other servers so often: no request waits for it and none writes a row. */
const TELL_MILLIS = 200;
/** Addresses told in one message, which holds 8,000 bytes. */
const TOLD_AT_ONCE = 100;
/** Buckets that are kept without asking which of them are full again. */
const KEPT = 10_000;

/**
 * Tokens per network for the public links (of IPv6 the 64 bits one household is given): a bucket that refills evenly, counted over every
 * server of the database. In the moment before the others hear of it a network may take a bucket at each; what it took too much it waits for
 * afterwards. Memory is bounded by dropping full buckets, looked for each time their number has doubled.
 */
export class RateLimit {
  readonly #perMinute: number;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();
  #servers: Pick<Members, "tell" | "hear"> | undefined;
  #topic = "";
  #sweepAt = KEPT;
  #untold = new Map<string, number>();
  readonly #own = randomUUID();

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** From now on what any server lets through counts at each. */
  share(servers: Pick<Members, "tell" | "hear">, now: () => number, topic = "public-limit"): this {
    this.#servers = servers;
    this.#topic = topic;
    servers.hear(topic, (said) => {
      const { by, taken } = (said === undefined ? {} : JSON.parse(said)) as { by?: string; taken?: [key: string, count: number][] };
      if (by !== this.#own) for (const [key, count] of taken ?? []) this.#spend(key, count, now());
    });
    return this;
  }

  /** Takes one token; returns 0, or the seconds to wait. */
  take(address: string, nowMillis: number): number {
    const key = networkOf(address);
    const tokens = this.#tokensOf(key, nowMillis);
    if (tokens < 1) return Math.ceil(((1 - tokens) * 60) / this.#perMinute);
    this.#spend(key, 1, nowMillis);
    if (this.#servers) {
      if (this.#untold.size === 0) setTimeout(() => this.#tell(), TELL_MILLIS).unref();
      this.#untold.set(key, (this.#untold.get(key) ?? 0) + 1);
    }
    return 0;
  }

  #tell(): void {
    const taken = [...this.#untold];
    this.#untold = new Map();
    for (let from = 0; from < taken.length; from += TOLD_AT_ONCE)
      this.#servers?.tell(this.#topic, JSON.stringify({ by: this.#own, taken: taken.slice(from, from + TOLD_AT_ONCE) }));
  }

  /** At most a minute's worth is owed: an office behind one address is not shut out for long by one of its browsers. */
  #spend(key: string, count: number, nowMillis: number): void {
    if (this.#buckets.size > this.#sweepAt) {
      for (const k of this.#buckets.keys()) if (this.#tokensOf(k, nowMillis) >= this.#perMinute) this.#buckets.delete(k);
      this.#sweepAt = Math.max(KEPT, 2 * this.#buckets.size);
    }
    this.#buckets.set(key, { tokens: Math.max(-this.#perMinute, this.#tokensOf(key, nowMillis) - count), at: nowMillis });
  }

  #tokensOf(key: string, nowMillis: number): number {
    const { tokens, at } = this.#buckets.get(key) ?? { tokens: this.#perMinute, at: nowMillis };
    return Math.min(this.#perMinute, tokens + (Math.max(0, nowMillis - at) * this.#perMinute) / 60_000);
  }
}
