import { formatMoney } from "@bihuan/kit";

/** A figure as officials write it; null stays null, for the screen to say so. */
export function printValue(unit: string, value: number | null, locale: "zh-CN" | "en"): string | null {
  if (value === null) return null;
  if (unit === "fen") return formatMoney(Math.round(value), locale);
  if (unit === "ratio") return `${Number((value * 100).toFixed(1))}%`;
  if (unit === "days") return locale === "en" ? `${value} days` : `${value} 天`;
  return value.toLocaleString(locale);
}

/** What a ratio is made of, each in its own unit: 115.11 万元 / 120 万元. */
export function printParts(
  v: {
    readonly numerator: number | null;
    readonly denominator: number | null;
    readonly parts: { readonly numerator: string | null; readonly denominator: string | null } | null;
  },
  locale: "zh-CN" | "en",
): string | undefined {
  if (v.numerator === null || v.denominator === null || !v.parts) return undefined;
  const part = (counted: string | null, n: number): string | null => printValue(counted ?? "count", n, locale);
  return `${part(v.parts.numerator, v.numerator)} / ${part(v.parts.denominator, v.denominator)}`;
}

/** The same to the last digit, as it is typed again; nothing where there is no value. */
export function printExact(unit: string, value: number | null, locale: "zh-CN" | "en"): string {
  if (value === null) return "";
  if (unit === "ratio") return `${Number((value * 100).toFixed(3))}%`;
  if (locale === "zh-CN" || unit === "count") return printValue(unit, value, locale) ?? "";
  return unit === "fen" ? `${Math.trunc(value / 100)}.${String(value % 100).padStart(2, "0")}` : String(value);
}
