import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type pg from "pg";
import { openClient } from "../../platform/db/connections.ts";
import { makeWorld, type Client, type World } from "../../tests/records-world.ts";
import { runDueRound } from "../../platform/jobs/due-rounds.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { identityRound } from "./identity.ts";

/** One person once: found, proposed by one, agreed by another, followed, parted; identity numbers sealed. */
let world: World;
let adviser: Client;
let leader: Client;
let reviewer: Client;
let elsewhere: Client;
let unitId: number;
before(async () => {
  world = await makeWorld();
  unitId = world.units["甲一县"]?.id ?? 0;
  const colleague = async (name: string, role: string): Promise<Client> => {
    const [made] = await query<{ id: string }>(
      "insert into person (name, unit_id, unit_path) select $1, id, path from unit where id = $2 returning id",
      [name, unitId],
    );
    const personId = Number(made?.id);
    await query("insert into post (person_id, unit_id, role, title, from_on) values ($1, $2, $3, '示例', '2020-01-01')", [
      personId,
      unitId,
      role,
    ]);
    const at = world.actor("甲一县", [role]);
    return world.as({ ...at, id: `person:${personId}`, name, personId, scope: { ...at.scope, personId } });
  };
  adviser = await colleague("某保姆（示例）", "adviser");
  reviewer = await colleague("某审核（示例）", "reviewer");
  leader = await colleague("某负责人（示例）", "leader");
  elsewhere = world.client("乙一县", ["leader"]);
});
after(() => world[Symbol.asyncDispose]());

const query = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> => {
  const owner = openClient(world.installation.owner);
  await owner.connect();
  try {
    return (await owner.query<R>(text, values)).rows;
  } finally {
    await owner.end();
  }
};
const person = async (values: Record<string, unknown>): Promise<number> =>
  (await leader.people.createPerson({ values: { unitId, title: "干事", ...values } })).id;
const expert = async (values: Record<string, unknown>): Promise<number> =>
  (await adviser.expert.create({ values, requestKey: nextKey() })).id;

test("the same person in three lists is found with reasons, and nobody on a name alone", async () => {
  const id = await person({ name: "麦合木提·阿不都（示例）", phone: "19900300111", email: "mai@kx.example" });
  const twin = await person({ name: "麦合木提阿不都", phone: "199 0030 0111" });
  const namesake = await expert({ name: "麦合木提·阿不都", employer: "另一家示例单位" });
  const same = await leader.people.getSamePerson({ list: "person", id });
  assert.deepEqual(
    same.candidates.map((c) => [c.list, c.id, c.grade]),
    [["person", twin, "likely"]],
    "one of the same mobile is likely; a namesake elsewhere is not shown",
  );
  assert.deepEqual(
    same.candidates[0]?.evidence.map((e) => e.zh),
    ["姓名只差繁简、间隔点或空格", "手机号相同", "单位相同"],
  );
  assert.deepEqual((await adviser.people.getSamePerson({ list: "expert", id: namesake })).candidates, []);
  const doubles = [];
  for (let after: string | undefined, more = true; more;) {
    const page = await leader.people.listDoubles(after === undefined ? {} : { after });
    doubles.push(...page.pairs);
    more = page.next !== null;
    after = page.next ?? undefined;
  }
  assert.ok(doubles.some((p) => p.a.id === id && p.b.id === twin));
});

test("one proposes, another agrees; the one that went is found nowhere but in the history; parted again, all stands as before", async () => {
  const name = "合并者（示例）";
  const kept = await person({ name, phone: "19900300222" });
  const gone = await person({ name, phone: "19900300222" });
  const names = async () => (await leader.people.listPeople({ filter: {}, search: "合并者" })).rows.map((p) => p.id);
  assert.deepEqual(await names(), [kept, gone]);
  const pair = { a: { list: "person", id: gone }, b: { list: "person", id: kept }, reason: "已电话核实" };
  const { id } = await adviser.people.proposeMerge(pair);
  assert.equal(await refusalOf(leader.people.proposeMerge(pair)), "waits-already");
  assert.equal(await refusalOf(adviser.people.decideMerge({ id, agree: true })), "own-proposal");
  assert.equal(await refusalOf(elsewhere.people.decideMerge({ id, agree: true })), "NOT_FOUND");
  assert.deepEqual(await names(), [kept, gone], "what waits changes nothing");
  const [waiting] = (await reviewer.people.listMerges()).filter((m) => m.id === id);
  assert.deepEqual([waiting?.gone.id, waiting?.kept.id, waiting?.can.agree], [gone, kept, true]);
  await reviewer.people.decideMerge({ id, agree: true });
  assert.equal(await refusalOf(leader.people.decideMerge({ id, agree: true })), "decided");
  assert.deepEqual(await names(), [kept]);
  const one = await leader.people.getSamePerson({ list: "person", id: kept });
  assert.deepEqual([one.entries.map((e) => e.id), one.candidates], [[gone], []]);
  assert.equal(await refusalOf(leader.people.proposeMerge(pair)), "one-already");
  assert.equal(
    (await query("select count(*)::int as n from person where id = $1 and name = $2", [gone, name]))[0]?.["n"],
    1,
    "no row is rewritten",
  );
  await leader.people.partPersons({ id, reason: "两人同名同号，实为夫妻" });
  assert.equal(await refusalOf(leader.people.partPersons({ id, reason: "再拆" })), "decided");
  assert.deepEqual(await names(), [kept, gone]);
  const { merges, candidates } = await leader.people.getSamePerson({ list: "person", id: kept });
  assert.deepEqual(
    merges.map((m) => [m.state, m.partReason]),
    [["parted", "两人同名同号，实为夫妻"]],
  );
  assert.deepEqual(candidates, [], "what was said apart is not proposed again");
});

