import { sql } from "kysely";
import { mintSystemActor } from "../access/scope.ts";
import type { Database, Db } from "../db/database.ts";
import { NotDelivered, type Channel, type ChannelName } from "./channels.ts";
import { sealer } from "./seal.ts";

interface Letter {
  to: string;
  subject: string;
  text: string;
}

export interface NewMessage extends Letter {
  channel: ChannelName;
  kind: string;
  unitPath: readonly number[];
  linkId?: number;
  onceKey?: string;
}

/** Minutes until the next try after the first, second, … failure; after the last it is given up. */
const PAUSES = [1, 5, 30, 120, 720];
/** A message claimed by a round that died is taken up again after this long: it may then arrive twice, never not at all. */
const CLAIM_MINUTES = 5;

/**
 * The outbox: a message is a row in the transaction that caused it, so a rolled-back act sends nothing and a committed one
 * is not forgotten. What it says is sealed until it is sent and gone afterwards.
 */
export class Messages {
  readonly #database: Database;
  readonly #seal: ReturnType<typeof sealer>;
  readonly #channels: ReadonlyMap<ChannelName, Channel>;

  constructor(database: Database, secret: string, channels: ReadonlyMap<ChannelName, Channel>) {
    this.#database = database;
    this.#seal = sealer(secret, "messages");
    this.#channels = channels;
  }

  /** Addresses that are keys themselves are stored sealed. */
  sealAddress = (to: string): Buffer => this.#seal.seal(to);
  openAddress = (sealed: Buffer): string => this.#seal.open<string>(sealed);

  get channels(): ChannelName[] {
    return [...this.#channels.keys()];
  }

  /** Returns the message's id; undefined when the unit used its once-key before. */
  async enqueue(
    tx: Db,
    { to, subject, text, channel, kind, unitPath, linkId, onceKey }: NewMessage,
    nowMillis: number,
  ): Promise<number | undefined> {
    const at = new Date(nowMillis).toISOString();
    const row = await tx
      .insertInto("message")
      .values({
        channel,
        kind,
        unit_path: [...unitPath],
        link_id: linkId ?? null,
        once_key: onceKey ?? null,
        sealed: this.#seal.seal({ to, subject, text } satisfies Letter),
        next_at: at,
        created_at: at,
      })
      .onConflict((oc) => oc.columns(["unit_path", "once_key"]).where("once_key", "is not", null).doNothing())
      .returning("id")
      .executeTakeFirst();
    return row?.id;
  }

  /** One round: sends what is due, at most fifty. Rounds of several servers share the work. Returns how many were tried. */
  async deliver(rootUnitId: number, nowMillis: number): Promise<number> {
    const { scope } = mintSystemActor(rootUnitId);
    const at = new Date(nowMillis).toISOString();
    const due = await this.#database.write(scope, async (tx) => {
      // A link used, replaced or expired in the meantime needs no message any more.
      await sql`update message m set state = 'lapsed', sealed = null, finished_at = ${at} from one_time_link l
        where m.link_id = l.id and m.state = 'queued' and (l.used_at is not null or l.revoked_at is not null or l.expires_at <= ${at})`.execute(
        tx,
      );
      const { rows } = await sql<{ id: number; channel: ChannelName; sealed: Buffer; attempts: number }>`
        update message set attempts = attempts + 1, next_at = ${at}::timestamptz + interval '${sql.raw(String(CLAIM_MINUTES))} minutes'
        where id in (select id from message where state = 'queued' and next_at <= ${at} order by next_at limit 50 for update skip locked)
        returning id, channel, sealed, attempts`.execute(tx);
      return rows;
    });
    for (const message of due) {
      const fault = await this.#send(message);
      const pause = fault?.forGood ? undefined : PAUSES[message.attempts - 1];
      await this.#database.write(scope, (tx) =>
        tx
          .updateTable("message")
          .set(
            fault === undefined
              ? { state: "sent", sealed: null, finished_at: at, fault: null }
              : pause === undefined
                ? { state: "failed", sealed: null, finished_at: at, fault: fault.message }
                : { fault: fault.message, next_at: new Date(nowMillis + pause * 60_000).toISOString() },
          )
          .where("id", "=", message.id)
          .execute(),
      );
    }
    return due.length;
  }

  async #send(message: { id: number; channel: ChannelName; sealed: Buffer }): Promise<NotDelivered | undefined> {
    const channel = this.#channels.get(message.channel);
    if (!channel) return new NotDelivered("no-channel", false);
    let letter: Letter;
    try {
      letter = this.#seal.open<Letter>(message.sealed);
    } catch {
      return new NotDelivered("other-key", true);
    }
    try {
      await channel({ id: message.id, ...letter });
      return undefined;
    } catch (error) {
      return error instanceof NotDelivered ? error : new NotDelivered((error as Error).name, false);
    }
  }
}
