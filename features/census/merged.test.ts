import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { mergedAnswers } from "./merged.ts";
import { formOfRows, type QuestionRow } from "./questions.ts";

const row = (label: string, kind: QuestionRow["kind"], choices: string | null = null): QuestionRow => ({
  ...{ id: 1, label, kind, choices, definition: null, required: null, relevant: null, constraint: null, why: null },
});
const QUESTIONS = [
  row("会员数", "integer"),
  row("场地面积", "decimal"),
  row("有党组织吗", "one", "有\n没有"),
  row("负责人", "text"),
  row("党员数", "integer"),
];

test("rules: several units' answers as one: the same stays, whole numbers that all gave are added, anything else begins blank", () => {
  const form = formOfRows("示例", QUESTIONS);
  const parts = [
    { 会员数: "50", 场地面积: "30.5", 有党组织吗: "有", 负责人: "甲", 党员数: "4" },
    { 会员数: "8", 场地面积: "20", 有党组织吗: "有", 负责人: "乙" },
    { 会员数: "9007199254740993", 场地面积: "20", 有党组织吗: "有", 负责人: "丙", 党员数: "2" },
  ];
  assert.deepEqual(mergedAnswers(form, parts.slice(0, 2)), { 会员数: "58", 有党组织吗: "有" });
  assert.deepEqual(mergedAnswers(form, parts)["会员数"], "9007199254741051", "exact, however large");
  assert.deepEqual(mergedAnswers(form, [parts[0] ?? {}]), parts[0]);
  assert.deepEqual(mergedAnswers(form, [{ s: [{ t: "柑" }] }, {}, { s: [{ t: "柚" }] }]), { s: [{ t: "柑" }, { t: "柚" }] });
});

let world: World;
const ids = new Map<string, number>();
before(async () => {
  world = await makeWorld();
  await world.owner(async (db) => {
    for (const name of ["橘农技协（示例）", "鱼农技协（示例）", "茶农技协（示例）"]) {
      const { rows } = await db.query<{ id: number }>(
        "INSERT INTO unit (name, kind, parent_id, path) VALUES ($1, 'rural_association', $2, '{}') RETURNING id",
        [name, world.units["甲一县"]?.id],
      );
      ids.set(name.slice(0, 1), rows[0]?.id ?? 0);
    }
  });
});
after(() => world[Symbol.asyncDispose]());
const setDay = (day: string): void => {
  world.installation.clock.millis = Date.parse(`${day}T02:00:00Z`);
};

test("units that are one now begin with what each said, told; an open reply of one that was merged stays about it; past rounds name who it is today", async () => {
  const county = world.client("甲一县", ["adviser", "leader"]);
  const link = world.client("全国", []);
  const round = async (title: string, untilOn: string, earlierId: number | null) => {
    const { id } = await county.census_round.create({
      values: { title, untilOn, earlierId, kinds: ["rural_association"], purpose: "摸清会员和党组织底数，用于年度计划（示例）" } as never,
      requestKey: nextKey(),
    });
    for (const { label, kind, choices } of QUESTIONS.slice(0, 4)) {
      const { version } = await county.census_round.get({ id });
      await county.census_round.putChild({
        id,
        version,
        child: "questions",
        values: { label, kind, choices, why: "示例：核对台账要用" } as never,
      });
    }
    await county.census_round.act({ id, action: "ask", requestKey: nextKey() });
    return id;
  };
  const linkOf = async (id: number, of: string) =>
    (await county.census.listLinks({ id })).find((l) => l.unitName.startsWith(of))?.code ?? "";
  const send = (code: string, answers: object, way: "typed" | "unchanged" = "typed") =>
    link.census.submitReply({
      ...{ code, requestKey: nextKey(), way, answers: answers as never, filledBy: "某人", seconds: 9, note: null },
    });
  const merge = (from: string, to: string) => county.work.mergeUnit({ unitId: ids.get(from) ?? 0, successorId: ids.get(to) ?? 0 });

  setDay("2026-12-01");
  const first = await round("第一年（示例）", "2026-12-20", null);
  const said = { 会员数: "50", 场地面积: "30.5", 有党组织吗: "有", 负责人: "甲" };
  await send(await linkOf(first, "橘"), said);
  await send(await linkOf(first, "鱼"), { ...said, 会员数: "8", 负责人: "乙" });
  await send(await linkOf(first, "茶"), { ...said, 会员数: "5" });
  for (const { id } of (await county.census.progress({ id: first })).rows)
    await county.census_reply.act({ id, action: "accept", requestKey: nextKey() });
  await county.census_round.act({ id: first, action: "close", requestKey: nextKey() });

  setDay("2027-03-01");
  await merge("鱼", "橘");
  assert.deepEqual(
    (await county.census.progress({ id: first })).rows.map((r) => [r.unitName.slice(0, 1), r.heir?.slice(0, 1) ?? null]),
    [
      ["橘", null],
      ["鱼", "橘"],
      ["茶", null],
    ],
  );
  setDay("2027-12-01");
  const second = await round("第二年（示例）", "2027-12-20", first);
  const orange = await linkOf(second, "橘");
  const begun = (await link.census.openReply({ code: orange })).earlier;
  assert.deepEqual(begun?.answers, { 会员数: "58", 场地面积: "30.5", 有党组织吗: "有" });
  assert.deepEqual(
    begun?.differing.map((d) => [d.label, d.sum, d.said.map((s) => s.value)]),
    [
      ["会员数", "58", ["50", "8"]],
      ["负责人", null, ["甲", "乙"]],
    ],
  );
  assert.equal(await refusalOf(send(orange, { ...begun?.answers }, "unchanged")), "changed", "a sum is looked at before it is sent");

  // Merged while the round is under way: the open reply moves, and is still about the unit that was asked.
  await merge("茶", "橘");
  const tea = (await county.census.listLinks({ id: second })).filter((l) => l.unitName.startsWith("茶"));
  assert.equal(tea.length, 1);
  assert.deepEqual((await link.census.openReply({ code: tea[0]?.code ?? "" })).earlier?.answers["会员数"], "5");
  assert.deepEqual((await link.census.openReply({ code: orange })).earlier?.answers["会员数"], "58", "and is not counted twice");
  setDay("2028-12-01");
  const third = await round("第三年（示例）", "2028-12-20", first);
  const last = (await link.census.openReply({ code: await linkOf(third, "橘") })).earlier;
  assert.deepEqual([last?.answers["会员数"], last?.units.length], ["63", 3], "however many steps ago");
});
