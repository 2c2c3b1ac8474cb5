import {
  aggregateKey,
  readIndicator,
  evaluate,
  type Answer,
  type Catalogue,
  type CompiledIndicator,
  type Indicator,
  type Period,
  type Value,
} from "@bihuan/indicators";
import type { Db } from "../../platform/db/database.ts";
import { HOLDER_DEPTH } from "../../platform/db/holders.ts";
import { answerAggregates, answerByUnit } from "../../platform/ledger/ledger.ts";
import { answerToMonths } from "../../platform/ledger/to-months.ts";
import { onlyWhole } from "./measured.ts";

/**
 * Indicators the scope sees — the standard, its superiors' and its own — compiled: the newest version in force of each, or the version
 * cited. A stored definition that no longer compiles is a bug and throws.
 */
export async function listIndicators(
  db: Db,
  facts: Catalogue,
  codes?: readonly string[],
  cited?: ReadonlyMap<string, number>,
): Promise<CompiledIndicator[]> {
  const rows = await db.selectFrom("indicator").selectAll().orderBy("code").orderBy("version", "desc").execute();
  const chosen = new Map<string, (typeof rows)[number]>();
  for (const r of rows) {
    const version = cited?.get(r.code);
    if ((version === undefined ? r.in_force : r.version === version) && !chosen.has(r.code)) chosen.set(r.code, r);
  }
  return [...chosen.values()]
    .filter((r) => codes === undefined || codes.includes(r.code))
    .sort((a, b) => a.position - b.position || (a.code < b.code ? -1 : 1))
    .map((r) =>
      compiled(
        {
          code: r.code,
          version: r.version,
          name: { zh: r.name_zh, en: r.name_en },
          definition: { zh: r.definition_zh, en: r.definition_en },
          expression: r.expression,
          unit: r.unit as Indicator["unit"],
          better: r.better as Indicator["better"],
        },
        facts,
      ),
    );
}

/** Each wording is read once; whoever asks again gets the same object. */
const READ = new WeakMap<Catalogue, Map<string, CompiledIndicator>>();
const MOST_READ = 5000;

export function compiled(indicator: Indicator, facts: Catalogue): CompiledIndicator {
  const read = READ.get(facts) ?? new Map<string, CompiledIndicator>();
  READ.set(facts, read);
  const wording = JSON.stringify(indicator);
  const known = read.get(wording);
  if (known) return known;
  if (read.size >= MOST_READ) read.clear();
  const made = compileStored(indicator, facts);
  read.set(wording, made);
  return made;
}

function compileStored(indicator: Indicator, facts: Catalogue): CompiledIndicator {
  const result = readIndicator(indicator, facts);
  if (!result.ok) throw new Error(`indicator ${indicator.code} v${indicator.version} does not compile: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** Every aggregate is asked once, however many indicators need it. */
export async function computeValues(
  db: Db,
  indicators: readonly CompiledIndicator[],
  where: { unitPath: readonly number[]; period: Period; asOf?: number | undefined },
): Promise<Value[]> {
  const unique = uniqueAggregates(indicators);
  const answers = await answerAggregates(db, where, [...unique.values()]);
  const values = indicators.map((i) => evaluate(i, (a) => answers.get(unique.get(aggregateKey(a)) as never) as Answer));
  const unit = where.unitPath.at(-1) as number;
  const whole = await onlyWhole(db, indicators, where, where.unitPath.length, new Map([[unit, values]]), (list) =>
    computeByUnit(db, list, where, HOLDER_DEPTH),
  );
  return whole.get(unit) ?? values;
}

/** For periods from January to the end of each month given; a fixed number of statements. */
export async function computeToMonths(
  db: Db,
  indicators: readonly CompiledIndicator[],
  unitPath: readonly number[],
  months: readonly string[],
): Promise<Value[][]> {
  const unique = uniqueAggregates(indicators);
  const answers = await answerToMonths(db, unitPath, months, [...unique.values()]);
  return answers.map((of) => indicators.map((i) => evaluate(i, (a) => of.get(unique.get(aggregateKey(a)) as never) as Answer)));
}

export async function computeByUnit(
  db: Db,
  indicators: readonly CompiledIndicator[],
  where: { unitPath: readonly number[]; period: Period; units?: readonly number[] | undefined },
  depth: number,
): Promise<ReadonlyMap<number, Value[]>> {
  const unique = uniqueAggregates(indicators);
  const byUnit = await answerByUnit(db, where, depth, [...unique.values()]);
  const none = (fn: string): Answer => ({ value: fn === "median" ? null : 0, n: 0 });
  const values = new Map(
    [...byUnit].map(([unit, answers]) => [
      unit,
      indicators.map((i) => evaluate(i, (a) => answers.get(unique.get(aggregateKey(a)) as never) ?? none(a.fn))),
    ]),
  );
  const all = { unitPath: where.unitPath, period: where.period };
  return onlyWhole(db, indicators, where, depth, values, (list) => computeByUnit(db, list, all, HOLDER_DEPTH));
}

const uniqueAggregates = (indicators: readonly CompiledIndicator[]) =>
  new Map(indicators.flatMap((i) => i.aggregates.map((a) => [aggregateKey(a), a] as const)));
