/** Names by the strokes of their characters, as rolls and ballots list them. */
const STROKES = new Intl.Collator("zh-u-co-stroke");
export const byStrokes = <T extends { readonly name: string }>(all: readonly T[]): T[] =>
  all.toSorted((a, b) => STROKES.compare(a.name, b.name));
