import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { TermTable } from "../index/term-table.ts";
import { scan } from "./scan.ts";

/** The runs as an expression says them: slow, and plain to read. */
const RUN = /(?<han>\p{Script=Han}+)|(?<number>\d+(?:\.\d+)*)|[[\p{L}\p{M}\p{N}]--[\p{Script=Han}\d]]+/gv;

const unit = fc.oneof(
  fc.constantFrom(..."锂电池一〇々GBgb19001.-/+_– ，。㎡é①Ⅳ٣\u0301\ud840\udc00"),
  fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  fc.constantFrom("𠀀", "𠮷", "😀", "𝐀", "3.14", "1..2", ".5"),
);

test("runs of Han, digits and letters are those of the Unicode properties, pairs and lone halves included", () => {
  fc.assert(
    fc.property(
      fc.array(unit, { maxLength: 30 }).map((units) => units.join("")),
      (text) => {
        const seen: string[] = [];
        const length = scan(text, (_, kind, from, to) => {
          if (kind !== "pair" && kind !== "inner") seen.push(`${kind} ${text.slice(from, to)}`);
        });
        const expected: string[] = [];
        let expectedLength = 0;
        for (const { 0: run, groups } of text.matchAll(RUN)) {
          const isHan = groups?.["han"] !== undefined;
          expectedLength += isHan ? run.length : 1;
          if (!isHan) expected.push(`piece ${run}`);
          else if (run.length === 1) expected.push(`character ${run}`);
          else for (let i = 0; i + 1 < run.length; i++) expected.push(`bigram ${run.slice(i, i + 2)}`);
        }
        assert.deepEqual([seen, length], [expected, expectedLength], JSON.stringify(text));
      },
    ),
    { numRuns: 3000 },
  );
});

test("a term table numbers terms as a Map does, also grown, cleared and used again", () => {
  const code = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.maxSafeNat());
  const table = new TermTable(4);
  fc.assert(
    fc.property(fc.array(code, { maxLength: 200 }), code, (codes, stranger) => {
      table.clear();
      const truth = new Map<number, number>();
      for (const one of codes) {
        if (!truth.has(one)) truth.set(one, truth.size);
        assert.equal(table.ordinalOf(one), truth.get(one));
      }
      assert.deepEqual([...table.codes], [...truth.keys()]);
      assert.equal(table.find(stranger), truth.get(stranger) ?? -1);
    }),
  );
});
