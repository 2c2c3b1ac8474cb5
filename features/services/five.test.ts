import assert from "node:assert/strict";
import { test } from "node:test";
import { splitFive } from "./five.ts";

test("a call written down is split into the five questions, word for word", () => {
  const text =
    "安岳某柠檬合作社（示例）来电，联系人：唐田（示例），电话 19900012046。采后人工分选，糖度靠抽样，每天 20 吨，分选工 30 人。试过小型分选机，叶片混入多。" +
    "希望每小时分选 3 吨，糖度误差 ±0.5 度以内。厂房层高 4.2 米，电力只有 80 千瓦。预算 120 万元，2027年3月底前用上。";
  const five = splitFive(text);
  assert.equal(five.demanderName, "安岳某柠檬合作社（示例）");
  assert.deepEqual([five.contactName, five.phone], ["唐田（示例）", "19900012046"]);
  assert.match(five.presentState ?? "", /采后人工分选，糖度靠抽样/);
  assert.match(five.tried ?? "", /^试过小型分选机/);
  assert.match(five.target ?? "", /^希望每小时分选 3 吨/);
  assert.match(five.limits ?? "", /^厂房层高 4\.2 米/);
  assert.deepEqual([five.budgetFen, five.wantedBy], ["120 万元", "2027-03-31"]);
});

test("a form's lines with heads go where their head says", () => {
  const five = splitFive(
    "需求名称：铸件表面缺陷自动检测\n现状：漏检率约 3%，不能停线\n目标：低于 0.5%\n预算：80万\n期限：2027年3月1日\n电话：19900011111",
  );
  assert.deepEqual(five, {
    title: "铸件表面缺陷自动检测",
    presentState: "漏检率约 3%，不能停线。",
    target: "低于 0.5%。",
    budgetFen: "80万",
    wantedBy: "2027-03-01",
    phone: "19900011111",
  });
});

test("nothing is invented: words without a cue are the present state, a month alone is no day, the longest text takes no time", () => {
  assert.deepEqual(splitFive("果园今年裂果多"), { presentState: "果园今年裂果多。" });
  assert.equal(splitFive("2027年13月底前完成").wantedBy, undefined);
  assert.equal(splitFive("2027年3月完成").wantedBy, undefined);
  assert.deepEqual(splitFive(""), {});
  for (const letter of ["公", "1", "年", "（", " "]) {
    const began = performance.now();
    splitFive(letter.repeat(100_000));
    assert.ok(performance.now() - began < 100, letter);
  }
});
