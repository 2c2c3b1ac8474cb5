import type { Instance } from "./instance.ts";

/**
 * Who is served by which open place when places have capacities: the largest flow from places to cells, kept while
 * places come and go. Adding a place searches augmenting paths from it; removing one releases its people and lets the
 * others take them. A cell's people may be split.
 */
export class ServedFlow {
  readonly instance: Instance;
  readonly open: Uint8Array;
  people = 0;
  /** People sent along each entry of the matrix, received by each cell, sent by each place. */
  readonly sent: Float64Array;
  readonly received: Float64Array;
  readonly load: Float64Array;
  readonly #capacity: Float64Array;
  /** Entry of the matrix in the order of `candidate`. */
  readonly #entry: Int32Array;
  readonly #cameBy: Int32Array;
  readonly #seen: Uint8Array;
  readonly #queue: Int32Array;

  constructor(instance: Instance, capacity: Float64Array) {
    this.instance = instance;
    this.#capacity = capacity;
    this.open = new Uint8Array(instance.candidates);
    this.sent = new Float64Array(instance.cell.length);
    this.received = new Float64Array(instance.cells);
    this.load = new Float64Array(instance.candidates);
    this.#entry = new Int32Array(instance.cell.length);
    this.#cameBy = new Int32Array(instance.candidates);
    this.#seen = new Uint8Array(instance.candidates);
    this.#queue = new Int32Array(instance.candidates);
    const next = instance.back.slice();
    for (let e = 0; e < instance.cell.length; e++) {
      const i = instance.cell[e] as number;
      this.#entry[next[i] as number] = e;
      next[i] = (next[i] as number) + 1;
    }
  }

  /** People it would serve without moving anybody: at most what `add` gains. */
  guess(j: number): number {
    const { first, cell, weight } = this.instance;
    let people = 0;
    for (let e = first[j] as number; e < (first[j + 1] as number); e++) {
      const i = cell[e] as number;
      people += (weight[i] as number) - (this.received[i] as number);
    }
    return Math.min(people, this.#capacity[j] as number);
  }

  add(j: number): void {
    this.open[j] = 1;
    this.#augment(j);
  }

  remove(j: number): void {
    const { first, cell, candidates } = this.instance;
    this.open[j] = 0;
    for (let e = first[j] as number; e < (first[j + 1] as number); e++) {
      const i = cell[e] as number;
      this.received[i] = (this.received[i] as number) - (this.sent[e] as number);
      this.sent[e] = 0;
    }
    this.people -= this.load[j] as number;
    this.load[j] = 0;
    for (let k = 0; k < candidates; k++) if (this.open[k] === 1 && this.#spare(k) > 0) this.#augment(k);
  }

  #spare(j: number): number {
    const spare = (this.#capacity[j] as number) - (this.load[j] as number);
    return spare > 1e-9 * (this.#capacity[j] as number) ? spare : 0;
  }

  /** Breadth first over open places: one hands a cell's people to the next and serves others instead. */
  #augment(source: number): void {
    const { first, cell, back, candidate, weight } = this.instance;
    for (let spare = this.#spare(source); spare > 0; spare = this.#spare(source)) {
      this.#seen.fill(0);
      this.#seen[source] = 1;
      this.#queue[0] = source;
      this.#cameBy[source] = -1;
      let size = 1;
      let end = -1;
      for (let at = 0; at < size && end === -1; at++) {
        const j = this.#queue[at] as number;
        for (let e = first[j] as number; e < (first[j + 1] as number) && end === -1; e++) {
          const i = cell[e] as number;
          if ((weight[i] as number) - (this.received[i] as number) > 1e-9 * (weight[i] as number)) end = e;
        }
        if (end !== -1) this.#push(source, j, end, spare);
        for (let e = first[j] as number; e < (first[j + 1] as number) && end === -1; e++) {
          const i = cell[e] as number;
          for (let b = back[i] as number; b < (back[i + 1] as number); b++) {
            const k = candidate[b] as number;
            if (this.#seen[k] === 1 || (this.sent[this.#entry[b] as number] as number) <= 1e-9) continue;
            this.#seen[k] = 1;
            // The entry by which j takes over and the one k gives up stand in the same row of cell i.
            this.#cameBy[k] = e;
            this.#queue[size++] = k;
          }
        }
      }
      if (end === -1) return;
    }
  }

  /** Sends as many as the path allows: from `source` over the entries of #cameBy to place j and its free cell at `end`. */
  #push(source: number, last: number, end: number, spare: number): void {
    const { cell, weight } = this.instance;
    const free = cell[end] as number;
    let amount = Math.min(spare, (weight[free] as number) - (this.received[free] as number));
    for (let j = last; j !== source; j = this.#placeOf(this.#cameBy[j] as number))
      amount = Math.min(amount, this.sent[this.#entryOf(j, cell[this.#cameBy[j] as number] as number)] as number);
    let arrives = end;
    for (let j = last; ;) {
      this.sent[arrives] = (this.sent[arrives] as number) + amount;
      if (j === source) break;
      const taken = this.#cameBy[j] as number;
      const given = this.#entryOf(j, cell[taken] as number);
      this.sent[given] = (this.sent[given] as number) - amount;
      arrives = taken;
      j = this.#placeOf(taken);
    }
    this.received[free] = (this.received[free] as number) + amount;
    this.load[source] = (this.load[source] as number) + amount;
    this.people += amount;
  }

  /** Row of an entry: the last candidate that starts at or before it. */
  #placeOf(entry: number): number {
    const { first, candidates } = this.instance;
    let [low, high] = [0, candidates];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((first[middle] as number) <= entry) low = middle;
      else high = middle;
    }
    return low;
  }

  #entryOf(j: number, i: number): number {
    const { back, candidate } = this.instance;
    let b = back[i] as number;
    while (candidate[b] !== j) b++;
    return this.#entry[b] as number;
  }
}
