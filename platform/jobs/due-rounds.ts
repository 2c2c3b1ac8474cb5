import { sql } from "kysely";
import { mintSystemActor, type Actor } from "../access/scope.ts";
import { audit } from "../audit/audit.ts";
import type { Db } from "../db/database.ts";
import type { Services } from "../http/server.ts";

export interface DueItem {
  /** `process:id`. */
  subject: string;
  title: string;
  unitId: number;
  unitPath: readonly number[];
  /** Not before this instant, however early it is listed. */
  notBefore?: number;
}

/**
 * Something that the clock ends or erases. A clock can be wrong, so it is listed first, done after a delay, and undone as a batch: a year too
 * early costs nobody a case.
 */
export interface DueRound {
  readonly name: string;
  readonly label: { readonly zh: string; readonly en: string };
  /** What is ripe and not listed yet, oldest first. `delayMillis`: how long it will be listed. */
  find(db: Db, nowMillis: number, delayMillis: number): Promise<DueItem[]>;
  /** Does it; returns what an undoing needs, or undefined when it no longer applies. */
  act(tx: Db, services: Services, actor: Actor, id: number): Promise<object | undefined>;
  /** Takes it back by a further act; absent where nothing can bring it back. */
  undo?(tx: Db, services: Services, actor: Actor, id: number, memory: unknown): Promise<void>;
  /** What must not happen before it is committed: files that lie beside the database. Every round, so that a crash leaves nothing over. */
  after?(services: Services): Promise<void>;
}

const HOUR = 3_600_000;
const AT_ONCE = 500;
/** Clocks of two machines differ by this much and nobody minds. */
const SKEW_MILLIS = 600_000;
const idOf = (subject: string): number => Number(subject.slice(subject.indexOf(":") + 1));

/** One round: lists what is ripe, does what was listed long enough ago. May run twice, and beside another's. */
export async function runDueRound(services: Services, round: DueRound): Promise<{ listed: number; done: number }> {
  if (services.rootUnitId === 0) return { listed: 0, done: 0 };
  const system = mintSystemActor(services.rootUnitId);
  const now = services.now();
  const at = new Date(now).toISOString();
  const delay = services.config.BIHUAN_DELAY_HOURS * HOUR;
  const listed = await services.database.write(system.scope, async (tx) => {
    // Listed in a future that is none: the clock was wrong and has been set right.
    await sql`update due_act set state = 'dropped', changed_at = ${at}, changed_by = 'system'
      where round = ${round.name} and state = 'waiting' and listed_at > ${new Date(now + SKEW_MILLIS).toISOString()}`.execute(tx);
    const items = await round.find(tx, now, delay);
    if (items.length === 0) return 0;
    const rows = await tx
      .insertInto("due_act")
      .values(
        items.map((i) => ({
          round: round.name,
          subject: i.subject,
          title: i.title,
          unit_id: i.unitId,
          unit_path: [...i.unitPath],
          listed_at: at,
          due_at: new Date(Math.max(now + delay, i.notBefore ?? 0)).toISOString(),
        })),
      )
      .onConflict((oc) => oc.doNothing())
      .returning("id")
      .execute();
    return rows.length;
  });
  const due = await services.database.read(system.scope, (db) =>
    db
      .selectFrom("due_act")
      .select("id")
      .where("round", "=", round.name)
      .where("state", "=", "waiting")
      .where("due_at", "<=", at)
      .orderBy("id")
      .limit(AT_ONCE)
      .execute(),
  );
  let done = 0;
  for (const { id } of due)
    await services.database.write(system.scope, async (tx) => {
      const row = await lock(tx, id, "waiting");
      if (!row) return;
      const memory = await round.act(tx, services, system, idOf(row.subject));
      if (memory !== undefined) done++;
      await change(tx, system, id, at, memory === undefined ? "dropped" : "done", memory);
    });
  await round.after?.(services);
  return { listed, done };
}

export const isListed = (round: string, process: string, id: string) =>
  sql<boolean>`exists (select from due_act a where a.round = ${round} and a.subject = ${process} || ':' || ${sql.ref(id)} and a.state in ('waiting', 'held'))`;

export interface Batch {
  round: string;
  listedAt: string;
  dueAt: string;
  counts: Record<"waiting" | "held" | "done" | "undone" | "dropped", number>;
  items: { subject: string; title: string; unitName: string; state: string }[];
}

const ITEMS_SHOWN = 50;

/** The newest batches of the connection's scope, with the first of their items. */
export async function listBatches(db: Db, most: number): Promise<Batch[]> {
  const { rows } = await sql<Batch & { total: number }>`
    select b.round, b.listed_at as "listedAt", b."dueAt", b.counts, i.items from (
      select round, listed_at, min(due_at) as "dueAt", json_build_object('waiting', count(*) filter (where state = 'waiting'),
        'held', count(*) filter (where state = 'held'), 'done', count(*) filter (where state = 'done'),
        'undone', count(*) filter (where state = 'undone'), 'dropped', count(*) filter (where state = 'dropped')) as counts
      from due_act group by round, listed_at order by listed_at desc, round limit ${most}) b,
    lateral (select json_agg(json_build_object('subject', x.subject, 'title', x.title, 'unitName', coalesce(u.name, ''), 'state', x.state) order by x.id) as items
      from (select * from due_act d where d.round = b.round and d.listed_at = b.listed_at order by d.id limit ${ITEMS_SHOWN}) x
      left join unit u on u.id = x.unit_id) i`.execute(db);
  return rows;
}

export type BatchChange = "hold" | "release" | "undo";
const FROM = { hold: "waiting", release: "held", undo: "done" } as const;
const TO = { hold: "held", release: "waiting", undo: "undone" } as const;

/** Holds, releases or undoes what of a batch lies in the actor's scope, case by case; returns how many. */
export async function changeBatch(services: Services, actor: Actor, round: DueRound, listedAt: string, what: BatchChange): Promise<number> {
  const at = new Date(services.now()).toISOString();
  const rows = await services.database.read(actor.scope, (db) =>
    db
      .selectFrom("due_act")
      .select("id")
      .where("round", "=", round.name)
      .where("listed_at", "=", listedAt)
      .where("state", "=", FROM[what])
      .orderBy("id")
      .execute(),
  );
  let changed = 0;
  for (const { id } of rows)
    changed += await services.database.write(actor.scope, async (tx) => {
      const row = await lock(tx, id, FROM[what]);
      if (!row || (what === "undo" && !round.undo)) return 0;
      if (what === "undo") await round.undo?.(tx, services, actor, idOf(row.subject), row.memory);
      await change(tx, actor, id, at, TO[what]);
      if (what === "release")
        await tx
          .updateTable("due_act")
          .set({ due_at: new Date(services.now() + services.config.BIHUAN_DELAY_HOURS * HOUR).toISOString() })
          .where("id", "=", id)
          .execute();
      await audit(tx, actor, {
        act: what === "undo" ? "round.undo" : what === "hold" ? "round.hold" : "round.release",
        subject: row.subject,
        detail: { round: round.name, listedAt },
      });
      return 1;
    });
  return changed;
}

const lock = (tx: Db, id: number, state: string) =>
  tx.selectFrom("due_act").selectAll().where("id", "=", id).where("state", "=", state).forUpdate().skipLocked().executeTakeFirst();

const change = (tx: Db, actor: Actor, id: number, at: string, state: string, memory?: object) =>
  tx
    .updateTable("due_act")
    .set({ state, changed_at: at, changed_by: actor.id, ...(memory === undefined ? {} : { memory: JSON.stringify(memory) }) })
    .where("id", "=", id)
    .execute();
