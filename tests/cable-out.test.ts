import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { repositoryRoot } from "../platform/testing/database.ts";
import { skip as noBrowser } from "./chromium.ts";

/**
 * The cable is out: a network of its own (Linux network namespace, `man unshare`) with nothing but the loopback, in which the kernel counts what was sent where no way
 * leads. Whoever is not root has it under his own number.
 */
const own = process.getuid?.() === 0 ? [] : ["--user", "--map-current-user", "--keep-caps"];
const IN_THERE = 'ip link set lo up || exit 9; "$@"; rc=$?; cat /proc/net/snmp; exit $rc';
function cut(...args: string[]): { readonly status: number | null; readonly said: string; readonly outside: number } {
  const { status, stdout, stderr } = spawnSync("unshare", [...own, "--net", "sh", "-c", IN_THERE, "sh", process.execPath, ...args], {
    cwd: repositoryRoot,
    encoding: "utf8",
    timeout: 900_000,
    // A test of a test is none of its own run.
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, CABLE_OUT: "yes", ...(noBrowser ? {} : { BIHUAN_JOURNEYS: "required" }) },
  });
  const [heads = [], values = []] = (stdout ?? "").split("\n").flatMap((line) => (line.startsWith("Ip: ") ? [line.split(" ")] : []));
  return { status, said: `${stdout}${stderr}`, outside: Number(values[heads.indexOf("OutNoRoutes")]) };
}
const skip = cut("--version").status === 0 ? false : "no network can be cut off here (needs unshare and ip, and leave to use them)";
const played = (pattern: string, file: string) => cut("--test", "--test-reporter=tap", `--test-name-pattern=${pattern}`, file);

test("canary: with the cable out nothing outside answers, and one who asks is counted", { skip }, () => {
  const asked = cut("-e", 'require("node:net").connect(80, "192.0.2.1").on("error", (e) => console.log(e.code))');
  assert.match(asked.said, /^ENETUNREACH$/m);
  assert.equal(asked.outside, 1);
  assert.equal(cut("-e", "0").outside, 0);
});

test(
  "with the cable out the program starts for the first time and serves, and asks nothing of the outside",
  { skip, timeout: 900_000 },
  () => {
    const { status, said, outside } = played("a folder with spaces", "tests/start.test.ts");
    assert.equal(status, 0, said);
    assert.match(said, /^# pass 1$/m, "it was played");
    assert.equal(outside, 0);
  },
);

test(
  "with the cable out a meeting votes from codes and paper to the result sheet, and nothing is asked of the outside",
  { skip: skip || noBrowser, timeout: 900_000 },
  () => {
    const { status, said, outside } = played(
      "codes from an envelope, three taps on a phone, paper keyed twice",
      "tests/appraisals-journeys.test.ts",
    );
    assert.equal(status, 0, said);
    assert.match(said, /^# pass 1$/m, "it was played");
    // The journey itself names every request of a page that leaves the machine; here nobody else asked either, the server among them.
    assert.equal(outside, 0);
  },
);
