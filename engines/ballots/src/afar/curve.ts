import { assemble, FIRST, TWO_D, type Operation } from "./assemble.ts";
import type { Element, Group } from "./group.ts";

/**
 * ristretto255 (RFC 9496) over the assembled module. A point is four limbed numbers x, y, z, t of the twisted Edwards curve behind it. What multiplies a secret of a teller
 * goes the same steps and reads the same addresses whatever the secret; the rest is of public values, or of random numbers used once.
 */
const P = 2n ** 255n - 19n;
const D = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;
const ROOT_OF_MINUS_ONE = 19681161376707505956807079304988542015446066515923890162744021073123829784752n;
const INVERSE_ROOT_A_MINUS_D = 54469307008909316920995813868745141605393597292927456921205312896311721017578n;
const BASE = "e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76";

const OFFSETS = [0, 26, 51, 77, 102, 128, 153, 179, 204, 230] as const;
/** Numbers and points for passing results, then tables of fixed points, then room for sums of many. */
const number = (i: number): number => FIRST + i * 40;
const [CONSTANTS, POINTS] = [32, FIRST + 40 * 40];
const [ONE, DEE, ROOT, ROTATION] = [0, 1, 2, 3].map((i) => number(CONSTANTS + i)) as [number, number, number, number];
const point = (i: number): number => POINTS + i * 160;
const [POINT, AFFINE] = [160, 120];
/** Multiples of a fixed point: digits of six bits from −31 to 32, 43 of them. */
const [WIDTH, WINDOWS, ENTRIES] = [6, 43, 32];
const TABLE = WINDOWS * ENTRIES * AFFINE;
const TABLES = point(24);
/** As many fixed points as there are elections at once; the oldest gives way. */
const SLOTS = 6;
const ROOM = TABLES + SLOTS * TABLE;
/** Fewer points than this are summed without buckets. */
const FEW = 24;

