import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type pg from "pg";
import { forgetDrafts } from "../features/work/drafts.ts";
import { openClient } from "../platform/db/connections.ts";
import { refusalOf, serveInstallation, type Served, type Visitor } from "./served.ts";

/** Drafts are their writer's, in the post they were typed in. */
let served: Served;
let adviser: Visitor;
let owner: pg.Client;

before(async () => {
  served = await serveInstallation({ sample: true });
  adviser = await served.signIn("baomu");
  owner = openClient(served.installation.owner);
  await owner.connect();
});
after(async () => {
  await owner.end();
  await served[Symbol.asyncDispose]();
});

const body = JSON.stringify({ values: { title: "写了一半（示例）" } });

test("a draft goes on at another machine, and nobody else meets it: neither colleague nor superior", async () => {
  await adviser.api.work.keepDraft({ key: "demand.new", body });
  const elsewhere = await served.signIn("baomu");
  assert.equal((await elsewhere.api.work.getDraft({ key: "demand.new" }))?.body, body);
  for (const other of ["xuehui", "lingdao", "shengji", "shenji"])
    assert.equal(await (await served.signIn(other)).api.work.getDraft({ key: "demand.new" }), null, other);
  await elsewhere.api.work.dropDraft({ key: "demand.new" });
  assert.equal(await adviser.api.work.getDraft({ key: "demand.new" }), null, "sent or thrown away, it is gone everywhere");
});

test("another post of the same person does not meet it", async () => {
  await adviser.api.work.keepDraft({ key: "demand.new", body });
  await owner.query("update draft set unit_id = (select parent_id from unit where id = unit_id)");
  assert.equal(await adviser.api.work.getDraft({ key: "demand.new" }), null);
  await owner.query("delete from draft");
});

test("fifty at most, none too large, forgotten after thirty days by a round that reads none", async () => {
  for (let i = 0; i < 53; i++) {
    served.installation.clock.millis += 1000;
    await adviser.api.work.keepDraft({ key: `form.${i}`, body });
  }
  assert.deepEqual((await owner.query("select count(*)::int as n, min(kept_at) is not null as kept from draft")).rows, [
    { n: 50, kept: true },
  ]);
  assert.equal(await adviser.api.work.getDraft({ key: "form.0" }), null, "the oldest went");
  assert.notEqual(await refusalOf(adviser.api.work.keepDraft({ key: "large", body: "x".repeat(60_001) })), "");
  await owner.query("update draft set kept_at = now()");
  await forgetDrafts(served.installation.services);
  assert.equal((await owner.query("select from draft")).rowCount, 50, "what is fresh stays");
  await owner.query("update draft set kept_at = now() - interval '31 days' where key < 'form.3'");
  await forgetDrafts(served.installation.services);
  assert.equal((await owner.query("select from draft where key < 'form.3'")).rowCount, 0);
  assert.ok(((await owner.query("select from draft")).rowCount ?? 0) > 0);
});
