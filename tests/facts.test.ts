import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { restoreFacts, withdrawFacts } from "../features/honesty/queries.ts";
import { mintSystemActor } from "../platform/access/scope.ts";
import { recordFact } from "../platform/ledger/ledger.ts";
import { pdfOf } from "../platform/testing/evidence.ts";
import { house } from "../app/rooms.ts";
import { nextKey, refusalOf, serveInstallation, type Served } from "./served.ts";

let served: Served;
before(async () => {
  served = await serveInstallation({ sample: true });
});
after(() => served[Symbol.asyncDispose]());

test("an agreement points to the fact that counts now: after a correction, a withdrawal, a restoration", async () => {
  const [adviser, reviewer] = [(await served.signIn("baomu")).api, (await served.signIn("shenhe")).api];
  const [row] = (await adviser.agreement.list({ filter: {}, limit: 1 })).rows;
  assert.ok(row);
  const factId = async () => (await adviser.projects.getAgreement({ id: row.id })).factId;
  const first = await factId();
  assert.ok(first);
  const leader = (await served.signIn("lingdao")).api;
  const propose = (change: object) => reviewer.indicators.correctFact({ id: first, reason: "金额录错（示例）", void: false, ...change });
  for (const [change, code] of [
    [{ measures: { amountFen: -5 } }, "invalid"],
    [{ measures: { amountFen: 9_000_000_000_000_000 } }, "invalid"],
    [{ measures: { somethingElse: 1 } }, "invalid"],
    [{ occurredOn: "0001-01-01" }, "invalid"],
    [{ occurredOn: "2026-02-31" }, "invalid"],
    [{ occurredOn: "2026-01-05" }, "invalid"],
    [{ occurredOn: "2026-12-24" }, "invalid"],
    [{ measures: { amountFen: 12_600_000 } }, "no-new-evidence"],
    [{ measures: { amountFen: 12_600_000 }, source: "听说的" }, "no-new-evidence"],
  ] as const)
    assert.equal(await refusalOf(propose(change)), code, JSON.stringify(change));
  const old = (await adviser.projects.getAgreement({ id: row.id })).files[0]?.id as number;
  assert.equal(await refusalOf(propose({ measures: { amountFen: 12_600_000 }, fileId: old })), "no-new-evidence", "the old evidence");
  const form = new FormData();
  form.set("file", new File([pdfOf("补充协议 示例")], "补充协议（示例）.pdf"));
  const visitor = await served.signIn("shenhe");
  const sent = await visitor.fetch(`/api/files?caseId=${row.id}`, { method: "POST", headers: { "x-bihuan": "1" }, body: form });
  const { id: fileId } = (await sent.json()) as { id: number };
  const { id: correction } = await propose({ measures: { amountFen: 12_600_000 }, fileId });
  assert.equal(await factId(), first, "proposed is not corrected");
  assert.equal(await refusalOf(propose({ measures: { amountFen: 1 } })), "already-proposed");
  assert.ok(
    (await leader.work.workbench({ most: 2000 })).mine.some((c) => c.id === correction),
    "it waits on a second person's bench",
  );
  const decide = (who: typeof leader) => who.indicators.decideCorrection({ id: correction, action: "confirm", requestKey: nextKey() });
  assert.equal(await refusalOf(decide(reviewer)), "same-person");
  const corrected = { id: (await decide(leader)).factId as number };
  assert.equal(await factId(), corrected.id);
  const now = (await reviewer.indicators.getFact({ id: corrected.id })).fact;
  assert.ok(now.evidence.some((e) => e.ref === String(fileId)) && now.evidence.length > 1, "the new evidence beside the old");

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

test("a fact bears its record's name, whether the record is a case or a plain row", async () => {
  const { api } = await served.signIn("baomu");
  const { unit } = await api.indicators.scorecard({ from: "2026-01", to: "2026-12" });
  const { id } = await api.month_report.create({
    values: { title: "科普月计划表（示例）", stage: "plan", fromOn: "2026-09-01", toOn: "2026-09-30" },
    requestKey: nextKey(),
  });
  const { services } = served.installation;
  const fact = await services.database.write(mintSystemActor(services.rootUnitId).scope, async (tx) => {
    const { path } = await tx.selectFrom("unit").select("path").where("id", "=", unit.id).executeTakeFirstOrThrow();
    return recordFact(tx, services.house.facts, mintSystemActor(services.rootUnitId), {
      ...{ kind: "agreement.signed", occurredOn: "2026-03-10", unitId: unit.id, unitPath: path, regionCode: null },
      ...{ subject: `month_report:${id}`, measures: { amountFen: 100 }, dimensions: { basis: "self", type: "contract" }, keys: {} },
      evidence: [{ type: "source", ref: "示例", label: "示例" }],
    });
  });
  const told = (await api.indicators.getFact({ id: fact })).fact;
  assert.deepEqual([told.title, told.caseId], ["科普月计划表（示例）", null]);
});

test("every measure of every kind of fact has bounds", () => {
  const measures = [...house.facts.values()].flatMap((k) => Object.values(k.measures));
  assert.ok(measures.length >= 7);
  for (const { bounds } of measures) assert.ok(bounds[0] < bounds[1] && bounds.every(Number.isSafeInteger));
});
