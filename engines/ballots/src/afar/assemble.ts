import { compression, HASH_BYTES } from "./hash-code.ts";
import {
  ADD,
  ADD32,
  address,
  AND,
  END,
  get,
  LESS,
  load64,
  long,
  moduleOf,
  MUL,
  OR,
  set,
  SHL,
  SHR,
  store64,
  SUB32,
  unsigned,
  XOR,
  type Code,
  type Function,
} from "./emit.ts";

/**
 * The WebAssembly module of the curve's arithmetic, written out here byte by byte: numbers mod 2²⁵⁵ − 19 as ten signed limbs of 26 and 25 bits in turn (Bernstein's "ref10"),
 * products in 64 bits, no branch and no address that depends on a value. There is no binary to trust and nothing to build: these lines are the module.
 */
const [LIMBS, ELEMENT] = [10, 40];
/** Limb i at the address in a local, as a number of 64 bits. */
const limb = (pointer: number, i: number): Code => [...get(pointer), 0x34, 2, ...unsigned(4 * i)];
const load = (pointer: number, i: number): Code => [...get(pointer), 0x28, 2, ...unsigned(4 * i)];
const store = (pointer: number, i: number, value: Code): Code => [...get(pointer), ...value, 0x36, 2, ...unsigned(4 * i)];
const each = (of: (i: number) => Code): Code => Array.from({ length: LIMBS }, (_, i) => of(i)).flat();
/** Limb i has this many bits. */
const bits = (i: number): bigint => (i % 2 === 0 ? 26n : 25n);

/** Sums in the locals from h on are brought into their limbs' bits; in the order that never overflows. */
const carry = (h: number, c: number): Code =>
  [0, 4, 1, 5, 2, 6, 3, 7, 4, 8, 9, 0].flatMap((i) => {
    const b = bits(i);
    const next = i === 9 ? h : h + i + 1;
    const over: Code = [...get(h + i), ...long(1n << (b - 1n)), ...ADD, ...long(b), ...SHR, ...set(c)];
    const add: Code = [...get(next), ...get(c), ...(i === 9 ? [...long(19n), ...MUL] : []), ...ADD, ...set(next)];
    return [...over, ...add, ...get(h + i), ...get(c), ...long(b), ...SHL, ...LESS, ...set(h + i)];
  });

/** out = a · b. Limbs at odd places both count twice, and what goes beyond 2²⁵⁵ comes back nineteenfold. */
function product(): Function {
  const [out, a, b] = [0, 1, 2];
  const [f, g, twice, nineteen, h, c] = [3, 13, 23, 33, 43, 53];
  const code = [
    each((i) => [...limb(a, i), ...set(f + i), ...limb(b, i), ...set(g + i)]),
    each((i) => [...get(f + i), ...long(1n), ...SHL, ...set(twice + i), ...get(g + i), ...long(19n), ...MUL, ...set(nineteen + i)]),
    each((k) => [
      ...each((i) => {
        const j = (k - i + 10) % 10;
        return [
          ...get((i % 2 === 1 && j % 2 === 1 ? twice : f) + i),
          ...get((i + j >= 10 ? nineteen : g) + j),
          ...MUL,
          ...(i > 0 ? ADD : []),
        ];
      }),
      ...set(h + k),
    ]),
    carry(h, c),
    each((i) => store(out, i, [...get(h + i), 0xa7])),
  ].flat();
  return { parameters: 3, longs: 51, code };
}

/** out = a squared n times. */
function squares(): Function {
  const [out, a, n] = [0, 1, 2];
  const [f, twice, nineteen, h, c] = [3, 13, 23, 33, 43];
  const terms = (k: number): Code => {
    const sum: Code[] = [];
    for (let i = 0; i < LIMBS; i++) {
      const j = (k - i + 10) % 10;
      if (j < i) continue;
      // f·f, twice where the two differ, twice more where both are at odd places.
      const times = (i === j ? 1 : 2) * (i % 2 === 1 && j % 2 === 1 ? 2 : 1);
      const left = times === 1 ? get(f + i) : get(twice + i);
      const right = i + j >= 10 ? get(nineteen + j) : get(f + j);
      sum.push([...left, ...right, ...MUL, ...(times === 4 ? [...long(1n), ...SHL] : []), ...(sum.length > 0 ? ADD : [])]);
    }
    return sum.flat();
  };
  const code = [
    each((i) => [...limb(a, i), ...set(f + i)]),
    [0x03, 0x40],
    each((i) => [...get(f + i), ...long(1n), ...SHL, ...set(twice + i), ...get(f + i), ...long(19n), ...MUL, ...set(nineteen + i)]),
    each((k) => [...terms(k), ...set(h + k)]),
    carry(h, c),
    each((i) => [...get(h + i), ...set(f + i)]),
    [...get(n), ...address(1), ...SUB32, 0x22, ...unsigned(n), 0x0d, 0, END],
    each((i) => store(out, i, [...get(f + i), 0xa7])),
  ].flat();
  return { parameters: 3, longs: 41, code };
}

