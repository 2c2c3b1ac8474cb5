import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { seededRandom, type Random } from "@bihuan/kit";
import {
  cover,
  describeMethod,
  isOpen,
  marginals,
  prepareNetwork,
  reachLists,
  snap,
  straightReach,
  W1,
  W2,
  walkingReach,
  WhatIf,
  type Place,
  type Point,
  type Population,
  type Reach,
} from "./index.ts";
import { randomTown, town } from "./testing/towns.ts";

/*  A river with one bridge, metres:   a(0,0) ─ 400 ─ b(400,0) ─ 200 bridge ─ c(600,0) ─ 400 ─ d(1000,0)
    People: 10 at a, 20 at b, 40 at c, 80 at d; 5 live 500 m off the network; 3 stand 100 m north of b and walk that too.   */
const river = town(W1, { a: [0, 0], b: [400, 0], c: [600, 0], d: [1000, 0] }, [{ corners: ["a", "b", "c", "d"] }]);
const people: Population = {
  kind: "people",
  points: [
    { ...river.at(0, 0), people: 10 },
    { ...river.at(400, 0), people: 20 },
    { ...river.at(600, 0), people: 40 },
    { ...river.at(1000, 0), people: 80 },
    { ...river.at(400, 500), people: 5 },
    { ...river.at(400, 100), people: 3 },
  ],
};
const riverReach = walkingReach(prepareNetwork(river.graph, W1), people);

test("a river with one bridge: who reaches which bank in 15 minutes, by hand", () => {
  // From a: b 400 m, c 600 m, d 1,000 m > 990 m; the three walk 100 + 400 m. At 0.8 m/s the limit is 720 m.
  const one = cover(riverReach, [river.at(0, 0)], { overlap: true });
  assert.deepEqual(
    one.speeds.map((s) => [s.limitMillimetres, s.people, s.nodes]),
    [
      [990_000, 73, 3],
      [720_000, 73, 3],
    ],
  );
  assert.equal(one.speeds[0]?.share, 73 / 158);
  assert.deepEqual([one.method.peopleOutside, one.method.peopleUnreached], [5, 80]);
  // Both ends: a is nearer for a and b, d for c and d; b, c and the three are in reach of both.
  const both = cover(riverReach, [river.at(0, 0), river.at(1000, 0)], { overlap: true });
  assert.deepEqual([...(both.speeds[0]?.peopleByNearest ?? [])], [33, 120]);
  assert.deepEqual([...(both.speeds[0]?.peopleByPlace ?? [])], [73, 143]);
  assert.deepEqual([...(both.speeds[0]?.peopleByOverlap ?? [])], [5, 90, 63]);
  assert.deepEqual([...both.nearest], [0, 0, 1, 1, -1, 0]);
  // A tie goes to the earlier place: the middle of two places 200 m either side.
  assert.equal(cover(riverReach, [river.at(400, 0), river.at(400, 0)]).nearest[1], 0);
});

test("closed rooms cover nobody; unknown hours count and are named", () => {
  const morning = { from: 9 * 60, to: 12 * 60 };
  const places: Place[] = [{ ...river.at(0, 0), open: [morning] }, { ...river.at(1000, 0) }, { ...river.at(400, 900), open: [morning] }];
  const at = (minute: number) => cover(riverReach, places, { at: minute, speeds: [1.1] });
  assert.equal(at(9 * 60).speeds[0]?.people, 153);
  assert.equal(at(12 * 60).speeds[0]?.people, 143);
  assert.deepEqual([at(720).method.placesClosed, at(720).method.placesUnknownHours, at(720).placesOutside], [2, 1, [2]]);
  assert.match(describeMethod(at(720).method).zh, /周一 12:00 不开放的 2 个不计、开放时间不明的 1 个计入，1 个不在路网附近/);
  assert.doesNotMatch(describeMethod(at(720).method).zh, /[,;()]/, "Chinese with its own marks");
  assert.match(describeMethod(at(720).method).en, /rules W1.*990 m.*without 2 closed on Monday 12:00/);
  assert.equal(isOpen([{ from: 10_000, to: 60 }], 30), true, "over Sunday midnight");
  assert.equal(isOpen([{ from: 10_000, to: 60 }], 60), false);
});

test("no network: the circle of 990 m ÷ 1.3, named", () => {
  const straight = straightReach({ ...people, kind: "buildings" });
  // 990 / 1.3 = 761.5 m: from a, d at 1,000 m and nobody else is too far; the one at (400, 500) is 640 m away.
  const answer = cover(straight, [river.at(0, 0)], { overlap: true });
  assert.equal(answer.speeds[0]?.people, 78);
  assert.equal(answer.speeds[0]?.nodes, undefined);
  assert.match(describeMethod(answer.method).zh, /没有路网，按直线距离乘绕行系数 1.3 估算.*建筑物/);
  assert.equal(Math.round((answer.millimetres[1] as number) / 100), 5200, "400 m times 1.3");
});

interface Scene {
  readonly reach: Reach;
  readonly places: Point[];
  readonly point: () => Point;
}

