import type { Label } from "./catalogue.ts";

/** How many characters are put in, left out or changed between two words. */
export function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length] as number;
}

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
