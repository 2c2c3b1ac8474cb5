import type { TourQuestion } from "./question.ts";

export interface WaysBound {
  /** No plan that visits the same stops drives less. */
  readonly metres: number;
  readonly method: "trips priced by stops";
}

/** A vehicle's way from home to home over some days: what it drives, how often it calls at each stop, and, under the number of stops, how many days it lasts. */
interface Trip {
  readonly metres: number;
  readonly calls: ReadonlyMap<number, number>;
}

const HOME = -1;
const MOST_PIVOTS = 6_000;
const NEGATIVE = -1e-6;

/**
 * A lower bound on the metres of any plan that visits these stops: the linear programme that covers each of them once by trips home to home within the days that vehicles have, its columns
 * found by a recursion over days, places in the order of a day's visits and last stop. A trip may last as many days in a row as any vehicle may stay away, its
 * visits follow each other as hours and ways between two of them allow, it may call at a stop twice; beds, kits, closed days and driving hours
 * are left out: all of that only lowers it. What the programme's prices promise is certified by the recursion, so rounding cannot raise it. undefined where nothing is visited.
 */
export function boundWays(q: TourQuestion, visited: readonly string[]): WaysBound | undefined {
  const metres = bound(q, visited, () => 0);
  return metres === undefined ? undefined : { metres, method: "trips priced by stops" };
}

/** The same of fen for ways and nights together: what a plan is made to lower. undefined where nothing is visited, or kilometres cost nothing. */
export function boundCost(q: TourQuestion, visited: readonly string[]): { readonly fen: number } | undefined {
  const perMetre = q.cost.perKmFen / 1000;
  if (perMetre === 0) return undefined;
  const metres = bound(q, visited, (fen) => (fen + q.cost.perNightFen) / perMetre);
  return metres === undefined ? undefined : { fen: Math.floor(metres * perMetre) };
}

/** In metres, a night being as many as `nightOf` says of a lodging's price. */
function bound(q: TourQuestion, visited: readonly string[], nightOf: (fen: number) => number): number | undefined {
  const wanted = new Set(visited);
  const stops = q.stops.filter((s) => wanted.has(s.id));
  if (stops.length === 0 || q.vehicles.length === 0) return undefined;
  const place = stops.map((s) => s.place);
  const priced = new Priced(q, place, daysAway(q), slotsOf(q, stops), nightOf);
  // Of trips there are no more than days that some vehicle runs, and together they last no longer.
  const days = q.vehicles.reduce((n, v) => n + v.duty.filter((d) => d !== null).length, 0);
  const prices = priced.settle(days);
  const last = prices.length - 1;
  prices[last] = Math.min(0, prices[last] as number);
  // Prices under which some trip still costs less than it brings are lowered until hardly any does; the rest is paid for every trip there can be.
  for (let i = 0; i < 40; i++) {
    const worst = priced.cheapest(prices);
    if (worst.over >= NEGATIVE) break;
    const brings = worst.trip.metres - worst.over;
    for (let s = 0; s < prices.length; s++) prices[s] = ((prices[s] as number) * worst.trip.metres) / brings;
  }
  const { over } = priced.cheapest(prices);
  const sum = prices.reduce((a, b, i) => a + b * (i === last ? days : 1), 0) + days * Math.min(0, over);
  return Math.max(0, Math.floor(sum));
}

/** The longest that any vehicle may be under way: nights in a row, between days off. */
function daysAway(q: TourQuestion): number {
  let most = 1;
  for (const v of q.vehicles) {
    let run = 0;
    for (const d of v.duty) {
      run = d === null ? 0 : run + 1;
      most = Math.max(most, Math.min(run, v.nightsInARow + 1));
    }
  }
  return most;
}

/** A place in the order of a day's visits: hours in which some stop is open, and how many visits lie before it within them. */
interface Slot {
  readonly span: number;
  readonly nth: number;
  /** By stop: when a visit here may end at the earliest, and begin at the latest; NaN where the stop is never open then. */
  readonly ends: readonly number[];
  readonly begins: readonly number[];
}

