import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makeWorld, type Client, type World } from "../../tests/records-world.ts";
import { nextKey } from "../../tests/served.ts";
import { listSuppliesForMatching } from "../services/index.ts";

/** Everybody once: one list of staff, experts, suppliers and teachers, and no list that shows a merged person twice. */
let world: World;
let adviser: Client;
let leader: Client;
const ids: Record<string, number> = {};
before(async () => {
  world = await makeWorld();
  const unit = world.units["甲一县"] as { id: number; path: number[] };
  const made: Record<string, number> = {};
  await world.owner(async (db) => {
    for (const role of ["adviser", "leader"]) {
      const { rows } = await db.query<{ id: string }>("insert into person (name, unit_id, unit_path) values ($1, $2, $3) returning id", [
        `某${role}（示例）`,
        unit.id,
        unit.path,
      ]);
      made[role] = Number(rows[0]?.id);
      await db.query("insert into post (person_id, unit_id, role, title, from_on) values ($1, $2, $3, '示例', '2020-01-01')", [
        made[role],
        unit.id,
        role,
      ]);
    }
  });
  const as = (role: string): Client => {
    const actor = world.actor("甲一县", [role]);
    return world.as({
      ...actor,
      id: `person:${made[role]}`,
      personId: made[role] as number,
      scope: { ...actor.scope, personId: made[role] as number },
    });
  };
  [adviser, leader] = [as("adviser"), as("leader")];
  const expert = async (values: Record<string, unknown>): Promise<number> =>
    (await adviser.expert.create({ values, requestKey: nextKey() })).id;
  ids["a"] = await expert({ name: "钱柑（示例）", employer: "示例柑橘研究所", academy: "cae", field: "果树学" });
  ids["b"] = await expert({ name: "钱柑（示例）", employer: "示例大学" });
  ids["t"] = (
    await adviser.teacher.create({
      values: { name: "钱柑（示例）", employer: "示例大学", title: "研究员", topics: null, phone: null },
      requestKey: nextKey(),
    })
  ).id;
  ids["other"] = await expert({ name: "钱柑（示例）", employer: "别处", field: "法学" });
  await world.owner(async (db) => {
    for (const key of ["s1", "s2"]) {
      const { rows } = await db.query<{ id: string }>(
        `insert into supply (kind, name, organisation, summary, unit_id, unit_path, adviser_person_id, consent_on, capacity)
         values ('expert', '孙检（示例）', '示例检测所', '检测', $1, $2, $3, '2026-01-01', 2) returning id`,
        [unit.id, unit.path, made["adviser"]],
      );
      ids[key] = Number(rows[0]?.id);
    }
  });
});
after(() => world[Symbol.asyncDispose]());

async function merge(a: [string, number], b: [string, number]): Promise<number> {
  const entry = ([list, id]: [string, number]) => ({ list, id });
  const { id } = await adviser.people.proposeMerge({ a: entry(a), b: entry(b), reason: "已电话核实（示例）" });
  await leader.people.decideMerge({ id, agree: true });
  return id;
}
const talents = async (input: { search?: string; filter?: Record<string, string[]> } = {}) =>
  (await adviser.people.listTalents({ filter: {}, ...input })).rows;
const experts = async () => (await adviser.expert.list({ filter: {} })).rows.map((r) => r.id).toSorted((x, y) => x - y);
const id = (key: string): number => ids[key] as number;

