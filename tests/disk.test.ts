import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { openClient } from "../platform/db/connections.ts";
import { startEmbedded } from "../platform/db/embedded.ts";
import { repositoryRoot } from "../platform/testing/database.ts";
import { cookieOf, ended, programs, registerNeed, startProgram, withSample } from "./program.ts";

/** A full disk: uploads under a limit any user can set, the whole program on a small disk of its own where one can be mounted. */
test("an upload that does not fit is refused as such and leaves nothing behind", () => {
  const folder = mkdtempSync(join(tmpdir(), "bihuan-limit-"));
  const script = `
    import { Files } from "./platform/files/files.ts";
    import { outageOf } from "./platform/http/outage.ts";
    const files = new Files(process.argv[1], 100_000_000);
    import { pdfOf } from "./platform/testing/evidence.ts";
    const sent = (bytes) => new Blob([pdfOf("", { padding: bytes })]).stream();
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
const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=640m", "tmpfs", disk]).status === 0;
after(async () => {
  for (const child of programs) child.kill("SIGKILL");
  if (mounted) {
    await (await startEmbedded(disk)).stop().catch(() => {});
    spawnSync("umount", ["-l", disk]);
  }
  rmSync(disk, { recursive: true, force: true });
});

test(
  "a disk that fills up in the middle of work: refused in words, every acknowledged act there afterwards, and work goes on",
  { skip: mounted ? false : "no small disk can be mounted here", timeout: 420_000 },
  async () => {
    let server = await startProgram(await withSample(disk));
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
    server = await startProgram(disk);
    assert.match(server.output(), /Ready:/, server.output());
    cookie = await cookieOf(server.origin);
    refusals.clear();
    await act("afterwards");
    assert.ok(acknowledged.has("afterwards"), [...refusals].join());
    const owner = openClient((await startEmbedded(disk)).owner);
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
      const done = await registerNeed(server.origin, cookie, key, "长".repeat(900));
      if ("id" in done) acknowledged.set(key, done.id);
      else refusals.add(done.refused);
    }
  },
);