function scene(random: Random, straight: boolean): Scene {
  const rules = random.below(2) === 0 ? W1 : W2;
  const built = randomTown(rules, (n) => random.below(n), 100);
  const point = (): Point => built.at(random.below(1600) - 200, random.below(1600) - 200);
  const population: Population = {
    kind: "people",
    points: Array.from({ length: 150 }, () => ({ ...point(), people: random.below(9000) / 1000 })),
  };
  const reach = straight ? straightReach(population) : walkingReach(prepareNetwork(built.graph, rules), population);
  return { reach, places: Array.from({ length: 1 + random.below(6) }, point), point };
}

test("on any ground: incremental equals from scratch, marginals and losses are differences, more places never cover fewer", () => {
  fc.assert(
    fc.property(fc.integer(), fc.boolean(), (seed, straight) => {
      const random = seededRandom(seed);
      const { reach, places, point } = scene(random, straight);
      const fresh = (list: readonly Point[]): number => cover(reach, list, { speeds: [1.1] }).speeds[0]?.people as number;
      const thousandths = (x: number): number => Math.round(x * 1000);
      const changing = new WhatIf(reach, places);
      assert.equal(changing.people, fresh(places));
      assert.equal(changing.people, reach.people(places, 990_000));
      const candidates = [point(), point()];
      const gains = marginals(reach, places, candidates);
      candidates.forEach((c, k) => {
        assert.equal(thousandths(gains[k] as number), thousandths(fresh([...places, c])) - thousandths(fresh(places)));
        assert.ok((gains[k] as number) >= 0);
      });
      const present = new Map(places.map((p, id) => [id, p]));
      for (let i = 0; i < 8; i++) {
        const [id] = present.keys().drop(random.below(present.size)).take(1);
        const to = point();
        if (random.below(3) === 0 || id === undefined) present.set(changing.add(to), to);
        else if (random.below(2) === 0 || present.size === 1) {
          changing.move(id, to);
          present.set(id, to);
        } else {
          const loss = changing.only(id);
          const before = changing.people;
          changing.remove(id);
          present.delete(id);
          assert.equal(thousandths(changing.people), thousandths(before) - thousandths(loss));
        }
        assert.equal(changing.people, fresh([...present.values()]));
      }
      assert.throws(() => changing.move(999, point()), RangeError);
    }),
    { numRuns: 60, seed: 7 },
  );
});

test("on any ground: nearest, overlap and lists tell one story", () => {
  fc.assert(
    fc.property(fc.integer(), fc.boolean(), (seed, straight) => {
      const { reach, places } = scene(seededRandom(seed), straight);
      const answer = cover(reach, places, { overlap: true });
      const lists = reachLists(reach, places, 990_000);
      const nearest = new Int32Array(150).fill(-1);
      const millimetres = new Int32Array(150).fill(-1);
      const counts = new Int32Array(150);
      places.forEach((_, k) => {
        for (let i = lists.first[k] as number; i < (lists.first[k + 1] as number); i++) {
          const r = lists.resident[i] as number;
          counts[r] = (counts[r] as number) + 1;
          if (nearest[r] !== -1 && (lists.millimetres[i] as number) >= (millimetres[r] as number)) continue;
          nearest[r] = k;
          millimetres[r] = lists.millimetres[i] as number;
        }
      });
      assert.deepEqual(answer.nearest, nearest);
      assert.deepEqual(answer.millimetres, millimetres);
      const [adult, elderly] = answer.speeds;
      const byOverlap = new Float64Array(Math.max(...counts) + 1);
      counts.forEach((c, r) => (byOverlap[c] = (byOverlap[c] as number) + (reach.thousandths[r] as number)));
      assert.deepEqual(
        adult?.peopleByOverlap,
        byOverlap.map((t) => t / 1000),
      );
      assert.ok((elderly?.people as number) <= (adult?.people as number));
    }),
    { numRuns: 60, seed: 8 },
  );
});

test("W2 snaps to the segment between two nodes; the way there is charged at both ends", () => {
  const network = prepareNetwork(river.graph, W2);
  // 300 m from a, 30 m off the street: W1 would walk to a or b.
  const foothold = snap(network, river.at(300, 30));
  assert.equal(Math.round((foothold?.snap ?? 0) / 100), 300);
  const reach = walkingReach(network, { kind: "people", points: [{ ...river.at(300, 30), people: 1 }] });
  const metres = (place: Point): number => Math.round((cover(reach, [place]).millimetres[0] as number) / 1000);
  assert.equal(metres(river.at(350, -20)), 100, "30 + 50 + 20 along the same segment");
  assert.equal(metres(river.at(700, 10)), 440);
});

test("without a network a walk without end reaches everybody, and ends", () => {
  const points = Array.from({ length: 200 }, (_, i) => ({ lat: 30 + i / 100, lon: 104 + i / 50, people: 0.4 }));
  const reach = straightReach({ kind: "people", points });
  assert.equal(reach.from({ lat: 30, lon: 104 }, Infinity).count, 200);
  assert.equal(reach.people([{ lat: 30, lon: 104 }], Infinity), 80);
  assert.equal(reach.from({ lat: 30, lon: 104 }, NaN).count, 0);
});
