import highsModule from "highs";
import type { SolveAnswer } from "@bihuan/reach";

type Highs = Awaited<ReturnType<(typeof highsModule)["default"]>>;
type Model = ReturnType<Highs["createModel"]>;

/** The package's types describe its CommonJS side, where the loader is the property `default`; its module exports the loader itself. */
export const loadHighs = (): Promise<Highs> => (highsModule as unknown as typeof highsModule.default)();

/** A model that is neither proved nor broken off within its seconds; the solver's own gap of 0.01 % would call "optimal" what is not proved. */
export function openModel(highs: Highs, text: string, secondsLimit: number): Model {
  const model = highs.createModel({ format: "lp", data: text });
  model.options.set({ output_flag: false, time_limit: secondsLimit, mip_rel_gap: 0, mip_abs_gap: 1e-6 });
  return model;
}

export const finite = (value: number | undefined): value is number => value !== undefined && Math.abs(value) < 1e29;

/** What a model that has run answers. */
export function answerOf(highs: Highs, model: Model): SolveAnswer {
  const { modelStatus } = highs.constants;
  const status = model.getModelStatus();
  if (status === modelStatus.loadError || status === modelStatus.modelError || status === modelStatus.empty)
    throw new Error(`HiGHS cannot read the model (status ${status})`);
  /** HiGHS: 2 = a feasible point is held. */
  const hasSolution = model.info.get("primal_solution_status") === 2;
  const values = new Map<string, number>();
  if (hasSolution) model.getSolution().colValue.forEach((value, i) => values.set(model.getColName(i), value));
  const bound = Number(model.info.get("mip_dual_bound"));
  return {
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
}

/** For a thread that is beside the server already and asks many small models: all in that thread, the solver loaded once. */
export async function solveHere(): Promise<(text: string, secondsLimit: number) => SolveAnswer> {
  const highs = await loadHighs();
  return (text, secondsLimit) => {
    using model = openModel(highs, text, secondsLimit);
    model.run();
    return answerOf(highs, model);
  };
}
