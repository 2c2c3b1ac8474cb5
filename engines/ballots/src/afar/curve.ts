import { TWO_D } from "./assemble.ts";
import { openCodec } from "./codec.ts";
import {
  AFFINE,
  digitsOf,
  ENTRIES,
  littleEndian,
  number,
  openField,
  type Field,
  point,
  POINT,
  ROOM,
  SLOTS,
  TABLE,
  TABLES,
  WIDTH,
  WINDOWS,
  type Call,
} from "./field.ts";
import type { Element, Group } from "./group.ts";

const BASE = "e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76";
/** Fewer points than this are summed without buckets. */
const FEW = 24;
/** So many points lie in one array, each with room for its 32 bytes. */
const [SHELF, PLACE] = [128, 48];

/** The lowest 52 bits. */
function low52(bytes: Uint8Array): number {
  let out = (bytes[6] as number) & 15;
  for (let i = 5; i >= 0; i--) out = out * 256 + (bytes[i] as number);
  return out;
}

/** None where the runtime refuses WebAssembly. */
export function openCurve(): Group | undefined {
  const field = openField();
  return field && curveOver(field);
}

/**
 * ristretto255 (RFC 9496) over the assembled module. A point is four limbed numbers x, y, z, t of the twisted Edwards curve behind it. What multiplies a secret of a teller
 * goes the same steps and reads the same addresses whatever the secret; the rest is of public values, or of random numbers used once.
 */
