/** What is tried: experts left out, limits other than their own by supply id. */
export interface Trial {
  readonly without: number[];
  readonly limits: Readonly<Record<number, number>>;
}

export const UNCHANGED: Trial = { without: [], limits: {} };
export const isUnchanged = (t: Trial): boolean => t.without.length === 0 && Object.keys(t.limits).length === 0;

interface Kept {
  readonly month: string;
  readonly perNeed: number;
  readonly trial: Trial;
}

/** `month=2026-11&each=3&without=4.9&limits=7-2.8-0`: expert 4 and 9 left out, 7 limited to two, 8 to none. */
export function addressOf({ month, perNeed, trial }: Kept): URLSearchParams {
  const limits = Object.entries(trial.limits).map(([supplyId, limit]) => `${supplyId}-${limit}`);
  return new URLSearchParams({
    month,
    each: String(perNeed),
    ...(trial.without.length > 0 ? { without: trial.without.join(".") } : {}),
    ...(limits.length > 0 ? { limits: limits.join(".") } : {}),
  });
}

/** What an address keeps, undefined where it names no month; what does not read as a number is left out. */
export function readAddress(address: URLSearchParams): Kept | undefined {
  const month = address.get("month") ?? "";
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return undefined;
  const each = Number(address.get("each"));
  const parts = (key: string, shape: RegExp): string[] => (address.get(key) ?? "").split(".").filter((part) => shape.test(part));
  return {
    month,
    perNeed: [1, 2, 3].includes(each) ? each : 3,
    trial: {
      without: parts("without", /^\d{1,15}$/).map(Number),
      limits: Object.fromEntries(parts("limits", /^\d{1,15}-\d{1,3}$/).map((pair) => pair.split("-").map(Number) as [number, number])),
    },
  };
}
