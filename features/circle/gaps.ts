import type { Label } from "../../platform/http/contract.ts";
import { outlineAt, type Outline } from "../places/index.ts";

/** A neighbourhood that is not reached: one square kilometre at most, named by its town and how it lies to what stands nearest there. */
export interface Gap {
  /** Of one list no two are alike; empty where neither town nor landmark is known. */
  readonly name: Label;
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
  cells: { readonly lats: Int32Array; readonly lons: Int32Array; readonly counts: Float64Array },
  isReached: (cell: number) => boolean,
  outlines: readonly Outline[],
  landmarks: readonly Landmark[],
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
  const byTown = Map.groupBy(landmarks, (l) => l.townCode);
  const used = new Set<string>();
  return [...blocks.values()]
    .sort((a, b) => b.people - a.people || a.lat - b.lat || a.lon - b.lon)
    .slice(0, most)
    .map((b) => {
      const at = { lat: b.lat / b.people, lon: b.lon / b.people };
      const town = outlineAt(outlines, at);
      // A landmark of the same town, where there is one: two towns in one name tell nobody where to go.
      const near = nearest(byTown.get(town?.code ?? null) ?? landmarks, at);
      const name = nameOf(town?.name ?? null, near, at);
      // What is named alike is told apart by its centre, to about ten metres.
      const centre = `${at.lat.toFixed(4)}, ${at.lon.toFixed(4)}`;
      const isTwice = name.zh !== "" && used.has(name.zh);
      used.add(name.zh);
      return {
        people: Math.round(b.people),
        cells: b.cells,
        ...at,
        town: town?.name ?? null,
        near: near?.name ?? null,
        name: isTwice ? { zh: `${name.zh}（${centre}）`, en: `${name.en} (${centre})` } : name,
      };
    });
}

interface Landmark {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  /** Code of the town it stands in. */
  readonly townCode: string | null;
}
interface Spot {
  readonly lat: number;
  readonly lon: number;
}

function nearest(landmarks: readonly Landmark[], at: Spot): Landmark | undefined {
  const cosine = Math.cos((at.lat * Math.PI) / 180);
  let best: Landmark | undefined;
  let least = Infinity;
  for (const l of landmarks) {
    const d = (l.lat - at.lat) ** 2 + ((l.lon - at.lon) * cosine) ** 2;
    if (d < least) [least, best] = [d, l];
  }
  return best;
}

/** From east, counter-clockwise. */
const ZH_SIDES = ["东", "东北", "北", "西北", "西", "西南", "南", "东南"] as const;
const EN_SIDES = ["east", "north-east", "north", "north-west", "west", "south-west", "south", "south-east"] as const;
/** Nearer than this a direction says nothing. */
const BESIDE_METRES = 75;

/** `莲花街道 · 东湖小学以东约 300 米`. A landmark that begins with its town's name is not led by it again. */
function nameOf(town: string | null, near: Landmark | undefined, at: Spot): Label {
  if (!near) return { zh: town ?? "", en: town ?? "" };
  const north = (at.lat - near.lat) * METRES_PER_DEGREE;
  const east = (at.lon - near.lon) * METRES_PER_DEGREE * Math.cos((at.lat * Math.PI) / 180);
  const metres = Math.hypot(north, east);
  const side = (Math.round(Math.atan2(north, east) / (Math.PI / 4)) + 8) % 8;
  const [zhFar, enFar] = metres < 975 ? fifties(metres) : kilometres(metres);
  const prefix = town === null || near.name.startsWith(town) ? "" : `${town} · `;
  return metres < BESIDE_METRES
    ? { zh: `${prefix}${near.name}附近`, en: `${prefix}by ${near.name}` }
    : { zh: `${prefix}${near.name}以${ZH_SIDES[side]}约 ${zhFar}`, en: `${prefix}about ${enFar} ${EN_SIDES[side]} of ${near.name}` };
}

function fifties(metres: number): [zh: string, en: string] {
  const n = Math.round(metres / 50) * 50;
  return [`${n} 米`, `${n} m`];
}
function kilometres(metres: number): [zh: string, en: string] {
  const n = (metres / 1000).toFixed(1);
  return [`${n} 公里`, `${n} km`];
}
