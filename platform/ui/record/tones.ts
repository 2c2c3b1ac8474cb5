import type { ProcessDef } from "@bihuan/casework";
import type { Tone } from "./StateTag.tsx";

const TONE: Record<string, Tone> = { waiting: "wait", active: "go", done: "good", stopped: "bad" };

/** Colours of a process's states; the word always stands beside. */
export const tonesOf = (process: ProcessDef): Record<string, Tone> =>
  Object.fromEntries(Object.entries(process.states).map(([name, s]) => [name, TONE[s.tone ?? ""] ?? "rest"]));
