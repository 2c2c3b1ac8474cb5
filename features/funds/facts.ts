import type { FactKind } from "@bihuan/indicators";
import type { OfferedSentence } from "../../platform/rooms/room.ts";

const amount = (key: string, zh: string, en: string) => ({
  [key]: { label: { zh, en }, unit: "fen" as const, bounds: [0, 100_000_000_000] as [number, number] },
});

export const fundsFacts: readonly FactKind[] = [
  {
    kind: "fund.paid",
    label: { zh: "资金拨付", en: "Money paid out" },
    measures: amount("amountFen", "拨付金额", "paid"),
    dimensions: {},
    distinct: [],
    distributions: [],
    evidence: "required",
    alone: true,
  },
  {
    kind: "fund.used",
    label: { zh: "资金使用核实", en: "Use of money checked" },
    measures: { ...amount("usedFen", "使用金额", "used"), ...amount("paidFen", "其拨付金额", "of what was paid") },
    dimensions: {},
    distinct: [],
    distributions: [],
    evidence: "required",
  },
];

/** What this room says in a year report. */
export const fundsSentences: readonly OfferedSentence[] = [{ chapter: "自身建设", text: "资金执行率{money_used}。", needs: "money_used" }];
