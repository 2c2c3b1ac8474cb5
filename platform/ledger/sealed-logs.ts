import { leafHash } from "@bihuan/kit";
import { sql } from "kysely";
import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "../db/database.ts";
import { sha256, type SealKeys } from "./seal-keys.ts";

/** The logs that are sealed: nothing in them is changed or deleted by anybody. */
export const LOGS = ["fact", "event", "audit"] as const;
export type Log = (typeof LOGS)[number];

export const LOG_WORDS: Readonly<Record<Log, { zh: string; en: string; many: string }>> = {
  fact: { zh: "事实", en: "fact", many: "facts" },
  event: { zh: "办理记录", en: "event of a case", many: "events of cases" },
  audit: { zh: "审计记录", en: "audit entry", many: "audit entries" },
};

type Kind = "text" | "number" | "day" | "instant" | "numbers" | "json" | "boolean";

/**
 * What of each record is sealed, in this order. A column added later must be NULL for what stood before and comes last: what is NULL is
 * left out, so the bytes of old records stay. A test compares the lists with the catalogue.
 */
export const SEALED_COLUMNS: Readonly<Record<Log, { table: string; at: string; columns: Readonly<Record<string, Kind>> }>> = {
  fact: {
    table: "ledger_fact",
    at: "recorded_at",
    columns: {
      id: "number",
      kind: "text",
      occurred_on: "day",
      recorded_at: "instant",
      unit_id: "number",
      unit_path: "numbers",
      region_code: "text",
      subject: "text",
      measures: "json",
      dimensions: "json",
      keys: "json",
      evidence: "json",
      actor_id: "text",
      supersedes: "number",
      void: "boolean",
      reason: "text",
    },
  },
  event: {
    table: "case_event",
    at: "at",
    columns: {
      id: "number",
      case_id: "number",
      seq: "number",
      action: "text",
      to_state: "text",
      at: "instant",
      actor_id: "text",
      role: "text",
      reason: "text",
      note: "text",
      data: "json",
      request_key: "text",
    },
  },
  audit: {
    table: "audit_entry",
    at: "at",
    columns: {
      id: "number",
      at: "instant",
      actor_id: "text",
      unit_id: "number",
      act: "text",
      subject: "text",
      detail: "json",
      request_id: "text",
    },
  },
};

/** Each column as text that no setting of a session touches: no time zone, no date style, no printing of floats. */
const AS_TEXT: Readonly<Record<Kind, (column: string) => string>> = {
  text: (c) => c,
  number: (c) => `${c}::text`,
  day: (c) => `to_char(${c}, 'YYYY-MM-DD')`,
  // Microseconds since 1970: the instant itself, not its hour anywhere.
  instant: (c) => `(extract(epoch from ${c}) * 1000000)::bigint::text`,
  numbers: (c) => `array_to_string(${c}, ',')`,
  json: (c) => `${c}::text`,
  boolean: (c) => `CASE WHEN ${c} THEN 'true' ELSE 'false' END`,
};

const SELECTED = Object.fromEntries(
  LOGS.map((log) => [
    log,
    Object.entries(SEALED_COLUMNS[log].columns)
      .map(([column, kind]) => `${AS_TEXT[kind](`r.${column}`)} AS ${column}`)
      .join(", "),
  ]),
) as Record<Log, string>;

export interface SealedRecord {
  id: number;
  /** The record's canonical bytes: a JSON object of texts in fixed order, without what is NULL. */
  text: string;
}

/** Records of ids above `after` up to and with `through`, by id. */
export async function readRecords(db: Db, log: Log, after: number, through: number, most: number): Promise<SealedRecord[]> {
  const { rows } = await sql<Record<string, string | null>>`
    select ${sql.raw(SELECTED[log])} from ${sql.raw(SEALED_COLUMNS[log].table)} r
    where r.id > ${after} and r.id <= ${through} order by r.id limit ${most}`.execute(db);
  return rows.map((row) => ({
    id: Number(row.id),
    text: JSON.stringify({ log, ...Object.fromEntries(Object.entries(row).filter(([, v]) => v !== null)) }),
  }));
}

/** The leaf of a record: without the salt, which whoever has the database does not have, it says nothing of the record. */
export const leafOf = (keys: SealKeys, log: Log, record: SealedRecord): Buffer => saltedLeaf(keys.saltOf(log, record.id), record.text);
export const saltedLeaf = (salt: Uint8Array, text: string): Buffer =>
  Buffer.from(leafHash(sha256, Buffer.concat([salt, Buffer.from(text, "utf8")])));

/** How long a round waits for writers under way before it leaves what is new to the next. */
const PATIENCE_MILLIS = 20_000;

/**
 * The last id of a log below which nothing can appear any more; undefined when a long transaction has not ended in time. Nobody is made
 * to wait: a writer holds ROW EXCLUSIVE on the table before it takes an id, so once those who hold it now have let go, every smaller id is there.
 */
export async function settledPosition(db: Db, log: Log): Promise<number | undefined> {
  const table = SEALED_COLUMNS[log].table;
  const last = await sql<{ id: number }>`select coalesce(max(id), 0) as id from ${sql.raw(table)}`.execute(db);
  const writers = async (): Promise<string[]> => {
    const { rows } = await sql<{ v: string }>`
      select distinct virtualtransaction as v from pg_locks
      where locktype = 'relation' and relation = ${table}::regclass and mode = 'RowExclusiveLock' and pid is distinct from pg_backend_pid()
        and database = (select oid from pg_database where datname = current_database())`.execute(db);
    return rows.map((r) => r.v);
  };
  let pause = 5;
  const began = performance.now();
  for (let waited = await writers(); waited.length > 0;) {
    if (performance.now() - began > PATIENCE_MILLIS) return undefined;
    await sleep(pause);
    pause = Math.min(500, pause * 2);
    const now = await writers();
    waited = waited.filter((v) => now.includes(v));
  }
  return last.rows[0]?.id ?? 0;
}
