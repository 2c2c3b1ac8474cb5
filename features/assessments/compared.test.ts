import assert from "node:assert/strict";
import { test } from "node:test";
import type { Client } from "../../tests/records-world.ts";
import { nextKey } from "../../tests/served.ts";
import { as, organiser, roundOpen, scorer, standardInForce, world } from "../../tests/assessments-world.ts";

test("what compares units is not scored of one alone: open on the county's card until the round is shown, then as the whole class gives it", async () => {
  const api = organiser();
  const rows = [
    ["1.1.1", "一、服务（70分）", "一", "服务场次", "与最高单位之比得分", "30", "", "", "", "", ""],
    ["1.1.2", "", "", "服务人次", "前1名得40分；前2名得20分", "40", "", "", "", "", ""],
    ["2.1.1", "二、保障（30分）", "二", "人均科普经费", "≥2元/人", "30", "", "", "", "", ""],
  ];
  const standard = await standardInForce(rows, { title: "示例标准 2025 版", year: 2025, bonusCap: null });
  const today = new Date(world.installation.services.now()).toISOString().slice(0, 10);
  const id = await roundOpen(standard, "2025 年比较考核（示例）", { publicUntil: today, objectTo: "考核办（示例）" });
  const act = (who: Client, what: "assessment_round" | "assessment", of: number, action: string) =>
    who[what].act({ id: of, action, requestKey: nextKey() });
  const given = new Map((await api.assessments.getMatrix({ id, column: "self" })).rows.map((r) => [r.name.slice(0, 3), r.id]));
  const b = scorer("评乙");
  const told = async (who: Client, name: string) =>
    (await who.assessments.getCard({ id: given.get(name) as number })).items.map((i) => [
      i.self?.standing,
      i.self?.points,
      i.self?.why.zh,
      i.final?.points,
    ]);
  for (const [name, clerk, city, unit, of] of [
    ["甲一县", "县经办", "市审核", "甲市", ["8", "100", "2"]],
    ["甲二县", "县二经办", "市审核", "甲市", ["4", "300", "3"]],
    ["乙一县", "乙县经办", "乙市审核", "乙市", ["6", "200", "1"]],
  ] as const) {
    const own = as(clerk, name, "adviser");
    const card = given.get(name) as number;
    for (const [k, value] of of.entries())
      await own.assessments.putEntry({ id: card, item: rows[k]?.[0] as string, col: "self", seen: null, words: "", value });
    const items = await told(own, name);
    assert.deepEqual(items.slice(0, 2), Array(2).fill(["open", "0", "按同类比较，整体公布后得出", undefined]), name);
    assert.equal(items[2]?.[0], name === "乙一县" ? "unmet" : "met");
    await act(own, "assessment", card, "submit");
    await act(as(city, unit, "reviewer"), "assessment", card, "pass");
    for (const [k, value] of of.entries())
      await b.assessments.putEntry({ id: card, item: rows[k]?.[0] as string, col: "score", seen: null, words: "", value });
    await act(b, "assessment", card, "settle");
  }
  // Whoever scores sees all of them beside each other. By hand: 30 × 4/8 = 15, first of three 40, 30 for the third item.
  assert.deepEqual(
    (await api.assessments.getMatrix({ id, column: "score" })).rows.map((r) => r.total),
    ["60", "85", "42.5"],
  );
  await act(api, "assessment_round", id, "show");
  const clerk2 = as("县二经办", "甲二县", "adviser");
  assert.deepEqual(
    (await told(clerk2, "甲二县")).map((i) => i[3]),
    ["15", "40", "30"],
  );
});
