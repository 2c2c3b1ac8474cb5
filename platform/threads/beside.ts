import { setTimeout } from "node:timers/promises";
import type { Refusal } from "../http/contract.ts";
import { refuseRequest } from "../http/server.ts";
import { Thread } from "./thread.ts";

export interface Bounds {
  readonly millis: number;
  readonly megabytes: number;
  /** What the sender hears whose work needs more of either. */
  readonly refusal: Refusal;
}

/** The thread, and what it has loaded, go when nobody has asked for this long. */
const IDLE_MILLIS = 60_000;
/** More than these do not stand in a line whose every place may take its whole time. */
const MOST_WAITING = 16;

const BUSY: Refusal = {
  code: "busy",
  message: { zh: "正在处理的内容太多，没有保存，请稍后再试", en: "Too much is being worked on; nothing was stored. Try again in a while" },
};

/**
 * Work whose cost is set by what people send, done beside the server, which answers others meanwhile. One call after another, so that the time of
 * each is its own; the thread of one that takes too long or too much memory is ended, which harms no other.
 */
export class Beside<C> {
  readonly #module: URL;
  readonly #bounds: Bounds;
  #thread: Thread<C> | undefined;
  #idle: NodeJS.Timeout | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(module: URL, bounds: Bounds) {
    this.#module = module;
    this.#bounds = bounds;
  }

  /** Answers, or refuses in the bounds' words. */
  async call<K extends keyof C & string>(
    name: K,
    input: C[K] extends [infer I, unknown] ? I : never,
    millis = this.#bounds.millis,
  ): Promise<C[K] extends [unknown, infer O] ? O : never> {
    if (this.#waiting >= MOST_WAITING) refuseRequest(BUSY.code, BUSY.message);
    this.#waiting++;
    const turn = this.#last.then(() => this.#run(name, input, millis)).finally(() => this.#waiting--);
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #run<K extends keyof C & string>(name: K, input: C[K] extends [infer I, unknown] ? I : never, millis: number) {
    clearTimeout(this.#idle);
    this.#thread ??= new Thread<C>(this.#module, { megabytes: this.#bounds.megabytes });
    const late = new AbortController();
    try {
      const done = await Promise.race([
        this.#thread.call(name, input).then((value) => ({ value })),
        setTimeout(millis, undefined, { ref: false, signal: late.signal }),
      ]);
      if (done) return done.value;
    } catch (error) {
      this.#end();
      if ((error as NodeJS.ErrnoException).code !== "ERR_WORKER_OUT_OF_MEMORY") throw error;
    } finally {
      late.abort();
      this.#idle = globalThis.setTimeout(() => this.#end(), IDLE_MILLIS).unref();
    }
    this.#end();
    return refuseRequest(this.#bounds.refusal.code, this.#bounds.refusal.message);
  }

  #end(): void {
    void this.#thread?.end();
    this.#thread = undefined;
  }
}
