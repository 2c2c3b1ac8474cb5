import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { startEmbedded } from "../platform/db/embedded.ts";
import { ended, programs, startProgram } from "./program.ts";

/** What the program says when it cannot start, and that a folder's name is no matter. */
const root = mkdtempSync(join(tmpdir(), "闭环 数据 "));
after(async () => {
  for (const child of programs) child.kill("SIGKILL");
  await (await startEmbedded(join(root, "甲 县"))).stop();
  rmSync(root, { recursive: true, force: true });
});

/** Programs that work in this folder or were started on something in it. */
const processesOf = (folder: string): string[] =>
  readdirSync("/proc")
    .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid)
    .map((pid) => {
      try {
        return `${readlinkSync(`/proc/${pid}/cwd`)} ${readFileSync(`/proc/${pid}/cmdline`, "utf8")}`;
      } catch {
        return "";
      }
    })
    .filter((command) => command.includes(folder));

test(
  "a data folder that cannot be, a port that is taken, a setting that is wrong: said in words at once, nothing left behind",
  { timeout: 240_000 },
  async () => {
    writeFileSync(join(root, "文件"), "");
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(0, "127.0.0.1", done));
    const port = String((taken.address() as AddressInfo).port);
    for (const [settings, words] of [
      [{ BIHUAN_DATA: join(root, "文件") }, /BIHUAN_DATA: .*文件 is not a folder 不是文件夹/],
      [{ BIHUAN_DATA: join(root, "文件", "下") }, /BIHUAN_DATA: .* is not a folder/],
      [{ BIHUAN_DATA: "/proc/bihuan" }, /BIHUAN_DATA: \/proc\/bihuan (cannot be made|may not be written to)/],
      [{ PORT: port }, new RegExp(`PORT: ${port} is in use 已被占用`)],
      [{ PORT: "八千" }, /PORT: /],
    ] as const) {
      const { child, output } = await startProgram(join(root, "未用"), settings);
      await ended(child);
      assert.equal(child.exitCode, 1, output());
      assert.match(output(), words);
      assert.doesNotMatch(output(), /^\s+at .*\.ts:/m, "no stack of calls");
      assert.deepEqual(processesOf(root), [], "and no server runs on");
    }
    await new Promise((done) => taken.close(done));
  },
);

test("a folder with spaces and Chinese characters in its path serves as any other", { timeout: 120_000 }, async () => {
  const { child, origin, output } = await startProgram(join(root, "甲 县"), { BIHUAN_SAMPLE: "no" });
  assert.match(output(), /Ready:/, output());
  assert.equal((await fetch(`${origin}/sign-in`)).status, 200);
  assert.equal(processesOf(join(root, "甲 县")).length > 0, existsSync("/proc/self"), "the check sees a server");
  child.kill("SIGTERM");
  await ended(child);
  assert.equal(child.exitCode, 0, output());
  // Names of people lie in the database, the files and the index: nobody but their owner reads them.
  const data = join(root, "甲 县");
  const open = [data, ...readdirSync(data, { recursive: true, encoding: "utf8" }).map((path) => join(data, path))].filter(
    (path) => (statSync(path).mode & 0o077) !== 0,
  );
  assert.deepEqual(open, []);
});
