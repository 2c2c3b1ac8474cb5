import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { refusalOf, serveInstallation, type Served } from "./served.ts";

let served: Served;
before(async () => {
  served = await serveInstallation({ sample: true });
});
after(() => served[Symbol.asyncDispose]());

test("a supply withdrawn is gone everywhere at once; a slip is undone the same day, later only by registering anew", async () => {
  const [own, other] = [(await served.signIn("baomu")).api, (await served.signIn("xuehui")).api];
  const { id } = await own.services.createSupply({
    values: {
      name: "果树修剪服务队（示例）",
      kind: "team",
      organisation: "雁江某合作社（示例）",
      summary: "柑橘树冬季修剪",
      capacity: 2,
      contactName: "联系人（示例）",
      phone: "19900200001",
      consentOn: "2026-11-01",
    },
  });
  const seen = async (api: typeof own) =>
    (await api.services.listSupplies({ search: "果树修剪服务队", filter: {}, limit: 10 })).rows.map((r) => r.id);
  assert.deepEqual([await seen(own), await seen(other)], [[id], [id]]);
  assert.equal((await other.services.getSupply({ id })).can.edit, false);
  assert.equal(await refusalOf(other.services.withdrawSupply({ id })), "NOT_FOUND", "another unit's");

  await own.services.withdrawSupply({ id });
  assert.deepEqual([await seen(own), await seen(other)], [[], []]);
  assert.equal(await refusalOf(other.services.getSupply({ id })), "NOT_FOUND");
  assert.equal((await own.services.getSupply({ id })).withdrawnOn, "2026-11-23");

  await own.services.withdrawSupply({ id, undo: true });
  assert.deepEqual(await seen(other), [id]);

  await own.services.withdrawSupply({ id });
  served.installation.clock.millis += 86_400_000;
  assert.equal(await refusalOf(own.services.withdrawSupply({ id, undo: true })), "consent-withdrawn");
  assert.deepEqual(await seen(other), []);
});

test("a published demand opens in full words, one directed elsewhere does not", async () => {
  const society = (await served.signIn("xuehui")).api;
  const [first] = (await society.services.listPublications({ filter: {}, limit: 10 })).rows;
  assert.ok(first);
  assert.equal((await society.services.getPublication({ id: first.demandId })).body, first.body);
  assert.equal(await refusalOf(society.services.getPublication({ id: 999_999 })), "NOT_FOUND");
});

test("the people of one's area and the publications leave as a file without phones; an auditor's leave is written down", async () => {
  const leader = await served.signIn("lingdao");
  const people = await (await leader.fetch(`/api/export/people.csv?input=${encodeURIComponent('{"filter":{}}')}`)).text();
  assert.match(people, /陈小桔（示例）/);
  assert.doesNotMatch(people, /199002/);
  const seeking = await (await leader.fetch(`/api/export/publications.csv?input=${encodeURIComponent('{"filter":{}}')}`)).text();
  assert.match(seeking, /铸件表面缺陷/);
  assert.doesNotMatch(seeking, /柑橘园/, "what is signed seeks no more");
  const audit = (await (await served.signIn("shenji")).api.work.auditTrail({ act: "导出" })).map((r) => r.act);
  assert.ok(audit.length >= 2 && audit.every((a) => a === "list.export"), audit.join());
});
