import {
  aggregateKey,
  namesOthers,
  NOTHING_BESIDE,
  readIndicator,
  evaluate,
  type Answer,
  type Beside,
  type Catalogue,
  type CompiledIndicator,
  type Indicator,
  type Period,
  type Value,
} from "@bihuan/indicators";
import type { Selectable } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import type { Schema } from "../../platform/db/schema.ts";
import { HOLDER_DEPTH } from "../../platform/db/holders.ts";
import { answerAggregates, answerByUnit } from "../../platform/ledger/ledger.ts";
import { answerToMonths } from "../../platform/ledger/to-months.ts";
import { onlyWhole } from "./measured.ts";

/**
 * Indicators the scope sees — the standard, its superiors' and its own — compiled: the newest version in force of each, or the version
 * cited; what one names of others is by the versions chosen with it. A stored definition that no longer compiles is a bug and throws.
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
  const all = new Map([...chosen].map(([code, r]) => [code, indicatorOf(r)]));
  const beside: Beside = { ...NOTHING_BESIDE, indicators: all };
  return [...chosen.values()]
    .filter((r) => codes === undefined || codes.includes(r.code))
    .sort((a, b) => a.position - b.position || (a.code < b.code ? -1 : 1))
    .map((r) => compiled(all.get(r.code) as Indicator, facts, beside));
}

type Row = Selectable<Schema["indicator"]>;
export const indicatorOf = (r: Row): Indicator => ({
  code: r.code,
  version: r.version,
  name: { zh: r.name_zh, en: r.name_en },
  definition: { zh: r.definition_zh, en: r.definition_en },
  expression: r.expression,
  unit: r.unit as Indicator["unit"],
  better: r.better as Indicator["better"],
});

/** What a definition of the scope may name beside facts: the indicators in force that it sees. */
export async function besideOf(db: Db): Promise<Beside> {
  const rows = await db.selectFrom("indicator").selectAll().where("in_force", "=", true).orderBy("version").execute();
  return { ...NOTHING_BESIDE, indicators: new Map(rows.map((r) => [r.code, indicatorOf(r)])) };
}

/** Each wording is read once; whoever asks again gets the same object. What names others is read anew, since it is made of their wordings too. */
const READ = new WeakMap<Catalogue, Map<string, CompiledIndicator>>();
const MOST_READ = 5000;

export function compiled(indicator: Indicator, facts: Catalogue, beside: Beside = NOTHING_BESIDE): CompiledIndicator {
  if (namesOthers(indicator)) return compileStored(indicator, facts, beside);
  const read = READ.get(facts) ?? new Map<string, CompiledIndicator>();
  READ.set(facts, read);
  const wording = JSON.stringify(indicator);
  const known = read.get(wording);
  if (known) return known;
  if (read.size >= MOST_READ) read.clear();
  const made = compileStored(indicator, facts, NOTHING_BESIDE);
  read.set(wording, made);
  return made;
}

function compileStored(indicator: Indicator, facts: Catalogue, beside: Beside): CompiledIndicator {
  const result = readIndicator(indicator, facts, beside);
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
