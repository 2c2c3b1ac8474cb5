import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

test("the example of the README runs with this package, what it names as dependencies and a segmenter, and nothing else of the repository", () => {
  const engine = join(import.meta.dirname, "..");
  const readme = readFileSync(join(engine, "README.md"), "utf8");
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1];
  assert.ok(example !== undefined && example.includes("new SearchIndex"));
  assert.ok(example.trim().split("\n").length <= 13, "about ten lines");
  const { dependencies } = JSON.parse(readFileSync(join(engine, "package.json"), "utf8")) as { dependencies: Record<string, string> };
  const home = realpathSync(mkdtempSync(join(tmpdir(), "matching-alone-")));
  try {
    const modules = join(home, "node_modules");
    mkdirSync(join(modules, "@bihuan"), { recursive: true });
    for (const own of ["matching", ...Object.keys(dependencies).flatMap((d) => (d.startsWith("@bihuan/") ? [d.slice(8)] : []))]) {
      cpSync(join(engine, "..", own), join(home, own), { recursive: true });
      symlinkSync(join(home, own), join(modules, "@bihuan", own));
    }
    const others = join(engine, "../../node_modules");
    for (const name of [...Object.keys(dependencies).filter((d) => !d.startsWith("@bihuan/")), "@node-rs"])
      symlinkSync(realpathSync(join(others, name)), join(modules, name));
    writeFileSync(join(home, "example.ts"), example);
    const said = execFileSync(process.execPath, ["example.ts"], { cwd: home, encoding: "utf8" });
    // The pair 园监 across the two words is not in the record: a grade below the whole.
    assert.match(said, /^3 \[/);
    assert.deepEqual(
      [...said.matchAll(/text: '(.+?)', hit: true/g)].map((m) => m[1]),
      ["果园", "监测"],
    );
  } finally {
    rmSync(home, { recursive: true });
  }
});
