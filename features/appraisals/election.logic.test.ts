import assert from "node:assert/strict";
import { test } from "node:test";
import { define, handOutFaults, partsOf, type Parts } from "./definition.ts";
import { countVotes, resultsOf, sheetFault } from "./result.ts";

const parts = (more: Partial<Parts> = {}): Parts => ({
  title: "理事会选举（示例）",
  scheme: { name: "选举办法（示例）", source: "示例", base: "valid", quorum: { num: 2, den: 3, strict: false } },
  election: { seats: 2, threshold: { num: 1, den: 2, strict: true }, base: "present", morePercent: 20, second: false },
  grades: [
    { no: 1, label: "赞成", value: "100", top: true },
    { no: 2, label: "不赞成", value: "0", top: false },
  ],
  classes: [{ key: "A", label: "代表", weight: "100" }],
  aspects: [],
  bands: [],
  rules: [],
  persons: ["魏某", "丁某", "王某"].map((name, i) => ({ no: i + 1, name, post: "理事" })),
  sizes: new Map([["A", { due: 12, present: 12 }]]),
  handed: new Map([["A", { codes: 0, sheets: 12 }]]),
  ...more,
});
const count = (votes: readonly (readonly (0 | 1)[])[]) => {
  const d = define(parts());
  const counted = countVotes(d, new Map([["A", { phones: 0, cells: [], returned: votes.length, sheets: votes }]]));
  assert.ok("parts" in counted && counted.parts);
  return { outcomes: resultsOf(d, counted.parts).map((r) => [r.name, r.counts?.[0] ?? null, r.outcome]), parts: counted.parts };
};

test("an election: by strokes, more candidates than seats, no more chosen than seats, one class, and never from afar", () => {
  const d = define(parts());
  assert.deepEqual(
    d.persons.map((p) => p.name),
    ["丁某", "王某", "魏某"],
  );
  assert.deepEqual(handOutFaults(d), []);
  assert.equal(sheetFault(d, [0, 0, 0]), "at_most");
  assert.equal(sheetFault(d, [0, 1, 0]), undefined);
  const said = (more: Partial<Parts>) => handOutFaults(define(parts(more))).map((f) => f.zh);
  assert.match(said({ persons: parts().persons.slice(1) })[0] ?? "", /至少要 3 名，现在 2 名/);
  const second = { ...(parts().election as NonNullable<Parts["election"]>), seats: 1, morePercent: 100, second: true };
  assert.deepEqual(said({ persons: parts().persons.slice(1), election: second }), [], "two for one seat in a second round");
  assert.match(said({ election: { ...second, seats: null } })[0] ?? "", /应选几名/);
  assert.ok(said({ handed: new Map([["A", { codes: 0, sheets: 0, afar: true }]]) }).some((f) => f.includes("密文")));
});

test("an election's outcome: a share of those present, the tied at the last seat apart; of few ballots the outcome without the counts", () => {
  const clear = count([...Array.from({ length: 9 }, () => [0, 0, 1] as const), ...Array.from({ length: 3 }, () => [0, 1, 0] as const)]);
  assert.deepEqual(clear.outcomes, [
    ["丁某", 12, "elected"],
    ["王某", 9, "elected"],
    ["魏某", 3, "short"],
  ]);
  const tied = count([
    ...Array.from({ length: 5 }, () => [0, 0, 1] as const),
    ...Array.from({ length: 5 }, () => [0, 1, 0] as const),
    ...Array.from({ length: 2 }, () => [1, 0, 0] as const),
  ]);
  assert.deepEqual(tied.outcomes, [
    ["丁某", 10, "elected"],
    ["王某", 7, "tied"],
    ["魏某", 7, "tied"],
  ]);
  assert.equal(tied.parts[0]?.outcome?.seatsLeft, 1);
  const few = count(Array.from({ length: 8 }, () => [0, 0, 1] as const));
  assert.deepEqual(few.outcomes, [
    ["丁某", null, "elected"],
    ["王某", null, "elected"],
    ["魏某", null, "short"],
  ]);
  assert.equal(few.parts[0]?.counts, undefined);
});

test("classes in the hall and from afar are merged apart; an empty side joins the other, a small one tells nothing", () => {
  const four = parts({
    election: undefined,
    classes: ["A", "B", "C", "D"].map((key) => ({ key, label: key, weight: "25" })),
    handed: new Map(["B", "D"].map((key) => [key, { codes: 0, sheets: 0, afar: true }])),
  });
  const merged = (sizes: Record<string, number>) => partsOf(define(four), (c) => sizes[c.key] ?? 0);
  assert.deepEqual(merged({ A: 3, B: 12, C: 4, D: 3 }), [
    ["A", "C"],
    ["B", "D"],
  ]);
  assert.deepEqual(merged({ A: 6, B: 11, C: 5, D: 10 }), [["A"], ["C"], ["B"], ["D"]]);
  assert.deepEqual(merged({ A: 0, B: 11, C: 0, D: 1 }), [["B", "D", "A", "C"]]);
  assert.equal(merged({ A: 2, B: 11, C: 2, D: 5 }), undefined, "four in the hall");
  assert.equal(merged({ A: 9, B: 4, C: 9, D: 5 }), undefined, "nine from afar");
  assert.equal(merged({}), undefined);
});