test("nobody who holds a post goes behind a pointer; the database itself lets nobody agree to his own", async () => {
  const [a, b] = await query<{ id: string }>("select id from person where name in ('某保姆（示例）', '某审核（示例）') order by id");
  const live = { a: { list: "person", id: Number(a?.id) }, b: { list: "person", id: Number(b?.id) }, reason: "示例" };
  assert.equal(await refusalOf(leader.people.proposeMerge(live)), "both-live");
  const x = await person({ name: "自批者（示例）" });
  const y = await person({ name: "自批者（示例）" });
  const { id } = await leader.people.proposeMerge({ a: { list: "person", id: x }, b: { list: "person", id: y }, reason: "示例" });
  const { database } = world.installation.services;
  const scope = (
    await query<{ person: string; path: number[] }>(
      "select p.id as person, u.path from person p join unit u on u.id = p.unit_id where p.name = '某负责人（示例）'",
    )
  )[0];
  await assert.rejects(
    database.write({ unitId, unitPath: scope?.path ?? [], personId: Number(scope?.person) } as never, (tx) =>
      tx
        .updateTable("person_merge")
        .set({ outcome: "agreed", decided_by: `person:${scope?.person}`, decided_at: new Date().toISOString() })
        .where("id", "=", id)
        .execute(),
    ),
    /row-level security/,
  );
  await leader.people.decideMerge({ id, agree: false });
});

test("an expert entered twice stands in as many stations as both entries together", async () => {
  const one = await expert({ name: "双录专家（示例）", employer: "示例学院", field: "柑橘" });
  const two = await expert({ name: "双录专家（示例）", employer: "示例学院", field: "柑橘栽培" });
  const stationsOf = async (id: number) => (await adviser.expert.get({ id })).values["stations"];
  const [station] = await query<{ id: string }>("select id from station where unit_id = $1 order by id limit 1", [unitId]);
  if (station) await query("insert into station_expert (station_id, expert_id, from_on) values ($1, $2, '2026-01-01')", [station.id, two]);
  assert.deepEqual([await stationsOf(one), await stationsOf(two)], [0, station ? 1 : 0]);
  const { id } = await adviser.people.proposeMerge({ a: { list: "expert", id: two }, b: { list: "expert", id: one }, reason: "示例" });
  await leader.people.decideMerge({ id, agree: true });
  assert.deepEqual([await stationsOf(one), await stationsOf(two)], station ? [1, 1] : [0, 0]);
});

const NUMBER = "11010519491231002X";

test("an identity number is sealed, masked, found by itself alone, and every look says what for", async () => {
  const id = await person({ name: "身份者（示例）" });
  const values = { id, version: 1, number: "１１０１０５１９４９１２３１００２x", purpose: "发放讲课费报税", keepUntil: "2031-12-31" };
  assert.equal(await refusalOf(leader.people.setIdentity({ ...values, number: "110105194912310021" })), "invalid");
  assert.equal(await refusalOf(leader.people.setIdentity({ ...values, keepUntil: "2020-01-01" })), "invalid");
  assert.equal(await refusalOf(adviser.people.setIdentity(values)), "FORBIDDEN");
  await leader.people.setIdentity(values);
  assert.equal((await leader.people.getPerson({ id })).identity?.stored?.masked, "●●●●●●●●●●●●●●002X");
  assert.equal((await adviser.people.getPerson({ id })).identity, null);
  assert.deepEqual(
    (await leader.people.findByIdentity({ number: NUMBER, purpose: "核对" })).map((p) => p.id),
    [id],
  );
  assert.deepEqual(await elsewhere.people.findByIdentity({ number: NUMBER, purpose: "核对" }), []);
  assert.equal((await leader.people.lookIdentity({ id, purpose: "填报税表" })).number, NUMBER);
  const { identity } = await leader.people.getPerson({ id });
  assert.deepEqual(
    identity?.looks.map((l) => [l.name, l.purpose]),
    [["某负责人（示例）", "填报税表"]],
  );
  const twin = await person({ name: "身份者（示例）" });
  await leader.people.setIdentity({ ...values, id: twin });
  assert.deepEqual(
    (await leader.people.getSamePerson({ list: "person", id })).candidates.map((c) => [c.id, c.grade, c.evidence[1]?.zh]),
    [[twin, "likely", "身份证号相同"]],
  );
  const dump = JSON.stringify(await query("select *, encode(sealed, 'escape') as text from person_identity"));
  assert.ok(!dump.includes(NUMBER) && !dump.includes("19491231"), "nothing of it in plain");
  const trail = JSON.stringify(await query("select * from audit_entry where subject = $1 or act = 'identity.find'", [`person:${id}`]));
  assert.ok(!trail.includes(NUMBER));
});

