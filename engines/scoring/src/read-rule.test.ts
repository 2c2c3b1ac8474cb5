import assert from "node:assert/strict";
import { test } from "node:test";
import { readRule, tellRule } from "./index.ts";

const told = (wording: string): string => {
  const read = readRule(wording, "10");
  return read.ok ? tellRule(read.value) : `? ${read.why.zh}`;
};

// Wordings as sheets have them, and what is taken out of each: shown to whoever imports, who confirms it.
const wordings: readonly [wording: string, meant: string][] = [
  ["≥2元/人", "≥2元/人，否则不得分"],
  ["人均科普经费不低于 ２ 元/人", "≥2元/人，否则不得分"],
  ["人均科普费用超过2元/人", "＞2元/人，否则不得分"],
  ["2元/人以上", "≥2元/人，否则不得分"],
  ["投诉不超过3件", "≤3件，否则不得分"],
  ["250天以上得8分；200—249天得6分；150—199天得4分", "≥250天得8分；≥200天得6分；≥150天得4分"],
  ["≥30,000人次得5分，≥10,000人次得3分，≥1,000人次得1分", "≥30000人次得5分；≥10000人次得3分；≥1000人次得1分"],
  ["按比例得分，目标9项", "按比例得分，目标9项"],
  ["不低于90%，未达到的按比例得分", "按比例得分，目标90%"],
  ["每少一项扣0.5分，扣完为止", "每少一项扣0.5分，扣完为止"],
  ["每缺1次扣1分", "每少一项扣1分，扣完为止"],
  ["每获得一项省级表彰加2分，加分不超过5分", "每项加2分"],
  ["前30%得10分；前60%得6分", "前30%得10分；前60%得6分"],
  ["第1名得10分，第2-3名得8分", "前1名得10分；前3名得8分"],
  ["三项都符合得5分，两项得4分", "符合3项得5分；符合2项得4分"],
  ["优100%；良80%；一般60%；差0%", "优100%；良80%；一般60%；差0%"],
  ["与最高单位之比得分", "与最高单位之比得分"],
  ["有制度得5分，没有不得分", "有得满分，没有不得分"],
  ["是否设立科普经费专户", "有得满分，没有不得分"],
];

test("wordings of sheets are read, told in words of one's own, and those words read the same again", () => {
  for (const [wording, meant] of wordings) {
    assert.equal(told(wording), meant, wording);
    assert.equal(told(meant), meant, `again: ${meant}`);
  }
});

test("what contradicts itself or is not understood is said, and nothing is guessed", () => {
  assert.match(told("950以上得10分；901—950得8分"), /950同时落在两档里/);
  assert.match(told("1-3得2分；10-20得4分"), /3和10之间没有写得几分/);
  assert.match(told("超过100得8分；超过50得6分"), /不写“超过”/);
  assert.match(told("完成情况按比例得分"), /没有写目标值/);
  assert.match(told("≥5场，≥200人"), /几个界限/);
  assert.match(told("视情况酌情给分"), /没有读懂/);
  assert.match(told(" "), /没有写/);
});
