import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const ROOMS = join(import.meta.dirname, "..");

/** Where working days are counted by weekends alone, though the days off stand in a register. */
function weekendsAlone(file: string, text: string): string[] {
  if (file === "training/days-off.ts") return [];
  const given = /isWorkingDay: \(/.test(text);
  const calls = text.matchAll(given ? /\bafterWorkingDays\(/g : /\bafterWorkingDays\(|\bisWorkingDay\([^,()]{1,60}\)/g);
  return [...calls].map((m) => `${file}: ${m[0]}`);
}

test("rooms count working days by the days off on record", () => {
  const files = readdirSync(ROOMS, { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".ts") && !f.endsWith(".test.ts"));
  assert.ok(files.length > 300, `files seen: ${files.length}`);
  assert.deepEqual(
    files.flatMap((f) => weekendsAlone(f, readFileSync(join(ROOMS, f), "utf8"))),
    [],
  );
});

test("canary: a count by weekends alone is named, one with the days off is not", () => {
  assert.equal(weekendsAlone("a/b.ts", "addDays(afterWorkingDays(on, 5), 1)").length, 1);
  assert.equal(weekendsAlone("a/b.ts", "if (isWorkingDay(day)) n++").length, 1);
  assert.equal(weekendsAlone("a/b.ts", "if (isWorkingDay(day, daysOff)) n++").length, 0);
});
