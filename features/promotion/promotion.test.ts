import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { recordFact } from "../../platform/ledger/ledger.ts";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import type { PlainAsked } from "../../platform/http/plain-form.ts";
import type { CallDesk } from "./call-desk.ts";
import { needDoor } from "./index.ts";
import { codeOf, costEach, quotaIn, readCode } from "./rules.ts";
import type { PromotionEffect } from "./server.ts";

let world: World;
before(async () => {
  world = await makeWorld();
  await world.owner(async (owner) => {
    await owner.query("INSERT INTO region (code, name, level) VALUES ('990101', '甲一县（示例）', 3) ON CONFLICT DO NOTHING");
    await owner.query("UPDATE unit SET region_code = '990101' WHERE id = $1", [world.units["甲一县"]?.id]);
  });
});
after(() => world[Symbol.asyncDispose]());
const setDay = (day: string): void => {
  world.installation.clock.millis = Date.parse(`${day}T02:00:00Z`);
};

test("codes with their check digit; quotas are refused, plans with numbers of their own are not", () => {
  // 7992739871 has the check digit 3 (the example of ISO/IEC 7812-1's annex, as commonly cited).
  assert.equal(codeOf(7_992_739_871), "79927398713");
  assert.equal(readCode("7992 7398 713"), 7_992_739_871);
  for (const spelled of ["７９９２７３９８７１３", "推介码：7992-7398-713", "799273987l3", "七九九二七三九八七一三", " 799 273 987 13 "])
    assert.equal(readCode(spelled), 7_992_739_871, spelled);
  assert.equal(readCode(codeOf(100).replaceAll("0", "O")), 100);
  for (const wrong of ["79927398712", "79927389713", "1", "一二三", ""]) assert.equal(readCode(wrong), undefined, wrong);
  for (const bad of ["新增用户5000", "请各村安装不少于200户", "注册率达到90%", "目标：点击1万次", "让农户都知道，任务是下载三百个"])
    assert.ok(quotaIn(bad), bad);
  for (const good of ["柑橘黄龙病怎么认，有问题找服务中心", "发放技术资料200份", "6月18日赶场，讲采后保鲜", "关注果园墒情"])
    assert.equal(quotaIn(good), undefined, good);
  assert.deepEqual([costEach(90_000, 9), costEach(100, 3), costEach(100, 0)], [10_000, 33, null]);
});

