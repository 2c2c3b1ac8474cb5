import { type Decimal, type Exact, ok, readDecimal, refuse, type Result, toOneScale } from "@bihuan/kit";
import type { Factor, Question, Refusal, Unit } from "./question.ts";

/** One factor's part in a unit's share: weight% × value / sum of values. */
export interface Term {
  readonly factor: string;
  readonly value: Decimal;
  /** The factor's sum over those it is taken over. */
  readonly sum: string;
  readonly weight: Decimal;
  readonly part: Exact;
}

export interface Shares {
  /** Integers in the proportion of the shares; 0 for whoever takes no part. */
  readonly weights: readonly bigint[];
  readonly sum: bigint;
  readonly eligible: readonly boolean[];
  /** The terms of one unit, before its coefficient. */
  termsOf(index: number): Term[];
  /** Factors that are 0 for everybody and whose weight fell to the others. */
  readonly spread: readonly string[];
}

const textOf = (digits: bigint, scale: bigint): string => {
  const text = digits.toString().padStart(scale.toString().length, "0");
  const places = scale.toString().length - 1;
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`.replace(/\.?0{1,60}$/, "");
};

/**
 * Each unit's share: Σ_k weight_k · x_ik / X_k, times its coefficient, renormalised by their sum: without that division a table with coefficients
 * overspends. Everything is an integer over one common denominator, so no share is ever rounded. `anyScale` takes weights in proportion instead of percent.
 */
export function findShares(question: Question, anyScale = false): Result<Shares, Refusal> {
  const { factors, units } = question;
  const weights = readColumn(factors, (f) => f.weight);
  if (typeof weights === "number") return refuse({ code: "bad-number", field: `weight:${(factors[weights] as Factor).key}` });
  const whole = toOneScale(weights);
  const sum = whole.digits.reduce((a, b) => a + b, 0n);
  if (!anyScale && sum !== 100n * whole.scale) return refuse({ code: "weights-sum", sum: textOf(sum, whole.scale) });
  const coefficients = readColumn(units, (u) => u.coefficient ?? 1);
  if (typeof coefficients === "number")
    return refuse({ code: "bad-number", field: "coefficient", unit: (units[coefficients] as Unit).code });

  const eligible = units.map((u) => u.eligible !== false);
  for (const factor of factors) {
    const without = units.filter((u, i) => eligible[i] && isMissing(u.values[factor.key]));
    if (without.length > 0 && (factor.missing ?? "refuse") === "refuse")
      return refuse({ code: "missing-value", factor: factor.key, units: without.map((u) => u.code) });
    if (factor.missing === "ineligible") units.forEach((u, i) => isMissing(u.values[factor.key]) && (eligible[i] = false));
  }
  const columns: { digits: bigint[]; scale: bigint; sum: bigint }[] = [];
  const spread: string[] = [];
  for (const factor of factors) {
    const read = readColumn(units, (u) => u.values[factor.key] ?? 0);
    if (typeof read === "number") return refuse({ code: "bad-number", field: factor.key, unit: (units[read] as Unit).code });
    const column = toOneScale(read);
    const total = column.digits.reduce((a, x, i) => a + (eligible[i] || question.sumOver === "all" ? x : 0n), 0n);
    if (total === 0n) {
      if (factor.allZero !== "spread") return refuse({ code: "factor-all-zero", factor: factor.key });
      spread.push(factor.key);
    }
    columns.push({ ...column, sum: total });
  }
  // What a factor that is 0 for everybody gave away lies on the others: the parts of all units sum to one whole.
  const free = columns.reduce((w, c, k) => (c.sum === 0n ? w : w + (whole.digits[k] as bigint)), 0n);
  const common = columns.reduce((product, c) => (c.sum === 0n ? product : product * c.sum), 1n);
  const coefficient = toOneScale(coefficients).digits;
  const perValue = columns.map((c, k) => (c.sum === 0n ? 0n : (whole.digits[k] as bigint) * (common / c.sum)));
  const shares = units.map((_, i) =>
    eligible[i]
      ? (coefficient[i] as bigint) * columns.reduce((part, c, k) => part + (perValue[k] as bigint) * (c.digits[i] as bigint), 0n)
      : 0n,
  );
  return ok({
    weights: shares,
    sum: shares.reduce((a, b) => a + b, 0n),
    eligible,
    spread,
    termsOf: (i) =>
      factors.map((factor, k) => {
        const column = columns[k] as (typeof columns)[number];
        const value = column.digits[i] as bigint;
        return {
          factor: factor.key,
          value: textOf(value, column.scale),
          sum: textOf(column.sum, column.scale),
          weight: factor.weight,
          part:
            eligible[i] && column.sum > 0n && free > 0n
              ? { num: (whole.digits[k] as bigint) * value, den: free * column.sum }
              : { num: 0n, den: 1n },
        };
      }),
  });
}

const isMissing = (value: Decimal | null | undefined): boolean => value === null || value === undefined;

/** A column of decimals not below 0, or the index of the first that is none. */
function readColumn<T>(rows: readonly T[], of: (row: T) => Decimal): { digits: bigint; places: number }[] | number {
  const read: { digits: bigint; places: number }[] = [];
  for (const [i, row] of rows.entries()) {
    const value = readDecimal(of(row));
    if (value === undefined || value.digits < 0n) return i;
    read.push(value);
  }
  return read;
}
