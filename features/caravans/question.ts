import { addDays, daysBetween, weekdayOf } from "@bihuan/kit";
import type { Span, Stop, TourQuestion, Vehicle } from "@bihuan/tours";
import type { Label } from "../../platform/http/contract.ts";
import {
  extraDaysOf,
  isDriven,
  missingFor,
  spansOf,
  spotOf,
  straightMetres,
  weekdayOptions,
  type Road,
  type Rules,
  type Spot,
} from "./rules.ts";

/** What a plan is asked of, as the registers hold it. */
export interface Gathered {
  readonly fromOn: string;
  readonly toOn: string;
  readonly duty: string;
  readonly hours: string;
  readonly weekends: boolean;
  readonly extraDays: string | null;
  /** The first day that may still be planned; those before it stand. */
  readonly openFrom: string;
  readonly daysOff: readonly { readonly fromOn: string; readonly toOn: string }[];
  readonly rules: Rules;
  readonly vehicles: readonly {
    readonly id: number;
    readonly plate: string;
    readonly model: string;
    readonly homeName: string;
    readonly homePosition: string;
    readonly driveMinutes: number;
    readonly nightsInARow: number;
    readonly insuranceTo: string;
    readonly kits: readonly string[];
    readonly drivers: readonly { readonly name: string; readonly licenceTo: string }[];
    /** Days on which another tour has it. */
    readonly takenOn: readonly string[];
    readonly yearDays: number;
    readonly yearKm: number;
  }[];
  readonly requests: readonly {
    readonly id: number;
    readonly school: string;
    readonly county: string;
    readonly position: string | null;
    readonly road: string | null;
    readonly pupils: number;
    readonly firstOn: string;
    readonly lastOn: string;
    readonly half: string;
    readonly weekdays: readonly string[] | null;
    readonly kit: string | null;
    readonly minutes: number | null;
    readonly must: boolean | null;
    /** Where it stands by a frozen plan of this tour. */
    readonly stands: { readonly vehicle: number; readonly onDay: string; readonly held: boolean } | null;
  }[];
  readonly lodgings: readonly { readonly name: string; readonly position: string; readonly beds: number; readonly costFen: number }[];
  /** The road map that covers the unit, where one is loaded. */
  readonly roads: { readonly name: string; readonly file: string } | null;
  readonly ways: readonly {
    readonly fromName: string;
    readonly toName: string;
    readonly minutes: number;
    readonly km: number | null;
    readonly bothWays: boolean;
    readonly passable: boolean;
  }[];
}

export interface PlanInput {
  readonly days: readonly string[];
  readonly question: TourQuestion;
  readonly places: readonly (Spot & { readonly name: string; readonly kind: "home" | "lodging" | "school" })[];
  readonly vehicles: readonly { readonly id: string; readonly plate: string; readonly driver: string }[];
  readonly schools: readonly { readonly id: string; readonly school: string; readonly county: string; readonly straightKm: number }[];
  readonly lodgings: readonly string[];
  /** Requests that no plan can hold, since nobody knows where they are. */
  readonly unplaced: readonly { readonly id: string; readonly school: string }[];
  readonly notes: readonly Label[];
  /** How many ways were typed by people, of all between the places. */
  readonly typedWays: number;
  /** The road network the others were computed on, and how many it knows nothing of; plans of earlier days have none. */
  readonly roads?: { readonly name: string; readonly estimated: number };
}

/** What a road network says between the spots of `spotsOf`; −1 where it knows no way. */
export interface Driven {
  readonly seconds: ArrayLike<number>;
  readonly metres: ArrayLike<number>;
  /** Spots with no road near them. */
  readonly off: readonly number[];
}

const weekdayValue = (day: string): string => weekdayOptions.find((o) => o.label.zh === weekdayOf(day))?.value ?? "";
const NOON = 12 * 60 + 30;
/** What cannot be driven: longer than any day. */
const NEVER = 100_000;
const rank: Record<Road, number> = { main: 0, county: 1, mountain: 2 };
const BY_RANK: readonly Road[] = ["main", "county", "mountain"];

/** Where a plan's ways lead from and to, in the order of its places. */
export const spotsOf = (g: Gathered): Spot[] =>
  [...g.vehicles.map((v) => v.homePosition), ...g.lodgings.map((l) => l.position), ...g.requests.map((r) => r.position)].flatMap(
    (text) => (text === null ? undefined : spotOf(text)) ?? [],
  );

