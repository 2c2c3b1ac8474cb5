import { thousandthsOf, type Population } from "./population.ts";
import { emptyWithin, type Nearest, type Reach, type Within } from "./reach.ts";
import type { Point } from "./coordinates/systems.ts";
import { millimetresBetween, toUnits, UNIT_MILLIMETRES, UNIT_RADIANS } from "./sphere.ts";

/** Cells of the index: 0.005 degrees, about 556 m of latitude. */
const CELL = 50_000;

/**
 * The fall-back without a network: a walk is the straight distance times a detour, so 15 minutes reach a circle of 990 m ÷ 1.3.
 * 1.3 lies between the circuity 1.2 of dense grids and 1.4 of suburbs (Boscoe, Henry & Zdeb 2012 measure 1.417 on average in the
 * USA for driving; Chinese inner cities lie lower). Named in every answer; never a substitute where a network exists.
 */
export function straightReach(population: Population, detour = 1.3): Reach {
  if (!(detour >= 1 && detour <= 10)) throw new RangeError(`detour ${detour}`);
  const { points } = population;
  const thousandths = thousandthsOf(population);
  const lat = Int32Array.from(points, (p) => toUnits(p.lat));
  const lon = Int32Array.from(points, (p) => toUnits(p.lon));
  const cells = new Map<string, number[]>();
  points.forEach((_, i) => {
    const key = `${Math.floor((lat[i] as number) / CELL)},${Math.floor((lon[i] as number) / CELL)}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [i]);
    else cell.push(i);
  });
  const within = emptyWithin(points.length);
  const from = (place: Point, limit: number): Within => {
    within.count = 0;
    const y = toUnits(place.lat);
    const x = toUnits(place.lon);
    const high = limit / detour / UNIT_MILLIMETRES + 1;
    const wide = high / Math.max(0.01, Math.cos(y * UNIT_RADIANS) * 0.999);
    const look = (i: number): void => {
      const mm = Math.floor(millimetresBetween(y, x, lat[i] as number, lon[i] as number) * detour + 0.5);
      if (!(mm <= limit)) return;
      within.resident[within.count] = i;
      within.millimetres[within.count++] = mm;
    };
    const [south, north, west, east] = [y - high, y + high, x - wide, x + wide].map((v) => Math.floor(v / CELL)) as [
      number,
      number,
      number,
      number,
    ];
    // A walk across half the world has more cells than people: then each of them is looked at.
    if (!((north - south + 1) * (east - west + 1) <= cells.size + points.length)) for (let i = 0; i < points.length; i++) look(i);
    else
      for (let row = south; row <= north; row++)
        for (let column = west; column <= east; column++) for (const i of cells.get(`${row},${column}`) ?? []) look(i);
    return within;
  };
  const nearest = (places: readonly (Point | undefined)[], limits: readonly number[]): Nearest => {
    const place = new Int32Array(points.length).fill(-1);
    const millimetres = new Int32Array(points.length).fill(-1);
    places.forEach((p, k) => {
      if (p === undefined) return;
      const near = from(p, Math.max(...limits));
      for (let i = 0; i < near.count; i++) {
        const r = near.resident[i] as number;
        const mm = near.millimetres[i] as number;
        if (place[r] !== -1 && mm >= (millimetres[r] as number)) continue;
        place[r] = k;
        millimetres[r] = mm;
      }
    });
    return { place, millimetres, nodes: undefined };
  };
  return {
    population,
    thousandths,
    method: {
      ground: "straight",
      detour,
      weights: population.kind,
      residents: points.length,
      people: thousandths.reduce((sum, w) => sum + w, 0) / 1000,
      peopleOutside: 0,
      peopleMoved: 0,
    },
    stand: (places) => places,
    from,
    nearest,
    people(places, limit) {
      let sum = 0;
      nearest(places, [limit]).place.forEach((k, r) => (sum += k < 0 ? 0 : (thousandths[r] as number)));
      return sum / 1000;
    },
  };
}
