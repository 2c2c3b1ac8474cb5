import assert from "node:assert/strict";
import { test } from "node:test";
import { ROUNDS } from "../app/rounds.ts";
import { DUE_ROUNDS } from "../features/work/rounds.ts";

/** Rounds by the clock that list nothing beforehand, each with why a wrong clock costs nobody anything by them. */
const LIST_NOTHING: Readonly<Record<string, string>> = {
  seal: "adds a seal",
  "verify-seals": "reads, and tells",
  "forget-drafts": "what was typed and never sent, thirty days old",
  "forget-notices": "bells that were rung; the cases they rang for stay",
  "remind-overdue": "a mail",
  digests: "a mail",
  "remind-superiors": "a mail",
  publish: "publishes on its day what was passed for that day; it is taken back by an act",
  signs: "marks to look at",
  "draw-callbacks": "draws whom to ring; kept with its seed",
  "forget-readers": "an index nobody reads is built anew",
  "forget-questions": "what was searched for, as its asker may erase it himself",
  "read-files": "words of files, for the search",
  "back-up": "a backup; what the rule prunes stands in newer ones",
  "table-jobs": "what somebody asked for now",
  "forget-jobs": "files of a list that was fetched; the list goes out again",
  "fold-tally": "sums of rows that stay",
  "refresh-persons": "who may be one person, reckoned anew",
  "follow-changes": "the index",
  deliver: "sends what was written to be sent",
};

test("what the clock ends or erases is listed first: every round is a due round, or stands here with its reason", () => {
  const due = DUE_ROUNDS.map((r) => r.name);
  assert.ok(due.length >= 6);
  assert.deepEqual(ROUNDS.map((r) => r.does).toSorted(), [...due, ...Object.keys(LIST_NOTHING)].toSorted());
  assert.ok(ROUNDS.filter((r) => due.includes(r.does)).every((r) => r.by === "one"));
});

test("facts, events and audit are sealed every hour at least; the night's recount is looked for often enough to fall into the night", () => {
  const every = (does: string): number => ROUNDS.find((r) => r.does === does)?.millis ?? Infinity;
  assert.ok(every("seal") <= 3_600_000);
  assert.ok(every("verify-seals") <= 3_600_000);
});
