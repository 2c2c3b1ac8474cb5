import { defineProcess, type ProcessDef, type WrittenProcess } from "@bihuan/casework";

/** Every open case can change hands without changing its state; platform/casework's handOver() writes the event. */
export function processWithHandOver<S extends string, A extends string, G extends string>(
  def: WrittenProcess<S, A, G>,
): ProcessDef<S, A | typeof HAND_OVER, G> {
  const open = Object.entries<{ final: boolean }>(def.states)
    .filter(([, state]) => !state.final)
    .map(([name]) => name);
  const handOver = { label: { zh: "移交", en: "Hand over" }, from: open, to: "stay", by: [HAND_OVER_ROLE] };
  return defineProcess({ ...def, actions: { ...def.actions, [HAND_OVER]: handOver } } as WrittenProcess<S, A | typeof HAND_OVER, G>);
}

export const HAND_OVER = "hand-over";
/** No person has this role: hand-over is done through its own endpoint, never as a step. */
export const HAND_OVER_ROLE = "hand-over";
