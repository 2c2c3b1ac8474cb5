import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { call, os } from "@orpc/server";
import { sql } from "kysely";
import { mintSystemActor } from "../access/scope.ts";
import { Database, Overloaded } from "../db/database.ts";
import { cloneDatabase, type TestDatabase } from "../testing/database.ts";
import type { EndpointMeta } from "./contract.ts";
import { wall, type Context } from "./server.ts";

let clone: TestDatabase;
let database: Database;
const { scope } = mintSystemActor(1);
before(async () => {
  clone = await cloneDatabase();
  database = new Database({ ...clone.app, max: 2, waitMillis: 2000, statementMillis: 300 });
  // Both connections stand before a test counts the wait for one.
  await whileFull(async () => {});
});
after(async () => {
  await database.close();
  await clone[Symbol.asyncDispose]();
});

/** Keeps every connection busy until `work` has ended. */
async function whileFull(work: () => Promise<void>): Promise<void> {
  let free = (): void => {};
  const held = new Promise<void>((done) => (free = done));
  const holders = [database.read(scope, () => held), database.read(scope, () => held)];
  try {
    await work();
  } finally {
    free();
    await Promise.all(holders);
  }
}

test("with every connection taken a caller is refused after the wait, and served again when one is free", async () => {
  await whileFull(() =>
    assert.rejects(
      database.read(scope, async () => 1),
      Overloaded,
    ),
  );
  assert.equal(await database.read(scope, async () => 1), 1);
});

test("a statement beyond its limit ends, its transaction is rolled back and the connection stays usable", async () => {
  await assert.rejects(
    database.write(scope, (tx) => sql`select pg_sleep(5)`.execute(tx)),
    Overloaded,
  );
  const { rows } = await database.read(scope, (db) => sql<{ n: number }>`select 1 as n`.execute(db));
  assert.equal(rows[0]?.n, 1);
});

test("the person hears it in words, with status 503", async () => {
  const endpoint = os
    .$context<Context>()
    .$meta<EndpointMeta>({ permission: "public" })
    .use(wall)
    .handler(() => database.read(scope, async () => 1));
  await whileFull(() =>
    assert.rejects(
      call(endpoint, undefined, { context: { actor: undefined } as Context }),
      (error: { code: string; status: number; data: { message: { zh: string } } }) => {
        assert.deepEqual([error.code, error.status], ["REFUSED", 503]);
        assert.match(error.data.message.zh, /稍后再试/);
        return true;
      },
    ),
  );
});