test("an outreach is planned without quota, done with its proof, and looked at by the confirmed needs that name its code", async () => {
  setDay("2026-06-01");
  const adviser = world.client("甲一县", ["adviser"]);
  const city = world.client("甲市", ["adviser"]);
  const values = {
    ...{ title: "赶场日推介（示例）", audience: "示例镇柑橘种植户", channel: "scene", message: "果树有问题，找服务中心" },
    ...{ onDay: "2026-06-18", costFen: 90_000 },
  };
  const create = (more: object = {}, who = adviser) => who.promotion.create({ values: { ...values, ...more }, requestKey: nextKey() });
  const told = async (call: Promise<unknown>): Promise<string> =>
    call.then(
      () => "was not refused",
      (e: unknown) => JSON.stringify((e as { data?: { fields?: object } }).data?.fields ?? {}),
    );
  assert.match(await told(create({ message: "新增用户5000" })), /message.*(安装|注册|考核)/);
  assert.match(await told(create({ title: "每村安装不少于200户" })), /title/);
  assert.match(await told(create({ reached: 300 })), /estimatedBy/);
  const { id } = await create();
  const child = async (title: string, of = id, who = adviser) =>
    (
      await who.promotion.putChild({
        ...{ id: of, version: (await who.promotion.get({ id: of })).version, child: "materials" },
        values: { title, edition: "第1版", rights: "自制（示例）" },
      })
    ).id;
  const act = (action: string, of = id) => adviser.promotion.act({ id: of, action, requestKey: nextKey() });
  const effect = async () => (await adviser.promotion.get({ id })).sections["effect"] as PromotionEffect;
  assert.match(await told(child("海报：注册满1000人")), /title/);
  const poster = await child("海报");
  const radio = await child("广播稿");
  const above = await create({ title: "全市广播（示例）" }, city);
  const cityRadio = await child("市台广播", above.id, city);
  assert.equal(await refusalOf(act("hold")), "gate-unmet", "its day is to come");
  setDay("2026-06-18");
  assert.equal(await refusalOf(act("hold")), "gate-unmet", "no proof");
  const actor = world.actor("甲一县", ["adviser"]);
  const { services } = world.installation;
  await services.database.write(actor.scope, (tx) =>
    tx
      .insertInto("stored_file")
      .values({
        ...{ sha256: Buffer.alloc(32, 7), name: "现场（示例）.png", media_type: "image/png", bytes: 9 },
        ...{ case_id: id, kind: "proof", uploaded_by: actor.id },
      })
      .execute(),
  );
  await act("hold");

  setDay("2026-06-25");
  const need = async (title: string, who = adviser) =>
    (
      await who.services.createDemand({
        values: {
          ...{ title, demanderName: `${title}厂（示例）`, demanderKind: "enterprise", contactName: "联系人（示例）" },
          ...{ phone: "19900270002", source: "phone" },
        },
        requestKey: nextKey(),
      })
    ).id;
  const needs = [await need("黄龙病识别"), await need("库房保鲜"), await need("墒情监测"), await need("分选改造"), await need("水肥一体")];
  const set = (i: number, input: object, who = adviser) =>
    who.promotionOrigins.noteOrigin({ id: needs[i] as number, seen: null, ...input });
  const code = codeOf(poster);
  const wrong = `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;
  assert.equal(await refusalOf(set(0, { code: wrong })), "invalid", "a digit misheard");
  assert.equal(await refusalOf(set(0, { materialId: 99_999 })), "invalid");
  await set(0, { code });
  assert.equal(await refusalOf(set(0, {})), "stale", "somebody noted it meanwhile");
  await set(1, { materialId: poster });
  await set(2, {});
  await set(3, { code: codeOf(cityRadio) });
  const found = await adviser.promotionOrigins.findOrigin({ id: needs[1] as number });
  assert.deepEqual([found.heard, found.material, found.choices.length], ["asked", "海报", 3], "own and the city's materials");
  assert.equal(await refusalOf(set(0, { code }, world.client("乙一县", ["adviser"]))), "NOT_FOUND");
  const demandFacts = async (): Promise<number> =>
    (
      await services.database.read(actor.scope, (db) =>
        db.selectFrom("ledger_fact").select("id").where("kind", "like", "demand.%").execute(),
      )
    ).length;
  const confirm = async (kind: "demand.confirmed" | "demand.introduced", i: number, day: string) => {
    const unit = world.units["甲一县"] as { id: number; path: number[] };
    await services.database.write(actor.scope, (tx) =>
      recordFact(tx, services.house.facts, actor, {
        ...{ kind, occurredOn: day, unitId: unit.id, unitPath: unit.path, regionCode: null, subject: `demand:${needs[i]}` },
        ...{ keys: { demander: 1 }, evidence: [{ type: "case", ref: `demand:${needs[i]}`, label: "示例" }] },
      }),
    );
  };
  await confirm("demand.confirmed", 0, "2026-06-28");
  for (const i of [2, 3, 4]) await confirm("demand.confirmed", i, "2026-07-02");
  await confirm("demand.introduced", 0, "2026-07-10");
  // The public form, without account and script: the code comes along however it is spelled, and nothing counts before the call back.
  const region = "990101";
  const typed = { said: "果子采后三天就软", name: "示例合作社", contactName: "王某（示例）", phone: "199 0027 0003", consent: "yes" };
  const asked = { of: region, from: "", locale: "zh" } as const;
  const send = (more: Record<string, string>, at: PlainAsked = asked) => needDoor.take(services, at, { ...typed, ...more });
  const calls = async () => (await adviser.need_call.list({ filter: {}, limit: 50 })).rows;
  assert.equal((await needDoor.show(services, { ...asked, of: "999999" })).status, 404);
  const shown = await needDoor.show(services, { ...asked, from: code });
  assert.match(shown.body, new RegExp(`name="code"[^>]*value="${code}"`), "the poster's code stands in the form");
  for (const [more, words] of [
    [{ consent: "" }, /先勾选/],
    [{ phone: "一二三" }, /联系电话：/],
    [{ said: "" }, /遇到什么难题：/],
  ] as const) {
    const refused = await send(more);
    assert.equal(refused.status, 422);
    assert.match(refused.body, words);
    assert.match(refused.body, /示例合作社/, "what was typed comes back");
  }
  const spelled = { code: `推介码 ${[...code].join(" ").replaceAll("0", "O")}`, key: "form-key-0001" };
  assert.equal((await send(spelled)).status, 200);
  assert.equal((await send(spelled)).status, 200);
  assert.equal((await send({ name: "示例农户", code: wrong, key: "form-key-0002" })).status, 200, "a wrong code sends nobody away");
  assert.deepEqual((await calls()).map((r) => r.name).toSorted(), ["示例农户", "示例合作社"].toSorted(), "sent twice it is one");
  const factsBefore = await demandFacts();
  const callId = (await calls()).find((r) => r.name === "示例合作社")?.id as number;
  const other = (await calls()).find((r) => r.name === "示例农户")?.id as number;
  const desk = async (of: number) => (await adviser.need_call.get({ id: of })).sections["call"] as CallDesk;
  assert.deepEqual(await desk(callId), { material: "海报", code, demandId: null });
  assert.equal((await desk(other)).material, null);
  assert.equal((await adviser.need_call.get({ id: other })).values["code"], wrong, "what was typed is asked about in the call");
  assert.equal(await refusalOf(adviser.need_call.act({ id: callId, action: "take", requestKey: nextKey() })), "gate-unmet", "no need yet");
  const take = { id: callId, title: "猕猴桃采后保鲜", demanderKind: "cooperative" } as const;
  assert.equal(await refusalOf(world.client("乙一县", ["adviser"]).promotionOrigins.takeCall(take)), "NOT_FOUND");
  const made = await adviser.promotionOrigins.takeCall(take);
  assert.deepEqual(await adviser.promotionOrigins.takeCall(take), made, "once");
  assert.deepEqual(
    [(await adviser.need_call.get({ id: callId })).case?.state, (await adviser.promotionOrigins.findOrigin({ id: made.id })).material],
    ["taken", "海报"],
  );
  assert.equal((await adviser.services.getDemand({ id: made.id })).case.state, "draft", "its demander confirms it the ordinary way");
  assert.equal(await demandFacts(), factsBefore + 1, "received, and that only now");
  await adviser.need_call.act({ id: other, action: "drop", reason: "号码是空号", requestKey: nextKey() });
  const e = await effect();
  assert.deepEqual(
    e.materials.map((m) => [m.title, m.code, m.needs, m.confirmed, m.introduced, m.firstDays]),
    [
      ["海报", code, 3, 1, 1, 10],
      ["广播稿", codeOf(radio), 0, 0, 0, null],
    ],
    "named is not confirmed; what brought nothing stands there",
  );
  assert.deepEqual(e.window, { from: "2026-06-18", to: "2026-09-16", confirmed: 4, ofThis: 1, unknown: 1, unasked: 1 });
  assert.equal(e.costEachFen, 90_000);
  assert.equal(await refusalOf(act("look")), "gate-unmet", "thirty days have not passed");
  setDay("2026-07-18");
  await act("look");
  const facts = await services.database.read(actor.scope, (db) =>
    db.selectFrom("ledger_fact").select(["occurred_on", "measures", "dimensions"]).where("kind", "=", "promotion.held").execute(),
  );
  assert.deepEqual(facts, [{ occurred_on: "2026-06-18", measures: { costFen: 90_000 }, dimensions: { channel: "scene" } }]);
});
