import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { creditCodeCheck } from "@bihuan/kit";
import { daysOf } from "../../tests/on-days.ts";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { paperText } from "../../tests/paper-text.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { gapsAndDoubles, nextContact } from "./pair-rules.ts";

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());

const codeOf = (n: number): string => {
  const body = `91510000MA0${String(n).padStart(6, "0")}`;
  return body + creditCodeCheck(body);
};

test("rules: the next day always exists; firms without an owner and with two are told", () => {
  const pair = { fromOn: "2026-03-01", firstOn: "2026-03-15" };
  assert.equal(nextContact(pair, undefined, 60), "2026-03-15");
  assert.equal(nextContact(pair, { onDay: "2026-03-15", nextOn: null }, 60), "2026-05-14", "by the rhythm of the rank");
  assert.equal(nextContact(pair, { onDay: "2026-03-15", nextOn: "2026-04-01" }, 60), "2026-04-01", "as agreed");
  assert.equal(nextContact(pair, { onDay: "2026-03-15", nextOn: null }, undefined), "2026-03-29", "no rule: as long as to the first");
  assert.equal(
    nextContact({ fromOn: "2026-03-01", firstOn: "2026-03-01" }, { onDay: "2026-03-01", nextOn: null }, undefined),
    "2026-03-02",
  );
  const found = gapsAndDoubles(
    [{ code: "a" }, { code: "b" }, { code: "b" }, { code: "c" }],
    [
      { id: 1, code: "b" },
      { id: 2, code: "c" },
      { id: 3, code: "c" },
      { id: 4, code: null },
    ],
  );
  assert.deepEqual(
    [found.firms, found.gaps.map((g) => g.code), found.doubles.map((d) => [d.code, d.owners.length])],
    [3, ["a"], [["c", 2]]],
  );
});

