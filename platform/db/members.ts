import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { crc32 } from "node:zlib";
import type pg from "pg";
import { ConfigError } from "../config/config.ts";
import { openClient } from "./connections.ts";
import { StartRefused } from "../config/refused.ts";

/**
 * The servers of one database know each other by advisory locks, each held on one session: who is here (one server per data folder), that all
 * have the same secret and the same place of files, and who does by the clock what is done once. The database lets go of the locks when the
 * process dies, however it dies; a session that broke, as when another database server takes over, is opened anew and takes them anew.
 */
export interface Members {
  /** Whether this server does what is done once for all: the first that asks, until its session ends. Two may for a moment, so rounds may run twice. */
  leads(): Promise<boolean>;
  /** Tells every other server; one whose session is broken hears of it as of everything once it is back. */
  tell(topic: string, said?: string): void;
  /** Heard with nothing said: something was missed, or there was nothing to say. A server hears itself as well. */
  hear(topic: string, heard: (said?: string) => void): void;
  leave(): Promise<void>;
}

/** First halves of the locks' names; the second says which. */
const NAME = 823_010;
const SECRET = 823_011;
const FILES = 823_012;
const LEADER = 823_013;
const CHANNEL = "bihuan";
const MOST_TRIES = 60;

export interface Member {
  /** Undefined for a command, which may run beside a server of its folder. */
  readonly name: string | undefined;
  readonly secret: string;
  /** Identity of the place where files lie. */
  readonly files: string;
}

export class AlreadyRunning extends StartRefused {}

/** Throws AlreadyRunning where another server of this name is up, ConfigError where another disagrees. */
export async function joinMembers(database: pg.ClientConfig, member: Member, lost: (error: Error) => void): Promise<Members> {
  const hearers = new Map<string, Set<(said?: string) => void>>();
  let client: pg.Client | undefined;
  let leading = false;
  let left = false;

  async function open(): Promise<pg.Client> {
    const opened = openClient({
      ...database,
      application_name: member.name === undefined ? "bihuan command" : `bihuan server ${process.pid}`,
      keepAlive: true,
      connectionTimeoutMillis: 5000,
      query_timeout: 5000,
    });
    opened.on("notification", ({ payload = "" }) => {
      const [, topic = "", said] = /^([^ ]*)(?: ([^]*))?$/.exec(payload) ?? [];
      hearers.get(topic)?.forEach((heard) => heard(said));
    });
    try {
      await opened.connect();
      await agree(opened, member);
      await opened.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      await opened.end().catch(() => {});
      throw error;
    }
    opened.once("end", () => void again(opened));
    return opened;
  }

  async function again(from: pg.Client): Promise<void> {
    if (left || client !== from) return;
    client = undefined;
    leading = false;
    for (let tries = 1; !left; tries++, await sleep(500))
      try {
        client = await open();
        // What was said meanwhile was missed.
        for (const heard of [...hearers.values()].flatMap((set) => [...set])) heard();
        return;
      } catch (error) {
        // A session of its own that the database still takes for alive gives the name back soon; another server does not.
        if (error instanceof ConfigError || (error instanceof AlreadyRunning && tries > MOST_TRIES)) lost(error);
      }
  }

  client = await open();
  // One statement at a time on the one session.
  let line: Promise<unknown> = Promise.resolve();
  const ask = (statement: () => [text: string, values: unknown[]]): Promise<boolean> => {
    const answer = line.then(async () => {
      const asked = client;
      if (asked === undefined) return false;
      try {
        const { rows } = await asked.query<{ got: boolean }>(...statement());
        return rows[0]?.got === true && asked === client;
      } catch {
        // Neither answered nor closed: no session any more.
        await asked.end().catch(() => {});
        return false;
      }
    });
    line = answer;
    return answer;
  };
  return {
    async leads() {
      // What it held is asked of the session that answers.
      leading = await ask(() => (leading ? ["select true as got", []] : ["select pg_try_advisory_lock($1::int, 0) as got", [LEADER]]));
      return leading;
    },
    tell: (topic, said) =>
      void ask(() => ["select true as got from pg_notify($1, $2)", [CHANNEL, said === undefined ? topic : `${topic} ${said}`]]),
    hear: (topic, heard) => void hearers.set(topic, (hearers.get(topic) ?? new Set()).add(heard)),
    async leave() {
      left = true;
      await client?.end().catch(() => {});
    },
  };
}

async function agree(client: pg.Client, { name, secret, files }: Member): Promise<void> {
  if (name !== undefined) {
    const { rows } = await client.query<{ got: boolean }>("select pg_try_advisory_lock($1, $2) as got", [NAME, keyOf(name)]);
    if (!rows[0]?.got) {
      const holders = await othersWith(client, NAME, "=", keyOf(name));
      throw new AlreadyRunning(
        `Bihuan is already running on this data (${holders.join(", ")}); stop it first, or choose another BIHUAN_DATA and PORT`,
      );
    }
  }
  // The secret itself is no part of a lock's name.
  const print = keyOf(createHmac("sha256", secret).update("servers of one database").digest("hex"));
  for (const [lock, key, words] of [
    [
      SECRET,
      print,
      "BIHUAN_SECRET: another server on this database has another one 同一数据库上的另一台服务器使用不同的密钥; set the same for all, or give each a copy of the file `secret` of the first one's data folder",
    ],
    [
      FILES,
      keyOf(files),
      "BIHUAN_FILES: another server on this database keeps its files elsewhere 同一数据库上的另一台服务器把文件存在别处; give all the same folder (BIHUAN_FILES) or bucket (BIHUAN_S3)",
    ],
  ] as const) {
    await client.query("select pg_advisory_lock_shared($1, $2)", [lock, key]);
    const others = await othersWith(client, lock, "<>", key);
    if (others.length > 0) throw new ConfigError([`${words} (${others.join(", ")})`]);
  }
}

async function othersWith(client: pg.Client, lock: number, relation: "=" | "<>", key: number): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select coalesce(application_name, 'pid ' || l.pid) as name from pg_locks l left join pg_stat_activity a using (pid)
     where locktype = 'advisory' and l.database = (select oid from pg_database where datname = current_database())
       and classid = $1 and objid ${relation} $2 and granted and l.pid <> pg_backend_pid()`,
    [lock, key >>> 0],
  );
  return rows.map((r) => r.name);
}

/** PostgreSQL takes the second half of a lock's name as a signed number. */
const keyOf = (text: string): number => crc32(text) | 0;
