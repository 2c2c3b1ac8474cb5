import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { ProcessDef } from "@bihuan/casework";
import { house } from "../app/rooms.ts";
import { ROLES } from "../features/people/roles.ts";

/** Which facts one person of the staff can bring about alone, holding whatever posts: read off the processes themselves. */
const STAFF = new Set([...Object.keys(ROLES), "system"]);
/** Gates that ask for another person; their code is held by the room's own test. */
const ANOTHER = new Set(["someone_else"]);

/** The acts with a fact that one person reaches from the opening, none of them kept apart from one he took before. */
function reachedAlone(def: ProcessDef): Set<string> {
  const actions = Object.entries(def.actions);
  const apart = new Set(actions.flatMap(([, a]) => a.separateFrom ?? []));
  const reached = new Set<string>();
  const seen = new Set<string>();
  const queue: { state: string | undefined; done: readonly string[] }[] = [{ state: undefined, done: [] }];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const { state, done } = at;
    for (const [name, a] of actions) {
      if (state === undefined ? a.from.length > 0 : !a.from.includes(state)) continue;
      if (!a.by.some((role) => STAFF.has(role)) || a.gates?.some((g) => ANOTHER.has(g))) continue;
      if (a.separateFrom?.some((other) => done.includes(other))) continue;
      reached.add(name);
      const then = apart.has(name) && !done.includes(name) ? [...done, name].sort() : done;
      for (const to of a.to === "stay" ? [state as string] : [a.to].flat()) {
        const key = `${to}|${then.join()}`;
        if (!seen.has(key)) queue.push({ state: to, done: then });
        seen.add(key);
      }
    }
  }
  return reached;
}

/** Kinds that no act of a process names, with the act that brings them about (process/act), or why nobody of the staff does. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  "academic.role": "academic_event/summarise",
  "innovation.accepted": "innovation/accept",
};
const NOT_BY_STAFF: Readonly<Record<string, string>> = {
  "agreement.reported": "published totals, by whoever runs the machine, each with its source",
  "conference.held": "published, by whoever runs the machine, each with its source",
  "project.shown": "published, by whoever runs the machine, each with its source",
  "order.taken": "published, by whoever runs the machine, each with its source",
  "figure.reported": "published, by whoever runs the machine, each with its source",
  "place.coverage": "reckoned by the program from the register of places; its method is its evidence",
};
/** Brought about by filling in a row of the record: no act, and nobody besides. */
const BY_A_ROW = ["pair.problem"];

function waysTo(kind: string): { process: ProcessDef; act: string }[] {
  const processes = Object.values(house.processes);
  const [name, act] = ELSEWHERE[kind]?.split("/") ?? [];
  return processes.flatMap((process) =>
    Object.entries(process.actions)
      .filter(([a, def]) => def.fact === kind || (process.name === name && a === act))
      .map(([a]) => ({ process, act: a })),
  );
}

test("a fact that one person brings about alone says so, and none that needs a second says it", () => {
  const kinds = [...house.facts.values()];
  assert.ok(kinds.length > 50, `kinds: ${kinds.length}`);
  for (const kind of kinds) {
    // Who confirmed it stands on each of its facts.
    if ("basis" in kind.dimensions) {
      assert.equal(kind.alone, undefined, `${kind.kind} says of each fact who confirmed it`);
      continue;
    }
    const ways = waysTo(kind.kind);
    const listed = kind.kind in NOT_BY_STAFF;
    assert.notEqual(
      ways.length > 0 || BY_A_ROW.includes(kind.kind),
      listed,
      `${kind.kind}: an act brings it about, or a reason stands here`,
    );
    const isAlone = BY_A_ROW.includes(kind.kind) || ways.some(({ process, act }) => reachedAlone(process).has(act));
    assert.equal(kind.alone === true, isAlone, `${kind.kind}: ${ways.map((w) => `${w.process.name}/${w.act}`).join(", ")}`);
  }
});

test("docs/trust.md names each of them in the users' words", () => {
  const trust = readFileSync(join(import.meta.dirname, "../docs/trust.md"), "utf8");
  for (const kind of house.facts.values()) assert.equal(trust.includes(`| ${kind.label.zh} |`), kind.alone === true, kind.kind);
});

test("canary: a step kept apart from another is not reached by whoever took that, and a second way is found", () => {
  const act = (more: object) => ({ label: { zh: "办", en: "act" }, by: ["adviser", "reviewer"], ...more });
  const process = (check: object) =>
    ({
      actions: {
        open: act({ from: [], to: "draft" }),
        submit: act({ from: ["draft"], to: "sent" }),
        check: act({ from: ["sent"], to: "done", fact: "x", ...check }),
      },
    }) as unknown as ProcessDef;
  assert.ok(reachedAlone(process({})).has("check"));
  assert.ok(!reachedAlone(process({ separateFrom: ["submit"] })).has("check"));
  assert.ok(!reachedAlone(process({ gates: ["someone_else"] })).has("check"));
  assert.ok(!reachedAlone(process({ by: ["demander"] })).has("check"));
});
