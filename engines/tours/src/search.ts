import type { Random } from "@bihuan/kit";
import { ABSENT, HOME, type Draft } from "./draft.ts";
import { cheapestPattern, dropParts, loosen } from "./patterns.ts";

/**
 * Ruin and recreate (SISR: Christiaens and Vanden Berghe, Transportation Science 54(2), 2020): strings of neighbouring visits are taken out, put back
 * greedily with blinks, and accepted by annealing. Besides them, nights are decisions: a night or a row of nights moves to another lodging, its days are
 * emptied and filled anew. Prize collecting from empty never opens a far valley, because no single visit pays for it; here the nights of a whole row
 * move towards somebody absent.
 */
const BLINK = 0.01;
/** Visits taken out at once, and heat at first, in mean ways between places: where nights are decisions, where there are hours, and where there is neither. */
const NIGHTS = { removed: 6, heat: 1.5 };
const HOURS = { removed: 8, heat: 1.5 };
const PLAIN = { removed: 6, heat: 0.6 };
const LONGEST_STRING = 10;
/** Share of the rounds that move nights instead of strings. */
const NIGHT_ROUNDS = 0.6;
/** Share of the rounds that take in visits at any price. */
const EAGER = 0.1;
/** Where nights are decisions a longer search cools several times: two plans of this effort, the better kept, are better than one of twice as much. */
const ONE_COOLING = 120_000;

export interface Search {
  readonly iterations: number;
  readonly random: Random;
  /** Extra cost of a state, e.g. of visits moved against an older plan. */
  readonly penalty?: (draft: Draft) => number;
  readonly better?: (fen: number) => void;
  readonly stop?: () => boolean;
}

/** Improves the draft in place and leaves the best state found in it. Same draft, iterations and seed: same state. */
export function improve(draft: Draft, { iterations, random, penalty = () => 0, better, stop }: Search): void {
  const { world } = draft;
  if (world.q.stops.length === 0 || world.routes === 0) return;
  const manner = world.q.lodgings.length > 0 ? NIGHTS : world.hasHours ? HOURS : PLAIN;
  const first = (world.metres.reduce((a, b) => a + b, 0) / Math.max(1, world.metres.length)) * world.perMetreFen * manner.heat + 1;
  const coolings = manner === NIGHTS ? Math.max(1, Math.round(iterations / ONE_COOLING)) : 1;
  const each = Math.ceil(iterations / coolings);
  const cooling = (1 / 100) ** (1 / Math.max(1, each));
  let heat = first;
  mendFixed(draft);
  const isPatterned = world.together.some((own) => own !== undefined);
  if (isPatterned) dropParts(draft);
  recreate(draft, random, allAbsent(draft));
  if (isPatterned) dropParts(draft);
  let now = draft.fen + penalty(draft);
  let best = now;
  let kept = draft.snapshot();
  for (let i = 0; i < iterations; i++, heat *= cooling) {
    if (stop !== undefined && i % 64 === 0 && stop()) break;
    if (i % each === 0) heat = first;
    draft.mark();
    if (random.next() < NIGHT_ROUNDS && world.q.lodgings.length > 0) moveNights(draft, random);
    else ruin(draft, random, manner.removed);
    if (isPatterned) loosen(draft, random);
    recreate(draft, random, allAbsent(draft));
    const next = isPatterned && !dropParts(draft) ? Infinity : draft.fen + penalty(draft);
    if (next < now - heat * Math.log(random.next() + 1e-12)) {
      now = next;
      if (next < best - 1e-6) {
        best = next;
        kept = draft.snapshot();
        better?.(best);
      }
    } else draft.undo();
  }
  draft.restore(kept);
}

const allAbsent = (draft: Draft): number[] => {
  const absent: number[] = [];
  for (let s = 0; s < draft.routeOf.length; s++) if (draft.routeOf[s] === ABSENT) absent.push(s);
  return absent;
};

/** Fixed visits are put into their day before anything else; `checkFixed` has seen that they fit. */
function mendFixed(draft: Draft): void {
  const { fixedTo, begins, days } = draft.world;
  for (let s = 0; s < fixedTo.length; s++) {
    const route = fixedTo[s] as number;
    if (route < 0 || draft.routeOf[s] === route) continue;
    const stops = [...draft.stopsOf(route).filter((o) => fixedTo[o] === route), s].sort(
      (a, b) => (begins[a * days + (route % days)]?.[0]?.from ?? 0) - (begins[b * days + (route % days)]?.[0]?.from ?? 0),
    );
    if (!draft.setStops(route, stops)) {
      const plain = draft.stopsOf(route);
      for (let at = 0; at <= plain.length; at++) if (draft.setStops(route, [...plain.slice(0, at), s, ...plain.slice(at)])) break;
    }
  }
}

