import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makeWorld, type Client, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import type { Cascade, PlanTasks } from "./plan-contract.ts";

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());
const idOf = (name: string) => world.units[name]?.id as number;

const TEXT = `三、任务分工。（一）建设县级科技服务站，由甲一县科协牵头，甲二县科协、示例教育局配合，12月20日前完成；
（二）编印方案读本，由示例宣传部负责，年底前完成；
（三）做好经费保障，由甲市科协牵头，尽快落实。`;

async function paper(unit: string, id: number) {
  const actor = world.actor(unit, ["adviser"]);
  await world.installation.services.database.write(actor.scope, (tx) =>
    tx
      .insertInto("stored_file")
      .values({
        case_id: id,
        kind: "paper",
        name: "实施方案（示例）.pdf",
        sha256: Buffer.alloc(32),
        media_type: "application/pdf",
        bytes: 100,
        uploaded_by: actor.id,
      })
      .execute(),
  );
}
async function issue(unit: string, id: number, values: Record<string, unknown>) {
  const who: Client = world.client(unit, ["adviser"]);
  const { version, values: stood } = await who.action_plan.get({ id });
  const { title, number, issuedOn, toOn, belowBy, basis } = { ...stood, ...values } as Record<string, unknown>;
  await who.action_plan.edit({ id, version, values: { title, number, issuedOn, toOn, belowBy, basis } });
  await paper(unit, id);
  await who.action_plan.act({ id, action: "issue", requestKey: nextKey() });
}
const cascadeOf = async (unit: string, id: number) =>
  (await world.client(unit, ["leader"]).action_plan.get({ id })).sections["cascade"] as Cascade;
const plansOf = async (unit: string) => (await world.client(unit, ["adviser"]).action_plan.list({ filter: {}, limit: 20 })).rows;

test("an issued plan asks the units beneath for theirs, level by level; who has none is seen above, and only its own unit moves it", async () => {
  const province = world.client("示例省", ["adviser"]);
  const title = "全民科学素质行动实施方案（示例）";
  const { id } = await province.action_plan.create({ values: { title, belowBy: "2026-12-31" }, requestKey: nextKey() });
  assert.equal(await refusalOf(province.action_plan.act({ id, action: "issue", requestKey: nextKey() })), "gate-unmet", "number and paper");
  assert.deepEqual(await plansOf("甲市"), []);
  await issue("示例省", id, { number: "示例府发〔2026〕1号", issuedOn: "2026-11-20", toOn: "2030-12-31" });
  const [cityPlan] = await plansOf("甲市");
  const cityId = Number(cityPlan?.["id"]);
  const page = await world.client("甲市", ["adviser"]).action_plan.get({ id: cityId });
  assert.deepEqual([page.case?.state, page.case?.dueOn, page.turn?.isMine], ["draft", "2026-12-31", true]);
  assert.deepEqual([page.values["aboveTitle"], page.values["basis"]], [`${title}（示例府发〔2026〕1号）`, "示例府发〔2026〕1号"]);
  assert.equal(await refusalOf(province.action_plan.act({ id: cityId, action: "issue", requestKey: nextKey() })), "not-your-unit");
  assert.deepEqual(await plansOf("甲一县"), [], "the city asks its counties when it has its own");

  const shown = async () => (await cascadeOf("示例省", id)).units.map((u) => [u.unitName.slice(0, 3), u.depth, u.state, u.isLate]);
  assert.deepEqual(await shown(), [
    ["甲市科", 1, "draft", false],
    ["甲一县", 2, null, false],
    ["甲二县", 2, null, false],
    ["乙市科", 1, "draft", false],
    ["乙一县", 2, null, false],
  ]);
  await issue("甲市", cityId, { number: "示例市发〔2026〕3号", issuedOn: "2026-11-22", toOn: "2030-12-31", belowBy: "2026-11-25" });
  assert.equal((await plansOf("甲一县")).length, 1);
  assert.equal((await plansOf("乙一县")).length, 0);
  // Editing an issued plan asks nobody twice, and a moved day reaches those who have not issued.
  const city = world.client("甲市", ["adviser"]);
  const { version, values } = await city.action_plan.get({ id: cityId });
  const { number, issuedOn, toOn, basis } = values;
  await city.action_plan.edit({ id: cityId, version, values: { title, number, issuedOn, toOn, basis, belowBy: "2026-11-24" } });
  const [asked, ...more] = await plansOf("甲一县");
  assert.deepEqual([asked?.["dueOn"], more.length], ["2026-11-24", 0]);
  world.installation.clock.millis = Date.parse("2026-11-26T02:00:00Z");
  assert.deepEqual(
    (await shown()).filter(([, , , late]) => late).map(([name]) => name),
    ["甲一县", "甲二县"],
  );
  await world.client("甲二县", ["leader"]).action_plan.act({
    id: Number((await plansOf("甲二县"))[0]?.["id"]),
    action: "waive",
    requestKey: nextKey(),
    reason: "并入市方案（示例）",
  });
  await issue("甲一县", Number(asked?.["id"]), { number: "示例县发〔2026〕5号", issuedOn: "2026-11-26", toOn: "2030-12-31" });
  assert.equal((await cascadeOf("示例省", id)).issued, 2, "city and county");
  // Towns stand in their county's list when it asks them, and in no other.
  const countyId = Number(asked?.["id"]);
  assert.deepEqual((await cascadeOf("甲一县", countyId)).units, []);
  const county = world.client("甲一县", ["adviser"]);
  const own = await county.action_plan.get({ id: countyId });
  const { title: name, number: no, issuedOn: on, toOn: until } = own.values;
  const asking = { title: name, number: no, issuedOn: on, toOn: until, belowBy: "2026-12-20" };
  await county.action_plan.edit({ id: countyId, version: own.version, values: asking });
  assert.deepEqual(
    (await cascadeOf("甲一县", countyId)).units.map((u) => [u.unitName, u.state]),
    [["甲一镇科协（示例）", "draft"]],
  );
  world.installation.clock.millis = Date.parse("2026-11-23T02:00:00Z");
});

