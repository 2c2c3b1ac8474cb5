import { Worker } from "node:worker_threads";
import type { Answers, FromWorker, Job, ToWorker, WorldData } from "./protocol.ts";

/** One worker thread. It holds the worlds it was given, so that a question is a few numbers and not a county. */
export class ReachWorker {
  #worker: Worker | undefined;
  #known = new Set<string>();
  #next = 1;
  readonly #waiting = new Map<number, { done(answer: unknown): void; fail(error: Error): void; progress?(words: string): void }>();

  /** Answers in the order asked. Rejects with Cancelled when the worker was stopped meanwhile, with the worker's fault when it failed. */
  ask<J extends Job>(world: WorldData, job: J, progress?: (words: string) => void): Promise<Answers[J["kind"]]> {
    const worker = this.#start();
    const id = this.#next++;
    const known = this.#known.has(world.key);
    this.#known.add(world.key);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {
        done: resolve as (answer: unknown) => void,
        fail: reject,
        ...(progress === undefined ? {} : { progress }),
      });
      worker.ref();
      worker.postMessage({ id, world: known ? world.key : world, job } satisfies ToWorker);
    });
  }

  /** Stops what runs; the next question starts anew. */
  cancel(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#known.clear();
    void worker?.terminate();
    for (const w of this.#waiting.values()) w.fail(new Cancelled("cancelled"));
    this.#waiting.clear();
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL("./worker.ts", import.meta.url));
    worker.on("message", (m: FromWorker) => {
      const waiting = this.#waiting.get(m.id);
      if (!waiting) return;
      if ("progress" in m) return waiting.progress?.(m.progress);
      this.#waiting.delete(m.id);
      // An idle worker keeps no process alive.
      if (this.#waiting.size === 0) worker.unref();
      if ("fault" in m) waiting.fail(new Error(`reach worker: ${m.fault}`));
      else waiting.done(m.answer);
    });
    worker.on("error", (error) => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#known.clear();
      for (const w of this.#waiting.values()) w.fail(error as Error);
      this.#waiting.clear();
    });
    this.#worker = worker;
    return worker;
  }
}

export class Cancelled extends Error {}
