import { periodOf, type Aggregate, type Answer, type Period } from "./catalogue.ts";

export interface PlainFact {
  readonly kind: string;
  readonly unitPath: readonly number[];
  /** YYYY-MM-DD */
  readonly day: string;
  readonly measures: Readonly<Record<string, number>>;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly keys: Readonly<Record<string, number>>;
}

/** The aggregate read straight off its definition, O(facts): the oracle for every faster way. */
export function aggregateOver(facts: readonly PlainFact[], a: Aggregate, period: Period, unitId: number): Answer {
  const { from, to } = periodOf(a, period);
  const mine = facts.filter(
    (f) =>
      f.kind === a.kind &&
      f.unitPath.includes(unitId) &&
      f.day.slice(0, 7) >= from &&
      f.day.slice(0, 7) <= to &&
      a.where.every(({ dimension, values }) => values.includes(f.dimensions[dimension] ?? "")),
  );
  if (a.fn === "count") return { value: mine.length, n: mine.length };
  const of = a.of as string;
  if (a.fn === "sum" || a.fn === "balance") return { value: mine.reduce((s, f) => s + (f.measures[of] ?? 0), 0), n: mine.length };
  const values = mine.flatMap((f) => (f.keys[of] === undefined ? [] : [f.keys[of]]));
  if (a.fn === "distinct") return { value: new Set(values).size, n: values.length };
  values.sort((x, y) => x - y);
  const middle = values.length / 2;
  const median =
    values.length === 0
      ? null
      : values.length % 2 === 1
        ? (values[Math.floor(middle)] as number)
        : ((values[middle - 1] as number) + (values[middle] as number)) / 2;
  return { value: median, n: values.length };
}
