import { seededRandom } from "@bihuan/kit";
import type { TourQuestion } from "../question.ts";

/**
 * A prefecture made up for tests: counties around a city some 35 to 95 km away, villages scattered about their seats, roads 1.35 times the straight
 * line at 40 km/h, school hours with two visiting windows, vehicles based in the city, lodgings in the county seats.
 */
export function prefecture({
  schools,
  counties,
  vehicles,
  days,
  seed,
}: {
  schools: number;
  counties: number;
  vehicles: number;
  days: number;
  seed: number;
}): TourQuestion {
  const random = seededRandom(seed);
  const seats = Array.from({ length: counties }, (_, c) => {
    const angle = (c / counties) * 2 * Math.PI + random.next() * 0.5;
    const far = 35_000 + random.next() * 60_000;
    return { x: far * Math.cos(angle), y: far * Math.sin(angle) };
  });
  const villages = Array.from({ length: schools }, (_, s) => {
    const seat = seats[s % counties] as { x: number; y: number };
    const [angle, far] = [random.next() * 2 * Math.PI, Math.sqrt(random.next()) * 18_000];
    return { x: seat.x + far * Math.cos(angle), y: seat.y + far * Math.sin(angle) };
  });
  const points = [{ x: 0, y: 0 }, ...seats, ...villages];
  const metres = points.flatMap((a) => points.map((b) => Math.round(1.35 * Math.hypot(a.x - b.x, a.y - b.y))));
  return {
    days,
    places: points.length,
    metres,
    minutes: metres.map((m) => Math.ceil(m / 667)),
    vehicles: Array.from({ length: vehicles }, (_, v) => ({
      id: `v${v + 1}`,
      home: 0,
      kits: ["A"],
      duty: Array.from({ length: days }, () => ({ from: 7 * 60, to: 19 * 60 })),
      driveMinutesPerDay: 360,
      nightsInARow: 4,
      homeBy: Array.from({ length: days }, (_, d) => d).filter((d) => d % 5 === 4),
    })),
    stops: villages.map((_, s) => ({
      id: `s${String(s + 1).padStart(3, "0")}`,
      place: 1 + counties + s,
      serviceMinutes: 120,
      windows: Array.from({ length: days }, () => [
        { from: 510, to: 690 },
        { from: 840, to: 1005 },
      ]),
      weight: 100 + random.below(900),
      county: `c${(s % counties) + 1}`,
    })),
    lodgings: seats.map((_, c) => ({ place: 1 + c, beds: 3, costFen: 8_000 })),
    cost: { perKmFen: 300, perNightFen: 4_000 },
  };
}
