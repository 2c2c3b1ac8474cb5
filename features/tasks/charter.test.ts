import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { daysOf } from "../../tests/on-days.ts";
import { makeWorld, type Client, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { strFromU8, unzipSync } from "fflate";
import { writeMinutes } from "./minutes-file.ts";

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());

const NAME = "示例章程";
const text = (third: string) => `${NAME}\n第一章　总则\n第一条　示例条文一。\n第二章　组织\n第二条　示例条文二。\n第三条　${third}`;
const rule = (body: string, matter: string, base: string, majority: readonly [number, number, boolean], article = "第三条") => ({
  ...{ body, matter, base, article, quorumNum: 2, quorumDen: 3, quorumAbove: false },
  ...{ majorityNum: majority[0], majorityDen: majority[1], majorityAbove: majority[2] },
});
const HALF = [1, 2, true] as const;
const TWO_THIRDS = [2, 3, false] as const;

const hands = (unit = "甲一县") => {
  const adviser = world.client(unit, ["adviser"]);
  // A second person of the office.
  const head = world.as({ ...world.actor(unit, ["leader"]), id: "person:901" });
  return { adviser, head };
};
type Child = Parameters<Client["charter"]["putChild"]>[0]["values"];
const versionOf = async (client: Client, kind: "charter" | "meeting" | "duty_list", id: number) => (await client[kind].get({ id })).version;
const put = async (
  client: Client,
  kind: "charter" | "meeting" | "duty_list",
  id: number,
  child: string,
  values: object,
  childId?: number,
) =>
  client[kind].putChild({
    ...{ id, child, version: await versionOf(client, kind, id), values: values as Child },
    ...(childId === undefined ? {} : { childId }),
  });
const act = (client: Client, kind: "charter" | "meeting", id: number, action: string, reason?: string) =>
  client[kind].act({ id, action, requestKey: nextKey(), ...(reason === undefined ? {} : { reason }) });
const said = async (promise: Promise<unknown>): Promise<string> => {
  const error = await promise.then(
    () => assert.fail("was taken"),
    (e: unknown) => e as { data?: unknown },
  );
  return JSON.stringify(error.data);
};
const draft = async (adviser: Client, values: object, rules: readonly object[], third = "到会三分之二才能表决。"): Promise<number> => {
  const { id } = await adviser.charter.create({
    values: { title: NAME, kind: "charter", edition: "2026年版", fromOn: "2026-02-01", ...values },
    requestKey: nextKey(),
  });
  await adviser.charters.pasteCharter({ id, version: await versionOf(adviser, "charter", id), text: text(third) });
  for (const r of rules) await put(adviser, "charter", id, "rules", r);
  return id;
};

