import type pg from "pg";
import { ConfigError } from "../config/config.ts";

/**
 * PostgreSQL 15 to 18. What a landed migration asks of a newer server is added to an older one before the migrations run,
 * under the newer one's name and with its effect: the migrations themselves stay one text for every server, and once the
 * server is upgraded its own comes first in every search path.
 */
const OLDEST = 150_000;

const ADDED: readonly { until: number; exists: string; sql: string }[] = [
  {
    until: 160_000,
    exists: "SELECT FROM pg_proc WHERE proname = 'any_value' AND pronamespace = 'public'::regnamespace",
    // A strict step without a first value takes the first value that is not null, as PostgreSQL 16 does.
    sql: `CREATE FUNCTION public.any_value_step(anyelement, anyelement) RETURNS anyelement LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
            AS 'SELECT $1';
          CREATE AGGREGATE public.any_value(anyelement)
            (SFUNC = public.any_value_step, STYPE = anyelement, COMBINEFUNC = public.any_value_step, PARALLEL = SAFE);
          COMMENT ON AGGREGATE public.any_value(anyelement) IS 'Of PostgreSQL 16, for servers before it.'`,
  },
];

/** Throws ConfigError, in words, where this server or this database cannot hold the product. */
export async function prepareServer(client: pg.Client): Promise<void> {
  // A database of ICU's order names the C library's besides. The row is asked as a whole: 14, which is refused below, has no such column.
  const { rows } = await client.query<{ version: number; encoding: string; collation: string; ctype: string; begun: boolean }>(
    `SELECT current_setting('server_version_num')::int AS version, pg_encoding_to_char(encoding) AS encoding, datctype AS ctype,
       CASE to_jsonb(d)->>'datlocprovider' WHEN 'i' THEN 'ICU' ELSE datcollate END AS collation,
       to_regclass('public.schema_migration') IS NOT NULL AS begun
     FROM pg_database d WHERE datname = current_database()`,
  );
  const { version, encoding, collation, ctype, begun } = rows[0] as (typeof rows)[0];
  if (version < OLDEST)
    throw refused(`PostgreSQL ${Math.floor(version / 10_000)} is too old: 15 to 18 are supported 数据库版本过旧，需要 15 至 18`);
  const wanted = `CREATE DATABASE … ${databaseOptions(version)}`;
  if (encoding !== "UTF8") throw refused(`The database is encoded in ${encoding} 数据库编码须为 UTF8: ${wanted}`);
  // Of a database in use nothing is asked anew: its indexes stand in its order.
  if (!begun && !(collation === "C" || collation.startsWith("C.")))
    throw refused(
      `The database sorts by ${collation} (${ctype}); every installation sorts alike, by code points 数据库排序规则须为 C: ${wanted}`,
    );
  for (const { until, exists, sql } of ADDED) if (version < until && (await client.query(exists)).rowCount === 0) await client.query(sql);
}

/** Text is sorted by code points and cased by Unicode: built into PostgreSQL from 17 on, of the C library before. */
export const databaseOptions = (version: number): string =>
  version >= 170_000
    ? "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'"
    : "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'";

const refused = (fault: string): ConfigError => new ConfigError([`DATABASE_URL: ${fault}`]);
