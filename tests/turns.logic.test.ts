import assert from "node:assert/strict";
import { test } from "node:test";
import { nextAct } from "@bihuan/casework";
import { house } from "../app/rooms.ts";

test("whoever's move a case is reads what he himself can do: words of the state, or his own act that is neither denial nor the end of a term", () => {
  const wordless = Object.values(house.processes).flatMap((def) =>
    Object.entries(def.states).flatMap(([state, { final, todo }]) =>
      final || todo !== undefined || nextAct(def, state) ? [] : [`${def.name}.${state}`],
    ),
  );
  assert.deepEqual(wordless, []);
});

test("words of a state are its own: they stand in both languages and are not the label of an act that its owner may not do", () => {
  const foreign = Object.values(house.processes).flatMap((def) =>
    Object.entries(def.states).flatMap(([state, { owner, todo }]) =>
      todo && Object.values(def.actions).some((a) => a.from.includes(state) && a.label.zh === todo.zh && !a.by.includes(owner ?? ""))
        ? [`${def.name}.${state}: ${todo.zh}`]
        : [],
    ),
  );
  assert.deepEqual(foreign, []);
});
