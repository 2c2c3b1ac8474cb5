export interface Match {
  readonly path: string;
  readonly params: Record<string, string>;
}

/**
 * Finds a path among `/l/$token`-like patterns; where two match, the one with more literal segments wins. The patterns are taken apart once: every link of a
 * page asks, and there are some hundreds of them.
 */
export function matcherOf(paths: readonly string[]): (pathname: string) => Match | undefined {
  const byLength = Map.groupBy(
    paths.map((path) => ({ path, wanted: segments(path) })),
    (p) => p.wanted.length,
  );
  return (pathname) => {
    const given = segments(pathname);
    let best: (Match & { readonly literals: number }) | undefined;
    for (const { path, wanted } of byLength.get(given.length) ?? []) {
      const params: Record<string, string> = {};
      let literals = 0;
      const fits = wanted.every((want, i) => {
        const have = given[i] ?? "";
        if (!want.startsWith("$")) return want === have && ++literals > 0;
        const text = decode(have);
        if (text !== undefined) params[want.slice(1)] = text;
        return text !== undefined;
      });
      if (fits && (best === undefined || literals > best.literals)) best = { path, params, literals };
    }
    return best && { path: best.path, params: best.params };
  };
}

const segments = (path: string): string[] => path.split("/").filter((s) => s !== "");

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
