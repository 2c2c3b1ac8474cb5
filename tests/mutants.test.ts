import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { SAMPLE_SIGN_INS } from "../app/sample.ts";
import { sampleThrowers, throwMutants } from "./mutants.ts";
import { serveInstallation, type Served } from "./served.ts";

let served: Served;
before(async () => {
  served = await serveInstallation({ sample: true });
});
after(async () => {
  await served[Symbol.asyncDispose]();
});

const COUNT = Number(process.env.BIHUAN_MUTANTS ?? 1500);

test(`no input drawn against the contract makes any endpoint fail: ${COUNT} of them`, { timeout: 3_000_000 }, async () => {
  const throwers = await sampleThrowers(
    (name) => served.signIn(name),
    SAMPLE_SIGN_INS.map((s) => s.username),
  );
  // The public limit is of another test: the clock moves on.
  const found = await throwMutants(throwers, COUNT, Number(process.env.BIHUAN_SEED ?? 19), {
    onEach: () => void (served.installation.clock.millis += 2500),
  });
  assert.deepEqual(found.broken, [], JSON.stringify([...found.statuses]));
  assert.ok(found.endpoints > 150, `${found.endpoints} endpoints`);
  const reached = found.statuses.get(200) ?? 0;
  assert.ok(reached > COUNT / 10, `enough get through to the database: ${JSON.stringify([...found.statuses])}`);
});
