import type { Span, TourQuestion } from "./question.ts";
import type { Row } from "./rows.ts";
import { pairs, slotsOf, type Slot } from "./slots.ts";

/** What ways and nights are counted in: so much a metre, so much a night by what the lodging asks. Whole numbers keep every sum exact. */
export interface Count {
  readonly perMetre: number;
  readonly perNight: (lodgingFen: number) => number;
}

/** What rows have in common: ways between stops, and the slots of each day. */
export class Ground {
  readonly q: TourQuestion;
  readonly stops: TourQuestion["stops"];
  readonly count: Count;
  /** By stop × stop. */
  readonly ways: Float64Array;
  readonly #slots = new Map<string, readonly Slot[]>();

  constructor(q: TourQuestion, stops: TourQuestion["stops"], count: Count) {
    this.q = q;
    this.stops = stops;
    this.count = count;
    const places = stops.map((s) => s.place);
    this.ways = this.waysBetween(places, places);
  }

  waysBetween(from: readonly number[], to: readonly number[]): Float64Array {
    const ways = new Float64Array(from.length * to.length);
    for (const [i, a] of from.entries())
      for (const [j, b] of to.entries())
        ways[i * to.length + j] = Math.round(this.q.metres[a * this.q.places + b] as number) * this.count.perMetre;
    return ways;
  }

  minutes(a: number, b: number): number {
    return Math.ceil(this.q.minutes[a * this.q.places + b] as number);
  }

  slots(day: number): readonly Slot[] {
    const key = JSON.stringify(this.stops.map((s) => s.windows[day]));
    const known = this.#slots.get(key) ?? slotsOf(this.q, this.stops, day);
    this.#slots.set(key, known);
    return known;
  }
}

/** A slot as a row's vehicles know it. */
interface OwnSlot extends Slot {
  /** By end × stop: whether a day that begins there can have its first visit here; undefined where a visit goes before. */
  readonly first: Uint8Array | undefined;
  /** By stop × end: whether a day can end there after this visit. */
  readonly last: Uint8Array;
}

/** Ways of one row from home to home, priced: a recursion over days, nights in a row, places in the order of a day's visits and last stop. */
export class PricedRow {
  readonly vehicles: number;
  readonly #days: number;
  readonly #n: number;
  /** Home, then the places with beds. */
  readonly #ends: number;
  readonly #night: readonly number[];
  /** How many nights in a row are told apart; one where the whole row may be spent away. */
  readonly #layers: number;
  readonly #ways: Float64Array;
  readonly #out: Float64Array;
  readonly #in: Float64Array;
  readonly #over: Float64Array;
  readonly #calls: readonly boolean[];
  readonly #slots: readonly (readonly OwnSlot[])[];

