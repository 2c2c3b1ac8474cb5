import { parseMoney, ungrouped } from "@bihuan/kit";

/** A target as an office writes it — 70, 5 天, 1200 万, 60% — in the indicator's own unit; undefined where it cannot be one. */
export function readTarget(unit: string, text: string): number | undefined {
  const typed = text.normalize("NFKC").trim();
  if (unit === "fen") {
    const money = parseMoney(typed);
    return money.ok && money.value >= 0 ? money.value : undefined;
  }
  const found = /^(\d{1,9}(?:\.\d{1,3})?)\s?(%|件|家|个|天|项)?$/.exec(ungrouped(typed) ?? "");
  if (!found) return undefined;
  const n = Number(found[1]);
  if (unit === "ratio") return found[2] === "%" || n > 1 ? (n <= 100 ? n / 100 : undefined) : n;
  return found[2] === "%" || (unit === "count" && !Number.isInteger(n)) ? undefined : n;
}

export const TARGET_FAULTS = {
  count: { zh: "请写一个整数，如 70", en: "A whole number, as 70" },
  days: { zh: "请写天数，如 5", en: "Days, as 5" },
  fen: { zh: "请写金额，如 1200 万", en: "An amount, as 1200 万" },
  ratio: { zh: "请写百分数，如 60%", en: "A percentage, as 60%" },
} as const;
