import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import { findSuspects, type Submission } from "@bihuan/matching";
import { robotMade } from "../../engines/matching/src/testing/robots.ts";
import { repositoryRoot } from "../../platform/testing/database.ts";
import { readNeeds } from "./needs-file.ts";

const file = ["../shared/data/matching/needs.csv", "../../shared/data/matching/needs.csv"]
  .map((p) => join(repositoryRoot, p))
  .find((p) => existsSync(p));
const skip = file === undefined ? "the real needs (../shared/data/matching/needs.csv) are not on this machine" : false;

const realNeeds = (): Submission[] =>
  readNeeds(readFileSync(file as string, "utf8")).records.map((r, i) => ({
    id: i + 1,
    author: null,
    title: r.title,
    text: r.content,
    minute: null,
    unlimited: false,
  }));

/** What is known beside the text makes no difference to the promise: with it, without it, without the vague fields. */
const VIEWS: Readonly<Record<string, (s: Submission) => Submission>> = {
  "with hours and names": (s) => s,
  "by text and vague fields alone": (s) => ({ ...s, author: null, minute: null }),
  "by text and names alone": (s) => ({ ...s, minute: null, unlimited: false }),
};

for (const [name, view] of Object.entries(VIEWS))
  test(`2,000 robot-made needs among the 371 real ones (../shared/data), ${name}: recall ≥ .95, at most one false alarm`, { skip }, () => {
    const real = realNeeds();
    const robots = robotMade(real, 2000, seededRandom(2026)).map(view);
    const suspects = new Set(findSuspects([...real, ...robots]).map((s) => s.id));
    const recall = robots.filter((r) => suspects.has(r.id)).length / robots.length;
    const alarms = real.filter((r) => suspects.has(r.id)).map((r) => r.title);
    assert.ok(recall >= 0.95 && alarms.length <= 1, `recall ${recall}, false alarms: ${alarms.join("; ")}`);
  });

test("the 371 real needs (../shared/data) alone, as one import or one adviser's month, raise at most one alarm", { skip }, () => {
  for (const author of [null, "保姆"]) {
    const alarms = findSuspects(realNeeds().map((s) => ({ ...s, author })));
    assert.ok(alarms.length <= 1, JSON.stringify(alarms));
  }
});
