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
  /** The same with the way's end first, so that all ways of one place lie side by side. */
  readonly minutesInto: Int32Array;
  readonly metresInto: Int32Array;
  readonly place: Int32Array;
  readonly service: Int32Array;
  /** Worth of a visit in fen; one that must be served outweighs all others together. */
  readonly prize: Float64Array;
  /** By route: its duty, or undefined where it does not run. */
  readonly duty: readonly (Span | undefined)[];
  /** By stop × day: spans in which a visit may begin, in order; undefined where closed. */
  readonly begins: readonly (readonly Span[] | undefined)[];
  /** The same spans one after another: those of a day begin at `spanAt`. */
  readonly spanAt: Int32Array;
  readonly spanFrom: Int32Array;
  readonly spanTo: Int32Array;
  /** By route: what its vehicle takes along, and how many minutes it may drive. */
  readonly capacity: Float64Array;
  readonly driveMost: Float64Array;
  /** By stop × vehicle: whether the vehicle carries what it asks for: its kit, and its load. */
  readonly carries: readonly boolean[];
  /** By stop: the others, nearest first. */
  readonly near: readonly Int32Array[];
  /** Route of a fixed visit by stop, or −1. */
  readonly fixedTo: Int32Array;
  /** By route: whether the night after it is at home by rule. */
  readonly homeAfter: readonly boolean[];
  readonly perMetreFen: number;
  /** Whether some stop cannot be visited at any minute of every vehicle's day. */
  readonly hasHours: boolean;
  /** By route: the same day of the vehicle before it that is like it in everything, or −1; empty days tell vehicles apart where nights are decisions. */
  readonly alike: Int32Array;
  /** Orders in which absent stops are put back, each by a number a stop, smallest first; one that stands here more often is taken more often; undefined is any order. */
  readonly orders: readonly (Float64Array | undefined)[];
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
        .map((w) => ({ from: minute(Math.ceil(w.from)), to: minute(Math.floor(w.to) - Math.ceil(s.serviceMinutes)) }))
        .filter((w) => w.from <= w.to)
        .sort((a, b) => a.from - b.from);
      return spans.length > 0 ? spans : undefined;
    }),
  );
  const spanAt = new Int32Array(begins.length + 1);
  begins.forEach((spans, i) => (spanAt[i + 1] = (spanAt[i] as number) + (spans?.length ?? 0)));
  const spans = begins.flatMap((own) => own ?? []);
  const duty = q.vehicles.flatMap((v) =>
    v.duty.map((own) => (own ? { from: minute(Math.ceil(own.from)), to: minute(Math.floor(own.to)) } : undefined)),
  );
  // Where a vehicle of a past day stood at night it stood, though it fails before it goes on.
  const isPast = (d: number): boolean => d < (q.firstOpenDay ?? 0);
  const homeAfter = q.vehicles.flatMap((v, i) =>
    Array.from(
      { length: days },
      (_, d) => d === days - 1 || (duty[i * days + d + 1] === undefined && !isPast(d)) || (v.homeBy ?? []).includes(d),
    ),
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
  const prize = Float64Array.from(q.stops, (s) => (worth * (s.must ? all * 2 + s.weight : s.weight)) / visitsOf(s));
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
    minutesInto: turned(minutes, q.places),
    metresInto: turned(metres, q.places),
    place,
    service: Int32Array.from(q.stops, (s) => Math.ceil(s.serviceMinutes)),
    prize,
    duty,
    begins,
    spanAt,
    spanFrom: Int32Array.from(spans, (w) => w.from),
    spanTo: Int32Array.from(spans, (w) => w.to),
    capacity: Float64Array.from(duty, (_, r) => q.vehicles[Math.floor(r / days)]?.capacity ?? Infinity),
    driveMost: Float64Array.from(duty, (_, r) => q.vehicles[Math.floor(r / days)]?.driveMinutesPerDay ?? 0),
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
    hasHours: q.stops.some((s) => s.windows.some((spans, d) => spans.some((w) => q.vehicles.some((v) => isWithin(w, v.duty[d]))))),
    alike: alikeIn(q),
    orders: ordersOf(q, metres, prize),
  };
}

