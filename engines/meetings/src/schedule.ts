import { ok, refuse, seededRandom, type Random, type Result } from "@bihuan/kit";
import { boundMeetings, type MeetingBound } from "./bound.ts";
import { readHall, type MeetingQuestion, type MeetingRefusal } from "./question.ts";
import { whyLeft, type LeftOut } from "./reasons.ts";
import { bits, Timetable } from "./timetable.ts";

export interface MeetingPlan {
  readonly placed: readonly { readonly meeting: string; readonly slot: number; readonly table?: number }[];
  readonly left: readonly LeftOut[];
  /** Holes between meetings of one person on one day, and the idle slots in them. */
  readonly gaps: number;
  readonly idleSlots: number;
  readonly weight: number;
  readonly bound: MeetingBound;
  /** Only where proved: as many are placed as the bound allows, and no gap is left. */
  readonly isOptimal: boolean;
}

export interface Effort {
  /** Trades tried after all have been placed that can be. */
  readonly iterations: number;
  readonly seed: number;
}
export interface Hooks {
  readonly progress?: (placed: number, gapCost: number) => void;
  readonly stop?: () => boolean;
}

const NONE = -1;
/** Costs that differ by less are the same: sums of tenths are not exact. */
const SAME = 1e-6;
/** A meeting outweighs every gap that placing it may cause. */
const PER_WEIGHT = 1000;
/** In gaps: the rise that is forgiven now and then, at the beginning and at the end. */
const HOTTEST = 0.3;
const COLDEST = 0.03;

/**
 * Places meetings in slots and at tables: as much weight as possible, then as few gaps as possible. Same question, effort and seed: same timetable,
 * whatever the order of its lists means to the seed alone. Can be stopped at any moment; the answer is always valid.
 */
export function scheduleMeetings(
  q: MeetingQuestion,
  effort: Effort,
  hooks: Hooks = {},
  from?: MeetingPlan,
): Result<MeetingPlan, readonly MeetingRefusal[]> {
  const { hall, faults } = readHall(q);
  if (!hall || faults.length > 0) return refuse(faults);
  const table = new Timetable(hall);
  if (from) takeOver(table, from);
  const before = table.snapshot();
  const random = seededRandom(effort.seed);
  fill(table, random);
  anneal(table, effort.iterations, random, hooks);
  if (from) goBack(table, before);
  return ok(readPlan(table, from));
}

/** Of timetables that cost the same the one nearest to what stood: whoever can go back at no cost does, as long as more go back than leave. */
function goBack(table: Timetable, before: Int32Array): void {
  const isHome = (m: number): number => (table.slotOf[m] === before[m] ? 1 : 0);
  for (let moved = true; moved;) {
    moved = false;
    for (let m = 0; m < before.length; m++) {
      const home = before[m] as number;
      if (home === NONE || table.slotOf[m] === NONE || table.slotOf[m] === home) continue;
      const moves = table.chain(m, home);
      if (!moves || moves.reduce((n, x) => n + (x.to === before[x.meeting] ? 1 : 0) - isHome(x.meeting), 0) <= 0) continue;
      const cost = table.gapCost;
      const back = table.trade(moves);
      if (!back) continue;
      if (table.gapCost > cost + SAME) table.trade(back);
      else moved = true;
    }
  }
}

/** Places what is fixed, then the rest, the hardest first; who finds no slot free for both is let in along an alternating path of two slots (König). */
export function fill(table: Timetable, random: Random): void {
  const { hall } = table;
  const order: number[] = [];
  for (let m = 0; m < hall.q.meetings.length; m++) {
    if (table.slotOf[m] !== NONE) continue;
    if ((hall.fixed[m] as number) !== NONE) table.put(m, hall.fixed[m] as number);
    else order.push(m);
  }
  const degree = new Int32Array(hall.q.persons.length);
  for (const m of order) for (const p of [hall.a[m] as number, hall.b[m] as number]) degree[p] = (degree[p] as number) + 1;
  const rank = new Map(random.shuffle(order).map((m, i) => [m, i]));
  const hardness = (m: number): number => Math.max(degree[hall.a[m] as number] as number, degree[hall.b[m] as number] as number);
  order.sort(
    (x, y) =>
      (hall.weight[y] as number) - (hall.weight[x] as number) ||
      hardness(y) - hardness(x) ||
      (rank.get(x) as number) - (rank.get(y) as number),
  );
  for (const m of order) if (!placeFreely(table, m)) placeByPath(table, m, random);
}

