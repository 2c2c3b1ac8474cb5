import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import type pg from "pg";
import { mintActor, type Actor } from "../../platform/access/scope.ts";
import { openClient } from "../../platform/db/connections.ts";
import { cloneDatabase, type TestDatabase } from "../../platform/testing/database.ts";
import { listGone } from "./gone.ts";

const TODAY = "2026-03-05";
/** Country, two provinces, a city and a county each, a town. */
const paths = [[1], [1, 2], [1, 2, 3], [1, 2, 3, 4], [1, 2, 3, 4, 5], [1, 6], [1, 6, 7], [1, 6, 7, 8]];
let db: TestDatabase;
let owner: pg.Client;
before(async () => {
  db = await cloneDatabase();
  owner = openClient(db.owner);
  await owner.connect();
  await owner.query("SET session_replication_role = replica");
  for (const path of paths)
    await owner.query("INSERT INTO unit (id, name, kind, path) OVERRIDING SYSTEM VALUE VALUES ($1, $2, 'association', $3)", [
      path.at(-1),
      `单位${path.at(-1)}`,
      path,
    ]);
  await owner.query("SET session_replication_role = origin");
});
after(async () => {
  await owner.end();
  await db[Symbol.asyncDispose]();
});

const leaderOf = (unitPath: number[]): Actor => mintActor({ personId: 1, name: "x", unitPath, roles: ["leader"] }, new Map());
const goneAt = (path: number[]) => {
  const actor = leaderOf(path);
  return db.database.read(actor.scope, (tx) => listGone(tx, actor, TODAY));
};
const truth = async (path: number[]): Promise<number[]> =>
  (
    await owner.query<{ id: string }>(
      `SELECT id FROM person p WHERE $1 = ANY (unit_path) AND consent_withdrawn_on IS NULL AND (account_id IS NULL OR NOT EXISTS
        (SELECT FROM post t WHERE t.person_id = p.id AND from_on <= $2 AND (to_on IS NULL OR to_on >= $2))) ORDER BY id`,
      [path.at(-1), TODAY],
    )
  ).rows.map((r) => Number(r.id));

test("who has left is known at once, whatever happened to posts, accounts and persons; while nothing does, it is not asked again", async () => {
  const random = seededRandom(5);
  const persons: number[] = [];
  const one = (): number => random.pick(persons);
  const acts: (() => Promise<unknown>)[] = [
    async () => {
      const path = random.pick(paths);
      const account = random.below(4) === 0 ? null : `a${persons.length}`;
      const { rows } = await owner.query<{ id: string }>(
        "INSERT INTO person (name, phone, title, unit_id, unit_path, account_id) VALUES ('甲', '19900000000', '干部', $1, $2, $3) RETURNING id",
        [path.at(-1), path, account],
      );
      persons.push(Number(rows[0]?.id));
    },
    () =>
      owner.query("INSERT INTO post (person_id, unit_id, role, title, from_on) VALUES ($1, 4, 'adviser', '保姆', $2)", [
        one(),
        random.pick(["2025-01-01", "2026-03-05", "2027-01-01"]),
      ]),
    () =>
      owner.query("UPDATE post SET to_on = $2 WHERE person_id = $1 AND ($2::date IS NULL OR from_on <= $2)", [
        one(),
        random.pick(["2026-03-04", "2026-03-05", null]),
      ]),
    () => owner.query("UPDATE person SET account_id = NULL WHERE id = $1", [one()]),
    () => owner.query("UPDATE person SET consent_withdrawn_on = $2 WHERE id = $1", [one(), TODAY]),
    () => {
      const path = random.pick(paths);
      return owner.query("UPDATE person SET unit_id = $2, unit_path = $3 WHERE id = $1", [one(), path.at(-1), path]);
    },
  ];
  for (let i = 0; i < 150; i++) {
    await (persons.length < 10 ? acts[0] : random.pick([...acts.slice(0, 3), ...acts]))?.();
    for (const path of paths) {
      const gone = await goneAt(path);
      assert.deepEqual(
        [...gone].sort((a, b) => a - b),
        await truth(path),
        `after act ${i}, at ${path.join("/")}`,
      );
      if (path.length < 4) assert.equal(await goneAt(path), gone, "the very same answer");
    }
  }
});
