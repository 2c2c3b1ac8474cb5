import { assemble, FIRST, TWO_D, type Operation } from "./assemble.ts";

/** Where the module's numbers and points lie in its memory, and the arithmetic of single numbers: one form, roots, inverses. */
const P = 2n ** 255n - 19n;
const D = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;
const ROOT_OF_MINUS_ONE = 19681161376707505956807079304988542015446066515923890162744021073123829784752n;
const INVERSE_ROOT_A_MINUS_D = 54469307008909316920995813868745141605393597292927456921205312896311721017578n;

const OFFSETS = [0, 26, 51, 77, 102, 128, 153, 179, 204, 230] as const;
/** Numbers and points for passing results, then tables of fixed points, then room for sums of many. */
export const number = (i: number): number => FIRST + i * 40;
const [CONSTANTS, POINTS] = [32, FIRST + 40 * 40];
export const [ONE, DEE, ROOT, ROTATION] = [0, 1, 2, 3].map((i) => number(CONSTANTS + i)) as [number, number, number, number];
export const point = (i: number): number => POINTS + i * 160;
export const [POINT, AFFINE] = [160, 120];
/** Multiples of a fixed point: digits of six bits from −31 to 32, 43 of them. */
export const [WIDTH, WINDOWS, ENTRIES] = [6, 43, 32];
export const TABLE = WINDOWS * ENTRIES * AFFINE;
export const TABLES = point(24);
/** As many fixed points as there are elections at once; the oldest gives way. */
export const SLOTS = 6;
export const ROOM = TABLES + SLOTS * TABLE;

/** 32 bytes of a number. */
export const littleEndian = (value: bigint): Uint8Array => {
  const out = new Uint8Array(32);
  const view = new DataView(out.buffer);
  for (let i = 0; i < 32; i += 8, value >>= 64n) view.setBigUint64(i, BigInt.asUintN(64, value), true);
  return out;
};

/** Digits of so many bits, from −(half − 1) to half, lowest first. */
export function digitsOf(scalar: bigint, width: number, windows: number, into: Int16Array, from: number): void {
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

export type Call = (out: number, a: number, b: number) => void;
export type Field = NonNullable<ReturnType<typeof openField>>;

/** The assembled module and what numbers mod 2²⁵⁵ − 19 need beyond it; undefined where there is no WebAssembly. */
export function openField() {
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

  put(ONE, littleEndian(1n));
  put(DEE, littleEndian(D));
  put(ROOT, littleEndian(ROOT_OF_MINUS_ONE));
  put(ROTATION, littleEndian(INVERSE_ROOT_A_MINUS_D));
  put(TWO_D, littleEndian((2n * D) % P));

  return {
    /** The memory as whole numbers; another array after `need`. */
    get ints(): Int32Array {
      return ints;
    },
    need,
    copy,
    multiply,
    square,
    plus,
    minus,
    add,
    subtract,
    addAffine,
    subtractAffine,
    double,
    bytesOf,
    put,
    isOdd,
    isZero,
    isSame,
    negate,
    power,
    inverseRoot,
  };
}