/** out = a ± b, limb by limb: products bring it back into bounds. */
const sum = (by: Code): Function => ({
  parameters: 3,
  longs: 0,
  code: each((i) => store(0, i, [...load(1, i), ...load(2, i), ...by])),
});

/** out = the one form of a number that a product gave, below p, in 32 bytes. */
function freezing(): Function {
  const [out, a] = [0, 1];
  const [h, q] = [2, 12];
  const at = (i: number, shift: number): Code => [
    ...get(h + i),
    ...(shift === 0 ? [] : [...long(BigInt(Math.abs(shift))), ...(shift > 0 ? SHL : SHR)]),
  ];
  const word = (k: number, ...parts: Code[]): Code =>
    store64(
      out,
      8 * k,
      parts.flatMap((p, n) => [...p, ...(n > 0 ? OR : [])]),
    );
  const code = [
    each((i) => [...limb(a, i), ...set(h + i)]),
    [...get(h + 9), ...long(19n), ...MUL, ...long(1n << 24n), ...ADD, ...long(25n), ...SHR, ...set(q)],
    each((i) => [...get(h + i), ...get(q), ...ADD, ...long(bits(i)), ...SHR, ...set(q)]),
    [...get(h), ...get(q), ...long(19n), ...MUL, ...ADD, ...set(h)],
    each((i) => [
      ...[...get(h + i), ...long(bits(i)), ...SHR, ...set(q)],
      ...(i < 9 ? [...get(h + i + 1), ...get(q), ...ADD, ...set(h + i + 1)] : []),
      ...[...get(h + i), ...get(q), ...long(bits(i)), ...SHL, ...LESS, ...set(h + i)],
    ]),
    word(0, at(0, 0), at(1, 26), at(2, 51)),
    word(1, at(2, -13), at(3, 13), at(4, 38)),
    word(2, at(5, 0), at(6, 25), at(7, 51)),
    word(3, at(7, -13), at(8, 12), at(9, 38)),
  ].flat();
  return { parameters: 2, longs: 11, code };
}

/** Of sixteen points one after the other the one with the digit, all of them read: no address depends on it. */
function picking(): Function {
  const [out, table, digit] = [0, 1, 2];
  const [mask, count] = [3, 4];
  const words = Array.from({ length: (4 * ELEMENT) / 8 }, (_, k) => 8 * k);
  const code = [
    words.flatMap((o) => store64(out, o, long(0n))),
    [0x03, 0x40],
    // All ones where the two are one number, else nothing.
    [...get(digit), 0xac, ...get(count), ...XOR, ...long(1n), ...LESS, ...long(63n), ...SHR, ...set(mask)],
    words.flatMap((o) => store64(out, o, [...load64(out, o), ...load64(table, o), ...get(mask), ...AND, ...OR])),
    [...get(table), ...address(4 * ELEMENT), ...ADD32, ...set(table)],
    [...get(count), ...long(1n), ...ADD, 0x22, ...unsigned(count), ...long(16n), 0x54, 0x0d, 0, END],
  ].flat();
  return { parameters: 3, longs: 2, code };
}

const NAMES = [
  ...(["multiply", "square", "plus", "minus", "add", "subtract", "addAffine", "subtractAffine", "double"] as const),
  ...(["chain", "power", "invert", "freeze", "pick", "compress"] as const),
] as const;
export type Operation = (typeof NAMES)[number];
const call = (to: Operation, ...args: readonly Code[]): Code => [...args.flat(), 0x10, NAMES.indexOf(to)];

/** Addresses of what the point operations use: one number each. */
const [A, B, C, D, E, F, G, H] = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => address(i * ELEMENT)) as [
  Code,
  Code,
  Code,
  Code,
  Code,
  Code,
  Code,
  Code,
];
/** 2d of the curve, which the user puts there. */
export const TWO_D = 8 * ELEMENT;
/** Ten limbs that stay zero. */
const ZERO = 9 * ELEMENT;
const CHAIN = [10, 11, 12, 13].map((i) => address(i * ELEMENT)) as [Code, Code, Code, Code];
/** Where SHA-512 has its constants, its state, the block it reads and what it makes of it. */
export const HASH = 14 * ELEMENT;
export const FIRST = HASH + HASH_BYTES;
const part = (pointer: number, i: number): Code => [...get(pointer), ...address(i * ELEMENT), ...ADD32];
const [X, Y, Z, T] = [0, 1, 2, 3] as const;