/** The question of a tour, with what the office should know of its data. Refuses nothing but what nobody could plan. */
export function buildInput(g: Gathered, onRoads?: Driven): PlanInput {
  const missing = missingFor(g.rules);
  if (missing.length > 0) throw new Error(`unasked: ${missing.join(", ")}`);
  const notes: Label[] = [];
  const dates = Array.from({ length: daysBetween(g.fromOn, g.toOn) + 1 }, (_, i) => addDays(g.fromOn, i));
  const driven = dates.map((d) => isDriven(d, g.weekends, extraDaysOf(g.extraDays) ?? [], g.daysOff));
  const duty = (spansOf(g.duty) ?? [])[0] as Span;
  const hours = spansOf(g.hours) ?? [];
  const places: PlanInput["places"][number][] = [];
  const roads: Road[] = [];
  const place = (name: string, spot: Spot, kind: "home" | "lodging" | "school", road: Road): number => {
    roads.push(road);
    return places.push({ name, ...spot, kind }) - 1;
  };

  const vehicles: Vehicle[] = g.vehicles.flatMap((v) => {
    const spot = spotOf(v.homePosition);
    if (!spot) return [];
    const off: string[] = [];
    const duties = dates.map((d, i) => {
      if (!driven[i] || v.takenOn.includes(d)) return null;
      const able = v.drivers.some((x) => x.licenceTo >= d) && v.insuranceTo >= d;
      if (!able) off.push(d);
      return able ? duty : null;
    });
    if (v.drivers.length === 0) notes.push({ zh: `${v.plate} 没有登记驾驶员，不排`, en: `${v.plate} has no driver and does not run` });
    else if (off[0] !== undefined)
      notes.push({
        zh: `${v.plate} 从 ${off[0]} 起驾驶证或保险到期，不排`,
        en: `${v.plate}: licence or insurance has ended by ${off[0]}; it does not run from then on`,
      });
    return [
      {
        id: String(v.id),
        home: place(v.homeName, spot, "home", "main"),
        kits: v.kits,
        duty: duties,
        driveMinutesPerDay: v.driveMinutes,
        nightsInARow: v.nightsInARow,
        yearSoFar: { days: v.yearDays, metres: v.yearKm * 1000 },
      },
    ];
  });
  const lodgings = g.lodgings.flatMap((l) => {
    const spot = spotOf(l.position);
    return spot ? [{ place: place(l.name, spot, "lodging", "main"), beds: l.beds, costFen: l.costFen }] : [];
  });
  const unplaced: { id: string; school: string }[] = [];
  const schools: PlanInput["schools"][number][] = [];
  const stops: Stop[] = g.requests.flatMap((r) => {
    const spot = r.position === null ? undefined : spotOf(r.position);
    if (!spot) {
      unplaced.push({ id: String(r.id), school: r.school });
      return [];
    }
    const open = hours.filter((w) => r.half === "any" || (r.half === "morning" ? w.to <= NOON : w.from >= NOON));
    const straight = Math.min(...places.filter((p) => p.kind === "home").map((p) => straightMetres(p, spot)));
    schools.push({ id: String(r.id), school: r.school, county: r.county, straightKm: Math.round(straight / 1000) });
    return [
      {
        id: String(r.id),
        place: place(r.school, spot, "school", (r.road as Road | null) ?? "county"),
        serviceMinutes: r.minutes ?? (g.rules.visit_minutes as number),
        windows: dates.map((d, i) => {
          const welcome = (r.weekdays ?? []).length === 0 || (r.weekdays ?? []).includes(weekdayValue(d));
          return driven[i] && welcome && d >= r.firstOn && d <= r.lastOn ? open : [];
        }),
        ...(r.kit === null ? {} : { kit: r.kit }),
        weight: r.pupils,
        ...(r.must === true ? { must: true } : {}),
        county: r.county,
      },
    ];
  });

  const matrix = waysBetween(places, roads, g.rules);
  const estimated = onRoads === undefined ? undefined : putDriven(matrix, places, onRoads, notes);
  const typed = applyTyped(matrix, places, g.ways, notes);
  const firstOpenDay = dates.filter((d) => d < g.openFrom).length;
  const known = new Set(stops.map((s) => s.id));
  const fixed = g.requests.flatMap((r) => {
    const day = r.stands === null ? -1 : dates.indexOf(r.stands.onDay);
    return r.stands !== null && day >= 0 && (r.stands.held || day < firstOpenDay) && known.has(String(r.id))
      ? [{ stop: String(r.id), vehicle: String(r.stands.vehicle), day }]
      : [];
  });
  return {
    days: dates,
    question: {
      days: dates.length,
      places: places.length,
      ...matrix,
      vehicles,
      stops,
      lodgings,
      cost: { perKmFen: g.rules.cost_km ?? 100, perNightFen: 0 },
      ...(fixed.length > 0 ? { fixed } : {}),
      ...(firstOpenDay > 0 ? { firstOpenDay } : {}),
    },
    places,
    vehicles: g.vehicles.map((v) => ({ id: String(v.id), plate: v.plate, driver: v.drivers.map((d) => d.name).join("、") })),
    schools,
    lodgings: g.lodgings.map((l) => l.name),
    unplaced,
    notes,
    typedWays: typed,
    ...(g.roads === null || estimated === undefined ? {} : { roads: { name: g.roads.name, estimated } }),
  };
}

