import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import { Assignment } from "./assignment.ts";
import { AssignmentByKey, type KeyedExpert, type KeyedNeed } from "./by-key.ts";

const random = seededRandom(5);
const shuffled = <T>(list: readonly T[]): T[] => {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
};
const solved = (experts: readonly KeyedExpert[], needs: readonly KeyedNeed[], spread: number) => {
  const by = new AssignmentByKey(experts, needs, { perNeed: 2, spread });
  for (const _ of by.steps());
  return by;
};

test("whatever the order in which experts, needs and their pairs are handed over, the plan is the same, and it is the best there is", () => {
  let ties = 0;
  for (let round = 0; round < 300; round++) {
    // Fits of three values and small limits: nearly every plan has others as good.
    const experts = Array.from({ length: 3 + random.below(5) }, (_, i) => ({
      key: 10 * i + 3,
      capacity: random.below(4),
      before: random.below(2),
    }));
    const needs = Array.from({ length: 2 + random.below(6) }, (_, i) => ({
      key: 100 - i,
      pairs: experts.filter(() => random.below(3) > 0).map((e) => ({ expert: e.key, fit: 400 + 200 * random.below(3) })),
    }));
    const spread = 5 * random.below(2);
    const first = solved(experts, needs, spread);
    for (let again = 0; again < 6; again++) {
      const turned = needs.map((n) => ({ ...n, pairs: shuffled(n.pairs) }));
      assert.deepEqual(solved(shuffled(experts), shuffled(turned), spread).given(), first.given(), `round ${round}`);
    }
    // Canary: by position alone the order decides.
    const plain = (order: readonly KeyedNeed[]): unknown => {
      const a = new Assignment(
        experts.map((e) => e.capacity),
        2,
      );
      order.forEach((n) => a.addNeed(n.pairs.map((p) => ({ ...p, expert: experts.findIndex((e) => e.key === p.expert) }))));
      return needs.map((n) => a.given(order.indexOf(n)).map((g) => g.expert));
    };
    if (JSON.stringify(plain(needs)) !== JSON.stringify(plain(needs.toReversed()))) ties++;
    if (spread === 0) {
      const reversed = solved(
        experts.map((e) => ({ ...e, before: 0 })),
        needs,
        0,
      ).assignment.value();
      assert.deepEqual(first.assignment.value(), reversed);
    }
  }
  assert.ok(ties > 30, `canary: in ${ties} of 300 the order would have decided`);
});

test("a key given twice and an expert nobody knows are refused", () => {
  const expert = { key: 1, capacity: 1 };
  assert.throws(() => new AssignmentByKey([expert, expert], []), RangeError);
  assert.throws(
    () =>
      new AssignmentByKey(
        [],
        [
          { key: 1, pairs: [] },
          { key: 1, pairs: [] },
        ],
      ),
    RangeError,
  );
  assert.throws(() => [...new AssignmentByKey([expert], [{ key: 1, pairs: [{ expert: 2, fit: 1 }] }]).steps()], RangeError);
});
