import { publishByTheClock } from "../features/content/index.ts";
import { forgetQuestions, forgetReaders } from "../features/search/index.ts";
import { refreshPersons } from "../features/people/index.ts";
import { checkNightly } from "../features/seals/index.ts";
import { lookForSigns } from "../features/honesty/index.ts";
import { drawCallbacks } from "../features/services/index.ts";
import { forgetDrafts } from "../features/work/drafts.ts";
import { remindSuperiors } from "../features/tasks/index.ts";
import { DUE_ROUNDS } from "../features/work/rounds.ts";
import { sendDigests, tellDueTomorrow } from "../features/work/digests.ts";
import { remindOverdue } from "../features/work/reminders.ts";
import { foldTally } from "../platform/db/holders.ts";
import { readNewFiles } from "../platform/files/read-words.ts";
import { sealLedger } from "../platform/ledger/seals.ts";
import { runDueRound } from "../platform/jobs/due-rounds.ts";
import { forgetNotices } from "../platform/notices/notices.ts";
import { forgetJobs } from "../platform/tables/jobs.ts";
import { runTableJobs } from "../platform/tables/run.ts";
import { everyMillis, type Round } from "../platform/jobs/rounds.ts";
import { backUpByTheClock } from "./backup-rounds.ts";
import type { Installation } from "./open.ts";
import { holderOf } from "./posts.ts";
import { takeWaitingChanges } from "./search.ts";

/** What a server does by the clock. `one`: by one of the servers of a database; `each`: by every one, for itself or sharing the work row by row. */
const ROUNDS: readonly {
  by: "one" | "each";
  millis: number;
  work: (installation: Installation, signal: AbortSignal) => Promise<unknown>;
}[] = [
  { by: "one", millis: 3_600_000, work: ({ services }) => sealLedger(services) },
  { by: "one", millis: 900_000, work: ({ services }) => checkNightly(services) },
  ...DUE_ROUNDS.map((round) => ({
    by: "one" as const,
    millis: 3_600_000,
    work: ({ services }: Installation) => runDueRound(services, round),
  })),
  { by: "one", millis: 3_600_000, work: ({ services }) => forgetDrafts(services) },
  { by: "one", millis: 3_600_000, work: ({ services }) => services.database.asRoot(services.rootUnitId, forgetNotices) },
  { by: "one", millis: 600_000, work: ({ services }) => remindOverdue(services) },
  // What is due tomorrow is told first, so that the digest counts it.
  { by: "one", millis: 600_000, work: ({ services }) => tellDueTomorrow(services).then(() => sendDigests(services)) },
  { by: "one", millis: 600_000, work: ({ services }) => remindSuperiors(services) },
  { by: "one", millis: 600_000, work: ({ services }) => publishByTheClock(services) },
  { by: "one", millis: 3_600_000, work: ({ services }) => lookForSigns(services) },
  { by: "one", millis: 3_600_000, work: ({ services }) => drawCallbacks(services) },
  { by: "one", millis: 3_600_000, work: ({ services }) => services.database.asRoot(services.rootUnitId, forgetReaders) },
  { by: "one", millis: 86_400_000, work: ({ services }) => services.database.asRoot(services.rootUnitId, forgetQuestions) },
  { by: "one", millis: 10_000, work: ({ services }) => readNewFiles(services) },
  { by: "one", millis: 600_000, work: ({ services }) => backUpByTheClock(services) },
  { by: "one", millis: 2000, work: ({ services }, signal) => runTableJobs(services, holderOf, signal) },
  { by: "one", millis: 3_600_000, work: ({ services }) => forgetJobs(services) },
  { by: "one", millis: 60_000, work: ({ services }) => services.database.asRoot(services.rootUnitId, foldTally) },
  { by: "one", millis: 5000, work: ({ services }) => refreshPersons(services) },
  // What waits is taken in between requests, batch by batch; an index nobody has needed yet stays closed (100 MB).
  { by: "each", millis: 2000, work: ({ services }) => takeWaitingChanges(services) },
  { by: "each", millis: 3000, work: ({ services }) => services.messages.deliver(services.rootUnitId, services.now()) },
];

export const startRounds = (installation: Installation): Round[] =>
  ROUNDS.map(({ by, millis, work }) =>
    everyMillis(millis, async (signal) => {
      if (by === "each" || (await installation.members.leads())) await work(installation, signal);
    }),
  );
