import { Worker } from "node:worker_threads";
import type { Answers, FromWorker, Job, NetworkFault, SiteStep, ToWorker, WorldData } from "./protocol.ts";

interface Waiting {
  readonly world: WorldData;
  readonly job: Job;
  done(answer: unknown): void;
  fail(error: Error): void;
  progress?(step: SiteStep): void;
}

type Running = Waiting & { readonly id: number };

/**
 * One worker thread and the questions that wait for it, answered one by one in the order asked. The worker keeps the worlds it
 * was given, so that a question is a few numbers and not a county.
 */
export class ReachWorker {
  #worker: Worker | undefined;
  #sent = new Set<string>();
  #next = 1;
  #running: Running | undefined;
  readonly #queue: Waiting[] = [];
  readonly #limits: Limits | undefined;
  #watch: NodeJS.Timeout | undefined;
  #began = 0;

  constructor(limits?: Limits) {
    this.#limits = limits;
  }

  /** Questions running and waiting. */
  get load(): number {
    return this.#queue.length + (this.#running ? 1 : 0);
  }
  /** When the running question began, by the clock of `performance`; 0 when none runs. */
  get began(): number {
    return this.#running ? this.#began : 0;
  }
  /** Whether it computes on this world now or will; whether it has it. */
  isBusyWith(key: string): boolean {
    return this.#running?.world.key === key || this.#queue.some(({ world }) => world.key === key);
  }
  knows(key: string): boolean {
    return this.#sent.has(key);
  }

  /**
   * Rejects with Cancelled when its own signal says so, with NetworkRefused when the graph file cannot be used, with the
   * worker's fault when it failed. Another's cancelling only makes the wait shorter.
   */
  ask<J extends Job>(
    world: WorldData,
    job: J,
    options: { progress?: (step: SiteStep) => void; signal?: AbortSignal } = {},
  ): Promise<Answers[J["kind"]]> {
    return new Promise((resolve, reject) => {
      const { progress, signal } = options;
      const waiting: Waiting = {
        world,
        job,
        done: resolve as (answer: unknown) => void,
        fail: reject,
        ...(progress === undefined ? {} : { progress }),
      };
      this.#queue.push(waiting);
      signal?.addEventListener("abort", () => this.#withdraw(waiting), { once: true });
      this.#step();
    });
  }

  /** What runs is stopped by ending the thread, which knows no other way; what waits only leaves the queue. */
  #withdraw(waiting: Waiting): void {
    const place = this.#queue.indexOf(waiting);
    if (place >= 0) this.#queue.splice(place, 1);
    else if (this.#running?.done === waiting.done) this.#drop();
    else return;
    waiting.fail(new Cancelled("cancelled"));
    this.#step();
  }

  /** Lets the thread go; the next question starts another. */
  #drop(): void {
    clearInterval(this.#watch);
    const worker = this.#worker;
    this.#worker = undefined;
    this.#running = undefined;
    this.#sent.clear();
    void worker?.terminate();
  }

  #step(): void {
    if (this.#running) return;
    const next = this.#queue.shift();
    // An idle worker keeps no process alive.
    if (!next) return void this.#worker?.unref();
    this.#running = { ...next, id: this.#next++ };
    this.#began = performance.now();
    const worker = this.#start();
    if (this.#limits) this.#guard(worker, this.#limits);
    worker.ref();
    this.#post(worker, !this.#sent.has(next.world.key));
  }

  /** A question that outgrows its bounds ends with the thread: it alone fails, those behind it get another. */
  #guard(worker: Worker, { seconds, megabytes }: Limits): void {
    clearInterval(this.#watch);
    const running = this.#running;
    const stop = (of: "time" | "memory"): void => {
      if (this.#running !== running || this.#worker !== worker) return;
      this.#drop();
      running?.fail(new TooMuch(of));
      this.#step();
    };
    this.#watch = setInterval(() => {
      if (this.#running !== running) return;
      if (performance.now() - this.#began > seconds * 1000) return stop("time");
      worker.getHeapStatistics().then(
        (heap) => heap.total_heap_size + heap.external_memory > megabytes * 1e6 && stop("memory"),
        () => {},
      );
    }, GLANCE_MILLIS);
    this.#watch.unref();
  }

  #post(worker: Worker, whole: boolean): void {
    const { id, world, job } = this.#running as Running;
    this.#sent.add(world.key);
    worker.postMessage({ id, world: whole ? world : world.key, job } satisfies ToWorker);
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL("./worker.ts", import.meta.url));
    worker.on("message", (m: FromWorker) => {
      const running = this.#running;
      if (worker !== this.#worker || !running || m.id !== running.id) return;
      if ("progress" in m) return running.progress?.(m.progress);
      // It keeps the last few worlds only.
      if ("forgotten" in m) return this.#post(worker, true);
      this.#running = undefined;
      clearInterval(this.#watch);
      if ("tooWide" in m) running.fail(new TooMuch("ground"));
      else if ("refused" in m) {
        this.#sent.delete(running.world.key);
        running.fail(new NetworkRefused(m.refused));
      } else if ("fault" in m) running.fail(new Error(`reach worker: ${m.fault}`));
      else running.done(m.answer);
      this.#step();
    });
    worker.on("error", (error) => {
      if (this.#worker !== worker) return;
      const running = this.#running;
      this.#drop();
      running?.fail(error as Error);
      this.#step();
    });
    this.#worker = worker;
    return worker;
  }
}

export class Cancelled extends Error {}

export interface Limits {
  readonly seconds: number;
  /** Of the worker's heap and the arrays it holds, the shared network not counted. */
  readonly megabytes: number;
}
const GLANCE_MILLIS = 250;

/** A question took more than it may. */
export class TooMuch extends Error {
  readonly of: "time" | "memory" | "ground";
  constructor(of: "time" | "memory" | "ground") {
    super(`reach worker: too much ${of}`);
    this.of = of;
  }
}

/** The graph file is of another version, cut or altered. */
export class NetworkRefused extends Error {
  readonly fault: NetworkFault;
  constructor(fault: NetworkFault) {
    super(`${fault.code}: ${fault.detail}`);
    this.fault = fault;
  }
}
