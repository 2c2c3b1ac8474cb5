import assert from "node:assert/strict";
import test from "node:test";
import { sql } from "kysely";
import { cloneDatabase } from "../testing/database.ts";
import { Prepared } from "./prepared.ts";

test("whatever a house asked before, a statement asked often has a plan of its own, and a connection holds no more than fits", async () => {
  await using test_ = await cloneDatabase();
  const { database } = test_;
  const ask = (n: number) => database.plumbing((db) => sql<{ n: number }>`select ${sql.lit(n)}::int as n`.execute(db));
  const plans = () =>
    database.plumbing(
      async (db) =>
        (
          await sql<{
            names: number;
            texts: string[];
          }>`select count(*)::int as names, array_agg(statement) as texts from pg_prepared_statements`.execute(db)
        ).rows[0]!,
    );
  for (let n = 0; n < 450; n++) for (let i = 0; i < 3; i++) assert.equal((await ask(n)).rows[0]?.n, n);
  const held = await plans();
  assert.ok(
    held.texts.some((t) => t.includes("select 449::int")),
    "the last asked has its plan",
  );
  assert.ok(!held.texts.some((t) => t.includes("select 0::int")), "the first made room");
  assert.ok(held.names <= 202, `${held.names} plans`);
  // Whose plan is gone is asked as before, and earns a new one.
  for (let i = 0; i < 4; i++) assert.equal((await ask(0)).rows[0]?.n, 0);
  assert.ok((await plans()).texts.some((t) => t.includes("select 0::int")));
});

test("names are never given twice; those used last keep theirs", () => {
  const prepared = new Prepared(2);
  const named = (text: string) => [1, 2, 3].map(() => prepared.nameOf(text)).at(-1);
  const [a, b] = [named("a"), named("b")];
  assert.equal(prepared.nameOf("a"), a);
  const c = named("c");
  assert.equal(prepared.nameOf("a"), a, "used after b");
  assert.equal(prepared.nameOf("b"), undefined, "made room");
  assert.equal(new Set([a, b, c, named("d"), named("b")]).size, 5);
});
