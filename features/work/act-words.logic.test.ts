import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { repositoryRoot } from "../../platform/testing/database.ts";
import { ACT_WORDS, actsNamed, wordsOfAct, wordsOfSubject } from "./act-words.ts";
import { house } from "../../app/rooms.ts";

/** Act codes written in calls of `audit`; templated ones are steps of a process and have their own words. */
const actsOf = (text: string): string[] =>
  [...text.matchAll(/\bact: ([^\n]*)/g)].flatMap(([, rest = ""]) =>
    [...(rest.split(", subject")[0] ?? "").matchAll(/"([a-z_]+\.[a-z_-]+)"/g)].map((m) => m[1] as string),
  );

test("every act that is audited has words", () => {
  const files = globSync("{platform,features,app}/**/*.ts", { cwd: repositoryRoot, exclude: ["**/*.test.ts"] });
  const acts = new Set(files.flatMap((f) => actsOf(readFileSync(join(repositoryRoot, f), "utf8"))));
  assert.ok(acts.size > 35, `${acts.size} acts seen`);
  assert.deepEqual([...acts].filter((a) => !ACT_WORDS[a]).sort(), []);
  assert.deepEqual(
    // What happens at the door is named by its event (platform/signin).
    Object.keys(ACT_WORDS).filter((a) => !acts.has(a) && !a.startsWith("signin.")),
    [],
    "words of acts that nobody writes",
  );
});

test("canary: an act in either branch of a choice is seen", () =>
  assert.deepEqual(actsOf('act: off ? "account.block" : "account.unblock", subject: "x.y"'), ["account.block", "account.unblock"]));

test("a step of a process is told by the process and its action", () => {
  assert.equal(wordsOfAct("demand.pass", house).zh.startsWith("demand"), false);
  for (const p of Object.values(house.processes))
    for (const action of Object.keys(p.actions)) assert.notEqual(wordsOfAct(`${p.name}.${action}`, house).zh, `${p.name}.${action}`);
  assert.equal(wordsOfAct("gone.by", house).zh, "gone.by");
});

test("every kind of record an entry names has words", () => {
  const files = globSync("{platform,features,app}/**/*.ts", { cwd: repositoryRoot, exclude: ["**/*.test.ts"] });
  const kinds = new Set(
    files
      .map((f) => readFileSync(join(repositoryRoot, f), "utf8"))
      .flatMap((text) => [...text.matchAll(/(?:\bact: .*subject: |auditLook\(tx, actor, )`([a-z_-]+):/g)].map((m) => m[1] as string)),
  );
  assert.ok(kinds.size > 12, [...kinds].join());
  assert.deepEqual(
    [...kinds].filter((k) => wordsOfSubject(`${k}:7`, house).zh.startsWith(k)),
    [],
  );
  assert.deepEqual(wordsOfSubject("demand:12", house), { zh: "需求 12", en: "Demand 12" });
  assert.equal(wordsOfSubject("unheard:1", house).zh, "unheard:1");
});

test("acts are found by their words in either language, and by nothing else", () => {
  assert.deepEqual(actsNamed("查看敏感", house), ["sensitive.look"]);
  assert.deepEqual(actsNamed("looked at", house), ["sensitive.look"]);
  assert.deepEqual(actsNamed("无此事", house), []);
});
