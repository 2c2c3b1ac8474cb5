import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { missing, openYard } from "../testing/debian.ts";
import { pdfOf } from "../testing/evidence.ts";
import { scanWith, ScannerAway } from "./clamd.ts";
import { Files } from "./files.ts";

/** The test text of EICAR, which harms nobody and which every scanner calls by its name; put together here, so that no scanner takes this file away. */
const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!", "$H+H*"].join("");
const yard = openYard();
after(() => yard[Symbol.asyncDispose]());
const stored = (folder: string): string[] =>
  existsSync(join(folder, "files"))
    ? readdirSync(join(folder, "files"), { recursive: true })
        .map(String)
        .filter((f) => /[0-9a-f]{64}/.test(f))
    : [];

test(
  "a real clamd finds EICAR in an upload, and nothing of it is stored; what is clean is",
  { skip: missing("/usr/sbin/clamd") },
  async () => {
    const socket = join(yard.folder, "clamd.ctl");
    // Debian ships no signatures: one of our own, the text's bytes anywhere in a file of any kind.
    yard.write("own.ndb", `Bihuan.Test.EICAR:0:*:${Buffer.from(EICAR, "latin1").toString("hex")}\n`);
    const config = yard.write(
      "clamd.conf",
      [`LocalSocket ${socket}`, `DatabaseDirectory ${yard.folder}`, "Foreground yes", "FixStaleSocket yes", "StreamMaxLength 1M", ""].join(
        "\n",
      ),
    );
    yard.start("clamd", "/usr/sbin/clamd", ["-c", config]);
    for (let i = 0; i < 300 && !existsSync(socket); i++) await sleep(100);
    assert.ok(existsSync(socket), yard.log("clamd"));
    const folder = join(yard.folder, "kept");
    const files = new Files(folder, 5_000_000, undefined, scanWith(socket));
    const receive = (bytes: Uint8Array) => files.receive(new Blob([bytes as never]).stream() as never, "证明.pdf");
    const clean = await receive(pdfOf("示例"));
    assert.ok(clean.ok, JSON.stringify(clean));
    assert.equal(stored(folder).length, 1);
    const infected = await receive(Buffer.concat([pdfOf("示例二"), Buffer.from(`\n${EICAR}\n`, "latin1")]));
    assert.deepEqual(infected, { ok: false, error: "infected" });
    assert.equal(stored(folder).length, 1, "nothing of it is kept");
    const long = await receive(Buffer.concat([pdfOf("示例三"), Buffer.alloc(2_000_000, 32)]));
    assert.deepEqual(long, { ok: false, error: "not-scanned" }, "larger than clamd takes");
  },
);

test("a scanner that is away, says nonsense or closes at once: nothing is taken", async () => {
  await assert.rejects(scanWith(join(yard.folder, "nobody.ctl"))(import.meta.filename), ScannerAway);
  for (const says of ["stream: ERROR\0", ""]) {
    const server = createServer((s) =>
      s
        .on("error", () => {})
        .resume()
        .end(says),
    ).listen(0, "127.0.0.1");
    await new Promise((done) => server.once("listening", done));
    const { port } = server.address() as { port: number };
    await assert.rejects(scanWith(`127.0.0.1:${port}`)(import.meta.filename), ScannerAway);
    await new Promise((done) => server.close(done));
  }
  const folder = join(yard.folder, "away");
  const files = new Files(folder, 5_000_000, undefined, scanWith(join(yard.folder, "nobody.ctl")));
  assert.deepEqual(await files.receive(new Blob([pdfOf("示例") as never]).stream() as never, "证明.pdf"), {
    ok: false,
    error: "not-scanned",
  });
  assert.deepEqual(stored(folder), []);
});
