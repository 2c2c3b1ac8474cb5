import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import { Flow } from "./flow.ts";

test("a textbook network: 23 by hand, and the cut that stands in the way", () => {
  // Cormen et al., figure of the maximum-flow chapter: s 0, v1–v4, t 5; the smallest cut is {s, v1, v2, v4}: 12 + 7 + 4.
  const flow = new Flow(6);
  for (const [from, to, capacity] of [
    [0, 1, 16],
    [0, 2, 13],
    [1, 3, 12],
    [2, 1, 4],
    [3, 2, 9],
    [2, 4, 14],
    [4, 3, 7],
    [3, 5, 20],
    [4, 5, 4],
  ] as const)
    flow.arc(from, to, capacity);
  assert.equal(flow.most(0, 5), 23);
  assert.deepEqual(flow.cut(0), [true, true, true, false, true, false]);
});

test("400 random assignments cost what the best of all permutations costs, also with negative costs", () => {
  const random = seededRandom(2);
  for (let round = 0; round < 400; round++) {
    const n = 1 + random.below(5);
    const cost = Array.from({ length: n * n }, () => random.below(40) - 15);
    const flow = new Flow(2 + 2 * n);
    for (let i = 0; i < n; i++) {
      flow.arc(0, 2 + i, 1);
      flow.arc(2 + n + i, 1, 1);
      for (let j = 0; j < n; j++) flow.arc(2 + i, 2 + n + j, 1, cost[i * n + j]);
    }
    const best = (i: number, left: readonly number[]): number =>
      i === n
        ? 0
        : Math.min(
            ...left.map(
              (j) =>
                (cost[i * n + j] as number) +
                best(
                  i + 1,
                  left.filter((x) => x !== j),
                ),
            ),
          );
    assert.deepEqual(flow.cheapest(0, 1), {
      size: n,
      cost: best(
        0,
        Array.from({ length: n }, (_, j) => j),
      ),
    });
  }
});

test("the largest flow equals the smallest of all cuts in 300 random networks; widening goes on from where it stands", () => {
  const random = seededRandom(12);
  for (let round = 0; round < 300; round++) {
    const n = 2 + random.below(5);
    const arcs = Array.from({ length: random.below(14) }, () => [random.below(n), random.below(n), random.below(9)] as const);
    const flow = new Flow(n);
    const numbers = arcs.map(([a, b, c]) => flow.arc(a, b, c));
    let smallest = Infinity;
    for (let side = 0; side < 1 << n; side++) {
      if (!(side & 1) || (side >> 1) & 1) continue;
      smallest = Math.min(
        smallest,
        arcs.reduce((sum, [a, b, c]) => sum + ((side >> a) & 1 && !((side >> b) & 1) ? c : 0), 0),
      );
    }
    assert.equal(flow.most(0, 1), smallest);
    if (numbers.length === 0) continue;
    flow.widen(numbers[0] as number, 5);
    const wider = new Flow(n);
    arcs.forEach(([a, b, c], i) => wider.arc(a, b, c + (i === 0 ? 5 : 0)));
    assert.equal(smallest + flow.most(0, 1), wider.most(0, 1));
  }
});

test("what is no network is refused", () => {
  const flow = new Flow(3);
  assert.throws(() => flow.arc(0, 3, 1), RangeError);
  assert.throws(() => flow.arc(0, 1, 0.5), RangeError);
  flow.arc(0, 2, 1, -1);
  flow.arc(2, 0, 1, -1);
  assert.throws(() => flow.cheapest(0, 1), RangeError);
});
