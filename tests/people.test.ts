import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type pg from "pg";
import { openClient } from "../platform/db/connections.ts";
import { refusalOf, serveInstallation, type Served, type Visitor } from "./served.ts";

/** Persons, posts, accounts: three hands for one right, and the three officers kept apart. */
let served: Served;
let system: Visitor;
let security: Visitor;
let leader: Visitor;

before(async () => {
  served = await serveInstallation({ sample: true });
  [system, security, leader] = [await served.signIn("xitong"), await served.signIn("anquan"), await served.signIn("lingdao")];
});
after(() => served[Symbol.asyncDispose]());

const json = (visitor: Visitor, path: string, body: unknown): Promise<Response> =>
  visitor.fetch(`/api/auth${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: served.origin },
    body: JSON.stringify(body),
  });
const enter = async (username: string, password: string): Promise<{ visitor: Visitor; status: number; code: string }> => {
  const visitor = served.visit();
  const response = await json(visitor, "/sign-in/username", { username, password });
  return { visitor, status: response.status, code: ((await response.json()) as { code?: string }).code ?? "" };
};
const me = async (visitor: Visitor) =>
  (await (await visitor.fetch("/api/me")).json()) as { permissions: string[]; due: string | null; unitId: number };
async function ownerRow<T extends pg.QueryResultRow>(query: string, ...values: unknown[]): Promise<T> {
  const owner = openClient(served.installation.owner);
  await owner.connect();
  try {
    return (await owner.query<T>(query, values)).rows[0] as T;
  } finally {
    await owner.end();
  }
}
/** Posts and sessions are remembered for five seconds. */
const later = (): Promise<void> => new Promise((done) => setTimeout(done, 5100));

test("people are found by the first letters of their name, a surname read as one; those of the sample too", async () => {
  const { unitId } = await me(leader);
  const { id } = await leader.api.people.createPerson({ values: { name: "单小桥（示例）", unitId, title: "干事" } });
  const found = async (search: string) => (await leader.api.people.listPeople({ filter: {}, search })).rows.map((p) => p.id);
  assert.ok((await found("sxq")).includes(id), "单 is read shan");
  assert.ok(!(await found("dxq")).includes(id));
  assert.equal((await found("cxj")).length, 1, "陈小桔 of the sample");
  const { id: aligned } = await leader.api.people.createPerson({ values: { name: "示　例", unitId, title: "干事" } });
  const { id: dotted } = await leader.api.people.createPerson({ values: { name: "买买提·示例", unitId, title: "干事" } });
  for (const words of ["示例", "示 例", "示　例"]) assert.ok((await found(words)).includes(aligned), words);
  for (const words of ["单小桥（示例）", "单小桥(示例)", "（示例）"]) assert.ok((await found(words)).includes(id), words);
  for (const words of ["买买提示例", "买买提•示例", "买买提・示例"]) assert.deepEqual(await found(words), [dotted], words);
});

test("from a name to a right: registered by the leader, account by the system officer, post by the security officer", async () => {
  const { unitId } = await me(leader);
  const { id } = await leader.api.people.createPerson({
    values: { name: "新来者（示例）", unitId, title: "干事", phone: "１９９００３０００００" },
  });
  assert.equal(await refusalOf(leader.api.people.createAccount({ id, username: "xinlai" })), "FORBIDDEN");
  assert.equal(await refusalOf(security.api.people.createAccount({ id, username: "xinlai" })), "FORBIDDEN");
  assert.equal(await refusalOf(system.api.people.createAccount({ id, username: "含中文" })), "invalid");
  assert.equal(await refusalOf(system.api.people.createAccount({ id, username: "baomu" })), "taken");
  const { username, firstPassword } = await system.api.people.createAccount({ id, username: "XinLai" });
  assert.equal(username, "xinlai");

  const today = new Date(served.installation.clock.millis).toISOString().slice(0, 10);
  const post = { personId: id, unitId, role: "adviser", title: "", fromOn: today };
  assert.equal(await refusalOf(system.api.people.givePost(post)), "FORBIDDEN");
  assert.equal(await refusalOf(security.api.people.givePost({ ...post, fromOn: "1949-01-01" })), "before-unit");
  await security.api.people.givePost(post);
  assert.equal(await refusalOf(security.api.people.givePost(post)), "held-already");
  assert.equal(await refusalOf(security.api.people.givePost({ ...post, role: "auditor" })), "separate-duties");

  const first = await enter("xinlai", firstPassword);
  assert.equal(first.status, 200);
  assert.deepEqual((await me(first.visitor)).permissions, [], "a first password opens nothing");
  assert.equal((await me(first.visitor)).due, "password");
  assert.equal(await refusalOf(first.visitor.api.work.workbench()), "FORBIDDEN");
  assert.equal(
    (await json(first.visitor, "/change-password", { currentPassword: firstPassword, newPassword: firstPassword })).status,
    400,
    "the same password is not a change",
  );
  const changed = await json(first.visitor, "/change-password", { currentPassword: firstPassword, newPassword: "my-own-password-1" });
  assert.equal(changed.status, 200);
  assert.equal((await me(first.visitor)).due, null);
  assert.ok((await first.visitor.api.work.workbench()).counts.mine >= 0);
  assert.equal((await enter("xinlai", firstPassword)).status, 401, "the first password works once");

  const seen = await leader.api.people.lookPhone({ id });
  assert.equal(seen.phone, "19900300000");
  const owner = openClient(served.installation.owner);
  await owner.connect();
  const acts = await owner.query<{ act: string }>("select act from audit_entry where subject = $1 order by id", [`person:${id}`]);
  assert.deepEqual(
    acts.rows.map((r) => r.act),
    ["person.create", "account.create", "post.give", "signin.in", "signin.password", "signin.failed", "sensitive.look"],
    "each hand and each look is on record, each refusal is not",
  );
  await owner.end();
});

test("a first password runs out after seven days", async () => {
  const id = await personNamed("周田");
  const { firstPassword } = await system.api.people.createAccount({ id, username: "zhoutian" });
  const owner = openClient(served.installation.owner);
  await owner.connect();
  await owner.query("update signin.standing set first_password_until = now() - interval '1 second' where first_password_until is not null");
  await owner.end();
  const late = await enter("zhoutian", firstPassword);
  assert.deepEqual([late.status, late.code], [403, "FIRST_PASSWORD_OVER"]);
  const again = await system.api.people.resetPassword({ id });
  assert.equal((await enter("zhoutian", again.firstPassword)).status, 200);
});

test("blocking ends every session at once; a reset lifts a lock; sessions are listed and ended by an officer", async () => {
  const id = await personNamed("李明核");
  const reviewer = await served.signIn("shenhe");
  assert.equal((await reviewer.fetch("/api/me")).status, 200);
  await system.api.people.blockAccount({ id, blocked: true });
  assert.equal((await reviewer.fetch("/api/me")).status, 401);
  const blocked = await enter("shenhe", "bihuan-shili");
  assert.deepEqual([blocked.status, blocked.code], [403, "BLOCKED"]);
  await system.api.people.blockAccount({ id, blocked: false });
  const back = await served.signIn("shenhe");
  const sessions = await security.api.people.listSessions({ id });
  assert.equal(sessions.length, 1);
  assert.ok(!JSON.stringify(sessions).includes("token"));
  assert.deepEqual(await security.api.people.endSessions({ id, sessionId: sessions[0]?.id ?? "" }), { ended: 1 });
  assert.equal((await back.fetch("/api/me")).status, 401);
});

test("an ended post is an ended right; the open cases are counted and wait for hand-over", async () => {
  const id = await personNamed("陈小桔");
  const adviser = await served.signIn("baomu");
  const { posts } = await security.api.people.getPerson({ id });
  const yesterday = new Date(served.installation.clock.millis - 86_400_000).toISOString().slice(0, 10);
  const { openCases } = await security.api.people.endPost({ id: posts[0]?.id ?? 0, version: posts[0]?.version ?? 0, toOn: yesterday });
  assert.ok(openCases >= 5, `open cases: ${openCases}`);
  await later();
  assert.equal((await adviser.fetch("/api/me")).status, 401, "no post, no session's rights");
  const colleagues = await leader.api.work.listColleagues();
  const gone = colleagues.from.find((p) => p.id === id);
  assert.equal(gone?.open, openCases, "a leader finds the cases of who has left");
  assert.ok(!colleagues.to.some((p) => p.id === id), "but cannot hand anything to them");
  const { unitId } = await me(leader);
  const second = (await leader.api.people.createPerson({ values: { name: "第二位保姆（示例）", unitId, title: "干事" } })).id;
  const takers = async () => (await leader.api.work.listColleagues()).to.map((p) => p.id);
  const [today, tomorrow] = [0, 1].map((n) => new Date(served.installation.clock.millis + n * 86_400_000).toISOString().slice(0, 10));
  await security.api.people.givePost({ personId: second, unitId, role: "adviser", title: "", fromOn: yesterday });
  assert.ok(!(await takers()).includes(second), "who cannot sign in would let it lie");
  await system.api.people.createAccount({ id: second, username: "dierwei" });
  assert.ok((await takers()).includes(second));
  const third = (await leader.api.people.createPerson({ values: { name: "明天来的（示例）", unitId, title: "干事" } })).id;
  await system.api.people.createAccount({ id: third, username: "mingtian" });
  await security.api.people.givePost({ personId: third, unitId, role: "adviser", title: "", fromOn: tomorrow as string });
  assert.ok(!(await takers()).includes(third), "a post begins on its first day");
  // Of a town beneath: he sees his town's cases and none of the county's.
  const town = (
    await ownerRow<{ id: number }>(
      "select id from unit where path @> array[$1::int] and id <> $1 and valid_to is null order by id limit 1",
      unitId,
    )
  ).id;
  const fourth = (await leader.api.people.createPerson({ values: { name: "乡镇来的（示例）", unitId: town, title: "干事" } })).id;
  await system.api.people.createAccount({ id: fourth, username: "xiangzhenlai" });
  await security.api.people.givePost({ personId: fourth, unitId: town, role: "adviser", title: "", fromOn: today as string });
  assert.equal(await refusalOf(leader.api.work.handOver({ from: id, to: fourth })), "not-seen");
  await security.api.people
    .endPost({ id: (await security.api.people.getPerson({ id: fourth })).posts[0]?.id ?? 0, version: 1, toOn: today as string })
    .catch(() => undefined);
  const plan = await leader.api.work.suggestSuccessors({ from: id });
  assert.equal(plan.cases.length, openCases);
  const before = new Map((await leader.api.work.listColleagues()).to.map((p) => [p.id, p.open]));
  const given = Map.groupBy(plan.cases, (c) => c.to?.id ?? 0);
  for (const [to, cases] of given) assert.ok((before.get(to) ?? Infinity) + cases.length <= plan.share, `${to} is given ${cases.length}`);
  assert.ok(given.size > 1 && given.has(second), "several share it");
  assert.ok(plan.cases.every((c) => c.reasons.length >= 2));
  const [first, some] = [...given][0] ?? [0, []];
  const part = await leader.api.work.handOver({ from: id, to: first, caseIds: some.map((c) => c.id) });
  assert.equal(part.moved, some.length);
  const { moved } = await leader.api.work.handOver({ from: id, to: await personNamed("周田") });
  assert.equal(part.moved + moved, openCases);
  assert.equal(
    (await leader.api.work.listColleagues()).from.find((p) => p.id === id),
    undefined,
  );
});

test("officers exclude each other, act on nobody above them or on themselves, and see no business", async () => {
  const owner = await personNamed("韩系");
  const { unitId } = await me(system);
  const day = "2026-11-23";
  for (const role of ["adviser", "leader", "security_officer", "auditor"])
    assert.equal(
      await refusalOf(security.api.people.givePost({ personId: owner, unitId, role, title: "", fromOn: day })),
      "separate-duties",
    );
  const own = await personNamed("杨安");
  assert.equal(
    await refusalOf(security.api.people.givePost({ personId: own, unitId, role: "auditor", title: "", fromOn: day })),
    "own-post",
  );
  assert.equal(await refusalOf(system.api.people.blockAccount({ id: owner, blocked: true })), "own-account");
  for (const officer of [system, security, await served.signIn("shenji")]) {
    for (const call of [
      () => officer.api.services.listDemands({ filter: {}, limit: 1 }),
      () => officer.api.agreement.list({ filter: {}, limit: 1 }),
      () => officer.api.work.workbench(),
      () => officer.api.people.lookPhone({ id: own }),
    ])
      assert.equal(await refusalOf(call()), "FORBIDDEN");
    assert.equal((await officer.fetch("/api/files/1")).status, 403, "evidence is business");
  }
  const henan = await personNamed("冯洛");
  assert.equal(await refusalOf(system.api.people.getPerson({ id: henan })), "NOT_FOUND", "another province");
  assert.equal(await refusalOf(system.api.people.resetPassword({ id: henan })), "NOT_FOUND");
});

test("where two-step sign-in is asked of officers, an officer without it holds nothing", async () => {
  const { config } = served.installation.services;
  config.BIHUAN_SECOND_FACTOR = "officers";
  try {
    assert.deepEqual([(await me(system)).due, (await me(system)).permissions.length], ["second-factor", 0]);
    assert.equal((await me(leader)).due, null);
  } finally {
    config.BIHUAN_SECOND_FACTOR = "nobody";
  }
});

async function personNamed(name: string): Promise<number> {
  const owner = openClient(served.installation.owner);
  await owner.connect();
  const { rows } = await owner.query<{ id: string }>("select id from person where name like $1 || '（示例）'", [name]);
  await owner.end();
  return Number(rows[0]?.id);
}

test("by own wish a person is listed no more: not while in office; afterwards nobody finds him, phone and address are gone, the account is closed", async () => {
  const { unitId } = await me(leader);
  const name = "退出者（示例）";
  const { id } = await leader.api.people.createPerson({
    values: { name, unitId, title: "干事", phone: "19900300009", email: "tuichu@kx.example" },
  });
  const { firstPassword } = await system.api.people.createAccount({ id, username: "tuichu" });
  const today = new Date(served.installation.clock.millis).toISOString().slice(0, 10);
  const { id: postId } = await security.api.people.givePost({ personId: id, unitId, role: "adviser", title: "", fromOn: today });
  const seen = await leader.api.people.getPerson({ id });
  assert.deepEqual([seen.can.withdraw, seen.hindrance], [true, "in-office"]);
  assert.equal(await refusalOf(leader.api.people.withdrawPerson({ id, version: seen.version })), "in-office");
  const [post] = seen.posts;
  await security.api.people.endPost({ id: postId, version: post?.version ?? 0, toOn: today });
  const free = await leader.api.people.getPerson({ id });
  assert.equal(free.hindrance, null);
  const henan = await served.signIn("henan");
  assert.equal(await refusalOf(henan.api.people.withdrawPerson({ id, version: free.version })), "NOT_FOUND", "another unit's");
  const adviser = await served.signIn("xuehui");
  assert.equal(await refusalOf(adviser.api.people.withdrawPerson({ id, version: free.version })), "FORBIDDEN");
  assert.equal(await refusalOf(leader.api.people.withdrawPerson({ id, version: free.version + 1 })), "stale");
  await leader.api.people.withdrawPerson({ id, version: free.version });
  assert.equal(await refusalOf(leader.api.people.getPerson({ id })), "NOT_FOUND");
  assert.deepEqual((await leader.api.people.listPeople({ filter: {}, search: name })).rows, []);
  assert.notEqual((await enter("tuichu", firstPassword)).status, 200);
  const owner = openClient(served.installation.owner);
  await owner.connect();
  const { rows } = await owner.query("select phone, email, consent_withdrawn_on::text as day from person where id = $1", [id]);
  assert.deepEqual(rows, [{ phone: null, email: null, day: today }]);
  await owner.end();
});