test("a pasted paragraph becomes tasks with lead, parts and day; rows without unit, of another city or past their day give nothing out", async () => {
  const city = world.client("甲市", ["adviser"]);
  const { id } = await city.action_plan.create({ values: { title: "县级服务站方案（示例）" }, requestKey: nextKey() });
  const read = await city.plans.readTasks({ id, text: TEXT });
  assert.deepEqual(
    read.rows.map((r) => [r.leads, r.leadUnitId, r.with, r.untilOn, r.dayWords]),
    [
      ["甲一县科协", idOf("甲一县"), ["甲二县科协", "示例教育局"], "2026-12-20", "12月20日"],
      ["示例宣传部", null, [], "2026-12-31", "年底"],
      ["甲市科协", idOf("甲市"), [], null, "尽快"],
    ],
  );
  assert.deepEqual(read.units.map((u) => u.id), [idOf("甲市"), idOf("甲一县"), idOf("甲二县")]); // prettier-ignore
  const rows = read.rows.slice(0, 1).map(({ matter, leadUnitId, person, untilOn, with: others }) => ({
    ...{ matter, person, with: others },
    ...{ leadUnitId: leadUnitId as number, untilOn: untilOn as string },
  }));
  const give = (changed: Partial<(typeof rows)[number]>, requestKey = nextKey()) =>
    city.plans.giveTasks({ id, requestKey, rows: rows.map((r) => ({ ...r, ...changed })) });
  assert.equal(await refusalOf(give({})), "not-from-this-state", "first the plan, then its tasks");
  await issue("甲市", id, { number: "示例市科〔2026〕9号", issuedOn: "2026-11-21", toOn: "2027-12-31" });
  const tasks = async () => (await city.action_plan.get({ id })).sections["tasks"] as PlanTasks;
  for (const wrong of [{ leadUnitId: idOf("乙一县") }, { leadUnitId: idOf("示例省") }, { untilOn: "2026-11-01" }])
    assert.equal(await refusalOf(give(wrong)), "invalid", JSON.stringify(wrong));
  assert.deepEqual(await tasks(), [], "nothing of a refused table");
  const key = nextKey();
  assert.equal((await give({}, key)).given, 1);
  await give({}, key);
  await give({});
  const given = await tasks();
  assert.deepEqual(
    given.map((t) => [t.title, t.unitName, t.withUnits, t.untilOn]),
    [["建设县级科技服务站", "甲一县科协（示例）", "甲二县科协（示例）、示例教育局", "2026-12-20"]],
    "sent twice it is given once",
  );
  assert.ok((await city.plans.readTasks({ id, text: TEXT })).rows[0]?.taken);
  assert.equal((await world.client("甲一县", ["adviser"]).task.list({ filter: {}, limit: 20 })).rows.length, 1);
  const leader = world.client("甲市", ["leader"]);
  assert.equal(await refusalOf(leader.action_plan.act({ id, action: "finish", requestKey: nextKey() })), "gate-unmet", "tasks are open");
  assert.equal(await refusalOf(world.client("乙市", ["leader"]).action_plan.get({ id })), "NOT_FOUND");
  assert.equal(await refusalOf(world.client("乙市", ["adviser"]).plans.readTasks({ id, text: TEXT })), "NOT_FOUND");
});
