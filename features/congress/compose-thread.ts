import { select, type Nominee, type QuotaPlan, type SelectAnswer } from "@bihuan/quotas";
import { solveHere } from "../../platform/solver/highs.ts";
import { answer } from "../../platform/threads/thread.ts";

export interface ComposeCalls {
  compose: [input: { plan: QuotaPlan; nominees: readonly Nominee[] }, output: SelectAnswer];
}
const SECONDS = 10;
const solver = solveHere();

answer<ComposeCalls>({
  compose: async ({ plan, nominees }) => {
    const solve = await solver;
    return select(plan, nominees, (model) => Promise.resolve(solve(model, SECONDS)));
  },
});
