/** An exact fraction; the denominator is positive, and nothing is reduced before it is shown. */
export interface Exact {
  readonly num: bigint;
  readonly den: bigint;
}

/** Decimal text ("30", "12.5") or a safe integer: what an office types; a binary fraction such as 0.1 is refused. */
export type Decimal = string | number;

/** A decimal as integer × 10^−places, or undefined for what is none (blank, exponent, more than 12 places, 1e400, 0.5 as a number). */
export function readDecimal(value: Decimal): { digits: bigint; places: number } | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) ? { digits: BigInt(value), places: 0 } : undefined;
  const m = /^(-?)(\d{1,18})(?:\.(\d{1,12}))?$/.exec(value);
  return m ? { digits: BigInt(`${m[1]}${m[2]}${m[3] ?? ""}`), places: m[3]?.length ?? 0 } : undefined;
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

export const floorOf = ({ num, den }: Exact): bigint => (num >= 0n ? num / den : -((-num + den - 1n) / den));

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