test("a charter: text cut into articles, rules that stand in it, passed with its proof; the next version ends it and shows what changed", async () => {
  const { on, file } = daysOf(world);
  on("2026-01-20");
  const { adviser, head } = hands();
  const first = await draft(adviser, { passedBy: "第三次代表大会（示例）", passedOn: "2026-01-18" }, []);
  const page = await adviser.charter.get({ id: first });
  assert.deepEqual(
    page.children["articles"]?.map((a) => [a["address"], a["heading"], a["body"]]),
    [
      ["第一条", "第一章 总则", "示例条文一。"],
      ["第二条", "第二章 组织", "示例条文二。"],
      ["第三条", "第二章 组织", "到会三分之二才能表决。"],
    ],
    "the line that repeats the name is no article",
  );
  await file("甲一县", first, "decision");
  assert.match(await said(act(head, "charter", first, "adopt")), /写的条在条文里没有/, "a charter without a rule");
  assert.equal(
    await refusalOf(put(adviser, "charter", first, "rules", rule("plenary", "ordinary", "due", [1, 3, false]))),
    "invalid",
    "a third carries its opposite",
  );
  assert.equal(
    await refusalOf(put(adviser, "charter", first, "rules", rule("plenary", "ordinary", "due", [3, 2, false]))),
    "invalid",
    "more than all",
  );
  const wrong = await put(adviser, "charter", first, "rules", rule("plenary", "ordinary", "due", HALF, "第九条"));
  assert.match(await said(act(head, "charter", first, "adopt")), /写的条在条文里没有/, "the article is not there");
  await put(adviser, "charter", first, "rules", rule("plenary", "ordinary", "due", HALF, "第三条第一款"), wrong.id);
  assert.equal(
    await refusalOf(put(adviser, "charter", first, "rules", rule("plenary", "ordinary", "present", HALF))),
    "invalid",
    "one matter, one rule",
  );
  await put(adviser, "charter", first, "rules", rule("congress", "charter", "present", TWO_THIRDS));
  const both = world.client("甲一县", ["adviser", "leader"]);
  assert.equal(await refusalOf(act(both, "charter", first, "adopt")), "same-person", "who drafted does not enter it as passed");
  on("2026-01-21");
  await act(head, "charter", first, "adopt");
  assert.equal(
    await refusalOf(put(adviser, "charter", first, "rules", rule("plenary", "money", "due", HALF))),
    "not-from-this-state",
    "a passed version stays",
  );
  assert.equal(await refusalOf(adviser.charters.pasteCharter({ id: first, version: 99, text: text("改") })), "not-from-this-state");

  // Another document with a rule for the same matter is named before it can be passed.
  const other = await draft(
    adviser,
    { title: "全委会规则（示例）", kind: "rules", fromOn: "2026-03-01", passedBy: "全委会（示例）", passedOn: "2026-02-20" },
    [rule("plenary", "ordinary", "present", HALF)],
  );
  on("2026-02-21");
  await file("甲一县", other, "decision");
  assert.match(await said(act(head, "charter", other, "adopt")), /已有表决规则/);
  const clashes = ((await adviser.charter.get({ id: other })).sections["text"] as { clashes: { document: string }[] }).clashes;
  assert.deepEqual(
    clashes.map((c) => c.document),
    ["示例章程（2026年版）"],
  );

  // The second version is passed by a meeting that votes by the first.
  const second = await draft(
    adviser,
    { edition: "2026年修订", fromOn: "2026-06-01" },
    [rule("plenary", "ordinary", "due", HALF)],
    "到会过半数才能表决。",
  );
  assert.match(await said(act(head, "charter", second, "adopt")), /由谁、哪天通过/);
  on("2026-05-10");
  const meeting = (
    await adviser.meeting.create({
      values: { title: "第四次代表大会（示例）", kind: "congress", heldOn: "2026-05-10", chair: "甲某（示例）", minutes: "审议章程。" },
      requestKey: nextKey(),
    })
  ).id;
  const motion = { no: 1, title: "章程修正案", matter: "charter", charterId: second, due: 30, present: 24 };
  const votes = { votesFor: 16, votesAgainst: 6, votesAbstain: 2 };
  assert.match(await said(put(adviser, "meeting", meeting, "motions", { ...motion, ...votes })), /还没有开/, "before it is held");
  const { id: motionId } = await put(adviser, "meeting", meeting, "motions", motion);
  await act(adviser, "meeting", meeting, "hold");
  await put(adviser, "meeting", meeting, "motions", { ...motion, ...votes }, motionId);
  await put(adviser, "meeting", meeting, "attendance", { name: "甲某（示例）", how: "present" });
  await act(adviser, "meeting", meeting, "send");
  assert.match(await said(act(head, "charter", second, "adopt")), /由谁、哪天通过/, "until the minutes are signed");
  await act(head, "meeting", meeting, "close");
  await act(head, "charter", second, "adopt");
  const [old, fresh] = [await adviser.charter.get({ id: first }), await adviser.charter.get({ id: second })];
  assert.deepEqual([old.case?.state, old.values["toOn"]], ["replaced", "2026-05-31"]);
  assert.deepEqual(
    [fresh.values["passedBy"], fresh.values["passedOn"], fresh.values["toOn"]],
    ["第四次代表大会（示例）", "2026-05-10", null],
  );
  const changed = await adviser.charters.compareCharter({ id: second });
  assert.deepEqual([changed.same, changed.rows.map((r) => [r.relation, r.left?.address])], [2, [["changed", "第三条"]]]);
  assert.ok(changed.rows[0]?.stretches.some((x) => x.sign === "+" && x.text.includes("过半数")));

  const late = await draft(adviser, { edition: "补登（示例）", fromOn: "2026-05-01", passedBy: "示例", passedOn: "2026-04-01" }, [
    rule("plenary", "money", "due", HALF),
  ]);
  await file("甲一县", late, "decision");
  assert.match(await said(act(head, "charter", late, "adopt")), /晚于已通过的同名版本/, "nothing is put in between");
  assert.equal((await world.client("甲二县", ["leader"]).charter.list({ filter: {}, limit: 20 })).total, 0, "a neighbour sees none");
  assert.equal(
    await refusalOf(act(world.client("甲市", ["leader"]), "charter", second, "repeal", "示例")),
    "not-your-unit",
    "each repeals its own",
  );
  on("2026-07-01");
  await act(head, "charter", second, "repeal", "合并到新规则（示例）");
  assert.equal((await adviser.charter.get({ id: second })).values["toOn"], "2026-07-01");
});

