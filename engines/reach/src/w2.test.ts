import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { seededRandom } from "@bihuan/kit";
import { Field, footholdOfNode, prepareNetwork, reachedSet, snap, W1, W2, type WalkRules } from "./index.ts";
import { slowWalk } from "./testing/oracle.ts";
import { town, type Town } from "./testing/towns.ts";

/** Metres from corner to corner. */
function metres(built: Town, rules: WalkRules, from: string, to: string): number {
  const network = prepareNetwork(built.graph, rules);
  const field = new Field(network);
  field.walk([footholdOfNode(network, built.node[from] as number)], 5_000_000);
  const { chain, offset } = footholdOfNode(network, built.node[to] as number);
  return Math.round(field.at(chain, offset) / 1000);
}

/*  A square 300 × 200 m with streets at three gates:            d ──── c ─ C        C(400,200)
                                                                 │      │
                                                            A ─ a ──── b ─ B        A(-100,0)   B(400,0)          */
const corners = { a: [0, 0], b: [300, 0], c: [300, 200], d: [0, 200], A: [-100, 0], B: [400, 0], C: [400, 200] } as const;
const gates = [{ corners: ["A", "a"] }, { corners: ["b", "B"] }, { corners: ["c", "C"] }];

test("a square is walked around by W1 and crossed by W2", () => {
  const square = { corners: ["a", "b", "c", "d", "a"], tags: { highway: "pedestrian", area: "yes" } };
  // Around: 100 + 300 + 200 + 100; across: 100 + √(300² + 200²) + 100.
  assert.equal(metres(town(W1, corners, [...gates, square]), W1, "A", "C"), 700);
  assert.equal(metres(town(W2, corners, [...gates, square]), W2, "A", "C"), 561);
  const ring = { corners: ["a", "b", "c", "d", "a"], tags: { highway: "pedestrian" } };
  assert.equal(metres(town(W2, corners, [...gates, ring]), W2, "A", "C"), 700, "a closed way without area=yes is a street");
});

/*  An L of 300 × 300 m whose inward corner e(100,100) hides the gates a and c from each other:
      f ─ c                f(0,300)  c(100,300)
      │   │
      │   e ──── d         e(100,100)  d(300,100)
      a ──────── b         a(0,0)  b(300,0)                                        */
test("round an inward corner the shortest walk bends at it", () => {
  const shape = { b: [300, 0], a: [0, 0], f: [0, 300], c: [100, 300], e: [100, 100], d: [300, 100] } as const;
  const outside = { B: [400, 0], C: [100, 400] } as const;
  const built = town(W2, { ...shape, ...outside }, [
    { corners: ["b", "a", "f", "c", "e", "d", "b"], tags: { highway: "pedestrian", area: "yes" } },
    { corners: ["b", "B"] },
    { corners: ["c", "C"] },
  ]);
  // B 100 b, √(200² + 100²) = 223.6 to e, 200 to c, 100 to C.
  assert.equal(metres(built, W2, "B", "C"), 624);
});

test("nobody crosses outside: gates of any polygon are joined inside it only, and no walk is shorter than the straight line", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 4, max: 12 }), (seed, size) => {
      const random = seededRandom(seed);
      // A star around (500, 500): any radius keeps it simple.
      const names = Array.from({ length: size }, (_, i) => `p${i}`);
      const star = names.map((name, i) => {
        const angle = (2 * Math.PI * i) / size;
        const radius = 50 + random.below(400);
        return [name, [500 + radius * Math.cos(angle), 500 + radius * Math.sin(angle)]] as const;
      });
      const streets = names.map((name) => ({ corners: [name, `o${name}`] }));
      const away = star.map(([name, [x, y]]) => [`o${name}`, [500 + 3 * (x - 500), 500 + 3 * (y - 500)]] as const);
      const all = Object.fromEntries([...star, ...away]) as Record<string, readonly [number, number]>;
      const outline = { corners: [...names, "p0"], tags: { highway: "footway", area: "yes" } };
      const crossed = town(W2, all, [...streets, outline]).graph;
      const around = town(W1, all, [...streets, outline]).graph;
      const inside = (x: number, y: number): boolean =>
        star.filter(([, [ax, ay]], i) => {
          const [, [bx, by]] = star[(i + 1) % size] as (typeof star)[number];
          return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax;
        }).length %
          2 ===
        1;
      for (let v = 0; v < size; v++) {
        for (const w of crossed.target.subarray(crossed.first[v], crossed.first[v + 1])) {
          const apart = Math.abs(v - w);
          if (w >= size || apart === 1 || apart === size - 1) continue;
          const [[, [ax, ay]], [, [bx, by]]] = [star[v], star[w]] as [(typeof star)[number], (typeof star)[number]];
          for (let t = 1; t < 20; t++)
            assert.ok(inside(ax + ((bx - ax) * t) / 20, ay + ((by - ay) * t) / 20), `p${v} – p${w} leaves the square`);
        }
        const straight = slowWalk(crossed, [[v, 0]], Infinity);
        const outer = slowWalk(around, [[v, 0]], Infinity);
        for (let w = 0; w < size; w++) {
          assert.ok((straight[w] as number) <= (outer[w] as number));
          const [, [x1, y1]] = star[v] as (typeof star)[number];
          const [, [x2, y2]] = star[w] as (typeof star)[number];
          assert.ok((straight[w] as number) >= 1000 * Math.hypot(x1 - x2, y1 - y2) - 100);
        }
      }
    }),
    { numRuns: 60, seed: 5 },
  );
});

