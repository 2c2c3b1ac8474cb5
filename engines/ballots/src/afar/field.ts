import { assemble, FIRST, HASH, TWO_D, type Operation } from "./assemble.ts";
import { hasher } from "./hash-code.ts";

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
/** Multiples of a fixed point: digits of seven bits from −63 to 64, 37 of them. */
export const [WIDTH, WINDOWS, ENTRIES] = [7, 37, 64];
export const TABLE = WINDOWS * ENTRIES * AFFINE;
export const TABLES = point(24);
/** As many fixed points as there are elections at once; the oldest gives way. */
export const SLOTS = 6;
export const ROOM = TABLES + SLOTS * TABLE;

const scalarWords = new BigUint64Array(5);
const scalarView = new DataView(scalarWords.buffer);
const scalarBytes = new Uint8Array(scalarWords.buffer);
function layDown(value: bigint): void {
  for (let i = 0; i < 4; i++, value >>= 64n) scalarWords[i] = value;
}
/** 32 bytes of a number. */
export function littleEndian(value: bigint): Uint8Array {
  layDown(value);
  return scalarBytes.slice(0, 32);
}

/** Digits of so many bits, at most twelve, from −(half − 1) to half, lowest first. */
export function digitsOf(scalar: bigint, width: number, windows: number, into: Int16Array, from: number, step = 1): void {
  layDown(scalar);
  const half = 1 << (width - 1);
  const mask = (1 << width) - 1;
  let over = 0;
  for (let i = 0, bit = 0; i < windows; i++, bit += width) {
    const raw = bit >= 256 ? 0 : (scalarView.getUint32(bit >> 3, true) >>> (bit & 7)) & mask;
    let digit = raw + over;
    over = digit > half ? 1 : 0;
    digit -= over << width;
    into[from + i * step] = digit;
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
  let bytes = new Uint8Array(memory.buffer);
  const need = (size: number): void => {
    if (size > memory.buffer.byteLength) {
      memory.grow(Math.ceil((size - memory.buffer.byteLength) / 65_536));
      ints = new Int32Array(memory.buffer);
      bytes = new Uint8Array(memory.buffer);
    }
  };
  need(ROOM);
  const op = (name: Operation): Call => made[name] as Call;
  const [multiply, square, plus, minus] = [op("multiply"), op("square"), op("plus"), op("minus")];
  const [add, subtract, addAffine, subtractAffine] = [op("add"), op("subtract"), op("addAffine"), op("subtractAffine")];
  const one = (name: Operation) => made[name] as (out: number, a: number) => void;
  const [double, power, invert, freeze] = [one("double"), one("power"), one("invert"), one("freeze")];
  const copy = (to: number, from: number, bytes: number): void => void ints.copyWithin(to >> 2, from >> 2, (from + bytes) >> 2);

  const FROZEN = number(29);
  /** The one form of a number that a product gave, in 32 bytes. */
  function bytesOf(at: number): Uint8Array<ArrayBuffer> {
    freeze(FROZEN, at);
    return bytes.slice(FROZEN, FROZEN + 32);
  }
  function put(at: number, from: Uint8Array): void {
    scalarBytes.set(from);
    for (let i = 0; i < 10; i++) {
      const o = OFFSETS[i] as number;
      ints[(at >> 2) + i] = (scalarView.getUint32(o >> 3, true) >>> (o & 7)) & (i % 2 === 0 ? 0x3ffffff : 0x1ffffff);
    }
  }
  /** The lowest 32 bits of the one form. */
  const lowest = (at: number): number => {
    freeze(FROZEN, at);
    return ints[FROZEN >> 2] as number;
  };
  const isOdd = (at: number): boolean => (lowest(at) & 1) === 1;
  const isZero = (at: number): boolean => {
    let all = lowest(at);
    for (let i = 1; i < 8; i++) all |= ints[(FROZEN >> 2) + i] as number;
    return all === 0;
  };
  const negate = (at: number): void => {
    for (let i = at >> 2; i < (at >> 2) + 10; i++) ints[i] = -(ints[i] as number);
  };
  const isSame = (a: number, b: number): boolean => {
    minus(number(30), a, b);
    multiply(number(30), number(30), ONE);
    return isZero(number(30));
  };

  /** What the check of a root can be beside one: each is known by its lowest bits. */
  const [MINUS_ONE, MINUS_ROOT] = [P - 1n, P - ROOT_OF_MINUS_ONE].map((x) => Number(BigInt.asIntN(32, x)));
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
    // A fourth root of one, or zero.
    const low = lowest(check);
    if (low === MINUS_ONE || low === MINUS_ROOT) multiply(out, out, ROOT);
    if (isOdd(out)) negate(out);
    return low === 1 || low === MINUS_ONE;
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
    invert,
    inverseRoot,
    pick: op("pick"),
    sha512: hasher(memory, HASH, op("compress")),
  };
}
