import type { Label } from "../http/contract.ts";
import { serialText } from "../sheets/formats.ts";
import { showDay } from "./fields.ts";

/**
 * A day whose format was lost on its way is a number of five digits, as its workbook counts: 1927 to 2100 from 1900, 1931 to 2100 from 1904.
 * One of four digits may be a year. It is read and told.
 */
export function serialDay(cell: string, since1904 = false): { readonly day: string; readonly said: Label } | undefined {
  const serial = /^\d{5}(?:\.\d{1,12})?$/.test(cell) ? Math.floor(Number(cell)) : 0;
  const day = serial < 10_000 ? undefined : serialText(serial, "day", since1904);
  if (day === undefined || day > "2100-12-31") return undefined;
  const from = since1904 ? 1904 : 1900;
  return {
    day,
    said: {
      zh: `日期序号，按从 ${from} 年起算读作 ${showDay(day, "zh-CN")}`,
      en: `a day's serial number, read as ${day} by the count from ${from}`,
    },
  };
}