function ruin(draft: Draft, random: Random, removed: number): void {
  const { world } = draft;
  const lengths: number[] = [];
  for (const size of draft.sizes) if (size > 0) lengths.push(size);
  if (lengths.length === 0) return;
  const mean = lengths.reduce((a, b) => a + b, 0) / lengths.length;
  const longest = Math.min(LONGEST_STRING, mean);
  const strings = Math.floor((random.next() * (4 * removed)) / (1 + longest)) + 1;
  const seed = random.below(world.q.stops.length);
  const ruined = new Set<number>();
  const around = world.near[seed] as Int32Array;
  for (let k = -1; k < around.length && ruined.size < strings; k++) {
    const s = k < 0 ? seed : (around[k] as number);
    const route = draft.routeOf[s] as number;
    if (route === ABSENT || ruined.has(route) || route % world.days < (world.q.firstOpenDay ?? 0)) continue;
    ruined.add(route);
    const stops = draft.stopsOf(route);
    const most = Math.max(1, Math.round(Math.min(stops.length, Math.max(longest, 2))));
    const length = 1 + random.below(most);
    const at = stops.indexOf(s);
    const from = Math.max(0, Math.min(at - random.below(length), stops.length - length));
    draft.setStops(
      route,
      stops.filter((o, i) => i < from || i >= from + length || world.fixedTo[o] === route),
    );
  }
}

/** One night, or the whole row of nights between two days at home, moves to another lodging near somebody, or home. */
function moveNights(draft: Draft, random: Random): void {
  const { world } = draft;
  const { days, q } = world;
  const firstOpen = q.firstOpenDay ?? 0;
  const free: number[] = [];
  for (let r = 0; r < world.routes; r++) if (!world.homeAfter[r] && r % days >= firstOpen && world.duty[r]) free.push(r);
  if (free.length === 0) return;
  const route = random.pick(free);
  const absent = allAbsent(draft);
  const towards = absent.length > 0 && random.below(2) === 0 ? random.pick(absent) : random.below(q.stops.length);
  const lodging = random.below(4) === 0 ? HOME : nearLodging(draft, towards, random);
  const row = [route];
  if (random.below(2) === 0) {
    for (let r = route + 1; r % days !== 0 && !world.homeAfter[r] && world.duty[r]; r++) row.push(r);
    if (random.below(2) === 0)
      for (let r = route - 1; r >= 0 && r % days !== days - 1 && !world.homeAfter[r] && r % days >= firstOpen; r--) row.unshift(r);
  }
  for (const r of row) {
    if (row.length > 1 || random.below(2) === 0) clear(draft, r);
    draft.setNight(r, lodging);
  }
  if (row.length > 1) clear(draft, (row.at(-1) as number) + 1);
  // The neighbours of the one it goes towards come first: a far valley pays as a whole.
  if (lodging !== HOME)
    recreate(
      draft,
      random,
      [towards, ...(world.near[towards] as Int32Array)].filter((s) => draft.routeOf[s] === ABSENT).slice(0, 12),
      "given",
    );
}

function clear(draft: Draft, route: number): void {
  const stops = draft.stopsOf(route);
  draft.setStops(
    route,
    stops.filter((s) => draft.world.fixedTo[s] === route),
  );
}

function nearLodging(draft: Draft, stop: number, random: Random): number {
  const { q, metres, place } = draft.world;
  const here = place[stop] as number;
  const order = q.lodgings
    .map((l, i) => ({ i, far: metres[l.place * q.places + here] as number }))
    .sort((a, b) => a.far - b.far || a.i - b.i);
  // Mostly the nearest, sometimes the next ones.
  let k = 0;
  while (k < order.length - 1 && random.below(3) === 0) k++;
  return (order[k] as { i: number }).i;
}

function recreate(draft: Draft, random: Random, absent: readonly number[], order?: "given"): void {
  const { world } = draft;
  const { q, prize, orders } = world;
  let list = random.shuffle(absent);
  const key = random.pick(orders);
  if (order === "given") list = [...absent];
  else if (key) list.sort((a, b) => (key[a] as number) - (key[b] as number));
  // Where a visit may cost more than it is worth, several may pay together that do not pay one by one: now and then all that fit are taken in, and judged as a whole.
  const blink = (): boolean => random.next() < BLINK;
  const isEager = q.worthFen !== undefined && random.next() < EAGER;
  for (const s of list) {
    if ((world.fixedTo[s] as number) >= 0) continue;
    const together = world.together[s];
    if (together) {
      const wanted = together.filter((v) => draft.routeOf[v] === ABSENT);
      if (!wanted.includes(s)) continue;
      const found = cheapestPattern(draft, together, blink);
      if (found && (isEager || found.fen < wanted.length * (prize[s] as number)))
        for (const [k, place_] of found.places.entries()) draft.insert(wanted[k] as number, place_);
      continue;
    }
    const place_ = draft.cheapest(s, blink);
    if (place_ && (isEager || place_.fen < (prize[s] as number))) draft.insert(s, place_);
  }
}