test("motions: quorum and result by the rule in force on the day, said in words and in the minutes; what cannot be is refused", async () => {
  const { on, file } = daysOf(world);
  const { adviser, head } = hands("甲二县");
  on("2026-03-01");
  const charter = await draft(adviser, { fromOn: "2026-03-10", passedBy: "代表大会（示例）", passedOn: "2026-03-01" }, [
    rule("plenary", "ordinary", "due", HALF),
    rule("plenary", "money", "present", TWO_THIRDS),
    rule("plenary", "persons", "cast", HALF),
  ]);
  await file("甲二县", charter, "decision");
  on("2026-03-02");
  await act(head, "charter", charter, "adopt");
  const meet = async (heldOn: string): Promise<number> => {
    const { id } = await adviser.meeting.create({
      values: { title: `全委会（示例）${heldOn}`, kind: "plenary", heldOn, chair: "乙某（示例）", minutes: "审议事项。" },
      requestKey: nextKey(),
    });
    await act(adviser, "meeting", id, "hold");
    return id;
  };
  const ordinary = { no: 1, title: "年度安排", matter: "ordinary" };
  const early = await meet("2026-03-05");
  assert.match(
    await said(
      put(adviser, "meeting", early, "motions", { ...ordinary, due: 9, present: 9, votesFor: 9, votesAgainst: 0, votesAbstain: 0 }),
    ),
    /没有全委会表决“一般事项”的规则/,
    "before the charter was in force",
  );

  on("2026-04-10");
  const id = await meet("2026-04-10");
  const motion = async (values: object, childId?: number) => put(adviser, "meeting", id, "motions", values, childId);
  assert.match(await said(motion({ ...ordinary, matter: "charter" })), /有的是：一般事项、经费和资产、选举和人事/);
  for (let i = 1; i <= 9; i++)
    await put(adviser, "meeting", id, "attendance", { name: `委员${i}（示例）`, how: i <= 5 ? "present" : "leave" });
  await put(adviser, "meeting", id, "attendance", { name: "列席（示例）", how: "observer" });
  const vote = (votesFor: number, votesAgainst: number, votesAbstain: number) => ({ votesFor, votesAgainst, votesAbstain });
  assert.match(
    await said(motion({ ...ordinary, ...vote(5, 0, 0) })),
    /应到 9 人，在场 5 人.*至少 6 人，人数不够，不能表决/,
    "by the list of who came",
  );
  assert.match(await said(motion({ ...ordinary, present: 7, votesFor: 5 })), /没有的填 0/);
  assert.match(await said(motion({ ...ordinary, present: 7, ...vote(5, 2, 1) })), /合计 8 票，多于在场 7 人/);
  assert.match(await said(motion({ ...ordinary, present: 10, ...vote(5, 2, 1) })), /多于应到 9 人/);
  assert.match(await said(motion({ ...ordinary, present: 7, ...vote(5, 1, 1), notVoted: "撤回" })), /不写没有表决的原因/);
  assert.equal(await refusalOf(motion({ ...ordinary, present: 7, ...vote(-5, 1, 1) })), "invalid");
  const one = await motion({ ...ordinary, present: 7, ...vote(5, 1, 1) });
  assert.equal(await refusalOf(motion({ ...ordinary, title: "又一件" })), "invalid", "a number twice");
  await motion({ no: 2, title: "经费", matter: "money", present: 7, ...vote(4, 0, 3) });
  await motion({ no: 3, title: "人事", matter: "persons", present: 7, ...vote(2, 1, 4) });
  const open = await motion({ no: 4, title: "缓议的事", matter: "ordinary" });
  const motions = async () => (await adviser.meeting.get({ id })).children["motions"]?.map((m) => m["result"]);
  assert.deepEqual(await motions(), ["carried", "not_carried", "carried", null]);
  assert.match(await said(act(adviser, "meeting", id, "send")), /没有票数/, "one waits");
  await motion({ no: 4, title: "缓议的事", matter: "ordinary", notVoted: "材料不齐" }, open.id);
  await motion({ ...ordinary, present: 8, ...vote(4, 3, 1) }, one.id);
  assert.deepEqual(await motions(), ["not_carried", "not_carried", "carried", "not_voted"], "reckoned anew");
  const meeting = await adviser.meeting.get({ id });
  assert.equal(
    await refusalOf(
      adviser.meeting.edit({ id, version: meeting.version, values: { ...(meeting.values as object), kind: "party" } as never }),
    ),
    "invalid",
    "a body the charter has no rule for",
  );
  await act(adviser, "meeting", id, "send");
  assert.equal(await refusalOf(motion({ ...ordinary, present: 9, ...vote(9, 0, 0) }, one.id)), "not-from-this-state", "votes stay as sent");
  await act(head, "meeting", id, "close");
  const paper = await writeMinutes(world.installation.services, world.actor("甲二县", ["adviser"]), { id: String(id) });
  const xml = strFromU8(unzipSync(paper?.bytes as Uint8Array)["word/document.xml"] as Uint8Array);
  const words = xml.replaceAll(/<[^>]{0,400}>/g, "");
  assert.match(words, /议案表决/);
  assert.match(words, /1．年度安排。应到 9 人，在场 8 人；赞成 4 票，反对 3 票，弃权 1 票。.*要 5 票赞成，没有通过。/);
  assert.match(words, /4．缓议的事。没有表决：材料不齐。/);
});

