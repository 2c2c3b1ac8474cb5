import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Refused } from "./osm.ts";
import { Cursor } from "./protobuf.ts";

/** A varint as the format describes it, with so many needless bytes of zeros behind. */
function varint(value: bigint, needless: number): number[] {
  const bytes = [Number(value & 127n)];
  for (let rest = value >> 7n; rest > 0n; rest >>= 7n) bytes.push(Number(rest & 127n));
  for (let i = 0; i < needless && bytes.length < 10; i++) bytes.push(0);
  return bytes.map((b, i) => (i < bytes.length - 1 ? b | 128 : b));
}
const zigzag = (n: number): bigint => (n < 0 ? -2n * BigInt(n) - 1n : 2n * BigInt(n));

/** Every length of a varint comes about as often. */
const number = fc.integer({ min: 0, max: 52 }).chain((bits) => fc.integer({ min: -(2 ** bits), max: 2 ** bits }));

test("signed numbers of any length are read exactly, and none past the end of its message", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(number, fc.nat(3)), { minLength: 1, maxLength: 30 }), (list) => {
      const written = list.map(([n, needless]) => varint(zigzag(n), needless));
      const bytes = Uint8Array.from(written.flat());
      // More bytes lie behind the message, as in a block.
      const held = Uint8Array.from([...bytes, 1, 130, 3]);
      const cursor = new Cursor(held, 0, bytes.length);
      for (const [n] of list) assert.equal(cursor.signed() + 0, n + 0);
      assert.equal(cursor.at, bytes.length);
      assert.throws(() => cursor.signed(), Refused);
      const last = written[written.length - 1] as number[];
      for (let cut = 1; cut < last.length; cut++)
        for (const source of [held, bytes.subarray(0, bytes.length - cut)]) {
          const short = new Cursor(source, bytes.length - last.length, bytes.length - cut);
          assert.throws(() => short.signed(), Refused);
        }
    }),
    { numRuns: 500 },
  );
});
