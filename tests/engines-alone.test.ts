import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "..");

/**
 * What the example of an engine's README says where there is nothing but the engine, what its package names as dependencies, and
 * `beside`: scopes or packages and files of the example's own.
 */
function runAlone(engine: string, beside: { packages?: readonly string[]; files?: Readonly<Record<string, string>> }): string {
  const folder = join(root, "engines", engine);
  const example = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(folder, "README.md"), "utf8"))?.[1] ?? "";
  assert.ok(example.trim().split("\n").length <= 17, "a short example");
  const { dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { dependencies: Record<string, string> };
  const named = Object.keys(dependencies);
  // Outside the repository, so that nothing is found by accident; Node strips no types below node_modules, hence links.
  const home = realpathSync(mkdtempSync(join(tmpdir(), `${engine}-alone-`)));
  try {
    const modules = join(home, "node_modules");
    mkdirSync(join(modules, "@bihuan"), { recursive: true });
    for (const own of [engine, ...named.filter((d) => d.startsWith("@bihuan/")).map((d) => d.slice(8))]) {
      cpSync(join(root, "engines", own), join(home, own), { recursive: true });
      symlinkSync(join(home, own), join(modules, "@bihuan", own));
    }
    for (const name of [...named.filter((d) => !d.startsWith("@bihuan/")), ...(beside.packages ?? [])]) {
      mkdirSync(dirname(join(modules, name)), { recursive: true });
      symlinkSync(realpathSync(join(root, "node_modules", name)), join(modules, name));
    }
    for (const [name, text] of Object.entries(beside.files ?? {})) writeFileSync(join(home, name), text);
    writeFileSync(join(home, "example.ts"), example);
    return execFileSync(process.execPath, ["example.ts"], { cwd: home, encoding: "utf8" });
  } finally {
    rmSync(home, { recursive: true });
  }
}

test("matching: the README's example runs alone, with a segmenter", () => {
  const said = runAlone("matching", { packages: ["@node-rs"] });
  // The pair 园监 across the two words is not in the record: a grade below the whole.
  assert.match(said, /^3 \[/);
  assert.deepEqual(
    [...said.matchAll(/text: '(.+?)', hit: true/g)].map((m) => m[1]),
    ["果园", "监测"],
  );
});

/** A street to the north: a corner every thousandth of a degree (111.195 m) from 30.65 to 30.69. */
const TOWN = `<osm>${Array.from({ length: 41 }, (_, i) => `<node id="${i + 1}" lat="${(30.65 + i / 1000).toFixed(3)}" lon="104.06"/>`).join("")}<way id="1">${Array.from(
  { length: 41 },
  (_, i) => `<nd ref="${i + 1}"/>`,
).join("")}<tag k="highway" v="residential"/></way></osm>`;

test("reach: the README's example runs alone and says what can be reckoned by hand", () => {
  const [covered = "", sited = ""] = runAlone("reach", { files: { "town.osm": TOWN } })
    .trim()
    .split("\n");
  // The second home is 1.7 km from the place; from 30.668 both are 889.6 m away, within 990 m.
  assert.match(covered, /^3151 15 minutes on the walking network \(rules W2\), at 1\.1 m\/s \(990 m\) and 0\.8 m\/s \(720 m\)/);
  assert.equal(sited, "[ [ 1 ], 4051, true ]");
});

test("allocation: the README's example runs alone: a cap and a floor that both seem to bind", () => {
  // C's floor takes 700,000; the rest by 45 : 35 leaves A below its cap.
  assert.equal(
    runAlone("allocation", {}).trim(),
    ["A 73125000 90000000.00 free true", "B 56875000 70000000.00 free true", "C 70000000 40000000.00 floor true"].join("\n"),
  );
});

test("indicators: the README's example runs alone", () => {
  assert.equal(runAlone("indicators", {}).trim(), "12");
});

test("scoring: the README's example runs alone: a rate that prints as met and is short of 200 yuan", () => {
  assert.equal(runAlone("scoring", {}).trim(), "1.9996元/人，未达到不低于2元/人，不得分 离达标，分子还差200 总分0分，等次为“不合格”");
});

test("tours: the README's example runs alone: three hours each, 250 km out, is a night there", () => {
  assert.equal(runAlone("tours", {}).trim(), "2 1 []");
});

test("meetings: the README's example runs alone: one table is a line of four", () => {
  assert.equal(runAlone("meetings", {}).trim(), "4 4 [ 'z' ]");
});

test("quotas: the README's example runs alone: a floor of two, and a floor that one more person heals", () => {
  assert.equal(runAlone("quotas", {}).trim(), "县区 7 学会 1 高校 2\n2 [ '一线' ] green");
});

test("ballots: the README's example runs alone: three of a class are merged, and a difference would tell of them", () => {
  assert.equal(runAlone("ballots", {}).trim(), "a b+c\n{ classes: [ 'c' ], voters: 3 }\n86.00 undefined");
});
