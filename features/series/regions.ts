/** A division as tables name it: by code, full name or the name without its kind. */
export interface NamedRegion {
  readonly code: string;
  readonly name: string;
  readonly level: number;
}
export const WHOLE = "000000";
export type Named = { readonly code: string } | { readonly among: readonly NamedRegion[] } | "unknown";

/** Marks of notes, and the blanks that hold two characters apart, are no part of a name. */
export const bare = (text: string): string => text.normalize("NFKC").replace(/[\s#*·]/g, "");

const shortOf = ({ name, level }: NamedRegion): string => {
  if (level === 1) return name.slice(0, /^(?:内蒙|黑龙)/.test(name) ? 3 : 2);
  const short = name.replace(/(?:自治[州县旗]|地区|林区|特区|[市县区盟旗州])$/, "");
  return short.length >= 2 ? short : name;
};

/**
 * Finds the divisions that a table's rows name. `area` is the code of whoever brings it in: where several bear a name, the only one of that area is meant, then the
 * only one of the level at which most others of the table lie; else it is asked.
 */
export function namesOf(names: readonly string[], regions: readonly NamedRegion[], area: string | null): Map<string, Named> {
  const byCode = new Map(regions.map((r) => [r.code, r]));
  const byName = Map.groupBy(
    regions.flatMap((r) => [...new Set([bare(r.name), shortOf(r)])].map((n) => ({ n, r }))),
    ({ n }) => n,
  );
  const prefix = area === null ? "" : area.replace(/(?:00){1,2}$/, "");
  const levels = new Map<number, number>();
  const found = new Map<string, Named | readonly NamedRegion[]>();
  for (const name of new Set(names)) {
    const n = bare(name);
    const whole = wholeOf(n, area);
    if (whole) found.set(name, { code: whole });
    else if (byCode.has(n)) found.set(name, { code: n });
    else {
      const all = (byName.get(n) ?? []).map(({ r }) => r);
      const within = all.filter((r) => r.code.startsWith(prefix));
      const exact = (within.length > 0 ? within : all).filter((r) => bare(r.name) === n);
      const some = exact.length > 0 ? exact : within.length > 0 ? within : all;
      const [one] = some;
      if (some.length === 1 && one) levels.set(one.level, (levels.get(one.level) ?? 0) + 1);
      found.set(name, some);
    }
  }
  const [usual] = [...levels].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  return new Map([...found].map(([name, f]) => [name, settled(f, usual)]));
}

function settled(found: Named | readonly NamedRegion[], usual: number | undefined): Named {
  if (!Array.isArray(found)) return found as Named;
  const all = found as readonly NamedRegion[];
  const pool = all.length > 1 ? all.filter((r) => r.level === usual) : all;
  const [one] = pool;
  if (pool.length === 1 && one) return { code: one.code };
  return all.length === 0 ? "unknown" : { among: all };
}

const wholeOf = (name: string, area: string | null): string | undefined =>
  name === WHOLE || /^全国(?:总计|合计)?$/.test(name)
    ? WHOLE
    : /^全[省市县区州](?:总计|合计)?$/.test(name) && area !== null
      ? area
      : undefined;
