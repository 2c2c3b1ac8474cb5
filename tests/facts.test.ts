import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { restoreFacts, withdrawFacts } from "../features/services/grey-queries.ts";
import { mintSystemActor } from "../platform/access/scope.ts";
import { serveInstallation, type Served } from "./served.ts";

let served: Served;
before(async () => {
  served = await serveInstallation({ sample: true });
});
after(() => served[Symbol.asyncDispose]());

test("an agreement points to the fact that counts now: after a correction, a withdrawal, a restoration", async () => {
  const [adviser, reviewer] = [(await served.signIn("baomu")).api, (await served.signIn("shenhe")).api];
  const [row] = (await adviser.projects.listAgreements({ filter: {}, limit: 1 })).rows;
  assert.ok(row);
  const factId = async () => (await adviser.projects.getAgreement({ id: row.id })).factId;
  const first = await factId();
  assert.ok(first);
  const corrected = await reviewer.indicators.correctFact({
    id: first,
    reason: "金额录错（示例）",
    void: false,
    measures: { amountFen: 12_600_000 },
  });
  assert.equal(await factId(), corrected.id);

  const { demandId } = await adviser.projects.getAgreement({ id: row.id });
  const { services } = served.installation;
  const actor = mintSystemActor(services.rootUnitId);
  await services.database.write(actor.scope, (tx) => withdrawFacts(tx, actor, demandId as number, "示例标记"));
  assert.equal(await factId(), null, "withdrawn: nothing counts");
  await services.database.write(actor.scope, (tx) => restoreFacts(tx, actor, "示例标记", 1));
  const restored = await factId();
  assert.ok(restored !== null && restored > corrected.id, "restored: the new fact, not the withdrawn one");
  const { fact } = await reviewer.indicators.getFact({ id: restored });
  assert.deepEqual([fact.supersededBy, fact.void, fact.measures.amountFen], [null, false, 12_600_000]);
});
