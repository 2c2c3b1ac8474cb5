import assert from "node:assert/strict";
import { test } from "node:test";
import { countFaults, fewest, isCarried, sayResult, sayVotingRule, type Count, type VotingRule } from "./voting.ts";

const rule = (base: VotingRule["base"], num: number, den: number, strict: boolean): VotingRule => ({
  ...{ document: "示例章程（2026年修订）", article: "第四条", base },
  quorum: { num: 2, den: 3, strict: false },
  majority: { num, den, strict },
});
const count = (votesFor: number, votesAgainst: number, votesAbstain: number, present = 30, due = 45): Count => ({
  ...{ due, present, votesFor, votesAgainst, votesAbstain },
});

test("simple, absolute and two thirds, of due, present and cast, at the line and one beside it", () => {
  const carried = (r: VotingRule, ...votes: [number, number, number]) => isCarried(r, count(...votes));
  assert.deepEqual(
    [carried(rule("cast", 1, 2, true), 6, 5, 19), carried(rule("cast", 1, 2, true), 5, 5, 20), carried(rule("cast", 1, 2, true), 0, 0, 30)],
    [true, false, false],
    "more for than against; a tie carries nothing, nor do abstentions alone",
  );
  assert.equal(carried(rule("cast", 1, 2, false), 0, 0, 30), false, "nor does nobody at all reach a half of nobody");
  assert.deepEqual([carried(rule("present", 1, 2, true), 16, 14, 0), carried(rule("present", 1, 2, true), 15, 1, 14)], [true, false]);
  assert.deepEqual([carried(rule("due", 1, 2, true), 23, 7, 0), carried(rule("due", 1, 2, true), 22, 0, 8)], [true, false]);
  assert.deepEqual([carried(rule("present", 2, 3, false), 20, 10, 0), carried(rule("present", 2, 3, false), 19, 0, 11)], [true, false]);
  assert.deepEqual([carried(rule("due", 2, 3, false), 30, 0, 0), carried(rule("due", 2, 3, true), 30, 0, 0)], [true, false]);
});

test("the fewest votes that are told are the fewest that carry, for every rule and number of people", () => {
  for (const [num, den] of [
    [1, 2],
    [2, 3],
    [3, 4],
    [4, 5],
    [1, 1],
  ] as const)
    for (const strict of [true, false])
      for (let people = 1; people <= 60; people++) {
        const least = Array.from({ length: people + 2 }, (_, n) => n).find((n) =>
          strict ? n * den > people * num : n * den >= people * num,
        );
        assert.equal(fewest(people, { num, den, strict }), least, `${num}/${den} of ${people}`);
      }
});

test("a count that cannot be is refused in words, with the article and the number that is missing", () => {
  const r = rule("due", 1, 2, true);
  assert.deepEqual(countFaults(r, count(20, 5, 5)), {});
  assert.match(
    countFaults(r, count(20, 0, 0, 29)).present?.zh ?? "",
    /^应到 45 人，在场 29 人。《示例章程（2026年修订）》第四条要求到会达到应到人数的三分之二，即至少 30 人，人数不够，不能表决$/,
  );
  assert.match(countFaults(r, count(1, 0, 0, 46)).present?.zh ?? "", /多于应到/);
  assert.match(countFaults(r, count(20, 8, 3)).votesFor?.zh ?? "", /合计 31 票，多于在场 30 人/);
  assert.match(countFaults(r, count(0, 0, 0, 0, 0)).due?.zh ?? "", /先登记应到/);
});

test("a rule and a result are told as minutes write them", () => {
  assert.equal(
    sayVotingRule(rule("present", 2, 3, false)).zh,
    "到会达到应到人数的三分之二才能表决，赞成达到到会人数的三分之二为通过（《示例章程（2026年修订）》第四条）",
  );
  assert.equal(
    sayResult(rule("due", 1, 2, true), count(21, 3, 4)).zh,
    "应到 45 人，在场 30 人；赞成 21 票，反对 3 票，弃权 4 票，未按表决 2 人。到会达到应到人数的三分之二才能表决，赞成超过应到人数的半数为通过（《示例章程（2026年修订）》第四条）：要 23 票赞成，没有通过。",
  );
  assert.match(sayVotingRule(rule("due", 1, 1, false)).zh, /赞成等于应到人数为通过/);
});
