import { defineProcess, type ProcessDef } from "@bihuan/casework";

/** Every open case can change hands without changing its state; platform/casework's handOver() writes the event. */
export function processWithHandOver(def: ProcessDef): ProcessDef {
  const open = Object.entries(def.states)
    .filter(([, state]) => !state.final)
    .map(([name]) => name);
  return defineProcess({
    ...def,
    actions: { ...def.actions, [HAND_OVER]: { label: { zh: "移交", en: "Hand over" }, from: open, to: "stay", by: [HAND_OVER_ROLE] } },
  });
}

export const HAND_OVER = "hand-over";
/** No person has this role: hand-over is done through its own endpoint, never as a step. */
export const HAND_OVER_ROLE = "hand-over";
