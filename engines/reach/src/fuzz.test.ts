import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync, inflateSync } from "node:zlib";
import { seededRandom, type Random } from "@bihuan/kit";
import {
  Field,
  footholdOfNode,
  graphBuilder,
  prepareNetwork,
  readPbf,
  readXml,
  W2,
  type Graph,
  type OsmRefusal,
  type OsmSink,
} from "./index.ts";
import { writePbf, type PbfFile } from "./testing/write-pbf.ts";

const native = { inflate: (data: Uint8Array, size: number): Uint8Array => inflateSync(data, { maxOutputLength: size }) };

/** A lattice of 12 × 12 corners with tags of every kind. */
const lattice: PbfFile = {
  nodes: Array.from(
    { length: 144 },
    (_, i) => [1000 + i, 306_500_000 + 9000 * Math.floor(i / 12), 1_040_500_000 + 9000 * (i % 12)] as const,
  ),
  ways: Array.from({ length: 24 }, (_, w) => ({
    id: w + 1,
    refs: Array.from({ length: 12 }, (__, i) => 1000 + (w < 12 ? 12 * w + i : 12 * i + w - 12)),
    tags: { highway: ["residential", "steps", "footway"][w % 3] as string, ...(w % 5 === 0 ? { bridge: "yes", layer: "1" } : {}) },
  })),
};

/** Alters up to eight bytes, or repeats, drops, or swells a stretch. */
function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length);
  const length = 1 + random.below(60);
  if (random.below(4) === 0) {
    const rest = random.below(2) === 0 ? bytes.subarray(at) : bytes.subarray(Math.min(bytes.length, at + length));
    return Uint8Array.from([...bytes.subarray(0, Math.min(bytes.length, at + length)), ...rest]);
  }
  const mutant = bytes.slice();
  // Bytes of 128 and more lengthen a number, 255 makes it huge.
  for (let k = 0; k <= random.below(8); k++) mutant[random.below(bytes.length)] = random.below(3) === 0 ? 255 : random.below(256);
  return mutant;
}

/** Rows ascend, every segment is there from both ends, lengths fit the search. */
function assertSound(graph: Graph): void {
  const { nodes, first, target, length } = graph;
  assert.equal(first[nodes], target.length);
  for (let v = 0; v < nodes; v++)
    for (let a = first[v] as number; a < (first[v + 1] as number); a++) {
      const w = target[a] as number;
      assert.ok(w >= 0 && w < nodes && w !== v && (a === first[v] || w > (target[a - 1] as number)));
      assert.ok(target.subarray(first[w], first[w + 1]).includes(v));
      assert.ok((length[a] as number) >= 0 && (length[a] as number) <= 1_000_000_000);
    }
}

test("800 mutants of a PBF: each is refused by name or gives a sound graph, and none hands out more than its bytes hold", async () => {
  const random = seededRandom(31);
  const files = [{ raw: true }, { raw: true, plainNodes: true }, {}, { granularity: 1000, raw: true }].map((form) =>
    writePbf(lattice, form),
  );
  const codes = new Map<string, number>();
  let sound = 0;
  for (let i = 0; i < 800; i++) {
    const bytes = mutate(files[i % files.length] as Uint8Array, random);
    const builder = graphBuilder(W2);
    let handed = 0;
    const sink: OsmSink = {
      ...builder.sink,
      node: (...args) => void (handed++, builder.sink.node(...args)),
      way: (id, refs, count, tags) => void ((handed += count), builder.sink.way(id, refs, count, tags)),
    };
    const read = await readPbf(bytes, sink, i % 2 === 0 ? native : {});
    assert.ok(handed <= 16 * bytes.length);
    if (!read.ok) codes.set(read.error.code, (codes.get(read.error.code) ?? 0) + 1);
    else {
      const graph = builder.build();
      assertSound(graph);
      sound++;
      if (graph.nodes === 0) continue;
      const network = prepareNetwork(graph, W2);
      new Field(network).walk([footholdOfNode(network, random.below(graph.nodes))], 990_000);
    }
  }
  for (const code of ["truncated", "malformed", "unsupported"]) assert.ok((codes.get(code) ?? 0) > 0, `${code}: ${[...codes].join(" ")}`);
  assert.ok(sound > 80, `${sound} read all the same`);
});

