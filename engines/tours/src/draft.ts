import { Day } from "./day.ts";
import type { World } from "./world.ts";

/** Home, or the index of a lodging. */
export const HOME = -1;
export const ABSENT = -1;

/** Where a visit could go and what it would add in fen. */
export interface Place {
  readonly route: number;
  readonly at: number;
  readonly fen: number;
}

/**
 * A plan being searched: stops per route, one night per route. Every change keeps all rules; changes since `mark` can be taken back. Costs are in fen:
 * ways, nights, and the worth of what is not served.
 */
export class Draft {
  readonly world: World;
  readonly night: Int32Array;
  /** Route of each stop, or ABSENT. */
  readonly routeOf: Int32Array;
  /** How many visits each route has. */
  readonly sizes: Int32Array;
  readonly #days: Day[];
  /** Days that are held no more, to be used again. */
  readonly #spare: Day[] = [];
  /** Vehicles per lodging and day. */
  readonly #beds: Int32Array;
  #metres = 0;
  #nights = 0;
  #missed = 0;
  /** Since `mark`: the routes that were changed, with what they were; and what the sums were. */
  readonly #changed: number[] = [];
  readonly #was: (Day | undefined)[];
  readonly #nightWas: Int32Array;
  #sums = { metres: 0, nights: 0, missed: 0 };
  /** By route: where it begins and ends. */
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  #lastId = 0;
  /** By route: its identity. */
  readonly #ids: Int32Array;
  /** By route: what it can still take along. */
  readonly #spareLoad: Float64Array;
  /** Routes that a stop may be tried in: of empty days that are alike the first alone. */
  readonly #live: Int32Array;
  #lives = -1;
  readonly #scratch: number[] = [];
  /** By stop × route: the day it was tried in last, where in it the stop is cheapest, what it adds there. A day that changes has another identity. */
  readonly #triedIn: Int32Array;
  readonly #bestAt: Int32Array;
  readonly #bestFen: Float64Array;
  /** By stop × route: whether it may be put there at all. */
  readonly #open: Uint8Array;

