import { seededRandom } from "@bihuan/kit";
import type { SitingQuestion } from "../siting/question.ts";

/** Rows of candidates in compressed form. */
export const matrix = (rows: readonly (readonly number[])[]): { first: Int32Array; cell: Int32Array } => ({
  first: Int32Array.from([0, ...rows.map((_, j) => rows.slice(0, j + 1).flat().length)]),
  cell: Int32Array.from(rows.flat()),
});

/** A town: homes and candidates drawn at random on a square, reach a radius. */
export function town(cells: number, candidates: number, radius: number, seed: number): SitingQuestion {
  const random = seededRandom(seed);
  const at = Array.from({ length: cells }, () => [random.next(), random.next()] as const);
  const rows = Array.from({ length: candidates }, () => {
    const [x, y] = [random.next(), random.next()];
    return at.flatMap(([cx, cy], i) => ((cx - x) ** 2 + (cy - y) ** 2 <= radius ** 2 ? [i] : []));
  });
  return { ...matrix(rows), weight: at.map(() => 1 + random.below(100)), places: 5 };
}
