import type { Random } from "@bihuan/kit";
import type { Hall } from "./question.ts";

const NONE = -1;
const MOST_IN_CHAIN = 60;
/** Chains that join one for want of tables. */
const MOST_JOINED = 2;

/** A timetable being searched: no person twice in a slot, no zone over its tables, closed slots empty, fixed meetings where they stand. */
export class Timetable {
  readonly hall: Hall;
  readonly slotOf: Int32Array;
  /** persons × slots → meeting, or −1. */
  readonly at: Int32Array;
  /** zones × slots → tables taken. */
  readonly taken: Int32Array;
  /** persons × days → bits of the slots in use. */
  readonly mask: Int32Array;
  gapCost = 0;
  placedWeight = 0;

  constructor(hall: Hall) {
    this.hall = hall;
    this.slotOf = new Int32Array(hall.q.meetings.length).fill(NONE);
    this.at = new Int32Array(hall.q.persons.length * hall.slots).fill(NONE);
    this.taken = new Int32Array(hall.tables.length);
    this.mask = new Int32Array(hall.q.persons.length * hall.days);
    this.#seen = new Int32Array(hall.q.meetings.length);
    this.#more = new Int32Array(hall.q.zones.length);
    this.#seatOf = new Int32Array(hall.q.meetings.length);
    this.#firstSeat = new Int32Array(hall.tables.length);
    let seats = 0;
    for (const [cell, tables] of hall.tables.entries()) {
      this.#firstSeat[cell] = seats;
      seats += tables;
    }
    this.#seated = new Int32Array(seats);
  }

  isFree(person: number, slot: number): boolean {
    const i = person * this.hall.slots + slot;
    return this.hall.open[i] === 1 && this.at[i] === NONE;
  }
  hasTable(zone: number, slot: number): boolean {
    const i = zone * this.hall.slots + slot;
    return zone === NONE || (this.taken[i] as number) < (this.hall.tables[i] as number);
  }
  keepsOrder(meeting: number, slot: number): boolean {
    for (const b of this.hall.before[meeting] as number[]) if (this.slotOf[b] !== NONE && (this.slotOf[b] as number) >= slot) return false;
    for (const a of this.hall.afterOf[meeting] as number[]) if (this.slotOf[a] !== NONE && (this.slotOf[a] as number) <= slot) return false;
    return true;
  }
  fits(meeting: number, slot: number): boolean {
    const { a, b, zone } = this.hall;
    return (
      this.isFree(a[meeting] as number, slot) &&
      this.isFree(b[meeting] as number, slot) &&
      this.hasTable(zone[meeting] as number, slot) &&
      this.keepsOrder(meeting, slot)
    );
  }

