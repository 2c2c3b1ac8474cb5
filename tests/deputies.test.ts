import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addDays, chinaDay } from "@bihuan/kit";
import { postOf } from "../app/posts.ts";
import { listDeputyPosts } from "../features/work/deputy-posts.ts";
import { listPosts } from "../features/people/index.ts";
import { mintActor, type Actor } from "../platform/access/scope.ts";
import { openCase, takeStep, type Step } from "../platform/casework/casework.ts";
import { eventViews } from "../platform/casework/present.ts";
import { processWithHandOver } from "../platform/casework/process.ts";
import { turnOf } from "../platform/casework/turn.ts";
import { inTurn } from "../platform/db/in-turn.ts";
import { nextKey, refusalOf, serveInstallation, type Served, type Visitor } from "./served.ts";

/** 代办: another acts in the post of one who is away; nothing changes hands, and for a second person the two are one. */
const label = { zh: "示例", en: "sample" };
const toy = processWithHandOver({
  name: "toy",
  label,
  initial: "written",
  states: {
    written: { label, final: false, owner: "adviser", limit: { days: 5 }, tone: "active" },
    checked: { label, final: true, tone: "done" },
  },
  gates: {},
  actions: {
    write: { label, from: [], to: "written", by: ["adviser"] },
    check: { label, from: ["written"], to: "checked", by: ["reviewer", "adviser"], separateFrom: ["write"] },
  },
});

interface Known {
  id: number;
  unitId: number;
  account: string;
  visitor: Visitor;
  actor: Actor;
}
let served: Served;
let chen: Known;
let li: Known;
let zheng: Known;
let leader: Known;
let today: string;

async function know(username: string): Promise<Known> {
  const visitor = await served.signIn(username);
  const { services } = served.installation;
  const me = (await (await visitor.fetch("/api/me")).json()) as { personId: number; unitId: number };
  const account = await services.database.asRoot(services.rootUnitId, async (db) =>
    String((await db.selectFrom("person").select("account_id").where("id", "=", me.personId).executeTakeFirstOrThrow()).account_id),
  );
  const found = await postOf(services, account, 0);
  assert.ok(found);
  return { id: me.personId, unitId: me.unitId, account, visitor, actor: found.actor };
}

before(async () => {
  served = await serveInstallation({ sample: true });
  today = chinaDay(served.installation.services.now());
  [chen, li, zheng, leader] = (await Promise.all(["baomu", "shenhe", "neijiang", "lingdao"].map(know))) as [Known, Known, Known, Known];
});
after(() => served[Symbol.asyncDispose]());

const db = () => served.installation.services.database;
const wanted = (more: object = {}) => ({
  personId: chen.id,
  unitId: chen.unitId,
  deputyId: li.id,
  fromOn: today,
  toOn: addDays(today, 3),
  ...more,
});
const step = (actor: Actor, action: string): Step => ({ action, actor, at: new Date().toISOString(), requestKey: nextKey() });
const write = (actor: Actor, title: string) =>
  db().write(actor.scope, async (tx) => {
    const { unitId, unitPath } = actor.scope;
    return openCase(
      tx,
      toy,
      { title, unitId, unitPath, adviserPersonId: chen.id },
      { ...step(actor, "write"), owner: { personId: chen.id } },
    );
  });
const check = (actor: Actor, id: number) => db().write(actor.scope, (tx) => takeStep(tx, toy, id, step(actor, "check")));
const codeOf = (r: { ok: boolean; error?: unknown }): string => (r.ok ? "done" : (r.error as { code: string }).code);
const asRole = (k: Known, role: string): Actor =>
  mintActor({ personId: k.id, name: "x", unitPath: k.actor.scope.unitPath, roles: [role] }, served.installation.services.house.permissions);

test("who may stand in for whom, and when, is refused in words", async () => {
  const { appointDeputy } = chen.visitor.api.deputies;
  assert.equal(await refusalOf(appointDeputy(wanted({ deputyId: chen.id }))), "invalid", "oneself");
  assert.equal(await refusalOf(appointDeputy(wanted({ deputyId: zheng.id }))), "invalid", "of another unit");
  assert.equal(await refusalOf(appointDeputy(wanted({ fromOn: addDays(today, -1) }))), "invalid", "begun yesterday");
  assert.equal(await refusalOf(appointDeputy(wanted({ toOn: addDays(today, -1) }))), "invalid", "ends before it begins");
  assert.equal(await refusalOf(appointDeputy(wanted({ toOn: addDays(today, 400) }))), "invalid", "longer than half a year");
  assert.equal(
    await refusalOf(appointDeputy(wanted({ personId: li.id, deputyId: leader.id }))),
    "not-your-role",
    "an adviser for a colleague",
  );
  assert.equal(await refusalOf(appointDeputy(wanted({ caseIds: [987_654_321] }))), "invalid", "a case that is not his");
  const { deputies } = await chen.visitor.api.deputies.chooseDeputy({ personId: chen.id, unitId: chen.unitId });
  assert.ok(deputies.some((p) => p.id === li.id) && !deputies.some((p) => p.id === chen.id || p.id === zheng.id));
});

