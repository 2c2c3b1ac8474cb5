import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { answering, giver } from "./give-way.ts";

const work = (millis: number): void => {
  for (const end = performance.now() + millis; performance.now() < end;);
};

test("long work waits for whoever is being answered, and goes on by itself where the answer does not come", async () => {
  const order: string[] = [];
  const giveWay = giver();
  work(300);
  const answered = answering(async () => {
    for (let n = 0; n < 10; n++) await setImmediate();
    order.push("answered");
  });
  await giveWay();
  order.push("went on");
  await answered;
  assert.deepEqual(order, ["answered", "went on"]);

  let end = (): void => {};
  const long = answering(() => new Promise<void>((done) => (end = done)));
  work(5);
  await giveWay();
  end();
  await long;
  await assert.rejects(
    answering(() => Promise.reject(new Error("refused"))),
    /refused/,
  );
  // Nobody waits any more, one who was refused neither: nothing is paused for.
  work(60);
  await giveWay();
});
