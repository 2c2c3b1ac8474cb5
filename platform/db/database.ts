import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from "kysely";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Scope } from "../access/scope.ts";
import { isAway, openPool } from "./connections.ts";
import { Prepared } from "./prepared.ts";
import { Overloaded, Seats } from "./seats.ts";
import type { Schema } from "./schema.ts";

// A day is text YYYY-MM-DD, an int8 a number (ids and fen stay below 2^53), a timestamp an ISO instant.
const PARSERS = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.NUMERIC, Number],
  [pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString()],
]);
const types = {
  getTypeParser: (oid: number, format?: "text" | "binary") => PARSERS.get(oid) ?? pg.types.getTypeParser(oid, format as "text"),
} as pg.CustomTypesConfig;

/** What query functions take: one connection whose scope is set, in a transaction or not. */
export type Db = Kysely<Schema>;

/**
 * The only way to rows. Each connection remembers whose scope it carries; it is set anew before any statement of another
 * scope runs, which saves the round trip of a transaction for single reads. No scope, no connection.
 */
export class Database {
  readonly #pool: pg.Pool;
  /** Reads alone, while the primary is away. */
  readonly #reading: pg.Pool;
  /** One person's questions, however many and slow, leave the rest of the connections to the others. */
  readonly #seats: Seats;
  readonly #bound = new WeakMap<pg.PoolClient, { db: Db; scope: string; retired: number }>();

  /** Both limits end in an Overloaded: a caller hears so instead of waiting for ever. */
  constructor(options: pg.PoolConfig & { waitMillis?: number; statementMillis?: number; replica?: string | undefined }) {
    const { waitMillis = 10_000, statementMillis = 60_000, replica, ...pool } = options;
    const shared: pg.PoolConfig = {
      ...pool,
      types,
      application_name: "bihuan",
      connectionTimeoutMillis: waitMillis,
      statement_timeout: statementMillis,
      keepAlive: true,
    };
    this.#pool = openPool(shared);
    this.#seats = new Seats(Math.ceil((pool.max ?? POOL) / 3), waitMillis);
    this.#reading = replica === undefined ? this.#pool : openPool({ ...shared, connectionString: replica });
  }

  /** Runs reads on one connection under the scope, without a transaction; where the connection breaks, once more on another. */
  read<T>(scope: Scope, work: (db: Db) => Promise<T>): Promise<T> {
    return this.#seats.within(scope.personId, "question", () => this.#readAgain(scope, work));
  }

