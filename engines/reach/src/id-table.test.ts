import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { idTable } from "./id-table.ts";

/** Ids as maps have them (runs of a session), far apart, negative, and beyond 32 bits. */
const ids = fc
  .array(fc.tuple(fc.oneof(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -(2 ** 50), max: 2 ** 50 })), fc.nat(140)), {
    minLength: 1,
    maxLength: 12,
  })
  .map((runs) => runs.flatMap(([from, length]) => Array.from({ length: length + 1 }, (_, i) => from + i * (1 + (length % 3)))));

test("references find the first row of their id, in files whose ids ascend and in others", () => {
  fc.assert(
    fc.property(ids, fc.boolean(), fc.array(fc.nat(5000), { maxLength: 200 }), (list, ascending, picks) => {
      const rows = ascending ? [...new Set(list)].sort((a, b) => a - b) : list;
      // Room behind the last row holds zeros, as in a list that has grown: id 0 must not be found there.
      const held = Float64Array.from([...rows, 0, 0, 0]);
      const table = idTable(held, rows.length, new Int32Array(held.length), new Int32Array(held.length));
      const refs = picks.map((pick) => (pick % 11 === 0 ? NaN : (rows[pick % rows.length] as number) + (pick % 5 === 0 ? 1 : 0)));
      refs.push(0, 2 ** 36, 2 ** 40 + 1, -(2 ** 36) - 64, -(2 ** 49) - 1, ...rows);
      const asked = Float64Array.from([...refs, 7]);
      assert.deepEqual(
        Array.from(table.rowsOf(asked, refs.length)),
        refs.map((ref) => (Number.isNaN(ref) ? -2 : rows.indexOf(ref))),
      );
    }),
    { numRuns: 300 },
  );
});