test("two levels: a bridge over a street shares no node, is walked over, and nobody steps on it from below", () => {
  /*  street s(0,0) – t(400,0); bridge n(200,300) – p(200,10) – q(200,-10) – m(200,-300), joined to the street only by a detour at m – s.  */
  const built = town(W2, { s: [0, 0], t: [400, 0], n: [200, 300], p: [200, 10], q: [200, -10], m: [200, -300] }, [
    { corners: ["s", "t"] },
    { corners: ["n", "p"] },
    { corners: ["p", "q"], tags: { bridge: "yes", layer: "1" } },
    { corners: ["q", "m", "s"] },
  ]);
  const network = prepareNetwork(built.graph, { ...W2, islandNodes: 0 });
  // 1 m from the bridge, 6 m from the street.
  const below = snap(network, built.at(201, 6));
  assert.equal(Math.round((below?.snap ?? 0) / 100), 41, "the ramp's end p is 4.1 m away, on the ground");
  assert.equal(below?.moved, true);
  assert.equal(metres(built, W2, "n", "m"), 600, "over the bridge");
  assert.equal(metres(built, W2, "t", "p"), 400 + Math.round(Math.hypot(200, 300)) + 310);
  // With nothing else in reach, a bridge is better than nowhere.
  const alone = town(W2, { a: [0, 0], b: [100, 0] }, [{ corners: ["a", "b"], tags: { bridge: "yes" } }]);
  assert.equal(Math.round((snap(prepareNetwork(alone.graph, W2), alone.at(50, 20))?.snap ?? 0) / 1000), 20);
});

test("levels and layers: what is on the ground", () => {
  const raised = (tags: Record<string, string>): boolean => {
    const { graph } = town(W2, { a: [0, 0], b: [100, 0] }, [{ corners: ["a", "b"], tags }]);
    return (graph.flags[0] as number) !== 0;
  };
  for (const tags of [{ layer: "0" }, { level: "0" }, { level: "0;1" }, { level: "-1-2" }, { bridge: "no" }, { tunnel: "no" }] as const)
    assert.equal(raised(tags), false, JSON.stringify(tags));
  for (const tags of [
    { layer: "-1" },
    { level: "1" },
    { level: "-1;-2" },
    { bridge: "viaduct" },
    { tunnel: "yes" },
    { indoor: "yes" },
  ] as const)
    assert.equal(raised(tags), true, JSON.stringify(tags));
});

test("steps take three times as long in W2; a way beside them does not", () => {
  const corners = { a: [0, 0], b: [50, 0], c: [50, 100], d: [0, 100] } as const;
  const steps = { corners: ["a", "d"], tags: { highway: "steps" } };
  assert.equal(metres(town(W1, corners, [steps]), W1, "a", "d"), 100);
  assert.equal(metres(town(W2, corners, [steps]), W2, "a", "d"), 300);
  assert.equal(metres(town(W2, corners, [steps, { corners: ["a", "b", "c", "d"] }]), W2, "a", "d"), 200);
  assert.equal(metres(town(W2, corners, [steps, { corners: ["d", "a"] }]), W2, "a", "d"), 100);
});

test("an island of a few nodes is passed over for the mainland, and serves where there is nothing else", () => {
  const names = Array.from({ length: 100 }, (_, i) => `m${i}`);
  const mainland = Object.fromEntries(names.map((name, i) => [name, [10 * i, 0]] as const)) as Record<string, readonly [number, number]>;
  const built = town(W2, { ...mainland, x: [100, 50], y: [200, 50], z: [0, 5000], w: [90, 5000] }, [
    { corners: names },
    { corners: ["x", "y"] },
    { corners: ["z", "w"] },
  ]);
  const network = prepareNetwork(built.graph, W2);
  const foothold = snap(network, built.at(150, 45));
  assert.deepEqual([Math.round((foothold?.snap ?? 0) / 1000), foothold?.moved], [45, true]);
  assert.deepEqual(
    [Math.round((snap(network, built.at(50, 5010))?.snap ?? 0) / 1000), snap(network, built.at(50, 5010))?.moved],
    [10, false],
  );
  assert.equal(snap(network, built.at(50, 5400)), undefined, "400 m are too far");
});

test("a reached set: nodes, whole and partial pieces, the foothold within its segment", () => {
  /*  a(0,0) – b(100,0) – c(500,0), the place at 50 m north of (150,0): 50 m to the foothold.  */
  const built = town(W2, { a: [0, 0], b: [100, 0], c: [500, 0] }, [{ corners: ["a", "b", "c"] }]);
  const network = prepareNetwork(built.graph, W2);
  const foothold = snap(network, built.at(150, 50));
  assert.ok(foothold !== undefined);
  const set = reachedSet(new Field(network), foothold, 220_000);
  const name = (v: number): string => (v < 0 ? "place" : (Object.keys(built.node).find((k) => built.node[k] === network.rank[v]) ?? "?"));
  const round = (mm: number | undefined): number => Math.round((mm ?? 0) / 1000);
  // 50 m to the network leave 170: b after 100 m, a after 200, and 170 of the 350 m towards c.
  assert.deepEqual(Array.from(set.node, (v, i) => [name(v), round(set.millimetres[i])]).sort(), [
    ["a", 200],
    ["b", 100],
  ]);
  const pieces = set.from.map((from, i) => [
    name(from),
    name(set.to[i] as number),
    round(set.length[i]),
    round(set.fromMillimetres[i]),
    round(set.toMillimetres[i]),
  ]);
  assert.deepEqual(pieces, [
    ["a", "b", 100, 20, 100],
    ["b", "place", 50, 50, 50],
    ["place", "c", 350, 170, 0],
  ]);
  assert.deepEqual([set.footLat, Math.round(set.footLon / 10)], [0, Math.round((built.at(150, 0).lon * 1e7) / 10)]);
});
