import type { Label } from "../../platform/http/contract.ts";
import { bare, type Named } from "./regions.ts";
import { cadenceOf, moneyPower, readFigure, readPeriod, shifted, type Cadence, type Period } from "./rules.ts";

/** What a column holds. A value's series and period stand with it, in the row, or are the same for the whole table. */
export type Role =
  | { readonly as: "region" | "period" | "series" }
  | { readonly as: "value"; readonly seriesId?: number | undefined; readonly period?: string | undefined };
export interface SeriesChoice {
  readonly id: number;
  readonly name: string;
  readonly measureUnit: string;
  readonly cadence: Cadence;
  /** Whether it says by which survey its figures are. */
  readonly isSurveyed: boolean;
}
export interface Given {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The sheet's own numbers of the rows. */
  readonly at?: readonly number[] | undefined;
  /** 万元 where the sheet says so above its headings. */
  readonly unit?: string | undefined;
  readonly roles: readonly (Role | null)[];
  /** For columns and rows that name none. */
  readonly seriesId?: number | undefined;
  readonly period?: string | undefined;
}
export interface NewFigure {
  readonly row: number;
  readonly column: number;
  readonly seriesId: number;
  readonly region: string;
  readonly period: Period;
  readonly value: string;
}
export interface CellFault {
  readonly row: number;
  /** From 1; 0 where the row is meant. */
  readonly column: number;
  readonly value: string;
  readonly fault: Label;
}
/** Every cell of a value column is one of these: what came of them adds up. */
export interface ReadFigures {
  readonly cells: number;
  readonly figures: readonly NewFigure[];
  readonly blank: number;
  /** The table says itself that it has no number there. */
  readonly none: number;
  /** In rows that name no division: groups of provinces, notes. */
  readonly elsewhere: number;
  readonly regionsUnknown: readonly string[];
  /** The same figure a second time. */
  readonly twice: number;
  readonly faults: readonly CellFault[];
  readonly told: readonly Label[];
}

/** The nearest column of divisions at or before a column: two tables side by side each have their own. */
export const regionColumnOf = (roles: readonly (Role | null)[], column: number): number => {
  const all = roles.flatMap((r, i) => (r?.as === "region" ? [i] : []));
  return all.findLast((i) => i < column) ?? all[0] ?? -1;
};

