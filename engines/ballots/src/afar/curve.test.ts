import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import { assemble } from "./assemble.ts";
import { openCurve } from "./curve.ts";
import { HALF, mod, numberBytes, ORDER, plainGroup, randomScalar, readNumber, type Element, type Group } from "./group.ts";

/** The assembled module against `@noble/curves` in big integers: whatever one reads, multiplies, sums and writes, the other does. */
const own = openCurve() as Group;
const seeded = seededRandom(255);
const random = (n: number): Uint8Array => Uint8Array.from({ length: n }, () => seeded.below(256));
const hexOf = (b: Uint8Array): string => Buffer.from(b).toString("hex");
const EDGES = [0n, 1n, 2n, 15n, 16n, 31n, 32n, 33n, HALF, ORDER - 1n, ORDER - 2n, (1n << 128n) - 1n, 1n << 252n];
const scalar = (): bigint =>
  seeded.below(8) === 0 ? seeded.pick(EDGES) : seeded.below(3) === 0 ? readNumber(random(16)) : randomScalar(random);
/** The same element to both. */
function pair(s = scalar()): { readonly mine: Element; readonly theirs: Element } {
  const theirs = plainGroup.base.multiplyUnsafe(s);
  const mine = own.read(theirs.toBytes());
  assert.ok(mine);
  return { mine, theirs };
}
const same = (mine: Element, theirs: Element, what: string): void => assert.equal(mine.toHex(), theirs.toHex(), what);

test("the module is below 25 KB, the same bytes every time, and these", () => {
  const bytes = assemble();
  assert.ok(bytes.length < 25_000, `${bytes.length}`);
  assert.deepEqual(assemble(), bytes);
  // Whoever changes the assembler reads what comes out anew, and writes it here.
  assert.equal(createHash("sha256").update(bytes).digest("hex"), "869ed2678c2b8e34b3897003a5a85f65679ff0726cf6030c80e4c0ecde45b043");
  assert.deepEqual(WebAssembly.Module.imports(new WebAssembly.Module(bytes)), []);
});

test("1,000 random elements: read, written, added, subtracted, compared, multiplied by secret and public numbers as noble does", () => {
  for (let round = 0; round < 1000; round++) {
    const [a, b] = [pair(), pair()];
    same(a.mine.add(b.mine), a.theirs.add(b.theirs), "sum");
    same(a.mine.subtract(b.mine), a.theirs.subtract(b.theirs), "difference");
    // What came out of a sum, whose z is not one, goes on like what was read.
    const [mine, theirs] = [a.mine.add(b.mine), a.theirs.add(b.theirs)];
    same(mine.add(a.mine), theirs.add(a.theirs), "sum of a sum");
    assert.equal(mine.equals(b.mine), theirs.equals(b.theirs));
    assert.ok(mine.subtract(b.mine).equals(a.mine) && mine.subtract(mine).is0());
    assert.equal(mine.is0(), theirs.is0());
    if (round % 4 > 0) continue;
    const s = scalar();
    const product = s === 0n ? plainGroup.zero : theirs.multiplyUnsafe(s);
    same(mine.multiply(s), product, `times ${s}`);
    same(mine.multiplyUnsafe(s), product, `public times ${s}`);
    same(own.base.multiply(s), s === 0n ? plainGroup.zero : plainGroup.base.multiplyUnsafe(s), `base times ${s}`);
    same(own.sumOf([own.base], [s]), s === 0n ? plainGroup.zero : plainGroup.base.multiplyUnsafe(s), `fixed times ${s}`);
  }
});

