import assert from "node:assert/strict";
import { test } from "node:test";
import { dueOf, troublesOf } from "./schedule.ts";

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

test("somebody hears of two nights without a backup, of a restore that did not hold, of none tried for longer than a week and a weekend", () => {
  const now = Date.parse("2026-11-28T12:00:00+08:00");
  const ago = (hours: number): string => new Date(now - hours * 3_600_000).toISOString();
  const whole = (hours: number) => ({ at: ago(hours), faults: [] });
  const failed = (hours: number) => ({ at: ago(hours), faults: ["示例"] });
  assert.deepEqual(troublesOf({ backups: [], trials: [] }, now), ["no-backup"]);
  assert.deepEqual(troublesOf({ backups: [{ at: ago(10) }], trials: [] }, now), [], "the first restore is not late on the first day");
  assert.deepEqual(troublesOf({ backups: [{ at: ago(34) }], trials: [whole(30)] }, now), []);
  assert.deepEqual(troublesOf({ backups: [{ at: ago(37) }], trials: [whole(30)] }, now), ["backup-late"]);
  assert.deepEqual(troublesOf({ backups: [{ at: ago(10) }], trials: [failed(9), whole(30)] }, now), ["trial-failed"]);
  assert.deepEqual(troublesOf({ backups: [{ at: ago(10) }], trials: [whole(2), failed(9)] }, now), [], "what was mended is no trouble");
  const kept = [{ at: ago(10) }, { at: ago(400) }];
  assert.deepEqual(troublesOf({ backups: kept, trials: [whole(8 * 24)] }, now), []);
  assert.deepEqual(troublesOf({ backups: kept, trials: [whole(10 * 24)] }, now), ["trial-late"]);
  assert.deepEqual(troublesOf({ backups: kept, trials: [] }, now), ["trial-late"]);
});
