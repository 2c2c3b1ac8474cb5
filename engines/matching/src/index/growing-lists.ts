import type { Postings } from "./part.ts";

/**
 * The lists of postings of a growing table, side by side in shared arrays: hundreds of thousands of lists, most of one posting,
 * would be as many small objects for the garbage collector to follow and to move. A list whose room is full moves to twice the room at the end.
 */
export class GrowingLists {
  #docs = new Uint16Array(1 << 12);
  #impacts = new Uint8Array(1 << 12);
  /** Where the free room begins. */
  #end = 0;
  /** Of each list: where it begins, its length, its largest impact. */
  #starts = new Uint32Array(1 << 10);
  #lengths = new Uint16Array(1 << 10);
  #maxima = new Uint8Array(1 << 10);
  count = 0;

  /** Adds to a list, or begins the one behind the last. A document comes after those the list has. */
  push(list: number, doc: number, impact: number): void {
    if (list === this.count) this.begin();
    const length = this.#lengths[list] as number;
    if (length > 0 && isRoom(length)) this.#move(list, length);
    const at = (this.#starts[list] as number) + length;
    this.#docs[at] = doc;
    this.#impacts[at] = impact;
    this.#lengths[list] = length + 1;
    if (impact > (this.#maxima[list] as number)) this.#maxima[list] = impact;
  }

  /** Gives all room back at once; there are no lists any more. */
  release(): void {
    for (const array of [this.#docs, this.#impacts, this.#starts, this.#lengths, this.#maxima]) free(array);
    this.count = 0;
  }

  /** Holds until the next push. */
  get(list: number): Postings {
    const from = this.#starts[list] as number;
    const to = from + (this.#lengths[list] as number);
    return { docs: this.#docs, impacts: this.#impacts, from, to, max: this.#maxima[list] as number };
  }

  /** Begins an empty list behind the last. */
  begin(): void {
    if (this.count === this.#starts.length) {
      const capacity = 2 * this.count;
      this.#starts = copied(this.#starts, new Uint32Array(capacity));
      this.#lengths = copied(this.#lengths, new Uint16Array(capacity));
      this.#maxima = copied(this.#maxima, new Uint8Array(capacity));
    }
    this.#starts[this.count++] = this.#take(1);
  }

  #move(list: number, length: number): void {
    const from = this.#starts[list] as number;
    const to = this.#take(Math.max(4, 2 * length));
    this.#docs.copyWithin(to, from, from + length);
    this.#impacts.copyWithin(to, from, from + length);
    this.#starts[list] = to;
  }

  #take(room: number): number {
    const from = this.#end;
    this.#end += room;
    if (this.#end > this.#docs.length) {
      const capacity = Math.max(2 * this.#docs.length, this.#end);
      this.#docs = copied(this.#docs, new Uint16Array(capacity));
      this.#impacts = copied(this.#impacts, new Uint8Array(capacity));
    }
    return from;
  }
}

/** Rooms are 1, 4, 8, 16 …: a list as long as one of them is full. */
const isRoom = (length: number): boolean => (length & (length - 1)) === 0 && length !== 2;

function copied<T extends Uint8Array | Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  free(from);
  return to;
}

/** Gives the array's room back at once. Left to the collector, what tables outgrow makes it come often, and everybody waits for it. */
export function free({ buffer }: Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}
