/** Minutes after midnight; `to` is the last minute. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Vehicle {
  readonly id: string;
  /** Index of the place where it belongs. */
  readonly home: number;
  /** Exhibits it carries; a stop that asks for none takes any vehicle. */
  readonly kits: readonly string[];
  /** One entry a day; null where it or its driver is off. */
  readonly duty: readonly (Span | null)[];
  readonly driveMinutesPerDay: number;
  /** Most nights away without one at home between them. */
  readonly nightsInARow: number;
  /** Days that end at home; the last day always does, and a day before a day off. */
  readonly homeBy?: readonly number[];
  /** How much it takes along on one day, in the unit of the stops' loads; where absent, whatever they ask. */
  readonly capacity?: number;
  /** What it has done this year, for the duty of 120 days or 10,000 km. */
  readonly yearSoFar?: { readonly days: number; readonly metres: number };
}

export interface Stop {
  readonly id: string;
  readonly place: number;
  /** Setting up and packing included. */
  readonly serviceMinutes: number;
  /** Per day the windows within which a whole visit fits; an empty list is a closed day. */
  readonly windows: readonly (readonly Span[])[];
  readonly kit?: string;
  /** What it counts, e.g. pupils; above 0. */
  readonly weight: number;
  readonly must?: boolean;
  /** What each visit takes of a vehicle's capacity (kg, boxes of exhibits), whole; where absent, nothing. */
  readonly load?: number;
  /** Lists of days, equally long: it is visited on each day of one of them, or not at all. Where absent, once on any day. */
  readonly patterns?: readonly (readonly number[])[];
  /** For shares and fairness. */
  readonly county: string;
}

export interface Lodging {
  readonly place: number;
  /** How many vehicles may stay a night. */
  readonly beds: number;
  readonly costFen: number;
}

/** A visit that stands: nothing moves it. */
export interface FixedVisit {
  readonly stop: string;
  readonly vehicle: string;
  readonly day: number;
}

export interface TourQuestion {
  readonly days: number;
  readonly places: number;
  /** places × places, row by row, integers, asymmetric; typed travel times are already merged in. */
  readonly minutes: ArrayLike<number>;
  readonly metres: ArrayLike<number>;
  readonly vehicles: readonly Vehicle[];
  readonly stops: readonly Stop[];
  readonly lodgings: readonly Lodging[];
  readonly cost: { readonly perKmFen: number; readonly perNightFen: number };
  /** What one of weight is worth in fen: a visit dearer than that is left out. Where absent, serving comes before saving. */
  readonly worthFen?: number;
  readonly fixed?: readonly FixedVisit[];
  /** Days before this one are past: their visits are those of `fixed` and nothing is added. */
  readonly firstOpenDay?: number;
}

export type TourRefusal =
  | { readonly code: "matrix-size"; readonly expected: number; readonly found: number }
  | { readonly code: "bad-time"; readonly from: number; readonly to: number }
  | { readonly code: "bad-number"; readonly of: string; readonly field: string }
  | { readonly code: "unknown-place"; readonly of: string; readonly place: number }
  | { readonly code: "twice"; readonly id: string }
  | { readonly code: "unknown-fixed"; readonly stop: string; readonly vehicle: string }
  /** Fixed visits of one vehicle and day that cannot all be kept. */
  | { readonly code: "fixed-collide"; readonly vehicle: string; readonly day: number; readonly stops: readonly string[] };

/** What is wrong with a question, all of it: a travel time that is missing or negative, a place that is not there, a name given twice. */
export function checkQuestion(q: TourQuestion): TourRefusal[] {
  const faults: TourRefusal[] = [];
  const cells = q.places * q.places;
  for (const matrix of [q.minutes, q.metres])
    if (matrix.length !== cells) return [{ code: "matrix-size", expected: cells, found: matrix.length }];
  for (let from = 0; from < q.places && faults.length < 20; from++)
    for (let to = 0; to < q.places; to++)
      for (const matrix of [q.minutes, q.metres]) {
        const cell = matrix[from * q.places + to] as number;
        if (!Number.isFinite(cell) || cell < 0 || (from === to && cell !== 0)) faults.push({ code: "bad-time", from, to });
      }
  const seen = new Set<string>();
  const once = (id: string): void => {
    if (seen.has(id)) faults.push({ code: "twice", id });
    seen.add(id);
  };
  const place = (of: string, at: number): void => {
    if (!Number.isInteger(at) || at < 0 || at >= q.places) faults.push({ code: "unknown-place", of, place: at });
  };
  const number = (of: string, field: string, value: number, above = -1): void => {
    if (!Number.isFinite(value) || value <= above) faults.push({ code: "bad-number", of, field });
  };
  const whole = (of: string, field: string, value: number): void => {
    if (!Number.isInteger(value) || value < 0) faults.push({ code: "bad-number", of, field });
  };
  for (const v of q.vehicles) {
    once(`vehicle ${v.id}`);
    place(v.id, v.home);
    number(v.id, "driveMinutesPerDay", v.driveMinutesPerDay);
    if (v.capacity !== undefined) whole(v.id, "capacity", v.capacity);
    if (v.duty.length !== q.days) faults.push({ code: "bad-number", of: v.id, field: "duty" });
  }
  for (const s of q.stops) {
    once(`stop ${s.id}`);
    place(s.id, s.place);
    number(s.id, "serviceMinutes", s.serviceMinutes);
    number(s.id, "weight", s.weight, 0);
    if (s.load !== undefined) whole(s.id, "load", s.load);
    if (s.patterns !== undefined && !arePatterns(s.patterns, q.days)) faults.push({ code: "bad-number", of: s.id, field: "patterns" });
    if (s.windows.length !== q.days) faults.push({ code: "bad-number", of: s.id, field: "windows" });
  }
  q.lodgings.forEach((l, i) => {
    place(`lodging ${i}`, l.place);
    number(`lodging ${i}`, "costFen", l.costFen);
    number(`lodging ${i}`, "beds", l.beds);
  });
  for (const f of q.fixed ?? [])
    if (!seen.has(`vehicle ${f.vehicle}`) || !seen.has(`stop ${f.stop}`) || !(f.day >= 0 && f.day < q.days))
      faults.push({ code: "unknown-fixed", stop: f.stop, vehicle: f.vehicle });
  return faults;
}

function arePatterns(patterns: readonly (readonly number[])[], days: number): boolean {
  const length = patterns[0]?.length ?? 0;
  const isPattern = (p: readonly number[]): boolean =>
    p.length === length && new Set(p).size === length && p.every((d) => Number.isInteger(d) && d >= 0 && d < days);
  return length > 0 && patterns.every(isPattern);
}

/** Visits that a stop wants: one, or as many as a pattern has days. */
export const visitsOf = (stop: Stop): number => stop.patterns?.[0]?.length ?? 1;
