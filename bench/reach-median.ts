import { seededRandom } from "@bihuan/kit";
import { siteMedian } from "@bihuan/reach";
import { cbc, withoutCbc } from "../engines/reach/src/testing/cbc.ts";
import { drawnPmed, leastCost, PMED_SIZES } from "../engines/reach/src/testing/pmed.ts";
import type { Table } from "./table.ts";

/** Up to so many corners cbc is asked too, beyond them only where the search proves nothing: with few places it does not end within minutes. */
const ASKED = 300;

/** A drawn p-median problem for each of OR-Library's 40 sizes, beside the exact optimum. */
export async function medians(table: Table): Promise<void> {
  let [within, equal, proved, seconds, slowest] = [0, 0, 0, 0, 0];
  const short: string[] = [];
  for (const [at, [corners, places]] of PMED_SIZES.entries()) {
    const question = drawnPmed(corners, places, at + 1);
    const random = seededRandom(1);
    const before = process.cpuUsage();
    const plan = siteMedian(question, { random: () => random.next() });
    const { user, system } = process.cpuUsage(before);
    seconds += (user + system) / 1e6;
    slowest = Math.max(slowest, (user + system) / 1e6);
    if (!plan.ok) throw new Error(plan.error[0]?.text.en);
    const { cost, bound, proved: closed } = plan.value;
    if (closed) proved++;
    const optimum =
      withoutCbc === false && (corners <= ASKED || !closed) ? await leastCost(question, cost, cbc) : closed ? cost : undefined;
    if (optimum === cost) equal++;
    if (cost <= 1.0005 * (optimum ?? bound)) within++;
    else
      short.push(
        `${corners} corners, ${places} places: ${(100 * (cost / (optimum ?? bound) - 1)).toFixed(3)} %${optimum === undefined ? " above the bound" : ""}`,
      );
  }
  table.row(
    "p-median, a drawn problem for each of OR-Library's 40 sizes (100–900 corners, 5–200 places)",
    "40 of 40 within 0.05 %",
    `${within} of 40 within 0.05 %, ${equal} equal, ${proved} proved by the own bound; ${seconds.toFixed(0)} s of processor in all, ${slowest.toFixed(0)} s the slowest${short.length > 0 ? `; ${short.join("; ")}` : ""}`,
    withoutCbc === false ? "cbc, candidates that no plan as cheap can hold left out" : withoutCbc,
  );
}
