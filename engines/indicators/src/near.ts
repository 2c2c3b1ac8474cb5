import { editsBetween } from "@bihuan/kit";
import type { Label } from "./catalogue.ts";

/** The name that was meant, if one differs in a third of its characters at most. */
export function nearestOf(word: string, names: Iterable<string>): string | undefined {
  let best: { name: string; edits: number } | undefined;
  for (const name of names) {
    const edits = editsBetween(word.toLowerCase(), name.toLowerCase());
    if (edits * 3 <= name.length && (best === undefined || edits < best.edits)) best = { name, edits };
  }
  return best?.name;
}

/** "，是不是“…”？": nothing where no name comes near. */
export function meantBy(word: string, names: Iterable<string>): Label {
  const name = nearestOf(word, names);
  return name === undefined ? { zh: "", en: "" } : { zh: `，是不是“${name}”？`, en: `; is it “${name}”?` };
}