test("everything: the deputy sees the leaver's desk, acts with his rights and no further, and both names stand in the history", async () => {
  const { id } = await chen.visitor.api.deputies.appointDeputy(wanted());
  assert.equal(
    await refusalOf(leader.visitor.api.deputies.appointDeputy(wanted({ deputyId: leader.id }))),
    "held-already",
    "two for everything",
  );
  const post = { "x-bihuan-post": String(-id) };
  const me = (await (await li.visitor.fetch("/api/me", { headers: post })).json()) as {
    postId: number;
    name: string;
    permissions: string[];
  };
  const chens = (await (await chen.visitor.fetch("/api/me")).json()) as { permissions: string[]; waiting: number };
  assert.equal(me.postId, -id);
  assert.deepEqual(
    me.permissions.filter((p) => !chens.permissions.includes(p)),
    [],
    "never beyond the leaver's rights",
  );
  assert.ok(me.permissions.includes("demand.create") && !me.permissions.includes("demand.review"), "not one's own rights either");
  const found = await postOf(served.installation.services, li.account, -id);
  assert.ok(found);
  const { actor } = found;
  assert.deepEqual([actor.deputyFor?.personId, actor.personId], [chen.id, li.id]);

  const opened = await write(actor, "代写的（示例）");
  assert.ok(opened.ok);
  const caseId = opened.value.case.id;
  const [seen, turn] = await db().read(actor.scope, async (x) => [
    await eventViews(x, toy, caseId),
    await turnOf(x, toy, opened.value.case, li.actor, today),
  ]);
  assert.equal(seen[0]?.who, "李明核（示例） 代 陈小桔（示例）");
  assert.equal(turn?.who.zh, "陈小桔（示例）（李明核（示例） 代）", "whoever asks whose move it is hears who stands in");
  const { rows } = await li.visitor
    .fetch("/api/rpc/work/workbench", {
      method: "POST",
      headers: { ...post, "content-type": "application/json", "x-bihuan": "1" },
      body: JSON.stringify({ json: {} }),
    })
    .then(async (r) => ({ rows: ((await r.json()) as { json: { mine: { id: number }[] } }).json.mine.map((c) => c.id) }));
  const own = (await chen.visitor.api.work.workbench({})).mine.map((c) => c.id);
  assert.ok(rows.includes(caseId) && own.length > 0, "the desk of the one who is away");
  assert.deepEqual(rows.toSorted(), own.toSorted());

  assert.equal(codeOf(await check(actor, caseId)), "same-person", "what he wrote for her he does not check for her");
  assert.equal(codeOf(await check(li.actor, caseId)), "same-person", "nor in his own post");
  assert.equal(codeOf(await check(asRole(chen, "reviewer"), caseId)), "same-person", "nor she, back in office");
  const hers = await write(chen.actor, "她写的（示例）");
  assert.ok(hers.ok);
  assert.equal(codeOf(await check(actor, hers.value.case.id)), "same-person", "what she wrote he does not check in her post");
  assert.equal(codeOf(await check(li.actor, hers.value.case.id)), "done", "in his own post he is another person");
  assert.equal(codeOf(await check(asRole(leader, "reviewer"), caseId)), "done", "a third may");

  assert.equal(
    (
      await li.visitor.fetch("/api/rpc/deputies/appointDeputy", {
        method: "POST",
        headers: { ...post, "content-type": "application/json", "x-bihuan": "1" },
        body: JSON.stringify({ json: wanted({ deputyId: leader.id }) }),
      })
    ).status,
    422,
    "a deputy appoints no deputy",
  );
  await chen.visitor.api.deputies.endDeputy({ id });
  assert.equal(await refusalOf(chen.visitor.api.deputies.endDeputy({ id })), "ended");
});

test("chosen cases: no other is acted on; after the last day nothing is left, and nothing had moved", async () => {
  const given = await write(chen.actor, "交给他的（示例）");
  const kept = await write(chen.actor, "不交的（示例）");
  assert.ok(given.ok && kept.ok);
  const { id } = await leader.visitor.api.deputies.appointDeputy(wanted({ caseIds: [given.value.case.id] }));
  const standing = (await leader.visitor.api.deputies.listDeputies()).standing.find((d) => d.id === id);
  assert.deepEqual([standing?.cases, standing?.can.end, standing?.toOn], [1, true, addDays(today, 3)]);
  const found = await postOf(served.installation.services, li.account, -id);
  assert.ok(found);
  assert.equal(codeOf(await check(found.actor, kept.value.case.id)), "not-given");
  assert.equal(codeOf(await write(found.actor, "另开的（示例）")), "not-given");
  assert.equal(codeOf(await check(found.actor, given.value.case.id)), "same-person", "given, and still hers");
  const { services } = served.installation;
  const days = await services.database.asRoot(services.rootUnitId, (x) =>
    inTurn([-1, 0, 3, 4], async (n) => {
      const day = addDays(today, n);
      return (await listDeputyPosts(x, li.id, await listPosts(x, li.id, day), day)).length;
    }),
  );
  assert.deepEqual(days, [0, 1, 1, 0], "from its first day to its last");
  const { adviser_person_id, owner_person_id } = await db().read(chen.actor.scope, (x) =>
    x
      .selectFrom("work_case")
      .select(["adviser_person_id", "owner_person_id"])
      .where("id", "=", kept.value.case.id)
      .executeTakeFirstOrThrow(),
  );
  assert.deepEqual([adviser_person_id, owner_person_id], [chen.id, chen.id]);
});
