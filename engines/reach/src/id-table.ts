/** Ids → rows by open addressing. The first row of an id holds; a second one only lends its position if it lies farther south or west. */
export class IdTable {
  readonly #ids: Float64Array;
  /** Row + 1, 0 = free. */
  readonly #slots: Int32Array;
  readonly #mask: number;

  constructor(ids: Float64Array, count: number, lats: Int32Array, lons: Int32Array) {
    let size = 1024;
    while (size < 2 * count) size *= 2;
    this.#ids = ids;
    this.#slots = new Int32Array(size);
    this.#mask = size - 1;
    const slots = this.#slots;
    for (let row = 0; row < count; row++) {
      const slot = this.#slotOf(ids[row] as number);
      const seen = (slots[slot] as number) - 1;
      if (seen < 0) {
        slots[slot] = row + 1;
        continue;
      }
      const before = (lats[row] as number) - (lats[seen] as number) || (lons[row] as number) - (lons[seen] as number);
      if (before < 0) {
        lats[seen] = lats[row] as number;
        lons[seen] = lons[row] as number;
      }
    }
  }

  /** Row of each reference, −1 for unknown ids and −2 for NaN. */
  rowsOf(refs: Float64Array, count: number): Int32Array {
    const rows = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      const ref = refs[i] as number;
      rows[i] = ref === ref ? (this.#slots[this.#slotOf(ref)] as number) - 1 : -2;
    }
    return rows;
  }

  /**
   * 64 consecutive ids lie together, as a mapper's session wrote them and ways name them; the blocks are scattered by all bits of
   * the id (by the low 32 alone, a hostile file with ids 2^32 apart would be probed for minutes).
   */
  #slotOf(id: number): number {
    const ids = this.#ids;
    const slots = this.#slots;
    const mask = this.#mask;
    const block = Math.floor(id / 64);
    const high = Math.floor(block / 4_294_967_296);
    const mixed = Math.imul((block | 0) ^ Math.imul(high + 1, 0x85ebca6b), 0x9e3779b1);
    let slot = (Math.imul(mixed ^ (mixed >>> 15), 64) | (id & 63)) & mask;
    for (;;) {
      const held = slots[slot] as number;
      if (held === 0 || ids[held - 1] === id) return slot;
      slot = (slot + 1) & mask;
    }
  }
}
