import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import type { Label } from "../../platform/http/contract.ts";
import { regionsFrom } from "./course.ts";
import { WHOLE } from "./regions.ts";
import { heirsOf, lineOf, type Point } from "./restated.ts";
import { cadenceOf, moneyPower, monthOf, periodWords, type Period } from "./rules.ts";

/** A series as an indicator may take it: its figure times ten to the `power` is in `unit` (fen, person, count, or its own; undefined: a bare rate). */
export interface TakenSeries {
  readonly id: number;
  readonly name: string;
  readonly measureUnit: string;
  readonly unit: string | undefined;
  readonly power: number;
}

const TENS: readonly (readonly [RegExp, number])[] = [[/^亿/, 8], [/^千万/, 7], [/^百万/, 6], [/^万/, 4], [/^千/, 3]]; // prettier-ignore
const COUNTED = /^[个件家项篇册名所次场座处户台只支]$/;

/** 万元 is fen by ten to the sixth, 万人 persons by ten to the fourth; % and ‰ are bare rates; what is none of these keeps its name. */
export function takenIn(measureUnit: string): { readonly unit: string | undefined; readonly power: number } {
  const unit = measureUnit.normalize("NFKC").replace(/\s/g, "");
  const money = moneyPower(unit);
  if (money !== undefined) return { unit: "fen", power: money + 2 };
  if (unit === "%" || unit === "‰") return { unit: undefined, power: unit === "%" ? -2 : -3 };
  const [head, power] = TENS.find(([ten]) => ten.test(unit)) ?? [/^$/, 0];
  const rest = unit.replace(head, "");
  if (rest === "人" || rest === "人口") return { unit: "person", power };
  return COUNTED.test(rest) ? { unit: "count", power } : { unit, power: 0 };
}

export const listTaken = async (db: Db): Promise<TakenSeries[]> =>
  (await db.selectFrom("series").select(["id", "name", "measure_unit"]).orderBy("id").execute()).map((s) => ({
    ...{ id: s.id, name: s.name, measureUnit: s.measure_unit, ...takenIn(s.measure_unit) },
  }));

const LENGTH = { year: 12, half: 6, quarter: 3, month: 1 } as const;
/** The last month of a period. */
const endOf = (period: Period): string => {
  const [year, month] = monthOf(period).split("-").map(Number) as [number, number];
  return `${year}-${String(month + LENGTH[cadenceOf(period)] - 1).padStart(2, "0")}`;
};

export interface Newest {
  readonly value: string | null;
  /** Of which period it is, or why there is none. */
  readonly words: Label;
}
/**
 * The newest figure of series in divisions in force whose period is over by the end of a month: re-stated, as their course is. `before`: as it was known at an
 * instant. A division is its code; null is the whole country.
 */
export async function newestOf(
  db: Db,
  ids: readonly number[],
  before?: string,
): Promise<(id: number, region: string | null, month: string) => Newest> {
  const known =
    before === undefined ? sql`v.undone_at is null` : sql`v.stored_at <= ${before} and (v.undone_at is null or v.undone_at > ${before})`;
  const { rows } = await sql<{ id: number; region: string; period: string; value: string; adds: string }>`
    select distinct on (v.series_id, v.region_code, v.period) v.series_id as id, coalesce(v.region_code, ${WHOLE}) as region, v.period, v.value::text as value, s.adds
    from series_value v join series s on s.id = v.series_id where v.series_id = any (${[...ids]}::int8[]) and ${known}
    order by v.series_id, v.region_code, v.period, v.revision desc`.execute(db);
  const regions = await regionsFrom(db, [...new Set(rows.map((r) => r.region))].filter((c) => c !== WHOLE)); // prettier-ignore
  const heirs = heirsOf(
    rows.map((r) => r.region),
    regions,
  );
  const groups = new Map<string, (typeof rows)[number][]>();
  for (const r of rows) {
    const key = `${r.id} ${heirs.get(r.region)}`;
    groups.set(key, [...(groups.get(key) ?? []), r]);
  }
  const lines = new Map<string, readonly Point[]>();
  return (id, region, month) => {
    const key = `${id} ${region ?? WHOLE}`;
    const own = groups.get(key) ?? [];
    const points = lines.get(key) ?? lineOf(own, region ?? WHOLE, { regions, adds: own[0]?.adds === "sum" }).points;
    lines.set(key, points);
    const last = points.findLast((p) => endOf(p.period) <= month && (p.value !== null || p.gap !== null));
    if (!last) return { value: null, words: { zh: "没有本地区到这时的数", en: "no figure of this region by then" } };
    return { value: last.value, words: last.value === null ? (last.gap as Label) : periodWords(last.period) };
  };
}
