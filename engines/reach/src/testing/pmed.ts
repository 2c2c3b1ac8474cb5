import { seededRandom } from "@bihuan/kit";
import type { Solve } from "../index.ts";
import type { MedianQuestion } from "../siting/median.ts";

/** Corners, and places to choose, of the 40 p-median problems of OR-Library (Beasley 1985), in their order. */
export const PMED_SIZES: readonly (readonly [corners: number, places: number])[] = [100, 200, 300, 400, 500, 600, 700, 800, 900].flatMap(
  (n) => {
    const places = n === 100 ? [5, 10, 10, 20, 33] : [5, 10, n / 10, n / 5, Math.floor(n / 3)];
    return places.slice(0, n <= 600 ? 5 : n === 700 ? 4 : 3).map((p) => [n, p] as const);
  },
);

/** A problem in OR-Library's form: corners, edges, places, then the edges; of an edge given twice the last counts, ways are shortest paths. */
export function readPmed(text: string): MedianQuestion {
  const [n = 0, edges = 0, places = 0, ...rest] = text.trim().split(/\s+/).map(Number);
  const distance = new Float64Array(n * n).fill(Infinity);
  for (let e = 0; e < edges; e++) {
    const [a = 0, b = 0, way = 0] = rest.slice(3 * e, 3 * e + 3);
    distance[(a - 1) * n + b - 1] = distance[(b - 1) * n + a - 1] = way;
  }
  return { distance: shortest(distance, n), cells: n, candidates: n, places };
}

/** A problem of the same making, of 50 corners or more: n²/50 edges of 1 to 100, the first n − 1 in a row, the others between corners drawn at random. */
export function drawnPmed(corners: number, places: number, seed: number): MedianQuestion {
  const random = seededRandom(seed);
  const distance = new Float64Array(corners * corners).fill(Infinity);
  for (let e = 0; e < (corners * corners) / 50; e++) {
    const a = e < corners - 1 ? e : random.below(corners);
    const b = e < corners - 1 ? e + 1 : (a + 1 + random.below(corners - 1)) % corners;
    distance[a * corners + b] = distance[b * corners + a] = 1 + random.below(100);
  }
  return { distance: shortest(distance, corners), cells: corners, candidates: corners, places };
}

/**
 * The problem, each cell one person, as a mixed integer programme by radii (Cornuéjols, Nemhauser & Wolsey 1980): z of a cell and one of its ways is 1 where nothing chosen is as near as that, and each costs the
 * step to the next longer way. Exact, and smaller than with a variable for every pair.
 */
function medianModel({ distance, cells, candidates, places }: MedianQuestion): string {
  const costs: string[] = [];
  const rows: string[] = [];
  const all = Array.from({ length: candidates }, (_, j) => `y${j}`);
  let least = 0;
  for (let i = 0; i < cells; i++) {
    const order = Array.from(all.keys()).sort(
      (a, b) => (distance[i * candidates + a] as number) - (distance[i * candidates + b] as number),
    );
    const way = (k: number): number => distance[i * candidates + (order[k] as number)] as number;
    least += way(0);
    let before: string | undefined;
    // With so many places chosen, one of the nearest candidates − places + 1 is among them.
    for (let k = 0, from = 0; k < candidates - places; k++) {
      if (way(k + 1) === way(k)) continue;
      const z = `z${i}_${k}`;
      costs.push(`${way(k + 1) - way(k)} ${z}`);
      rows.push(
        `${z} ${before === undefined ? "" : `- ${before} `}+ ${order
          .slice(from, k + 1)
          .map((j) => `y${j}`)
          .join(" + ")} >= ${before === undefined ? 1 : 0}`,
      );
      [before, from] = [z, k + 1];
    }
  }
  return `Minimize\n cost: ${costs.join("\n + ")}\n + ${least} one\nSubject To\n${rows.join("\n")}\n${all.join("\n + ")} = ${places}\none = 1\nBinary\n${all.join("\n")}\nEnd\n`;
}

/** The least cost of any plan by an exact solver, given a plan's: candidates that no plan as cheap can hold are left out of the model. Undefined where the solver stops. */
export async function leastCost(question: MedianQuestion, cost: number, solve: Solve): Promise<number | undefined> {
  const open = openCandidates(question, cost);
  if (open.length <= question.places) return cost;
  const { distance, cells, candidates: n } = question;
  const ways = Float64Array.from({ length: cells * open.length }, (_, e) => {
    const [i, k] = [Math.floor(e / open.length), e % open.length];
    return distance[i * n + (open[k] as number)] as number;
  });
  const answer = await solve(medianModel({ ...question, distance: ways, candidates: open.length }));
  return answer.status === "optimal" ? answer.objective : undefined;
}

/**
 * Candidates that a plan of at most `cost` may still hold, by the Lagrangian bound with the candidate forced in (whole ways); found with steps of its own, so that the oracle
 * shares nothing with the search.
 */
function openCandidates({ distance, cells, candidates, places }: MedianQuestion, cost: number): number[] {
  const price = Float64Array.from({ length: cells }, (_, i) => {
    const ways = Array.from({ length: candidates }, (_, j) => distance[i * candidates + j] as number).sort((a, b) => a - b);
    return ways[Math.min(candidates - 1, Math.ceil(candidates / places / 2))] as number;
  });
  const closed = new Uint8Array(candidates);
  const saving = new Float64Array(candidates);
  const order = Array.from(saving.keys());
  let [stride, least, idle] = [1, -Infinity, 0];
  for (let step = 0; step < 2000 && stride > 1e-4; step++) {
    saving.fill(0);
    let value = 0;
    for (let i = 0; i < cells; i++) {
      const paid = price[i] as number;
      value += paid;
      for (let j = 0; j < candidates; j++) saving[j] = (saving[j] as number) + Math.min(0, (distance[i * candidates + j] as number) - paid);
    }
    order.sort((a, b) => (saving[a] as number) - (saving[b] as number));
    for (const j of order.slice(0, places)) value += saving[j] as number;
    const last = saving[order[places - 1] as number] as number;
    for (const j of order.slice(places)) if (value - last + (saving[j] as number) > cost + 1e-6) closed[j] = 1;
    idle = value > least + 1e-6 ? 0 : idle + 1;
    least = Math.max(least, value);
    if (idle === 20) [stride, idle] = [stride / 2, 0];
    let norm = 0;
    const slope = Float64Array.from({ length: cells }, (_, i) => {
      let claims = 1;
      for (let c = 0; c < places; c++) if ((distance[i * candidates + (order[c] as number)] as number) < (price[i] as number)) claims--;
      norm += claims * claims;
      return claims;
    });
    if (norm === 0) break;
    for (let i = 0; i < cells; i++) price[i] = (price[i] as number) + ((stride * (cost - value)) / norm) * (slope[i] as number);
  }
  return Array.from(closed.keys()).filter((j) => closed[j] === 0);
}

/** Floyd (1962). */
function shortest(distance: Float64Array, n: number): Float64Array {
  for (let i = 0; i < n; i++) distance[i * n + i] = 0;
  for (let k = 0; k < n; k++)
    for (let i = 0; i < n; i++) {
      const first = distance[i * n + k] as number;
      if (first === Infinity) continue;
      for (let j = 0; j < n; j++) {
        const by = first + (distance[k * n + j] as number);
        if (by < (distance[i * n + j] as number)) distance[i * n + j] = by;
      }
    }
  return distance;
}
