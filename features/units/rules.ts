import { ok, refuse, type Result } from "@bihuan/kit";

export type RestateRefusal = { code: "split"; successors: readonly string[] } | { code: "cycle" } | { code: "abolished" };

/** Follows successors until a code in force: a figure of 510132 新津县 counts under 510118 新津区. */
export function restate(
  code: string,
  regions: ReadonlyMap<string, { closed: boolean; successors: readonly string[] }>,
): Result<string, RestateRefusal> {
  const seen = new Set<string>();
  for (let at = code; ;) {
    if (seen.has(at)) return refuse({ code: "cycle" });
    seen.add(at);
    const region = regions.get(at);
    if (!region?.closed) return ok(at);
    const [next, ...others] = region.successors;
    if (next === undefined) return refuse({ code: "abolished" });
    if (others.length > 0) return refuse({ code: "split", successors: region.successors });
    at = next;
  }
}

/** GB/T 2260: two digits province, two city, two county, three town. */
export const levelOf = (code: string): 1 | 2 | 3 | 4 => (code.length === 9 ? 4 : code.endsWith("0000") ? 1 : code.endsWith("00") ? 2 : 3);
export const padCode = (code: string): string => (code.length >= 6 ? code : code.padEnd(6, "0"));
