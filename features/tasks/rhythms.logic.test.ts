import assert from "node:assert/strict";
import { test } from "node:test";
import { nextFeedback, type Rhythm } from "./rhythms.ts";

test("the next day of a rhythm always lies ahead: by days, days of the week and of the month, over the change of year", () => {
  const cases: readonly [Rhythm["kind"], number, number | null, string, string][] = [
    ["days", 7, null, "2026-12-28", "2027-01-04"],
    ["weeks", 1, 5, "2026-11-24", "2026-11-27"],
    ["weeks", 1, 5, "2026-11-27", "2026-12-04"],
    ["weeks", 2, 5, "2026-11-24", "2026-12-04"],
    ["weeks", 1, 1, "2026-12-31", "2027-01-04"],
    ["months", 1, 5, "2026-11-03", "2026-11-05"],
    ["months", 1, 5, "2026-11-05", "2026-12-05"],
    ["months", 1, 31, "2027-01-31", "2027-02-28"],
    ["months", 3, 5, "2026-12-10", "2027-03-05"],
  ];
  for (const [kind, every, onDay, after, next] of cases)
    assert.equal(nextFeedback({ kind, every, onDay }, after), next, `${kind} ${every} ${after}`);
  for (let every = 1; every <= 4; every++)
    for (let onDay = 1; onDay <= 31; onDay++)
      for (const kind of ["weeks", "months"] as const)
        assert.ok(nextFeedback({ kind, every, onDay: kind === "weeks" ? ((onDay - 1) % 7) + 1 : onDay }, "2026-11-29") > "2026-11-29");
});
