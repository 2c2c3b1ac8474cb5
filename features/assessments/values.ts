import { aggregateKey, evaluate, type CompiledIndicator, type Value as Figure } from "@bihuan/indicators";
import { decimalText, exact, over, readDecimal, showExact, times, type Exact } from "@bihuan/kit";
import { settleTwoScores, type Parts, type Pieces, type Value } from "@bihuan/scoring";
import type { Db } from "../../platform/db/database.ts";
import type { Services } from "../../platform/http/server.ts";
import { computeByUnit, listIndicators } from "../indicators/index.ts";
import type { KeptSheet } from "./rules.ts";

/** An automatic value with the indicator and the number of facts it comes from. */
export interface Auto {
  readonly code: string;
  readonly version: number;
  readonly n: number;
  readonly value: Value;
}
export interface Entry {
  readonly id: number;
  readonly assessmentId: number;
  readonly item: string;
  readonly col: "auto" | "self" | "first" | "score" | "sample" | "appeal" | "return";
  readonly state: "value" | "missing" | "not-applicable" | null;
  readonly value: string | null;
  /** Of a value that the ledger gave: what it is made of. */
  readonly parts:
    | ({
        numerator: string | null;
        denominator: string | null;
        code: string;
        version: number;
        n: number;
        pieces?: Pieces | undefined;
      } & Pick<Parts, "counted">)
    | null;
  readonly words: string | null;
  readonly personId: number;
  readonly who: string;
  readonly at: string;
}
type KeptItem = KeptSheet["items"][number];

/** 万元 and 元 of fen, percent of a rate: as the item's unit asks. */
const scaleOf = (unit: string | null, figure: string): Exact => {
  if (figure === "fen")
    return over(exact(1), exact(unit?.startsWith("万元") ? 1_000_000 : unit?.startsWith("亿元") ? 10_000_000_000 : 100)) as Exact;
  return exact(figure === "ratio" && unit?.startsWith("%") ? 100 : 1);
};

const COUNTED: Readonly<Record<string, string>> = { person: "人", days: "天" };
/** What the numerator of a rate counts: money in 元, or in the item's own unit where the rate is money by the head. */
function countedIn(c: CompiledIndicator, unit: string): Parts["counted"] {
  if (c.indicator.unit === "fen") return { times: 1, unit: unit.split("/")[0] ?? "" };
  const percent = unit.startsWith("%") ? 100 : 1;
  const counted = c.parts?.numerator ?? "";
  return counted === "fen" ? { times: 100 * percent, unit: "元" } : { times: percent, unit: COUNTED[counted] ?? "" };
}

function valueOf(figure: Figure, c: CompiledIndicator, item: KeptItem): Value {
  if (figure.value === null) return { state: "missing" };
  const scale = scaleOf(item.valueUnit, c.indicator.unit);
  const key = c.pieces && aggregateKey(c.pieces.of);
  const sum = figure.inputs.find((i) => aggregateKey(i.aggregate) === key);
  const pieces = c.pieces && sum ? { pieces: { n: sum.answer.n, label: c.pieces.label } } : {};
  const { numerator: n, denominator: d } = figure;
  if (n !== null && d !== null && Number.isSafeInteger(n) && Number.isSafeInteger(d) && d !== 0) {
    const numerator = times(exact(n), scale);
    const counted = countedIn(c, item.valueUnit ?? "");
    return { state: "value", value: over(numerator, exact(d)) as Exact, parts: { numerator, denominator: exact(d), counted }, ...pieces };
  }
  const value = times(exact(Number.isSafeInteger(figure.value) ? figure.value : figure.value.toFixed(6)), scale);
  return { state: "value", value, ...pieces };
}

/** The indicators that a sheet's items name. */
export async function indicatorsOf(db: Db, services: Services, kept: KeptSheet): Promise<Map<string, CompiledIndicator>> {
  const named = kept.items.filter((i) => i.source === "indicator");
  if (named.length === 0) return new Map();
  const all = await listIndicators(db, services.house);
  return new Map(
    named.flatMap((i) => {
      const found = all.find((c) => c.indicator.name.zh === i.indicator || c.indicator.code === i.indicator);
      return found ? [[i.no, found] as const] : [];
    }),
  );
}

/** A figure as a value of an item. */
export const figureIn = (figure: Figure, c: CompiledIndicator, item: KeptItem): Auto => ({
  code: figure.code,
  version: figure.version,
  n: figure.inputs.reduce((sum, i) => sum + i.answer.n, 0),
  value: valueOf(figure, c, item),
});

export interface Where {
  readonly unitPath: readonly number[];
  readonly period: { readonly from: string; readonly to: string };
  readonly units?: readonly number[];
}

/** What the ledger says of every unit at a depth, item by item, in a fixed number of statements. */
export async function autoByUnit(
  db: Db,
  kept: KeptSheet,
  of: ReadonlyMap<string, CompiledIndicator>,
  where: Where,
  depth: number,
): Promise<(unit: number) => ReadonlyMap<string, Auto>> {
  const compiled = [...new Set(of.values())];
  const figures = compiled.length === 0 ? new Map<number, Figure[]>() : await computeByUnit(db, compiled, where, depth);
  const none = compiled.map((c) => evaluate(c, (a) => ({ value: a.fn === "median" ? null : 0, n: 0 })));
  const made = new Map<number, ReadonlyMap<string, Auto>>();
  return (unit) => {
    const found = made.get(unit) ?? new Map(kept.items.flatMap((i) => autoIn(i, of, compiled, figures.get(unit) ?? none)));
    made.set(unit, found);
    return found;
  };
}

