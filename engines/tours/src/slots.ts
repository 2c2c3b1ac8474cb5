import type { Span, TourQuestion } from "./question.ts";

/** A place in the order of a day's visits: hours in which some stop is open, and how many visits lie before it within them. */
export interface Slot {
  readonly span: number;
  readonly nth: number;
  /** By stop: when a visit here may end at the earliest, and begin at the latest; NaN where the stop is not open then. */
  readonly ends: Float64Array;
  readonly begins: Float64Array;
  readonly after: readonly Followed[];
}
interface Followed {
  /** The slot before. */
  readonly before: number;
  /** By stop × stop: whether a visit to the one there can be followed by one to the other here. */
  readonly can: Uint8Array;
}

/** All slots that a day can hold: whole visits within hours that overlap, the shortest way between two stops apart. */
export function slotsOf(q: TourQuestion, stops: TourQuestion["stops"], day: number): Slot[] {
  const minutes = (a: number, b: number): number =>
    Math.ceil(q.minutes[(stops[a] as { place: number }).place * q.places + (stops[b] as { place: number }).place] as number);
  const hours = stops.map((s) => (s.windows[day] ?? []).filter((w) => w.to - w.from >= s.serviceMinutes));
  const open = [...stops.keys()].filter((s) => hours[s]?.length);
  const service = open.reduce((least, s) => Math.min(least, stops[s]?.serviceMinutes ?? 0), Infinity);
  let gap = Infinity;
  for (const a of open) for (const b of open) if (a !== b) gap = Math.min(gap, minutes(a, b));
  if (gap === Infinity) gap = 0;
  const spans: { from: number; to: number }[] = [];
  for (const w of hours.flat().toSorted((a, b) => a.from - b.from)) {
    const last = spans.at(-1);
    if (last && w.from <= last.to) last.to = Math.max(last.to, w.to);
    else spans.push({ ...w });
  }
  const slots: Slot[] = [];
  for (const [span, { from, to }] of spans.entries()) {
    const own = hours.map((ws) => ws.filter((w) => w.from >= from && w.to <= to));
    const of = (at: (ws: readonly Span[], service: number) => number): Float64Array =>
      Float64Array.from(own, (ws, i) => (ws.length === 0 ? NaN : at(ws, (stops[i] as { serviceMinutes: number }).serviceMinutes)));
    const begins = of((ws, own) => Math.max(...ws.map((w) => w.to)) - own);
    const fits = service + gap <= 0 ? open.length : Math.min(open.length, Math.floor((to - from + gap) / (service + gap)));
    for (let nth = 0; nth < fits; nth++) {
      const ends = of((ws, own) => Math.max(Math.min(...ws.map((w) => w.from)), from + nth * (service + gap)) + own);
      const after = slots.flatMap((x, before) =>
        (x.span === span ? x.nth === nth - 1 : nth === 0)
          ? {
              before,
              can: pairs(stops.length, stops.length, (u, s) => u !== s && (x.ends[u] as number) + minutes(u, s) <= (begins[s] as number)),
            }
          : [],
      );
      slots.push({ span, nth, ends, begins, after });
    }
  }
  return slots;
}

/** Row by row, 1 where it holds. */
export function pairs(rows: number, columns: number, holds: (row: number, column: number) => boolean): Uint8Array {
  const found = new Uint8Array(rows * columns);
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) if (holds(r, c)) found[r * columns + c] = 1;
  return found;
}
