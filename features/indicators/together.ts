import { aggregateKey, evaluate, type Answer, type CompiledIndicator, type Period, type Value } from "@bihuan/indicators";
import type { Db } from "../../platform/db/database.ts";
import { answerAggregates } from "../../platform/ledger/ledger.ts";
import { answerSources } from "./sources.ts";
import { uniqueAggregates } from "./values.ts";

/** What of two units cannot be put together: who was counted in both, the middle of both, what the heir has counted anew with the other in it. */
const APART = {
  distinct: { zh: "不重复数不能相加（同一家可能两边都有）", en: "what is counted once each does not add up" },
  median: { zh: "中位数不能相加", en: "medians do not add up" },
  balance: {
    zh: "期末存量由现单位接着登记，相加会算两遍",
    en: "what stands is carried on by the unit in force: added up it would count twice",
  },
} as const;

/**
 * A unit with those that were merged into it as if they had been one all along, the unit in force first: flows of all of them added up. What does not add up is
 * missing with the reason, as in a re-stated series.
 */
export async function computeTogether(
  db: Db,
  indicators: readonly CompiledIndicator[],
  unitPaths: readonly (readonly number[])[],
  period: Period,
): Promise<Value[]> {
  const unique = uniqueAggregates(indicators);
  const all: ReadonlyMap<unknown, Answer>[] = [];
  for (const unitPath of unitPaths) all.push(await answerAggregates(db, { unitPath, period }, [...unique.values()]));
  const own = unitPaths[0] ?? [];
  const said = (await answerSources(db, indicators, { unitPath: own, period }, own.length))(own.at(-1) as number);
  return indicators.map((i) => {
    const apart = i.aggregates.map((a) => a.fn).find((fn) => fn in APART) as keyof typeof APART | undefined;
    return evaluate(
      apart && !i.broken ? { ...i, broken: APART[apart] } : i,
      (a) => {
        const answers = all.map((of) => of.get(unique.get(aggregateKey(a))) as Answer);
        return { value: answers.reduce((sum, x) => sum + (x.value ?? 0), 0), n: answers.reduce((sum, x) => sum + x.n, 0) };
      },
      said,
    );
  });
}