export function readSeriesTable(given: Given, series: readonly SeriesChoice[], named: ReadonlyMap<string, Named>): ReadFigures {
  const { roles, rows } = given;
  const byId = new Map(series.map((s) => [s.id, s]));
  const byName = Map.groupBy(series, (s) => bare(s.name));
  const find = (as: "period" | "series"): number => roles.findIndex((r) => r?.as === as);
  const [periodAt, seriesAt] = [find("period"), find("series")];
  const values = roles.flatMap((r, column) => (r?.as === "value" ? [{ ...r, column, regionAt: regionColumnOf(roles, column) }] : []));
  const figures: NewFigure[] = [];
  const faults: CellFault[] = [];
  const seen = new Map<string, string>();
  const regionsUnknown = new Set<string>();
  const scaled = new Set<string>();
  let [blank, none, elsewhere, twice] = [0, 0, 0, 0];
  for (const [i, cells] of rows.entries()) {
    const row = given.at?.[i] ?? i + 2;
    for (const v of values) {
      const text = cells[v.column] ?? "";
      const fault = (zh: string, en: string, column = v.column): void =>
        void faults.push({ row, column: column + 1, value: text.slice(0, 60), fault: { zh, en } });
      const read = readFigure(text);
      if (read === "blank") blank++;
      else if (read === "none") none++;
      else {
        const name = cells[v.regionAt] ?? "";
        const region = bare(name) === "" ? "unknown" : (named.get(name) ?? "unknown");
        if (region === "unknown") {
          elsewhere++;
          if (bare(name) !== "") regionsUnknown.add(name.trim());
          continue;
        }
        if ("among" in region) {
          fault(
            `“${name.trim()}”有${region.among.length}个同名地区，请写行政区划代码`,
            `${region.among.length} divisions are called ${name.trim()}; give the code`,
            v.regionAt,
          );
          continue;
        }
        const of = seriesOf(v.seriesId, cells[seriesAt]);
        if (typeof of === "string") {
          fault(`没有登记名为“${of}”的指标，先登记它的口径`, `No indicator is called ${of}; enter its definition first`, seriesAt);
          continue;
        }
        const written = v.period ?? (periodAt >= 0 ? cells[periodAt] : undefined) ?? given.period ?? "";
        const period = readPeriod(written);
        if (period === undefined || cadenceOf(period) !== of.cadence) {
          fault(
            `“${written}”不是这个指标的期（${CADENCES[of.cadence]}）`,
            `${written || "nothing"} is no period of this series (${of.cadence})`,
          );
          continue;
        }
        if (read === "fault") {
          fault("看不出是多少", "Not a number");
          continue;
        }
        const value = inUnit(read.value, v.column, of, scaled);
        const key = `${of.id} ${region.code} ${period}`;
        const before = seen.get(key);
        if (before === value) twice++;
        else if (before !== undefined)
          fault(`同一个数在这张表里写了两次，另一处是 ${before}`, `Stands here twice; elsewhere it is ${before}`);
        else {
          seen.set(key, value);
          figures.push({ row, column: v.column + 1, seriesId: of.id, region: region.code, period, value });
        }
      }
    }
  }
  return {
    cells: rows.length * values.length,
    figures,
    blank,
    none,
    elsewhere,
    regionsUnknown: [...regionsUnknown],
    twice,
    faults,
    told: [...scaled].map((t) => JSON.parse(t) as Label),
  };

  function seriesOf(id: number | undefined, cell: string | undefined): SeriesChoice | string {
    const said = (id === undefined ? undefined : byId.get(id)) ?? (seriesAt >= 0 ? undefined : byId.get(given.seriesId ?? 0));
    if (said) return said;
    const name = seriesAt >= 0 ? (cell ?? "") : "";
    const [one, ...more] = byName.get(bare(name)) ?? [];
    return one && more.length === 0 ? one : name.trim();
  }
  /** Amounts printed in another unit of money than the series': moved by powers of ten, and said. */
  function inUnit(value: string, column: number, of: SeriesChoice, said: Set<string>): string {
    const printed = /(亿元|百万元|万元|千元)/.exec(given.columns[column] ?? "")?.[1] ?? given.unit;
    const [from, to] = [moneyPower(printed ?? ""), moneyPower(of.measureUnit)];
    if (from === undefined || to === undefined || from === to) return value;
    said.add(
      JSON.stringify({
        zh: `“${of.name}”表上是${printed}，已折成${of.measureUnit}`,
        en: `${of.name} is printed in ${printed} and was converted to ${of.measureUnit}`,
      }),
    );
    return shifted(value, from - to);
  }
}
const CADENCES: Readonly<Record<Cadence, string>> = { year: "年度", half: "半年", quarter: "季度", month: "月度" };

/** Roles by the headings' words and what stands under them; what is not understood is not used. */
export function proposeRoles(
  { columns, rows }: Pick<Given, "columns" | "rows">,
  series: readonly SeriesChoice[],
  isRegion: (text: string) => boolean,
): (Role | null)[] {
  const sample = rows.slice(0, 60);
  const share = (column: number, is: (text: string) => boolean): number => {
    const filled = sample.map((r) => r[column] ?? "").filter((t) => t.trim() !== "");
    return filled.length === 0 ? 0 : filled.filter(is).length / filled.length;
  };
  const used = new Set<string>();
  return columns.map((heading, i): Role | null => {
    if (share(i, (t) => typeof readFigure(t) !== "object") > 0.6 && share(i, isRegion) > 0.5) return { as: "region" };
    const words = [bare(heading), ...heading.split(" / ").map(bare), bare(heading.replace(/[A-Za-z].*$/, ""))].filter((w) => w !== "");
    const found = words.flatMap((w) => series.filter((s) => bare(s.name) === w || bare(s.name) === w.replace(/\(.*$/, "")))[0];
    const once = (key: string, role: Role): Role | null => (used.has(key) ? null : (used.add(key), role));
    if (found) return once(`series ${found.id}`, { as: "value", seriesId: found.id });
    const period = words.map(readPeriod).find((p) => p !== undefined);
    if (period !== undefined) return once(`period ${period}`, { as: "value", period });
    if (words.some((w) => /^(?:年份|年度|期间?|时间|year|period)$/i.test(w))) return once("period", { as: "period" });
    if (words.some((w) => /^(?:指标(?:名称)?|项目|indicator|series)$/i.test(w))) return once("series", { as: "series" });
    return words.some((w) => /^(?:数值?|指标值|value)$/i.test(w)) ? once("value", { as: "value" }) : null;
  });
}
