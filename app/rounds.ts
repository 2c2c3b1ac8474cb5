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
export const ROUNDS: readonly {
  does: string;
  by: "one" | "each";
  millis: number;
  work: (installation: Installation, signal: AbortSignal) => Promise<unknown>;
}[] = [
  { does: "seal", by: "one", millis: 3_600_000, work: ({ services }) => sealLedger(services) },
  { does: "verify-seals", by: "one", millis: 900_000, work: ({ services }) => checkNightly(services) },
  ...DUE_ROUNDS.map((round) => ({
    does: round.name,
    by: "one" as const,
    millis: 3_600_000,
    work: ({ services }: Installation) => runDueRound(services, round),
  })),
  { does: "forget-drafts", by: "one", millis: 3_600_000, work: ({ services }) => forgetDrafts(services) },
  {
    does: "forget-notices",
    by: "one",
    millis: 3_600_000,
    work: ({ services }) => services.database.asRoot(services.rootUnitId, forgetNotices),
  },
  { does: "remind-overdue", by: "one", millis: 600_000, work: ({ services }) => remindOverdue(services) },
  // What is due tomorrow is told first, so that the digest counts it.
  { does: "digests", by: "one", millis: 600_000, work: ({ services }) => tellDueTomorrow(services).then(() => sendDigests(services)) },
  { does: "remind-superiors", by: "one", millis: 600_000, work: ({ services }) => remindSuperiors(services) },
  { does: "publish", by: "one", millis: 600_000, work: ({ services }) => publishByTheClock(services) },
  { does: "signs", by: "one", millis: 3_600_000, work: ({ services }) => lookForSigns(services) },
  { does: "draw-callbacks", by: "one", millis: 3_600_000, work: ({ services }) => drawCallbacks(services) },
  {
    does: "forget-readers",
    by: "one",
    millis: 3_600_000,
    work: ({ services }) => services.database.asRoot(services.rootUnitId, forgetReaders),
  },
  {
    does: "forget-questions",
    by: "one",
    millis: 86_400_000,
    work: ({ services }) => services.database.asRoot(services.rootUnitId, forgetQuestions),
  },
  { does: "read-files", by: "one", millis: 10_000, work: ({ services }) => readNewFiles(services) },
  { does: "back-up", by: "one", millis: 600_000, work: ({ services }) => backUpByTheClock(services) },
  { does: "table-jobs", by: "one", millis: 2000, work: ({ services }, signal) => runTableJobs(services, holderOf, signal) },
  { does: "forget-jobs", by: "one", millis: 3_600_000, work: ({ services }) => forgetJobs(services) },
  { does: "fold-tally", by: "one", millis: 60_000, work: ({ services }) => services.database.asRoot(services.rootUnitId, foldTally) },
  { does: "refresh-persons", by: "one", millis: 5000, work: ({ services }) => refreshPersons(services) },
  // What waits is taken in between requests, batch by batch; an index nobody has needed yet stays closed (100 MB).
  { does: "follow-changes", by: "each", millis: 2000, work: ({ services }) => takeWaitingChanges(services) },
  { does: "deliver", by: "each", millis: 3000, work: ({ services }) => services.messages.deliver(services.rootUnitId, services.now()) },
];

export const startRounds = (installation: Installation): Round[] =>
  ROUNDS.map(({ by, millis, work }) =>
    everyMillis(millis, async (signal) => {
      if (by === "each" || (await installation.members.leads())) await work(installation, signal);
    }),
  );
