import assert from "node:assert/strict";
import { test } from "node:test";
import { dueOf } from "./backup-rounds.ts";

test("a backup is due once a night from its hour on in Beijing, a tried restore once a week", () => {
  const at = (day: number, time: string) => Date.parse(`2026-11-${day}T${time}+08:00`);
  const held = (backup: number, trial?: number) => ({
    backups: [{ at: new Date(backup).toISOString() }],
    trials: trial === undefined ? [] : [{ at: new Date(trial).toISOString(), faults: [] }],
  });
  assert.equal(dueOf({ backups: [], trials: [] }, at(20, "12:00:00"), 2), "backup");
  const last = at(20, "02:03:00");
  assert.equal(dueOf(held(last, last), at(20, "23:59:00"), 2), undefined);
  assert.equal(dueOf(held(last, last), at(21, "01:59:00"), 2), undefined);
  assert.equal(dueOf(held(last, last), at(21, "02:00:00"), 2), "backup");
  assert.equal(dueOf(held(last), at(20, "03:00:00"), 2), "try-restore");
  assert.equal(dueOf(held(at(28, "02:03:00"), last), at(28, "02:10:00"), 2), "try-restore");
  const failed = { ...held(at(28, "02:03:00")), trials: [{ at: new Date(at(28, "02:20:00")).toISOString(), faults: ["示例"] }] };
  assert.equal(dueOf(failed, at(28, "20:00:00"), 2), undefined);
  assert.equal(dueOf({ ...failed, backups: held(at(29, "02:03:00")).backups }, at(29, "02:30:00"), 2), "try-restore");
});
