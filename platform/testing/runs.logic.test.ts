import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { DATABASE, intoMemory, outOfMemory, SCRATCH } from "./memory.ts";
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

test("a run's data lie in memory where there is room, and are given back; what a server works in stays where it is", () => {
  const parent = mkdtempSync(join(tmpdir(), "bihuan-runs-"));
  const folder = join(parent, "test/data");
  const isLink = () => lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  intoMemory(folder, DATABASE);
  if (isLink()) {
    const place = readlinkSync(folder);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    writeFileSync(join(folder, "kept"), "");
    outOfMemory(folder);
    assert.deepEqual([isLink(), existsSync(place)], [false, false]);
    intoMemory(folder, SCRATCH);
    if (isLink()) assert.equal(statSync(folder).mode & 0o777, 0o711, "other users walk through what stands for /tmp, and list nothing");
    outOfMemory(folder);
    // Of a machine that was switched off in between.
    symlinkSync(place, folder);
    intoMemory(folder, DATABASE);
    assert.ok(isLink() && readlinkSync(folder) !== place && existsSync(folder));
    outOfMemory(folder);
  }
  mkdirSync(join(folder, "postgres"), { recursive: true });
  writeFileSync(join(folder, "postgres/postmaster.pid"), `${process.pid}\n`);
  intoMemory(folder, DATABASE);
  assert.deepEqual([isLink(), readdirSync(folder)], [false, ["postgres"]], "a file alone works there");
  rmSync(parent, { recursive: true });
});
