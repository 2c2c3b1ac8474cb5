import type { Db } from "../../platform/db/database.ts";
import type { Label } from "../../platform/http/contract.ts";
import type { SearchedRegister } from "../../platform/search/register.ts";

type Counts = Readonly<Record<string, number>>;
export interface Choice {
  value: string;
  label: Label;
  count: number;
  /** 0 province, 1 city, 2 county; 0 for everything else. */
  depth: number;
}

/** Choices of one facet shown at most; of regions, the counties with most, and all that lie above them. */
const MOST = 30;

/** Counts by kind, region and year as choices in words. */
export async function facetsOf(db: Db, registers: readonly SearchedRegister[], counts: { kinds: Counts; regions: Counts; years: Counts }) {
  const same = (text: string): Label => ({ zh: text, en: text });
  const regions = withParents(counts.regions);
  const names =
    regions.length === 0
      ? []
      : await db
          .selectFrom("region")
          .select(["code", "name"])
          .where(
            "code",
            "in",
            regions.map((r) => r.value),
          )
          .execute();
  const nameOf = new Map(names.map((n) => [n.code, n.name]));
  return {
    kinds: registers.flatMap((r): Choice[] => {
      const count = counts.kinds[r.kind] ?? 0;
      return count === 0 ? [] : [{ value: r.kind, label: r.label, count, depth: 0 }];
    }),
    regions: regions.map((r): Choice => ({ ...r, label: same(nameOf.get(r.value) ?? r.value) })),
    years: most(counts.years)
      .toSorted((a, b) => b[0].localeCompare(a[0]))
      .map(([value, count]): Choice => ({ value, label: same(value), count, depth: 0 })),
  };
}

const most = (counts: Counts): [string, number][] =>
  Object.entries(counts)
    .filter(([value]) => value !== "")
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST);

/** The regions with most, each with the province and city above it, in the order of the codes: 510000, 512000, 512002. */
function withParents(counts: Counts): { value: string; count: number; depth: number }[] {
  const chain = (code: string): string[] => [...new Set([`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code])];
  const sums = new Map<string, number>();
  for (const [code, count] of Object.entries(counts))
    if (code !== "") for (const above of chain(code)) sums.set(above, (sums.get(above) ?? 0) + count);
  const kept = new Set(most(counts).flatMap(([code]) => chain(code)));
  return [...kept]
    .map((value) => ({ value, count: sums.get(value) ?? 0, depth: value.endsWith("0000") ? 0 : value.endsWith("00") ? 1 : 2 }))
    .toSorted((a, b) => (a.value < b.value ? -1 : 1));
}
