import assert from "node:assert/strict";
import { test } from "node:test";
import { closedOnAfter, isClosedOn } from "./closing.ts";

const TODAY = "2026-11-25";
const at = (condition: string | null, closedOn: string | null = null, openedOn: string | null = null) => ({
  condition,
  closedOn,
  openedOn,
});

test("put out of use a place closes today, or on the earlier day given, never before it opened", () => {
  for (const [before, after, closed] of [
    [at("good"), at("closed"), TODAY],
    [at(null), at("closed", "2026-11-01"), "2026-11-01"],
    [at("good", "2027-01-01"), at("closed", "2027-01-01"), TODAY],
    [at("good"), at("closed", null, "2026-12-01"), "2026-12-01"],
    // Said again, and where nobody knew since when, the day stays.
    [at("closed", "2026-11-01"), at("closed", "2026-11-01"), "2026-11-01"],
    [at("closed", "2026-11-01"), at("closed"), "2026-11-01"],
    [at("closed"), at("closed"), null],
    // Back in use; a closing to come is kept.
    [at("closed", "2026-11-01"), at("good", "2026-11-01"), null],
    [at("closed", "2026-11-01"), at("good", "2027-02-01"), "2027-02-01"],
    [at("good", "2027-02-01"), at("repair", "2027-02-01"), "2027-02-01"],
  ] as const)
    assert.equal(closedOnAfter(before, after, TODAY), closed, JSON.stringify([before, after]));
});

test("closed from its day on; without a day on all days", () => {
  assert.deepEqual(
    [at("closed", TODAY), at("closed"), at("good", TODAY), at("good")].map((p) => [isClosedOn(p, "2026-11-24"), isClosedOn(p, TODAY)]),
    [
      [false, true],
      [true, true],
      [false, true],
      [false, false],
    ],
  );
});
