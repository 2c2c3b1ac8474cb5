import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { rolePermissions } from "../app/permissions.ts";
import { importNeed, readNeeds } from "../features/services/index.ts";
import { mintActor, type Actor } from "../platform/access/scope.ts";
import { openClient } from "../platform/db/connections.ts";
import { repositoryRoot } from "../platform/testing/database.ts";
import { nextKey, refusalOf, serveInstallation, tokenOf, type Served } from "./served.ts";

/** Forwarded needs from a file: stored once each, then through the story's first steps like any other. */
let served: Served;
let actor: Actor;
before(async () => {
  served = await serveInstallation({ sample: true });
  const owner = openClient(served.installation.owner);
  await owner.connect();
  const { rows } = await owner.query<{ id: string; name: string; path: number[] }>(
    "select p.id, p.name, u.path from person p join unit u on u.id = p.unit_id where p.name = '陈小桔（示例）'",
  );
  await owner.end();
  actor = mintActor(
    { personId: Number(rows[0]?.id), name: rows[0]?.name as string, unitPath: rows[0]?.path as number[], roles: ["adviser"] },
    rolePermissions,
  );
});
after(() => served[Symbol.asyncDispose]());

const GUID = "13a581e1-2d7e-4c8d-b350-e3ab36dbe6a0";
const need = { line: 1, guid: GUID, title: "喷涂废弃物处理（示例）", content: "漆渣多，絮凝不好。" };

test("an imported need is a draft that counts nowhere, and goes the way of every other", async () => {
  const unitId = actor.scope.unitId;
  const first = await importNeed(served.installation.services, actor, unitId, need);
  assert.equal(first.outcome, "stored");
  assert.equal((await importNeed(served.installation.services, actor, unitId, need)).outcome, "known");
  assert.deepEqual(
    await importNeed(served.installation.services, actor, unitId, { ...need, guid: GUID.replace("13a", "13b"), title: "长".repeat(81) }),
    { outcome: "refused", cause: "标题超过 80 字" },
  );
  const id = first.outcome === "stored" ? first.id : 0;
  const adviser = await served.signIn("baomu");
  const d = await adviser.api.services.getDemand({ id });
  assert.deepEqual([d.case.state, d.values.rawText, d.values.source], ["draft", need.content, "import"]);
  assert.equal(
    await refusalOf(adviser.api.services.askConfirmation({ id, requestKey: nextKey() })),
    "gate-unmet",
    "nobody is known to ask yet",
  );
  await adviser.api.services.editDemand({
    id,
    version: d.version,
    values: {
      ...d.values,
      demanderName: "雁江某家具厂（示例）",
      demanderKind: "enterprise",
      contactName: "联系人（示例）",
      phone: "19900255555",
      source: "import",
    },
  });
  const link = await adviser.api.services.askConfirmation({ id, requestKey: nextKey() });
  assert.equal(
    (
      await served
        .visit()
        .api.confirmation.answerConfirmation({ token: tokenOf(link.url), answer: "confirm", corrections: {}, consent: true })
    ).state,
    "awaiting_review",
  );
});

const real = ["../shared/data/matching/needs.csv", "../../shared/data/matching/needs.csv"]
  .map((p) => join(repositoryRoot, p))
  .find((p) => existsSync(p));
test(
  "371 real needs in: 371 stored or reported, and none twice",
  { skip: real === undefined ? "the real data are not on this machine" : false },
  async () => {
    const { records, faults } = readNeeds(readFileSync(real as string, "utf8"));
    const outcomes = { stored: 0, known: 0, refused: 0 };
    for (const record of records) outcomes[(await importNeed(served.installation.services, actor, actor.scope.unitId, record)).outcome]++;
    assert.equal(outcomes.stored + outcomes.known + outcomes.refused + faults.length, 371);
    assert.equal(
      (await importNeed(served.installation.services, actor, actor.scope.unitId, records[7] as (typeof records)[number])).outcome,
      "known",
    );
    const owner = openClient(served.installation.owner);
    await owner.connect();
    const { rows } = await owner.query<{ n: number }>("select count(*)::int as n from case_event where request_key like 'import:%'");
    assert.equal(rows[0]?.n, outcomes.stored + 1);
    await owner.end();
  },
);
