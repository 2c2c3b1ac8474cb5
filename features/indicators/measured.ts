import { aggregateKey, aggregatesOf, type Aggregate, type CompiledIndicator, type Period, type Value } from "@bihuan/indicators";
import type { Db } from "../../platform/db/database.ts";
import { HOLDER_DEPTH } from "../../platform/db/holders.ts";
import { answerByUnit, factsOf } from "../../platform/ledger/ledger.ts";
import { sql } from "kysely";
import { printValue } from "./web/print.ts";

interface Where {
  unitPath: readonly number[];
  period: Period;
  asOf?: number | undefined;
}
const NAMED = 3;

/** What stands in each county until it is measured anew: nothing is said of those nobody measured. */
export const isMeasured = (i: CompiledIndicator): boolean => isStanding(i.aggregates);
const isStanding = (of: readonly Aggregate[]): boolean => of.length > 0 && of.every((a) => a.fn === "balance");

/** Of which facts every county must have some before a unit above has a value: what it or an indicator it names is measured by, the population it is divided by. */
const neededOf = (i: CompiledIndicator): readonly Aggregate[] => [
  ...(i.people ? [i.people] : isMeasured(i) ? i.aggregates.slice(0, 1) : []),
  ...i.named.flatMap((n) => {
    const of = aggregatesOf(n.tree);
    return isStanding(of) ? of.slice(0, 1) : [];
  }),
];
/** Whether a part of the counties makes no figure of the unit above them. */
export const needsEveryCounty = (i: CompiledIndicator): boolean => neededOf(i).length > 0;

/** Whether values of units at a depth follow from their roll-ups alone: above the counties a measurement also asks which counties there are. */
export const restsOnLedgerAlone = (indicators: readonly CompiledIndicator[], depth: number): boolean =>
  !indicators.some((i) => i.sources.length > 0) && (depth >= HOLDER_DEPTH || !indicators.some(needsEveryCounty));

/**
 * A county's measurement is no figure of its province: where counties of a unit are not measured, the unit's value is missing, and which
 * are is said by name. `byCounty` gives the values of single counties, where they are known.
 */
export async function onlyWhole(
  db: Db,
  indicators: readonly CompiledIndicator[],
  where: Where,
  depth: number,
  values: ReadonlyMap<number, Value[]>,
  byCounty: (list: readonly CompiledIndicator[]) => Promise<ReadonlyMap<number, Value[]>>,
): Promise<ReadonlyMap<number, Value[]>> {
  const list = indicators.filter(needsEveryCounty);
  if (depth >= HOLDER_DEPTH || list.length === 0 || values.size === 0) return values;
  const counties = await db
    .selectFrom("unit")
    .select(["id", "name", sql<number>`path[${sql.lit(depth)}]`.as("above")])
    .where(sql<boolean>`cardinality(path) = ${sql.lit(HOLDER_DEPTH)}`)
    .where(sql<boolean>`path[${sql.lit(where.unitPath.length)}] = ${where.unitPath.at(-1)}`)
    .where("kind", "=", "association")
    .where("valid_to", "is", null)
    .orderBy("region_code")
    .execute();
  const perCounty = where.asOf === undefined ? await byCounty(list) : undefined;
  const measured = await countiesMeasured(db, where, list);
  return new Map(
    [...values].map(([unit, of]) => {
      const own = counties.filter((c) => c.above === unit);
      return [
        unit,
        of.map((v, k) => {
          const known = measured.get(indicators[k] as CompiledIndicator);
          const named = own.filter((c) => known?.has(c.id));
          if (known === undefined || named.length === own.length) return v;
          const at = list.indexOf(indicators[k] as CompiledIndicator);
          // A figure that is itself of what was measured says so; of another one its divisor alone was.
          const byHead = indicators[k]?.people !== undefined && !isMeasured(indicators[k]);
          const words = named.slice(0, NAMED).map((c) => {
            const value = printValue(indicators[k]?.indicator.unit ?? "", perCounty?.get(c.id)?.[at]?.value ?? null, "zh-CN");
            return value === null ? c.name : `${c.name} ${value}`;
          });
          const tail = named.length > NAMED ? { zh: "等", en: " and others" } : { zh: "", en: "" };
          return {
            ...v,
            value: null,
            numerator: null,
            denominator: null,
            missing: [
              {
                zh: `${byHead ? "人口" : ""}已测算 ${named.length}/${own.length} 个县（市、区）${words.length > 0 ? `：${words.join("、")}${tail.zh}` : ""}`,
                en: `${byHead ? "Population measured" : "Measured"} in ${named.length} of ${own.length} counties${words.length > 0 ? `: ${words.join(", ")}${tail.en}` : ""}`,
              },
            ],
          };
        }),
      ];
    }),
  );
}

/** The counties with a fact each indicator needs: in force now by their roll-ups, at a position of the ledger by the facts themselves. */
async function countiesMeasured(
  db: Db,
  where: Where,
  list: readonly CompiledIndicator[],
): Promise<ReadonlyMap<CompiledIndicator, ReadonlySet<number>>> {
  const needed = [...new Map(list.flatMap(neededOf).map((a) => [aggregateKey(a), a])).values()];
  const counties = new Map<string, ReadonlySet<number>>();
  if (where.asOf === undefined) {
    const answers = await answerByUnit(db, { unitPath: where.unitPath, period: where.period }, HOLDER_DEPTH, needed);
    const withFacts = (a: Aggregate) => [...answers].flatMap(([county, of]) => ((of.get(a)?.n ?? 0) > 0 ? [county] : []));
    for (const a of needed) counties.set(aggregateKey(a), new Set(withFacts(a)));
  } else
    for (const a of needed) {
      const rows = await factsOf(db, where, a)
        .select(sql<number>`unit_path[${sql.lit(HOLDER_DEPTH)}]`.as("county"))
        .distinct()
        .execute();
      counties.set(aggregateKey(a), new Set(rows.map((r) => r.county)));
    }
  const inAll = (i: CompiledIndicator): ReadonlySet<number> => {
    const [first = new Set<number>(), ...more] = neededOf(i).map((a) => counties.get(aggregateKey(a)) as ReadonlySet<number>);
    return new Set([...first].filter((county) => more.every((m) => m.has(county))));
  };
  return new Map(list.map((i) => [i, inAll(i)]));
}
