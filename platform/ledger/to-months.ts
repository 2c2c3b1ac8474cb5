import type { Aggregate, Answer } from "@bihuan/indicators";
import { sql, type SqlBool } from "kysely";
import type { Db } from "../db/database.ts";
import { answerAggregates, belongsTo, firstDay, isTotal, listHolders, medianOf } from "./ledger.ts";

/**
 * Answers of one subtree for periods that begin with January and end with each of the months given (ascending): a line over the year.
 * A fixed number of statements, whatever the number of months; equal to asking for each period by itself, a test compares.
 */
export async function answerToMonths(
  db: Db,
  unitPath: readonly number[],
  months: readonly string[],
  aggregates: readonly Aggregate[],
): Promise<Map<Aggregate, Answer>[]> {
  const plain = aggregates.filter((a) => a.over === undefined);
  const lines = await plainToMonths(db, unitPath, months, plain);
  const moved = aggregates.filter((a) => a.over !== undefined);
  // Windows and earlier months follow no line from January: each month asks for its own.
  if (moved.length > 0)
    for (const [k, to] of months.entries())
      for (const [a, answer] of await answerAggregates(db, { unitPath, period: { from: januaryOf(to), to } }, moved))
        lines[k]?.set(a, answer);
  return lines;
}

async function plainToMonths(
  db: Db,
  unitPath: readonly number[],
  months: readonly string[],
  aggregates: readonly Aggregate[],
): Promise<Map<Aggregate, Answer>[]> {
  if (months.length === 0 || aggregates.length === 0) return months.map(() => new Map());
  const holders = await listHolders(db, unitPath, unitPath.length);
  const series = await db
    .selectFrom("ledger_series")
    .selectAll()
    .where("kind", "in", [...new Set(aggregates.map((a) => a.kind))])
    .execute();
  const seriesOf = new Map(aggregates.map((a) => [a, series.filter((s) => belongsTo(a, s)).map((s) => s.id)]));
  const of = (list: readonly Aggregate[]): number[] => [...new Set(list.flatMap((a) => seriesOf.get(a) as number[]))];
  const first = firstDay(januaryOf(months[0] as string));
  const last = firstDay(months.at(-1) as string);
  const cells = await db
    .selectFrom("ledger_rollup")
    .select(["month", "series", "measure", sql<number>`sum(total)`.as("total")])
    .where(sql<SqlBool>`unit_id = any (${holders}::int[]) and series = any (${of(aggregates)}::int[])`)
    .where("month", "<=", last)
    // What stands is summed from the beginning, what happens from January.
    .where(sql<SqlBool>`(month >= ${first} or series = any (${of(aggregates.filter((a) => a.fn === "balance"))}::int[]))`)
    .groupBy(["month", "series", "measure"])
    .execute();
  const values = new Map<Aggregate, { month: string; value: number; n: number }[]>();
  for (const a of aggregates)
    if (!isTotal(a))
      values.set(
        a,
        await db
          .selectFrom(
            db
              .selectFrom("ledger_histogram")
              .select(["month", sql<number>`unnest(value)`.as("value"), sql<number>`unnest(n)`.as("n")])
              .where(sql<SqlBool>`unit_id = any (${holders}::int[]) and series = any (${seriesOf.get(a) as number[]}::int[])`)
              .where("key", "=", a.of as string)
              .where("months", "=", 1)
              .where("month", ">=", first)
              .where("month", "<=", last)
              .as("x"),
          )
          .select(["month", "value", sql<number>`sum(n)`.as("n")])
          .groupBy(["month", "value"])
          .execute(),
      );
  return months.map((month) => {
    const within = (c: { month: string }, isBalance = false): boolean =>
      c.month <= firstDay(month) && (isBalance || c.month >= firstDay(januaryOf(month)));
    return new Map(
      aggregates.map((a) => {
        const listed = values.get(a);
        if (listed)
          return [
            a,
            answerOf(
              a,
              listed.filter((v) => within(v)),
            ),
          ];
        const mine = cells.filter((c) => within(c, a.fn === "balance") && (seriesOf.get(a) as number[]).includes(c.series));
        const total = (measure: string): number => mine.reduce((sum, c) => sum + (c.measure === measure ? c.total : 0), 0);
        const n = total("");
        return [a, { value: a.fn === "count" ? n : total(a.of as string), n }];
      }),
    );
  });
}

const januaryOf = (month: string): string => `${month.slice(0, 4)}-01`;

function answerOf(a: Aggregate, rows: readonly { value: number; n: number }[]): Answer {
  const counted = new Map<number, number>();
  for (const r of rows) counted.set(r.value, (counted.get(r.value) ?? 0) + r.n);
  const kept = [...counted].filter(([, n]) => n > 0).map(([value, n]) => ({ value, n }));
  if (a.fn === "distinct") return { value: kept.length, n: kept.reduce((sum, r) => sum + r.n, 0) };
  return medianOf(kept.toSorted((x, y) => x.value - y.value));
}
