import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type pg from "pg";
import { openClient } from "../platform/db/connections.ts";
import { nextKey, refusalOf, serveInstallation, type Served } from "./served.ts";

/** Two units that know nothing of each other neither block nor tell one another; one request stands for one act. */
let served: Served;
let owner: pg.Client;
before(async () => {
  served = await serveInstallation({ sample: true });
  owner = openClient(served.installation.owner);
  await owner.connect();
  await owner.query(`insert into post (person_id, unit_id, role, title, from_on) select o.person_id, o.unit_id, 'adviser', '保姆', '2020-01-01'
    from post o join person p on p.id = o.person_id join signin."user" s on s.id = p.account_id where s.username = 'henan'`);
});
after(async () => {
  await owner.end();
  await served[Symbol.asyncDispose]();
});

const need = (title: string, more: Record<string, unknown> = {}) => ({
  title,
  demanderName: "两地都有的合作社（示例）",
  demanderKind: "cooperative",
  creditCode: "91512002MA00000015",
  contactName: "甲（示例）",
  phone: "19900200001",
  source: "phone",
  presentState: `${title}：现状示例`,
  ...more,
});

test("two counties register the same credit code; neither learns of the other, each counts its own", async () => {
  const here = (await served.signIn("baomu")).api;
  const there = (await served.signIn("henan")).api;
  const first = await here.services.createDemand({ values: need("柑橘分级（示例）"), requestKey: nextKey() });
  const second = await there.services.createDemand({
    values: need("铸件冷隔（示例）", { contactName: "乙（示例）", phone: "19900200002" }),
    requestKey: nextKey(),
  });
  const { rows } = await owner.query<{ id: number; demander_id: number; unit_id: number }>(
    "select d.id, d.demander_id, r.unit_id from demand d join demander r on r.id = d.demander_id where d.id = any ($1) order by d.id",
    [[first.id, second.id]],
  );
  assert.equal(new Set(rows.map((r) => r.demander_id)).size, 2);
  assert.equal(new Set(rows.map((r) => r.unit_id)).size, 2);
  const again = await here.services.createDemand({ values: need("果蝇防治（示例）"), requestKey: nextKey() });
  const { rows: same } = await owner.query("select distinct demander_id from demand where id = any ($1)", [[first.id, again.id]]);
  assert.equal(same.length, 1, "at one unit the body is one");
});

test("a contact belongs to its need: another need changes nothing, an edit keeps what was", async () => {
  const { api } = await served.signIn("baomu");
  const first = await api.services.createDemand({ values: need("保鲜（示例）"), requestKey: nextKey() });
  const other = await api.services.createDemand({
    values: need("滴灌（示例）", { contactName: "丙（示例）", phone: "19900200003" }),
    requestKey: nextKey(),
  });
  assert.equal((await api.services.lookContact({ id: first.id })).phone, "19900200001");
  assert.equal((await api.services.lookContact({ id: other.id })).phone, "19900200003");
  const { version } = await api.services.getDemand({ id: first.id });
  await api.services.editDemand({ id: first.id, values: need("保鲜（示例）", { phone: "19900200009" }), version });
  assert.equal((await api.services.lookContact({ id: first.id })).phone, "19900200009");
  const { rows } = await owner.query("select phone, noted_by from demand_contact where demand_id = $1 order by id", [first.id]);
  assert.deepEqual(
    rows.map((r) => r.phone),
    ["19900200001", "19900200009"],
  );
  assert.ok(rows.every((r) => /^person:\d+$/.test(r.noted_by)));
});

test("one request key stands for one act: the same again is answered, another case, act or content is refused in words", async () => {
  const { api } = await served.signIn("baomu");
  const key = nextKey();
  const values = need("甲需求（示例）");
  const first = await api.services.createDemand({ values, requestKey: key });
  assert.deepEqual(await api.services.createDemand({ values, requestKey: key }), first, "the same again");
  assert.equal(await refusalOf(api.services.createDemand({ values: need("乙需求（示例）"), requestKey: key })), "request-reused");
  const second = await api.services.createDemand({ values: need("丙需求（示例）"), requestKey: nextKey() });
  const act = nextKey();
  await api.services.askConfirmation({ id: first.id, requestKey: act });
  assert.equal(await refusalOf(api.services.askConfirmation({ id: second.id, requestKey: act })), "request-reused", "another case");
  assert.equal((await api.services.getDemand({ id: second.id })).case.state, "draft");
  assert.equal(await refusalOf(api.services.askConfirmation({ id: second.id, requestKey: key })), "request-reused", "another act");
  await api.services.askConfirmation({ id: second.id, requestKey: nextKey() });
});

test("another person's key is no key of mine", async () => {
  const key = nextKey();
  const here = (await served.signIn("baomu")).api;
  const there = (await served.signIn("henan")).api;
  const first = await here.services.createDemand({ values: need("同号一（示例）"), requestKey: key });
  const second = await there.services.createDemand({ values: need("同号二（示例）"), requestKey: key });
  assert.notEqual(first.id, second.id);
});
