import { byStrokes } from "@bihuan/kit";
import assert from "node:assert/strict";
import { test } from "node:test";
import { leastCandidates } from "@bihuan/ballots";
import { ballotFault, resultsOf } from "./count.ts";
import { ageOn, electionFault, floorFaults, meetingFault, planFaults } from "./rules.ts";

test("ages on a day: whoever has his birthday that day is a year older; born on 29 February, on 1 March", () => {
  assert.equal(ageOn("1981-12-31", "2026-12-31"), 45);
  assert.equal(ageOn("1982-01-01", "2026-12-31"), 44);
  assert.equal(ageOn("1980-02-29", "2026-02-28"), 45);
  assert.equal(ageOn("1980-02-29", "2026-03-01"), 46);
});

test("a unit's meeting elects by the plan's own quorum and majority", () => {
  const meeting = { electedOn: "2026-10-10", electionBody: "理事会", due: 30, present: 20 };
  const plan = { quorum: "two_thirds", majority: "present" };
  assert.equal(meetingFault(meeting, plan), undefined);
  assert.match(meetingFault({ ...meeting, present: 19 }, plan)?.zh ?? "", /实到 19 人，不够应到人数的三分之二/);
  assert.match(meetingFault({ ...meeting, present: 23 }, { ...plan, quorum: "four_fifths" })?.zh ?? "", /五分之四/);
  assert.match(meetingFault({ ...meeting, electionBody: null }, plan)?.zh ?? "", /选举记录不全/);
  assert.equal(electionFault(meeting, 11, plan), undefined);
  assert.match(electionFault(meeting, 10, plan)?.zh ?? "", /没有超过实到人数的一半/, "half is no majority");
  assert.match(electionFault(meeting, 15, { ...plan, majority: "due" })?.zh ?? "", /没有超过应到/);
  assert.match(electionFault(meeting, 21, plan)?.zh ?? "", /多于实到/);
  assert.match(electionFault(meeting, null, plan)?.zh ?? "", /没有填赞成票数/);
});

test("floors: more than the seats, a ceiling below, an age without its group, a kind of unit with too few seats", () => {
  const row = { id: 1, name: "一线", who: "front_line", also: null, ageMost: null, sector: null, measure: "people", least: 11, most: null };
  const floor = { ...row, kind: "hard", source: "示例" };
  assert.match(planFaults(10, [floor], [])[0]?.zh ?? "", /“一线”至少 11 人，多于名额 10/);
  assert.deepEqual(planFaults(11, [floor], []), []);
  const narrow = { ...floor, measure: "percent", least: 33, most: 34 };
  assert.match(planFaults(10, [narrow], [])[0]?.zh ?? "", /下限 4 高于上限 3/, "percentages of few seats");
  const county = { ...floor, who: "sector", sector: "county", least: 5 };
  const unit = { id: 1, name: "甲县", sector: "county", weight: 1, floor: null, ceiling: null, seats: 4 };
  assert.match(planFaults(10, [county], [unit])[0]?.zh ?? "", /一共分到 4 个名额/);
  assert.deepEqual(Object.keys(floorFaults({ ...row, least: null })), ["least"]);
  assert.deepEqual(Object.keys(floorFaults({ ...row, ageMost: 45 })), ["ageMost"]);
  assert.deepEqual(Object.keys(floorFaults({ ...row, who: "young" })), ["ageMost"]);
  assert.deepEqual(Object.keys(floorFaults({ ...row, also: "front_line", measure: "percent", least: 101 })).sort(), ["also", "least"]);
});

test("names by the strokes of their characters, not by their sound", () => {
  const names = ["王二（示例）", "丁一（示例）", "赵六（示例）", "白五（示例）"].map((name) => ({ name }));
  assert.deepEqual(
    byStrokes(names).map((n) => n.name[0]),
    ["丁", "王", "白", "赵"],
  );
});

test("an election: shares rounded up, ballots that do not add up, a majority, ties at the last seat", () => {
  assert.deepEqual([leastCandidates(5, 0), leastCandidates(5, 10), leastCandidates(20, 10)], [5, 6, 22]);
  const plan = { quorum: "two_thirds", majority: "present" };
  const counted = { heldOn: "2026-11-20", due: 30, present: 24, issued: 24, returned: 24, valid: 23 };
  const three = [20, 13, 12].map((votesFor, id) => ({ id, votesFor }));
  const words = (more: object, all: readonly { id: number; votesFor: number | null }[] = three) =>
    ballotFault({ ...counted, ...more }, all, 2, plan)?.zh ?? "";
  assert.equal(words({}), "");
  assert.match(words({ present: 19 }), /不够/);
  assert.match(words({ issued: 25 }), /多于实到/);
  assert.match(words({ returned: 25, issued: 24 }), /这次选举无效/);
  assert.match(words({ valid: 25 }), /多于收回/);
  assert.match(words({ valid: null }), /都要填/);
  assert.match(words({}, [{ id: 1, votesFor: null }]), /每个候选人/);
  assert.match(words({}, [{ id: 1, votesFor: 24 }]), /多于有效票/);
  assert.match(
    words(
      {},
      [23, 23, 1].map((votesFor, id) => ({ id, votesFor })),
    ),
    /合计 47/,
  );
  assert.deepEqual([...resultsOf(three, 2, 24).values()], ["elected", "elected", "not_elected"]);
  assert.deepEqual(
    [
      ...resultsOf(
        [20, 13, 13].map((votesFor, id) => ({ id, votesFor })),
        2,
        24,
      ).values(),
    ],
    ["elected", "tied", "tied"],
  );
  assert.deepEqual(
    [
      ...resultsOf(
        [12, 11, 10].map((votesFor, id) => ({ id, votesFor })),
        2,
        24,
      ).values(),
    ],
    ["not_elected", "not_elected", "not_elected"],
    "half is no majority",
  );
});
