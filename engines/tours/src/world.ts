import { visitsOf, type Span, type Stop, type TourQuestion, type Vehicle } from "./question.ts";

/** A question with what the search asks often, in flat arrays. Route r is vehicle ⌊r / days⌋ on day r mod days. */
export interface World {
  /** As asked. */
  readonly asked: TourQuestion;
  /** With a stop of its own for each visit of a pattern: what the search knows as stops are visits. */
  readonly q: TourQuestion;
  /** By stop as asked: its visits. */
  readonly visits: readonly (readonly number[])[];
  /** By visit: all visits of its stop, where they come in a pattern. */
  readonly together: readonly (readonly number[] | undefined)[];
  readonly load: Int32Array;
  readonly days: number;
  readonly routes: number;
  readonly minutes: Int32Array;
  readonly metres: Int32Array;
  readonly place: Int32Array;
  readonly service: Int32Array;
  /** Worth of a visit in fen; one that must be served outweighs all others together. */
  readonly prize: Float64Array;
  /** By route: its duty, or undefined where it does not run. */
  readonly duty: readonly (Span | undefined)[];
  /** By stop × day: spans in which a visit may begin, in order; undefined where closed. */
  readonly begins: readonly (readonly Span[] | undefined)[];
  /** By stop × vehicle: whether the vehicle carries what it asks for: its kit, and its load. */
  readonly carries: readonly boolean[];
  /** By stop: the others, nearest first. */
  readonly near: readonly Int32Array[];
  /** Route of a fixed visit by stop, or −1. */
  readonly fixedTo: Int32Array;
  /** By route: whether the night after it is at home by rule. */
  readonly homeAfter: readonly boolean[];
  readonly perMetreFen: number;
}

export function buildWorld(asked: TourQuestion): World {
  const { q, visits } = spread(asked);
  const days = q.days;
  const routes = q.vehicles.length * days;
  const minutes = Int32Array.from(q.minutes, Math.ceil);
  const metres = Int32Array.from(q.metres, Math.round);
  const place = Int32Array.from(q.stops, (s) => s.place);
  const begins = q.stops.flatMap((s) =>
    Array.from({ length: days }, (_, d) => {
      const spans = (s.windows[d] ?? [])
        .map((w) => ({ from: w.from, to: w.to - s.serviceMinutes }))
        .filter((w) => w.from <= w.to)
        .sort((a, b) => a.from - b.from);
      return spans.length > 0 ? spans : undefined;
    }),
  );
  const duty = q.vehicles.flatMap((v) => Array.from({ length: days }, (_, d) => v.duty[d] ?? undefined));
  const homeAfter = q.vehicles.flatMap((v, i) =>
    Array.from({ length: days }, (_, d) => d === days - 1 || duty[i * days + d + 1] === undefined || (v.homeBy ?? []).includes(d)),
  );
  const perMetreFen = q.cost.perKmFen / 1000;
  const farthest = metres.reduce((most, m) => Math.max(most, m), 0) * perMetreFen;
  const dearest = q.lodgings.reduce((most, l) => Math.max(most, l.costFen), 0) + q.cost.perNightFen;
  const lightest = q.stops.reduce((least, s) => Math.min(least, s.weight), Infinity);
  // Serving comes before saving: the lightest visit is worth more than the dearest way and the nights of a week.
  const worth = q.worthFen ?? (q.stops.length === 0 ? 1 : (4 * farthest + 8 * dearest + 1) / lightest);
  const all = asked.stops.reduce((sum, s) => sum + s.weight, 0);
  const vehicleOf = new Map(q.vehicles.map((v, i) => [v.id, i]));
  const fixedTo = new Int32Array(q.stops.length).fill(-1);
  const stopOf = new Map(asked.stops.map((s, i) => [s.id, i]));
  for (const f of q.fixed ?? []) {
    const free = visits[stopOf.get(f.stop) as number]?.find((v) => fixedTo[v] === -1);
    if (free !== undefined) fixedTo[free] = (vehicleOf.get(f.vehicle) as number) * days + f.day;
  }
  return {
    asked,
    q,
    visits,
    together: q.stops.map((s, i) => (s.patterns === undefined ? undefined : visits.find((v) => v.includes(i)))),
    load: Int32Array.from(q.stops, (s) => s.load ?? 0),
    days,
    routes,
    minutes,
    metres,
    place,
    service: Int32Array.from(q.stops, (s) => s.serviceMinutes),
    prize: Float64Array.from(q.stops, (s) => (worth * (s.must ? all * 2 + s.weight : s.weight)) / visitsOf(s)),
    duty,
    begins,
    carries: q.stops.flatMap((s) => q.vehicles.map((v) => canCarry(v, s))),
    near: q.stops.map((s, i) =>
      Int32Array.from(
        q.stops
          .map((o, j) => ({ j, far: (metres[s.place * q.places + o.place] as number) + (metres[o.place * q.places + s.place] as number) }))
          .filter((o) => o.j !== i)
          .sort((a, b) => a.far - b.far || a.j - b.j)
          .slice(0, 80),
        (o) => o.j,
      ),
    ),
    fixedTo,
    homeAfter,
    perMetreFen,
  };
}

/** Whether a vehicle has the kit and the room that a stop asks for. */
export const canCarry = (v: Vehicle, s: Stop): boolean =>
  (s.kit === undefined || v.kits.includes(s.kit)) && (s.load ?? 0) <= (v.capacity ?? Infinity);

/** The question with each visit of a pattern as a stop of its own, open on the days of patterns alone; the question itself where nobody has any. */
function spread(asked: TourQuestion): { q: TourQuestion; visits: number[][] } {
  if (asked.stops.every((s) => s.patterns === undefined)) return { q: asked, visits: asked.stops.map((_, i) => [i]) };
  const stops: Stop[] = [];
  const visits = asked.stops.map((s) => {
    const days = new Set(s.patterns?.flat());
    const visit = s.patterns === undefined ? s : { ...s, windows: s.windows.map((w, d) => (days.has(d) ? w : [])) };
    return Array.from({ length: visitsOf(s) }, () => stops.push(visit) - 1);
  });
  return { q: { ...asked, stops }, visits };
}
