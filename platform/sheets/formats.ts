/** What a number format makes of a number, as far as reading must know it. */
export type Format = { readonly kind: "number" | "text" | "day" | "time" | "instant" } | { readonly kind: "digits"; readonly mask: string };

const NUMBER: Format = { kind: "number" };

/** Formats without words of their own, the Chinese ones (27–36, 50–58) included. */
export function builtInFormat(id: number): Format {
  if (id === 49) return { kind: "text" };
  if (id === 22) return { kind: "instant" };
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id === 55 || id === 56) return { kind: "time" };
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return { kind: "day" };
  return NUMBER;
}

/** Reads a format's own words: days and times by their letters, codes by zeros that lead (`000000`, `000-00000`). */
export function readFormat(code: string): Format {
  const first = (code.split(";")[0] ?? "").replace(/\[(?:[hms]+)\]/gi, (elapsed) => elapsed.slice(1, -1));
  const bare = first.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|AM\/PM|A\/P|上午\/下午/gi, "");
  if (bare.trim() === "@") return { kind: "text" };
  if (/general|G\/通用格式/i.test(bare)) return NUMBER;
  const hasDay = /[yd年]/i.test(bare) || /(?<![hs:]\W{0,2})m{3,}/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare));
  const hasTime = /[hs]/i.test(bare);
  if (!/[0#?]/.test(bare) || /s\.0+/i.test(bare)) {
    if (hasDay) return { kind: hasTime ? "instant" : "day" };
    if (hasTime) return { kind: "time" };
  }
  const mask = first.replace(/"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]/g, "$1$2");
  if (/^[0#() -]*$/.test(mask) && mask.includes("0") && /^[^0#]*0[^0#]*0/.test(mask)) return { kind: "digits", mask };
  return NUMBER;
}

/** A whole number in its mask's digits: 10001 in 000000 is 010001. */
export function maskDigits(n: number, mask: string): string {
  if (!Number.isSafeInteger(n) || n < 0) return String(n);
  const digits = [...String(n)];
  const first = mask.search(/[0#]/);
  let out = "";
  for (let i = mask.length - 1; i >= 0; i--) {
    const c = mask[i] as string;
    out = (c === "0" || c === "#" ? (digits.pop() ?? (c === "0" ? "0" : "")) : c) + out;
    if (i === first) out = digits.splice(0).join("") + out;
  }
  return out;
}

const DAY_MILLIS = 86_400_000;
/** 1900-01-00 in a calendar that lets 1900 have a 29 February; the other begins on 1904-01-01. */
const EPOCH_1900 = Date.UTC(1899, 11, 31);
const DAYS_BETWEEN = 1462;
const LAST_DAY = 2_958_465;

/** Tables repeat their days: each is reckoned once. */
const days = new Map<number, string>();

function dayText(day: number): string {
  let text = days.get(day);
  if (text === undefined) {
    text = new Date(EPOCH_1900 + (day > 60 ? day - 1 : day) * DAY_MILLIS).toISOString().slice(0, 10);
    if (days.size < 100_000) days.set(day, text);
  }
  return text;
}

/** A serial number as a day, time or both; none where the calendar has none. Serial 60 is the day 1900 did not have. */
export function serialText(serial: number, format: "day" | "time" | "instant", date1904: boolean): string | undefined {
  if (!(serial >= 0) || serial > LAST_DAY + 1) return undefined;
  if (format !== "time" && Number.isInteger(serial) && serial !== 0 && (serial !== 60 || date1904))
    return dayText(date1904 ? serial + DAYS_BETWEEN : serial);
  const seconds = Math.round((serial % 1) * 86_400);
  const day = Math.floor(serial) + (seconds === 86_400 ? 1 : 0);
  const clock = seconds === 86_400 ? 0 : seconds;
  const time = new Date(clock * 1000).toISOString().slice(11, 19);
  if (format === "time" && day === 0) return time;
  if (!date1904 && day === 60) return "1900-02-29";
  if (!date1904 && day === 0) return time;
  const date = dayText(date1904 ? day + DAYS_BETWEEN : day);
  return clock === 0 ? date : `${date} ${time}`;
}
