import type { TourQuestion } from "./question.ts";

/** Days in a row that a vehicle runs, from home to home, and how many vehicles have such a row: same home, same kits, same hours, same open stops. */
export interface Row {
  readonly vehicles: number;
  /** A vehicle of it, and its days. */
  readonly vehicle: TourQuestion["vehicles"][number];
  readonly days: readonly number[];
}

/** All rows of days between days off and days that end at home by rule; equal ones once. */
export function rowsOf(q: TourQuestion, stops: TourQuestion["stops"]): Row[] {
  const hours = Array.from({ length: q.days }, (_, d) => JSON.stringify(stops.map((s) => s.windows[d])));
  const ends = [...new Set([...stops.map((s) => s.place), ...q.lodgings.map((l) => l.place)])];
  const asked = new Set(stops.flatMap((s) => s.kit ?? []));
  const rows = new Map<string, { vehicles: number; vehicle: TourQuestion["vehicles"][number]; days: number[] }>();
  for (const v of q.vehicles) {
    const ways = ends.flatMap((p) => [q.metres, q.minutes].flatMap((m) => [m[v.home * q.places + p], m[p * q.places + v.home]]));
    const own = JSON.stringify([ways, v.kits.filter((k) => asked.has(k)).toSorted(), v.nightsInARow, v.driveMinutesPerDay]);
    let days: number[] = [];
    for (let d = 0; d < q.days; d++) {
      if (v.duty[d]) days.push(d);
      const goesOn = d + 1 < q.days && v.duty[d] && v.duty[d + 1] && !(v.homeBy ?? []).includes(d);
      if (goesOn || days.length === 0) continue;
      const key = own + JSON.stringify(days.map((x) => [v.duty[x], hours[x]]));
      const row = rows.get(key) ?? { vehicles: 0, vehicle: v, days };
      row.vehicles++;
      rows.set(key, row);
      days = [];
    }
  }
  return [...rows.values()];
}