test("keys turn by command: all is sealed anew, found as before, and the earlier key opens nothing any more; SM4 and SM3 by setting", async () => {
  const { services } = world.installation;
  const { addFieldKey } = await import("../../platform/sensitive/vault.ts");
  const { resealAll } = await import("../../platform/sensitive/sealed.ts");
  const found = async () => (await leader.people.findByIdentity({ number: NUMBER, purpose: "核对" })).length;
  const before = await found();
  assert.ok(before >= 2);
  const key = addFieldKey(services);
  assert.equal(await found(), before, "between the two it is found as before");
  services.config.BIHUAN_CIPHERS = "sm";
  try {
    assert.ok((await resealAll(services)) >= before);
    assert.deepEqual(await query("select distinct key_id, get_byte(sealed, 0) as suite from person_identity"), [{ key_id: key, suite: 2 }]);
    assert.equal(await found(), before);
  } finally {
    services.config.BIHUAN_CIPHERS = "aes";
  }
  assert.equal(await found(), before, "what was sealed stays readable");
});

test("who withdraws is gone from candidates, identity numbers and merges at once", async () => {
  const id = await person({ name: "撤回者（示例）", phone: "19900300333" });
  const other = await person({ name: "撤回者（示例）", phone: "19900300333" });
  await leader.people.setIdentity({ id, version: 1, number: NUMBER, purpose: "示例用途", keepUntil: "2031-12-31" });
  assert.equal((await leader.people.getSamePerson({ list: "person", id: other })).candidates.length, 1);
  const { version } = await leader.people.getPerson({ id });
  await leader.people.withdrawPerson({ id, version });
  assert.deepEqual((await leader.people.getSamePerson({ list: "person", id: other })).candidates, []);
  assert.deepEqual(await query("select id from person_identity where id = $1", [id]), []);
  assert.ok(!(await leader.people.findByIdentity({ number: NUMBER, purpose: "核对" })).some((p) => p.id === id));
});

test("what was said of keeping a number holds: listed before, held by whoever needs it, erased after its last day", async () => {
  const { services, clock } = world.installation;
  const began = clock.millis;
  const kept = async (id: number): Promise<boolean> => (await query("select id from person_identity where id = $1", [id])).length === 1;
  const set = async (name: string, keepUntil: string): Promise<number> => {
    const id = await person({ name });
    await leader.people.setIdentity({ id, version: 1, number: NUMBER, purpose: "示例用途", keepUntil });
    return id;
  };
  try {
    clock.millis = Date.parse("2027-03-01T02:00:00Z");
    const over = await set("到期者（示例）", "2027-03-10");
    const needed = await set("还要用者（示例）", "2027-03-10");
    const later = await set("未到期者（示例）", "2027-12-31");
    assert.deepEqual(await runDueRound(services, identityRound), { listed: 0, done: 0 });
    clock.millis = Date.parse("2027-03-09T02:00:00Z");
    assert.deepEqual(await runDueRound(services, identityRound), { listed: 2, done: 0 });
    const listed = (await leader.work.listRounds()).batches.find((b) => b.round === "identity.erase");
    assert.deepEqual([listed?.counts.waiting, listed?.canUndo, listed?.items[0]?.title], [2, false, "到期者（示例）"]);
    // Still needed: the day is corrected, and what was listed no longer applies.
    const { version } = await leader.people.getPerson({ id: needed });
    await leader.people.setIdentity({ id: needed, version, number: NUMBER, purpose: "示例用途", keepUntil: "2027-12-31" });
    clock.millis = Date.parse("2027-03-10T15:00:00Z");
    assert.deepEqual(await runDueRound(services, identityRound), { listed: 0, done: 0 }, "its last day is not over");
    clock.millis = Date.parse("2027-03-12T02:00:00Z");
    assert.deepEqual(await runDueRound(services, identityRound), { listed: 0, done: 1 });
    assert.deepEqual([await kept(over), await kept(needed), await kept(later)], [false, true, true]);
    const trail = await query("select act from audit_entry where subject = $1 and act = 'identity.erase'", [`person:${over}`]);
    assert.equal(trail.length, 1);
  } finally {
    clock.millis = began;
  }
});
