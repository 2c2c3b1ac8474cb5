import { ABSENT, type Draft } from "./draft.ts";
import type { Stop } from "./question.ts";
import type { World } from "./world.ts";

export type Reason =
  /** Proved, whatever the rest of the plan: no open day has a window as long as the visit while anybody is on duty. */
  | { readonly code: "closed-all-days" }
  | { readonly code: "kit-on-no-vehicle"; readonly kit: string }
  /** Vehicles with what it asks for take at most `most` along. */
  | { readonly code: "load-on-no-vehicle"; readonly load: number; readonly most: number }
  /** No vehicle can reach it and be at a bed or home within a day, from wherever it may have slept. */
  | { readonly code: "too-far-in-a-day" }
  /** It could be served; `cheapest` is the place with the least loss, and whom it would displace. A pattern of days has no one place. */
  | {
      readonly code: "crowded-out";
      readonly cheapest?: { readonly vehicle: string; readonly day: number; readonly extraMetres: number };
      readonly displaced: readonly string[];
    };

export interface LeftOut {
  readonly stop: string;
  readonly reason: Reason;
}

/** Why each absent stop is absent. All reasons but the last are proved; that one says the cheapest way in that was found. */
export function leftOut(draft: Draft): LeftOut[] {
  const { world } = draft;
  const out: LeftOut[] = [];
  for (const visits of world.visits) {
    const missing = visits.find((v) => draft.routeOf[v] === ABSENT);
    if (missing !== undefined) out.push({ stop: world.q.stops[missing]?.id ?? "", reason: reasonOf(draft, missing) });
  }
  return out;
}

function reasonOf(draft: Draft, stop: number): Reason {
  const { world } = draft;
  const impossible = impossibleAlone(world, stop);
  if (impossible) return impossible;
  if (world.together[stop]) return { code: "crowded-out", displaced: [] };
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
  const now = draft.stopsOf(route);
  const before = draft.waysOf(route).metres;
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
        const metres = draft.waysOf(route).metres - before;
        if (!best || lost < best.lost || metres < best.metres) best = { stops, lost, metres, displaced };
        draft.undo();
      }
    }
  }
  return best;
}

/** What makes a stop impossible by itself, with nobody else to serve and a bed free everywhere. */
export function impossibleAlone(world: World, stop: number): Reason | undefined {
  const { asked, q, days, carries } = world;
  const { kit, load, patterns } = q.stops[stop] as Stop;
  const able = q.vehicles.map((_, v) => v).filter((v) => carries[stop * q.vehicles.length + v]);
  if (able.length === 0) {
    const equipped = q.vehicles.filter((v) => kit === undefined || v.kits.includes(kit));
    if (equipped.length > 0)
      return { code: "load-on-no-vehicle", load: load ?? 0, most: Math.max(...equipped.map((v) => v.capacity ?? 0)) };
    return kit === undefined ? { code: "closed-all-days" } : { code: "kit-on-no-vehicle", kit };
  }
  const past = new Set(asked.fixed?.flatMap((f) => (f.stop === q.stops[stop]?.id ? [f.day] : [])));
  const known = Array.from({ length: days }, (_, d): OneDay => {
    if (past.has(d)) return "fits";
    if (d < (q.firstOpenDay ?? 0)) return "closed";
    const found = able.map((v) => aloneOn(world, stop, v, d));
    return found.includes("fits") ? "fits" : found.includes("far") ? "far" : "closed";
  });
  const choices = patterns?.map((p) => p.map((d) => known[d])) ?? known.map((day) => [day]);
  if (choices.some((c) => c.every((day) => day === "fits"))) return undefined;
  return { code: choices.some((c) => !c.includes("closed")) ? "too-far-in-a-day" : "closed-all-days" };
}

type OneDay = "fits" | "far" | "closed";

/** A day with one visit alone: any bed before, any after. */
function aloneOn(world: World, stop: number, v: number, d: number): OneDay {
  const { q, days, minutes, place, service } = world;
  const here = place[stop] as number;
  const home = q.vehicles[v]?.home ?? 0;
  const route = v * days + d;
  const duty = world.duty[route];
  const begins = world.begins[stop * days + d];
  const last = (duty?.to ?? 0) - (service[stop] as number);
  if (!duty || !begins?.some((b) => b.to >= duty.from && b.from <= last)) return "closed";
  const beds = [home, ...q.lodgings.flatMap((l) => (l.beds > 0 ? [l.place] : []))];
  const slept = d > 0 && !world.homeAfter[route - 1] ? beds : [home];
  const sleeps = world.homeAfter[route] ? [home] : beds;
  for (const a of slept)
    for (const b of sleeps) {
      const go = minutes[a * q.places + here] as number;
      const on = minutes[here * q.places + b] as number;
      if (go + on > (q.vehicles[v]?.driveMinutesPerDay ?? 0)) continue;
      if (begins.some((w) => Math.max(duty.from + go, w.from) <= Math.min(w.to, last - on))) return "fits";
    }
  return "far";
}
