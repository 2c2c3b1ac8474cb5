import { showDay } from "../../platform/register/fields.ts";
import type { Label } from "../../platform/http/contract.ts";
import { yuan } from "./capital-rules.ts";

export interface Step {
  readonly step: string;
  readonly fen: number;
  readonly onDay: string;
  readonly reason: string | null;
}
/** A contract's final account: sums of each step, null where it is not there; what was cut of the submitted sum so far, and why. */
export interface Account {
  readonly submittedFen: number | null;
  readonly reviewedFen: number | null;
  readonly auditedFen: number | null;
  readonly cutFen: number | null;
  readonly reasons: readonly string[];
}
const ORDER = ["submitted", "reviewed", "audited"] as const;
const inOrder = (steps: readonly Step[]): Step[] => ORDER.flatMap((name) => steps.find((s) => s.step === name) ?? []);

export function accountOf(steps: readonly Step[]): Account {
  const of = (name: string): number | null => steps.find((s) => s.step === name)?.fen ?? null;
  const all = inOrder(steps);
  const [first, last] = [all[0], all.at(-1)];
  return {
    submittedFen: of("submitted"),
    reviewedFen: of("reviewed"),
    auditedFen: of("audited"),
    cutFen: first && last && all.length > 1 ? first.fen - last.fen : null,
    reasons: all.flatMap((s) => s.reason ?? []),
  };
}

/** Why a final account cannot stand as it is, by field; `totalFen` is contract plus signed changes. */
export function accountFaults(steps: readonly Step[], totalFen: number, today: string): Readonly<Record<string, Label>> {
  const all = inOrder(steps);
  if (all[0] && all[0].step !== "submitted") return { step: { zh: "先登记送审金额", en: "First enter what was submitted" } };
  for (const [i, s] of all.entries()) {
    const before = all[i - 1];
    if (s.onDay > today) return { onDay: { zh: "不能晚于今天", en: "Not after today" } };
    if (before && s.onDay < before.onDay)
      return {
        onDay: {
          zh: `不能早于上一步（${showDay(before.onDay, "zh-CN")}）`,
          en: `Not before the step before (${before.onDay})`,
        },
      };
    if (before && s.fen !== before.fen && s.reason === null)
      return {
        reason: {
          zh: `和上一步差 ${yuan(Math.abs(before.fen - s.fen))} 元，写明${s.fen < before.fen ? "核减" : "核增"}原因`,
          en: `It differs by ${yuan(Math.abs(before.fen - s.fen))} yuan: say why`,
        },
      };
    if (s.step === "audited" && s.fen > totalFen)
      return {
        fen: {
          zh: `审定金额超过合同加已签变更 ${yuan(totalFen)} 元；差额先登记变更`,
          en: `Above contract and signed changes of ${yuan(totalFen)} yuan; first enter the change`,
        },
      };
  }
  return {};
}
