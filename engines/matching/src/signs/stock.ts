/** A clause as phrases are counted: what stands between marks, at least six characters, figures alike. */
export const clausesOf = (text: string): string[] => {
  const clauses = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\d+(\.\d+)?/g, "0")
    .split(/[^\p{L}0%]+/u)
    .filter((c) => [...c].length >= 6);
  return [...new Set(clauses)];
};

/**
 * Stock phrases: clauses that stand under many different contents. Each text is named by its rarest clause; a phrase's spread
 * is the number of differently named texts that hold it. Copies of one text share their rarest clause, so a copied text makes no
 * phrase; a phrase glued to everything does. Returns phrase → spread, for spreads of at least `least`.
 */
export function findStockPhrases(
  texts: readonly (readonly string[])[],
  least: number,
  /** What was written in one sitting counts once, under its name. */
  sittings: readonly (string | undefined)[] = [],
): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const clauses of texts) for (const c of clauses) frequency.set(c, (frequency.get(c) ?? 0) + 1);
  const rarer = (a: string, b: string): string => {
    const [fa, fb] = [frequency.get(a) as number, frequency.get(b) as number];
    return fa < fb || (fa === fb && a < b) ? a : b;
  };
  const under = new Map<string, Set<string>>();
  for (const [i, clauses] of texts.entries()) {
    if (clauses.length < 2) continue;
    const name = sittings[i] ?? clauses.reduce(rarer);
    for (const c of clauses) {
      if (c === name || (frequency.get(c) as number) < least) continue;
      under.set(c, (under.get(c) ?? new Set()).add(name));
    }
  }
  return new Map([...under].flatMap(([c, names]) => (names.size >= least ? [[c, names.size]] : [])));
}