/** All slots that a day can hold: whole visits within hours that overlap, the shortest way between two stops apart. */
function slotsOf(q: TourQuestion, stops: TourQuestion["stops"]): Slot[] {
  const service = Math.min(...stops.map((s) => s.serviceMinutes));
  let between = Infinity;
  for (const a of stops) for (const b of stops) if (a !== b) between = Math.min(between, q.minutes[a.place * q.places + b.place] as number);
  const gap = Number.isFinite(between) ? between : 0;
  const spans: { from: number; to: number }[] = [];
  for (const w of stops.flatMap((s) => s.windows.flat()).toSorted((a, b) => a.from - b.from)) {
    const last = spans.at(-1);
    if (last && w.from <= last.to) last.to = Math.max(last.to, w.to);
    else spans.push({ from: w.from, to: w.to });
  }
  return spans.flatMap(({ from, to }, span) => {
    const fits = service + gap <= 0 ? stops.length : Math.floor((to - from + gap) / (service + gap));
    return Array.from({ length: Math.min(fits, stops.length) }, (_, nth): Slot => {
      const own = stops.map((s) => s.windows.flat().filter((w) => w.from >= from && w.to <= to && w.to - w.from >= s.serviceMinutes));
      return {
        span,
        nth,
        ends: own.map((ws, i) =>
          ws.length === 0
            ? NaN
            : Math.max(Math.min(...ws.map((w) => w.from)), from + nth * (service + gap)) + (stops[i]?.serviceMinutes ?? 0),
        ),
        begins: own.map((ws, i) => (ws.length === 0 ? NaN : Math.max(...ws.map((w) => w.to)) - (stops[i]?.serviceMinutes ?? 0))),
      };
    });
  });
}

/** The programme: a basis of trips, prices of stops, and the recursion that finds trips worth more than they drive. */
class Priced {
  readonly #q: TourQuestion;
  readonly #place: readonly number[];
  readonly #days: number;
  readonly #slots: readonly Slot[];
  readonly #homes: readonly number[];
  readonly #beds: readonly number[];
  /** By bed: what a night there costs, in metres. */
  readonly #nights: readonly number[];
  readonly #duty: { readonly from: number; readonly to: number };

  constructor(q: TourQuestion, place: readonly number[], days: number, slots: readonly Slot[], nightOf: (fen: number) => number) {
    this.#q = q;
    this.#place = place;
    this.#days = days;
    this.#slots = slots;
    this.#homes = [...new Set(q.vehicles.map((v) => v.home))];
    this.#beds = days > 1 ? [...new Set(q.lodgings.map((l) => l.place))] : [];
    this.#nights = this.#beds.map((b) => nightOf(Math.min(...q.lodgings.flatMap((l) => (l.place === b ? l.costFen : [])))));
    const duty = q.vehicles.flatMap((v) => v.duty.flatMap((d) => d ?? []));
    this.#duty = { from: Math.min(...duty.map((d) => d.from)), to: Math.max(...duty.map((d) => d.to)) };
  }