  constructor(world: World) {
    const { q, days, routes } = world;
    this.world = world;
    this.night = new Int32Array(routes).fill(HOME);
    this.routeOf = new Int32Array(q.stops.length).fill(ABSENT);
    this.sizes = new Int32Array(routes);
    this.#beds = new Int32Array(q.lodgings.length * days);
    this.#was = new Array<undefined>(routes).fill(undefined);
    this.#nightWas = new Int32Array(routes);
    this.#from = Int32Array.from(world.duty, (_, r) => (q.vehicles[Math.floor(r / days)] as { home: number }).home);
    this.#to = this.#from.slice();
    this.#ids = new Int32Array(routes);
    this.#live = new Int32Array(routes);
    this.#spareLoad = world.capacity.slice();
    this.#days = Array.from({ length: routes }, (_, r) => this.#emptyDay(r, 0));
    this.#days.forEach((day, r) => (this.#ids[r] = day.id));
    const pairs = q.stops.length * routes;
    this.#triedIn = new Int32Array(pairs);
    this.#bestAt = new Int32Array(pairs);
    this.#bestFen = new Float64Array(pairs);
    this.#open = Uint8Array.from({ length: pairs }, (_, pair) => {
      const [s, r] = [Math.floor(pair / routes), pair % routes];
      const isOpen = world.duty[r] && r % days >= (q.firstOpenDay ?? 0) && world.begins[s * days + (r % days)];
      return isOpen && world.carries[s * q.vehicles.length + Math.floor(r / days)] ? 1 : 0;
    });
    this.#missed = world.prize.reduce((a, b) => a + b, 0);
  }

  get fen(): number {
    return this.#metres * this.world.perMetreFen + this.#nights + this.#missed;
  }
  get metres(): number {
    return this.#metres;
  }

  startPlace(route: number): number {
    return this.#from[route] as number;
  }
  endPlace(route: number): number {
    return this.#to[route] as number;
  }
  /** The visits of a route in order, a list of their own. */
  stopsOf(route: number): number[] {
    const { stops, size } = this.#days[route] as Day;
    return Array.from(stops.subarray(0, size));
  }
  waysOf(route: number): { readonly metres: number; readonly drive: number } {
    return this.#days[route] as Day;
  }

  #spareDay(): Day {
    const day = this.#spare.pop() ?? new Day();
    day.id = ++this.#lastId;
    return day;
  }

  /** A day with these stops, or undefined where it breaks a rule. */
  #timed(route: number, stops: ArrayLike<number>): Day | undefined {
    const day = this.#spareDay();
    if (day.fill(this.world, route, stops, this.#from[route] as number, this.#to[route] as number)) return day;
    this.#spare.push(day);
    return undefined;
  }

  /** A day without visits, whether or not the vehicle can drive it. */
  #emptyDay(route: number, metres: number): Day {
    const day = this.#spareDay();
    if (!day.fill(this.world, route, [], this.#from[route] as number, this.#to[route] as number)) day.empty(metres);
    day.metres = metres;
    return day;
  }

  /** Notes what a route is before its first change since `mark`. */
  #note(route: number): void {
    if (this.#was[route]) return;
    this.#was[route] = this.#days[route] as Day;
    this.#nightWas[route] = this.night[route] as number;
    this.#changed.push(route);
  }

  /** Gives a route these stops; false and no change where they break a rule. */
  setStops(route: number, stops: ArrayLike<number>): boolean {
    const day = this.#timed(route, stops);
    if (!day) return false;
    this.#replace(route, day);
    return true;
  }

  #replace(route: number, day: Day): void {
    const old = this.#days[route] as Day;
    this.#note(route);
    this.#metres += day.metres - old.metres;
    const { prize } = this.world;
    for (let k = 0; k < old.size; k++) {
      const s = old.stops[k] as number;
      if (this.routeOf[s] !== route) continue;
      this.routeOf[s] = ABSENT;
      this.#missed += prize[s] as number;
    }
    for (let k = 0; k < day.size; k++) {
      const s = day.stops[k] as number;
      this.routeOf[s] = route;
      this.#missed -= prize[s] as number;
    }
    this.#hold(route, day);
    if (old !== this.#was[route]) this.#spare.push(old);
  }

  #hold(route: number, day: Day): void {
    this.#days[route] = day;
    this.#ids[route] = day.id;
    if ((this.sizes[route] === 0) !== (day.size === 0)) this.#lives = -1;
    this.sizes[route] = day.size;
    this.#spareLoad[route] = (this.world.capacity[route] as number) - day.load;
  }

  #empty(route: number): void {
    this.#replace(route, this.#emptyDay(route, (this.#days[route] as Day).metres));
  }

  /**
   * Ends a route at home or a lodging; the next day begins there. Both days lose their stops that no longer fit, fixed ones never. False and no change
   * where a bed, the nights in a row or the way itself forbids it.
   */
  setNight(route: number, night: number): boolean {
    const { world } = this;
    if (this.night[route] === night) return true;
    if (world.homeAfter[route] || (night !== HOME && (!this.#hasBed(route, night) || !this.#fitsRow(route)))) return false;
    const was = this.night[route] as number;
    const both = [route, route + 1];
    const stood = both.map((r) => this.stopsOf(r));
    for (const r of both) this.#note(r);
    this.#moveNight(route, night);
    const timed = both.map((r, i) => this.#timedWithout(r, stood[i] as number[]));
    if (timed.includes(undefined)) {
      this.#moveNight(route, was);
      return false;
    }
    both.forEach((r, i) => this.#replace(r, timed[i] as Day));
    return true;
  }

  /** The day with as many of these stops as fit, given up from its end; fixed ones are not given up. */
  #timedWithout(route: number, stops: readonly number[]): Day | undefined {
    let kept = [...stops];
    for (;;) {
      const timed = this.#timed(route, kept);
      if (timed) return timed;
      const loose = kept.findLastIndex((s) => this.world.fixedTo[s] !== route);
      if (loose < 0) return undefined;
      kept = kept.filter((_, k) => k !== loose);
    }
  }

  #moveNight(route: number, night: number): void {
    const { q, days } = this.world;
    const price = (n: number): number => (n === HOME ? 0 : (q.lodgings[n] as { costFen: number }).costFen + q.cost.perNightFen);
    const was = this.night[route] as number;
    if (was !== HOME) (this.#beds[was * days + (route % days)] as number)--;
    if (night !== HOME) (this.#beds[night * days + (route % days)] as number)++;
    this.#nights += price(night) - price(was);
    this.night[route] = night;
    const home = (q.vehicles[Math.floor(route / days)] as { home: number }).home;
    const place = night === HOME ? home : (q.lodgings[night] as { place: number }).place;
    this.#to[route] = place;
    this.#lives = -1;
    // A vehicle that failed away from home is fetched: how, no plan knows.
    if (route % days < days - 1) this.#from[route + 1] = this.world.duty[route + 1] ? place : home;
  }

  #hasBed(route: number, night: number): boolean {
    const { q, days } = this.world;
    return (this.#beds[night * days + (route % days)] as number) < (q.lodgings[night] as { beds: number }).beds;
  }

  #fitsRow(route: number): boolean {
    const { q, days } = this.world;
    const first = route - (route % days);
    let row = 1;
    for (let r = route - 1; r >= first && this.night[r] !== HOME; r--) row++;
    for (let r = route + 1; r < first + days && this.night[r] !== HOME; r++) row++;
    return row <= (q.vehicles[Math.floor(route / days)] as { nightsInARow: number }).nightsInARow;
  }

  /** The cheapest place of a stop, of all or on one day; `blink` skips days at random. Open days alone; undefined where it fits nowhere. */
  cheapest(stop: number, blink: () => boolean, day?: number): Place | undefined {
    const { routes, days, load } = this.world;
    const [tried, adds, ids, live, spare] = [this.#triedIn, this.#bestFen, this.#ids, this.#live, this.#spareLoad];
    if (this.#lives < 0) this.#listLive();
    const own = load[stop] as number;
    let route = -1;
    let least = Infinity;
    for (let i = 0; i < this.#lives; i++) {
      const r = live[i] as number;
      if (own > (spare[r] as number) || (day !== undefined && r % days !== day)) continue;
      const pair = stop * routes + r;
      if (tried[pair] !== ids[r]) this.#tryIn(stop, r);
      const fen = adds[pair] as number;
      if (fen < least && !blink()) {
        route = r;
        least = fen;
      }
    }
    return route < 0 ? undefined : { route, at: this.#bestAt[stop * routes + route] as number, fen: least };
  }

  #listLive(): void {
    this.#lives = 0;
    for (let r = 0; r < this.world.routes; r++) if (this.sizes[r] !== 0 || !this.#isLikeBefore(r)) this.#live[this.#lives++] = r;
  }

  /** Whether an empty day has one just like it before it: there is no choice between them. */
  #isLikeBefore(route: number): boolean {
    const before = this.world.alike[route] as number;
    return before >= 0 && this.sizes[before] === 0 && this.#from[before] === this.#from[route] && this.#to[before] === this.#to[route];
  }

  /** Finds where in a day the stop is cheapest; infinitely dear where it does not fit. */
  #tryIn(stop: number, route: number): void {
    const pair = stop * this.world.routes + route;
    const day = this.#days[route] as Day;
    this.#triedIn[pair] = day.id;
    this.#bestFen[pair] = this.#open[pair] === 0 ? Infinity : day.cheapest(this.world, route, stop) * this.world.perMetreFen;
    this.#bestAt[pair] = day.cheapestAt;
  }

  /** Takes a row of `length` visits out of a route, about the stop: `before` of them stand before it where the day allows. Fixed visits stay. */
  cut(stop: number, length: number, before: number): boolean {
    const route = this.routeOf[stop] as number;
    const { stops, size } = this.#days[route] as Day;
    let at = 0;
    while (stops[at] !== stop) at++;
    const from = Math.max(0, Math.min(at - before, size - length));
    const kept = this.#scratch;
    kept.length = 0;
    for (let k = 0; k < size; k++) {
      const s = stops[k] as number;
      if (k < from || k >= from + length || this.world.fixedTo[s] === route) kept.push(s);
    }
    return this.setStops(route, kept);
  }

  takeOut(stop: number): boolean {
    const route = this.routeOf[stop] as number;
    return this.setStops(
      route,
      this.stopsOf(route).filter((s) => s !== stop),
    );
  }

  /** Puts a stop where `cheapest` found that it fits; the route has not changed since. */
  insert(stop: number, { route, at }: Place): void {
    this.#note(route);
    let day = this.#days[route] as Day;
    const old = day.metres;
    if (day === this.#was[route]) {
      day = this.#spareDay();
      day.copy(this.#was[route] as Day);
    } else day.id = ++this.#lastId;
    day.insert(this.world, route, stop, at);
    this.#metres += day.metres - old;
    this.#missed -= this.world.prize[stop] as number;
    this.routeOf[stop] = route;
    this.#hold(route, day);
  }

  /** From here on `undo` leads back. */
  mark(): void {
    for (const route of this.#changed) {
      const was = this.#was[route] as Day;
      if (was !== this.#days[route]) this.#spare.push(was);
      this.#was[route] = undefined;
    }
    this.#changed.length = 0;
    this.#sums = { metres: this.#metres, nights: this.#nights, missed: this.#missed };
  }

  undo(): void {
    for (const route of this.#changed) {
      if (this.night[route] !== this.#nightWas[route]) this.#moveNight(route, this.#nightWas[route] as number);
      const { stops, size } = this.#days[route] as Day;
      for (let k = 0; k < size; k++) if (this.routeOf[stops[k] as number] === route) this.routeOf[stops[k] as number] = ABSENT;
    }
    for (const route of this.#changed) {
      const was = this.#was[route] as Day;
      const now = this.#days[route] as Day;
      if (was !== now) this.#spare.push(now);
      this.#was[route] = undefined;
      this.#hold(route, was);
      for (let k = 0; k < was.size; k++) this.routeOf[was.stops[k] as number] = route;
    }
    this.#changed.length = 0;
    this.#metres = this.#sums.metres;
    this.#nights = this.#sums.nights;
    this.#missed = this.#sums.missed;
  }

  /** Routes and nights as plain numbers: a plan to come back to. */
  snapshot(): { stops: readonly (readonly number[])[]; night: Int32Array } {
    return { stops: this.#days.map((_, r) => this.stopsOf(r)), night: this.night.slice() };
  }

  /** Takes a snapshot over; stops that its own question does not allow stay absent. */
  restore({ stops, night }: { stops: readonly (readonly number[])[]; night: Int32Array }): void {
    for (let r = 0; r < this.world.routes; r++) this.#empty(r);
    for (let r = 0; r < this.world.routes; r++) this.#moveNight(r, HOME);
    for (let r = 0; r < this.world.routes; r++) if (night[r] !== HOME && !this.world.homeAfter[r]) this.#moveNight(r, night[r] as number);
    for (let r = 0; r < this.world.routes; r++) this.#replace(r, this.#timedWithout(r, stops[r] ?? []) ?? this.#emptyDay(r, 0));
    this.mark();
  }
}
