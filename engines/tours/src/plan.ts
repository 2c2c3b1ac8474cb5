import { ok, refuse, seededRandom, type Result } from "@bihuan/kit";
import { earliest } from "./day.ts";
import { ABSENT, Draft, HOME } from "./draft.ts";
import { checkQuestion, type TourQuestion, type TourRefusal } from "./question.ts";
import { leftOut, type LeftOut } from "./reasons.ts";
import { improve } from "./search.ts";
import { buildWorld } from "./world.ts";

export interface Visit {
  readonly stop: string;
  /** Minutes after midnight. */
  readonly arrive: number;
  readonly begin: number;
  readonly leave: number;
}

export interface DayRoute {
  readonly vehicle: string;
  readonly day: number;
  readonly from: number;
  readonly to: number;
  /** Index of the lodging of the night after it; undefined at home. */
  readonly lodging?: number;
  readonly visits: readonly Visit[];
  readonly metres: number;
  readonly driveMinutes: number;
  /** When it must leave and when it is back, minutes after midnight. */
  readonly leave: number;
  readonly back: number;
}

export interface TourPlan {
  readonly days: readonly DayRoute[];
  readonly left: readonly LeftOut[];
  readonly totals: {
    readonly served: number;
    readonly weight: number;
    readonly metres: number;
    readonly nights: number;
    readonly fen: number;
  };
  readonly shares: readonly {
    readonly county: string;
    readonly served: number;
    readonly of: number;
    readonly weight: number;
    readonly ofWeight: number;
  }[];
  /** Towards the year's duty (120 days or 10,000 km): days with a visit and metres, this year's so far included. */
  readonly duty: readonly { readonly vehicle: string; readonly days: number; readonly metres: number }[];
  /** At most this much weight can be served by anybody: the visits that are possible at all. */
  readonly bound: { readonly weight: number; readonly method: "each visit alone" };
}

export interface Effort {
  readonly iterations: number;
  readonly seed: number;
}
export interface Hooks {
  /** Hears of each better plan's cost. */
  readonly better?: (fen: number) => void;
  /** Asked now and then; true ends the search with the best plan so far, which is always valid. */
  readonly stop?: () => boolean;
}

/**
 * Plans tours over several days with nights as decisions: who is visited, when, by whom, where each vehicle sleeps; what is left out says why. The same
 * question, effort and seed give the same plan. With `from`, an older plan's routes are the beginning: a question that allows more never ends with less.
 */
export function planTours(q: TourQuestion, effort: Effort, hooks: Hooks = {}, from?: TourPlan): Result<TourPlan, readonly TourRefusal[]> {
  const faults = checkQuestion(q);
  if (faults.length > 0) return refuse(faults);
  const world = buildWorld(q);
  const draft = new Draft(world);
  if (from) takeOver(draft, from);
  const collide = checkFixed(draft);
  if (collide.length > 0) return refuse(collide);
  improve(draft, { iterations: effort.iterations, random: seededRandom(effort.seed), ...hooks });
  return ok(readPlan(draft));
}

/** Fixed visits of a day that cannot all be kept, whatever the nights around it: named, nothing is planned. */
function checkFixed(draft: Draft): TourRefusal[] {
  const { world } = draft;
  const byRoute = new Map<number, number[]>();
  world.fixedTo.forEach((route, stop) => route >= 0 && byRoute.set(route, [...(byRoute.get(route) ?? []), stop]));
  const trial = new Draft(world);
  trial.restore(draft.snapshot());
  return [...byRoute].flatMap(([route, stops]) => {
    const fits = orders(stops).some((order) => {
      trial.mark();
      const done = trial.setStops(route, order);
      trial.undo();
      return done;
    });
    const vehicle = world.q.vehicles[Math.floor(route / world.days)];
    const names = stops.map((s) => world.q.stops[s]?.id ?? "");
    return fits || !vehicle ? [] : [{ code: "fixed-collide" as const, vehicle: vehicle.id, day: route % world.days, stops: names }];
  });
}

/** All orders of up to six, else the given one: a day holds no more. */
function orders(items: readonly number[]): number[][] {
  if (items.length > 6) return [[...items]];
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, i) => orders([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]));
}