  async #readAgain<T>(scope: Scope, work: (db: Db) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++)
      try {
        return await this.#reads(scope, work);
      } catch (error) {
        if (!isAway(error) || attempt === ATTEMPTS) throw error;
      }
  }

  async #reads<T>(scope: Scope, work: (db: Db) => Promise<T>): Promise<T> {
    const client = await this.#borrow(this.#reading);
    let broken: Error | undefined;
    try {
      return await work(await this.#bind(client, scope));
    } catch (error) {
      if (isAway(error)) broken = error as Error;
      throw overloadedIf(error);
    } finally {
      client.release(broken);
    }
  }

  /**
   * Runs one transaction under the scope; whatever throws rolls it back whole. Two transactions that wait for each other's
   * rows are resolved by PostgreSQL, which ends one: that one runs again, so `work` must do nothing outside of `tx`. So does one
   * whose connection broke before its COMMIT was sent; afterwards nobody knows, and the caller's request key tells when he asks again.
   */
  async write<T>(scope: Scope, work: (tx: Db) => Promise<T>): Promise<T> {
    if (scope.looks) throw new Error("whoever only looks writes nothing: a link is answered by answererOf");
    return this.#seats.within(scope.personId, "act", () => this.#writeAgain(scope, work));
  }

  async #writeAgain<T>(scope: Scope, work: (tx: Db) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++)
      try {
        return await this.#transaction(scope, work);
      } catch (error) {
        const again = (error as { code?: string }).code === DEADLOCK || (isAway(error) && !(error instanceof Unacknowledged));
        if (!again || attempt === ATTEMPTS) throw error;
      }
  }

  async #transaction<T>(scope: Scope, work: (tx: Db) => Promise<T>): Promise<T> {
    const client = await this.#borrow();
    let failed: Error | undefined;
    let committing = false;
    try {
      const db = await this.#bind(client, scope);
      await client.query("BEGIN");
      const result = await work(db);
      committing = true;
      await client.query("COMMIT");
      return result;
    } catch (error) {
      if (committing && isAway(error)) {
        failed = error as Error;
        throw new Unacknowledged("the connection broke while a transaction was ending", { cause: error });
      }
      await client.query("ROLLBACK").catch((cause: Error) => (failed = cause));
      throw overloadedIf(error);
    } finally {
      client.release(failed);
    }
  }

  /** Who somebody is must be known before there is a scope: composition reads posts with the root's sight. */
  async asRoot<T>(rootUnitId: number, work: (db: Db) => Promise<T>): Promise<T> {
    return this.read({ unitId: rootUnitId, unitPath: [rootUnitId], personId: null } as unknown as Scope, work);
  }

  /** The tables that stand outside every scope (accounts, link tokens): plumbing of platform only. */
  async plumbing<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return this.read(NOBODY, work);
  }

  get pool(): pg.Pool {
    return this.#pool;
  }

  /** Callers waiting for a connection: says when the pool is what saturates. */
  get waiting(): number {
    return this.#pool.waitingCount;
  }

  async close(): Promise<void> {
    await this.#pool.end();
    if (this.#reading !== this.#pool) await this.#reading.end();
  }

  async #borrow(standIn = this.#pool): Promise<pg.PoolClient> {
    for (const until = Date.now() + AWAY_MILLIS; ; await sleep(100))
      try {
        return await this.#pool.connect().catch((error: unknown) => {
          if (standIn !== this.#pool && isAway(error)) return standIn.connect();
          throw error;
        });
      } catch (error) {
        // The pool's own refusal has no code; an unreachable server's has one.
        if ((error as Error).message.startsWith("timeout exceeded when trying to connect"))
          throw new Overloaded("no connection came free", { cause: error });
        // A server that is being started again is back within seconds.
        if (!isAway(error) || Date.now() > until) throw error;
      }
  }

  async #bind(client: pg.PoolClient, scope: Scope): Promise<Db> {
    const key = scope === NOBODY ? "" : `${scope.unitId}/${scope.personId ?? ""}`;
    let bound = this.#bound.get(client);
    if (!bound) {
      // A prepared statement is planned once: left to choose, PostgreSQL plans a list anew each time, which takes four times its answer.
      await client.query("set plan_cache_mode = force_generic_plan");
      bound = { db: kyselyOn(client), scope: "", retired: prepared.retired };
      this.#bound.set(client, bound);
    }
    if (bound.retired !== prepared.retired) {
      await prepared.forgetOn(client, bound.retired);
      bound.retired = prepared.retired;
    }
    if (bound.scope !== key) {
      const [unit, person] = key === "" ? ["", ""] : [String(scope.unitId), String(scope.personId ?? "")];
      await client.query({
        name: "scope",
        text: "select set_config('bihuan.unit',$1,false), set_config('bihuan.person',$2,false)",
        values: [unit, person],
      });
      bound.scope = key;
    }
    return bound.db;
  }
}

/** For migrations' and imports' console work alone: the owner is subject to no row policy. */
export const ownerDb = (client: pg.Client): Db => {
  client.setTypeParser(pg.types.builtins.DATE, (text: string) => text);
  client.setTypeParser(pg.types.builtins.INT8, Number);
  return kyselyOn(client as unknown as pg.PoolClient);
};

export { Overloaded };

class Unacknowledged extends Error {}

const overloadedIf = (error: unknown): unknown =>
  (error as { code?: string }).code === STATEMENT_TIMEOUT ? new Overloaded("a statement took too long", { cause: error }) : error;

/** One for the process: a statement has the same name on every connection. */
const prepared = new Prepared();

const STATEMENT_TIMEOUT = "57014";
const DEADLOCK = "40P01";
const ATTEMPTS = 3;
/** pg's own size of a pool that names none. */
const POOL = 10;
const AWAY_MILLIS = 5000;
const NOBODY = { unitId: 0, unitPath: [], personId: null } as unknown as Scope;

/** A Kysely that always speaks on this one connection; transactions are the caller's BEGIN and COMMIT. */
function kyselyOn(client: pg.PoolClient): Db {
  const lent = {
    query: (text: string, values: unknown[]) => client.query({ name: prepared.nameOf(text), text, values }),
    release: () => {},
  } as unknown as PostgresPoolClient;
  const pool: PostgresPool = { connect: async () => lent, end: async () => {} };
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}
