import type { Label } from "../../platform/http/contract.ts";

/** What a confirmation is worth, worst first. */
export const BASES = ["failed", "proxy", "called", "self"] as const;
export type Basis = (typeof BASES)[number];

/** Facts recorded before confirmations were told apart say nothing of it: `unstated`. */
export const BASIS_WORDS: Readonly<Record<Basis | "unstated", Label>> = {
  self: { zh: "本人确认", en: "by the party itself" },
  called: { zh: "代为确认，已回访核实", en: "in its stead, verified by a call back" },
  proxy: { zh: "代为确认，未核实", en: "in its stead, not verified" },
  failed: { zh: "回访不符", en: "found untrue by a call back" },
  unstated: { zh: "此前未区分", en: "before they were told apart" },
};

export const basisDimension = { label: { zh: "确认依据", en: "Confirmed" }, values: BASIS_WORDS };

/** Of several confirmations a fact is worth what the worst is worth. */
export const worst = (bases: readonly Basis[]): Basis | undefined => BASES.find((b) => bases.includes(b));

export const OUTCOMES = {
  same: { zh: "本人说法一致", en: "said the same" },
  differs: { zh: "本人说法不符", en: "said otherwise" },
  unreached: { zh: "联系不上", en: "not reached" },
} as const;
export type Outcome = keyof typeof OUTCOMES;

/** What was confirmed, by the purpose of its link. */
export const PURPOSE_WORDS: Readonly<Record<string, Label>> = {
  "demand.confirm": { zh: "需求", en: "need" },
  "agreement.confirm": { zh: "协议", en: "agreement" },
  "effect.confirm": { zh: "成效", en: "effect" },
  milestone: { zh: "到位金额", en: "amount in place" },
};
