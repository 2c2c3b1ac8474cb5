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
/** A search of fewer rounds a stop than this begins with less of that heat. */
const HASTY = { rounds: 3000, heat: 0.4 };
/** Where this share of the stops and more stays out, and where nights are no decisions, heat begins at so many times the worth of a visit of the middle. */
const SCARCE = { out: 0.25, heat: 0.4 };
/** Heat at last, of what ways alone ask for at first. */
const COLD = 0.01;
const LONGEST_STRING = 10;
/** Share of the rounds that move nights instead of strings. */
const NIGHT_ROUNDS = 0.6;
/** Share of the rounds that take in visits at any price. */
const EAGER = 0.1;
/** Where nights are decisions a longer search cools several times: two plans of this effort, the better kept, are better than one of twice as much. */
const ONE_COOLING = 120_000;
/** The same where there are hours, in rounds a stop. */
const HOURS_COOLING = 750;

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
  const { q } = world;
  if (q.stops.length === 0 || world.routes === 0) return;
  const manner = q.lodgings.length > 0 ? NIGHTS : world.hasHours ? HOURS : PLAIN;
  mendFixed(draft);
  const isPatterned = world.together.some((own) => own !== undefined);
  if (isPatterned) dropParts(draft);
  recreate(draft, random, allAbsent(draft), Infinity);
  if (isPatterned) dropParts(draft);
  const mean = (world.metres.reduce((a, b) => a + b, 0) / Math.max(1, world.metres.length)) * world.perMetreFen;
  const isScarce = manner !== NIGHTS && q.worthFen === undefined && allAbsent(draft).length >= SCARCE.out * q.stops.length;
  const one = manner === NIGHTS ? ONE_COOLING : manner === HOURS && !isScarce ? HOURS_COOLING * q.stops.length : iterations;
  const each = Math.ceil(iterations / Math.max(1, Math.round(iterations / one)));
  const isHasty = manner !== NIGHTS && each < HASTY.rounds * q.stops.length;
  const warm = mean * manner.heat * (isHasty ? HASTY.heat : 1) + 1;
  const first = isScarce ? SCARCE.heat * (world.prize.toSorted()[q.stops.length >> 1] as number) : warm;
  const last = warm * COLD;
  const cooling = (last / first) ** (1 / Math.max(1, each));
  let heat = first;
  let now = draft.fen + penalty(draft);
  let best = now;
  let kept = draft.snapshot();
  for (let i = 0; i < iterations; i++, heat *= cooling) {
    if (stop !== undefined && i % 64 === 0 && stop()) break;
    if (i % each === 0) heat = first;
    draft.mark();
    if (random.next() < NIGHT_ROUNDS && q.lodgings.length > 0) moveNights(draft, random);
    else ruin(draft, random, manner.removed);
    if (isPatterned) loosen(draft, random);
    const limit = now - heat * Math.log(random.next() + 1e-12);
    const isDone = recreate(draft, random, allAbsent(draft), limit, isScarce ? "drawn" : undefined) && (!isPatterned || dropParts(draft));
    const next = isDone ? draft.fen + penalty(draft) : Infinity;
    if (next < limit) {
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
  let served = 0;
  let used = 0;
  for (const size of draft.sizes) {
    served += size;
    if (size > 0) used++;
  }
  if (used === 0) return;
  const longest = Math.min(LONGEST_STRING, served / used);
  const strings = Math.floor((random.next() * (4 * removed)) / (1 + longest)) + 1;
  const seed = random.below(world.q.stops.length);
  const ruined: number[] = [];
  const around = world.near[seed] as Int32Array;
  for (let k = -1; k < around.length && ruined.length < strings; k++) {
    const s = k < 0 ? seed : (around[k] as number);
    const route = draft.routeOf[s] as number;
    if (route === ABSENT || ruined.includes(route) || route % world.days < (world.q.firstOpenDay ?? 0)) continue;
    ruined.push(route);
    const most = Math.max(1, Math.round(Math.min(draft.sizes[route] as number, Math.max(longest, 2))));
    const length = 1 + random.below(most);
    draft.cut(s, length, random.below(length));
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
      Infinity,
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

/**
 * Puts absent stops back; false, and not to the end, where the plan has already become as dear as `limit` whatever the rest may cost. Drawn, what is worth
 * more comes earlier as a rule: in any order that stands fast the same few would always be taken.
 */
function recreate(draft: Draft, random: Random, absent: readonly number[], limit: number, order?: "given" | "drawn"): boolean {
  const { world } = draft;
  const { q, prize, orders } = world;
  let list = random.shuffle(absent);
  const key = random.pick(orders);
  if (order === "given") list = [...absent];
  else if (order === "drawn") {
    const lot = prize.map((worth) => worth ** 3 * random.next());
    list.sort((a, b) => (lot[b] as number) - (lot[a] as number));
  } else if (key) list.sort((a, b) => (key[a] as number) - (key[b] as number));
  // Where a visit may cost more than it is worth, several may pay together that do not pay one by one: now and then all that fit are taken in, and judged as a whole.
  const blink = (): boolean => random.next() < BLINK;
  const isEager = q.worthFen !== undefined && random.next() < EAGER;
  let open = 0;
  for (const s of list) open += prize[s] as number;
  for (const s of list) {
    if (draft.fen - open >= limit) return false;
    open -= prize[s] as number;
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
  return true;
}
