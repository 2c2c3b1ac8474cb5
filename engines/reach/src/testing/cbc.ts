import { solveByCbc, withoutCbc } from "@bihuan/kit/testing";
import type { Solve } from "../index.ts";

export { withoutCbc };

/** cbc as a solver of this engine's. A start is ignored. */
export const cbc: Solve = async (model) => {
  const { status, objective, values } = solveByCbc(model);
  return status === "optimal" ? { status, objective, bound: objective, values } : { status, values };
};
