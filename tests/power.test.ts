import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type pg from "pg";
import { listEndpoints } from "../app/access-matrix.ts";
import { openClient } from "../platform/db/connections.ts";
import { refusalOf, serveInstallation, type Served, type Visitor } from "./served.ts";

/** Power over accounts: judged by all they open, over officers only by two groups, and told to their owners. */
let served: Served;
let system: Visitor;
let security: Visitor;
let auditor: Visitor;
let owner: pg.Client;

before(async () => {
  served = await serveInstallation({ sample: true });
  [system, security, auditor] = [await served.signIn("xitong"), await served.signIn("anquan"), await served.signIn("shenji")];
  owner = openClient(served.installation.owner);
  await owner.connect();
});
after(async () => {
  await owner.end();
  await served[Symbol.asyncDispose]();
});

const personOf = async (username: string): Promise<number> =>
  Number(
    (await owner.query(`select p.id from person p join signin."user" u on u.id = p.account_id where u.username = $1`, [username])).rows[0]
      ?.id,
  );
const enter = async (username: string, password: string): Promise<{ status: number; visitor: Visitor }> => {
  const visitor = served.visit();
  const response = await visitor.fetch("/api/auth/sign-in/username", {
    method: "POST",
    headers: { "content-type": "application/json", origin: served.origin },
    body: JSON.stringify({ username, password }),
  });
  return { status: response.status, visitor };
};
const me = async (visitor: Visitor) =>
  (await (await visitor.fetch("/api/me")).json()) as { notices: { act: string; byName: string; byRole: string }[] };

test("the system officer takes over neither the security officer nor the auditor", async () => {
  for (const username of ["anquan", "shenji"]) {
    const id = await personOf(username);
    assert.equal(await refusalOf(system.api.people.resetPassword({ id })), "needs-consent", username);
    assert.equal(await refusalOf(system.api.people.blockAccount({ id, blocked: true })), "needs-consent", username);
    const seen = await system.api.people.getPerson({ id });
    assert.deepEqual([seen.can.manageAccount, seen.can.askAct], [false, true]);
  }
});

test("one group asks, another agrees, neither knows the whole password; the owner reads who it was", async () => {
  const id = await personOf("shenji");
  const { half } = await system.api.people.askAccountAct({ id, act: "password", reason: "忘记密码（示例）" });
  assert.equal(await refusalOf(security.api.people.askAccountAct({ id, act: "password", reason: "再提" })), "asked-already");
  const [request] = await system.api.people.listAccountRequests();
  assert.equal(request?.can.answer, false, "the asker does not agree to his own wish");
  assert.equal(await refusalOf(system.api.people.answerAccountRequest({ id: request?.id ?? 0, consent: true })), "not-yours");
  assert.equal(
    await refusalOf(auditor.api.people.answerAccountRequest({ id: request?.id ?? 0, consent: true })),
    "not-yours",
    "nor its owner",
  );
  assert.ok(!JSON.stringify(await security.api.people.listAccountRequests()).includes(half as string), "nobody is shown the other half");
  const given = await security.api.people.answerAccountRequest({ id: request?.id ?? 0, consent: true });
  assert.equal((await auditor.fetch("/api/me")).status, 401, "every session ended");
  for (const alone of [half, given.half]) assert.equal((await enter("shenji", alone as string)).status, 401);
  const { status, visitor } = await enter("shenji", `${half}-${given.half}`);
  assert.equal(status, 200);
  const { notices } = await me(visitor);
  assert.deepEqual(
    notices.map((n) => [n.act, n.byRole]),
    [["password", "安全管理员"]],
  );
  await visitor.api.people.seeNotices();
  assert.deepEqual((await me(visitor)).notices, []);
  const { rows } = await owner.query("select half from account_request where half is not null");
  assert.equal(rows.length, 0, "no half stays behind");
  const acts = await owner.query<{ act: string }>("select act from audit_entry where subject = $1 and act like 'account.%' order by id", [
    `person:${id}`,
  ]);
  assert.deepEqual(
    acts.rows.map((r) => r.act),
    ["account.ask", "account.consent"],
  );
});

test("refused, or unanswered for seven days, it is over; where nobody could agree the console is named", async () => {
  const id = await personOf("xitong");
  await security.api.people.askAccountAct({ id, act: "block", reason: "离岗（示例）" });
  served.installation.clock.millis += 8 * 86_400_000;
  assert.deepEqual(await security.api.people.listAccountRequests(), []);
  await security.api.people.askAccountAct({ id, act: "block", reason: "离岗（示例）" });
  await owner.query("update post set to_on = from_on where role = 'auditor'");
  const target = await personOf("anquan");
  assert.equal(await refusalOf(system.api.people.askAccountAct({ id: target, act: "password", reason: "忘了" })), "nobody-to-consent");
  await owner.query("update post set to_on = null where role = 'auditor'");
});

test("a county's officer does not touch an account that also opens a provincial post", async () => {
  const id = await personOf("lingdao");
  const county = (await system.api.people.getPerson({ id })).posts[0]?.unitId ?? 0;
  const { rows } = await owner.query<{ id: number; path: number[] }>("select id, path from unit where id = $1", [county]);
  const province = rows[0]?.path[1] as number;
  // The system officer of the county, for this test.
  await owner.query("update post set unit_id = $1 where person_id = $2", [county, await personOf("xitong")]);
  await new Promise((done) => setTimeout(done, 5100));
  assert.ok((await system.api.people.resetPassword({ id })).firstPassword, "of the county alone: alone");
  await owner.query("insert into post (person_id, unit_id, role, title, from_on) values ($1, $2, 'leader', '兼', '2026-01-01')", [
    id,
    province,
  ]);
  const acts: Readonly<Record<string, (() => Promise<unknown>) | "reads" | "there is none yet">> = {
    "people.resetPassword": () => system.api.people.resetPassword({ id }),
    "people.blockAccount": () => system.api.people.blockAccount({ id, blocked: true }),
    "people.endSessions": () => system.api.people.endSessions({ id }),
    "people.createAccount": "there is none yet",
    "people.listAccountless": "reads",
    "people.listSessions": "reads",
  };
  const known = listEndpoints().filter((e) => ["account.manage", "session.end"].includes(e.permission));
  assert.deepEqual(known.map((e) => e.path).toSorted(), Object.keys(acts).toSorted(), "a new act over accounts is tried here");
  for (const [path, act] of Object.entries(acts)) if (typeof act === "function") assert.equal(await refusalOf(act()), "above", path);
  assert.equal((await system.api.people.getPerson({ id })).above, true);
});
