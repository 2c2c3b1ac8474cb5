import assert from "node:assert/strict";
import { test } from "node:test";
import { join } from "node:path";
import { repositoryRoot } from "../platform/testing/database.ts";

const { FIRST_WAIT, waitAfter } = (await import(join(repositoryRoot, "scripts/restart-wait.mjs"))) as {
  FIRST_WAIT: number;
  waitAfter: (wait: number, wasReady: boolean) => number;
};

test("a server that had opened is started at once each time; one that cannot open is tried less and less often", () => {
  let wait = FIRST_WAIT;
  for (let kill = 0; kill < 25; kill++) {
    wait = waitAfter(wait, true);
    assert.equal(wait, FIRST_WAIT, `kill ${kill}`);
  }
  const waits = Array.from({ length: 8 }, () => (wait = waitAfter(wait, false)));
  assert.deepEqual(waits, [400, 800, 1600, 3200, 6400, 10_000, 10_000, 10_000]);
  assert.equal(waitAfter(wait, true), FIRST_WAIT);
});
