import pg from "pg";

/**
 * Every connection to PostgreSQL begins here. A server that ends a connection says so as an event, and an event nobody listens to ends the whole
 * process: pg listens for its idle connections alone, not for those that are lent out. Whoever waits for an answer hears of it by the answer.
 */
export function openPool(options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(options);
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

export function openClient(options: pg.ClientConfig): pg.Client {
  const client = new pg.Client(options);
  client.on("error", () => {});
  return client;
}

/** The server is away or let the connection go: shutting down, crashed, starting (class 57P), full (53300), its socket gone. */
export function isAway(error: unknown): boolean {
  const { code = "", syscall, message = "" } = error as { code?: string; syscall?: string; message?: string };
  return (
    /^(57P0[1-5]|53300|ECONNREFUSED|ECONNRESET|EPIPE)$/.test(code) ||
    (code === "ENOENT" && syscall === "connect") ||
    /^(Connection terminated|Client has encountered a connection error)/.test(message)
  );
}