const finish: Code = [
  ...call("multiply", part(0, X), E, F),
  ...call("multiply", part(0, Y), G, H),
  ...call("multiply", part(0, T), E, H),
  ...call("multiply", part(0, Z), F, G),
];

/** Hisil, Wong, Carter and Dawson 2008, complete for this curve. `affine`: the second is y + x, y − x, 2dxy of a point whose z is one. */
function addition(minus: boolean, affine: boolean): Function {
  const [sumAt, differenceAt] = minus ? [C, D] : [D, C];
  const code = [
    call("minus", A, part(1, Y), part(1, X)),
    call("plus", B, part(1, Y), part(1, X)),
    ...(affine
      ? [
          call("multiply", A, A, part(2, minus ? 0 : 1)),
          call("multiply", B, B, part(2, minus ? 1 : 0)),
          call("multiply", C, part(1, T), part(2, 2)),
          call("plus", D, part(1, Z), part(1, Z)),
        ]
      : [
          call("minus", C, part(2, Y), part(2, X)),
          call("plus", D, part(2, Y), part(2, X)),
          call("multiply", A, A, differenceAt),
          call("multiply", B, B, sumAt),
          call("multiply", C, part(1, T), part(2, T)),
          call("multiply", C, C, address(TWO_D)),
          call("multiply", D, part(1, Z), part(2, Z)),
          call("plus", D, D, D),
        ]),
    call("minus", E, B, A),
    call(minus ? "plus" : "minus", F, D, C),
    call(minus ? "minus" : "plus", G, D, C),
    call("plus", H, B, A),
    finish,
  ].flat();
  return { parameters: 3, longs: 0, code };
}

function doubling(): Function {
  const one = address(1);
  const code = [
    call("plus", E, part(1, X), part(1, Y)),
    call("square", E, E, one),
    call("square", A, part(1, X), one),
    call("square", B, part(1, Y), one),
    call("square", C, part(1, Z), one),
    call("plus", C, C, C),
    call("minus", E, E, A),
    call("minus", E, E, B),
    call("minus", G, B, A),
    call("minus", F, G, C),
    call("plus", H, A, B),
    call("minus", H, address(ZERO), H),
    finish,
  ].flat();
  return { parameters: 2, longs: 0, code };
}

/** to = from squared so many times, times by. */
const raise = (to: Code, from: Code, times: number, by: Code): Code => [
  ...call("square", CHAIN[3], from, address(times)),
  ...call("multiply", to, CHAIN[3], by),
];
/** In the first place a to the 2²⁵⁰ − 1, in the third a to the 11. */
function chain(): Function {
  const [t0, t1, t2] = CHAIN;
  const a = get(1);
  const code = [
    call("square", t0, a, address(1)),
    raise(t1, t0, 2, a),
    call("multiply", t2, t0, t1),
    raise(t0, t2, 1, t1), // a to the 2⁵ − 1, and so on
    raise(t0, t0, 5, t0),
    raise(t1, t0, 10, t0),
    raise(t1, t1, 20, t1),
    raise(t0, t1, 10, t0), // 2⁵⁰ − 1
    raise(t1, t0, 50, t0),
    raise(t1, t1, 100, t1),
    raise(t0, t1, 50, t0),
  ].flat();
  return { parameters: 2, longs: 0, code };
}
const ended = (code: Code): Function => ({ parameters: 2, longs: 0, code: [...call("chain", get(0), get(1)), ...code] });

/** The module's bytes. It brings its own memory, exported with the operations by name. */
export function assemble(): Uint8Array<ArrayBuffer> {
  const functions: Record<Operation, Function> = {
    multiply: product(),
    square: squares(),
    plus: sum(ADD32),
    minus: sum(SUB32),
    add: addition(false, false),
    subtract: addition(true, false),
    addAffine: addition(false, true),
    subtractAffine: addition(true, true),
    double: doubling(),
    chain: chain(),
    // To the (p − 5)/8, and to the p − 2.
    power: ended(raise(get(0), CHAIN[0], 2, get(1))),
    invert: ended(raise(get(0), CHAIN[0], 5, CHAIN[2])),
    freeze: freezing(),
    pick: picking(),
    compress: compression(HASH),
  };
  return moduleOf(functions);
}
