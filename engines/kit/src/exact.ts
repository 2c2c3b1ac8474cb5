/** An exact fraction; the denominator is positive. Results of sums are not reduced: what is shown is rounded once, at the end. */
export interface Exact {
  readonly num: bigint;
  readonly den: bigint;
}

/** Decimal text ("30", "12.5") or a safe integer: what an office types; a binary fraction such as 0.1 is refused, since it is none. */
export type Decimal = string | number;

/** A decimal as integer × 10^−places, or undefined for what is none (blank, exponent, more than 12 places, 1e400, 0.5 as a number). */
export function readDecimal(value: Decimal): { digits: bigint; places: number } | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) ? { digits: BigInt(value), places: 0 } : undefined;
  const m = /^(-?)(\d{1,18})(?:\.(\d{1,12}))?$/.exec(value);
  return m ? { digits: BigInt(`${m[1]}${m[2]}${m[3] ?? ""}`), places: m[3]?.length ?? 0 } : undefined;
}

/** A decimal as a fraction; throws RangeError for what is none: for constants and for what was checked before. */
export function exact(value: Decimal): Exact {
  const read = readDecimal(value);
  if (!read) throw new RangeError(`not a decimal: ${value}`);
  return { num: read.digits, den: 10n ** BigInt(read.places) };
}

/** Decimals of one column as integers of one scale, so that their proportions are exact. */
export function toOneScale(values: readonly { digits: bigint; places: number }[]): { digits: bigint[]; scale: bigint } {
  const places = values.reduce((most, v) => Math.max(most, v.places), 0);
  return { digits: values.map((v) => v.digits * 10n ** BigInt(places - v.places)), scale: 10n ** BigInt(places) };
}

/** −1, 0, 1. */
export function compare(a: Exact, b: Exact): number {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const plus = (a: Exact, b: Exact): Exact =>
  a.den === b.den ? { num: a.num + b.num, den: a.den } : reduced({ num: a.num * b.den + b.num * a.den, den: a.den * b.den });
export const minus = (a: Exact, b: Exact): Exact => plus(a, { num: -b.num, den: b.den });
export const times = (a: Exact, b: Exact): Exact => reduced({ num: a.num * b.num, den: a.den * b.den });

/** Undefined for a divisor of zero: nothing here makes it 0. */
export function over(a: Exact, b: Exact): Exact | undefined {
  if (b.num === 0n) return undefined;
  const sign = b.num < 0n ? -1n : 1n;
  return reduced({ num: sign * a.num * b.den, den: sign * b.num * a.den });
}

export const floorOf = ({ num, den }: Exact): bigint => (num >= 0n ? num / den : -((-num + den - 1n) / den));

function reduced(value: Exact): Exact {
  let [a, b] = [value.num < 0n ? -value.num : value.num, value.den];
  while (b > 0n) [a, b] = [b, a % b];
  return a <= 1n ? value : { num: value.num / a, den: value.den / a };
}

/** Decimal text rounded half up at `places`: for the reader alone, nothing is computed from it. */
export function showExact(value: Exact, places: number): string {
  const scale = 10n ** BigInt(places);
  const negative = value.num < 0n;
  const size = negative ? -value.num : value.num;
  const rounded = (2n * size * scale + value.den) / (2n * value.den);
  const text = rounded.toString().padStart(places + 1, "0");
  const whole = text.slice(0, text.length - places);
  return `${negative && rounded > 0n ? "-" : ""}${whole}${places > 0 ? `.${text.slice(text.length - places)}` : ""}`;
}

/** The shortest decimal text that is exact, or undefined where none of 12 places is: 1/3. */
export function decimalText(value: Exact): string | undefined {
  for (let places = 0; places <= 12; places++) if ((value.num * 10n ** BigInt(places)) % value.den === 0n) return showExact(value, places);
  return undefined;
}
