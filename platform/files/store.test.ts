import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { after, before, test } from "node:test";
import S3rver from "s3rver";
import { outageOf } from "../http/outage.ts";
import { pdfOf } from "../testing/evidence.ts";
import { Files } from "./files.ts";
import { BucketStore, FileMissing, FolderStore, type FileStore } from "./store.ts";

/** Both kinds of store by the same test; the bucket is another program's, which knows its keys (signatures are the library's to get right). */
const folder = mkdtempSync(join(tmpdir(), "bihuan-store-"));
let server: S3rver;
let bucket: (key?: string) => BucketStore;
before(async () => {
  server = new S3rver({
    port: 0,
    address: "127.0.0.1",
    silent: true,
    directory: join(folder, "s3"),
    configureBuckets: [{ name: "bihuan", configs: [] }],
  });
  const { port } = (await server.run()) as unknown as { port: number };
  bucket = (key = "S3RVER") =>
    new BucketStore({ address: `http://127.0.0.1:${port}/bihuan/office/`, key, secret: "S3RVER", region: "us-east-1" });
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});
const receiving = (name: string, store: FileStore) => new Files(join(folder, name), 20_000_000, store);
const sent = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes]).stream();

for (const [kind, open] of [
  ["a folder", () => new FolderStore(join(folder, "shared"))],
  ["a bucket", () => bucket()],
] as const)
  test(
    `what one server receives another reads, from ${kind}: byte for byte, once, with nothing left beside`,
    { timeout: 240_000 },
    async () => {
      const [one, two] = [receiving(`${kind} one`, open()), receiving(`${kind} two`, open())];
      const text = pdfOf("协议（示例）", { padding: 12_000_000 });
      const first = await one.receive(sent(text), "协议.pdf");
      assert.ok(first.ok, JSON.stringify(first));
      const again = await two.receive(sent(text), "另一份.pdf");
      assert.ok(again.ok && again.value.sha256.equals(first.value.sha256));
      assert.ok((await buffer(await two.read(first.value.sha256))).equals(text));
      const part = await two.read(first.value.sha256, { from: 1_000_000, to: 1_000_009 });
      assert.ok((await buffer(part)).equals(text.subarray(1_000_000, 1_000_010)), "a part alone is read");
      assert.deepEqual(readdirSync(join(folder, `${kind} one`, "files/incoming")), []);
      assert.deepEqual(readdirSync(join(folder, `${kind} two`, "files/incoming")), []);

      await one.keep("reach/路网.graph", Buffer.from("damaged"));
      await one.keep("reach/路网.graph", Buffer.from("network"));
      assert.equal((await two.load("reach/路网.graph")).toString(), "network");
      await assert.rejects(two.load("reach/none.graph"), FileMissing);
      assert.equal(await open().identity(), await open().identity());
    },
  );

test("a bucket that is away, refuses the key or does not exist: nothing stored, said in words", { timeout: 240_000 }, async () => {
  const away = new BucketStore({ address: "http://127.0.0.1:9/bihuan", key: "k", secret: "s", region: "us-east-1" });
  const text = pdfOf("一页（示例）");
  for (const [name, store] of [
    ["away", away],
    ["key", bucket("wrong")],
    [
      "nobody's",
      new BucketStore({
        address: (await bucket().identity()).replace("bihuan", "none"),
        key: "S3RVER",
        secret: "S3RVER",
        region: "us-east-1",
      }),
    ],
  ] as const) {
    const refused = await receiving(name, store)
      .receive(sent(text), "一页.pdf")
      .catch((error: unknown) => outageOf(error)?.code);
    assert.equal(refused, "files-away", name);
    assert.deepEqual(readdirSync(join(folder, name, "files/incoming")), []);
  }
});

test("files received before there was another place are found where they were", async () => {
  const files = receiving("old", new FolderStore(join(folder, "old")));
  const received = await files.receive(sent(pdfOf("旧（示例）")), "旧.pdf");
  assert.ok(received.ok);
  const hex = received.value.sha256.toString("hex");
  assert.ok(readdirSync(join(folder, "old/files", hex.slice(0, 2))).includes(hex));
});
