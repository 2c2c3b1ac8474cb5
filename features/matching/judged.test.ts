import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { DEFAULT_WEIGHTS, SearchIndex, textOf, type Grade, type Supply } from "@bihuan/matching";
import { chinese } from "../../platform/search/language.ts";
import type { DemandRecord } from "../services/index.ts";
import { demandOf, proposeFor } from "./fit.ts";

/**
 * 25 invented needs by six of 32 invented experts each (示例), 150 pairs judged by hand with a reason before the engine was asked: may this expert be told to
 * this need as 高度相合? Read twice by one reader: first by what the need asks, then by what the expert does; and by another one, who was shown needs and experts
 * but neither grades nor reasons. Experts were chosen to tempt: the same method for another object, the same object for another task, what was tried and ruled
 * out, words that stand everywhere.
 */
function rowsOf(name: string): string[][] {
  const [, ...lines] = readFileSync(new URL(name, import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
  return lines.map((line) => line.split("\t"));
}
const supplies = rowsOf("judged-experts.tsv").map(([id, name = "", organisation = "", summary = ""]): Supply => ({
  ...{ id: Number(id), name, organisation, summary, fieldCode: null, industryCode: null, regionCode: null, readiness: null },
  ...{ load: 0, capacity: 3, validTo: null, refusals: {}, ended: 0, effects: 0 },
}));
const needs = new Map(
  rowsOf("judged-needs.tsv").map(([id, title, present, target, tried, limits]) => [
    Number(id),
    {
      ...{ title, present_state: present || null, target: target || null, tried: tried || null, limits: limits || null, competitors: null },
      ...{ demander_name: "示例厂", demander_kind: "enterprise", supplier_region: "any", field_code: null, industry_code: null },
      ...{ region_code: null, readiness_from: null },
    } as unknown as DemandRecord,
  ]),
);
const pairs = rowsOf("judged-pairs.tsv").map(([need, expert, first, second, reason = "", other, otherReason = ""]) => ({
  ...{ need: Number(need), expert: Number(expert), first: first === "是", second: second === "是", reason },
  ...{ other: other === "是", otherReason, all: first === "是" && second === "是" && other === "是" },
}));
type Reading = "first" | "second" | "other";

/** How many pairs two readings judge alike, and Cohen's kappa (1960): the same beyond what chance would give. */
function agreement(one: Reading, two: Reading): { same: number; kappa: number } {
  const share = (test: (p: (typeof pairs)[number]) => boolean): number => pairs.filter(test).length / pairs.length;
  const [a, b, alike] = [share((p) => p[one]), share((p) => p[two]), share((p) => p[one] === p[two])];
  const chance = a * b + (1 - a) * (1 - b);
  return { same: Math.round(alike * pairs.length), kappa: (alike - chance) / (1 - chance) };
}

const index = new SearchIndex(chinese());
for (const { id, name, summary, organisation } of supplies)
  index.add({
    ...{ kind: 0, id, scopes: [1], open: true, region: 0, field: 0, day: 20_000 },
    fields: { title: name, body: summary, names: organisation },
  });
const proposed = new Map(
  [...needs].map(([id, need]) => {
    const { hits } = index.search(textOf(demandOf(need)), { filter: { sight: "all" }, limit: 1000 });
    return [
      id,
      proposeFor(supplies, need, hits, [], { today: "2026-11-25", weights: DEFAULT_WEIGHTS, nameOf: (_, code) => code, limit: 40 }),
    ];
  }),
);
const gradeOf = (need: number, expert: number): Grade | undefined =>
  proposed.get(need)?.candidates.find((c) => c.supplyId === expert)?.grade;

test("the file: 150 pairs, each once, each with two readers' reasons; the readers agree on nearly all", (t) => {
  assert.equal(pairs.length, 150);
  assert.equal(new Set(pairs.map((p) => `${p.need}/${p.expert}`)).size, 150);
  for (const p of pairs) {
    assert.ok(needs.has(p.need) && supplies.some((s) => s.id === p.expert), JSON.stringify(p));
    assert.ok(p.reason.length >= 2 && p.otherReason.length >= 2, JSON.stringify(p));
  }
  const within = agreement("first", "second");
  assert.ok(within.same >= 145 && within.same < 150, `one reader's readings agree on ${within.same}`);
  for (const reading of ["first", "second"] as const) {
    const { same, kappa } = agreement(reading, "other");
    t.diagnostic(`${reading} reading and the other reader: ${same} of 150 alike, kappa ${kappa.toFixed(2)}`);
    assert.ok(kappa >= 0.6, `kappa ${kappa.toFixed(2)}`);
  }
});

test("高度相合 is right in at least 85 of a hundred, however it is read, and is said where somebody fits", (t) => {
  const high = pairs.filter((p) => gradeOf(p.need, p.expert) === "high");
  for (const reading of ["first", "second", "other", "all"] as const) {
    const wrong = high
      .filter((p) => !p[reading])
      .map(
        (p) =>
          `${needs.get(p.need)?.title} → ${supplies.find((s) => s.id === p.expert)?.name}: ${p[reading === "other" ? "otherReason" : "reason"]}`,
      );
    const precision = 1 - wrong.length / high.length;
    t.diagnostic(`${reading}: ${high.length} called 高度相合, ${high.length - wrong.length} rightly, ${precision.toFixed(2)}`);
    assert.ok(precision >= 0.85, `${reading}, ${high.length} said: ${precision.toFixed(2)}\n${wrong.join("\n")}`);
  }
  const right = pairs.filter((p) => p.all);
  const found = right.filter((p) => ["high", "good"].includes(gradeOf(p.need, p.expert) ?? ""));
  assert.ok(
    high.length >= 12 && found.length >= 0.8 * right.length,
    `${high.length} said; ${found.length} of ${right.length} are good or better`,
  );
  // Every pair that is called so was judged: nothing right or wrong stands outside of the file.
  const judged = new Set(pairs.map((p) => `${p.need}/${p.expert}`));
  const unjudged = [...proposed].flatMap(([need, { candidates }]) =>
    candidates
      .filter((c) => c.grade === "high" && !judged.has(`${need}/${c.supplyId}`))
      .map((c) => `${needs.get(need)?.title} → ${c.supplyId}`),
  );
  assert.deepEqual(unjudged, []);
});

test("down the list grades never rise, and what was tried and ruled out is neither first nor 高度相合", () => {
  const order: readonly Grade[] = ["high", "good", "some", "low"];
  for (const { candidates } of proposed.values()) {
    const places = candidates.map((c) => order.indexOf(c.grade));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
  }
  const paint = proposed.get(2)?.candidates ?? [];
  assert.equal(paint[0]?.supplyId, 3);
  assert.ok(!["high", "good"].includes(gradeOf(2, 4) ?? "low"), "UV光氧");
});
