import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { refusalOf, serveInstallation, nextKey, type Served } from "./served.ts";

/** What a superior, a neighbour and an auditor see of a county's work. */
let served: Served;
before(async () => {
  served = await serveInstallation({ sample: true });
});
after(() => served[Symbol.asyncDispose]());

test("a superior sees a county's figures and cases, not the contacts behind them; a neighbour sees neither", async () => {
  const county = (await served.signIn("baomu")).api;
  const { id } = await county.services.createDemand({
    values: {
      title: "范围试验（示例）",
      demanderName: "某合作社（示例）",
      demanderKind: "cooperative",
      contactName: "联系人（示例）",
      phone: "19900209999",
      source: "phone",
    },
    requestKey: nextKey(),
  });
  assert.equal((await county.services.lookContact({ id })).phone, "19900209999");
  const own = await (await served.signIn("lingdao")).api.indicators.scorecard({ from: "2026-01", to: "2026-12" });
  for (const superior of ["shiji", "shengji"]) {
    const { api } = await served.signIn(superior);
    const page = await api.services.getDemand({ id });
    assert.equal(page.case.title, "范围试验（示例）");
    assert.equal(page.contactOpen, false, superior);
    assert.doesNotMatch(JSON.stringify(page), /19900209999|联系人（示例）/, `${superior}: no contact in any part of the page`);
    assert.equal(await refusalOf(api.services.lookContact({ id })), "FORBIDDEN");
    const figures = await api.indicators.scorecard({ unitId: own.unit.id, from: "2026-01", to: "2026-12" });
    assert.deepEqual(figures.values, own.values, `${superior} reads the county's own figures`);
  }
  const neighbour = (await served.signIn("neijiang")).api;
  assert.equal(await refusalOf(neighbour.services.getDemand({ id })), "NOT_FOUND");
  assert.equal(await refusalOf(neighbour.indicators.scorecard({ unitId: own.unit.id, from: "2026-01", to: "2026-12" })), "NOT_FOUND");
});

test("an auditor reads the acts of the own unit and those below, and of nobody else", async () => {
  const [county, henan, auditor] = [await served.signIn("baomu"), await served.signIn("henan"), await served.signIn("shenji")];
  for (const visitor of [county, henan]) assert.equal((await visitor.fetch('/api/export/demands.csv?input={"filter":{}}')).status, 200);
  const actors = async (): Promise<string[]> => (await auditor.api.work.auditTrail({ act: "list.export" })).map((r) => r.actorName);
  assert.deepEqual(await actors(), ["陈小桔（示例）"], "Henan's export is Henan's auditor's to read");
  const trail = await auditor.api.work.auditTrail({});
  assert.ok(trail.length > 20 && trail.every((r) => r.actWords.zh !== r.act), "every act in words");
  assert.equal(await refusalOf(county.api.work.auditTrail({})), "FORBIDDEN");
  for (const closed of [() => auditor.api.services.listDemands({ filter: {}, limit: 1 }), () => auditor.api.work.workbench()])
    assert.equal(await refusalOf(closed()), "FORBIDDEN", "who audits sees no business data");
});
