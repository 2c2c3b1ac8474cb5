import type { Random } from "@bihuan/kit";
import { ABSENT, type Draft, type Place } from "./draft.ts";

/** How often a stop with a visit taken out loses the others of its pattern too. */
const WHOLE_PATTERN = 0.5;

/** The cheapest places for those visits of a stop that are absent, so that all its days make a pattern; undefined where no pattern fits. */
export function cheapestPattern(
  draft: Draft,
  visits: readonly number[],
  blink: () => boolean,
): { readonly fen: number; readonly places: readonly Place[] } | undefined {
  const { q, days } = draft.world;
  const [some] = visits as readonly [number];
  const taken = visits.flatMap((v) => (draft.routeOf[v] === ABSENT ? [] : (draft.routeOf[v] as number) % days));
  const onDay = new Map<number, Place | undefined>();
  let best: { fen: number; places: Place[] } | undefined;
  for (const pattern of q.stops[some]?.patterns ?? []) {
    if (!taken.every((d) => pattern.includes(d))) continue;
    const places: Place[] = [];
    let fen = 0;
    for (const d of pattern) {
      if (taken.includes(d)) continue;
      if (!onDay.has(d)) onDay.set(d, draft.cheapest(some, blink, d));
      const place = onDay.get(d);
      fen += place?.fen ?? Infinity;
      if (place) places.push(place);
    }
    if (fen < (best?.fen ?? Infinity)) best = { fen, places };
  }
  return best;
}

/** Takes out what is left of stops of which some visits are absent; what is fixed stays. False where a day cannot be without one. */
export function dropParts(draft: Draft): boolean {
  const { visits, fixedTo } = draft.world;
  let isDone = true;
  for (const own of visits)
    if (own.length > 1 && own.some((v) => draft.routeOf[v] === ABSENT))
      for (const v of own) if (draft.routeOf[v] !== ABSENT && (fixedTo[v] as number) < 0) isDone = draft.takeOut(v) && isDone;
  return isDone;
}

/** Of stops that lost a visit, half lose all: only so can they change to another pattern. */
export function loosen(draft: Draft, random: Random): void {
  for (const own of draft.world.visits) {
    if (own.length === 1 || !own.some((v) => draft.routeOf[v] === ABSENT) || !own.some((v) => draft.routeOf[v] !== ABSENT)) continue;
    if (random.next() < WHOLE_PATTERN)
      for (const v of own) if (draft.routeOf[v] !== ABSENT && (draft.world.fixedTo[v] as number) < 0) draft.takeOut(v);
  }
}