test("one owner for each firm, contacts by the rank's own rhythm, problems closed after a call back, handed over with what is open", async () => {
  const { on } = daysOf(world);
  const adviser = world.client("甲一县", ["adviser"]);
  const head = world.client("甲一县", ["leader"]);
  on("2026-03-02");
  await world.client("示例省", ["leader"]).pair_rule.create({
    values: { name: "两个月（示例）", rank: "section", measure: "contact_days", value: 60, source: "示例", fromOn: "2026-01-01" },
    requestKey: nextKey(),
  });
  const values = {
    ...{ targetKind: "firm", targetName: "示例柑橘公司（示例）", targetCode: codeOf(1), leaderName: "甲某（示例）", rank: "section" },
    ...{ fromOn: "2026-03-02", firstOn: "2026-03-16" },
  };
  assert.equal(
    await refusalOf(adviser.pair.create({ values: { ...values, targetCode: "" }, requestKey: nextKey() })),
    "invalid",
    "a firm without its code",
  );
  const { id } = await adviser.pair.create({ values, requestKey: nextKey() });
  const page = async (of = id) => adviser.pair.get({ id: of });
  const act = (client: typeof adviser, action: string, of = id, reason?: string) =>
    client.pair.act({ id: of, action, requestKey: nextKey(), ...(reason === undefined ? {} : { reason }) });
  assert.equal((await page()).values["nextOn"], "2026-03-16", "proposed, and the next day stands already");
  assert.equal(await refusalOf(act(head, "confirm")), "gate-unmet", "nobody of the firm agreed");
  await adviser.pair.edit({ id, version: (await page()).version, values: { ...values, agreedBy: "经理（示例）", agreedOn: "2026-03-02" } });
  await act(head, "confirm");

  // A second owner in the same unit is refused, however the firm is called; one in the city is told on both pages.
  const agreed = { agreedBy: "经理（示例）", agreedOn: "2026-03-02" };
  const second = (
    await adviser.pair.create({
      values: { ...values, ...agreed, targetName: "柑橘公司旧名（示例）", leaderName: "乙某（示例）" },
      requestKey: nextKey(),
    })
  ).id;
  assert.equal(await refusalOf(act(head, "confirm", second)), "gate-unmet");
  await act(adviser, "drop", second, "重复登记");
  const city = world.client("甲市", ["leader"]);
  const above = (await city.pair.create({ values: { ...values, ...agreed, leaderName: "市某（示例）" }, requestKey: nextKey() })).id;
  await act(city, "confirm", above);
  const owners = await city.pair.owners();
  assert.deepEqual(
    owners.doubles.map((d) => [d.code, d.owners.map((o) => o.id).toSorted((a, b) => a - b)]),
    [[codeOf(1), [id, above].toSorted((a, b) => a - b)]],
  );
  assert.deepEqual((await head.pair.owners()).doubles, [], "a county sees its own");

  const put = async (child: string, v: object, childId?: number, of = id) =>
    adviser.pair.putChild({
      id: of,
      version: (await page(of)).version,
      child,
      values: v as never,
      ...(childId === undefined ? {} : { childId }),
    });
  assert.equal(await refusalOf(put("contacts", { onDay: "2026-03-20", way: "visit", topics: "还没发生的事" })), "invalid", "in the future");
  on("2026-03-16");
  await put("contacts", { onDay: "2026-03-16", way: "visit", topics: "采后保鲜缺冷库" });
  assert.deepEqual([(await page()).values["lastOn"], (await page()).values["nextOn"]], ["2026-03-16", "2026-05-15"]);
  assert.equal((await page()).case?.dueOn, "2026-05-15", "the workbench reminds of it");
  const matter = { matter: "缺冷库", raisedOn: "2026-03-16", dueOn: "2026-04-16" };
  const problem = (await put("problems", matter)).id;
  assert.equal(await refusalOf(put("problems", { ...matter, doneOn: "2026-03-16" }, problem)), "invalid", "closed without a call back");
  assert.equal(await refusalOf(act(head, "end", id, "不再挂包")), "gate-unmet", "a problem is open");

  // Who left is named; the pair goes to a successor with the open problem, at once.
  on("2026-05-20");
  assert.deepEqual(
    (await head.pair.owners()).late.map((l) => [l.id, l.days]),
    [[id, 5]],
  );
  assert.equal(await refusalOf(act(head, "hand")), "gate-unmet", "no successor written");
  const given = { leaderPost: null, rank: "section" as const, firstOn: "2026-06-01", note: "工作调整（示例）" };
  assert.equal(
    await refusalOf(adviser.pair.handPair({ id, leaderName: "丙某（示例）", ...given, requestKey: nextKey() })),
    "not-your-role",
  );
  const handed = await head.pair.handPair({ id, leaderName: "丙某（示例）", ...given, requestKey: nextKey() });
  assert.equal(handed.problems, 1);
  const paper = (key: string, of: number) =>
    paperText(world.installation.services, world.actor("甲一县", ["adviser"]), `papers/pair/:id/${key}`, of);
  assert.match(
    (await paper("handover", id)) ?? "",
    /示例柑橘公司.*甲某.*最近一次联系是2026年3月16日.*丙某（示例）继续联系.*1 个问题.*缺冷库/s,
  );
  assert.match((await paper("card", handed.id)) ?? "", /挂包联系卡.*丙某（示例）.*2026年6月1日/s);
  assert.equal(await paper("card", id), undefined, "no card of who was");
  const now = await page(handed.id);
  assert.deepEqual([(await page()).case?.state, now.case?.state, now.values["nextOn"]], ["handed", "active", "2026-06-01"]);
  await put(
    "problems",
    { ...matter, result: "合用冷库", calledOn: "2026-05-20", satisfied: "yes", doneOn: "2026-05-20" },
    problem,
    handed.id,
  );
  assert.equal(await refusalOf(put("problems", { ...matter }, problem, handed.id)), "closed", "what was counted stays");
  const facts = await world.installation.services.database.read(world.actor("甲一县", ["leader"]).scope, (db) =>
    db.selectFrom("ledger_fact").select(["kind", "measures", "dimensions"]).where("kind", "=", "pair.problem").execute(),
  );
  assert.deepEqual(
    facts.map((f) => [f.measures, f.dimensions]),
    [[{ days: 65 }, { satisfied: "yes" }]],
  );

  // Firms of the rooms: one nobody looks after; and what is known elsewhere stands on the pair's page.
  const firm = (n: number, name: string) =>
    adviser.firm.create({ values: { name: `${name}（示例）`, code: codeOf(n) }, requestKey: nextKey() });
  await firm(1, "示例柑橘公司");
  await firm(2, "无人挂包公司");
  const all = await head.pair.owners();
  assert.deepEqual([all.firms, all.gaps.map((g) => g.code)], [2, [codeOf(2)]]);
  assert.deepEqual(
    (await adviser.pair.about({ id: handed.id })).rows.map((r) => r.title),
    ["示例柑橘公司（示例）"],
  );
});

test("duties and incentives: forbidden yardsticks are refused with the rule, money only after decision and publicity", async () => {
  const head = world.client("甲一县", ["leader"]);
  const list = await head.duty_list.create({
    values: { post: "普及部部长（示例）", year: 2026, holder: "丁某（示例）", source: "示例" },
    requestKey: nextKey(),
  });
  const item = (measure: string, more: object = {}) =>
    head.duty_list.putChild({
      ...{ id: list.id, version: 1, child: "items" },
      values: { kind: "work", duty: "企业服务", measure, dueOn: "2026-12-20", ...more } as never,
    });
  assert.equal(await refusalOf(item("走访拍照留痕 12 次")), "invalid");
  await item("问题按期销号并回访");
  const base = { name: "以奖代补（示例）", basis: "示例〔2026〕示例3号", whom: "驻点专家（示例）", what: "补助", amountFen: 100_000 };
  const give = (v: object) => head.incentive.create({ values: { ...base, ...v } as never, requestKey: nextKey() });
  assert.equal(await refusalOf(give({ rule: "按发稿篇数给予奖励" })), "invalid", "the lint");
  assert.equal(await refusalOf(give({ rule: "每确认见效一项 1000 元", paidOn: "2026-06-01" })), "invalid", "neither decided nor public");
  await give({
    rule: "每确认见效一项 1000 元",
    decidedBy: "主席办公会",
    decidedOn: "2026-05-20",
    publicFrom: "2026-05-21",
    publicTo: "2026-05-28",
    paidOn: "2026-06-01",
  });
});
