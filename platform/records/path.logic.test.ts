import assert from "node:assert/strict";
import { test } from "node:test";
import { defineProcess } from "@bihuan/casework";
import { stepsOf } from "./path.ts";

const label = { zh: "词", en: "word" };
const open = { label, final: false, owner: "adviser", limit: { days: 9 } } as const;
const process = defineProcess({
  name: "checked",
  label,
  initial: "draft",
  states: { draft: open, running: open, sampled: open, shown: open, decided: { label, final: true, tone: "done" }, cancelled: { label, final: true, tone: "stopped" } },
  gates: {},
  actions: {
    begin: { label, from: [], to: "draft", by: ["adviser"] },
    open: { label, from: ["draft"], to: "running", by: ["adviser"] },
    sample: { label, from: ["running"], to: "sampled", by: ["adviser"] },
    show: { label, from: ["running", "sampled"], to: "shown", by: ["adviser"] },
    decide: { label, from: ["shown"], to: "decided", by: ["adviser"] },
    cancel: { label, from: ["draft", "running", "sampled", "shown"], to: "cancelled", by: ["adviser"], reason: "required" },
  },
}); // prettier-ignore

test("a step that was left out is not shown as passed", () => {
  const at = (...states: string[]) => states.map((to, i) => ({ to, at: `2026-01-0${i + 1}T00:00:00Z` }));
  const told = (state: string, ...went: string[]) => stepsOf(process, state, at(...went)).map((x) => x.is);
  assert.deepEqual(told("shown", "draft", "running", "shown"), ["passed", "passed", "skipped", "now", "ahead"]);
  assert.deepEqual(told("shown", "draft", "running", "sampled", "shown"), ["passed", "passed", "passed", "now", "ahead"]);
  assert.deepEqual(told("cancelled", "draft", "running", "cancelled"), ["passed", "passed", "ahead", "ahead", "ahead"]);
  assert.equal(stepsOf(process, "shown", at("draft", "running", "shown"))[1]?.at, "2026-01-02T00:00:00Z");
  assert.equal(stepsOf(process, "draft", at("draft", "draft"))[0]?.at, "2026-01-01T00:00:00Z", "handed over in the same state");
});
