/**
 * Ids → rows by open addressing. The first row of an id holds; a second one only lends its position if it lies farther south or west.
 * Ids that ascend, as nearly every file has them, are found by the first row of their block of 64: a tenth of the slots.
 */
export class IdTable {
  readonly #ids: Float64Array;
  readonly #count: number;
  readonly #ascending: boolean;
  /** Row + 1, 0 = free. */
  readonly #slots: Int32Array;
  readonly #mask: number;

  constructor(ids: Float64Array, count: number, lats: Int32Array, lons: Int32Array) {
    const blocks = ascendingBlocks(ids, count);
    let size = 1024;
    while (size < 2 * (blocks ?? count)) size *= 2;
    this.#ids = ids;
    this.#count = count;
    this.#ascending = blocks !== undefined;
    this.#slots = new Int32Array(size);
    this.#mask = size - 1;
    if (this.#ascending) this.#enterBlocks();
    else this.#enterAll(lats, lons);
  }

  #enterBlocks(): void {
    let before = NaN;
    for (let row = 0; row < this.#count; row++) {
      const block = Math.floor((this.#ids[row] as number) / 64);
      if (block !== before) this.#slots[this.#slotOfBlock(block)] = row + 1;
      before = block;
    }
  }

  #enterAll(lats: Int32Array, lons: Int32Array): void {
    const slots = this.#slots;
    for (let row = 0; row < this.#count; row++) {
      const slot = this.#slotOf(this.#ids[row] as number);
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
    const ids = this.#ids;
    // Where ids ascend, the next reference is often the next row.
    let next = this.#ascending ? 0 : this.#count;
    for (let i = 0; i < count; i++) {
      const ref = refs[i] as number;
      if (ref !== ref) {
        rows[i] = -2;
        continue;
      }
      const row = next < this.#count && ids[next] === ref ? next : this.#rowOf(ref);
      rows[i] = row;
      if (this.#ascending) next = row + 1;
    }
    return rows;
  }

  #rowOf(id: number): number {
    if (!this.#ascending) return (this.#slots[this.#slotOf(id)] as number) - 1;
    const first = (this.#slots[this.#slotOfBlock(Math.floor(id / 64))] as number) - 1;
    if (first < 0) return -1;
    // At most 64 rows belong to the block, and they lie in order.
    let row = first;
    while (row < this.#count && (this.#ids[row] as number) < id) row++;
    return row < this.#count && this.#ids[row] === id ? row : -1;
  }

  #slotOfBlock(block: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    const mixed = mix(block);
    for (let slot = (mixed ^ (mixed >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const held = slots[slot] as number;
      if (held === 0 || Math.floor((this.#ids[held - 1] as number) / 64) === block) return slot;
    }
  }

  /** 64 consecutive ids lie together, as a mapper's session wrote them and ways name them. */
  #slotOf(id: number): number {
    const ids = this.#ids;
    const slots = this.#slots;
    const mask = this.#mask;
    const mixed = mix(Math.floor(id / 64));
    let slot = (Math.imul(mixed ^ (mixed >>> 15), 64) | (id & 63)) & mask;
    for (;;) {
      const held = slots[slot] as number;
      if (held === 0 || ids[held - 1] === id) return slot;
      slot = (slot + 1) & mask;
    }
  }
}

/** Scatters blocks by all bits (by the low 32 alone, a hostile file with ids 2^32 apart would be probed for minutes). */
function mix(block: number): number {
  const high = Math.floor(block / 4_294_967_296);
  return Math.imul((block | 0) ^ Math.imul(high + 1, 0x85ebca6b), 0x9e3779b1);
}

/** Number of blocks of 64 among ids that ascend strictly; undefined for others. */
function ascendingBlocks(ids: Float64Array, count: number): number | undefined {
  let blocks = 0;
  let before = -Infinity;
  let blockBefore = NaN;
  for (let row = 0; row < count; row++) {
    const id = ids[row] as number;
    if (!(id > before)) return undefined;
    const block = Math.floor(id / 64);
    if (block !== blockBefore) blocks++;
    before = id;
    blockBefore = block;
  }
  return blocks;
}