/** An older plan's routes and nights by name; what the question no longer knows is dropped. Answers where each visit was, or ABSENT. */
export function takeOver(draft: Draft, plan: TourPlan): Int32Array {
  const { asked, q, days, routes, visits, fixedTo } = draft.world;
  const stops: number[][] = Array.from({ length: routes }, () => []);
  const night = new Int32Array(routes).fill(HOME);
  const stopAt = new Map(asked.stops.map((s, i) => [s.id, visits[i] as readonly number[]]));
  const was = new Int32Array(q.stops.length).fill(ABSENT);
  const vehicleAt = new Map(q.vehicles.map((v, i) => [v.id, i]));
  for (const d of plan.days) {
    const v = vehicleAt.get(d.vehicle);
    if (v === undefined || d.day >= days) continue;
    const route = v * days + d.day;
    stops[route] = d.visits.flatMap((x) => {
      const own = stopAt.get(x.stop) ?? [];
      const free = own.filter((v) => was[v] === ABSENT);
      const visit = free.find((v) => fixedTo[v] === route) ?? free.find((v) => own.length === 1 || (fixedTo[v] as number) < 0);
      if (visit === undefined) return [];
      was[visit] = route;
      return [visit];
    });
    if (d.lodging !== undefined && d.lodging < q.lodgings.length) night[route] = d.lodging;
  }
  draft.restore({ stops, night });
  return was;
}

export function readPlan(draft: Draft): TourPlan {
  const { world } = draft;
  const { asked, q, days, minutes, place } = world;
  const dayRoutes: DayRoute[] = [];
  world.duty.forEach((duty, route) => {
    const stops = draft.stopsOf(route);
    const ways = draft.waysOf(route);
    const from = draft.startPlace(route);
    const to = draft.endPlace(route);
    const vehicle = q.vehicles[Math.floor(route / days)];
    if (!duty || !vehicle || (stops.length === 0 && from === to && draft.night[route] === HOME)) return;
    let at = from;
    let clock = duty.from;
    const visits = stops.map((s) => {
      const arrive = clock + (minutes[at * q.places + (place[s] as number)] as number);
      const begin = earliest(world, s * days + (route % days), arrive);
      clock = begin + (world.service[s] as number);
      at = place[s] as number;
      return { stop: q.stops[s]?.id ?? "", arrive, begin, leave: clock };
    });
    const first = visits[0];
    const night = draft.night[route] as number;
    dayRoutes.push({
      vehicle: vehicle.id,
      day: route % days,
      from,
      to,
      ...(night === HOME ? {} : { lodging: night }),
      visits,
      metres: ways.metres,
      driveMinutes: ways.drive,
      // Leaving as late as the first visit allows: nobody waits before a closed gate.
      leave: first ? first.begin - (first.arrive - duty.from) : duty.from,
      back: clock + (minutes[at * q.places + to] as number),
    });
  });
  const isServed = world.visits.map((own) => own.every((v) => draft.routeOf[v] !== ABSENT));
  const counties = [...new Set(asked.stops.map((s) => s.county))].sort();
  const nights = draft.night.reduce((n, x) => n + (x === HOME ? 0 : 1), 0);
  const left = leftOut(draft);
  const impossible = new Set(left.filter((l) => l.reason.code !== "crowded-out").map((l) => l.stop));
  return {
    days: dayRoutes,
    left,
    totals: {
      served: isServed.filter(Boolean).length,
      weight: asked.stops.reduce((sum, s, i) => sum + (isServed[i] ? s.weight : 0), 0),
      metres: draft.metres,
      nights,
      fen: Math.round(
        draft.metres * world.perMetreFen +
          draft.night.reduce((n, x) => n + (x === HOME ? 0 : (q.lodgings[x]?.costFen ?? 0) + q.cost.perNightFen), 0),
      ),
    },
    shares: counties.map((county) => {
      const own = asked.stops.map((s, i) => ({ s, i })).filter((x) => x.s.county === county);
      const served = own.filter((x) => isServed[x.i]);
      return {
        county,
        served: served.length,
        of: own.length,
        weight: served.reduce((n, x) => n + x.s.weight, 0),
        ofWeight: own.reduce((n, x) => n + x.s.weight, 0),
      };
    }),
    duty: q.vehicles.map((v) => {
      const own = dayRoutes.filter((d) => d.vehicle === v.id);
      return {
        vehicle: v.id,
        days: (v.yearSoFar?.days ?? 0) + own.filter((d) => d.visits.length > 0).length,
        metres: (v.yearSoFar?.metres ?? 0) + own.reduce((n, d) => n + d.metres, 0),
      };
    }),
    bound: { weight: asked.stops.reduce((n, s) => n + (impossible.has(s.id) ? 0 : s.weight), 0), method: "each visit alone" },
  };
}
