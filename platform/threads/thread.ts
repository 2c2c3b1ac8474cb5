import { parentPort, Worker } from "node:worker_threads";

type Calls = Record<keyof never, [input: unknown, output: unknown]>;
type Handlers<C> = { readonly [K in keyof C]: C[K] extends [infer I, infer O] ? (input: I) => O | Promise<O> : never };

interface Request {
  readonly call: number;
  readonly name: string;
  readonly input: unknown;
}
type Reply = { readonly call: number; readonly value: unknown } | { readonly call: number; readonly error: Error };

/** Room for short-lived objects: three threads with the usual 48 MB would take more than their work. */
const YOUNG_MEGABYTES = 16;

/** A worker thread that answers calls by name, each call in its own time. */
export class Thread<C> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { done: (value: never) => void; fail: (error: Error) => void }>();
  /** Resolves when the thread runs, or has ended instead. */
  readonly started: Promise<void>;
  #calls = 0;
  #ended: Error | undefined;

  /** Beyond `megabytes` of long-lived objects it ends with ERR_WORKER_OUT_OF_MEMORY. */
  constructor(module: URL, { megabytes }: { megabytes?: number } = {}) {
    this.#worker = new Worker(module, {
      resourceLimits: {
        maxYoungGenerationSizeMb: YOUNG_MEGABYTES,
        ...(megabytes === undefined ? {} : { maxOldGenerationSizeMb: megabytes }),
      },
    });
    this.started = new Promise((done) => this.#worker.once("online", done).once("exit", () => done()));
    this.#worker.unref();
    this.#worker.on("message", (reply: Reply) => {
      const waiting = this.#waiting.get(reply.call);
      this.#waiting.delete(reply.call);
      if ("error" in reply) waiting?.fail(reply.error);
      else waiting?.done(reply.value as never);
      if (this.#waiting.size === 0) this.#worker.unref();
    });
    const lost = (error: Error): void => {
      this.#ended ??= error;
      for (const { fail } of this.#waiting.values()) fail(error);
      this.#waiting.clear();
    };
    this.#worker.on("error", (error) => lost(error as Error));
    this.#worker.on("exit", () => lost(new Error("the thread has ended")));
  }

  call<K extends keyof C & string>(
    name: K,
    input: C[K] extends [infer I, unknown] ? I : never,
  ): Promise<C[K] extends [unknown, infer O] ? O : never> {
    return new Promise((done, fail) => {
      if (this.#ended) return fail(this.#ended);
      const call = this.#calls++;
      this.#waiting.set(call, { done, fail });
      this.#worker.ref();
      this.#worker.postMessage({ call, name, input } satisfies Request);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** The other side: answers from inside the thread. */
export function answer<C extends { [K in keyof C]: Calls[keyof never] }>(handlers: Handlers<C>): void {
  parentPort?.on("message", ({ call, name, input }: Request) => {
    void (async () => {
      try {
        const value = await (handlers[name as keyof C] as (input: unknown) => unknown)(input);
        parentPort?.postMessage({ call, value } satisfies Reply);
      } catch (error) {
        parentPort?.postMessage({ call, error: error as Error } satisfies Reply);
      }
    })();
  });
}
