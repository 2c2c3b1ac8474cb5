import assert from "node:assert/strict";
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import pg from "pg";
import { SAMPLE_PASSWORD } from "../app/sample.ts";
import { startEmbedded } from "../platform/db/embedded.ts";
import { repositoryRoot } from "../platform/testing/database.ts";

/** A full disk: uploads under a limit any user can set, the whole program on a small disk of its own where one can be mounted. */
test("an upload that does not fit is refused as such and leaves nothing behind", () => {
  const folder = mkdtempSync(join(tmpdir(), "bihuan-limit-"));
  const script = `
    import { Files } from "./platform/files/files.ts";
    import { outageOf } from "./platform/http/outage.ts";
    const files = new Files(process.argv[1], 100_000_000);
    const sent = (bytes) => { const b = new Uint8Array(bytes); b.set([0x25, 0x50, 0x44, 0x46, 0x2d]); return new Blob([b]).stream(); };
    const small = await files.receive(sent(10_000), "小.pdf");
    const large = await files.receive(sent(2_000_000), "大.pdf").then((r) => r.ok, (e) => outageOf(e)?.code);
    console.log(JSON.stringify([small.ok, large]));`;
  const { stdout, stderr } = spawnSync(
    "sh",
    ["-c", 'ulimit -f 1000 && exec "$0" --input-type=module -e "$1" "$2"', process.execPath, script, folder],
    { cwd: repositoryRoot, encoding: "utf8" },
  );
  assert.equal(stdout.trim(), '[true,"disk-full"]', stderr);
  assert.deepEqual(readdirSync(join(folder, "files/incoming")), []);
  rmSync(folder, { recursive: true });
});

const disk = mkdtempSync(join(tmpdir(), "bihuan-disk-"));
const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=420m", "tmpfs", disk]).status === 0;
const children: ChildProcess[] = [];
after(async () => {
  for (const child of children) child.kill("SIGKILL");
  if (mounted) {
    await (await startEmbedded(disk)).stop().catch(() => {});
    spawnSync("umount", ["-l", disk]);
  }
  rmSync(disk, { recursive: true, force: true });
});

test(
  "a disk that fills up in the middle of work: refused in words, every acknowledged act there afterwards, and work goes on",
  { skip: mounted ? false : "no small disk can be mounted here", timeout: 240_000 },
  async () => {
    let server = await start();
    let cookie = await cookieOf(server.origin);
    const acknowledged = new Map<string, number>();
    const refusals = new Set<string>();
    for (let i = 0; i < 20; i++) await act(`before-${i}`);
    assert.equal(acknowledged.size, 20, [...refusals].join());

    const filler = join(disk, "filler");
    const file = openSync(filler, "w");
    for (const size of [1 << 20, 1 << 12])
      for (;;) {
        try {
          if (writeSync(file, Buffer.alloc(size)) < size) break;
        } catch {
          break;
        }
      }
    for (let i = 0; i < 1500 && refusals.size === 0; i++) await act(`during-${i}`);
    assert.ok(refusals.size > 0, "the disk did fill up");
    for (const code of refusals) assert.match(code, /^(disk-full|database-away)$/);

    closeSync(file);
    rmSync(filler);
    server.child.kill("SIGKILL");
    await ended(server.child);
    server = await start();
    assert.match(server.output(), /Ready:/, server.output());
    cookie = await cookieOf(server.origin);
    refusals.clear();
    await act("afterwards");
    assert.ok(acknowledged.has("afterwards"), [...refusals].join());
    const owner = new pg.Client((await startEmbedded(disk)).owner);
    await owner.connect();
    const { rows } = await owner.query<{ key: string; id: string; whole: boolean }>(
      `select request_key as key, case_id::text as id, exists (select from demand d where d.id = case_id)
         and exists (select from ledger_fact f where f.subject = 'demand:' || case_id) as whole
       from case_event where request_key ~ '^(before|during|afterwards)'`,
    );
    await owner.end();
    const stored = new Map(rows.map((r) => [r.key, r]));
    for (const [key, id] of acknowledged) assert.equal(Number(stored.get(key)?.id), id, key);
    assert.ok(rows.every((r) => r.whole));

    async function act(key: string): Promise<void> {
      const response = await fetch(`${server.origin}/api/rpc/services/createDemand`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-bihuan": "1", cookie },
        body: JSON.stringify({
          json: {
            requestKey: key,
            duplicateReason: "写满磁盘的试验（示例）",
            values: {
              title: `写满 ${key}`,
              demanderName: "某合作社（示例）",
              demanderKind: "cooperative",
              contactName: "联系人（示例）",
              phone: "19900200000",
              source: "phone",
              presentState: "长".repeat(900),
            },
          },
        }),
      });
      const { json } = (await response.json()) as { json: { id?: number; data?: { code?: string } } };
      if (response.status === 200 && json.id !== undefined) acknowledged.set(key, json.id);
      else refusals.add(json.data?.code ?? `HTTP ${response.status}`);
    }
  },
);

async function start(): Promise<{ child: ChildProcess; origin: string; output: () => string }> {
  const port = 20_000 + Math.floor(Math.random() * 30_000);
  const child = spawn(process.execPath, ["app/server.ts"], {
    cwd: repositoryRoot,
    env: { ...process.env, BIHUAN_DATA: disk, PORT: String(port), NODE_TEST_CONTEXT: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (d) => (output += d));
  for (let waited = 0; waited < 120_000 && !output.includes("Ready:") && child.exitCode === null; waited += 50)
    await new Promise((done) => setTimeout(done, 50));
  return { child, origin: `http://127.0.0.1:${port}`, output: () => output };
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((done) => child.once("exit", () => done()));

async function cookieOf(origin: string): Promise<string> {
  const response = await fetch(`${origin}/api/auth/sign-in/username`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ username: "baomu", password: SAMPLE_PASSWORD }),
  });
  assert.equal(response.status, 200);
  return response.headers
    .getSetCookie()
    .map((c) => c.split(";")[0])
    .join("; ");
}
