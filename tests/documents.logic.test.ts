import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { LEADER_ABOVE_FEN } from "../features/projects/agreement-check.ts";
import { CALLBACK_SHARE } from "../features/services/callbacks.ts";
import { describeConfig } from "../platform/config/config.ts";
import { STAFF_NETWORK_DAYS } from "../platform/links/links.ts";

/** What the documents of trust and operation say of the program, held against it. */
const root = resolve(import.meta.dirname, "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const PAGES = ["docs/trust.md", "docs/trust-votes.md", ...globSync("docs/operations/*.md", { cwd: root }), "deploy/bihuan.service"];
const settings = new Set([...describeConfig().matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map((m) => m[1] as string));

/** Names that a text gives and nothing is called by. */
function unknownNames(text: string, known: (name: string) => boolean): string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map((m) => m[1] as string).filter((name) => /^[\w./-]+$/.test(name) && !known(name));
}

test("every setting that a document names is one", () => {
  assert.ok(settings.size > 30 && PAGES.length >= 6);
  for (const page of PAGES)
    for (const [name] of read(page).matchAll(/\b(?:BIHUAN|DATABASE)_[A-Z0-9_]*[A-Z0-9]\b/g))
      assert.ok(settings.has(name), `${page}: ${name}`);
});

test("docs/trust.md: its figures are the program's, and each name in it is one of the code", () => {
  const trust = read("docs/trust.md");
  assert.match(trust, new RegExp(`no link in the last ${STAFF_NETWORK_DAYS} days`));
  assert.match(trust, new RegExp(`\\(\`callback\\.share\`, ${CALLBACK_SHARE.initial * 100} %, at least one per county\\)`));
  assert.match(trust, new RegExp(`\`agreement\\.leader-above-fen\` \\(${LEADER_ABOVE_FEN.initial / 100_000_000} million yuan\\)`));
  const code = globSync("{platform,features}/**/*.{ts,sql}", { cwd: root })
    .filter((f) => !f.includes(".test."))
    .map(read)
    .join("\n");
  const known = (name: string): boolean =>
    name.includes("/") ? globSync(name, { cwd: root }).length > 0 : new RegExp(`\\b${name.replaceAll(".", "\\.")}\\b`).test(code);
  assert.deepEqual(unknownNames(trust, known), []);
  assert.deepEqual(unknownNames("`self` and `noSuchThingAnywhere` in `tests/none.test.ts`", known), [
    "noSuchThingAnywhere",
    "tests/none.test.ts",
  ]);
});

test("deploy/bihuan.service: starts what the page names, again whatever ends it, stops it in order, private files", () => {
  const unit = new Map([...read("deploy/bihuan.service").matchAll(/^(\w+)=(.*)$/gm)].map((m) => [m[1] as string, m[2] as string]));
  assert.match(unit.get("ExecStart") ?? "", /^\/\S+\/node scripts\/start\.mjs$/);
  assert.deepEqual(
    ["Restart", "StartLimitIntervalSec", "KillMode", "UMask", "WantedBy"].map((k) => unit.get(k)),
    ["always", "0", "mixed", "0077", "multi-user.target"],
  );
  assert.ok(Number.parseInt(unit.get("RestartSec") ?? "", 10) <= 1000 && Number(unit.get("TimeoutStopSec")) >= 30);
  assert.match(read("deploy/bihuan.service"), /^\[Unit\]\n(?:[^[\n].*\n|\n)*StartLimitIntervalSec=0$/m, "elsewhere it is ignored");
  assert.doesNotMatch(unit.get("Environment") ?? "", /SAMPLE=yes/);
});