/** The slot free for both that costs the fewest gaps. */
function placeFreely(table: Timetable, m: number): boolean {
  let best = NONE;
  let least = Infinity;
  for (let s = 0; s < table.hall.slots; s++) {
    if (!table.fits(m, s)) continue;
    const before = table.gapCost;
    table.put(m, s);
    const cost = table.gapCost - before;
    table.take(m);
    if (cost < least) [best, least] = [s, cost];
  }
  if (best === NONE) return false;
  table.put(m, best);
  return true;
}

/** One of the two is free in slot s, the other in slot t: what the other holds in s is traded against t, if that leaves s free for both. */
function placeByPath(table: Timetable, m: number, random: Random): boolean {
  const { hall } = table;
  const sides = [
    [hall.a[m] as number, hall.b[m] as number],
    [hall.b[m] as number, hall.a[m] as number],
  ] as const;
  const start = random.below(Math.max(1, hall.slots));
  for (const [one, other] of sides)
    for (let i = 0; i < hall.slots; i++) {
      const s = (start + i) % hall.slots;
      if (!table.isFree(one, s) || hall.open[other * hall.slots + s] === 0 || !table.hasTable(hall.zone[m] as number, s)) continue;
      const held = table.at[other * hall.slots + s] as number;
      if (held === NONE) continue;
      for (let j = 1; j < hall.slots; j++) {
        const t = (s + j) % hall.slots;
        if (!table.isFree(other, t)) continue;
        const moves = table.chain(held, t);
        if (!moves || moves.some((x) => x.to === s && (hall.a[x.meeting] === one || hall.b[x.meeting] === one))) continue;
        const back = table.trade(moves);
        if (!back) continue;
        if (table.fits(m, s)) {
          table.put(m, s);
          return true;
        }
        table.trade(back);
      }
    }
  return false;
}

/** Puts an absent meeting where it displaces others, and finds them new places: kept where no weight is lost. */
function pushIn(table: Timetable, m: number, random: Random): boolean {
  const { hall } = table;
  const s = random.below(hall.slots);
  const [a, b] = [hall.a[m] as number, hall.b[m] as number];
  if (hall.open[a * hall.slots + s] === 0 || hall.open[b * hall.slots + s] === 0 || !table.keepsOrder(m, s)) return false;
  const displaced = [...new Set([table.at[a * hall.slots + s] as number, table.at[b * hall.slots + s] as number])].filter(
    (x) => x !== NONE,
  );
  if (displaced.some((x) => (hall.fixed[x] as number) !== NONE)) return false;
  const before = table.placedWeight;
  const was = displaced.map((x) => table.slotOf[x] as number);
  for (const x of displaced) table.take(x);
  if (!table.hasTable(hall.zone[m] as number, s)) {
    displaced.forEach((x, i) => table.put(x, was[i] as number));
    return false;
  }
  table.put(m, s);
  const homes = displaced.map((x) => placeFreely(table, x));
  if (table.placedWeight >= before) return true;
  displaced.forEach((x, i) => homes[i] && table.take(x));
  table.take(m);
  displaced.forEach((x, i) => table.put(x, was[i] as number));
  return false;
}

function anneal(table: Timetable, iterations: number, random: Random, { progress, stop }: Hooks): void {
  const { hall } = table;
  const count = hall.q.meetings.length;
  if (count === 0 || hall.slots === 0) return;
  const costOf = (): number => table.gapCost - PER_WEIGHT * table.placedWeight;
  const absent: number[] = [];
  for (let m = 0; m < count; m++) if (table.slotOf[m] === NONE) absent.push(m);
  const start = { cost: costOf(), slots: table.snapshot() };
  let best = start.cost;
  let kept = start.slots;
  const cooling = (COLDEST / HOTTEST) ** (1 / Math.max(1, iterations));
  let heat = HOTTEST;
  for (let i = 0; i < iterations; i++, heat *= cooling) {
    if (i % 256 === 0) {
      if (stop?.()) break;
      if (i % 65_536 === 0) progress?.(count - absent.length, table.gapCost);
    }
    if (absent.length > 0 && i % 8 === 0) {
      const k = random.below(absent.length);
      const m = absent[k] as number;
      if (placeFreely(table, m) || (random.below(4) === 0 ? placeByPath(table, m, random) : pushIn(table, m, random))) {
        absent.length = 0;
        for (let x = 0; x < count; x++) if (table.slotOf[x] === NONE) absent.push(x);
      }
    } else {
      const m = random.below(count);
      if (table.slotOf[m] === NONE || (hall.fixed[m] as number) !== NONE) continue;
      const to = random.below(3) === 0 ? random.below(hall.slots) : besideAnother(table, m, random);
      if (to === NONE || !table.tradeIf(m, to, random, heat)) continue;
    }
    const cost = costOf();
    if (cost < best - 1e-9) {
      best = cost;
      // Copying each better state of the hot beginning would cost more than it saves.
      if (heat < 0.5 || i % 64 === 0) kept = table.snapshot();
      else best = Infinity;
    }
  }
  if (costOf() > costIn(table, kept)) table.restore(kept);
  // What costs the same as it did at the beginning stays as it was.
  if (costOf() > start.cost - SAME) table.restore(start.slots);
}

