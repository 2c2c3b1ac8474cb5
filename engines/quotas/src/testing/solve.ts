import highsModule from "highs";
import type { Solved } from "../model.ts";

const highs = await (highsModule as unknown as typeof highsModule.default)();

/** The programmes of the tests are small: HiGHS in the test's own thread, a fresh model each. */
export async function solve(text: string): Promise<Solved> {
  using model = highs.createModel({ format: "lp", data: text });
  model.options.set({ output_flag: false, mip_rel_gap: 0 });
  model.run();
  if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return { status: "infeasible", values: new Map() };
  const objective = model.getObjectiveValue();
  return {
    status: "optimal",
    objective,
    bound: objective,
    values: new Map(Array.from(model.getSolution().colValue, (v, i) => [model.getColName(i), v])),
  };
}