const turned = (ways: Int32Array, places: number): Int32Array =>
  ways.map((_, i) => ways[(i % places) * places + Math.floor(i / places)] as number);

/** A minute that sums of a day's minutes may be added to. */
const minute = (m: number): number => Math.max(-(2 ** 29), Math.min(2 ** 29, m));

/** Whether a vehicle has the kit and the room that a stop asks for. */
export const canCarry = (v: Vehicle, s: Stop): boolean =>
  (s.kit === undefined || v.kits.includes(s.kit)) && (s.load ?? 0) <= (v.capacity ?? Infinity);

/**
 * The question as the search knows it: each visit of a pattern a stop of its own, open on the days of patterns alone; stops in an order that neither their
 * names nor their order decide.
 */
function spread(asked: TourQuestion): { q: TourQuestion; visits: number[][] } {
  const stops: Stop[] = [];
  const visits: number[][] = asked.stops.map(() => []);
  const keys = asked.stops.map(({ id: _, ...s }) => JSON.stringify(s));
  const order = [...asked.stops.keys()].sort((a, b) => {
    const [s, o] = [asked.stops[a] as Stop, asked.stops[b] as Stop];
    return s.place - o.place || ((keys[a] as string) < (keys[b] as string) ? -1 : 1);
  });
  for (const i of order) {
    const s = asked.stops[i] as Stop;
    const days = new Set(s.patterns?.flat());
    const visit = s.patterns === undefined ? s : { ...s, windows: s.windows.map((w, d) => (days.has(d) ? w : [])) };
    for (let k = 0; k < visitsOf(s); k++) visits[i]?.push(stops.push(visit) - 1);
  }
  return { q: { ...asked, stops }, visits };
}

/** Whether hours end or begin within a day. */
const isWithin = (w: Span, duty: Span | null | undefined): boolean => duty != null && (w.from > duty.from || w.to < duty.to);

function alikeIn(q: TourQuestion): Int32Array {
  if (q.lodgings.length > 0) return new Int32Array(q.vehicles.length * q.days).fill(-1);
  const last = new Map<string, number>();
  return Int32Array.from(
    q.vehicles.flatMap((v, i) => {
      const { id: _, yearSoFar: __, ...kind } = v;
      const key = JSON.stringify(kind);
      const before = last.get(key);
      last.set(key, i);
      return Array.from({ length: q.days }, (___, d) => (before === undefined ? -1 : before * q.days + d));
    }),
  );
}

/** Dearest, farthest, nearest, shortest open, any; where nights are no decisions also heaviest, earliest open, latest closed. As often as in SISR, those in which stops differ. */
function ordersOf(q: TourQuestion, metres: Int32Array, prize: Float64Array): (Float64Array | undefined)[] {
  const home = q.vehicles[0]?.home ?? 0;
  const hours = q.stops.map((s) => s.windows.flat());
  const by = (key: (s: Stop, i: number) => number): Float64Array => Float64Array.from(q.stops, key);
  const dear = prize.map((x) => -x);
  const far = by((s) => -(metres[home * q.places + s.place] as number));
  const wide = by((_, i) => (hours[i] as Span[]).reduce((m, w) => m + w.to - w.from, 0));
  const plain = [dear, dear, dear, dear, far, far, far.map((x) => -x), wide, undefined, undefined, undefined];
  if (q.lodgings.length > 0) return plain;
  const loads = q.stops.reduce((sum, s) => sum + (s.load ?? 0), 0);
  const heavy = by((s) => -(q.vehicles.some((v) => (v.capacity ?? Infinity) < loads) ? (s.load ?? 0) : 0));
  const early = by((_, i) => Math.min(...(hours[i] as Span[]).map((w) => w.from)));
  const late = by((_, i) => -Math.max(...(hours[i] as Span[]).map((w) => w.to)));
  const tells = (key: Float64Array | undefined): boolean => key === undefined || key.some((x) => x !== key[0]);
  return [...plain, heavy, heavy, heavy, heavy, early, early, late, late].filter(tells);
}
