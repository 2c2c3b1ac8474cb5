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
import type { House } from "../../platform/rooms/room.ts";
import { onlyWhole } from "./measured.ts";
import { answerSources, listSources, NO_SOURCES, unitsAt } from "./sources.ts";

/** Kinds of facts and registers: what a definition's names mean. */
type Named = Pick<House, "facts" | "records">;

/**
 * Indicators the scope sees — the standard, its superiors' and its own — compiled: the newest version in force of each, or the version
 * cited; what one names of others is by the versions chosen with it. A stored definition that no longer compiles is a bug and throws.
 */
export async function listIndicators(
  db: Db,
  house: Named,
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
  const beside: Beside = {
    indicators: all,
    sources: [...all.values()].some(namesOthers) ? await listSources(db, house) : NO_SOURCES,
  };
  return [...chosen.values()]
    .filter((r) => codes === undefined || codes.includes(r.code))
    .sort((a, b) => a.position - b.position || (a.code < b.code ? -1 : 1))
    .map((r) => compiled(all.get(r.code) as Indicator, house.facts, beside));
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

/** What a definition of the scope may name beside facts: the indicators in force that it sees, series, registers. */
export async function besideOf(db: Db, house: Named): Promise<Beside> {
  const rows = await db.selectFrom("indicator").selectAll().where("in_force", "=", true).orderBy("version").execute();
  return { sources: await listSources(db, house), indicators: new Map(rows.map((r) => [r.code, indicatorOf(r)])) };
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
  const unit = where.unitPath.at(-1) as number;
  const said = (await answerSources(db, indicators, where, where.unitPath.length))(unit);
  const values = indicators.map((i) => evaluate(i, (a) => answers.get(unique.get(aggregateKey(a)) as never) as Answer, said));
  const whole = await onlyWhole(db, indicators, where, where.unitPath.length, new Map([[unit, values]]), (list) =>
    computeByUnit(db, list, where, HOLDER_DEPTH),
  );
  return whole.get(unit) ?? values;
}

/** For periods from January to the end of each month given; a fixed number of statements, and of sources some for each month. */
export async function computeToMonths(
  db: Db,
  indicators: readonly CompiledIndicator[],
  unitPath: readonly number[],
  months: readonly string[],
): Promise<Value[][]> {
  const unique = uniqueAggregates(indicators);
  const answers = await answerToMonths(db, unitPath, months, [...unique.values()]);
  const out: Value[][] = [];
  for (const [k, of] of answers.entries()) {
    const to = months[k] as string;
    const where = { unitPath, period: { from: `${to.slice(0, 4)}-01`, to } };
    const said = (await answerSources(db, indicators, where, unitPath.length))(unitPath.at(-1) as number);
    out.push(indicators.map((i) => evaluate(i, (a) => of.get(unique.get(aggregateKey(a)) as never) as Answer, said)));
  }
  return out;
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
  const said = await answerSources(db, indicators, where, depth);
  // A unit without a fact may have statistics.
  const beyond = indicators.some((i) => i.sources.length > 0) ? await unitsAt(db, where.unitPath, depth) : [];
  const units = new Set([...byUnit.keys(), ...beyond.flatMap(({ id }) => (where.units?.includes(id) === false ? [] : [id]))]);
  const values = new Map(
    [...units].map((unit) => [
      unit,
      indicators.map((i) => evaluate(i, (a) => byUnit.get(unit)?.get(unique.get(aggregateKey(a)) as never) ?? none(a.fn), said(unit))),
    ]),
  );
  const all = { unitPath: where.unitPath, period: where.period };
  return onlyWhole(db, indicators, where, depth, values, (list) => computeByUnit(db, list, all, HOLDER_DEPTH));
}

export const uniqueAggregates = (indicators: readonly CompiledIndicator[]) =>
  new Map(indicators.flatMap((i) => i.aggregates.map((a) => [aggregateKey(a), a] as const)));