/** A slot next to another meeting of one of the two: where a gap closes. NONE where there is none. */
function besideAnother(table: Timetable, m: number, random: Random): number {
  const { hall, at } = table;
  const row = (random.below(2) === 0 ? (hall.a[m] as number) : (hall.b[m] as number)) * hall.slots;
  const start = random.below(hall.slots);
  for (let i = 0; i < hall.slots; i++) {
    const s = start + i < hall.slots ? start + i : start + i - hall.slots;
    const other = at[row + s] as number;
    if (other === NONE || other === m) continue;
    const to = random.below(2) === 0 ? s - 1 : s + 1;
    return to >= 0 && to < hall.slots && hall.day[to] === hall.day[s] ? to : NONE;
  }
  return NONE;
}

function costIn(table: Timetable, slots: Int32Array): number {
  const other = new Timetable(table.hall);
  other.restore(slots);
  return other.gapCost - PER_WEIGHT * other.placedWeight;
}

function takeOver(table: Timetable, plan: MeetingPlan): void {
  const at = new Map(table.hall.q.meetings.map((m, i) => [m.id, i]));
  for (let m = 0; m < table.hall.q.meetings.length; m++)
    if ((table.hall.fixed[m] as number) !== NONE) table.put(m, table.hall.fixed[m] as number);
  for (const p of plan.placed) {
    const m = at.get(p.meeting);
    if (m !== undefined && table.slotOf[m] === NONE && p.slot < table.hall.slots && table.fits(m, p.slot)) table.put(m, p.slot);
  }
}

export function readPlan(table: Timetable, before?: Pick<MeetingPlan, "placed">): MeetingPlan {
  const { hall } = table;
  const { q } = hall;
  const tableOf = seat(table, before);
  const placed = q.meetings.flatMap((m, i) => {
    const slot = table.slotOf[i] as number;
    if (slot === NONE) return [];
    if (m.zone === undefined) return [{ meeting: m.id, slot }];
    return [{ meeting: m.id, slot, table: tableOf.get(i) as number }];
  });
  let [gaps, idle] = [0, 0];
  for (const mask of table.mask) {
    if (mask === 0) continue;
    gaps += bits(mask & ~(mask << 1)) - 1;
    idle += 32 - Math.clz32(mask) - (31 - Math.clz32(mask & -mask)) - bits(mask);
  }
  const bound = boundMeetings(hall);
  return {
    placed,
    left: whyLeft(table),
    gaps,
    idleSlots: idle,
    weight: table.placedWeight,
    bound,
    isOptimal:
      gaps === 0 &&
      (placed.length === q.meetings.length ||
        (placed.length === bound.meetings && q.meetings.every((m) => m.weight === q.meetings[0]?.weight))),
  };
}

/** Tables from 1 in every zone and slot; whoever keeps his slot keeps his table. */
function seat({ hall, slotOf }: Timetable, before: Pick<MeetingPlan, "placed"> = { placed: [] }): Map<number, number> {
  const at = new Map(before.placed.map((p) => [p.meeting, p]));
  const tableOf = new Map<number, number>();
  const most = 1 + hall.tables.reduce((a, b) => Math.max(a, b), 0);
  const taken = new Uint8Array(hall.tables.length * most);
  const sit = (m: number, number: number): boolean => {
    const cell = (hall.zone[m] as number) * hall.slots + (slotOf[m] as number);
    if (number > (hall.tables[cell] as number) || taken[cell * most + number] === 1) return false;
    taken[cell * most + number] = 1;
    tableOf.set(m, number);
    return true;
  };
  const seated = [...hall.q.meetings.keys()].filter((m) => slotOf[m] !== NONE && hall.zone[m] !== NONE);
  for (const m of seated) {
    const was = at.get(hall.q.meetings[m]?.id ?? "");
    if (was?.table !== undefined && was.slot === slotOf[m]) sit(m, was.table);
  }
  const next = new Map<number, number>();
  for (const m of seated) {
    if (tableOf.has(m)) continue;
    const cell = (hall.zone[m] as number) * hall.slots + (slotOf[m] as number);
    let number = next.get(cell) ?? 1;
    while (!sit(m, number)) number++;
    next.set(cell, number + 1);
  }
  return tableOf;
}
