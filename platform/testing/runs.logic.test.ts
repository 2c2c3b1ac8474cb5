import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { enterRun, leaveRun } from "./runs.ts";

test("the last of two runs stops the server; a run that died does not keep it, nor its lock", async () => {
  const folder = mkdtempSync(join(tmpdir(), "bihuan-runs-"));
  const [one, two, dead] = [0, 0, 0].map(() => spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]));
  const pids = [one, two, dead].map((c) => c?.pid as number) as [number, number, number];
  let stops = 0;
  const stop = async () => void stops++;
  for (const pid of pids) await enterRun(folder, pid);
  dead?.kill("SIGKILL");
  await once(dead as NonNullable<typeof dead>, "exit");
  writeFileSync(join(folder, "runs.lock"), String(pids[2]));
  await leaveRun(folder, pids[0], stop);
  assert.equal(stops, 0, "the other still runs");
  assert.deepEqual(readdirSync(join(folder, "runs")), [String(pids[1])]);
  await Promise.all([leaveRun(folder, pids[1], stop), enterRun(folder, pids[0]).then(() => leaveRun(folder, pids[0], stop))]);
  assert.ok(stops >= 1, "the last to leave stops it");
  assert.deepEqual(readdirSync(folder), ["runs"]);
  one?.kill();
  two?.kill();
  rmSync(folder, { recursive: true });
});