function curveOver(field: Field): Group {
  const { need, copy, multiply, plus, minus, add, subtract, addAffine, subtractAffine, double, isSame, invert, pick } = field;
  const codec = openCodec(field);

  // Limbs of points lie side by side in large arrays: a small array for each would cost more than its arithmetic.
  let shelf = new Int32Array(0);
  let taken = 0;
  class Point implements Element {
    readonly shelf: Int32Array;
    readonly place: number;
    /** z is one: a fifth cheaper to add. */
    readonly isAffine: boolean;
    isWritten: boolean;

    constructor(from: number, bytes?: Uint8Array) {
      if (taken >= shelf.length) {
        shelf = new Int32Array(PLACE * SHELF);
        taken = 0;
      }
      this.shelf = shelf;
      this.place = taken;
      const { ints } = field;
      for (let i = 0, at = from >> 2; i < 40; i++) shelf[taken + i] = ints[at + i] as number;
      taken += PLACE;
      this.isAffine = this.isWritten = bytes !== undefined;
      if (bytes) this.#bytes().set(bytes);
    }
    /** Behind the limbs. */
    #bytes(): Uint8Array {
      return new Uint8Array(this.shelf.buffer, 4 * (this.place + 40), 32);
    }
    #with(other: Element, by: Call): Point {
      write(point(0), this);
      write(point(1), other as Point);
      by(point(0), point(0), point(1));
      return read(point(0));
    }
    add(other: Element): Point {
      return this.#with(other, add);
    }
    subtract(other: Element): Point {
      return this.#with(other, subtract);
    }
    /** Of the points of one class, x₁y₂ = y₁x₂ or y₁y₂ = x₁x₂. */
    equals(other: Element): boolean {
      write(point(0), this);
      write(point(1), other as Point);
      const [a, b] = [number(0), number(1)];
      multiply(a, point(0), point(1) + 40);
      multiply(b, point(0) + 40, point(1));
      if (isSame(a, b)) return true;
      multiply(a, point(0) + 40, point(1) + 40);
      multiply(b, point(0), point(1));
      return isSame(a, b);
    }
    multiply(scalar: bigint): Point {
      return times(this, scalar);
    }
    multiplyUnsafe(scalar: bigint): Point {
      return sumOf([this], [scalar]);
    }
    is0(): boolean {
      return this.equals(zero);
    }
    toBytes(): Uint8Array {
      if (!this.isWritten) {
        write(point(0), this);
        this.#bytes().set(codec.encode());
        this.isWritten = true;
      }
      return this.#bytes().slice();
    }
    toHex(): string {
      return Array.from(this.toBytes(), (b) => b.toString(16).padStart(2, "0")).join("");
    }
  }
  function write(at: number, { shelf, place }: Point): void {
    const { ints } = field;
    for (let i = 0, to = at >> 2; i < 40; i++) ints[to + i] = shelf[place + i] as number;
  }
  const read = (at: number): Point => new Point(at);
  const decode = (bytes: Uint8Array): Point | undefined => (codec.decode(bytes) ? new Point(point(0), bytes) : undefined);

  /** y + x, y − x and 2dxy of the point at an address whose z is one. */
  function writeAffine(at: number, from: number): void {
    plus(at, from + 40, from);
    minus(at + 40, from + 40, from);
    multiply(at + 80, from + 120, TWO_D);
  }
  function setZero(at: number): void {
    field.ints.fill(0, at >> 2, (at + POINT) >> 2);
    field.ints[(at + 40) >> 2] = 1;
    field.ints[(at + 80) >> 2] = 1;
  }

  setZero(point(0));
  const zero = read(point(0));

  const tables = new Map<Point, number>();
  /** Multiples of a point that is used again and again, all with z one. */
  function tableOf(p: Point): number {
    const known = tables.get(p);
    if (known !== undefined) return known;
    const oldest = [...tables.keys()][1];
    const at = tables.size < SLOTS ? TABLES + tables.size * TABLE : (tables.get(oldest as Point) as number);
    if (tables.size >= SLOTS) tables.delete(oldest as Point);
    tables.set(p, at);
    // Points first, in the room for sums; then all their z are inverted at once.
    const count = WINDOWS * ENTRIES;
    need(ROOM + count * (POINT + 40));
    const [of, products] = [(i: number) => ROOM + i * POINT, (i: number) => ROOM + count * POINT + i * 40];
    write(point(2), p);
    for (let w = 0; w < WINDOWS; w++) {
      const first = w * ENTRIES;
      copy(of(first), point(2), POINT);
      for (let i = 1; i < ENTRIES; i++) add(of(first + i), of(first + i - 1), point(2));
      double(point(2), of(first + ENTRIES - 1));
    }
    copy(products(0), of(0) + 80, 40);
    for (let i = 1; i < count; i++) multiply(products(i), products(i - 1), of(i) + 80);
    const [all, inverse] = [number(8), number(9)];
    invert(all, products(count - 1));
    for (let i = count - 1; i >= 0; i--) {
      if (i > 0) multiply(inverse, all, products(i - 1));
      else copy(inverse, all, 40);
      multiply(all, all, of(i) + 80);
      multiply(of(i), of(i), inverse);
      multiply(of(i) + 40, of(i) + 40, inverse);
      multiply(of(i) + 120, of(i), of(i) + 40);
      writeAffine(at + i * AFFINE, of(i));
    }
    return at;
  }

  const digits = new Int16Array(64);
  function addFixed(at: number, table: number, scalar: bigint): void {
    digitsOf(scalar, WIDTH, WINDOWS, digits, 0);
    for (let w = 0; w < WINDOWS; w++) {
      const d = digits[w] as number;
      const entry = table + (w * ENTRIES + Math.abs(d) - 1) * AFFINE;
      if (d > 0) addAffine(at, at, entry);
      else if (d < 0) subtractAffine(at, at, entry);
    }
  }

  /** The same steps and the same addresses whatever the number: four doublings, then one of sixteen multiples picked by reading all. */
  function times(p: Element, scalar: bigint): Point {
    const multiples = (i: number): number => point(4 + i);
    write(multiples(1), p as Point);
    setZero(multiples(0));
    for (let i = 2; i < 16; i++) add(multiples(i), multiples(i - 1), multiples(1));
    const bytes = littleEndian(scalar);
    setZero(point(0));
    for (let w = 63; w >= 0; w--) {
      if (w < 63) for (let i = 0; i < 4; i++) double(point(0), point(0));
      pick(point(2), multiples(0), ((bytes[w >> 1] as number) >> (4 * (w & 1))) & 15);
      add(point(0), point(0), point(2));
    }
    return read(point(0));
  }

  const bitsOf = (scalars: readonly bigint[]): number => scalars.reduce((top, s) => (s > top ? s : top), 0n).toString(2).length + 1;
  const few = new Int16Array(64 * FEW);
  /** A point's multiples from one to eight, in the room for sums. */
  function eightOf(place: number, from: number): number {
    const at = ROOM + place * 8 * POINT;
    need(at + 8 * POINT);
    copy(at, from, POINT);
    for (let i = 1; i < 8; i++) add(at + i * POINT, at + (i - 1) * POINT, at);
    return at;
  }
  /** All doublings shared (Straus). */
  function sumFew(eights: readonly number[], digit: (i: number, w: number) => number, windows: number): void {
    setZero(point(0));
    for (let w = windows - 1; w >= 0; w--) {
      if (w < windows - 1) for (let i = 0; i < 4; i++) double(point(0), point(0));
      for (let i = 0; i < eights.length; i++) {
        const d = digit(i, w);
        if (d !== 0) (d > 0 ? add : subtract)(point(0), point(0), (eights[i] as number) + (Math.abs(d) - 1) * POINT);
      }
    }
  }
  /** One point by several numbers: doubled once for all of them, to a point for each digit's place; each number then sorts those by its digits and sums what is sorted (Yao 1976). */
  function multiplesOf(p: Element, scalars: readonly bigint[]): Point[] {
    const windows = Math.ceil(bitsOf(scalars) / 4);
    const bucket = (d: number): number => ROOM + d * POINT;
    const place = (w: number): number => bucket(9 + w);
    need(place(windows));
    write(place(0), p as Point);
    for (let w = 1; w < windows; w++) {
      double(place(w), place(w - 1));
      for (let i = 1; i < 4; i++) double(place(w), place(w));
    }
    return scalars.map((s) => {
      digitsOf(s, 4, windows, few, 0);
      let filled = 0;
      for (let w = 0; w < windows; w++) {
        const d = few[w] as number;
        if (d === 0) continue;
        const to = Math.abs(d);
        const isFirst = (filled & (1 << to)) === 0;
        filled |= 1 << to;
        if (isFirst) setZero(bucket(to));
        (d > 0 ? add : subtract)(bucket(to), bucket(to), place(w));
      }
      return read(weighted(ROOM, 8, (b) => ((filled >> b) & 1) === 1));
    });
  }
  /** Σ i · bucket i, of the points one after another from the first to `top` that are filled. */
  function weighted(at: number, top: number, isFilled: (b: number) => boolean): number {
    const [running, inner] = [point(1), point(2)];
    setZero(running);
    setZero(inner);
    for (let b = top; b > 0; b--) {
      if (isFilled(b)) add(running, running, at + b * POINT);
      add(inner, inner, running);
    }
    return inner;
  }

  /** Σ scalar · point of public values by buckets (Pippenger); of points with a table from their tables. */
  function sumOf(points: readonly Element[], scalars: readonly bigint[]): Point {
    const loose: { p: Point; s: bigint }[] = [];
    const sum = point(3);
    setZero(sum);
    points.forEach((p, i) => {
      const table = tables.get(p as Point);
      if (table === undefined) loose.push({ p: p as Point, s: scalars[i] as bigint });
      else addFixed(sum, table, scalars[i] as bigint);
    });
    if (loose.length === 0) return read(sum);
    const bits = bitsOf(loose.map((l) => l.s));
    if (loose.length < FEW) {
      const windows = Math.ceil(bits / 4);
      const tables = loose.map(({ p, s }, i) => {
        write(point(0), p);
        digitsOf(s, 4, windows, few, i * 64);
        return eightOf(i, point(0));
      });
      sumFew(tables, (i, w) => few[i * 64 + w] as number, windows);
      add(point(0), point(0), sum);
      return read(point(0));
    }
    const width = Math.max(4, Math.min(12, Math.round(Math.log2(loose.length)) - 3));
    const windows = Math.ceil(bits / width);
    const half = 1 << (width - 1);
    const [buckets, list] = [ROOM, ROOM + (half + 1) * POINT];
    need(list + loose.length * POINT);
    // Digits of one place side by side, as they are gone through.
    const all = new Int16Array(loose.length * windows);
    const isAffine = Uint8Array.from(loose, ({ p }) => Number(p.isAffine));
    loose.forEach(({ p, s }, i) => {
      digitsOf(s, width, windows, all, i, loose.length);
      if (p.isAffine) {
        write(point(0), p);
        writeAffine(list + i * POINT, point(0));
      } else write(list + i * POINT, p);
    });
    const total = point(0);
    setZero(total);
    for (let w = windows - 1; w >= 0; w--) {
      if (w < windows - 1) for (let i = 0; i < width; i++) double(total, total);
      for (let b = 1; b <= half; b++) setZero(buckets + b * POINT);
      let top = 0;
      for (let i = 0, at = w * loose.length; i < loose.length; i++) {
        const d = all[at + i] as number;
        if (d === 0) continue;
        const place = Math.abs(d);
        const entry = list + i * POINT;
        if (place > top) top = place;
        const bucket = buckets + place * POINT;
        if (isAffine[i] === 0) (d > 0 ? add : subtract)(bucket, bucket, entry);
        else if (d > 0) addAffine(bucket, bucket, entry);
        else subtractAffine(bucket, bucket, entry);
      }
      add(
        total,
        total,
        weighted(buckets, top, () => true),
      );
    }
    add(total, total, sum);
    return read(total);
  }

  const encodeDoubled = (points: readonly Element[]): Uint8Array[] =>
    codec.encodeDoubled(points.length, (n) => write(point(0), points[n] as Point));

  const base = decode(Uint8Array.from({ length: 32 }, (_, i) => Number.parseInt(BASE.slice(2 * i, 2 * i + 2), 16))) as Point;
  tableOf(base);
  return {
    zero,
    base,
    read: decode,
    fix: (p) => void tableOf(p as Point),
    sumOf,
    multiplesOf,
    encodeDoubled,
    keysOf: (points) => {
      const out: number[] = [];
      for (let i = 0; i < points.length; i += 512) for (const b of encodeDoubled(points.slice(i, i + 512))) out.push(low52(b));
      return out;
    },
    sha512: field.sha512,
  };
}
