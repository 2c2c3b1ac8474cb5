import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Solve } from "../index.ts";

/** Reason to skip a test that needs cbc, false when it is there. */
export const withoutCbc = spawnSync("cbc", ["-quit"]).error === undefined ? false : "cbc is not installed (Debian: coinor-cbc)";

/** COIN-OR's solver as an independent oracle. A start is ignored. */
export const cbc: Solve = async (model) => {
  const folder = mkdtempSync(join(tmpdir(), "bihuan-cbc-"));
  const [input, output] = [join(folder, "model.lp"), join(folder, "out.txt")];
  writeFileSync(input, model);
  execFileSync("cbc", [input, "-ratioGap", "0", "-allowableGap", "0", "-solve", "-solution", output, "-quit"], { stdio: "ignore" });
  const text = readFileSync(output, "utf8");
  rmSync(folder, { recursive: true });
  if (/^Infeasible|^Integer infeasible/.test(text)) return { status: "infeasible", values: new Map() };
  if (!text.startsWith("Optimal")) return { status: "stopped", values: new Map() };
  const objective = Math.abs(Number(/objective value (-?[\d.e+-]+)/.exec(text)?.[1]));
  const values = new Map(
    [...text.matchAll(/^ *(?:\*\* *)?\d+ +(\S+) +(\S+)/gm)].map(([, name, value]) => [name as string, Number(value)] as const),
  );
  return { status: "optimal", objective, bound: objective, values };
};