  constructor(ground: Ground, { vehicles, vehicle, days }: Row) {
    const { q, stops, count } = ground;
    this.vehicles = vehicles;
    this.#days = days.length;
    this.#n = stops.length;
    const most = vehicle.nightsInARow;
    const lodgings = most > 0 && days.length > 1 ? q.lodgings.filter((l) => l.beds > 0) : [];
    const ends = [vehicle.home, ...new Set(lodgings.map((l) => l.place))];
    this.#ends = ends.length;
    this.#night = ends.map((b, i) =>
      i === 0 ? 0 : lodgings.reduce((least, l) => (l.place === b ? Math.min(least, count.perNight(l.costFen)) : least), Infinity),
    );
    this.#layers = days.length <= most + 1 ? 1 : most + 1;
    const at = stops.map((s) => s.place);
    this.#ways = ground.ways;
    this.#out = ground.waysBetween(ends, at);
    this.#in = ground.waysBetween(at, ends);
    this.#over = ground.waysBetween(ends, ends);
    this.#calls = stops.map((s) => s.kit === undefined || vehicle.kits.includes(s.kit));
    const known = new Map<string, readonly OwnSlot[]>();
    this.#slots = days.map((day) => {
      const duty = vehicle.duty[day] as Span;
      const slots = ground.slots(day);
      const key = JSON.stringify([duty, stops.map((s) => s.windows[day])]);
      const minutes = (a: readonly number[], i: number, b: readonly number[], j: number): number =>
        ground.minutes(a[i] as number, b[j] as number);
      const own =
        known.get(key) ??
        slots.map((slot) => ({
          ...slot,
          first:
            slot.nth > 0
              ? undefined
              : pairs(ends.length, at.length, (e, s) => duty.from + minutes(ends, e, at, s) <= (slot.begins[s] as number)),
          last: pairs(at.length, ends.length, (s, e) => (slot.ends[s] as number) + minutes(at, s, ends, e) <= duty.to),
        }));
      known.set(key, own);
      return own;
    });
  }

  /** Additions that `cheapest` takes, about. */
  get work(): number {
    const [n, ends] = [this.#n, this.#ends];
    return this.#layers * this.#slots.reduce((sum, slots) => sum + slots.reduce((x, s) => x + n * (s.after.length * n + 2 * ends), 0), 0);
  }

  /** The way that counts least beyond what its calls bring, and where it calls. */
  cheapest(prices: Float64Array): { readonly over: number; readonly calls: readonly number[] } {
    const [n, ends, layers] = [this.#n, this.#ends, this.#layers];
    const days = this.#days;
    /** By day and layer: waking at an end, and how it came there: slot × n + stop, or −1 − end where nobody was visited. */
    const wake = Array.from({ length: (days + 1) * layers }, () => new Float64Array(ends).fill(Infinity));
    const woke = wake.map(() => new Int32Array(ends));
    const wokeLayer = wake.map(() => new Int32Array(ends));
    const came: Int32Array[][] = [];
    (wake[0] as Float64Array)[0] = 0;
    for (let d = 0; d < days; d++) {
      const slots = this.#slots[d] as readonly OwnSlot[];
      for (let c = 0; c < layers; c++) {
        const start = wake[d * layers + c] as Float64Array;
        const cost: Float64Array[] = [];
        const by: Int32Array[] = [];
        for (const slot of slots) {
          const own = new Float64Array(n).fill(Infinity);
          const from = new Int32Array(n);
          if (slot.first)
            for (let e = 0; e < ends; e++) {
              const base = start[e] as number;
              if (base === Infinity) continue;
              for (let s = 0; s < n; s++) {
                const x = base + (this.#out[e * n + s] as number);
                if (x < (own[s] as number) && slot.first[e * n + s] === 1) [own[s], from[s]] = [x, -1 - e];
              }
            }
          for (const { before, can } of slot.after) {
            const last = cost[before] as Float64Array;
            for (let u = 0; u < n; u++) {
              const base = last[u] as number;
              if (base === Infinity) continue;
              for (let s = 0; s < n; s++) {
                const x = base + (this.#ways[u * n + s] as number);
                if (x < (own[s] as number) && can[u * n + s] === 1) [own[s], from[s]] = [x, before * n + u];
              }
            }
          }
          for (let s = 0; s < n; s++) own[s] = this.#calls[s] ? (own[s] as number) - (prices[s] as number) : Infinity;
          cost.push(own);
          by.push(from);
        }
        came.push(by);
        const isLast = d + 1 === days;
        for (let e = 0; e < (isLast ? 1 : ends); e++) {
          const layer = layers === 1 || e === 0 ? 0 : c + 1;
          if (layer >= layers && layer > 0) continue;
          const index = (d + 1) * layers + layer;
          const next = wake[index] as Float64Array;
          const take = (x: number, how: number): void => {
            if (x >= (next[e] as number)) return;
            next[e] = x;
            (woke[index] as Int32Array)[e] = how;
            (wokeLayer[index] as Int32Array)[e] = c;
          };
          const night = this.#night[e] as number;
          for (let a = 0; a < ends; a++) take((start[a] as number) + (this.#over[a * ends + e] as number) + night, -1 - a);
          for (const [k, slot] of slots.entries()) {
            const own = cost[k] as Float64Array;
            for (let s = 0; s < n; s++)
              if (slot.last[s * ends + e] === 1) take((own[s] as number) + (this.#in[s * ends + e] as number) + night, k * n + s);
          }
        }
      }
    }
    const calls: number[] = [];
    let [layer, end] = [0, 0];
    for (let d = days; d > 0; d--) {
      const index = d * layers + layer;
      let how = (woke[index] as Int32Array)[end] as number;
      layer = (wokeLayer[index] as Int32Array)[end] as number;
      const by = came[(d - 1) * layers + layer] as Int32Array[];
      while (how >= 0) {
        calls.push(how % n);
        how = (by[Math.floor(how / n)] as Int32Array)[how % n] as number;
      }
      end = -1 - how;
    }
    return { over: (wake[days * layers] as Float64Array)[0] as number, calls };
  }
}