  put(meeting: number, slot: number): void {
    this.#turn(meeting, slot, meeting, 1);
    this.slotOf[meeting] = slot;
    this.placedWeight += this.hall.weight[meeting] as number;
  }
  take(meeting: number): void {
    this.#turn(meeting, this.slotOf[meeting] as number, NONE, -1);
    this.slotOf[meeting] = NONE;
    this.placedWeight -= this.hall.weight[meeting] as number;
  }
  #turn(meeting: number, slot: number, value: number, tables: number): void {
    const { hall } = this;
    const zone = hall.zone[meeting] as number;
    if (zone !== NONE) this.#sit(meeting, zone * hall.slots + slot, tables);
    for (const person of [hall.a[meeting] as number, hall.b[meeting] as number]) {
      this.at[person * hall.slots + slot] = value;
      const word = person * hall.days + (hall.day[slot] as number);
      const mask = this.mask[word] as number;
      this.gapCost -= costOfMask(mask);
      this.mask[word] = mask ^ (hall.bit[slot] as number);
      this.gapCost += costOfMask(this.mask[word] as number);
    }
  }

  /** One more meeting at the tables of a zone and slot, or one less; who sits there stands in `#seated` from `#firstSeat` on. */
  #sit(meeting: number, cell: number, by: number): void {
    const first = this.#firstSeat[cell] as number;
    const count = this.taken[cell] as number;
    this.taken[cell] = count + by;
    if (by > 0) {
      this.#seated[first + count] = meeting;
      this.#seatOf[meeting] = first + count;
    } else {
      const last = this.#seated[first + count - 1] as number;
      this.#seated[this.#seatOf[meeting] as number] = last;
      this.#seatOf[last] = this.#seatOf[meeting] as number;
    }
  }
  readonly #firstSeat: Int32Array;
  readonly #seated: Int32Array;
  readonly #seatOf: Int32Array;

  /**
   * All meetings that trade places when one moves between two slots: the Kempe chain through the persons they share. Undefined where a closed slot, a fixed
   * meeting, an order or a zone's tables forbid the trade; nothing is changed.
   */
  chain(meeting: number, to: number): { meeting: number; to: number }[] | undefined {
    const from = this.slotOf[meeting] as number;
    const length = this.#gather(meeting, to);
    return length === 0 ? undefined : this.#trades(length, from, to);
  }
  #trades(length: number, from: number, to: number): { meeting: number; to: number }[] {
    return Array.from(this.#chain.subarray(0, length), (m) => ({ meeting: m, to: this.slotOf[m] === from ? to : from }));
  }

  readonly #chain = new Int32Array(MOST_IN_CHAIN + 4);
  /** By meeting: the search that came by it last. */
  readonly #seen: Int32Array;
  #searches = 0;
  /** By zone: how many more tables it takes in the slot gone to than it gives up. */
  readonly #more: Int32Array;

  /**
   * The chain, beginning with the meeting, in `#chain`; its length, 0 where the trade is forbidden. With `random`, a zone that would have too few tables lets
   * somebody who sits there change too, with his own chain: two chains between the same slots are one trade.
   */
  #gather(meeting: number, to: number, random?: Random): number {
    const { a, b, fixed, open, slots, zone } = this.hall;
    const from = this.slotOf[meeting] as number;
    if (to === from || from === NONE) return 0;
    const chain = this.#chain;
    const search = ++this.#searches;
    let length = 1;
    chain[0] = meeting;
    this.#seen[meeting] = search;
    let fits = true;
    for (let [i, joined] = [0, 0]; fits;) {
      for (; i < length; i++) {
        const m = chain[i] as number;
        const goes = this.slotOf[m] === from ? to : from;
        fits &&= (fixed[m] as number) === NONE && length <= MOST_IN_CHAIN;
        for (let side = 0; side < 2 && fits; side++) {
          const cell = ((side === 0 ? a[m] : b[m]) as number) * slots + goes;
          const other = this.at[cell] as number;
          fits = open[cell] === 1;
          if (other === NONE || this.#seen[other] === search) continue;
          this.#seen[other] = search;
          chain[length++] = other;
        }
        if (!fits) break;
        const z = zone[m] as number;
        if (z !== NONE) this.#more[z] = (this.#more[z] as number) + (goes === to ? 1 : -1);
      }
      if (!fits) break;
      const full = this.#overfull(length, from, to);
      if (full === NONE) break;
      fits = random !== undefined && joined++ < MOST_JOINED;
      if (!fits || random === undefined) break;
      const joins = this.#seated[(this.#firstSeat[full] as number) + random.below(Math.max(1, this.taken[full] as number))] as number;
      // Nobody sits there, or who does changes already.
      fits = this.taken[full] !== 0 && this.#seen[joins] !== search;
      this.#seen[joins] = search;
      chain[length++] = joins;
    }
    for (let i = 0; i < length; i++) if (zone[chain[i] as number] !== NONE) this.#more[zone[chain[i] as number] as number] = 0;
    return fits ? length : 0;
  }

  /** Zone and slot that would have too few tables, or NONE. */
  #overfull(length: number, from: number, to: number): number {
    const { slots, zone, tables } = this.hall;
    for (let i = 0; i < length; i++) {
      const z = zone[this.#chain[i] as number] as number;
      const more = z === NONE ? 0 : (this.#more[z] as number);
      const cell = z * slots + (more > 0 ? to : from);
      if (more !== 0 && (this.taken[cell] as number) + Math.abs(more) > (tables[cell] as number)) return cell;
    }
    return NONE;
  }

  /** Trades where a meeting's chain allows it and what gaps cost falls, or rises as little as the heat forgives; whether it was done. */
  tradeIf(meeting: number, to: number, random: Random, heat: number): boolean {
    const from = this.slotOf[meeting] as number;
    const length = this.#gather(meeting, to, random);
    if (length === 0) return false;
    const { a, b, slots, days, day, bit, before, afterOf } = this.hall;
    const chain = this.#chain;
    const [dayFrom, dayTo] = [day[from] as number, day[to] as number];
    let rise = 0;
    for (let i = 0; i < length; i++) {
      const m = chain[i] as number;
      const [is, goes] = this.slotOf[m] === from ? [from, to] : [to, from];
      for (let side = 0; side < 2; side++) {
        const person = (side === 0 ? a[m] : b[m]) as number;
        // Who has a meeting in either slot has one in either slot afterwards.
        if (this.at[person * slots + goes] !== NONE) continue;
        const left = this.mask[person * days + (day[is] as number)] as number;
        const out = left ^ (bit[is] as number);
        if (dayFrom === dayTo) rise += costOfMask(out | (bit[goes] as number)) - costOfMask(left);
        else {
          const met = this.mask[person * days + (day[goes] as number)] as number;
          rise += costOfMask(out) - costOfMask(left) + costOfMask(met | (bit[goes] as number)) - costOfMask(met);
        }
      }
    }
    if (rise > 0 && rise >= -heat * Math.log(random.next() + 1e-12)) return false;
    for (let i = 0; i < length; i++) {
      const m = chain[i] as number;
      if ((before[m] as number[]).length + (afterOf[m] as number[]).length > 0)
        return this.trade(this.#trades(length, from, to)) !== undefined;
    }
    for (let i = 0; i < length; i++) this.#lift(chain[i] as number);
    for (let i = 0; i < length; i++) {
      const m = chain[i] as number;
      this.put(m, this.slotOf[m] === from ? to : from);
    }
    return true;
  }

  /** Takes a meeting out of its slot for a moment: `slotOf` still says where it stood. */
  #lift(meeting: number): void {
    this.#turn(meeting, this.slotOf[meeting] as number, NONE, -1);
    this.placedWeight -= this.hall.weight[meeting] as number;
  }

  /** Makes the trade; false and unchanged where it breaks an order. Trading back is the same chain with the old slots. */
  trade(moves: readonly { meeting: number; to: number }[]): { meeting: number; to: number }[] | undefined {
    const back = moves.map((m) => ({ meeting: m.meeting, to: this.slotOf[m.meeting] as number }));
    for (const m of moves) this.take(m.meeting);
    for (const m of moves) this.put(m.meeting, m.to);
    if (moves.every((m) => this.keepsOrder(m.meeting, m.to))) return back;
    for (const m of moves) this.take(m.meeting);
    for (const m of back) this.put(m.meeting, m.to);
    return undefined;
  }

  snapshot(): Int32Array {
    return this.slotOf.slice();
  }
  restore(slots: Int32Array): void {
    for (let m = 0; m < slots.length; m++) if (this.slotOf[m] !== NONE && this.slotOf[m] !== slots[m]) this.take(m);
    for (let m = 0; m < slots.length; m++) if (slots[m] !== NONE && this.slotOf[m] === NONE) this.put(m, slots[m] as number);
  }
}

/** A day's gaps: one for each hole between meetings, and a tenth for each idle slot in it, so that long holes shrink before they close. */
export function costOfMask(mask: number): number {
  if (mask === 0) return 0;
  const runs = bits(mask & ~(mask << 1));
  const span = 32 - Math.clz32(mask) - (31 - Math.clz32(mask & -mask));
  return runs - 1 + 0.1 * (span - bits(mask));
}

export function bits(mask: number): number {
  let m = mask - ((mask >>> 1) & 0x55555555);
  m = (m & 0x33333333) + ((m >>> 2) & 0x33333333);
  return (((m + (m >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
