import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import { defineProcess, type ProcessDef } from "@bihuan/casework";
import { listDemands } from "../features/services/index.ts";
import { covers, mintActor, type Actor } from "../platform/access/scope.ts";
import { openCase, takeStep } from "../platform/casework/casework.ts";
import { openClient } from "../platform/db/connections.ts";
import { sql } from "kysely";
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

test("what hardly any of many needs has is read from the side that knows it, exactly and without walking past all others", async () => {
  const unit = tree[0] as { id: number; path: number[] };
  const { scope } = actorAt(unit.path);
  const owner = openClient(db.owner);
  await owner.connect();
  try {
    // Without the acts' own triggers, which only slow the filling; an owner who is no superuser may do so.
    await owner.query("alter table work_case disable trigger user; alter table demand disable trigger user");
    // Six thousand newer ones by phone, of firms.
    await owner.query(
      `with c as (insert into work_case (process, title, state, since, opened_on, seq, unit_id, unit_path)
        select 'demand', '多', 'draft', now(), '2027-01-01', 1, $1, $2 from generate_series(1, 6000) returning id)
      insert into demand (id, demander_id, source) select id, (select min(id) from demander where kind = 'enterprise'), 'phone' from c`,
      [unit.id, unit.path],
    );
    await owner.query("insert into case_tally (process, unit_id, unit_path, state, n) values ('demand', $1, $2, 'draft', 6000)", [
      unit.id,
      unit.path,
    ]);
    await owner.query(
      "alter table work_case enable trigger user; alter table demand enable trigger user; analyze work_case, demand, demander",
    );
    const list = (filter: Record<string, string[]>, more = {}) =>
      db.database.read(scope, (x) => listDemands(x, scope, { filter, limit: 20, ...more }));
    for (const state of [undefined, ["matching"], ["draft", "matching"]]) {
      const wanted = rows
        .filter((r) => r.source === "visit" && (!state || state.includes(r.state)))
        .sort((a, b) => (a.openedOn < b.openedOn ? 1 : a.openedOn > b.openedOn ? -1 : b.id - a.id))
        .map((r) => r.id);
      const filter = { source: ["visit"], ...(state ? { state } : {}) };
      const first = await list(filter);
      const second = first.next === null ? undefined : await list(filter, { cursor: first.next });
      assert.deepEqual(
        [...first.rows, ...(second?.rows ?? [])].map((r) => r.id),
        wanted.slice(0, 40),
      );
      assert.deepEqual([first.total, first.totalIsExact], [wanted.length, true]);
    }
    const counted = () =>
      db.database.read(scope, async (x) => {
        const casesRead = async (): Promise<number> =>
          (
            await sql<{
              n: number;
            }>`select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int8 as n from pg_stat_xact_user_tables where relname = 'work_case'`.execute(
              x,
            )
          ).rows[0]?.n ?? 0;
        const before = await casesRead();
        const page = await listDemands(x, scope, { filter: { demanderKind: ["government"] }, limit: 20 });
        return [page, (await casesRead()) - before] as const;
      });
    let [none, read] = await counted();
    // PostgreSQL may hand over what earlier transactions of the connection read in between; it has then nothing of them left.
    if (read < 0) [none, read] = await counted();
    assert.equal(none.total, 0);
    assert.ok(read > 0 && read < 9000, `${read} cases read of some 6,160, which were read for the page and once more for the number`);
    const persons = await list({ demanderKind: ["person"], source: ["visit"] }, { limit: 200 });
    assert.equal(persons.total, persons.rows.length);
    assert.ok(persons.rows.length > 10 && persons.rows.every((r) => r.demanderKind === "person" && r.source === "visit"));
    assert.equal((await list({ source: ["phone"] })).totalIsExact, false, "common ones are counted up to a cap");
  } finally {
    await owner.end();
  }
});

test("words that hardly any of many titles holds are found by their letters, exactly and without walking past all others", async () => {
  const unit = tree[0] as { id: number; path: number[] };
  const { scope } = actorAt(unit.path);
  const letters = [..."柑橘水肥一体化AbÄßc '\"\\%_&|!:*()<->，"];
  const title = () => Array.from({ length: 3 + random.below(9) }, () => random.pick(letters)).join("");
  const titles = new Map(rows.map((r) => [r.id, `甲${title()}乙`]));
  const owner = openClient(db.owner);
  await owner.connect();
  try {
    await owner.query("insert into demand_letters select id, array_to_tsvector(neighbours(title)) from work_case where title = '多'");
    await owner.query("update work_case c set title = x.title from jsonb_to_recordset($1) x(id bigint, title text) where c.id = x.id", [
      JSON.stringify([...titles].map(([id, t]) => ({ id, title: t }))),
    ]);
  } finally {
    await owner.end();
  }
  const casesRead = async (x: Parameters<typeof listDemands>[0]): Promise<number> =>
    (
      await sql<{
        n: number;
      }>`select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int8 as n from pg_stat_xact_user_tables where relname = 'work_case'`.execute(x)
    ).rows[0]?.n ?? 0;
  const holding = (words: string) => [...titles].filter(([, t]) => t.toLowerCase().includes(words.toLowerCase())).map(([id]) => id);
  let some = 0;
  for (let i = 0; i < 150; i++) {
    const from = random.pick([...titles.values()]);
    const at = random.below(from.length);
    const cut = random.below(8) === 0 ? title().slice(0, 3) : from.slice(at, at + 1 + random.below(4));
    const words = random.pick([cut, cut.toLowerCase(), cut.toUpperCase().replace("SS", "ß")]).trim();
    // Where names are spelled the same way they hold no blanks and dots: those alone would match every name.
    if (!/[\p{L}%_]/u.test(words)) continue;
    const wanted = holding(words);
    const [page, read] = await db.database.read(scope, async (x) => {
      const before = await casesRead(x);
      const found = await listDemands(x, scope, { filter: {}, search: words, limit: 200 });
      return [found, (await casesRead(x)) - before] as const;
    });
    assert.deepEqual(
      page.rows.map((r) => r.id).sort((a, b) => a - b),
      wanted.sort((a, b) => a - b),
      JSON.stringify(words),
    );
    if (wanted.length < 50)
      assert.ok(read < 9000, `${read} cases read for ${JSON.stringify(words)} of some 6,160, the newest of which are looked at once`);
    some += wanted.length;
  }
  assert.ok(some > 500, `found: ${some}`);
  // What the letters' function tells is the scope's own, and nothing where more hold them than were asked for.
  const below = tree.find((u) => u.path.length === 3) as { id: number; path: number[] };
  const { scope: lower } = actorAt(below.path);
  const told = (at: typeof scope, words: string, most: number) =>
    db.database.read(
      at,
      async (x) =>
        (await sql<{ ids: number[] | null }>`select to_json(demands_titled(${words}, ${sql.lit(most)})) as ids`.execute(x)).rows[0]?.ids,
    );
  assert.deepEqual(
    (await told(lower, "甲", 1000))?.sort((a, b) => a - b),
    rows
      .filter((r) => covers(lower, r.path))
      .map((r) => r.id)
      .sort((a, b) => a - b),
  );
  assert.equal(await told(lower, "甲", 160), null);
});