test("lists of duties: work and integrity, signed in their year, unchanged after; renewed for the next; who has not signed is seen", async () => {
  const { on } = daysOf(world);
  on("2025-01-10");
  const head = world.client("乙一县", ["leader"]);
  const values = { post: "普及部部长（示例）", year: 2025, holder: "丁某（示例）", source: "示例" };
  const { id } = await head.duty_list.create({ values, requestKey: nextKey() });
  const item = { kind: "work", duty: "阵地补点", measure: "覆盖率比上年提高", dueOn: "2025-12-20", channel: "both" };
  const sign = async (signedOn: string | null, of = id, more: object = {}) =>
    head.duty_list.edit({ id: of, version: await versionOf(head, "duty_list", of), values: { ...values, ...more, signedOn } });
  assert.match(await said(sign("2025-01-10")), /先登记责任事项/);
  const work = await put(head, "duty_list", id, "items", item);
  assert.match(await said(sign("2025-01-10")), /还没有党风廉政的事项/);
  await put(head, "duty_list", id, "items", { ...item, kind: "integrity", duty: "评审回避登记", measure: "逐项登记" });
  assert.match(await said(sign("2025-01-11")), /不能晚于今天/);
  assert.match(await said(sign("2024-12-31")), /在当年签字/);
  await sign("2025-01-10");
  assert.equal(await refusalOf(put(head, "duty_list", id, "items", { ...item, measure: "下降也行" }, work.id)), "signed");
  assert.equal(await refusalOf(put(head, "duty_list", id, "items", { ...item, duty: "多加一项" })), "signed");
  await put(head, "duty_list", id, "items", { ...item, proof: "示例〔2025〕1号", doneOn: "2025-11-02" }, work.id);
  await sign(null);
  await put(
    head,
    "duty_list",
    id,
    "items",
    { ...item, measure: "覆盖率提高 2 个点", proof: "示例〔2025〕1号", doneOn: "2025-11-02" },
    work.id,
  );
  await sign("2025-01-10");

  on("2026-01-15");
  const seen = async (client: Client, year = 2026) => client.charters.dutyYear({ year });
  const [row] = (await seen(head)).rows;
  assert.deepEqual([row?.id, row?.before, row?.mayRenew], [null, id, true], "had one last year, has none");
  assert.equal((await seen(world.client("乙市", ["leader"]))).rows[0]?.mayRenew, false, "a superior sees it");
  assert.equal((await seen(world.client("甲一县", ["leader"]))).posts, 0);
  const renewed = await head.charters.renewDuties({ id, requestKey: nextKey() });
  assert.equal(await refusalOf(head.charters.renewDuties({ id, requestKey: nextKey() })), "there-already");
  assert.equal(await refusalOf(world.client("乙市", ["leader"]).charters.renewDuties({ id, requestKey: nextKey() })), "not-your-unit");
  const page = await head.duty_list.get({ id: renewed.id });
  assert.deepEqual(
    page.children["items"]?.map((i) => [i["kind"], i["duty"], i["dueOn"], i["doneOn"]]),
    [
      ["work", "阵地补点", "2026-12-20", null],
      ["integrity", "评审回避登记", "2026-12-20", null],
    ],
  );
  assert.deepEqual([(await seen(head)).posts, (await seen(head)).signed], [1, 0]);
  await sign("2026-01-15", renewed.id, { year: 2026 });
  assert.deepEqual([(await seen(head)).signed, (await seen(head)).rows[0]?.integrity], [1, 1]);
});
