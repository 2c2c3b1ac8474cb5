import { Worker } from "node:worker_threads";
import type { SolveAnswer } from "@bihuan/reach";

/** What a running model has reached. */
export interface SolverProgress {
  readonly seconds: number;
  readonly incumbent?: number;
  readonly bound?: number;
}

export interface SolverOptions {
  /** The solver stops by itself with what it has; 60 unless given, 3,600 at most. */
  readonly secondsLimit?: number;
  /** Values by name of some variables in a known solution; the solver completes it, and ignores it if it cannot. */
  readonly start?: ReadonlyMap<string, number>;
  /** Ends the thread at once; the answer is `stopped` with the bound last heard. */
  readonly signal?: AbortSignal;
  readonly progress?: (progress: SolverProgress) => void;
}

export interface SolverTask {
  readonly model: string;
  readonly secondsLimit: number;
  readonly start: ReadonlyMap<string, number> | undefined;
}

export type WorkerNews = { readonly progress: SolverProgress } | { readonly answer: SolveAnswer };

/** HiGHS (WebAssembly) in worker threads, a few at a time: models wait in line, requests of screens never do. */
export interface Solver {
  /** `model` in CPLEX LP format. Rejects when the model cannot be read: that is a bug of its writer. */
  solve(model: string, options?: SolverOptions): Promise<SolveAnswer>;
  /** Ends all threads; what runs or waits is answered `stopped`. */
  close(): Promise<void>;
}

/** The thread checks its clock between steps; a step may take long, so it is ended from outside after this many seconds more. */
const GRACE_SECONDS = 5;

export function openSolver({ threads = 1, threadMegabytes = 1024 }: { threads?: number; threadMegabytes?: number } = {}): Solver {
  let closed = false;
  let running = 0;
  const waiting: (() => void)[] = [];
  const enders = new Set<() => void>();

  const turn = async (): Promise<void> => {
    while (running >= threads) await new Promise<void>((go) => waiting.push(go));
    running++;
  };

  const run = (model: string, { secondsLimit = 60, start, signal, progress }: SolverOptions): Promise<SolveAnswer> =>
    new Promise((answer, fail) => {
      const limit = Math.min(3600, Math.max(0.01, secondsLimit));
      const worker = new Worker(new URL("./highs-worker.ts", import.meta.url), {
        workerData: { model, secondsLimit: limit, start } satisfies SolverTask,
        resourceLimits: { maxOldGenerationSizeMb: threadMegabytes },
      });
      let bound: number | undefined;
      let done: SolveAnswer | undefined;
      const stop = (): void => {
        done ??= { status: "stopped", ...(bound === undefined ? {} : { bound }), values: new Map() };
        void worker.terminate();
      };
      const timer = setTimeout(stop, (limit + GRACE_SECONDS) * 1000);
      signal?.addEventListener("abort", stop, { once: true });
      enders.add(stop);
      worker.on("message", (news: WorkerNews) => {
        if ("answer" in news) done ??= news.answer;
        else {
          bound = news.progress.bound ?? bound;
          progress?.(news.progress);
        }
      });
      let fault: unknown;
      worker.once("error", (error) => (fault = error));
      worker.once("exit", (code) => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", stop);
        enders.delete(stop);
        if (done !== undefined) answer(done);
        else fail(new Error(`the solver's thread ended with ${code}`, { cause: fault }));
      });
    });

  return {
    async solve(model, options = {}) {
      await turn();
      try {
        if (closed || options.signal?.aborted) return { status: "stopped", values: new Map() };
        return await run(model, options);
      } finally {
        running--;
        waiting.shift()?.();
      }
    },
    async close() {
      closed = true;
      const ends = [...enders];
      for (const end of ends) end();
      while (running > 0 || waiting.length > 0) await new Promise((done) => setTimeout(done, 5));
    },
  };
}
