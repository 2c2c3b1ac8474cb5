import type { Label } from "../http/contract.ts";

/** What may not be stored at all: asked in the browser before anything is sent, and in the server, in memory, before anything is written. */
export interface Guard {
  /** The words that refuse a text; they repeat nothing of it. */
  readonly text: (text: string) => Label | undefined;
  readonly file: (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<Label | undefined>;
}

/** The refusal of the first text of a value that is refused, however deep it lies. */
export function refusedIn(guard: Guard | undefined, value: unknown): Label | undefined {
  if (guard === undefined) return undefined;
  for (const text of textsIn(value)) {
    const refusal = guard.text(text);
    if (refusal) return refusal;
  }
  return undefined;
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (Array.isArray(value)) for (const one of value) yield* textsIn(one);
  else if (typeof value === "object" && value !== null) for (const one of Object.values(value)) yield* textsIn(one);
}
