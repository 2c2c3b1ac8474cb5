import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { repositoryRoot } from "../../platform/testing/database.ts";
import { FIRST, PROMISES, THREATS } from "./threat.ts";

/** What the room says that the document does not, and rows of the document's table that the room has not. */
function apart(text: string): string[] {
  const rows = THREATS.map((t) => `| ${t.who.en} | ${t.has.en} | ${t.paper.en} | ${t.codes.en} | ${t.afar.en} |`);
  const said = [FIRST.en, ...rows, ...PROMISES.map((p) => `- ${p.en}`)].filter((line) => !text.includes(`\n${line}\n`));
  const table = (text.split("## Who sees what\n")[1] ?? "").split("\n## ")[0] ?? "";
  return [...said, ...table.split("\n").filter((line) => line.startsWith("|") && !/^\|(---|\s*who \|)/.test(line) && !rows.includes(line))];
}
const text = readFileSync(join(repositoryRoot, "docs/trust-votes.md"), "utf8");

test("the room and the document say the same of who sees what", () => {
  assert.deepEqual(apart(text), []);
});

test("canary: a softer word in the document and a row more are seen", () => {
  const [first] = THREATS;
  assert.deepEqual(apart(text.replace("defeat every vote", "spoil some votes")), [FIRST.en]);
  assert.equal(apart(text.replace(first?.paper.en ?? "", "nothing at all")).length, 2);
  assert.equal(
    apart(text.replace("\n## What is done", "| An honest thief | a key | nothing | nothing | nothing |\n\n## What is done")).length,
    1,
  );
});
