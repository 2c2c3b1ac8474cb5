import type { Span, TourQuestion } from "@bihuan/tours";

/** Who goes where: the order of a day's visits and the night after it. What a person may move. */
export interface RouteOf {
  readonly vehicle: string;
  readonly day: number;
  readonly stops: readonly string[];
  /** Index of the lodging of the night; null at home. */
  readonly lodging: number | null;
}

export interface VisitView {
  readonly stop: string;
  readonly arrive: number;
  readonly begin: number;
  readonly leave: number;
}
export interface DayView extends Omit<RouteOf, "stops"> {
  readonly from: number;
  readonly to: number;
  readonly visits: readonly VisitView[];
  readonly metres: number;
  readonly driveMinutes: number;
  readonly leave: number;
  readonly back: number;
}
export type BreachCode = "off-duty" | "kit" | "window" | "late" | "drive" | "nights" | "beds" | "home" | "twice" | "past";
export interface Breach {
  readonly code: BreachCode;
  readonly vehicle: string;
  readonly day: number;
  readonly stop?: string;
}
export interface Judged {
  readonly days: readonly DayView[];
  readonly breaches: readonly Breach[];
  readonly served: number;
  readonly pupils: number;
  readonly metres: number;
  readonly nights: number;
  readonly shares: readonly {
    readonly county: string;
    readonly served: number;
    readonly of: number;
    readonly pupils: number;
    readonly ofPupils: number;
  }[];
}

/** The times, ways and breaches of any arrangement, read off the question alone: what a person sees while moving a visit, and what the server asks again. */
export function judge(q: TourQuestion, routes: readonly RouteOf[]): Judged {
  const days: DayView[] = [];
  const breaches: Breach[] = [];
  const stopOf = new Map(q.stops.map((s) => [s.id, s]));
  const seen = new Set<string>();
  const beds = new Map<string, number>();
  const fixed = new Map((q.fixed ?? []).map((f) => [f.stop, f]));
  const open = q.firstOpenDay ?? 0;
  const routeOf = new Map(routes.toReversed().map((r) => [`${r.vehicle} ${r.day}`, r]));
  for (const v of q.vehicles) {
    let at = v.home;
    let away = 0;
    for (let day = 0; day < q.days; day++) {
      const route = routeOf.get(`${v.id} ${day}`);
      const duty = v.duty[day] ?? undefined;
      const stops = (route?.stops ?? []).flatMap((id) => stopOf.get(id) ?? []);
      const lodging = route?.lodging ?? null;
      const to = lodging === null ? v.home : (q.lodgings[lodging]?.place ?? v.home);
      const from = at;
      const say = (code: BreachCode, stop?: string) => breaches.push({ code, vehicle: v.id, day, ...(stop === undefined ? {} : { stop }) });
      at = to;
      // What failed away from home on a past day stood there; how it is fetched is nobody's breach.
      const isFetched = !duty && day <= open;
      if (stops.length === 0 && (from === to || isFetched) && lodging === null) {
        away = 0;
        continue;
      }
      if (!duty) say("off-duty", stops[0]?.id);
      const span: Span = duty ?? { from: 480, to: 1080 };
      let clock = span.from;
      let place = from;
      let drive = 0;
      let metres = 0;
      const visits: VisitView[] = [];
      for (const s of stops) {
        if (seen.has(s.id)) say("twice", s.id);
        seen.add(s.id);
        if (s.kit !== undefined && !v.kits.includes(s.kit)) say("kit", s.id);
        const stands = fixed.get(s.id);
        if (day < open && !(stands?.vehicle === v.id && stands.day === day)) say("past", s.id);
        const go = Math.ceil(q.minutes[place * q.places + s.place] as number);
        metres += Math.round(q.metres[place * q.places + s.place] as number);
        drive += go;
        const arrive = clock + go;
        const begin = (s.windows[day] ?? [])
          .filter((w) => Math.max(arrive, w.from) + s.serviceMinutes <= w.to)
          .reduce<number | undefined>((best, w) => Math.min(best ?? Infinity, Math.max(arrive, w.from)), undefined);
        if (begin === undefined) say("window", s.id);
        clock = (begin ?? arrive) + s.serviceMinutes;
        visits.push({ stop: s.id, arrive, begin: begin ?? arrive, leave: clock });
        place = s.place;
      }
      const home = Math.ceil(q.minutes[place * q.places + to] as number);
      drive += home;
      metres += Math.round(q.metres[place * q.places + to] as number);
      const first = visits[0];
      if (duty && clock + home > duty.to) say("late");
      if (drive > v.driveMinutesPerDay) say("drive");
      if (lodging === null) away = 0;
      else {
        if (day === q.days - 1 || (!v.duty[day + 1] && day >= open) || (v.homeBy ?? []).includes(day)) say("home");
        if (++away > v.nightsInARow) say("nights");
        const bed = `${lodging} ${day}`;
        beds.set(bed, (beds.get(bed) ?? 0) + 1);
        if ((beds.get(bed) ?? 0) > (q.lodgings[lodging]?.beds ?? 0)) say("beds");
      }
      days.push({
        ...{ vehicle: v.id, day, lodging, from, to, visits, metres, driveMinutes: drive, back: clock + home },
        leave: first ? first.begin - (first.arrive - span.from) : span.from,
      });
    }
  }
  const counties = [...new Set(q.stops.map((s) => s.county))].sort();
  const sum = (list: readonly { weight: number }[]): number => list.reduce((n, s) => n + s.weight, 0);
  return {
    days,
    breaches,
    served: seen.size,
    pupils: sum(q.stops.filter((s) => seen.has(s.id))),
    metres: days.reduce((n, d) => n + d.metres, 0),
    nights: days.filter((d) => d.lodging !== null).length,
    shares: counties.map((county) => {
      const own = q.stops.filter((s) => s.county === county);
      const served = own.filter((s) => seen.has(s.id));
      return { county, served: served.length, of: own.length, pupils: sum(served), ofPupils: sum(own) };
    }),
  };
}

/** Fen for ways and nights: what a plan is made to lower. */
export const costOf = (q: TourQuestion, { metres, days }: Pick<Judged, "metres" | "days">): number =>
  Math.round((metres * q.cost.perKmFen) / 1000) +
  days.reduce((n, d) => n + (d.lodging === null ? 0 : (q.lodgings[d.lodging]?.costFen ?? 0) + q.cost.perNightFen), 0);

/** The same arrangement with one visit on another day or vehicle, or taken out. It goes where it adds the fewest metres among the day's visits. */
export function moveVisit(
  q: TourQuestion,
  routes: readonly RouteOf[],
  stop: string,
  to: { vehicle: string; day: number } | null,
): RouteOf[] {
  const without = routes.map((r) => ({ ...r, stops: r.stops.filter((s) => s !== stop) }));
  if (to === null) return without;
  const here = without.find((r) => r.vehicle === to.vehicle && r.day === to.day) ?? { ...to, stops: [], lodging: null };
  const rest = without.filter((r) => r !== here);
  const tries = Array.from({ length: here.stops.length + 1 }, (_, i) => {
    const next = [...rest, { ...here, stops: [...here.stops.slice(0, i), stop, ...here.stops.slice(i)] }];
    const { breaches, metres } = judge(q, next);
    return { next, breaches: breaches.length, metres };
  });
  return (tries.sort((a, b) => a.breaches - b.breaches || a.metres - b.metres)[0] as { next: RouteOf[] }).next;
}
