import { seededRandom } from "@bihuan/kit";

/** A share of the ids, at least one, drawn by a seed: the same ids, share and seed give the same draw, whatever their order. */
export function drawSample(ids: readonly number[], share: number, seed: number): number[] {
  if (ids.length === 0 || share <= 0) return [];
  const size = Math.min(ids.length, Math.max(1, Math.round(ids.length * share)));
  return seededRandom(seed)
    .shuffle([...ids].sort((a, b) => a - b))
    .slice(0, size)
    .sort((a, b) => a - b);
}