export function openCurve(): Group | undefined {
  let made: WebAssembly.Exports;
  try {
    made = new WebAssembly.Instance(new WebAssembly.Module(assemble())).exports;
  } catch {
    // No WebAssembly here, or a page that does not allow it.
    return undefined;
  }
  const memory = made["memory"] as WebAssembly.Memory;
  let ints = new Int32Array(memory.buffer);
  const need = (bytes: number): void => {
    if (bytes > memory.buffer.byteLength) {
      memory.grow(Math.ceil((bytes - memory.buffer.byteLength) / 65_536));
      ints = new Int32Array(memory.buffer);
    }
  };
  need(ROOM);
  type Call = (out: number, a: number, b: number) => void;
  const op = (name: Operation): Call => made[name] as Call;
  const [multiply, square, plus, minus] = [op("multiply"), op("square"), op("plus"), op("minus")];
  const [add, subtract, addAffine, subtractAffine] = [op("add"), op("subtract"), op("addAffine"), op("subtractAffine")];
  const double = made["double"] as (out: number, a: number) => void;
  const copy = (to: number, from: number, bytes: number): void => void ints.copyWithin(to >> 2, from >> 2, (from + bytes) >> 2);

  const frozen = new Int32Array(10);
  /** The one form of a number that a product gave, as ten limbs. */
  function freeze(at: number): Int32Array {
    const h = frozen;
    for (let i = 0; i < 10; i++) h[i] = ints[(at >> 2) + i] as number;
    let q = (19 * (h[9] as number) + (1 << 24)) >> 25;
    for (let i = 0; i < 10; i++) q = ((h[i] as number) + q) >> (i % 2 === 0 ? 26 : 25);
    h[0] = (h[0] as number) + 19 * q;
    for (let i = 0; i < 10; i++) {
      const bits = i % 2 === 0 ? 26 : 25;
      const over = (h[i] as number) >> bits;
      if (i < 9) h[i + 1] = (h[i + 1] as number) + over;
      h[i] = (h[i] as number) - (over << bits);
    }
    return h;
  }
  function bytesOf(at: number): Uint8Array<ArrayBuffer> {
    const [a, b, c, d, e, f, g, h, i, j] = freeze(at) as unknown as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const words = [
      a | (b << 26),
      (b >>> 6) | (c << 19),
      (c >>> 13) | (d << 13),
      (d >>> 19) | (e << 6),
      f | (g << 25),
      (g >>> 7) | (h << 19),
      (h >>> 13) | (i << 12),
      (i >>> 20) | (j << 6),
    ];
    const out = new Uint8Array(32);
    const view = new DataView(out.buffer);
    words.forEach((w, k) => view.setInt32(4 * k, w, true));
    return out;
  }
  function put(at: number, bytes: Uint8Array): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, 32);
    OFFSETS.forEach((o, i) => {
      ints[(at >> 2) + i] = (view.getUint32(o >> 3, true) >>> (o & 7)) & (i % 2 === 0 ? 0x3ffffff : 0x1ffffff);
    });
  }
  const isOdd = (at: number): boolean => ((freeze(at)[0] as number) & 1) === 1;
  const isZero = (at: number): boolean => freeze(at).every((x) => x === 0);
  const negate = (at: number): void => {
    for (let i = at >> 2; i < (at >> 2) + 10; i++) ints[i] = -(ints[i] as number);
  };
  const isSame = (a: number, b: number): boolean => {
    minus(number(30), a, b);
    multiply(number(30), number(30), ONE);
    return isZero(number(30));
  };

  /** out = a to the (p − 5)/8; with `invert`, to the p − 2. */
  function power(out: number, a: number, invert = false): void {
    const [t0, t1, t3, t4] = [number(20), number(21), number(23), number(24)] as const;
    const raise = (to: number, from: number, times: number, by: number): void => {
      square(t4, from, times);
      multiply(to, t4, by);
    };
    square(t0, a, 1);
    raise(t1, t0, 2, a);
    multiply(t3, t0, t1); // a¹¹
    raise(t0, t3, 1, t1); // a to the 2⁵ − 1, and so on
    raise(t0, t0, 5, t0);
    raise(t1, t0, 10, t0);
    raise(t1, t1, 20, t1);
    raise(t0, t1, 10, t0); // 2⁵⁰ − 1
    raise(t1, t0, 50, t0);
    raise(t1, t1, 100, t1);
    raise(t0, t1, 50, t0); // 2²⁵⁰ − 1
    if (invert) raise(out, t0, 5, t3);
    else raise(out, t0, 2, a);
  }
  /** out = 1/√v, not negative, and whether v is a square. */
  function inverseRoot(out: number, v: number): boolean {
    const [v3, v7, check] = [number(25), number(26), number(27)] as const;
    square(v3, v, 1);
    multiply(v3, v3, v);
    square(v7, v3, 1);
    multiply(v7, v7, v);
    power(v7, v7);
    multiply(out, v3, v7);
    square(check, out, 1);
    multiply(check, check, v);
    const isOne = isSame(check, ONE);
    plus(number(28), check, ONE);
    multiply(number(28), number(28), ONE);
    const isMinusOne = isZero(number(28));
    plus(number(28), check, ROOT);
    multiply(number(28), number(28), ONE);
    const isMinusRoot = isZero(number(28));
    if (isMinusOne || isMinusRoot) multiply(out, out, ROOT);
    if (isOdd(out)) negate(out);
    return isOne || isMinusOne;
  }

  const littleEndian = (value: bigint): Uint8Array => {
    const out = new Uint8Array(32);
    const view = new DataView(out.buffer);
    for (let i = 0; i < 32; i += 8, value >>= 64n) view.setBigUint64(i, BigInt.asUintN(64, value), true);
    return out;
  };
  put(ONE, littleEndian(1n));
  put(DEE, littleEndian(D));
  put(ROOT, littleEndian(ROOT_OF_MINUS_ONE));
  put(ROTATION, littleEndian(INVERSE_ROOT_A_MINUS_D));
  put(TWO_D, littleEndian((2n * D) % P));

  class Point implements Element {
    readonly limbs: Int32Array;
    /** z is one: half as long to write down and a fifth cheaper to add. */
    readonly isAffine: boolean;
    #bytes: Uint8Array | undefined;

    constructor(limbs: Int32Array, isAffine = false, bytes?: Uint8Array) {
      this.limbs = limbs;
      this.isAffine = isAffine;
      this.#bytes = bytes;
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
      return (this.#bytes ??= encode(this)).slice();
    }
    toHex(): string {
      return Array.from(this.toBytes(), (b) => b.toString(16).padStart(2, "0")).join("");
    }
  }
  const write = (at: number, p: Point): void => ints.set(p.limbs, at >> 2);
  const read = (at: number): Point => new Point(ints.slice(at >> 2, (at + POINT) >> 2));
  const zero = new Point(new Int32Array(40));
  zero.limbs[10] = 1;
  zero.limbs[20] = 1;

  function encode(p: Point): Uint8Array {
    write(point(0), p);
    const [x, y, z, t] = [0, 40, 80, 120].map((o) => point(0) + o) as [number, number, number, number];
    const [u1, u2, i, d1, d2, zInverse, w] = [0, 1, 2, 3, 4, 5, 6].map(number) as [number, number, number, number, number, number, number];
    plus(u1, z, y);
    minus(w, z, y);
    multiply(u1, u1, w);
    multiply(u2, x, y);
    square(w, u2, 1);
    multiply(w, w, u1);
    inverseRoot(i, w);
    multiply(d1, i, u1);
    multiply(d2, i, u2);
    multiply(zInverse, d1, d2);
    multiply(zInverse, zInverse, t);
    multiply(w, t, zInverse);
    if (isOdd(w)) {
      multiply(w, x, ROOT);
      multiply(x, y, ROOT);
      copy(y, w, 40);
      multiply(d2, d1, ROTATION);
    }
    multiply(w, x, zInverse);
    if (isOdd(w)) negate(y);
    minus(w, z, y);
    multiply(w, w, d2);
    if (isOdd(w)) negate(w);
    return bytesOf(w);
  }

  function decode(bytes: Uint8Array): Point | undefined {
    if (bytes.length !== 32 || ((bytes[0] as number) & 1) === 1) return undefined;
    const [s, ss, u1, u2, u2s, v, i, w] = [0, 1, 2, 3, 4, 5, 6, 7].map(number) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const [x, y, z, t] = [0, 40, 80, 120].map((o) => point(0) + o) as [number, number, number, number];
    put(s, bytes);
    // Only the one form below p is taken.
    const own = bytesOf(s);
    if (own.some((b, k) => b !== bytes[k])) return undefined;
    square(ss, s, 1);
    minus(u1, ONE, ss);
    plus(u2, ONE, ss);
    square(u2s, u2, 1);
    square(v, u1, 1);
    multiply(v, v, DEE);
    negate(v);
    minus(v, v, u2s);
    multiply(w, v, u2s);
    const isSquare = inverseRoot(i, w);
    multiply(w, i, u2); // 1/x's denominator
    multiply(x, s, w);
    plus(x, x, x);
    multiply(x, x, ONE);
    if (isOdd(x)) negate(x);
    multiply(w, w, i);
    multiply(w, w, v);
    multiply(y, u1, w);
    multiply(t, x, y);
    if (!isSquare || isOdd(t) || isZero(y)) return undefined;
    copy(z, ONE, 40);
    return new Point(ints.slice(point(0) >> 2, (point(0) + POINT) >> 2), true, own);
  }

  /** The encodings of doubles: of all points together one inversion, where one by one each needs a root (Hamburg's and de Valence's observation in curve25519-dalek). */
  function encodeDoubled(points: readonly Element[]): Uint8Array[] {
    const each = 7 * 40;
    need(ROOM + points.length * each);
    const [all, w] = [number(8), number(9)];
    copy(all, ONE, 40);
    const isNone = points.map((p, n) => {
      write(point(0), p as Point);
      const [x, y, z, t] = [0, 40, 80, 120].map((o) => point(0) + o) as [number, number, number, number];
      const [e, f, g, h, eg, fh, before] = [0, 1, 2, 3, 4, 5, 6].map((i) => ROOM + n * each + i * 40) as [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      plus(w, y, y);
      multiply(e, x, w);
      square(f, z, 1);
      square(w, t, 1);
      multiply(w, w, DEE);
      minus(h, f, w);
      plus(f, f, w);
      square(g, y, 1);
      square(w, x, 1);
      plus(g, g, w);
      multiply(eg, e, g);
      multiply(fh, f, h);
      copy(before, all, 40);
      multiply(w, eg, fh);
      if (isZero(w)) return true;
      multiply(all, all, w);
      return false;
    });
    power(all, all, true);
    const out = points.map(() => new Uint8Array(32));
    for (let n = points.length - 1; n >= 0; n--) {
      if (isNone[n]) continue;
      const [e, f, g, h, eg, fh, before] = [0, 1, 2, 3, 4, 5, 6].map((i) => ROOM + n * each + i * 40) as [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      const [inverse, zInverse, tInverse, magic] = [number(10), number(11), number(12), number(13)] as const;
      multiply(inverse, all, before);
      multiply(w, eg, fh);
      multiply(all, all, w);
      multiply(zInverse, eg, inverse);
      multiply(tInverse, fh, inverse);
      multiply(w, eg, zInverse);
      const isRotated = isOdd(w);
      copy(magic, isRotated ? ROOT : ROTATION, 40);
      if (isRotated) {
        copy(w, e, 40);
        negate(w);
        copy(e, g, 40);
        copy(g, w, 40);
        multiply(h, f, ROOT);
      }
      multiply(w, h, e);
      multiply(w, w, zInverse);
      if (isOdd(w)) negate(g);
      minus(w, h, g);
      multiply(magic, magic, g);
      multiply(magic, magic, tInverse);
      multiply(w, w, magic);
      if (isOdd(w)) negate(w);
      out[n] = bytesOf(w);
    }
    return out;
  }

  /** y + x, y − x and 2dxy of the point at an address whose z is one. */
  function writeAffine(at: number, from: number): void {
    plus(at, from + 40, from);
    minus(at + 40, from + 40, from);
    multiply(at + 80, from + 120, TWO_D);
  }
  function setZero(at: number): void {
    ints.fill(0, at >> 2, (at + POINT) >> 2);
    ints[(at + 40) >> 2] = 1;
    ints[(at + 80) >> 2] = 1;
  }

  /** Digits of so many bits, from −(half − 1) to half, lowest first. */
  function digitsOf(scalar: bigint, width: number, windows: number, into: Int16Array, from: number): void {
    const bytes = new Uint8Array(40);
    bytes.set(littleEndian(scalar));
    const view = new DataView(bytes.buffer);
    const half = 1 << (width - 1);
    let over = 0;
    for (let i = 0; i < windows; i++) {
      const bit = i * width;
      const raw = bit >= 256 ? 0 : (view.getUint32(bit >> 3, true) >>> (bit & 7)) & ((1 << width) - 1);
      let digit = raw + over;
      over = digit > half ? 1 : 0;
      digit -= over << width;
      into[from + i] = digit;
    }
  }

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
    power(all, products(count - 1), true);
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
    const chosen = point(2) >> 2;
    for (let w = 63; w >= 0; w--) {
      if (w < 63) for (let i = 0; i < 4; i++) double(point(0), point(0));
      const digit = ((bytes[w >> 1] as number) >> (4 * (w & 1))) & 15;
      ints.fill(0, chosen, chosen + 40);
      for (let i = 0; i < 16; i++) {
        const mask = ((i ^ digit) - 1) >> 31;
        const from = multiples(i) >> 2;
        for (let k = 0; k < 40; k++) ints[chosen + k] = (ints[chosen + k] as number) | ((ints[from + k] as number) & mask);
      }
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
  /** One point by several numbers: it is doubled once for all of them, to the four points between which each number's digits are shared. */
  function multiplesOf(p: Element, scalars: readonly bigint[]): Point[] {
    const windows = Math.ceil(bitsOf(scalars) / 16);
    write(point(1), p as Point);
    const eights = [0, 1, 2, 3].map((i) => {
      const at = eightOf(i, point(1));
      if (i < 3) for (let k = 0; k < 4 * windows; k++) double(point(1), point(1));
      return at;
    });
    return scalars.map((s) => {
      digitsOf(s, 4, 4 * windows, few, 0);
      sumFew(eights, (i, w) => few[i * windows + w] as number, windows);
      return read(point(0));
    });
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
    const all = new Int16Array(loose.length * windows);
    loose.forEach(({ p, s }, i) => {
      digitsOf(s, width, windows, all, i * windows);
      if (p.isAffine) {
        write(point(0), p);
        writeAffine(list + i * POINT, point(0));
      } else write(list + i * POINT, p);
    });
    const [total, running, inner] = [point(0), point(1), point(2)];
    setZero(total);
    for (let w = windows - 1; w >= 0; w--) {
      if (w < windows - 1) for (let i = 0; i < width; i++) double(total, total);
      for (let b = 1; b <= half; b++) setZero(buckets + b * POINT);
      let top = 0;
      for (let i = 0; i < loose.length; i++) {
        const d = all[i * windows + w] as number;
        if (d === 0) continue;
        const bucket = buckets + Math.abs(d) * POINT;
        top = Math.max(top, Math.abs(d));
        const [more, less] = (loose[i] as { p: Point }).p.isAffine ? [addAffine, subtractAffine] : [add, subtract];
        (d > 0 ? more : less)(bucket, bucket, list + i * POINT);
      }
      if (top === 0) continue;
      copy(running, buckets + top * POINT, POINT);
      copy(inner, running, POINT);
      for (let b = top - 1; b > 0; b--) {
        add(running, running, buckets + b * POINT);
        add(inner, inner, running);
      }
      add(total, total, inner);
    }
    add(total, total, sum);
    return read(total);
  }

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
  };
}
