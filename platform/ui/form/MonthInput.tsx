import { chinaDay } from "@bihuan/kit";
import { useLocale } from "../../i18n/locale.ts";

export interface MonthInputProps {
  /** Id of the words beside it; each choice is named by them and by itself. */
  readonly labelledBy: string;
  /** YYYY-MM. */
  readonly value: string;
  readonly onChange: (month: string) => void;
}

const FIRST_YEAR = 2015;
const two = (n: number): string => String(n).padStart(2, "0");

/** A month as two choices in the page's language; a browser's own month control speaks the browser's. */
export function MonthInput({ labelledBy, value, onChange }: MonthInputProps) {
  const { locale } = useLocale();
  const [year = "", month = ""] = value.split("-");
  const last = Math.max(Number(chinaDay(Date.now()).slice(0, 4)) + 1, Number(year));
  const first = Math.min(FIRST_YEAR, Number(year));
  const years = Array.from({ length: last - first + 1 }, (_, i) => String(last - i));
  const zh = locale === "zh-CN";
  return (
    <span className="bh-month" role="group" aria-labelledby={labelledBy}>
      <select aria-label={zh ? "年" : "year"} value={year} onChange={(e) => onChange(`${e.target.value}-${month}`)}>
        {years.map((y) => (
          <option key={y} value={y}>
            {zh ? `${y}年` : y}
          </option>
        ))}
      </select>
      <select aria-label={zh ? "月" : "month"} value={month} onChange={(e) => onChange(`${year}-${e.target.value}`)}>
        {Array.from({ length: 12 }, (_, i) => (
          <option key={i} value={two(i + 1)}>
            {zh ? `${i + 1}月` : new Date(Date.UTC(2000, i)).toLocaleString("en", { month: "short", timeZone: "UTC" })}
          </option>
        ))}
      </select>
    </span>
  );
}
