import { readFileSync } from "node:fs";
import type { Stop, TourQuestion, Vehicle } from "@bihuan/tours";

/** Public sets as questions, read from files in the formats they are published in (Solomon; VRPLIB; Cordeau). */
type Point = readonly [x: number, y: number];
const FOREVER = 1e9;

/** `way` is whole: tenths, thousandths, units, as the set counts. Minutes are the same where the set has hours, else nothing. */
function question(
  points: readonly Point[],
  way: (far: number) => number,
  stops: readonly Omit<Stop, "county" | "weight">[],
  vehicles: readonly Omit<Vehicle, "kits" | "driveMinutesPerDay" | "nightsInARow">[],
  hasHours = false,
): TourQuestion {
  const metres = points.flatMap(([x, y]) => points.map(([u, v]) => way(Math.hypot(x - u, y - v))));
  return {
    days: vehicles[0]?.duty.length ?? 1,
    places: points.length,
    metres,
    minutes: hasHours ? metres : metres.map(() => 0),
    stops: stops.map((s) => ({ weight: 1, county: "", ...s })),
    vehicles: vehicles.map((v) => ({ kits: [], driveMinutesPerDay: FOREVER, nightsInARow: 0, ...v })),
    lodgings: [],
    cost: { perKmFen: 1000, perNightFen: 0 },
  };
}
const ids = (n: number): string[] => Array.from({ length: n }, (_, i) => `v${i}`);
const rows = (file: string): number[][] =>
  readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter((row) => row.length > 1 && row.every(Number.isFinite));

/** Solomon: ways cut to tenths, as CVRPLIB and the 12th DIMACS challenge count. `first` clients alone make the smaller ones. */
export function solomon(file: string, first = Infinity): TourQuestion {
  const [[vehicles, capacity] = [0, 0], ...all] = rows(file) as [number, number][];
  const clients = (all as unknown as number[][]).slice(0, first + 1);
  const [depot] = clients as [number[]];
  const until = (depot[5] as number) * 10;
  return question(
    clients.map(([, x = 0, y = 0]) => [x, y]),
    (far) => Math.floor(far * 10),
    clients.slice(1).map(([id, , , load = 0, from = 0, to = 0, service = 0], i) => ({
      id: String(id),
      place: i + 1,
      load,
      serviceMinutes: service * 10,
      windows: [[{ from: from * 10, to: (to + service) * 10 }]],
    })),
    ids(vehicles).map((id) => ({ id, home: 0, capacity, duty: [{ from: 0, to: until }] })),
    true,
  );
}

/** Team orienteering with windows on Solomon's clients: what is collected is their demand, nothing is loaded (Vansteenwegen and others, 2009). */
export function orienteering(file: string, vehicles: number): TourQuestion {
  const q = solomon(file);
  return {
    ...q,
    stops: q.stops.map(({ load = 0, ...s }) => ({ ...s, weight: load })),
    vehicles: q.vehicles.slice(0, vehicles).map(({ capacity: _, ...v }) => v),
  };
}

/** VRPLIB with EUC_2D: ways rounded to whole units, as many vehicles as wanted. */
export function vrplib(file: string): TourQuestion {
  const text = readFileSync(file, "utf8");
  const capacity = Number(/CAPACITY\s*:\s*(\d+)/.exec(text)?.[1]);
  const section = (name: string): number[][] =>
    (new RegExp(`${name}_SECTION\\s*\\n((?:[ \\t]*\\d[^\\n]*\\n)+)`).exec(text)?.[1] ?? "")
      .trim()
      .split("\n")
      .map((line) => line.trim().split(/\s+/).map(Number));
  const loads = section("DEMAND").map(([, load = 0]) => load);
  const all = loads.reduce((a, b) => a + b, 0);
  return question(
    section("NODE_COORD").map(([, x = 0, y = 0]) => [x, y]),
    Math.round,
    loads.slice(1).map((load, i) => ({ id: String(i + 2), place: i + 1, load, serviceMinutes: 0, windows: [[{ from: 0, to: FOREVER }]] })),
    ids(Math.ceil(all / capacity) + 3).map((id) => ({ id, home: 0, capacity, duty: [{ from: 0, to: FOREVER }] })),
  );
}

/** Cordeau's format without limits of time: type 2 has several depots (the last lines) and one day, type 1 a depot (the first line), days and patterns. */
export function cordeau(file: string): TourQuestion {
  const [[type = 0, vehicles = 0, , t = 0] = [], ...rest] = rows(file);
  const capacity = rest[0]?.[1] as number;
  const lines = rest.slice(t);
  const isPeriodic = type === 1;
  const clients = isPeriodic ? lines.slice(1) : lines.slice(0, -t);
  const depots = isPeriodic ? lines.slice(0, 1) : lines.slice(-t);
  const days = isPeriodic ? t : 1;
  const hours = Array.from({ length: days }, () => ({ from: 0, to: FOREVER }));
  // A combination is a number whose bits are days, the last of them the lowest.
  const daysOf = (code: number): number[] => hours.flatMap((_, d) => ((code >> (days - 1 - d)) & 1 ? [d] : []));
  return question(
    [...depots, ...clients].map(([, x = 0, y = 0]) => [x, y]),
    (far) => Math.round(far * 1000),
    clients.map(([id, , , service = 0, load = 0, , choices = 0, ...codes], i) => ({
      id: String(id),
      place: depots.length + i,
      load,
      serviceMinutes: service,
      windows: hours.map((h) => [h]),
      ...(isPeriodic ? { patterns: codes.slice(0, choices).map(daysOf) } : {}),
    })),
    depots.flatMap((_, home) => ids(vehicles).map((id) => ({ id: `${id} ${home}`, home, capacity, duty: hours }))),
  );
}
