import { formatMoney } from "@bihuan/kit";

/** A figure as officials write it; null stays null, for the screen to say so. */
export function printValue(unit: string, value: number | null, locale: "zh-CN" | "en"): string | null {
  if (value === null) return null;
  if (unit === "fen") return formatMoney(value, locale);
  if (unit === "ratio") return `${Number((value * 100).toFixed(1))}%`;
  if (unit === "days") return locale === "en" ? `${value} days` : `${value} 天`;
  return value.toLocaleString(locale);
}
