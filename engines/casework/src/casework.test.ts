import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import {
  act,
  availableActions,
  deadlines,
  defineProcess,
  describeRefusal,
  replay,
  UnsoundProcess,
  type CaseEvent,
  type ProcessDef,
} from "./index.ts";

const label = { zh: "词", en: "word" };
/** A letter: written, checked by another, sent; or thrown away. */
const letter: ProcessDef = {
  name: "letter",
  label,
  initial: "draft",
  states: {
    draft: { label, final: false, owner: "clerk", limit: { days: 10 } },
    checked: { label, final: false, owner: "clerk", limit: { months: 1 } },
    sent: { label, final: true },
    thrown: { label, final: true },
  },
  gates: { stamped: { label, unmet: { zh: "先贴邮票", en: "stamp it first" } } },
  actions: {
    write: { label, from: [], to: "draft", by: ["clerk"] },
    edit: { label, from: ["draft"], to: "stay", by: ["clerk"] },
    check: { label, from: ["draft"], to: "checked", by: ["checker", "clerk"], separateFrom: ["write", "edit"] },
    send: { label, from: ["checked"], to: "sent", by: ["clerk"], gates: ["stamped"] },
    throw: { label, from: ["draft", "checked"], to: "thrown", by: ["clerk"], reason: "required", reasons: { old: label } },
  },
};
const at = "2026-01-01T02:00:00.000Z";
const clerk = { id: "a", roles: ["clerk"] };
const both = { id: "b", roles: ["clerk", "checker"] };
const opened = (): CaseEvent[] => {
  const e = act(letter, [], { action: "write", actor: clerk, at }, {});
  assert.ok(e.ok);
  return [e.value];
};

test("a sound process is returned as it is", () => assert.equal(defineProcess(letter), letter));

test("each unsound definition is caught (canaries)", () => {
  const breaches: [string, (d: any) => void, RegExp][] = [
    ["no owner", (d) => delete d.states.draft.owner, /draft has no owner/],
    ["no limit", (d) => delete d.states.checked.limit, /checked has no time limit/],
    ["unknown target", (d) => (d.actions.send.to = "moon"), /unknown state moon/],
    ["unknown gate", (d) => (d.actions.send.gates = ["moon"]), /unknown gate moon/],
    ["leaves a final state", (d) => d.actions.edit.from.push("sent"), /leaves the final state sent/],
    ["unreachable", (d) => (d.states.island = { label, final: true }), /island cannot be reached/],
    ["no way out", (d) => (d.actions.throw.from = ["draft"]) && delete d.actions.send, /checked has no way out/],
    ["two openings", (d) => (d.actions.again = { label, from: [], to: "draft", by: ["clerk"] }), /exactly one opening/],
    ["nobody", (d) => (d.actions.edit.by = []), /nobody may do action edit/],
    ["separated from nothing", (d) => (d.actions.check.separateFrom = ["moon"]), /unknown action moon/],
    ["initial", (d) => (d.initial = "checked"), /does not lead to checked/],
    ["reasons unasked", (d) => (d.actions.throw.reason = "none"), /lists reasons but asks for none/],
  ];
  for (const [name, breach, message] of breaches) {
    const copy = structuredClone(letter);
    breach(copy);
    assert.throws(
      () => defineProcess(copy),
      (e) => e instanceof UnsoundProcess && message.test(e.message),
      name,
    );
  }
});

test("refusals name what stands in the way", () => {
  const history = opened();
  const refusalOf = (request: Partial<Parameters<typeof act>[2]>, gates = {}) => {
    const done = act(letter, history, { action: "check", actor: clerk, at, ...request }, gates);
    return done.ok ? "ok" : done.error.code;
  };
  assert.equal(refusalOf({ action: "fly" }), "unknown-action");
  assert.equal(refusalOf({ action: "send" }), "not-from-this-state");
  assert.equal(refusalOf({ actor: { id: "c", roles: ["reader"] } }), "not-your-role");
  assert.equal(refusalOf({}), "same-person");
  assert.equal(refusalOf({ actor: both }), "ok");
  assert.equal(refusalOf({ actor: both, expectedSeq: 0 }), "stale");
  assert.equal(refusalOf({ action: "throw" }), "reason-required");
  assert.equal(refusalOf({ action: "throw", reason: "new" }), "reason-unknown");
  assert.equal(refusalOf({ action: "throw", reason: "old" }), "ok");
  const checked = [...history, must(act(letter, history, { action: "check", actor: both, at }, {}))];
  const unmet = act(letter, checked, { action: "send", actor: clerk, at }, {});
  assert.ok(!unmet.ok);
  assert.equal(describeRefusal(unmet.error, letter).zh, "先贴邮票");
  const sent = [...checked, must(act(letter, checked, { action: "send", actor: clerk, at }, { stamped: true }))];
  const late = act(letter, sent, { action: "throw", reason: "old", actor: clerk, at }, {});
  assert.ok(!late.ok && late.error.code === "final");
});

