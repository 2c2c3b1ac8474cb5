import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { closeSearch, searchHostOf } from "../app/search.ts";
import { deriveLibraryLinks, importPolicy } from "../features/policies/index.ts";
import { mintSystemActor } from "../platform/access/scope.ts";
import { repositoryRoot } from "../platform/testing/database.ts";
import { publishNeed } from "./published-needs.ts";
import { nextKey, serveInstallation, type Served } from "./served.ts";

/** Cases beside the repository that need the installed product: laws by their short names, a need whose best candidates are decided. */
const beside = (path: string): string | undefined =>
  [join(repositoryRoot, "..", path), join(repositoryRoot, "../..", path)].find((one) => existsSync(one));
const cases = beside("shared/cases/41-matching");
const laws = beside("shared/data/policies/行政法");
let served: Served;
before(async () => {
  if (cases === undefined) return;
  served = await serveInstallation({ sample: true });
});
after(async () => {
  if (served === undefined) return;
  await closeSearch(served.installation.services);
  await served[Symbol.asyncDispose]();
});
const absent = cases === undefined ? "../shared/cases/41-matching is absent" : false;

test(
  "search-laws: a law is found by its short name, its article by name and number, in force before superseded",
  { skip: absent || (laws === undefined && "../shared/data/policies is absent") },
  async () => {
    const { services } = served.installation;
    const actor = mintSystemActor(services.rootUnitId);
    const names = /^(科学技术普及法|促进科技成果转化法|科学技术进步法)/;
    const files = readdirSync(laws as string).filter((name) => names.test(name));
    for (const file of files)
      assert.equal((await importPolicy(services, actor, file, readFileSync(join(laws as string, file)))).outcome, "stored");
    await services.database.write(actor.scope, deriveLibraryLinks);
    const host = await searchHostOf(services);
    await host.index.settled();
    while (await host.catchUp());
    const { api } = await served.signIn("baomu");
    const said = JSON.parse(readFileSync(join(cases as string, "search-laws.json"), "utf8")) as {
      cases: [question: string, first: string, before: string][];
    };
    for (const [question, first] of said.cases) {
      const { hits } = await api.search.search({ text: question });
      const title = hits[0]?.title.map((p) => p.text).join("") ?? "";
      const [law = "", article] = first
        .replace(/^中华人民共和国/, "")
        .replace(/ \(\d+\)$/, "")
        .split(/\s+/);
      assert.ok(title.includes(law.replace(/^中华人民共和国/, "")), `${question}: ${title}`);
      assert.equal(hits[0]?.note ?? null, null, `${question}: in force`);
      const wanted = article ?? /第.+条$/.exec(question)?.[0];
      if (wanted !== undefined) assert.match(decodeURI(hits[0]?.href ?? ""), new RegExp(`#${wanted}$`), question);
      else assert.equal(hits[0]?.kind, "policy", question);
    }
  },
);

test("assignment-words: a need whose candidate is chosen is told so, and is none that nobody can be given", { skip: absent }, async () => {
  const { expected } = JSON.parse(readFileSync(join(cases as string, "assignment-words.json"), "utf8")) as { expected: string };
  assert.match(expected, /已选定.+，等其答复/);
  const [adviser, reviewer, leader] = [await served.signIn("baomu"), await served.signIn("shenhe"), await served.signIn("lingdao")];
  const id = await publishNeed(served, adviser.api, reviewer.api, {
    title: "蔬菜大棚水肥一体化与墒情监测（示例）",
    presentState: "蔬菜大棚灌溉施肥凭经验，缺少墒情监测。",
    target: "水肥一体化，墒情在线监测。",
  });
  const { candidates } = await adviser.api.services.proposeCandidates({ id, requestKey: nextKey() });
  const [first, second] = candidates.filter((c) => c.status === "proposed");
  assert.ok(first && second, "two who may be decided on");
  await adviser.api.services.rejectCandidate({ id, supplyId: second.supplyId, reason: "路远" });
  const chosen = { id, supplyId: first.supplyId, message: "请看看这项需求（示例）", reason: "词语相合", requestKey: nextKey() };
  await adviser.api.services.chooseCandidate(chosen);
  const plan = await leader.api.matching.planAssignment({ month: "2026-11", perNeed: 3, without: [], limits: [] });
  const need = plan.needs.find((n) => n.demandId === id) ?? assert.fail("the need stands in its month");
  assert.equal(need.isDecided, true);
  assert.equal(need.shortage?.zh, `已选定${first.name}，等其答复`);
});
