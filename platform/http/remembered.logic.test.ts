import assert from "node:assert/strict";
import { test } from "node:test";
import { Remembered } from "./remembered.ts";

test("who asks in one moment asks once; a failure is asked anew; what was forgotten on the way is not kept", async () => {
  const kept = new Remembered<number>(60_000, 2);
  let asked = 0;
  const slow = (): Promise<number> => new Promise((done) => setTimeout(() => done(++asked), 10));
  assert.deepEqual(await Promise.all(Array.from({ length: 200 }, () => kept.get("a", slow))), Array<number>(200).fill(1));
  assert.equal(await kept.get("a", slow), 1);
  const fails = (): Promise<number> => Promise.reject(new Error("away"));
  await assert.rejects(kept.get("b", fails), /away/);
  assert.equal(await kept.get("b", slow), 2);
  // A session ended while it was looked up: its answer is for those who asked before.
  kept.forget();
  const before = kept.get("a", slow);
  kept.forget();
  assert.deepEqual(await Promise.all([before, kept.get("a", slow)]), [3, 4]);
  // Full: all is forgotten, nothing is answered wrongly.
  await kept.get("b", slow);
  assert.equal(await kept.get("c", slow), 6);
  assert.equal(await kept.get("a", slow), 7);
  const brief = new Remembered<number>(0);
  assert.deepEqual([await brief.get("a", slow), await brief.get("a", slow)], [8, 9]);
});