test("what reverses an end is the one action that leaves a final state, even an end that a clock ran ahead to", () => {
  const found = defineProcess({
    ...letter,
    actions: { ...letter.actions, find: { label, from: ["thrown"], to: ["draft", "checked"], by: ["clerk"], reverses: true } },
  });
  const thrown = must(act(found, opened(), { action: "throw", reason: "old", actor: clerk, at: "2027-02-05T00:00:00.000Z" }, {}));
  const history = [...opened(), thrown];
  const again = must(act(found, history, { action: "find", to: "draft", actor: clerk, at: "2026-01-09T00:00:00.000Z" }, {}));
  const status = must(replay(found, [...history, again]));
  assert.deepEqual([status.state, status.dueOn], ["draft", "2026-01-19"], "its limit counts from the day it was found");
  for (const action of Object.keys(letter.actions))
    assert.equal(act(found, history, { action, actor: both, at, reason: "old" }, { stamped: true }).ok, false, action);
  assert.equal(act(found, opened(), { action: "find", to: "draft", actor: clerk, at }, {}).ok, false, "nothing ended, nothing to reverse");
  const breach = (from: string[]) => () =>
    defineProcess({ ...letter, actions: { ...letter.actions, find: { label, from, to: "draft", by: ["clerk"], reverses: true } } });
  assert.throws(breach(["checked"]), /reverses what is no end/);
});

test("a clock set back never makes a history run backwards", () => {
  const event = must(act(letter, opened(), { action: "edit", actor: clerk, at: "2025-12-31T00:00:00.000Z" }, {}));
  assert.equal(event.at, at);
});

test("deadlines count calendar days in China; the due day is in time", () => {
  const status = must(replay(letter, opened()));
  assert.equal(status.dueOn, "2026-01-11");
  assert.deepEqual(deadlines(status, "2026-01-11"), { dueOn: "2026-01-11", overdueDays: null, dueSoon: true });
  assert.equal(deadlines(status, "2026-01-14").overdueDays, 3);
  assert.equal(deadlines(status, "2026-01-02").dueSoon, false);
  const stayed = must(
    replay(letter, [...opened(), must(act(letter, opened(), { action: "edit", actor: clerk, at: "2026-01-05T00:00:00.000Z" }, {}))]),
  );
  assert.equal(stayed.dueOn, "2026-01-11", "an action that stays does not extend the limit");
});

test("random walks: what is offered succeeds, what is not is refused, replay gives act's state, the table is never left", () => {
  const random = seededRandom(11);
  const names = [...Object.keys(letter.actions), "fly"];
  const actors = [clerk, both, { id: "c", roles: ["reader"] }];
  let accepted = 0;
  for (let walk = 0; walk < 300; walk++) {
    const history = opened();
    for (let step = 0; step < 8; step++) {
      const actor = random.pick(actors);
      const action = random.pick(names);
      const gates = { stamped: random.below(2) === 0 };
      const status = must(replay(letter, history));
      const offered = availableActions(letter, status, actor, gates, history).find((a) => a.action === action)?.allowed ?? false;
      const done = act(letter, history, { action, actor, at, reason: "old" }, gates);
      assert.equal(done.ok, offered, `${action} by ${actor.id} in ${status.state}`);
      if (!done.ok) continue;
      accepted++;
      assert.ok(letter.actions[action]?.from.includes(status.state));
      history.push(done.value);
      assert.equal(must(replay(letter, history)).state, done.value.to);
    }
  }
  assert.ok(accepted > 300, String(accepted));
});

test("a tampered history does not replay", () => {
  const history = opened();
  assert.equal(replay(letter, [{ ...history[0]!, to: "sent" }]).ok, false);
  assert.equal(replay(letter, [history[0]!, { ...history[0]!, seq: 2, action: "send", to: "sent" }]).ok, false);
  assert.equal(replay(letter, [{ ...history[0]!, seq: 5 }]).ok, false);
  assert.equal(replay(letter, []).ok, false);
});

function must<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}
