import { outlineAt, type Outline } from "./boundaries.ts";

/** A neighbourhood that is not reached: one square kilometre at most, named by its town and what stands nearest. */
export interface Gap {
  readonly name: string;
  readonly town: string | null;
  /** Nearest place or resource, to find it by. */
  readonly near: string | null;
  readonly people: number;
  readonly cells: number;
  /** Centre of the people not reached, degrees. */
  readonly lat: number;
  readonly lon: number;
}

const METRES_PER_DEGREE = 111_195;
const BLOCK_METRES = 1000;

/**
 * Gathers unreached cells in squares of a kilometre, most people first. Squares, not clusters: in a county with few places
 * neighbouring unreached cells would join into one "gap" that nobody can act on.
 */
export function listGaps(
  cells: { readonly lats: Int32Array; readonly lons: Int32Array; readonly counts: Int32Array },
  isReached: (cell: number) => boolean,
  outlines: readonly Outline[],
  landmarks: readonly { readonly name: string; readonly lat: number; readonly lon: number }[],
  most: number,
): Gap[] {
  const blocks = new Map<string, { people: number; cells: number; lat: number; lon: number }>();
  for (let i = 0; i < cells.counts.length; i++) {
    const people = cells.counts[i] as number;
    if (people === 0 || isReached(i)) continue;
    const lat = (cells.lats[i] as number) / 1e7;
    const lon = (cells.lons[i] as number) / 1e7;
    const row = Math.floor((lat * METRES_PER_DEGREE) / BLOCK_METRES);
    // The row's own latitude, so that columns of one row line up.
    const cosine = Math.cos(((row + 0.5) * BLOCK_METRES * Math.PI) / METRES_PER_DEGREE / 180);
    const column = Math.floor((lon * METRES_PER_DEGREE * cosine) / BLOCK_METRES);
    const block = blocks.get(`${row}/${column}`) ?? { people: 0, cells: 0, lat: 0, lon: 0 };
    block.people += people;
    block.cells += 1;
    block.lat += people * lat;
    block.lon += people * lon;
    blocks.set(`${row}/${column}`, block);
  }
  return [...blocks.values()]
    .sort((a, b) => b.people - a.people || a.lat - b.lat || a.lon - b.lon)
    .slice(0, most)
    .map((b) => {
      const [lat, lon] = [b.lat / b.people, b.lon / b.people];
      const town = outlineAt(outlines, { lat, lon })?.name ?? null;
      const near = nearest(landmarks, lat, lon);
      return { people: b.people, cells: b.cells, lat, lon, town, near, name: [town, near && `${near}一带`].filter(Boolean).join(" · ") };
    });
}

function nearest(landmarks: readonly { name: string; lat: number; lon: number }[], lat: number, lon: number): string | null {
  const cosine = Math.cos((lat * Math.PI) / 180);
  let best: string | null = null;
  let least = Infinity;
  for (const l of landmarks) {
    const d = (l.lat - lat) ** 2 + ((l.lon - lon) * cosine) ** 2;
    if (d < least) [least, best] = [d, l.name];
  }
  return best;
}
