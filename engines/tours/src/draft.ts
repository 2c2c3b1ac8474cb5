import type { Span } from "./question.ts";
import type { World } from "./world.ts";

/** Home, or the index of a lodging. */
export const HOME = -1;
export const ABSENT = -1;

interface Route {
  /** Another for each day that was ever tried. */
  id: number;
  stops: number[];
  /** Earliest begin of each visit, and the latest begin that keeps the rest of the day. */
  start: number[];
  latest: number[];
  drive: number;
  metres: number;
  load: number;
}

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
  readonly routes: Route[];
  readonly night: Int32Array;
  /** Route of each stop, or ABSENT. */
  readonly routeOf: Int32Array;
  /** Vehicles per lodging and day. */
  readonly #beds: Int32Array;
  #metres = 0;
  #nights = 0;
  #missed = 0;
  #before = new Map<number, { route: Route; night: number }>();
  /** By route: where it begins and ends. */
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  #routeIds = 0;
  /** By route: its identity, and how many visits it has. */
  readonly #ids: Int32Array;
  readonly #sizes: Int32Array;
  /** By stop × route: the route it was tried in last, where in it the stop is cheapest, what it adds there. A route never changes: a changed day is another. */
  readonly #triedIn: Int32Array;
  readonly #bestAt: Int32Array;
  /** By stop × route: when a visit may begin that day; undefined where none may be put there. */
  readonly #open: readonly (readonly Span[] | undefined)[];
  readonly #driveMost: readonly number[];
  readonly #capacity: readonly number[];
  readonly #bestFen: Float64Array;

  constructor(world: World) {
    this.world = world;
    this.night = new Int32Array(world.routes).fill(HOME);
    this.routeOf = new Int32Array(world.q.stops.length).fill(ABSENT);
    this.#beds = new Int32Array(world.q.lodgings.length * world.days);
    this.routes = Array.from({ length: world.routes }, () => this.#emptyAt(0));
    this.#ids = Int32Array.from(this.routes, (r) => r.id);
    this.#sizes = new Int32Array(world.routes);
    const pairs = world.q.stops.length * world.routes;
    this.#triedIn = new Int32Array(pairs);
    this.#bestAt = new Int32Array(pairs);
    this.#bestFen = new Float64Array(pairs);
    const { q, days } = world;
    this.#from = Int32Array.from(world.duty, (_, r) => (q.vehicles[Math.floor(r / days)] as { home: number }).home);
    this.#to = this.#from.slice();
    this.#driveMost = world.duty.map((_, r) => (q.vehicles[Math.floor(r / days)] as { driveMinutesPerDay: number }).driveMinutesPerDay);
    this.#capacity = world.duty.map((_, r) => q.vehicles[Math.floor(r / days)]?.capacity ?? Infinity);
    this.#open = q.stops.flatMap((_, s) =>
      world.duty.map((duty, r) =>
        duty && r % days >= (q.firstOpenDay ?? 0) && world.carries[s * q.vehicles.length + Math.floor(r / days)]
          ? world.begins[s * days + (r % days)]
          : undefined,
      ),
    );
    this.#missed = world.prize.reduce((a, b) => a + b, 0);
  }

  #emptyAt(metres: number): Route {
    return { id: ++this.#routeIds, stops: [], start: [], latest: [], drive: 0, metres, load: 0 };
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

  /** Times, ways and driving of a day with these stops, or undefined where it breaks a rule. The list is kept. */
  #timed(route: number, stops: number[]): Route | undefined {
    const { world } = this;
    const { q, minutes, metres, place, service, days, load } = world;
    const duty = world.duty[route];
    const from = this.startPlace(route);
    const to = this.endPlace(route);
    if (!duty) return stops.length === 0 && from === to ? this.#emptyAt(0) : undefined;
    const day = route % days;
    const start: number[] = [];
    let clock = duty.from;
    let at = from;
    let drive = 0;
    let way = 0;
    let carried = 0;
    for (const s of stops) {
      const here = place[s] as number;
      const minute = minutes[at * q.places + here] as number;
      const begin = earliest(world.begins[s * days + day], clock + minute);
      if (begin === undefined) return undefined;
      drive += minute;
      way += metres[at * q.places + here] as number;
      start.push(begin);
      carried += load[s] as number;
      clock = begin + (service[s] as number);
      at = here;
    }
    const last = minutes[at * q.places + to] as number;
    if (clock + last > duty.to || carried > (this.#capacity[route] as number)) return undefined;
    drive += last;
    if (drive > (this.#driveMost[route] as number)) return undefined;
    way += metres[at * q.places + to] as number;
    const latestBegin = new Array<number>(stops.length);
    let limit = duty.to;
    let next = to;
    for (let k = stops.length - 1; k >= 0; k--) {
      const s = stops[k] as number;
      const here = place[s] as number;
      limit = latest(world.begins[s * days + day], limit - (minutes[here * q.places + next] as number) - (service[s] as number)) as number;
      latestBegin[k] = limit;
      next = here;
    }
    return { id: ++this.#routeIds, stops, start, latest: latestBegin, drive, metres: way, load: carried };
  }

  #keep(route: number): void {
    if (!this.#before.has(route)) this.#before.set(route, { route: this.routes[route] as Route, night: this.night[route] as number });
  }

  /** Gives a route these stops; false and no change where they break a rule. The list is kept. */
  setStops(route: number, stops: number[]): boolean {
    const timed = this.#timed(route, stops);
    if (!timed) return false;
    this.#keep(route);
    this.#replace(route, timed);
    return true;
  }

  #replace(route: number, timed: Route): void {
    const old = this.routes[route] as Route;
    this.#metres += timed.metres - old.metres;
    for (const s of old.stops)
      if (this.routeOf[s] === route) {
        this.routeOf[s] = ABSENT;
        this.#missed += this.world.prize[s] as number;
      }
    for (const s of timed.stops) {
      this.routeOf[s] = route;
      this.#missed -= this.world.prize[s] as number;
    }
    this.routes[route] = timed;
    this.#ids[route] = timed.id;
    this.#sizes[route] = timed.stops.length;
  }

  #empty(route: number): void {
    this.#replace(route, this.#emptyAt((this.routes[route] as Route).metres));
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
    const stood = both.map((r) => (this.routes[r] as Route).stops);
    for (const r of both) this.#keep(r);
    this.#moveNight(route, night);
    const timed = both.map((r, i) => this.#timedWithout(r, stood[i] as number[]));
    if (timed.includes(undefined)) {
      this.#moveNight(route, was);
      return false;
    }
    both.forEach((r, i) => this.#replace(r, timed[i] as Route));
    return true;
  }

  /** The day with as many of these stops as fit, given up from its end; fixed ones are not given up. */
  #timedWithout(route: number, stops: readonly number[]): Route | undefined {
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
    const { world } = this;
    const [tried, adds, ids, sizes] = [this.#triedIn, this.#bestFen, this.#ids, this.#sizes];
    let route = -1;
    let least = Infinity;
    const step = day === undefined ? 1 : world.days;
    for (let r = day ?? 0; r < world.routes; r += step) {
      const pair = stop * world.routes + r;
      if (sizes[r] === 0 && this.#isLikeBefore(r)) continue;
      if (tried[pair] !== ids[r]) this.#tryIn(stop, r);
      const fen = adds[pair] as number;
      if (fen < least && !blink()) {
        route = r;
        least = fen;
      }
    }
    return route < 0 ? undefined : { route, at: this.#bestAt[stop * world.routes + route] as number, fen: least };
  }

  /** Whether an empty day has one just like it before it: there is no choice between them. */
  #isLikeBefore(route: number): boolean {
    const before = this.world.alike[route] as number;
    return before >= 0 && this.#sizes[before] === 0 && this.#from[before] === this.#from[route] && this.#to[before] === this.#to[route];
  }

  /** Finds where in a day the stop is cheapest; infinitely dear where it does not fit. */
  #tryIn(stop: number, route: number): void {
    const { world } = this;
    const { minutes, metres, place, service } = world;
    const { places } = world.q;
    const pair = stop * world.routes + route;
    const r = this.routes[route] as Route;
    this.#triedIn[pair] = r.id;
    this.#bestFen[pair] = Infinity;
    const begins = this.#open[pair];
    const duty = world.duty[route];
    if (!begins || !duty || r.load + (world.load[stop] as number) > (this.#capacity[route] as number)) return;
    const here = place[stop] as number;
    const most = r.stops.length;
    const to = this.#to[route] as number;
    const room = (this.#driveMost[route] as number) - r.drive;
    let at = this.#from[route] as number;
    let clock = duty.from;
    const { from: opens } = begins[0] as Span;
    const { to: closes } = begins.at(-1) as Span;
    const isOne = begins.length === 1;
    let least = Infinity;
    let best = 0;
    for (let k = 0; k <= most && clock <= closes; k++) {
      const next = k < most ? (r.stops[k] as number) : -1;
      const then = next < 0 ? to : (place[next] as number);
      const gone = at * places + here;
      const on = here * places + then;
      const straight = at * places + then;
      const more = (metres[gone] as number) + (metres[on] as number) - (metres[straight] as number);
      if (more < least && (minutes[gone] as number) + (minutes[on] as number) - (minutes[straight] as number) <= room) {
        const arrive = clock + (minutes[gone] as number);
        if (arrive <= closes) {
          const begin = isOne ? (arrive > opens ? arrive : opens) : (earliest(begins, arrive) as number);
          if (begin + (service[stop] as number) + (minutes[on] as number) <= (next < 0 ? duty.to : (r.latest[k] as number))) {
            least = more;
            best = k;
          }
        }
      }
      if (next < 0) break;
      clock = (r.start[k] as number) + (service[next] as number);
      at = then;
    }
    this.#bestAt[pair] = best;
    this.#bestFen[pair] = least * world.perMetreFen;
  }

  takeOut(stop: number): boolean {
    const route = this.routeOf[stop] as number;
    return this.setStops(
      route,
      (this.routes[route] as Route).stops.filter((s) => s !== stop),
    );
  }

  insert(stop: number, { route, at }: Place): boolean {
    const stops = (this.routes[route] as Route).stops.slice();
    stops.splice(at, 0, stop);
    return this.setStops(route, stops);
  }

  /** From here on `undo` leads back. */
  mark(): void {
    this.#before.clear();
  }

  undo(): void {
    for (const [route, kept] of this.#before) this.#moveNight(route, kept.night);
    for (const route of this.#before.keys()) this.#empty(route);
    for (const [route, kept] of this.#before) this.#replace(route, kept.route);
    this.#before.clear();
  }

  /** Routes and nights as plain numbers: a plan to come back to. */
  snapshot(): { stops: readonly (readonly number[])[]; night: Int32Array } {
    return { stops: this.routes.map((r) => r.stops), night: this.night.slice() };
  }

  /** Takes a snapshot over; stops that its own question does not allow stay absent. */
  restore({ stops, night }: { stops: readonly (readonly number[])[]; night: Int32Array }): void {
    for (let r = 0; r < this.world.routes; r++) this.#empty(r);
    for (let r = 0; r < this.world.routes; r++) this.#moveNight(r, HOME);
    for (let r = 0; r < this.world.routes; r++) if (night[r] !== HOME && !this.world.homeAfter[r]) this.#moveNight(r, night[r] as number);
    for (let r = 0; r < this.world.routes; r++) this.#replace(r, this.#timedWithout(r, stops[r] ?? []) ?? this.#emptyAt(0));
    this.#before.clear();
  }
}

/** The first minute not before `clock` at which a visit may begin. */
function earliest(spans: readonly Span[] | undefined, clock: number): number | undefined {
  for (const span of spans ?? []) if (clock <= span.to) return Math.max(clock, span.from);
  return undefined;
}

/** The last minute not after `limit` at which a visit may begin. */
function latest(spans: readonly Span[] | undefined, limit: number): number | undefined {
  for (let i = (spans?.length ?? 0) - 1; i >= 0; i--) {
    const span = (spans as readonly Span[])[i] as Span;
    if (limit >= span.from) return Math.min(limit, span.to);
  }
  return undefined;
}
