import { isEmpty, isNamed, Tags, textOf, unescapeExcel, unescapeXml } from "./tags.ts";
import { Unreadable } from "./unreadable.ts";

const SLAB = 4 * 2 ** 20;
/** Together; 1,000,000 rows of a dozen long words each come to a fifth of it. */
const MOST_BYTES = 1024 * 2 ** 20;
const REMEMBERED = 2 ** 14;

/** The texts a workbook's cells share, kept as bytes; each becomes a string when a cell asks for it. */
export class SharedStrings extends Tags {
  #slabs: Buffer[] = [];
  #used = SLAB;
  #offsets = new Uint32Array(1024);
  #lengths = new Uint32Array(1024);
  #count = 0;
  #bytes = 0;
  #text: Buffer[] = [];
  #phonetic = 0;
  readonly #seen = new Int32Array(REMEMBERED).fill(-1);
  readonly #words: string[] = [];

  get count(): number {
    return this.#count;
  }

  get(index: number): string | undefined {
    if (!(index >= 0 && index < this.#count)) return undefined;
    const place = index & (REMEMBERED - 1);
    if (this.#seen[place] === index) return this.#words[place];
    const offset = this.#offsets[index] as number;
    const slab = this.#slabs[Math.floor(offset / SLAB)];
    const from = offset % SLAB;
    const word = slab?.toString("utf8", from, from + (this.#lengths[index] as number)) ?? "";
    this.#seen[place] = index;
    this.#words[place] = word;
    return word;
  }

  protected onTag(b: Buffer, from: number, to: number, name: number, end: number, closing: boolean): void {
    const first = b[name];
    if (first === 0x74 && isNamed(b, name, "t")) {
      if (closing && this.#phonetic === 0) this.#take(b, from, to);
    } else if (first === 0x73 && isNamed(b, name, "si")) {
      if (closing || isEmpty(b, end)) this.#store();
      else this.#text.length = 0;
    } else if (first === 0x72 && isNamed(b, name, "rPh") && !isEmpty(b, end)) this.#phonetic += closing ? -1 : 1;
  }

  #take(b: Buffer, from: number, to: number): void {
    let plain = this.aside === "";
    for (let i = from; plain && i < to; i++) if (b[i] === 0x26 || (b[i] === 0x5f && b[i + 1] === 0x78)) plain = false;
    this.#text.push(
      plain
        ? b.subarray(from, to)
        : Buffer.from(this.aside === "" ? textOf(b, from, to) : unescapeExcel(unescapeXml(this.aside + b.toString("utf8", from, to)))),
    );
  }

  /** Pieces point into what was read: copied here, before the next piece comes. */
  #store(): void {
    let length = 0;
    for (const t of this.#text) length += t.length;
    if (length > SLAB || (this.#bytes += length) > MOST_BYTES) throw new Unreadable("too-large");
    if (this.#used + length > SLAB) {
      this.#slabs.push(Buffer.allocUnsafe(SLAB));
      this.#used = 0;
    }
    if (this.#count === this.#offsets.length) {
      this.#offsets = grown(this.#offsets);
      this.#lengths = grown(this.#lengths);
    }
    this.#offsets[this.#count] = (this.#slabs.length - 1) * SLAB + this.#used;
    this.#lengths[this.#count++] = length;
    const slab = this.#slabs.at(-1) as Buffer;
    for (const t of this.#text) this.#used += t.copy(slab, this.#used);
    this.#text.length = 0;
  }
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
