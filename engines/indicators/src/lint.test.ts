import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { lintText, refusedYardsticks } from "./index.ts";

const casesIn = (name: string): { refused: boolean; text: string }[] =>
  readFileSync(new URL(`cases/${name}.txt`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [mark, text = ""] = line.split("\t");
      assert.ok((mark === "−" || mark === "+") && text !== "", line);
      return { refused: mark === "−", text };
    });

test("every wording of the case file is refused or let through as it says", () => {
  const cases = casesIn("lint");
  assert.ok(cases.length >= 160, `${cases.length} cases`);
  const wrong = cases
    .filter((c) => lintText(c.text).length > 0 !== c.refused)
    .map((c) => `${c.refused ? "let through" : "refused"}: ${c.text}`);
  assert.deepEqual(wrong, []);
  for (const c of cases.filter((k) => k.refused))
    for (const f of lintText(c.text))
      assert.ok(f.rule.zh.includes("以原文为准") && f.instead.zh.length > 5 && f.instead.en.length > 5, c.text);
});

test("on sixty wordings kept apart, precision and recall are what DESIGN states", () => {
  const cases = casesIn("lint-apart");
  assert.equal(cases.length, 60);
  const known = new Set(casesIn("lint").map((c) => c.text));
  assert.deepEqual(
    cases.filter((c) => known.has(c.text)),
    [],
  );
  const found = cases.filter((c) => lintText(c.text).length > 0);
  const right = found.filter((c) => c.refused).length;
  const [precision, recall] = [right / found.length, right / cases.filter((c) => c.refused).length];
  assert.deepEqual(
    [precision.toFixed(2), recall.toFixed(2)],
    ["1.00", "0.91"],
    cases
      .filter((c) => lintText(c.text).length > 0 !== c.refused)
      .map((c) => c.text)
      .join("；"),
  );
});

test("the list that people read is the list that is checked: each line is refused by its own rule, and what to use instead is not", () => {
  for (const { about, rule, instead } of refusedYardsticks) {
    assert.ok(
      lintText(about.zh).some((f) => f.rule === rule && f.instead === instead),
      about.zh,
    );
    assert.deepEqual(lintText(instead.zh.match(/“[^”]{2,40}”/)?.[0] ?? ""), [], instead.zh);
  }
});
