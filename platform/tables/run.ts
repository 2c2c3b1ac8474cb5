import { randomUUID } from "node:crypto";
import { FileMissing } from "../files/store.ts";
import type { Label } from "../http/contract.ts";
import { refusalIn, type Services } from "../http/server.ts";
import { Unreadable } from "../sheets/unreadable.ts";
import { runExport } from "./export-job.ts";
import { runImport } from "./import-job.ts";
import { CANCELLED, endJob, nextJob, setJob, type ActorOf, type Job } from "./jobs.ts";
import { Cancelled, Elsewhere, Stopping, type Run } from "./step.ts";

/** Begun this often without a step forward: it is what ends its server. */
const MOST_TRIES = 5;

/** Does what waits, one job after another, and goes on with what a server left when it ended. */
export async function runTableJobs(services: Services, actorOf: ActorOf, signal?: AbortSignal, mostUnseen?: number): Promise<void> {
  for (let after = 0; !signal?.aborted;) {
    const job = await services.database.asRoot(services.rootUnitId, (db) => nextJob(db, after));
    if (!job) return;
    after = job.id;
    await runTableJob(services, job, actorOf, signal, mostUnseen);
  }
}

async function runTableJob(services: Services, waiting: Job, actorOf: ActorOf, signal?: AbortSignal, mostUnseen?: number): Promise<void> {
  const job = { ...waiting, begun_at: waiting.begun_at ?? new Date(services.now()).toISOString() };
  const actor = await actorOf(services, job);
  const needed = job.kind === "import" ? `${job.register}.edit` : services.house.lists.get(job.register)?.permission;
  if (!actor || needed === undefined || !actor.permissions.has(needed)) return endAsSystem(services, job, GONE);
  if (job.tries >= MOST_TRIES) return endAsSystem(services, job, GIVEN_UP);
  const run: Run = { services, actor, job, worker: randomUUID(), signal, mostUnseen };
  try {
    await services.database.write(actor.scope, (tx) =>
      setJob(tx, job.id, {
        state: "running",
        worker: run.worker,
        tries: job.tries + 1,
        begun_at: job.begun_at,
      }),
    );
    await (job.kind === "import" ? runImport(run) : runExport(run));
  } catch (error) {
    // The next round, or another server, goes on with it.
    if (error instanceof Stopping || error instanceof Elsewhere) return;
    const words = error instanceof Cancelled ? error.words : wordsOf(error);
    if (words === undefined) throw error;
    const left = await run.broken?.();
    const all = left ? { zh: `${words.zh}；${left.zh}`, en: `${words.en}; ${left.en}` } : words;
    const state = words === CANCELLED ? "cancelled" : "failed";
    await services.database.write(actor.scope, (tx) => endJob(tx, services, job, state, all));
  }
}

const GONE: Label = {
  zh: "没有做完：您已不在当时的岗位上",
  en: "Not finished: you no longer hold the post it was asked in",
};
const GIVEN_UP: Label = {
  zh: "多次中断，已停下；已导入的行在“导入的批次”里，可以整批撤销",
  en: "It broke off several times and was given up; what was stored is among the batches and can be taken back",
};

/** Nobody is there in whose name it could end. */
const endAsSystem = (services: Services, job: Job, words: Label): Promise<void> =>
  services.database.asRoot(services.rootUnitId, (db) =>
    setJob(db, job.id, { state: "failed", ended_at: new Date(services.now()).toISOString(), words_zh: words.zh, words_en: words.en }),
  );

function wordsOf(error: unknown): Label | undefined {
  if (error instanceof Unreadable) return error.label;
  if (error instanceof FileMissing) return { zh: "文件已不在，请重新上传", en: "The file is gone; send it again" };
  return refusalIn(error)?.message;
}
