import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { deriveLinks } from "./derive.ts";
import { closesCircle, validityOn } from "./validity.ts";

test("validity on the days around force and end", () => {
  const term = { inForceOn: "2025-01-01", repealedOn: "2026-01-01", hasSuccessor: true };
  assert.deepEqual(
    ["2024-12-31", "2025-01-01", "2025-12-31", "2026-01-01"].map((day) => validityOn(term, day)),
    ["pending", "in_force", "in_force", "superseded"],
  );
  assert.equal(validityOn({ ...term, hasSuccessor: false }, "2026-01-01"), "repealed");
  assert.equal(validityOn({ inForceOn: null, repealedOn: null, hasSuccessor: false }, "2026-01-01"), "unknown");
});

test("a graph grown only by allowed links never leads back, and the check ends on any graph", () => {
  const link = fc.tuple(fc.nat(7), fc.nat(7));
  fc.assert(
    fc.property(fc.array(link, { maxLength: 40 }), (links) => {
      const graph = new Map<number, number[]>();
      const of = (id: number): number[] => graph.get(id) ?? [];
      for (const [from, to] of links) if (from !== to && !closesCircle(from, to, of)) graph.set(from, [...of(from), to]);
      const reaches = (id: number, seen: Set<number>): Set<number> => {
        for (const next of of(id))
          if (!seen.has(next)) {
            seen.add(next);
            reaches(next, seen);
          }
        return seen;
      };
      for (const id of graph.keys()) assert.ok(!reaches(id, new Set()).has(id));
      const circle = new Map([...links, [1, 2] as const, [2, 1] as const].map(([a, b]) => [a, [b]]));
      assert.equal(typeof closesCircle(9, 1, (id) => circle.get(id) ?? []), "boolean");
    }),
  );
});

test("versions of a law follow each other; documents of offices with one name do not; 同时废止 ends what is older", () => {
  const held = (id: number, title: string, level: string, issuedOn: string, closing = "") => ({
    id,
    title,
    part: null,
    family: title,
    level,
    issuedOn,
    closing: [{ address: "第一条", headings: [], body: closing, line: 1 }],
  });
  const links = deriveLinks([
    held(1, "甲法", "law", "2002-06-29"),
    held(2, "甲法", "law", "2024-12-25"),
    held(3, "关于科普的通知", "document", "2020-01-01"),
    held(4, "关于科普的通知", "document", "2021-01-01"),
    held(5, "乙办法", "regulation", "1999-01-01"),
    held(6, "丙条例", "regulation", "2010-01-01", "本条例自2010年3月1日起施行。《乙办法》同时废止。"),
    held(7, "乙办法", "regulation", "2015-01-01"),
  ]);
  assert.deepEqual(
    links.map((l) => `${l.from} ${l.kind} ${l.to}`),
    ["2 replaces 1", "7 replaces 5", "6 replaces 5"],
  );
});
