/**
 * The WebAssembly module of the curve's arithmetic, written out here byte by byte: numbers mod 2²⁵⁵ − 19 as ten signed limbs of 26 and 25 bits in turn (Bernstein's "ref10"),
 * products in 64 bits, no branch and no address that depends on a value. There is no binary to trust and nothing to build: these lines are the module.
 */
const [I32, I64] = [0x7f, 0x7e];
const END = 0x0b;

const unsigned = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...unsigned(n >>> 7)]);
function signed(n: bigint): number[] {
  const low = Number(n & 127n);
  const rest = n >> 7n;
  return (rest === 0n && low < 64) || (rest === -1n && low >= 64) ? [low] : [low | 128, ...signed(rest)];
}
const list = (items: readonly (readonly number[])[]): number[] => [...unsigned(items.length), ...items.flat()];
const sized = (bytes: readonly number[]): number[] => [...unsigned(bytes.length), ...bytes];
const name = (text: string): number[] => sized([...text].map((c) => c.charCodeAt(0)));

type Code = readonly number[];
const get = (local: number): Code => [0x20, ...unsigned(local)];
const set = (local: number): Code => [0x21, ...unsigned(local)];
const long = (n: bigint): Code => [0x42, ...signed(n)];
const address = (n: number): Code => [0x41, ...signed(BigInt(n))];
const [ADD, MUL, SHL, SHR] = [[0x7c], [0x7e], [0x86], [0x87]] as const;
const [LESS, ADD32, SUB32] = [[0x7d], [0x6a], [0x6b]] as const;
/** Limb i at the address in a local, as a number of 64 bits. */
const limb = (pointer: number, i: number): Code => [...get(pointer), 0x34, 2, ...unsigned(4 * i)];
const load = (pointer: number, i: number): Code => [...get(pointer), 0x28, 2, ...unsigned(4 * i)];
const store = (pointer: number, i: number, value: Code): Code => [...get(pointer), ...value, 0x36, 2, ...unsigned(4 * i)];
const [LIMBS, ELEMENT] = [10, 40];
const each = (of: (i: number) => Code): Code => Array.from({ length: LIMBS }, (_, i) => of(i)).flat();
/** Limb i has this many bits. */
const bits = (i: number): bigint => (i % 2 === 0 ? 26n : 25n);

interface Function {
  readonly parameters: number;
  readonly longs: number;
  readonly code: Code;
}

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

const NAMES = ["multiply", "square", "plus", "minus", "add", "subtract", "addAffine", "subtractAffine", "double"] as const;
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
/** 2d of the curve, which the user puts there, and where free memory begins. */
export const TWO_D = 8 * ELEMENT;
const FREE = 9 * ELEMENT;
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
/** Ten limbs that stay zero. */
const ZERO = FREE;
export const FIRST = FREE + ELEMENT;

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
  };
  const made = NAMES.map((n) => functions[n]);
  const types = [2, 3].map((n) => [0x60, ...list(Array.from({ length: n }, () => [I32])), 0]);
  const section = (id: number, bytes: readonly number[]): number[] => [id, ...sized(bytes)];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list(types)),
    ...section(3, list(made.map((f) => [f.parameters - 2]))),
    ...section(5, list([[0, 2]])),
    ...section(7, list([[...name("memory"), 2, 0], ...NAMES.map((n, i) => [...name(n), 0, i])])),
    ...section(10, list(made.map((f) => sized([...(f.longs > 0 ? [1, ...unsigned(f.longs), I64] : [0]), ...f.code, END])))),
  ]);
}
