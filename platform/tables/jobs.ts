import { sql, type Selectable } from "kysely";
import type { Actor } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import type { Schema } from "../db/schema.ts";
import type { Label } from "../http/contract.ts";
import { notFound, refuseRequest, type Services } from "../http/server.ts";
import { tell } from "../notices/notices.ts";
import type { Area } from "../sheets/rows.ts";
import type { SheetTable } from "../sheets/tables.ts";
import type { Values } from "../register/fields.ts";

export type Job = Selectable<Schema["table_job"]>;

/** What of a file was found when it was sent: by it the file is read again in the same way. */
export interface LookedAt {
  readonly name: string;
  readonly rowsRead: number;
  readonly heading: { readonly top: number; readonly bottom: number };
  readonly columns: readonly string[];
  readonly labels: readonly Area[];
  readonly unit: string | null;
  readonly since1904?: boolean | undefined;
}
/** Longer sheets come in beside the server's answers. */
export const MOST_AT_ONCE = 20_000;

export const lookedAt = (t: SheetTable): LookedAt | null =>
  t.heading && {
    name: t.name,
    rowsRead: t.rowsRead,
    heading: { top: t.heading.top, bottom: t.heading.bottom },
    columns: t.columns,
    labels: t.labels,
    unit: t.unit,
    since1904: t.since1904,
  };

export interface ImportAsked {
  /** null where a sheet holds no table. */
  readonly sheets: readonly (LookedAt | null)[];
  readonly sheet: number;
  /** A field for each column, null for one that is not used. */
  readonly fields: readonly (string | null)[];
  /** Of fields that no column holds: the same for every row. */
  readonly same?: Values;
  readonly partial: boolean;
}
export interface ExportAsked {
  readonly input: unknown;
  readonly columns: readonly string[];
  readonly kind: "xlsx" | "csv";
}

/** Jobs and their files are kept so long after they ended; a file that nobody said to bring in, a day. */
export const KEEP_DAYS = 7;
/** Of one person: whoever has more waiting is told to wait. */
const MOST_OPEN = 10;

export async function addJob(
  tx: Db,
  { actor, services }: { actor: Actor; services: Services },
  job: Pick<Job, "kind" | "register" | "name" | "state" | "stage"> & { file?: string; asked: object },
): Promise<number> {
  const person = actor.personId ?? notFound();
  if (job.state === "waiting") await refuseMany(tx);
  const { id } = await tx
    .insertInto("table_job")
    .values({
      ...job,
      name: job.name.slice(-200),
      asked: JSON.stringify(job.asked),
      unit_id: actor.scope.unitId,
      unit_path: [...actor.scope.unitPath],
      person_id: person,
      asked_at: new Date(services.now()).toISOString(),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function refuseMany(tx: Db): Promise<void> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from table_job where state in ('waiting', 'running')`.execute(tx);
  if ((rows[0]?.n ?? 0) >= MOST_OPEN)
    refuseRequest("busy", {
      zh: `您已有 ${MOST_OPEN} 项导入导出还没有做完，请等做完几项再来`,
      en: `${MOST_OPEN} of your imports and exports are still under way; come back when some are done`,
    });
}

export const findJob = async (db: Db, id: number, lock = false): Promise<Job> => {
  const query = db.selectFrom("table_job").selectAll().where("id", "=", id);
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? notFound();
};

const MOST_LISTED = 50;
export const listJobs = (db: Db): Promise<Job[]> =>
  db.selectFrom("table_job").selectAll().where("state", "<>", "kept").orderBy("id", "desc").limit(MOST_LISTED).execute();

/** A job that waits ends at once; one that runs ends before its next step. */
export async function cancelJob(tx: Db, services: Services, id: number): Promise<void> {
  const job = await findJob(tx, id, true);
  const now = new Date(services.now()).toISOString();
  if (job.state === "waiting") await setJob(tx, id, { state: "cancelled", ended_at: now, words_zh: CANCELLED.zh, words_en: CANCELLED.en });
  else if (job.state === "running") await setJob(tx, id, { cancel_at: now });
  else refuseRequest("over", { zh: "这一项已经结束，不用取消", en: "It is over already" });
}
export const CANCELLED: Label = { zh: "已取消", en: "Cancelled" };

export type Change = Partial<
  Pick<
    Job,
    | "state"
    | "stage"
    | "share"
    | "rows_read"
    | "rows_good"
    | "rows_stored"
    | "rows_doubtful"
    | "rows_left"
    | "batch_id"
    | "result"
    | "result_bytes"
    | "words_zh"
    | "words_en"
    | "tries"
    | "worker"
    | "begun_at"
    | "ended_at"
    | "cancel_at"
  >
> & { sums?: string; refused?: string; asked?: string };

export const setJob = async (tx: Db, id: number, change: Change): Promise<void> => {
  await tx.updateTable("table_job").set(change).where("id", "=", id).execute();
};

/** The end of a job, with a notice to whoever asked. */
export async function endJob(
  tx: Db,
  services: Services,
  job: Job,
  state: "done" | "cancelled" | "failed",
  words: Label,
  more: Change = {},
): Promise<void> {
  const at = new Date(services.now()).toISOString();
  await setJob(tx, job.id, {
    ...more,
    state,
    ended_at: at,
    words_zh: words.zh.slice(0, 300),
    words_en: words.en.slice(0, 300),
    ...(state === "done" ? { share: 1 } : {}),
  });
  if (state === "cancelled") return;
  await tell(tx, [job.person_id], {
    kind: "job",
    subject: `table_job:${job.id}`,
    caseId: null,
    title: job.name,
    words,
    byName: null,
    at,
  });
}

/** The oldest job that waits, or was under way when its server ended. */
export const nextJob = (db: Db, after: number): Promise<Job | undefined> =>
  db
    .selectFrom("table_job")
    .selectAll()
    .where("state", "in", ["waiting", "running"])
    .where("id", ">", after)
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();

/** Forgets jobs that ended long ago, and files that nobody said to bring in. */
export async function forgetJobs(services: Services): Promise<void> {
  const { database, files, rootUnitId } = services;
  const before = (days: number): string => new Date(services.now() - days * 86_400_000).toISOString();
  const old = await database.asRoot(rootUnitId, (db) =>
    db
      .selectFrom("table_job")
      .select(["id", "file", "result"])
      .where((eb) => eb.or([eb("ended_at", "<", before(KEEP_DAYS)), eb.and([eb("state", "=", "kept"), eb("asked_at", "<", before(1))])]))
      .limit(500)
      .execute(),
  );
  for (const { id, file, result } of old) {
    for (const name of [file, result]) if (name) await files.drop(name);
    await database.asRoot(rootUnitId, async (db) => {
      await db.deleteFrom("table_job").where("id", "=", id).execute();
    });
  }
}

export type ActorOf = (services: Services, job: Job) => Promise<Actor | undefined>;
