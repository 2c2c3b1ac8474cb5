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

test("one person's slow questions take no more than his part of the connections; his others wait in line, and what asks from within waits for nobody", async () => {
  const of = new Database({ ...clone.app, max: 6, waitMillis: 2000 });
  await using left = new AsyncDisposableStack();
  left.defer(() => of.close());
  const person = (personId: number) => ({ ...scope, personId });
  let free = (): void => {};
  const held = new Promise<void>((done) => (free = done));
  const slow = Promise.allSettled(Array.from({ length: 20 }, () => of.read(person(1), () => held)));
  assert.equal(await of.read(person(2), () => of.read(person(2), async () => 2)), 2, "another person is answered");
  assert.equal(await of.read(scope, async () => 3), 3);
  assert.equal(of.waiting, 0, "nobody waits for a connection");
  await assert.rejects(
    of.read(person(1), async () => 4),
    Overloaded,
  );
  const act = of.write(person(1), async () => 6);
  assert.equal(await act, 6, "an act does not wait behind his questions, nor they behind acts that wait for the database");
  free();
  const ends = await slow;
  assert.equal(ends.filter((e) => e.status === "fulfilled").length, 2, "those that held their part; the rest heard that it was too much");
  assert.equal(await of.write(person(1), () => of.read(person(1), async () => 5)), 5);
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
