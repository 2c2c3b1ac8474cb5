import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import { isWritten, paddingOf } from "./written.ts";

test("on its way every ballot of a vote has one length: grades, blanks, names short, long and of rare characters", () => {
  const random = seededRandom(3);
  const listed = { persons: [1, 2, 3, 4], aspects: [1, 2], slots: 3 };
  const letters = ["王", "é", "x", "𠮷", "·"];
  const name = () => `+${Array.from({ length: 2 + random.below(19) }, () => random.pick(letters)).join("")}`;
  const sizes = new Set<number>();
  for (let i = 0; i < 300; i++) {
    const grades = Array.from({ length: 8 }, () => random.pick([0, 1, 12, "blank"] as const));
    const places = Array.from({ length: 3 }, () => (random.below(2) === 0 ? "blank" : name()));
    assert.ok(
      places.every((p) => p === "blank" || isWritten(p)),
      String(places),
    );
    const cells = [...grades, ...places];
    sizes.add(new TextEncoder().encode(JSON.stringify({ code: "ABCD2345", cells, pad: paddingOf(listed, cells) })).length);
  }
  assert.equal(sizes.size, 1, [...sizes].join(" "));
});
