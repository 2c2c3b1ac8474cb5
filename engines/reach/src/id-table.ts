/** Finds the rows of references. The first row of an id holds; a second one only lends its position if it lies farther south or west. */
export interface IdTable {
  /** Whether the ids ascend strictly. */
  readonly ascending: boolean;
  /** Row of each reference, −1 for unknown ids and −2 for NaN. */
  rowsOf(refs: Float64Array, count: number): Int32Array;
}

/** Ids that ascend, as nearly every file has them, lie in blocks; others are entered one by one. */
export function idTable(ids: Float64Array, count: number, lats: Int32Array, lons: Int32Array): IdTable {
  const blocks = ascendingBlocks(ids, count);
  return blocks === undefined ? new SingleTable(ids, count, lats, lons) : new BlockTable(ids, count, blocks);
}

/** Blocks are numbered in 32 bits: ids to 2^36 either way, six times as far as OpenStreetMap has come. */
const FARTHEST_BLOCKED = 2 ** 36;

/** Number of blocks of 64 among ids that ascend strictly; undefined for others. */
function ascendingBlocks(ids: Float64Array, count: number): number | undefined {
  let blocks = 0;
  let before = -FARTHEST_BLOCKED;
  let blockBefore = NaN;
  for (let row = 0; row < count; row++) {
    const id = ids[row] as number;
    if (!(id > before && id < FARTHEST_BLOCKED)) return undefined;
    const block = Math.floor(id / 64);
    if (block !== blockBefore) blocks++;
    before = id;
    blockBefore = block;
  }
  return blocks;
}

/**
 * Ascending ids by blocks of 64, open addressing. A slot is four words: the block, row + 1 of its first id (0 = free) and which of the
 * 64 are there. The row of an id is that of the first and as many further as there are before it: one look at memory.
 */
class BlockTable implements IdTable {
  readonly ascending = true;
  readonly #slots: Int32Array;
  readonly #mask: number;

  constructor(ids: Float64Array, count: number, blocks: number) {
    let size = 1024;
    while (size < 1.5 * blocks) size *= 2;
    this.#slots = new Int32Array(4 * size);
    this.#mask = size - 1;
    let row = 0;
    while (row < count) {
      const first = row;
      const block = Math.floor((ids[row] as number) / 64);
      const base = 64 * block;
      let low = 0;
      let high = 0;
      for (; row < count; row++) {
        const bit = (ids[row] as number) - base;
        if (bit >= 64) break;
        if (bit < 32) low |= 1 << bit;
        else high |= 1 << (bit - 32);
      }
      this.#enter(block, first, low, high);
    }
  }

  #enter(block: number, row: number, low: number, high: number): void {
    const slots = this.#slots;
    const slot = this.#slotOf(block);
    slots[slot] = block;
    slots[slot + 1] = row + 1;
    slots[slot + 2] = low;
    slots[slot + 3] = high;
  }

  rowsOf(refs: Float64Array, count: number): Int32Array {
    const rows = new Int32Array(count);
    const slots = this.#slots;
    let before = NaN;
    let slot = 0;
    for (let i = 0; i < count; i++) {
      const ref = refs[i] as number;
      const block = Math.floor(ref / 64);
      if (block !== before) {
        if (ref !== ref) {
          rows[i] = -2;
          continue;
        }
        if (!(ref > -FARTHEST_BLOCKED && ref < FARTHEST_BLOCKED)) {
          rows[i] = -1;
          continue;
        }
        slot = this.#slotOf(block);
        before = block;
      }
      const bit = ref - 64 * block;
      const low = slots[slot + 2] as number;
      const half = bit < 32 ? low : (slots[slot + 3] as number);
      const earlier = ones(half & ((1 << (bit & 31)) - 1)) + (bit < 32 ? 0 : ones(low));
      rows[i] = (half >>> (bit & 31)) & 1 ? (slots[slot + 1] as number) - 1 + earlier : -1;
    }
    return rows;
  }

  #slotOf(block: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    const mixed = Math.imul(block, 0x9e3779b1);
    for (let slot = (mixed ^ (mixed >>> 15)) & mask; ; slot = (slot + 1) & mask)
      if (slots[4 * slot + 1] === 0 || slots[4 * slot] === block) return 4 * slot;
  }
}

/** Bits that are set in 32. */
function ones(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Ids in any order by open addressing. */
class SingleTable implements IdTable {
  readonly ascending = false;
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

  rowsOf(refs: Float64Array, count: number): Int32Array {
    const rows = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      const ref = refs[i] as number;
      rows[i] = ref !== ref ? -2 : (this.#slots[this.#slotOf(ref)] as number) - 1;
    }
    return rows;
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
