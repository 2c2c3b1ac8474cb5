import assert from "node:assert/strict";
import { test } from "node:test";
import { define, handOutFaults, partsOf, type Parts } from "./definition.ts";
import type { Sheet } from "@bihuan/ballots";
import { hasDoubles, spelled } from "./written.ts";
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

test("names written in: they count among the seats, each once, win like anybody; a name of few votes is not told", () => {
  const election = { ...(parts().election as NonNullable<Parts["election"]>), writeIn: true };
  const d = define(parts({ election }));
  assert.equal(d.slots, 2);
  assert.equal(sheetFault(d, [0, 0, 1, "+张三", "blank"]), "at_most", "two chosen and one written in for two seats");
  assert.equal(sheetFault(d, [0, 1, 1, "void", "blank"]), undefined, "what cannot be read is chosen as well, and counts for nobody");
  assert.equal(sheetFault(d, [0, 0, 1, "void", "blank"]), "at_most");
  assert.equal(sheetFault(d, [0, 1, 1]), "wrong_length");
  assert.equal(sheetFault(d, ["blank", "blank", "blank", "+张三", "blank"]), undefined, "nothing but a name is a ballot");
  assert.deepEqual(
    [spelled(" 张 三 "), spelled("阿卜杜拉•买买提"), spelled("+1"), spelled("王")],
    ["张三", "阿卜杜拉·买买提", undefined, undefined],
  );
  assert.ok(
    hasDoubles(d, [1, 1, 1, "+张三", "+张三"]) && hasDoubles(d, [1, 1, 1, "+丁某", "blank"]) && !hasDoubles(d, [1, 1, 1, "+张三", "+李四"]),
  );
  const labelled = { ...d, persons: [{ name: "丁某（示例）", post: "理事" }, ...d.persons.slice(1)] };
  assert.ok(hasDoubles(labelled, [1, 1, 1, `+${spelled("丁某 （示例）") ?? ""}`, "blank"]), "brackets of any width are on the list too");
  // Seven by phone write 张三 in, on paper two more (one of them twice on a sheet); three write 李四.
  const sheets = [
    [1, 1, 1, "+张三", "+张三"],
    [0, 1, 1, "+张三", "blank"],
    ...Array.from({ length: 3 }, () => [0, 1, 1, "+李四", "blank"]),
  ] as Sheet[];
  const phones = {
    phones: 7,
    cells: [
      [7, 0],
      [0, 7],
      [0, 7],
    ],
    names: Array.from({ length: 7 }, () => "张三"),
  };
  const counted = countVotes(d, new Map([["A", { ...phones, returned: 5, sheets }]]));
  assert.ok("parts" in counted && counted.parts, JSON.stringify(counted));
  const [part] = counted.parts;
  assert.deepEqual(part?.written, [{ name: "张三", votes: 9 }]);
  assert.equal(part?.writtenElse, 3, "李四 is not told by name");
  assert.doesNotMatch(JSON.stringify(counted.parts), /李四/);
  assert.deepEqual(
    resultsOf(d, counted.parts).map((r) => [r.name, r.post, r.counts?.[0], r.outcome]),
    [
      ["丁某", "理事", 11, "elected"],
      ["王某", "理事", 0, "short"],
      ["魏某", "理事", 0, "short"],
      ["张三", "另选他人", 9, "elected"],
    ],
  );
  // Of few ballots whoever is elected is told, without counts.
  const few = countVotes(
    d,
    new Map([["A", { phones: 0, cells: [], returned: 8, sheets: Array.from({ length: 8 }, () => [0, 1, 1, "+张三", "blank"] as Sheet) }]]),
  );
  assert.ok("parts" in few && few.parts);
  assert.deepEqual(few.parts[0]?.written, [{ name: "张三" }]);
  assert.equal(few.parts[0]?.writtenElse, undefined);
  const afar = define(parts({ election, handed: new Map([["A", { codes: 0, sheets: 0, afar: true }]]) }));
  assert.ok(handOutFaults(afar).some((f) => f.zh.includes("可另选他人的选举不能远程投")));
});
