import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Reason to skip what needs cbc, false when it is there. */
export const withoutCbc = spawnSync("cbc", ["-quit"]).error === undefined ? false : "cbc is not installed (Debian: coinor-cbc)";

export interface Solved {
  readonly status: "optimal" | "infeasible" | "stopped";
  /** Without its sign; NaN where nothing was proved. */
  readonly objective: number;
  /** By name, those that are not 0; none where nothing was proved. */
  readonly values: ReadonlyMap<string, number>;
}

/** COIN-OR's solver as an independent oracle, without any gap allowed. Models in CPLEX LP format. */
export function solveByCbc(model: string): Solved {
  const folder = mkdtempSync(join(tmpdir(), "bihuan-cbc-"));
  const [input, output] = [join(folder, "model.lp"), join(folder, "out.txt")];
  writeFileSync(input, model);
  execFileSync("cbc", [input, "-ratioGap", "0", "-allowableGap", "0", "-solve", "-solution", output, "-quit"], { stdio: "ignore" });
  const text = readFileSync(output, "utf8");
  rmSync(folder, { recursive: true });
  const none = { objective: Number.NaN, values: new Map<string, number>() };
  if (/^Infeasible|^Integer infeasible/.test(text)) return { status: "infeasible", ...none };
  if (!text.startsWith("Optimal")) return { status: "stopped", ...none };
  const objective = Math.abs(Number(/objective value (-?[\d.e+-]+)/.exec(text)?.[1]));
  const values = new Map(
    [...text.matchAll(/^ *(?:\*\* *)?\d+ +(\S+) +(\S+)/gm)].map(([, name, value]) => [name as string, Number(value)] as const),
  );
  return { status: "optimal", objective, values };
}