/** Straight line × factor, at the speed of the worse of the two ends' roads: an estimate, and told as one. */
export function waysBetween(places: readonly Spot[], roads: readonly Road[], rules: Rules): { minutes: number[]; metres: number[] } {
  const minutes: number[] = [];
  const metres: number[] = [];
  for (const [i, a] of places.entries())
    for (const [j, b] of places.entries()) {
      const road = BY_RANK[Math.max(rank[roads[i] as Road], rank[roads[j] as Road])] as Road;
      const way = i === j ? 0 : Math.round((straightMetres(a, b) * (rules[`factor_${road}`] as number)) / 100);
      metres.push(way);
      minutes.push(way === 0 ? 0 : Math.ceil((way * 60) / ((rules[`speed_${road}`] as number) * 1000)));
    }
  return { minutes, metres };
}

/** Puts the road network's ways in the place of estimates; answers how many it does not know, and names the places off it. */
function putDriven(
  matrix: { minutes: number[]; metres: number[] },
  places: PlanInput["places"],
  { seconds, metres, off }: Driven,
  notes: Label[],
): number {
  let estimated = 0;
  for (let cell = 0; cell < matrix.minutes.length; cell++) {
    const told = seconds[cell] as number;
    if (told < 0) estimated += Math.floor(cell / places.length) === cell % places.length ? 0 : 1;
    else {
      matrix.minutes[cell] = Math.ceil(told / 60);
      matrix.metres[cell] = metres[cell] as number;
    }
  }
  const names = off.map((i) => places[i]?.name ?? "");
  if (names.length > 0)
    notes.push({
      zh: `${names.join("、")}附近两公里没有路网上的路，来去按直线距离估；请核对位置，或在“实际路程”里填`,
      en: `${names.join(", ")}: no road of the network within two kilometres, ways are estimated by the straight line; check the position, or enter the way`,
    });
  return estimated;
}

/** Puts what people know in the place of estimates; tells what names nobody, and two directions that differ tenfold. */
function applyTyped(
  matrix: { minutes: number[]; metres: number[] },
  places: PlanInput["places"],
  ways: Gathered["ways"],
  notes: Label[],
): number {
  const at = Map.groupBy(places.keys(), (i) => places[i]?.name ?? "");
  let typed = 0;
  for (const w of ways) {
    const [from, to] = [at.get(w.fromName) ?? [], at.get(w.toName) ?? []];
    for (const [i, j] of from.flatMap((a) => to.map((b) => [a, b] as const)))
      for (const [a, b] of w.bothWays ? [[i, j] as const, [j, i] as const] : [[i, j] as const]) {
        if (a === b) continue;
        const cell = a * places.length + b;
        matrix.minutes[cell] = w.passable ? w.minutes : NEVER;
        if (w.km !== null) matrix.metres[cell] = w.km * 1000;
        typed++;
      }
    for (const [i, j] of from.flatMap((a) => to.map((b) => [a, b] as const))) {
      const [go, back] = [matrix.minutes[i * places.length + j] as number, matrix.minutes[j * places.length + i] as number];
      if (w.passable && !w.bothWays && (go >= back * 10 || back >= go * 10))
        notes.push({
          zh: `${w.fromName}到${w.toName} ${go} 分钟，回来 ${back} 分钟，相差十倍以上，请核对`,
          en: `${w.fromName} to ${w.toName} takes ${go} minutes, back ${back}: more than tenfold; please check`,
        });
    }
  }
  return typed;
}
