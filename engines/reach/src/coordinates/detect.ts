import { millimetresBetween, toUnits } from "../sphere.ts";
import { COORDINATE_SYSTEMS, toWgs84, type CoordinateSystem, type Point } from "./systems.ts";

export interface NamedPoint extends Point {
  readonly name?: string;
}

export interface SystemReport {
  /** The system in which the points agree with the known places; undefined = these places do not tell. */
  readonly system?: CoordinateSystem;
  /** The stated system is not the one they agree in. */
  readonly shifted: boolean;
  /** Points that could be compared. */
  readonly compared: number;
  /** How many of them lie within the tolerance of their known place, read in each system. CGCS2000 counts as WGS-84. */
  readonly agree: Readonly<Record<CoordinateSystem, number>>;
  /** Median distance to the known place, metres; NaN when nothing was compared. */
  readonly medianMetres: Readonly<Record<CoordinateSystem, number>>;
  readonly text: { readonly zh: string; readonly en: string };
}

/**
 * Mass offset: which system brings a set of points onto places known in WGS-84? Equal names are compared with each other;
 * a point without a namesake is compared with the nearest known place, which needs no names but finds chance neighbours
 * too, so a verdict asks for three points, half of them agreeing, and a lead of a fifth over every other system.
 */
export function detectSystem(
  points: readonly NamedPoint[],
  known: readonly NamedPoint[],
  options: { stated?: CoordinateSystem; toleranceMetres?: number } = {},
): SystemReport {
  const { stated = "WGS-84", toleranceMetres = 120 } = options;
  const byName = new Map<string, NamedPoint[]>();
  for (const k of known) {
    if (k.name === undefined) continue;
    const namesakes = byName.get(k.name);
    if (namesakes) namesakes.push(k);
    else byName.set(k.name, [k]);
  }
  const grid = gridOf(known);
  const agree = { "WGS-84": 0, CGCS2000: 0, "GCJ-02": 0, "BD-09": 0 };
  const medianMetres = { "WGS-84": NaN, CGCS2000: NaN, "GCJ-02": NaN, "BD-09": NaN };
  let compared = 0;
  for (const system of COORDINATE_SYSTEMS) {
    const distances: number[] = [];
    for (const p of points) {
      const point = toWgs84(p, system);
      const metres = least(point, (p.name !== undefined ? byName.get(p.name) : undefined) ?? grid(point));
      // The search for a neighbour ends at a kilometre; a point without one is compared and agrees nowhere.
      distances.push(metres);
      if (metres <= toleranceMetres) agree[system]++;
    }
    compared = known.length === 0 ? 0 : distances.length;
    medianMetres[system] = distances.sort((a, b) => a - b)[distances.length >> 1] ?? NaN;
  }
  const best = (["WGS-84", "GCJ-02", "BD-09"] as const).toSorted((a, b) => agree[b] - agree[a]);
  const [first, second] = [best[0] as CoordinateSystem, best[1] as CoordinateSystem];
  const sure = compared >= 3 && 2 * agree[first] >= compared && agree[first] - agree[second] >= Math.max(2, compared / 5);
  const told = stated === "CGCS2000" ? "WGS-84" : stated;
  const shifted = sure && first !== told;
  return {
    ...(sure ? { system: first } : {}),
    shifted,
    compared,
    agree,
    medianMetres,
    text: !sure
      ? {
          zh: `与已知场所比较 ${compared} 处，看不出坐标系。`,
          en: `${compared} points compared with known places: they do not tell the system.`,
        }
      : shifted
        ? {
            zh: `${compared} 处中有 ${agree[first]} 处按 ${first} 换算后与已知场所相符，按所填的 ${stated} 只有 ${agree[told]} 处：这批坐标应是 ${first}。`,
            en: `${agree[first]} of ${compared} points agree with known places when read as ${first}, ${agree[told]} as ${stated}, which was stated: these are ${first}.`,
          }
        : {
            zh: `${compared} 处中有 ${agree[first]} 处与已知场所相符，坐标系无误。`,
            en: `${agree[first]} of ${compared} points agree with known places: the system is as stated.`,
          },
  };
}

const metresApart = (a: Point, b: Point): number =>
  millimetresBetween(toUnits(a.lat), toUnits(a.lon), toUnits(b.lat), toUnits(b.lon)) / 1000;

const least = (point: Point, candidates: Iterable<Point>): number => {
  let metres = Infinity;
  for (const c of candidates) metres = Math.min(metres, metresApart(point, c));
  return metres;
};

/** Known places in squares of a hundredth of a degree (about a kilometre); the nine around a point hold all within 800 m. */
function gridOf(known: readonly Point[]): (point: Point) => Point[] {
  const squares = new Map<number, Point[]>();
  const column = (lon: number): number => Math.floor(lon * 100);
  const key = (x: number, y: number): number => x * 100_000 + y;
  for (const k of known) {
    const at = key(column(k.lon), column(k.lat));
    const square = squares.get(at);
    if (square === undefined) squares.set(at, [k]);
    else square.push(k);
  }
  return ({ lat, lon }) =>
    [-1, 0, 1].flatMap((dx) => [-1, 0, 1].flatMap((dy) => squares.get(key(column(lon) + dx, column(lat) + dy)) ?? []));
}
