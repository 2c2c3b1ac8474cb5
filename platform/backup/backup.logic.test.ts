import assert from "node:assert/strict";
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { seededRandom } from "@bihuan/kit";
import { LineCutter } from "./cut.ts";
import { KEEP, keptOf } from "./keep.ts";
import { Store, type Header } from "./store.ts";
import { Damaged } from "./vault.ts";

const DAY = 86_400_000;
const instants = fc.uniqueArray(fc.integer({ min: Date.parse("2024-01-01"), max: Date.parse("2026-12-31") }), { maxLength: 400 });
const rules = fc.record({ daily: fc.nat(9), weekly: fc.nat(6), monthly: fc.nat(14) });

test("what the rule keeps: the newest always, at most the sum, no more by a second pass, and nothing that a later pass would have kept is gone", () => {
  fc.assert(
    fc.property(instants, rules, (all, rule) => {
      const kept = keptOf(all, rule);
      if (all.length > 0) assert.ok(kept.has(Math.max(...all)));
      assert.ok(kept.size <= Math.max(1, rule.daily + rule.weekly + rule.monthly));
      assert.deepEqual([...keptOf([...kept], rule)].sort(), [...kept].sort(), "pruning twice prunes no more");
      // Each of the newest days with a backup has its last one.
      const days = Map.groupBy(all, (at) => Math.floor((at + 8 * 3_600_000) / DAY));
      for (const [, ofDay] of [...days].sort(([a], [b]) => b - a).slice(0, rule.daily)) assert.ok(kept.has(Math.max(...ofDay)));
    }),
  );
});

test("pruned every night for two years, a daily backup leaves 7 days, 4 weeks and 12 months", () => {
  let kept: number[] = [];
  const first = Date.parse("2024-11-28T18:00:00Z");
  for (let night = 0; night < 730; night++) kept = [...keptOf([...kept, first + night * DAY])];
  const newest = first + 729 * DAY;
  for (let back = 0; back < KEEP.daily; back++) assert.ok(kept.includes(newest - back * DAY));
  const months = new Set(kept.map((at) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 7)));
  assert.equal(months.size, KEEP.monthly);
  assert.ok(kept.length <= KEEP.daily + KEEP.weekly + KEEP.monthly && kept.length >= 18, `${kept.length}`);
});

const cut = (text: string, pieces: number): Buffer[] => {
  const cutter = new LineCutter();
  const bytes = Buffer.from(text);
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += pieces) chunks.push(...cutter.feed(bytes.subarray(at, at + pieces)));
  chunks.push(...cutter.end());
  return chunks;
};

test("chunks put together are the stream, end at lines, do not depend on how it arrived; a row put in early leaves the later ones", () => {
  const random = seededRandom(7);
  const lines = Array.from({ length: 60_000 }, (_, i) => `${i}\t${"行".repeat(1 + Math.floor(random.next() * 40))}\t${random.next()}\n`);
  const text = lines.join("");
  const chunks = cut(text, 65_536);
  assert.equal(Buffer.concat(chunks).toString(), text);
  assert.ok(chunks.length > 5 && chunks.every((c) => c.at(-1) === 10));
  assert.deepEqual(cut(text, 1777), chunks);
  const later = cut(["-1\t一行\n", ...lines].join(""), 65_536);
  const same = later.filter((c) => chunks.some((d) => d.equals(c))).length;
  assert.ok(same >= chunks.length - 3, `${same} of ${chunks.length} chunks stay what they were`);
  assert.throws(() => cut("half a line", 5), /within a line/);
});

const header = (name: string, body: string[]): Header => ({
  name,
  at: "2026-11-28T00:00:00.000Z",
  seconds: 1,
  rows: 1,
  bytes: 1,
  files: 0,
  newBytes: 0,
  keysIncluded: true,
  faults: [],
  body,
});

test("an encrypted folder opens with its passphrase alone, shows no content and no hash of it; a changed byte is noticed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "bihuan-vault-"));
  const secret = Buffer.from("某合作社（示例） 19900212345\n".repeat(500));
  for (const passphrase of [undefined, "a passphrase of the tests"]) {
    const at = join(folder, passphrase ? "closed" : "open");
    const store = Store.open(at, passphrase, { make: true });
    const name = await store.put(secret);
    const written = store.newBytes;
    assert.equal(await store.put(secret), name);
    assert.equal(store.newBytes, written, "the same content is stored once");
    store.writeHeader(header("one", [name]));
    assert.deepEqual(await Store.open(at, passphrase).get(name), secret);
    const file = join(at, globSync("objects/*/*", { cwd: at })[0] as string);
    if (passphrase) {
      assert.notEqual(name, (await Store.open(join(folder, "open"), undefined).put(secret)) as string);
      assert.throws(() => Store.open(at, undefined), /encrypted/);
      assert.throws(() => Store.open(at, "another passphrase of the tests"), /does not open/);
    } else assert.throws(() => Store.open(at, "a passphrase of the tests"), /not encrypted/);
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
    writeFileSync(file, bytes);
    await assert.rejects(Store.open(at, passphrase).get(name), Damaged);
    rmSync(file);
    await assert.rejects(Store.open(at, passphrase).get(name), /missing/);
  }
  assert.throws(() => Store.open(folder, undefined, { make: true }), /not empty/);
  rmSync(folder, { recursive: true });
});
