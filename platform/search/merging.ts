import { PART_DOCUMENTS, type Segment } from "@bihuan/matching";

/** Segments of one size class are merged four at a time, so that a document is rewritten about log₄ of their number. */
const TOGETHER = 4;

/** The next segments to merge, none when all is well. A segment mostly removed is rewritten by itself, and one that was weighed by other lengths. */
export function mergeable(segments: readonly Segment[], stale: readonly Segment[] = []): readonly Segment[] {
  const thinned = segments.find((s) => s.size - s.live > 64 && s.live < s.size / 2);
  if (thinned) return [thinned];
  const bySize = segments.filter((s) => s.live < PART_DOCUMENTS / 2).sort((a, b) => a.live - b.live);
  for (let i = 0; i + TOGETHER <= bySize.length; i++) {
    const some = bySize.slice(i, i + TOGETHER);
    const smallest = (some[0] as Segment).live;
    const sum = some.reduce((all, s) => all + s.live, 0);
    if (sum <= PART_DOCUMENTS && (some.at(-1) as Segment).live <= Math.max(4 * smallest, 2048)) return some;
  }
  return stale.slice(0, 1);
}

/** Segments that still hold what was removed, to be rewritten one by one. */
export const holdingRemoved = (segments: readonly Segment[]): readonly Segment[] => segments.filter((s) => s.live < s.size);