  #minutes(from: number, to: number): number {
    return this.#q.minutes[from * this.#q.places + to] as number;
  }

  /** Whether a day that begins here can have its first visit there; and one that has its last there end here. */
  #reaches(from: number, slot: Slot, stop: number): boolean {
    return this.#duty.from + this.#minutes(from, this.#place[stop] as number) <= (slot.begins[stop] as number);
  }
  #returns(slot: Slot, stop: number, to: number): boolean {
    return (slot.ends[stop] as number) + this.#minutes(this.#place[stop] as number, to) <= this.#duty.to;
  }
  /** By slot and slot after it: by stop × stop whether the one can follow the other. */
  readonly #followed = new Map<string, Uint8Array>();
  #follows(a: number, b: number): Uint8Array | undefined {
    const [x, y] = [this.#slots[a] as Slot, this.#slots[b] as Slot];
    if (x.span === y.span ? y.nth !== x.nth + 1 : y.span < x.span || y.nth !== 0) return undefined;
    const key = `${a} ${b}`;
    const n = this.#place.length;
    const known = this.#followed.get(key) ?? new Uint8Array(n * n);
    if (!this.#followed.has(key)) {
      for (let u = 0; u < n; u++)
        for (let s = 0; s < n; s++)
          if (
            u !== s &&
            (x.ends[u] as number) + this.#minutes(this.#place[u] as number, this.#place[s] as number) <= (y.begins[s] as number)
          )
            known[u * n + s] = 1;
      this.#followed.set(key, known);
    }
    return known;
  }

  #way(from: number, to: number): number {
    return this.#q.metres[from * this.#q.places + to] as number;
  }

  /** The simplex method over trips that are found as they are needed. */
  settle(days: number): number[] {
    const stops = this.#place.length;
    const n = stops + 1;
    const spare: Trip = { metres: 0, calls: new Map([[stops, 1]]) };
    // Each stop by a way of its own that takes no day: dearer than any trip, and out of the basis as soon as there are trips.
    const dearest = Math.max(0, ...this.#nights);
    let basis: Trip[] = this.#place.map((p, s) => {
      const metres = 3 * Math.min(...this.#homes.map((h) => this.#way(h, p) + this.#way(p, h))) + 1 + dearest * this.#days;
      return { metres, calls: new Map([[s, 1]]) };
    });
    basis.push(spare);
    const inverse = Array.from({ length: n }, (_, i) => Float64Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)));
    // Stops a hair apart from one: no two leave the basis at once, and it does not turn in a circle.
    const amount = Float64Array.from({ length: n }, (_, i) => (i === stops ? days : 1 + i * 1e-7));
    const prices = Float64Array.from(basis, (t) => t.metres);
    let pool: Trip[] = [];
    for (let pivots = 0; pivots < MOST_PIVOTS; pivots++) {
      let best: Trip | undefined;
      let least = NEGATIVE;
      const look = (trips: readonly Trip[]): void => {
        for (const t of trips) {
          let over = t.metres;
          for (const [s, times] of t.calls) over -= times * (prices[s] as number);
          if (over < least) [best, least] = [t, over];
        }
      };
      look([spare]);
      look(pool);
      if (!best) {
        const found = this.find(prices).filter((t) => t.over < NEGATIVE);
        if (found.length === 0) break;
        pool = [...pool.slice(-4 * n), ...found.map((f) => f.trip)];
        look(pool);
        if (!best) break;
      }
      const entering: Trip = best;
      const column = new Float64Array(n);
      for (let i = 0; i < n; i++) {
        const row = inverse[i] as Float64Array;
        let sum = 0;
        for (const [s, times] of entering.calls) sum += times * (row[s] as number);
        column[i] = sum;
      }
      let out = -1;
      let step = Infinity;
      for (let i = 0; i < n; i++) {
        const per = column[i] as number;
        if (per > 1e-9 && (amount[i] as number) / per < step) [out, step] = [i, (amount[i] as number) / per];
      }
      if (out < 0) break;
      const pivot = inverse[out] as Float64Array;
      const by = column[out] as number;
      for (let j = 0; j < n; j++) pivot[j] = (pivot[j] as number) / by;
      amount[out] = step;
      for (let i = 0; i < n; i++) {
        const per = column[i] as number;
        if (i === out || per === 0) continue;
        const row = inverse[i] as Float64Array;
        for (let j = 0; j < n; j++) row[j] = (row[j] as number) - per * (pivot[j] as number);
        amount[i] = (amount[i] as number) - per * step;
      }
      basis = basis.with(out, entering);
      // What the entering trip costs too little is what the prices move by.
      for (let j = 0; j < n; j++) prices[j] = (prices[j] as number) + least * (pivot[j] as number);
    }
    return [...prices];
  }

  /** The trip that costs least beyond what its calls bring. */
  cheapest(prices: ArrayLike<number>): { trip: Trip; over: number } {
    return this.find(prices).reduce((a, b) => (b.over < a.over ? b : a));
  }

  /** For each stop the cheapest trip that calls there last. */
  find(prices: ArrayLike<number>): { trip: Trip; over: number }[] {
    const best: ({ trip: Trip; over: number } | undefined)[] = [];
    for (const home of this.#homes)
      for (const [s, found] of this.#from(home, prices).entries()) if (best[s] === undefined || found.over < best[s].over) best[s] = found;
    return best.flatMap((b) => b ?? []);
  }

  #from(home: number, prices: ArrayLike<number>): { trip: Trip; over: number }[] {
    const [n, beds, each] = [this.#place.length, this.#beds.length, this.#slots.length];
    const layers = this.#days * each;
    const at = this.#place;
    // By day and slot, then by stop: cost so far, and where it came from (layer × stops + stop; −1 home; −2 − b a bed).
    const cost = Array.from({ length: layers }, () => new Float64Array(n).fill(Infinity));
    const from = Array.from({ length: layers }, () => new Int32Array(n));
    // By day: cost of waking at a bed, and the layer and stop before it (layer −1: home or another bed).
    const wake = Array.from({ length: this.#days }, () => new Float64Array(beds).fill(Infinity));
    const before = Array.from({ length: this.#days }, () => Array.from({ length: beds }, () => ({ layer: -1, stop: HOME })));
    const perDay = prices[n] as number;
    for (let day = 0; day < this.#days; day++) {
      for (const [k, slot] of this.#slots.entries()) {
        const layer = day * each + k;
        const [own, came] = [cost[layer] as Float64Array, from[layer] as Int32Array];
        for (let s = 0; s < n; s++) {
          const take = (c: number, by: number): void => {
            if (c < (own[s] as number)) [own[s], came[s]] = [c, by];
          };
          if (day === 0) {
            if (this.#reaches(home, slot, s)) take(this.#way(home, at[s] as number) - perDay, HOME);
          } else
            for (let b = 0; b < beds; b++)
              if (this.#reaches(this.#beds[b] as number, slot, s))
                take(((wake[day] as Float64Array)[b] as number) + this.#way(this.#beds[b] as number, at[s] as number), -2 - b);
          for (let a = 0; a < k; a++) {
            const can = this.#follows(a, k);
            if (!can) continue;
            const last = cost[day * each + a] as Float64Array;
            for (let u = 0; u < n; u++)
              if (can[u * n + s] === 1) take((last[u] as number) + this.#way(at[u] as number, at[s] as number), (day * each + a) * n + u);
          }
          own[s] = (own[s] as number) - (prices[s] as number);
        }
      }
      if (day + 1 >= this.#days) continue;
      const next = wake[day + 1] as Float64Array;
      for (let b = 0; b < beds; b++) {
        const [bed, night] = [this.#beds[b] as number, this.#nights[b] as number];
        const take = (way: number, layer: number, stop: number): void => {
          const c = way + night - perDay;
          if (c >= (next[b] as number)) return;
          next[b] = c;
          (before[day + 1] as { layer: number; stop: number }[])[b] = { layer, stop };
        };
        if (day === 0) take(this.#way(home, bed) - perDay, -1, HOME);
        else
          for (let a = 0; a < beds; a++)
            take(((wake[day] as Float64Array)[a] as number) + this.#way(this.#beds[a] as number, bed), -1, -2 - a);
        for (const [k, slot] of this.#slots.entries())
          for (let s = 0; s < n; s++)
            if (this.#returns(slot, s, bed))
              take(((cost[day * each + k] as Float64Array)[s] as number) + this.#way(at[s] as number, bed), day * each + k, s);
      }
    }
    return at.map((p, s) => {
      let [layer, over] = [0, Infinity];
      for (let l = 0; l < layers; l++) {
        if (!this.#returns(this.#slots[l % each] as Slot, s, home)) continue;
        const c = ((cost[l] as Float64Array)[s] as number) + this.#way(p, home);
        if (c < over) [layer, over] = [l, c];
      }
      if (over === Infinity) return { trip: { metres: Infinity, calls: new Map<number, number>() }, over };
      const calls = new Map<number, number>([[n, Math.floor(layer / each) + 1]]);
      let brings = (Math.floor(layer / each) + 1) * perDay;
      let [l, stop] = [layer, s];
      for (;;) {
        calls.set(stop, (calls.get(stop) ?? 0) + 1);
        brings += prices[stop] as number;
        const by = (from[l] as Int32Array)[stop] as number;
        if (by >= 0) [l, stop] = [Math.floor(by / n), by % n];
        else {
          let day = Math.floor(l / each);
          let bed = -2 - by;
          while (day > 0) {
            const back = (before[day] as { layer: number; stop: number }[])[bed] as { layer: number; stop: number };
            if (back.layer >= 0) {
              [l, stop] = [back.layer, back.stop];
              break;
            }
            day--;
            bed = -2 - back.stop;
          }
          if (day === 0) break;
        }
      }
      return { trip: { metres: over + brings, calls }, over };
    });
  }
}
