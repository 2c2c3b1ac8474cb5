import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import { defineProcess, type ProcessDef } from "@bihuan/casework";
import { listDemands } from "../features/services/index.ts";
import { covers, mintActor, type Actor } from "../platform/access/scope.ts";
import { openCase, takeStep } from "../platform/casework/casework.ts";
import { openClient } from "../platform/db/connections.ts";
import { cloneDatabase, type TestDatabase } from "../platform/testing/database.ts";

/** A process of the lists' name, small enough to walk at random: the tally follows real acts, not hand-written rows. */
const label = { zh: "词", en: "word" };
const STATES = ["draft", "published", "matching"] as const;
const process = defineProcess({
  name: "demand",
  label,
  initial: "draft",
  states: {
    ...Object.fromEntries(STATES.map((s) => [s, { label, final: false, owner: "adviser", limit: { days: 10 } }])),
    gone: { label, final: true },
  } as ProcessDef["states"],
  actions: {
    open: { label, from: [], to: "draft", by: ["adviser"] },
    end: { label, from: STATES, to: "gone", by: ["adviser"] },
    ...Object.fromEntries(STATES.map((to) => [`to-${to}`, { label, from: STATES, to, by: ["adviser"] }])),
  },
  gates: {},
});

interface Row {
  id: number;
  state: string;
  openedOn: string;
  path: number[];
  title: string;
  source: string;
}
let db: TestDatabase;
let tree: { id: number; path: number[] }[];
const rows: Row[] = [];
const random = seededRandom(11);
const actorAt = (unitPath: number[]): Actor => mintActor({ personId: 1, name: "x", unitPath, roles: ["adviser"] }, new Map());

before(async () => {
  db = await cloneDatabase();
  const owner = openClient(db.owner);
  await owner.connect();
  tree = [];
  for (let i = 0; i < 30; i++) {
    const parent = i === 0 ? null : random.pick(tree.filter((u) => u.path.length < 5)).id;
    const made = await owner.query(
      "INSERT INTO unit (name, kind, parent_id, path) VALUES ($1, 'association', $2, '{}') RETURNING id, path",
      [`单位${i}`, parent],
    );
    tree.push(made.rows[0]);
  }
  await owner.end();
  for (let i = 0; i < 160; i++) {
    const unit = random.pick(tree);
    const actor = actorAt(unit.path);
    const at = `2026-0${1 + random.below(9)}-1${random.below(3)}T04:00:00.000Z`;
    const source = random.pick(["phone", "visit"]);
    await db.database.write(actor.scope, async (tx) => {
      const placement = { title: `需求${i % 7}`, unitId: unit.id, unitPath: unit.path, adviserPersonId: null };
      const opened = await openCase(tx, process, placement, { action: "open", actor, at });
      assert.ok(opened.ok);
      let row = opened.value.case;
      for (let steps = random.below(4); steps > 0; steps--) {
        const moved = await takeStep(tx, process, row.id, { action: `to-${random.pick(STATES)}`, actor, at });
        assert.ok(moved.ok);
        row = moved.value.case;
      }
      const { id } = await tx
        .insertInto("demander")
        .values({ kind: random.pick(["enterprise", "person"]), name: `企业${i}`, unit_id: unit.id, unit_path: unit.path })
        .returning("id")
        .executeTakeFirstOrThrow();
      await tx.insertInto("demand").values({ id: row.id, demander_id: id, source }).execute();
      rows.push({ id: row.id, state: row.state, openedOn: row.opened_on, path: unit.path, title: row.title, source });
    });
  }
});
after(() => db[Symbol.asyncDispose]());

test("a list holds exactly the covered rows in order, page by page, with their number: every unit, level and filter", async () => {
  const filters = [
    {},
    { state: ["published"] },
    { state: ["published", "matching"] },
    { state: [] },
    { source: ["visit"] },
    { source: "phone", state: ["draft"] },
  ];
  let compared = 0;
  for (const unit of tree) {
    const { scope } = actorAt(unit.path);
    for (const filter of filters)
      for (const search of [undefined, "需求3"]) {
        const direction = random.pick(["asc", "desc"] as const);
        const wanted = rows
          .filter((r) => covers(scope, r.path))
          .filter((r) => !("state" in filter) || filter.state?.length === 0 || filter.state?.includes(r.state))
          .filter((r) => !("source" in filter) || [filter.source].flat().includes(r.source))
          .filter((r) => search === undefined || r.title.includes(search))
          .sort((a, b) => (direction === "asc" ? 1 : -1) * (a.openedOn < b.openedOn ? -1 : a.openedOn > b.openedOn ? 1 : a.id - b.id));
        const found: number[] = [];
        let cursor: string | undefined;
        do {
          const page = await db.database.read(scope, (x) =>
            listDemands(x, scope, {
              filter: filter as Record<string, string[]>,
              sort: { field: "openedOn", direction },
              limit: 30,
              ...(search === undefined ? {} : { search }),
              ...(cursor === undefined ? {} : { cursor }),
            }),
          );
          assert.equal(page.total, wanted.length);
          found.push(...page.rows.map((r) => r.id));
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
        assert.deepEqual(
          found,
          wanted.map((r) => r.id),
          `${unit.path.join("/")} ${JSON.stringify({ filter, direction, search })}`,
        );
        compared += wanted.length;
      }
  }
  assert.ok(compared > 1000, `rows compared: ${compared}`);
});
