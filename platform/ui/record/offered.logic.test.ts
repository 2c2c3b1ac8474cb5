import assert from "node:assert/strict";
import { test } from "node:test";
import { offeredTo } from "./offered.ts";

const words = { zh: "由供方保姆答复", en: "The supplier's adviser answers" };
const accept = { action: "accept", allowed: false, unmet: [{ label: words, at: null }] };
const submit = { action: "submit", allowed: false, unmet: [{ label: words, at: "files" }] };
const withdraw = { action: "withdraw", allowed: true, unmet: [] };
const turn = { who: { zh: "某学会", en: "A society" }, isMine: false, isNobodys: false, closedTo: null, isOutside: false };
const shown = (t: typeof turn | null | undefined) => offeredTo([accept, submit, withdraw], t).map((a) => a.action);

test("another's move shows no grey button without a way; one's own says what is missing", () => {
  assert.deepEqual(shown(turn), ["submit", "withdraw"]);
  assert.deepEqual(shown({ ...turn, isMine: true }), ["accept", "submit", "withdraw"]);
  assert.deepEqual(shown(undefined), ["accept", "submit", "withdraw"]);
});
