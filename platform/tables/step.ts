import type { Actor } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import type { Label } from "../http/contract.ts";
import type { Services } from "../http/server.ts";
import { CANCELLED, findJob, setJob, type Change, type Job } from "./jobs.ts";

/** A job under way, in the name and with the sight of whoever asked. */
export interface Run {
  readonly services: Services;
  readonly actor: Actor;
  readonly job: Job;
  /** Told apart from whoever else takes the job for waiting. */
  readonly worker: string;
  readonly signal?: AbortSignal | undefined;
  /** Of nothing or all, so many rows are held back until the last is accepted. */
  readonly mostUnseen?: number | undefined;
  /** Clears up after an end before the end, and says what is left. */
  broken?: () => Promise<Label | undefined>;
  /** When it was last told how far it is. */
  told?: number;
}

/** Whoever asked thought better of it. */
export class Cancelled extends Error {
  readonly words: Label;
  constructor(words: Label = CANCELLED) {
    super("cancelled");
    this.words = words;
  }
}
/** The server stops; the job goes on with the next. */
export class Stopping extends Error {}
/** Another server has gone on with it meanwhile. */
export class Elsewhere extends Error {}

/**
 * One step in one transaction: what it does and how far the job then is stand or fall together. What is done `first` is done before the job is locked, beside
 * another step; it is taken back where the job turns out to be another's or cancelled.
 */
export async function step<T, F>(
  run: Run,
  work: (tx: Db, job: Job, done: F) => Promise<T>,
  first: (tx: Db) => Promise<F> = async () => undefined as F,
): Promise<T> {
  if (run.signal?.aborted) throw new Stopping();
  return run.services.database.write(run.actor.scope, async (tx) => {
    const done = await first(tx);
    const job = await findJob(tx, run.job.id, true);
    if (job.state !== "running" || job.worker !== run.worker) throw new Elsewhere();
    if (job.cancel_at) throw new Cancelled();
    return work(tx, job, done);
  });
}

/** Told so often at most: between two pieces of a table that is merely read lies less than the telling costs. */
const TOLD_MILLIS = 100;
/** How far it is, at a moment of its own beside the work. */
export async function tellShare(run: Run, change: Change): Promise<void> {
  if (run.signal?.aborted) throw new Stopping();
  const now = performance.now();
  if (now - (run.told ?? -Infinity) < TOLD_MILLIS) return;
  run.told = now;
  await step(run, (tx) => setJob(tx, run.job.id, change));
}