function autoIn(
  i: KeptItem,
  of: ReadonlyMap<string, CompiledIndicator>,
  compiled: readonly CompiledIndicator[],
  figures: readonly Figure[],
): (readonly [string, Auto])[] {
  const c = of.get(i.no);
  return c ? [[i.no, figureIn(figures[compiled.indexOf(c)] as Figure, c, i)] as const] : [];
}

export const valueIn = (e: Pick<Entry, "state" | "value" | "parts"> | undefined): Value | undefined => {
  if (!e?.state) return undefined;
  if (e.state !== "value") return { state: e.state };
  const { numerator: n, denominator: d } = e.parts ?? { numerator: null, denominator: null };
  const pieces = e.parts?.pieces ? { pieces: e.parts.pieces } : {};
  if (n !== null && d !== null)
    return {
      state: "value",
      value: over(exact(n), exact(d)) as Exact,
      parts: { numerator: exact(n), denominator: exact(d), ...(e.parts?.counted ? { counted: e.parts.counted } : {}) },
      ...pieces,
    };
  return e.value !== null && readDecimal(e.value) ? { state: "value", value: exact(e.value), ...pieces } : undefined;
};

export type Column = "self" | "score" | "final";
const last = (entries: readonly Entry[], item: string, col: Entry["col"]): Entry | undefined =>
  entries.findLast((e) => e.item === item && e.col === col);

/** Each scorer's last score of an item, in the order in which they first gave one. */
export function scoresOf(entries: readonly Entry[], item: string): Entry[] {
  const own = new Map<number, Entry>();
  for (const e of entries) if (e.item === item && e.col === "score") own.set(e.personId, e);
  const order = [...new Set(entries.filter((e) => e.item === item && e.col === "score").map((e) => e.personId))];
  return order.map((p) => own.get(p) as Entry);
}

/** Percent of the points that two blind scorers settle on, or how many scores are still needed. */
export function settled(kept: KeptSheet, entries: readonly Entry[], item: string): { value?: Exact; by?: string; needs: number } {
  const scores = scoresOf(entries, item).flatMap((e) => (e.value !== null && readDecimal(e.value) ? [exact(e.value)] : []));
  const found = settleTwoScores(scores, exact(kept.apartLimit), kept.third);
  return found ? { ...found, needs: 0 } : { needs: scores.length < 2 ? 2 - scores.length : 1 };
}

/**
 * What stands in a column for each item. Columns rest on each other and never write over: an appeal before the sample, the sample before the scorers, and
 * where a scorer has said nothing the item is open, whatever the unit gave itself.
 */
export function valuesIn(
  column: Column,
  kept: KeptSheet,
  entries: readonly Entry[],
  auto: ReadonlyMap<string, Auto>,
): Record<string, Value> {
  const out: Record<string, Value> = {};
  for (const i of kept.items) {
    const self = valueIn(last(entries, i.no, "self")) ?? auto.get(i.no)?.value ?? { state: "missing" as const };
    if (column === "self") {
      out[i.no] = self;
      continue;
    }
    const corrected = column === "final" ? (valueIn(last(entries, i.no, "appeal")) ?? valueIn(last(entries, i.no, "sample"))) : undefined;
    if (corrected) out[i.no] = corrected;
    else if (i.source === "scorers") {
      const one = settled(kept, entries, i.no);
      out[i.no] = one.value ? { state: "value", value: one.value } : { state: "open" };
    } else out[i.no] = valueIn(scoresOf(entries, i.no).at(-1)) ?? { state: "open" };
  }
  return out;
}

const textOf = (value: Exact): string => decimalText(value) ?? showExact(value, 12);
/** An automatic value as it is kept: a rate in its two parts, so that nothing is rounded. */
export function autoEntry({ value, code, version, n }: Auto): Pick<Entry, "state" | "value" | "parts"> {
  const of = { code, version, n };
  if (value.state !== "value") return { state: "missing", value: null, parts: { numerator: null, denominator: null, ...of } };
  const { parts } = value;
  return {
    state: "value",
    value: textOf(value.value),
    parts: {
      numerator: parts ? textOf(parts.numerator) : null,
      denominator: parts ? textOf(parts.denominator) : null,
      ...of,
      ...(parts?.counted ? { counted: parts.counted } : {}),
      ...(value.pieces ? { pieces: value.pieces } : {}),
    },
  };
}

/** Automatic values as they stood when the round was shown; undefined before. */
export function frozenAuto(entries: readonly Entry[]): Map<string, Auto> | undefined {
  const kept = entries.filter((e) => e.col === "auto");
  if (kept.length === 0) return undefined;
  return new Map(
    kept.map((e) => [
      e.item,
      { code: e.parts?.code ?? "", version: e.parts?.version ?? 0, n: e.parts?.n ?? 0, value: valueIn(e) ?? { state: "missing" as const } },
    ]),
  );
}

/** Whether every item has what its score needs. */
export const isSettled = (kept: KeptSheet, entries: readonly Entry[]): boolean =>
  kept.items.every((i) => (i.source === "scorers" ? settled(kept, entries, i.no).needs === 0 : scoresOf(entries, i.no).length > 0));
