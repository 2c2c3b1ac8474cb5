import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { closeSearch, currentSearch, searchHostOf, takeWaitingChanges } from "../app/search.ts";
import { buildApp } from "../app/http.ts";
import { openClient } from "../platform/db/connections.ts";
import { joinMembers, type Members } from "../platform/db/members.ts";
import type { Services } from "../platform/http/server.ts";
import { nextKey, serveInstallation, type Served, type Visitor } from "./served.ts";

/** Two servers on one database, each with an index of its own: a change reaches both, whoever wrote it, and public calls count together. */
let served: Served;
let adviser: Visitor["api"];
let other: Services;
let folder: string;
before(async () => {
  served = await serveInstallation({ sample: true });
  adviser = (await served.signIn("baomu")).api;
  folder = mkdtempSync(join(tmpdir(), "bihuan-second-"));
  other = { ...served.installation.services, dataFolder: folder, search: () => currentSearch(other) };
});
after(async () => {
  await closeSearch(other);
  await served[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const registerNeed = (title: string) =>
  adviser.services.createDemand({
    requestKey: nextKey(),
    duplicateReason: "检索试验（示例）",
    values: {
      title,
      demanderName: "某合作社（示例）",
      demanderKind: "cooperative",
      contactName: "联系人（示例）",
      phone: "19900200000",
      source: "phone",
    },
  });
const foundBy = async (services: Services, text: string): Promise<number> => {
  const { hits } = await (await searchHostOf(services)).index.search({ text, sight: "all", kinds: ["demand"] });
  return hits.filter((h) => h.grade === 4).length;
};

test("what one server wrote is found by the other after its next round, and by itself", { timeout: 240_000 }, async () => {
  for (const services of [served.installation.services, other]) await (await currentSearch(services)).settled();
  assert.equal(await foundBy(other, "藏红花球茎"), 0);
  await registerNeed("藏红花球茎室内培育");
  const here = await adviser.search.search({ text: "藏红花球茎" });
  // A busy machine may say that it is behind, never that nothing is there.
  assert.ok(here.total > 0 || here.state === "behind", `in the same server at once: ${here.total}, ${here.state}`);
  await takeWaitingChanges(other);
  assert.equal(await foundBy(other, "藏红花球茎"), 1);
  // Taken by one, it is still there for the other.
  await registerNeed("雪莲果脱毒种苗");
  await takeWaitingChanges(other);
  assert.equal(await foundBy(other, "雪莲果脱毒"), 1);
  await takeWaitingChanges(served.installation.services);
  assert.equal(await foundBy(served.installation.services, "雪莲果脱毒"), 1);
});

test(
  "an index that begins while somebody writes misses nothing, and one that was forgotten is built anew",
  { timeout: 240_000 },
  async () => {
    const writer = openClient(served.installation.owner);
    await writer.connect();
    await closeSearch(other);
    rmSync(folder, { recursive: true });
    const { id } = (await writer.query<{ id: number }>("select id from work_case where title = '雪莲果脱毒种苗'")).rows[0] as {
      id: number;
    };
    await writer.query("begin");
    await writer.query("update work_case set title = '雪莲果组培脱毒' where id = $1", [id]);
    const opening = searchHostOf(other).then(async (host) => (await host.index.settled(), host));
    await sleep(500);
    await writer.query("commit");
    await opening;
    await takeWaitingChanges(other);
    assert.equal(await foundBy(other, "雪莲果组培脱毒"), 1);

    await closeSearch(other);
    await writer.query("delete from search_reader");
    await writer.query("update work_case set title = '雪莲果扦插育苗' where id = $1", [id]);
    await writer.end();
    await takeWaitingChanges(other);
    await (await currentSearch(other)).settled();
    assert.equal(await foundBy(other, "雪莲果扦插"), 1);
    // A server whose index was open meanwhile finds out by its next round.
    await takeWaitingChanges(served.installation.services);
    await (await currentSearch(served.installation.services)).settled();
    await takeWaitingChanges(served.installation.services);
    assert.equal(await foundBy(served.installation.services, "雪莲果扦插"), 1);
  },
);

test(
  "what one server let through of public calls counts at the other; no request waits or writes for it",
  { timeout: 240_000 },
  async () => {
    const { test: database, services, signIn } = served.installation;
    const both: Members[] = [];
    for (let i = 0; i < 2; i++)
      both.push(await joinMembers(database.app, { name: undefined, secret: "of this test alone", files: "nowhere" }, () => {}));
    const apps = both.map((servers) => buildApp({ ...services, servers }, signIn));
    const heard = new Promise<void>((done) => both[1]?.hear("public-limit", () => done()));
    const ask = async (app: (typeof apps)[number] | undefined): Promise<number> =>
      (
        await (app as (typeof apps)[number]).request(`${served.origin}/api/rpc/portal/whichLink`, {
          method: "POST",
          headers: { host: new URL(served.origin).host, "x-bihuan": "1", "content-type": "application/json" },
          body: "{}",
        })
      ).status;
    for (let i = 0; i < 25; i++) assert.notEqual(await ask(apps[0]), 429);
    await heard;
    const answers = [];
    for (let i = 0; i < 8; i++) answers.push((await ask(apps[1])) === 429);
    assert.deepEqual(answers, [false, false, false, false, false, true, true, true], "twenty-five there and five here make thirty");
    served.installation.clock.millis += 2_000;
    assert.notEqual(await ask(apps[1]), 429, "one more after two seconds");
    for (const one of both) await one.leave();
  },
);
