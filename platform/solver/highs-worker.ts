import { parentPort, workerData } from "node:worker_threads";
import highsModule from "highs";
import type { SolveAnswer } from "@bihuan/reach";
import type { SolverTask, WorkerNews } from "./solver.ts";

/** Runs one model and ends: the WebAssembly memory, which only grows, goes with the thread. */
const { model: text, secondsLimit, start } = workerData as SolverTask;
const say = (news: WorkerNews): void => parentPort?.postMessage(news);

/** The package's types describe its CommonJS side, where the loader is the property `default`; its module exports the loader itself. */
const highs = await (highsModule as unknown as typeof highsModule.default)();
using model = highs.createModel({ format: "lp", data: text });
// The solver's own gap of 0.01 % would call "optimal" what is not proved.
model.options.set({ output_flag: false, time_limit: secondsLimit, mip_rel_gap: 0, mip_abs_gap: 1e-6 });
if (start !== undefined) {
  const values = Array.from({ length: model.getDimensions().numCols }, (_, i) => start.get(model.getColName(i)));
  const indices = [...values.keys()].filter((i) => values[i] !== undefined);
  model.setSolution({ indices, values: indices.map((i) => values[i] as number) });
}
const { callbackType, modelStatus } = highs.constants;
const finite = (value: number | undefined): value is number => value !== undefined && Math.abs(value) < 1e29;
/** The interrupt channel is asked between the steps of the search, quiet output or not; the logging channel is silent with it. */
let told = 0;
model.run({
  [callbackType.mipInterrupt]({ data }) {
    if (Date.now() < told + 100) return;
    told = Date.now();
    say({
      progress: {
        seconds: data.running_time ?? 0,
        ...(finite(data.mip_primal_bound) ? { incumbent: data.mip_primal_bound } : {}),
        ...(finite(data.mip_dual_bound) ? { bound: data.mip_dual_bound } : {}),
      },
    });
  },
});
const status = model.getModelStatus();
if (status === modelStatus.loadError || status === modelStatus.modelError || status === modelStatus.empty)
  throw new Error(`HiGHS cannot read the model (status ${status})`);
/** HiGHS: 2 = a feasible point is held. */
const hasSolution = model.info.get("primal_solution_status") === 2;
const values = new Map<string, number>();
if (hasSolution) model.getSolution().colValue.forEach((value, i) => values.set(model.getColName(i), value));
const bound = Number(model.info.get("mip_dual_bound"));
const answer: SolveAnswer = {
  status:
    status === modelStatus.optimal
      ? "optimal"
      : status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible
        ? "infeasible"
        : hasSolution
          ? "feasible"
          : "stopped",
  ...(hasSolution ? { objective: model.getObjectiveValue() } : {}),
  ...(status === modelStatus.optimal ? { bound: model.getObjectiveValue() } : finite(bound) ? { bound } : {}),
  values,
};
say({ answer });
