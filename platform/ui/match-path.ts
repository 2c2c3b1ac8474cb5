/** Finds the path among `/l/$token`-like patterns; where two match, the one with more literal segments wins. */
export function matchPath(paths: readonly string[], pathname: string): { path: string; params: Record<string, string> } | undefined {
  const given = segments(pathname);
  let best: { path: string; params: Record<string, string>; literals: number } | undefined;
  for (const path of paths) {
    const wanted = segments(path);
    if (wanted.length !== given.length) continue;
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
}

const segments = (path: string): string[] => path.split("/").filter((s) => s !== "");

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
