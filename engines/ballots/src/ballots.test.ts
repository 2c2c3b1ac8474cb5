import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom, showExact, type Exact } from "@bihuan/kit";
import { makeCodes, parseCode, parseKey, printCode, printKey } from "./codes.ts";
import { leak, mergeClasses } from "./disclose.ts";
import { compareEntries, tallySheets, voidReason, type Cell, type Sheet, type SheetRule, type Tally } from "./paper.ts";
import { elect, hasQuorum, score } from "./result.ts";
import { joinSecret, splitSecret } from "./shares.ts";

const random = seededRandom(1);
const bytes = (n: number): Uint8Array => Uint8Array.from({ length: n }, () => random.below(256));

test("codes: read as people type them; every single slip and every exchange of neighbours is noticed", () => {
  const codes = makeCodes(300, bytes);
  assert.equal(new Set(codes).size, 300);
  for (const code of codes) {
    assert.equal(parseCode(printCode(code)), code);
    assert.equal(parseCode(` ${code.toLowerCase().slice(0, 3)}—${code.slice(3)}　`), code);
    assert.equal(parseCode([...code].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join("")), code);
    assert.equal(parseCode(code.replaceAll("0", "O").replaceAll("1", "l")), code);
    for (let i = 0; i < 8; i++) {
      for (const c of "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        if (c !== code[i]) assert.equal(parseCode(code.slice(0, i) + c + code.slice(i + 1)), undefined);
      if (i < 7 && code[i] !== code[i + 1])
        assert.equal(parseCode(code.slice(0, i) + code[i + 1] + code[i] + code.slice(i + 2)), undefined);
    }
  }
  for (const no of ["", "1234", "U".repeat(8), "中文验证码八个字", "9".repeat(100_000)]) assert.equal(parseCode(no), undefined);
});

test("two tellers are compared cell by cell; a pile of another size is told", () => {
  assert.deepEqual(
    compareEntries(
      [
        [0, 1],
        [2, "blank"],
      ],
      [
        [0, 1],
        [2, "blank"],
      ],
    ),
    [],
  );
  assert.deepEqual(
    compareEntries(
      [
        [0, 1],
        [2, "blank"],
      ],
      [
        [0, 3],
        [2, "void"],
      ],
    ),
    [
      { sheet: 1, person: 1, first: 1, second: 3 },
      { sheet: 2, person: 1, first: "blank", second: "void" },
    ],
  );
  assert.deepEqual(compareEntries([[0]], [[0], [1]]), [{ sheet: 2 }]);
});

test("each void sheet says why; sums that cannot be are refused with both numbers", () => {
  const rules: SheetRule[] = [
    { kind: "at-most", grades: [0], persons: 2 },
    { kind: "at-least", grades: [2, 3], persons: 1 },
    { kind: "not-all-equal", fromPersons: 2 },
  ];
  const why = (sheet: Sheet, of: readonly SheetRule[] = rules): string | undefined => voidReason(sheet, 3, of)?.kind;
  assert.equal(why([0, 0, 2]), undefined);
  assert.equal(why([0, 0, 0]), "at-most");
  assert.equal(why([0, 1, 1]), "at-least");
  assert.equal(why([2, 2, 2]), "not-all-equal");
  assert.equal(why(["blank", "blank", "blank"]), "empty");
  assert.equal(why([1, 2]), "wrong-length");
  assert.equal(why([1, 2, "blank"]), undefined);
  assert.equal(why([1, 2, "blank"], [{ kind: "complete" }]), "complete");
  assert.equal(why([1, 2, "void"], [{ kind: "readable" }]), "readable");
  const of = { persons: 3, grades: 4, due: 5, present: 4, issued: 4, returned: 3 };
  const tally = tallySheets(
    [
      [0, 1, 2],
      [0, 0, 0],
      [1, "blank", 3],
    ],
    of,
    rules,
  ) as Tally;
  assert.deepEqual(
    [tally.valid, tally.void, tally.votes[0], tally.abstained, tally.voidSheets],
    [2, 1, [1, 1, 0, 0], [0, 1, 0], [{ sheet: 2, kind: "at-most" }]],
  );
  assert.deepEqual(tallySheets([], { ...of, returned: 5 }, []), { code: "returned-above-issued", returned: 5, issued: 4 });
  assert.deepEqual(tallySheets([], { ...of, present: 6 }, []), { code: "present-above-due", present: 6, due: 5 });
  assert.deepEqual(tallySheets([], of, []), { code: "sheets-missing", returned: 3, keyed: 0 });
});

test("scores by weighed classes are exact fractions; an empty class is never weighed away in silence", () => {
  // 100/80/60/40: leaders (3, 1) → 95, weight 40; staff (1, 1, 1) of three → 80, weight 60: 38 + 48 = 86.
  const votes = (v: number[], weight: string, of: Partial<Record<"valid" | "returned" | "present" | "due", number>> = {}) => {
    const n = v.reduce((a, b) => a + b, 0);
    return { weight, votes: v, valid: n, returned: n, present: n, due: n, ...of };
  };
  const done = score([votes([3, 1, 0, 0], "40"), votes([1, 1, 1, 0], "60")], [100, 80, 60, 40], "valid");
  assert.equal(showExact(done as Exact, 4), "86.0000");
  assert.equal(showExact(score([votes([1, 1, 1, 0], "100", { present: 4 })], [100, 80, 60, 40], "present") as Exact, 2), "60.00");
  assert.equal(score([votes([0, 0], "40"), votes([1, 1], "60")], [100, 0], "valid"), undefined);
  assert.equal(score([votes([1, 1], "60")], [100, 0], "valid"), undefined, "weights of 60");
});

test("elections: thresholds of the base, ties to a second round, quorum", () => {
  const half = { num: 1, den: 2, strict: true };
  const c = (votes: number[]) => votes.map((v, i) => ({ id: String(i), votes: v }));
  assert.deepEqual(elect(c([40, 30, 20]), 2, 50, half), { elected: ["0", "1"], tied: [], seatsLeft: 0, short: ["2"] });
  assert.deepEqual(elect(c([40, 30, 30]), 2, 50, half), { elected: ["0"], tied: ["1", "2"], seatsLeft: 1, short: [] });
  assert.deepEqual(
    elect(c([25, 25]), 1, 50, half),
    { elected: [], tied: [], seatsLeft: 1, short: ["0", "1"] },
    "half is not more than half",
  );
  assert.equal(hasQuorum(30, 45, { num: 2, den: 3, strict: false }), true);
  assert.equal(hasQuorum(29, 45, { num: 2, den: 3, strict: false }), false);
  assert.equal(hasQuorum(0, 0, half), false);
});

test("1,000 random piles: a plain recount gives the same", () => {
  const own = seededRandom(3);
  for (let round = 0; round < 1000; round++) {
    const [persons, grades] = [1 + own.below(6), 2 + own.below(3)];
    const cell = (): Cell => (own.below(10) === 0 ? own.pick(["blank", "void"] as const) : own.below(grades));
    const sheets = Array.from({ length: own.below(40) }, () => Array.from({ length: persons }, cell));
    const rules: SheetRule[] = [{ kind: "at-most", grades: [0], persons: 2 }];
    const tally = tallySheets(sheets, { persons, grades, due: 99, present: 50, issued: 45, returned: sheets.length }, rules) as Tally;
    const valid = sheets.filter((s) => s.some((x) => x !== "blank") && s.filter((x) => x === 0).length <= 2);
    assert.equal(tally.valid, valid.length);
    for (let p = 0; p < persons; p++)
      for (let g = 0; g < grades; g++) assert.equal(tally.votes[p]?.[g], valid.filter((s) => s[p] === g).length);
    for (let p = 0; p < persons; p++)
      assert.equal((tally.votes[p] ?? []).reduce((a, b) => a + b, 0) + (tally.abstained[p] ?? 0), valid.length);
  }
});

test("1,000 random elections: a plain recount elects the same, ties and thresholds of every base included", () => {
  const own = seededRandom(16);
  const seen = { elected: 0, tied: 0, short: 0 };
  for (let round = 0; round < 1000; round++) {
    const [persons, seats] = [1 + own.below(12), 1 + own.below(5)];
    const sheets = Array.from({ length: 1 + own.below(30) }, () =>
      Array.from({ length: persons }, (): Cell => (own.below(12) === 0 ? "blank" : own.below(3) === 0 ? 0 : 1)),
    );
    const sizes = { due: 60, present: 31 + own.below(20), issued: 31, returned: sheets.length };
    const tally = tallySheets(sheets, { persons, grades: 2, ...sizes }, [{ kind: "at-most", grades: [0], persons: seats }]) as Tally;
    const threshold = own.pick([
      { num: 1, den: 2, strict: true },
      { num: 2, den: 3, strict: false },
      { num: 1, den: 5, strict: false },
    ]);
    const base = own.pick([tally.valid, sizes.returned, sizes.present]);
    const votes = Array.from({ length: persons }, (_, p) => ({ id: String(p), votes: tally.votes[p]?.[0] ?? 0 }));
    const told = elect(votes, seats, base, threshold);
    // By hand: sheets that choose too many or nobody are void; who has enough stands in line; at the last seat equal ones wait.
    const valid = sheets.filter((s) => s.some((x) => x !== "blank") && s.filter((x) => x === 0).length <= seats);
    const by = votes.map(({ id }) => ({ id, n: valid.filter((s) => s[Number(id)] === 0).length }));
    const enough = by.filter(
      ({ n }) => (threshold.strict ? n * threshold.den > base * threshold.num : n * threshold.den >= base * threshold.num) && n > 0,
    );
    const safe = enough.filter(({ n }) => enough.filter((o) => o.n >= n).length <= seats);
    const wait = enough.filter((x) => !safe.includes(x) && enough.filter((o) => o.n > x.n).length < seats);
    const ids = (list: readonly { id: string }[]) => list.map((x) => x.id).sort();
    assert.deepEqual(
      [told.elected.toSorted(), told.tied.toSorted()],
      [ids(safe), ids(wait)],
      JSON.stringify({ by, seats, base, threshold }),
    );
    assert.equal(told.seatsLeft, seats - safe.length);
    seen.elected += safe.length;
    seen.tied += Number(wait.length > 0);
    seen.short += told.short.length;
  }
  assert.ok(seen.elected > 300 && seen.tied > 30 && seen.short > 1000, JSON.stringify(seen));
});

test("classes are merged by sizes in the written order until every part has five", () => {
  const merged = (sizes: number[]): string | undefined =>
    mergeClasses(sizes.map((size, i) => ({ key: "abcd"[i] as string, size })))
      ?.map((p) => p.join(""))
      .join(" ");
  assert.equal(merged([3, 3, 3, 3]), "ab cd");
  assert.equal(merged([10, 2, 20]), "a bc");
  assert.equal(merged([10, 20, 1]), "a bc");
  assert.equal(merged([1, 1, 1]), undefined);
  assert.equal(merged([5, 5]), "a b");
});

test("a plan of publications that tells of fewer than five voters by any difference is found", () => {
  const sizes = [
    { key: "a", size: 20 },
    { key: "b", size: 12 },
    { key: "c", size: 3 },
  ];
  assert.equal(leak([["a", "b", "c"]], sizes), undefined);
  assert.deepEqual(
    leak(
      [
        ["a", "b", "c"],
        ["a", "b"],
      ],
      sizes,
    ),
    { classes: ["c"], voters: 3 },
  );
  assert.deepEqual(
    leak(
      [
        ["a", "c"],
        ["b", "c"],
        ["a", "b"],
      ],
      sizes,
    ),
    { classes: ["c"], voters: 3 },
    "(ac + bc − ab) / 2",
  );
  assert.equal(leak([["a"], ["b", "c"]], sizes), undefined);
  assert.equal(
    leak(
      [["a"], ["a", "c"]],
      sizes.map((s) => (s.key === "c" ? { ...s, size: 0 } : s)),
    ),
    undefined,
  );
});

test("the leak test against worlds: two votes that publish the same and differ in a small set exist exactly where it finds none", () => {
  const own = seededRandom(8);
  for (let round = 0; round < 300; round++) {
    const sizes = Array.from({ length: 1 + own.below(4) }, (_, i) => ({ key: "abcd"[i] as string, size: own.below(8) }));
    const published = Array.from({ length: own.below(4) }, () => sizes.map((s) => s.key).filter(() => own.below(2) === 0));
    const found = leak(published, sizes);
    // Directions in which class sums may change without changing what is published, small whole numbers.
    const steps = [-2, -1, 0, 1, 2];
    const worlds = (i: number): number[][] =>
      i === sizes.length ? [[]] : worlds(i + 1).flatMap((rest) => (sizes[i]?.size === 0 ? [0] : steps).map((s) => [s, ...rest]));
    const kernel = worlds(0).filter((w) =>
      published.every((set) => sizes.reduce((n, s, i) => n + (set.includes(s.key) ? (w[i] as number) : 0), 0) === 0),
    );
    let determined: string[] | undefined;
    for (let mask = 1; mask < 1 << sizes.length && !determined; mask++) {
      const set = sizes.filter((_, i) => (mask >> i) & 1);
      const voters = set.reduce((n, s) => n + s.size, 0);
      if (voters === 0 || voters >= 5) continue;
      if (kernel.every((w) => sizes.reduce((n, s, i) => n + (set.includes(s) ? (w[i] as number) : 0), 0) === 0))
        determined = set.filter((s) => s.size > 0).map((s) => s.key);
    }
    assert.equal(found !== undefined, determined !== undefined, JSON.stringify({ sizes, published, found, determined }));
  }
});

test("a secret in three parts: any two give it back, one says nothing of it", () => {
  for (let round = 0; round < 200; round++) {
    const secret = bytes(16);
    const parts = splitSecret(secret, bytes).map((part, i) => ({ no: i + 1, part }));
    for (const a of parts)
      for (const b of parts) if (a.no !== b.no) assert.deepEqual(joinSecret(a, b), secret, `${round}: ${a.no} and ${b.no}`);
  }
  // For each value of the secret byte, the part runs through all 256 values as the random byte does: alone it fits every secret.
  for (const no of [0, 1, 2])
    for (const secret of [0, 1, 129, 255])
      assert.equal(
        new Set(Array.from({ length: 256 }, (_, r) => splitSecret(Uint8Array.of(secret), () => Uint8Array.of(r))[no as 0][0])).size,
        256,
      );
});

test("a teller's key is read as people type it; a wrong character, a code or another number is none", () => {
  const part = bytes(16);
  for (const no of [1, 2, 3]) {
    const printed = printKey(no, part);
    assert.match(printed, /^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    for (const typed of [
      printed,
      printed.toLowerCase(),
      ` ${printed.replaceAll("-", " ")} `,
      printed.replaceAll("-", "－").replaceAll("0", "o"),
    ])
      assert.deepEqual(parseKey(typed), { no, part }, typed);
    for (let i = 0; i < printed.length; i++)
      if (printed[i] !== "-") {
        const wrong = printed.slice(0, i) + (printed[i] === "7" ? "8" : "7") + printed.slice(i + 1);
        assert.equal(parseKey(wrong), undefined, `place ${i}`);
      }
  }
  for (const none of ["", "ABCD-EFGH", printKey(4, part), printKey(1, part).slice(0, -5), "钥".repeat(28)])
    assert.equal(parseKey(none), undefined, none);
});

test("twenty-six classes are tried in the plan of publications without delay", () => {
  const sizes = Array.from({ length: 26 }, (_, i) => ({ key: String.fromCharCode(65 + i), size: i === 0 ? 3 : 1 + (i % 2) }));
  const all = sizes.map((s) => s.key);
  const from = performance.now();
  assert.equal(leak([all], sizes), undefined);
  assert.deepEqual(leak([all, all.slice(1)], sizes), { classes: ["A"], voters: 3 });
  assert.ok(performance.now() - from < 2000);
});