test("sums of many, fixed points among them, multiples of one and encodings of doubles are noble's", () => {
  for (const n of [0, 1, 2, 5, 23, 24, 60, 200]) {
    const points = Array.from({ length: n }, () => pair());
    // Some have been summed, some read.
    const mine = points.map((p, i) => (i % 3 === 0 ? p.mine.add(own.zero) : p.mine));
    if (mine[1]) own.fix(mine[1]);
    const scalars = points.map(scalar);
    same(
      own.sumOf([...mine, own.base], [...scalars, 7n]),
      plainGroup.sumOf([...points.map((p) => p.theirs), plainGroup.base], [...scalars, 7n]),
      `sum of ${n}`,
    );
    assert.deepEqual(own.encodeDoubled(mine).map(hexOf), plainGroup.encodeDoubled(points.map((p) => p.theirs)).map(hexOf));
    // Keys are each group's own: one element has one, however it was come by.
    for (const group of [own, plainGroup]) {
      const elements = group === own ? mine : points.map((p) => p.theirs);
      assert.deepEqual(group.keysOf(elements), group.keysOf(elements.map((p) => p.add(group.base).subtract(group.base))));
      assert.equal(new Set(group.keysOf(elements)).size, new Set(elements.map((p) => p.toHex())).size);
    }
    const { mine: one, theirs } = pair();
    const several = own.multiplesOf(one, scalars);
    plainGroup.multiplesOf(theirs, scalars).forEach((p, i) => same(several[i] as Element, p, `one of several ${scalars[i]}`));
  }
  // More fixed points than there is room for: the oldest give way and are still right.
  const many = Array.from({ length: 14 }, () => pair());
  for (const { mine } of many) own.fix(mine);
  for (const { mine, theirs } of many)
    same(own.sumOf([mine, own.base], [5n, 3n]), plainGroup.sumOf([theirs, plainGroup.base], [5n, 3n]), "after");
});

test("4,000 strings of bytes, random, one bit off, beyond p, too short: read or refused as noble does", () => {
  const P = 2n ** 255n - 19n;
  let read = 0;
  for (let round = 0; round < 4000; round++) {
    const bytes =
      round % 4 === 0
        ? random(32)
        : round % 4 === 1
          ? pair().theirs.toBytes()
          : round % 4 === 2
            ? numberBytes(P + BigInt(seeded.below(40)) - 20n, 32)
            : numberBytes(mod(readNumber(random(32))) * 2n, 32);
    if (round % 8 === 1) bytes[seeded.below(32)]! ^= 1 << seeded.below(8);
    const [mine, theirs] = [own.read(bytes), plainGroup.read(bytes)];
    assert.equal(mine?.toHex(), theirs?.toHex(), hexOf(bytes));
    if (mine) {
      read++;
      same(mine.add(own.base), (theirs as Element).add(plainGroup.base), hexOf(bytes));
    }
  }
  for (const n of [0, 31, 33]) assert.equal(own.read(new Uint8Array(n)), undefined);
  assert.ok(read > 500 && read < 3500, `${read}`);
});

test("SHA-512 of the module is OpenSSL's and noble's at every length about a block and about its room", () => {
  const lengths = [
    ...Array.from({ length: 270 }, (_, n) => n),
    ...[4079, 4080, 4081, 4095, 4096, 4097, 8175, 8176, 8191, 8192, 8193, 100_001],
  ];
  for (const n of lengths) {
    const message = random(n);
    const theirs = createHash("sha512").update(message).digest("hex");
    assert.equal(hexOf(own.sha512(message)), theirs, `${n}`);
    assert.equal(hexOf(plainGroup.sha512(message)), theirs, `${n}`);
  }
});

test("a secret number is multiplied in the same steps whatever it is", () => {
  const { mine } = pair();
  const counts = new Set<number>();
  const memory = WebAssembly.Instance;
  for (const s of [0n, 1n, 2n ** 251n, ORDER - 1n, randomScalar(random)]) {
    let calls = 0;
    // A curve of its own whose every operation is counted.
    const counting = function (module: WebAssembly.Module): { exports: WebAssembly.Exports } {
      const { exports } = new memory(module);
      return {
        exports: Object.fromEntries(
          Object.entries(exports).map(([key, value]) => [
            key,
            typeof value === "function" ? (...args: number[]) => (calls++, (value as (...a: number[]) => void)(...args)) : value,
          ]),
        ),
      };
    };
    WebAssembly.Instance = counting as unknown as typeof WebAssembly.Instance;
    try {
      const point = (openCurve() as Group).read(mine.toBytes()) as Element;
      calls = 0;
      point.multiply(s);
      counts.add(calls);
    } finally {
      WebAssembly.Instance = memory;
    }
  }
  assert.equal(counts.size, 1);
  assert.ok([...counts][0]! > 300);
});

test("without WebAssembly there is no curve, and noble takes its place", () => {
  const kept = globalThis.WebAssembly;
  try {
    // As a page whose policy does not allow it.
    globalThis.WebAssembly = {
      ...kept,
      Module: class {
        constructor() {
          throw new Error("refused by policy");
        }
      },
    } as unknown as typeof WebAssembly;
    assert.equal(openCurve(), undefined);
  } finally {
    globalThis.WebAssembly = kept;
  }
});
