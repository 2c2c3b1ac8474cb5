import type { World } from "./world.ts";

/** Later than any clock. */
const NEVER = 2 ** 30;
const ROOM = 12;

/** A day of one vehicle as the search keeps it: its visits in order, with what trying a visit between two of them needs side by side. Lists hold one entry more than there are visits: the end. */
export class Day {
  /** Another for each state a day was ever in. */
  id = 0;
  size = 0;
  drive = 0;
  metres = 0;
  load = 0;
  from = 0;
  /** Where `cheapest` found it last. */
  cheapestAt = 0;
  stops = new Int32Array(ROOM);
  /** Where each visit is, and at last where the day ends. */
  place = new Int32Array(ROOM);
  /** When the vehicle leaves for each visit, and at last for the end. */
  leave = new Int32Array(ROOM);
  /** The latest begin of each visit that keeps the rest of the day, and at last when the day must end. */
  latest = new Int32Array(ROOM);
  /** Metres to each visit from what is before it, and at last to the end. */
  arc = new Int32Array(ROOM);

  empty(metres: number): void {
    this.size = 0;
    this.drive = 0;
    this.load = 0;
    this.metres = metres;
  }

  /** Takes these visits; false where they break a rule of the day, and then what it holds is nothing to go by. */
  fill(world: World, route: number, stops: ArrayLike<number>, from: number, to: number): boolean {
    const { minutes, metres, place, service, days, load } = world;
    const { places } = world.q;
    const duty = world.duty[route];
    this.from = from;
    this.empty(0);
    if (!duty) return stops.length === 0 && from === to;
    this.#makeRoom(stops.length);
    let at = from;
    let clock = duty.from;
    for (let k = 0; k < stops.length; k++) {
      const s = stops[k] as number;
      const here = place[s] as number;
      const minute = minutes[at * places + here] as number;
      const begin = earliest(world, s * days + (route % days), clock + minute);
      if (begin === NEVER) return false;
      this.#put(k, s, here, clock, metres[at * places + here] as number, minute);
      this.load += load[s] as number;
      clock = begin + (service[s] as number);
      at = here;
    }
    const last = minutes[at * places + to] as number;
    this.#put(stops.length, -1, to, clock, metres[at * places + to] as number, last);
    this.size = stops.length;
    this.latest[this.size] = duty.to;
    if (clock + last > duty.to || this.load > (world.capacity[route] as number) || this.drive > (world.driveMost[route] as number))
      return false;
    this.#latestBefore(world, route, this.size);
    return true;
  }

