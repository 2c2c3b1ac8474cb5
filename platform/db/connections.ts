import pg from "pg";

/**
 * Every connection to PostgreSQL begins here. A server that ends a connection says so as an event, and an event nobody listens to ends the whole
 * process: pg listens for its idle connections alone, not for those that are lent out. Whoever waits for an answer hears of it by the answer.
 */
export function openPool(options: pg.PoolConfig, standIn?: pg.Pool): pg.Pool {
  const pool = standIn ? new PoolWithStandIn(options, standIn) : new pg.Pool(options);
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** Lends a connection to a replica while the primary is away: who reads is answered, who writes hears that it is away. */
class PoolWithStandIn extends pg.Pool {
  readonly #standIn: pg.Pool;

  constructor(options: pg.PoolConfig, standIn: pg.Pool) {
    super(options);
    this.#standIn = standIn;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(done: (error: Error | undefined, client: pg.PoolClient | undefined, release: (broken?: unknown) => void) => void): void;
  override connect(
    done?: (error: Error | undefined, client: pg.PoolClient | undefined, release: (broken?: unknown) => void) => void,
  ): Promise<pg.PoolClient> | void {
    const lent = super.connect().catch((error: unknown) => {
      if (isAway(error)) return this.#standIn.connect();
      throw error;
    });
    if (!done) return lent;
    lent.then(
      (client) => done(undefined, client, (broken) => client.release(broken as Error | undefined)),
      (error: Error) => done(error, undefined, () => {}),
    );
  }

  override async end(): Promise<void> {
    await Promise.all([super.end(), this.#standIn.end()]);
  }
}

export function openClient(options: pg.ClientConfig): pg.Client {
  const client = new pg.Client(options);
  client.on("error", () => {});
  return client;
}

/**
 * The server is away or let the connection go: shutting down, crashed, starting (class 57P), full (53300), its socket gone; or it is a replica
 * by now and takes no writes (25006).
 */
export function isAway(error: unknown): boolean {
  const { code = "", syscall, message = "" } = error as { code?: string; syscall?: string; message?: string };
  return (
    /^(57P0[1-5]|53300|25006|ECONNREFUSED|ECONNRESET|EPIPE)$/.test(code) ||
    (code === "ENOENT" && syscall === "connect") ||
    /^(Connection terminated|Client has encountered a connection error)/.test(message)
  );
}

/** One transaction on a connection of its own; what fails leaves nothing behind. */
export async function inTransaction<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = openClient(config);
  await client.connect();
  try {
    await client.query("BEGIN");
    const done = await work(client);
    await client.query("COMMIT");
    return done;
  } finally {
    await client.end();
  }
}
