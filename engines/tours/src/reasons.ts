import { ABSENT, type Draft, HOME } from "./draft.ts";
import type { World } from "./world.ts";

export type Reason =
  /** Proved, whatever the rest of the plan: no open day has a window as long as the visit while anybody is on duty. */
  | { readonly code: "closed-all-days" }
  | { readonly code: "kit-on-no-vehicle"; readonly kit: string }
  /** No vehicle can reach it and be at a bed or home within a day, from wherever it may have slept. */
  | { readonly code: "too-far-in-a-day" }
  /** It could be served; `cheapest` is the place with the least loss, and whom it would displace. */
  | {
      readonly code: "crowded-out";
      readonly cheapest?: { readonly vehicle: string; readonly day: number; readonly extraMetres: number };
      readonly displaced: readonly string[];
    };

export interface LeftOut {
  readonly stop: string;
  readonly reason: Reason;
}

/** Why each absent stop is absent. The first three reasons are proved; the fourth says the cheapest way in that was found. */
export function leftOut(draft: Draft): LeftOut[] {
  const { world } = draft;
  const out: LeftOut[] = [];
  for (let s = 0; s < world.q.stops.length; s++)
    if (draft.routeOf[s] === ABSENT) out.push({ stop: world.q.stops[s]?.id ?? "", reason: reasonOf(draft, s) });
  return out;
}

function reasonOf(draft: Draft, stop: number): Reason {
  const { world } = draft;
  const impossible = impossibleAlone(world, stop);
  if (impossible) return impossible;
  let best: { route: number; stops: number[]; lost: number; metres: number; displaced: number[] } | undefined;
  for (let route = 0; route < world.routes; route++) {
    if (
      !world.duty[route] ||
      route % world.days < (world.q.firstOpenDay ?? 0) ||
      !world.carries[stop * world.q.vehicles.length + Math.floor(route / world.days)]
    )
      continue;
    if (!world.begins[stop * world.days + (route % world.days)]) continue;
    const found = forceInto(draft, route, stop);
    if (found && (best === undefined || found.lost < best.lost || (found.lost === best.lost && found.metres < best.metres)))
      best = { route, ...found };
  }
  if (!best) return { code: "crowded-out", displaced: [] };
  return {
    code: "crowded-out",
    cheapest: {
      vehicle: world.q.vehicles[Math.floor(best.route / world.days)]?.id ?? "",
      day: best.route % world.days,
      extraMetres: best.metres,
    },
    displaced: best.displaced.map((s) => world.q.stops[s]?.id ?? ""),
  };
}

/** The day with the stop in it and the least weight given up for it; the plan's nights stay as they are. Days are short: every subset is tried. */
function forceInto(
  draft: Draft,
  route: number,
  stop: number,
): { stops: number[]; lost: number; metres: number; displaced: number[] } | undefined {
  const { world } = draft;
  const now = draft.routes[route]?.stops ?? [];
  const before = draft.routes[route]?.metres ?? 0;
  if (now.length > 8) return undefined;
  let best: { stops: number[]; lost: number; metres: number; displaced: number[] } | undefined;
  for (let mask = 0; mask < 1 << now.length; mask++) {
    const displaced = now.filter((_, i) => (mask >> i) & 1);
    if (displaced.some((s) => world.fixedTo[s] === route)) continue;
    const lost = displaced.reduce((n, s) => n + (world.prize[s] as number), 0);
    if (best && lost > best.lost) continue;
    const kept = now.filter((_, i) => !((mask >> i) & 1));
    for (let at = 0; at <= kept.length; at++) {
      const stops = [...kept.slice(0, at), stop, ...kept.slice(at)];
      draft.mark();
      if (draft.setStops(route, stops)) {
        const metres = (draft.routes[route]?.metres ?? 0) - before;
        if (!best || lost < best.lost || metres < best.metres) best = { stops, lost, metres, displaced };
        draft.undo();
      }
    }
  }
  return best;
}

/** What makes a visit impossible by itself, with nobody else to serve and a bed free everywhere. */
export function impossibleAlone(world: World, stop: number): Reason | undefined {
  const { q, days, minutes, place, service } = world;
  const asks = q.stops[stop]?.kit;
  const able = q.vehicles.map((_, v) => v).filter((v) => world.carries[stop * q.vehicles.length + v]);
  if (able.length === 0) return asks === undefined ? { code: "closed-all-days" } : { code: "kit-on-no-vehicle", kit: asks };
  const here = place[stop] as number;
  let open = false;
  for (const v of able) {
    const home = q.vehicles[v]?.home ?? 0;
    for (let d = q.firstOpenDay ?? 0; d < days; d++) {
      const duty = world.duty[v * days + d];
      const begins = world.begins[stop * days + d];
      if (!duty || !begins) continue;
      if (begins.some((b) => b.to >= duty.from && b.from + (service[stop] as number) <= duty.to)) open = true;
      else continue;
      const route = v * days + d;
      const slept = d > 0 && !world.homeAfter[route - 1] ? [HOME, ...q.lodgings.keys()] : [HOME];
      const sleeps = world.homeAfter[route] ? [HOME] : [HOME, ...q.lodgings.keys()];
      const at = (n: number): number => (n === HOME ? home : (q.lodgings[n]?.place ?? home));
      for (const a of slept)
        for (const b of sleeps) {
          const go = minutes[at(a) * q.places + here] as number;
          const on = minutes[here * q.places + at(b)] as number;
          if (go + on > (q.vehicles[v]?.driveMinutesPerDay ?? 0)) continue;
          if (
            begins.some(
              (w) =>
                Math.max(duty.from + go, w.from) <= w.to && Math.max(duty.from + go, w.from) + (service[stop] as number) + on <= duty.to,
            )
          )
            return undefined;
        }
    }
  }
  return open ? { code: "too-far-in-a-day" } : { code: "closed-all-days" };
}