  #put(k: number, stop: number, place: number, leave: number, arc: number, minute: number): void {
    this.stops[k] = stop;
    this.place[k] = place;
    this.leave[k] = leave;
    this.arc[k] = arc;
    this.metres += arc;
    this.drive += minute;
  }

  /** The latest begins of the visits before the k-th, from behind. */
  #latestBefore(world: World, route: number, k: number): void {
    const { minutes, service, days } = world;
    const { places } = world.q;
    for (let i = k - 1; i >= 0; i--) {
      const s = this.stops[i] as number;
      const way = minutes[(this.place[i] as number) * places + (this.place[i + 1] as number)] as number;
      this.latest[i] = latest(world, s * days + (route % days), (this.latest[i + 1] as number) - way - (service[s] as number));
    }
  }

  copy(day: Day): void {
    const { size } = day;
    this.#makeRoom(size + 1);
    this.size = size;
    this.drive = day.drive;
    this.metres = day.metres;
    this.load = day.load;
    this.from = day.from;
    for (let k = 0; k <= size; k++) {
      this.stops[k] = day.stops[k] as number;
      this.place[k] = day.place[k] as number;
      this.leave[k] = day.leave[k] as number;
      this.latest[k] = day.latest[k] as number;
      this.arc[k] = day.arc[k] as number;
    }
  }

  /** The metres that a stop open on this day adds where it adds least, or Infinity; before which visit, `cheapestAt` says. Its load is known to fit. */
  cheapest(world: World, route: number, stop: number): number {
    const { minutes, metres, minutesInto, metresInto, days } = world;
    const { places } = world.q;
    const { place, leave, latest: late, arc, size } = this;
    const row = (world.place[stop] as number) * places;
    const hours = stop * days + (route % days);
    const opens = world.spanFrom[world.spanAt[hours] as number] as number;
    const last = (world.spanAt[hours + 1] as number) - 1;
    const closes = world.spanTo[last] as number;
    const isOne = last === world.spanAt[hours];
    const service = world.service[stop] as number;
    const room = (world.driveMost[route] as number) - this.drive;
    let at = this.from;
    let into = metresInto[row + at] as number;
    let least = Infinity;
    let best = 0;
    for (let k = 0; k <= size; k++) {
      const clock = leave[k] as number;
      if (clock > closes) break;
      const then = place[k] as number;
      const more = into + (metres[row + then] as number) - (arc[k] as number);
      if (more < least) {
        const go = minutesInto[row + at] as number;
        const on = minutes[row + then] as number;
        const arrive = clock + go;
        if (arrive <= closes && go + on - (minutes[at * places + then] as number) <= room) {
          const begin = isOne ? (arrive > opens ? arrive : opens) : earliest(world, hours, arrive);
          if (begin + service + on <= (late[k] as number)) {
            least = more;
            best = k;
          }
        }
      }
      at = then;
      into = metresInto[row + then] as number;
    }
    this.cheapestAt = best;
    return least;
  }

  /** Takes one visit more before the k-th, where it is known to fit. */
  insert(world: World, route: number, stop: number, k: number): void {
    const { minutes, metres, service, days } = world;
    const { places } = world.q;
    const { stops, place, leave, latest: late, arc } = this.#makeRoom(this.size + 1);
    for (let i = this.size; i >= k; i--) {
      stops[i + 1] = stops[i] as number;
      place[i + 1] = place[i] as number;
      leave[i + 1] = leave[i] as number;
      late[i + 1] = late[i] as number;
      arc[i + 1] = arc[i] as number;
    }
    this.size++;
    const here = world.place[stop] as number;
    const at = k === 0 ? this.from : (place[k - 1] as number);
    const then = place[k + 1] as number;
    const go = at * places + here;
    const on = here * places + then;
    this.metres += (metres[go] as number) + (metres[on] as number) - (arc[k + 1] as number);
    this.drive += (minutes[go] as number) + (minutes[on] as number) - (minutes[at * places + then] as number);
    this.load += world.load[stop] as number;
    stops[k] = stop;
    place[k] = here;
    arc[k] = metres[go] as number;
    arc[k + 1] = metres[on] as number;
    let before = at;
    for (let i = k; i < this.size; i++) {
      const s = stops[i] as number;
      const p = place[i] as number;
      const begin = earliest(world, s * days + (route % days), (leave[i] as number) + (minutes[before * places + p] as number));
      const clock = begin + (service[s] as number);
      if (i > k && clock === leave[i + 1]) break;
      leave[i + 1] = clock;
      before = p;
    }
    for (let i = k; i >= 0; i--) {
      const s = stops[i] as number;
      const way = minutes[(place[i] as number) * places + (place[i + 1] as number)] as number;
      const limit = latest(world, s * days + (route % days), (late[i + 1] as number) - way - (service[s] as number));
      if (i < k && limit === late[i]) break;
      late[i] = limit;
    }
  }

  /** Room for so many visits and the end. */
  #makeRoom(visits: number): this {
    if (visits < this.stops.length) return this;
    const grown = (list: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
      const more = new Int32Array(2 * visits + ROOM);
      more.set(list);
      return more;
    };
    this.stops = grown(this.stops);
    this.place = grown(this.place);
    this.leave = grown(this.leave);
    this.latest = grown(this.latest);
    this.arc = grown(this.arc);
    return this;
  }
}

/** The first minute not before `clock` at which a visit may begin on a day (stop × day), or NEVER. */
export function earliest({ spanAt, spanFrom, spanTo }: World, day: number, clock: number): number {
  for (let i = spanAt[day] as number; i < (spanAt[day + 1] as number); i++)
    if (clock <= (spanTo[i] as number)) return clock > (spanFrom[i] as number) ? clock : (spanFrom[i] as number);
  return NEVER;
}

/** The last minute not after `limit` at which a visit may begin; only asked where there is one. */
function latest({ spanAt, spanFrom, spanTo }: World, day: number, limit: number): number {
  for (let i = (spanAt[day + 1] as number) - 1; i >= (spanAt[day] as number); i--)
    if (limit >= (spanFrom[i] as number)) return limit < (spanTo[i] as number) ? limit : (spanTo[i] as number);
  return -NEVER;
}