test("before a merge every entry stands; afterwards one, with the units, fields and titles of all, found by what any of them says", async () => {
  assert.deepEqual(
    (await talents({ search: "钱柑" })).map((t) => [t.list, t.id]),
    [
      ["expert", id("a")],
      ["expert", id("b")],
      ["expert", id("other")],
      ["teacher", id("t")],
    ],
  );
  await merge(["expert", id("a")], ["expert", id("b")]);
  const second = await merge(["expert", id("b")], ["teacher", id("t")]);
  const [one, other] = await talents({ search: "钱柑" });
  assert.deepEqual(
    [one?.list, one?.id, one?.units, one?.fields, one?.titles, one?.lists],
    ["expert", id("a"), "示例柑橘研究所、示例大学", "果树学", "中国工程院院士、研究员", ["expert", "teacher"]],
  );
  assert.equal(other?.id, id("other"), "a namesake stays apart");
  assert.deepEqual(
    (await talents({ search: "研究员 果树学" })).map((t) => t.id),
    [id("a")],
    "title of one entry, field of another",
  );
  assert.deepEqual((await talents({ search: "研究员 法学" })).length, 0);
  assert.deepEqual(
    (await talents({ search: "钱柑", filter: { lists: ["teacher"] } })).map((t) => [t.list, t.id]),
    [["expert", id("a")]],
    "who teaches, too, by his first entry",
  );
  assert.deepEqual(
    (await talents({ filter: { titles: "院士", name: "钱柑" } as never })).map((t) => t.id),
    [id("a")],
    "columns filter by what is shown, of one in several registers by all of it",
  );
  const listed = await adviser.people.listTalents({ filter: {}, limit: 2 });
  const next = await adviser.people.listTalents({ filter: {}, limit: 200, cursor: listed.next ?? "" });
  const all = [...listed.rows, ...next.rows].map((t) => `${t.list}:${t.id}`);
  assert.equal(new Set(all).size, all.length);
  assert.equal(all.length, listed.total, "pages go on over registers, and make the total");
  assert.ok(all.includes(`supply:${id("s1")}`) && all.some((t) => t.startsWith("person:")));
  await leader.people.partPersons({ id: second, reason: "拆开（示例）" });
  assert.deepEqual(
    (await talents({ search: "钱柑" })).map((t) => [t.list, t.id]),
    [
      ["expert", id("a")],
      ["expert", id("other")],
      ["teacher", id("t")],
    ],
  );
});

test("the lists of experts and suppliers show a merged person once, choices too; parted he stands twice again", async () => {
  assert.deepEqual(await experts(), [id("a"), id("other")]);
  assert.deepEqual(
    (await adviser.expert.find({ words: "钱柑" })).map((r) => r.id).toSorted((x, y) => x - y),
    [id("a"), id("other")],
  );
  const { total } = await adviser.expert.list({ filter: {} });
  assert.equal(total, 2, "and the total says so");
  const supplies = async () => (await adviser.services.listSupplies({ filter: {} })).rows.map((r) => r.id);
  assert.deepEqual(await supplies(), [id("s1"), id("s2")]);
  const merged = await merge(["supply", id("s1")], ["supply", id("s2")]);
  assert.deepEqual(await supplies(), [id("s1")]);
  await leader.people.partPersons({ id: merged, reason: "拆开（示例）" });
  assert.deepEqual(await supplies(), [id("s1"), id("s2")]);
});

test("a supplier's load is the person's: what one entry has promised counts for the other", async () => {
  const unit = world.units["甲一县"] as { id: number; path: number[] };
  await world.owner(async (db) => {
    await db.query("set session_replication_role = replica");
    const open = async (process: string, state: string): Promise<number> =>
      Number(
        (
          await db.query<{ id: string }>(
            `insert into work_case (process, unit_id, unit_path, state, title, since, opened_on) values ($1, $2, $3, $4, '示例', now(), '2026-06-01') returning id`,
            [process, unit.id, unit.path, state],
          )
        ).rows[0]?.id,
      );
    const need = await open("demand", "introduced");
    const asked = await open("introduction", "asked");
    await db.query(
      "insert into introduction (id, demand_id, supply_id, message, score, reasons, grade) values ($1, $2, $3, '示例', 1, '[]', 'good')",
      [asked, need, id("s1")],
    );
  });
  const { services } = world.installation;
  const loads = () =>
    services.database.asRoot(services.rootUnitId, async (db) => (await listSuppliesForMatching(db)).map((s) => [s.id, s.load ?? 0]));
  assert.deepEqual(await loads(), [
    [id("s1"), 1],
    [id("s2"), 0],
  ]);
  const merged = await merge(["supply", id("s1")], ["supply", id("s2")]);
  assert.deepEqual(await loads(), [
    [id("s1"), 1],
    [id("s2"), 1],
  ]);
  await leader.people.partPersons({ id: merged, reason: "拆开（示例）" });
  assert.deepEqual(await loads(), [
    [id("s1"), 1],
    [id("s2"), 0],
  ]);
});