test("300 mutants of XML: refused by name or sound", async () => {
  const random = seededRandom(32);
  const xml = new TextEncoder().encode(
    `<osm>${lattice.nodes.map(([id, lat, lon]) => `<node id="${id}" lat="${lat / 1e7}" lon="${lon / 1e7}"/>`).join("")}${lattice.ways
      .map((w) => `<way id="${w.id}">${w.refs.map((r) => `<nd ref="${r}"/>`).join("")}<tag k="highway" v="${w.tags["highway"]}"/></way>`)
      .join("")}</osm>`,
  );
  let refused = 0;
  for (let i = 0; i < 300; i++) {
    const builder = graphBuilder(W2);
    const read = await readXml(mutate(xml, random), builder.sink);
    if (read.ok) assertSound(builder.build());
    else refused++;
  }
  assert.ok(refused > 30, `${refused} refused`);
});

test("hostile sizes are refused before they cost: headers, blobs, bombs, endless numbers", async () => {
  const refusal = async (bytes: Uint8Array): Promise<OsmRefusal["code"] | "ok"> => {
    const read = await readPbf(bytes, graphBuilder(W2).sink, native);
    return read.ok ? "ok" : read.error.code;
  };
  const varint = (n: number): number[] => (n < 128 ? [n] : [(n % 128) | 128, ...varint(Math.floor(n / 128))]);
  const blob = (type: string, body: Uint8Array, declared: number): Uint8Array => {
    const content = [16, ...varint(declared), 26, ...varint(body.length)];
    const head = [10, type.length, ...new TextEncoder().encode(type), 24, ...varint(content.length + body.length)];
    return Uint8Array.from([0, 0, 0, head.length, ...head, ...content, ...body]);
  };
  const zeros = (size: number): Uint8Array => new Uint8Array(deflateSync(new Uint8Array(size)));
  assert.equal(await refusal(Uint8Array.of(127, 255, 255, 255, 1, 2, 3)), "malformed");
  assert.equal(await refusal(blob("OSMHeader", zeros(10), 2 ** 40)), "too-large");
  assert.equal(await refusal(blob("OSMHeader", zeros(30 << 20), 30 << 20)), "too-large", "30 MiB from 30 kB");
  assert.equal(await refusal(blob("OSMHeader", zeros(4096), 100)), "malformed", "longer than declared");
  assert.equal(await refusal(blob("OSMHeader", zeros(100), 4096)), "malformed", "shorter than declared");
  const huge = Uint8Array.of(0, 0, 0, 14, 10, 7, ...new TextEncoder().encode("OSMData"), 24, 255, 255, 255, 127, 0, 0);
  assert.equal(await refusal(huge), "too-large");
  assert.equal(await refusal(Uint8Array.of(0, 0, 0, 12, ...new Array<number>(12).fill(255))), "malformed", "a number without end");
});

test("ids chosen to collide, 2^32 apart or in equal strides, cost no more than others", () => {
  for (const stride of [2 ** 32, -(2 ** 32), 2 ** 20, 64]) {
    const count = 100_000;
    const builder = graphBuilder(W2);
    const refs = Float64Array.from({ length: count }, (_, i) => i * stride);
    refs.forEach((id, i) => builder.sink.node(id, i, i));
    builder.sink.way(1, refs, count, ["path"]);
    const began = process.cpuUsage().user;
    assert.equal(builder.build().nodes, count);
    // Some 30 ms; hashing the low 32 bits alone took minutes for the first stride.
    assert.ok(process.cpuUsage().user - began < 2_000_000, `stride ${stride}`);
  }
});

test("positions at the ends of the world: lengths stay within 32 bits and walks end", async () => {
  const far = writePbf({
    nodes: Array.from(
      { length: 50 },
      (_, i) => [i + 1, i % 2 === 0 ? 900_000_000 : -900_000_000, i % 3 === 0 ? 1_800_000_000 : -1_800_000_000] as const,
    ),
    ways: [{ id: 1, refs: Array.from({ length: 50 }, (_, i) => i + 1), tags: { highway: "path" } }],
  });
  const builder = graphBuilder(W2);
  assert.ok((await readPbf(far, builder.sink)).ok);
  const graph = builder.build();
  assertSound(graph);
  const network = prepareNetwork(graph, W2);
  for (const list of [network.chainLength, network.offset]) assert.ok(list.every((mm) => mm >= 0 && mm <= 1_000_000_000));
  const field = new Field(network);
  field.walk([footholdOfNode(network, 25)], 100_000_000);
  assert.equal(field.countNodes(100_000_000), 1);
  assert.throws(() => field.walk([], 100_000_001), RangeError);
});
