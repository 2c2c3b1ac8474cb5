import type { Hall } from "./question.ts";

const NONE = -1;

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
    if (zone !== NONE) this.taken[zone * hall.slots + slot] = (this.taken[zone * hall.slots + slot] as number) + tables;
    for (const person of [hall.a[meeting] as number, hall.b[meeting] as number]) {
      this.at[person * hall.slots + slot] = value;
      const word = person * hall.days + (hall.day[slot] as number);
      const mask = this.mask[word] as number;
      this.gapCost -= costOfMask(mask);
      this.mask[word] = mask ^ (hall.bit[slot] as number);
      this.gapCost += costOfMask(this.mask[word] as number);
    }
  }

  /**
   * All meetings that trade places when one moves between two slots: the Kempe chain through the persons they share. Undefined where a closed slot, a fixed
   * meeting, an order or a zone's tables forbid the trade; nothing is changed.
   */
  chain(meeting: number, to: number): { meeting: number; to: number }[] | undefined {
    const { hall } = this;
    const from = this.slotOf[meeting] as number;
    const moves: { meeting: number; to: number }[] = [{ meeting, to }];
    const seen = new Set([meeting]);
    for (let i = 0; i < moves.length; i++) {
      const move = moves[i] as { meeting: number; to: number };
      if ((hall.fixed[move.meeting] as number) !== NONE || moves.length > 60) return undefined;
      for (const person of [hall.a[move.meeting] as number, hall.b[move.meeting] as number]) {
        const cell = person * hall.slots + move.to;
        if (hall.open[cell] === 0) return undefined;
        const other = this.at[cell] as number;
        if (other === NONE || seen.has(other)) continue;
        seen.add(other);
        moves.push({ meeting: other, to: move.to === to ? from : to });
      }
    }
    const tables = new Map<number, number>();
    for (const m of moves) {
      const zone = hall.zone[m.meeting] as number;
      if (zone === NONE) continue;
      const was = this.slotOf[m.meeting] as number;
      tables.set(zone * hall.slots + was, (tables.get(zone * hall.slots + was) ?? 0) - 1);
      tables.set(zone * hall.slots + m.to, (tables.get(zone * hall.slots + m.to) ?? 0) + 1);
    }
    for (const [cell, by] of tables) if (by > 0 && (this.taken[cell] as number) + by > (hall.tables[cell] as number)) return undefined;
    return moves;
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
