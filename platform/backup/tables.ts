import { createHash } from "node:crypto";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { LineCutter } from "./cut.ts";

/** A table's rows as PostgreSQL writes them (COPY, text), in the order of its key. */
export interface TableContent {
  table: string;
  columns: string[];
  rows: number;
  bytes: number;
  sha256: string;
  chunks: string[];
}

export interface SequenceState {
  sequence: string;
  last: string;
  called: boolean;
}

/** Tables whose content is the application's, with the columns that are written (none that is computed). Names are quoted. */
export async function listTables(client: pg.ClientBase): Promise<{ table: string; columns: string[]; order: string[] }[]> {
  const { rows } = await client.query<{ table: string; columns: string[]; order: string[] }>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS table,
      ARRAY(SELECT quote_ident(a.attname) FROM pg_attribute a
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
      -- Text in the order of its bytes: the same on every server, whatever its language.
      ARRAY(SELECT quote_ident(a.attname) || CASE WHEN t.typcollation <> 0 THEN ' COLLATE "C"' ELSE '' END
            FROM pg_index i CROSS JOIN unnest(i.indkey::int2[]) WITH ORDINALITY k (attnum, at)
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum JOIN pg_type t ON t.oid = a.atttypid
            WHERE i.indrelid = c.oid AND i.indisprimary ORDER BY k.at) AS order
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e') AND c.relname <> 'schema_migration'
    ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`);
  return rows;
}

export async function readSequences(client: pg.ClientBase): Promise<SequenceState[]> {
  const { rows } = await client.query<{ sequence: string }>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS sequence FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'S' AND n.nspname NOT LIKE 'pg\\_%' ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`);
  const states: SequenceState[] = [];
  for (const { sequence } of rows) {
    const { rows: found } = await client.query<{ last: string; called: boolean }>(
      `SELECT last_value::text AS last, is_called AS called FROM ${sequence}`,
    );
    states.push({ sequence, ...(found[0] as { last: string; called: boolean }) });
  }
  return states;
}

/**
 * Opens one moment of the whole database: what was committed before is seen, what comes later is not, and nobody waits. Rows that row-level
 * security would hide are a fault and not a silence.
 */
export async function openSnapshot(client: pg.ClientBase): Promise<void> {
  await client.query("SET statement_timeout = 0");
  await client.query("SET idle_in_transaction_session_timeout = 0");
  await client.query("SET row_security = off");
  await client.query("SET timezone = 'UTC'");
  await client.query("SET datestyle = 'ISO, YMD'");
  await client.query("SET intervalstyle = 'postgres'");
  await client.query("SET extra_float_digits = 1");
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  await client.query("SELECT pg_current_snapshot()");
}

/** Reads one table; each chunk is handed on and answers with its name. */
export async function readTable(
  client: pg.ClientBase,
  { table, columns, order }: { table: string; columns: string[]; order: string[] },
  keep: (chunk: Buffer) => Promise<string | undefined>,
): Promise<TableContent> {
  const by = order.length > 0 ? order.join(", ") : `x::text COLLATE "C"`;
  const stream = client.query(copyTo(`COPY (SELECT ${columns.join(", ")} FROM ONLY ${table} AS x ORDER BY ${by}) TO STDOUT`));
  const cutter = new LineCutter();
  const hash = createHash("sha256");
  const chunks: string[] = [];
  let bytes = 0;
  const take = async (all: Iterable<Buffer>): Promise<void> => {
    for (const chunk of all) {
      hash.update(chunk);
      bytes += chunk.length;
      const name = await keep(chunk);
      if (name !== undefined) chunks.push(name);
    }
  };
  for await (const part of stream) await take(cutter.feed(part as Buffer));
  await take(cutter.end());
  return { table, columns, rows: cutter.lines, bytes, sha256: hash.digest("hex"), chunks };
}
