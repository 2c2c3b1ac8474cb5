import { parentPort, workerData } from "node:worker_threads";
import { answerOf, finite, loadHighs, openModel } from "./highs.ts";
import type { SolverTask, WorkerNews } from "./solver.ts";

/** Runs one model and ends: the WebAssembly memory, which only grows, goes with the thread. */
const { model: text, secondsLimit, start } = workerData as SolverTask;
const say = (news: WorkerNews): void => parentPort?.postMessage(news);

const highs = await loadHighs();
using model = openModel(highs, text, secondsLimit);
if (start !== undefined) {
  const values = Array.from({ length: model.getDimensions().numCols }, (_, i) => start.get(model.getColName(i)));
  const indices = [...values.keys()].filter((i) => values[i] !== undefined);
  model.setSolution({ indices, values: indices.map((i) => values[i] as number) });
}
const { callbackType } = highs.constants;
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
say({ answer: answerOf(highs, model) });
