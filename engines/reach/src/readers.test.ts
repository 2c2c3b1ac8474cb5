import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync, inflateSync } from "node:zlib";
import { seededRandom } from "@bihuan/kit";
import { componentsOf, graphBuilder, readPbf, readXml, W1, type Graph, type OsmRefusal } from "./index.ts";
import { BlockReader } from "./pbf-block.ts";
import { findShared } from "./testing/shared.ts";
import { writePbf, type PbfFile } from "./testing/write-pbf.ts";

/** Nodes 10–11–12 on a street, 13 hangs on by a footway, 14 belongs to a motorway only, 99 has no position. */
const town: PbfFile = {
  nodes: [
    [10, 306_500_000, 1_040_500_000],
    [11, 306_500_000, 1_040_510_000],
    [12, 306_510_000, 1_040_510_000],
    [-13, -306_510_000, 1_040_520_000],
    [9_000_000_014, 306_600_000, 1_040_600_000],
  ],
  ways: [
    { id: 1, refs: [10, 11, 11, 12, 99, 10], tags: { highway: "residential", name: "人民路" } },
    { id: 2, refs: [12, 11], tags: { highway: "footway", access: "no", foot: "yes" } },
    { id: 3, refs: [-13, 12], tags: { highway: "footway", foot: "no" } },
    { id: 4, refs: [12, 9_000_000_014], tags: { highway: "motorway" } },
    { id: 5, refs: [-13], tags: { highway: "path" } },
  ],
};
const native = { inflate: (data: Uint8Array, size: number): Uint8Array => inflateSync(data, { maxOutputLength: size }) };

async function graphOf(bytes: Uint8Array | AsyncIterable<Uint8Array>, options = {}): Promise<Graph> {
  const builder = graphBuilder(W1);
  const read = await readPbf(bytes, builder.sink, options);
  assert.ok(read.ok, read.ok ? "" : read.error.detail);
  return builder.build();
}

async function refusalOf(bytes: Uint8Array, options = {}): Promise<OsmRefusal | undefined> {
  const read = await readPbf(bytes, graphBuilder(W1).sink, options);
  return read.ok ? undefined : read.error;
}

test("one town, every form of the format, one graph", async () => {
  const graph = await graphOf(writePbf(town));
  // Ascending ids: −13, 10, 11, 12. Segments 10–11 and 11–12; 0.001° of latitude is 111.195080 m.
  assert.deepEqual([...graph.lat], [-306_510_000, 306_500_000, 306_500_000, 306_510_000]);
  assert.deepEqual([...graph.first], [0, 0, 1, 3, 4]);
  assert.deepEqual([...graph.target], [2, 1, 3, 2]);
  assert.equal(graph.length[3], 111_195);
  assert.equal(componentsOf(graph).count, 2);
  const shuffled: PbfFile = {
    nodes: town.nodes.toReversed(),
    ways: town.ways.map((w) => ({ ...w, refs: w.refs.toReversed() })).toReversed(),
  };
  const forms = [
    { plainNodes: true },
    { raw: true },
    { granularity: 1000 },
    { granularity: 1 },
    { granularity: 50 },
    { latOffset: -500_000 },
    { waysFirst: true },
  ];
  for (const file of [town, shuffled])
    for (const form of forms) assert.deepEqual(await graphOf(writePbf(file, form)), graph, JSON.stringify(form));
  assert.deepEqual(await graphOf(writePbf(town), native), graph);
});

test("positions that stand in the ways alone are read", async () => {
  const known: PbfFile = { ...town, ways: town.ways.map((w) => ({ ...w, refs: w.refs.filter((ref) => ref !== 99) })) };
  const form = { locationsOnWays: true, features: ["OsmSchema-V0.6", "DenseNodes", "LocationsOnWays"] };
  for (const more of [{}, { granularity: 50 }, { raw: true }])
    assert.deepEqual(await graphOf(writePbf(known, { ...form, ...more })), await graphOf(writePbf(known)));
});

test("millions of empty groups cost no memory worth telling", async () => {
  // Field 2 of length 0, twelve million times: what 2.4 MB of a file inflate to.
  const groups = new Uint8Array(24_000_000);
  for (let i = 0; i < groups.length; i += 2) groups[i] = 18;
  const reader = new BlockReader(graphBuilder(W1).sink);
  const before = process.memoryUsage().heapUsed;
  reader.read(groups);
  assert.ok(process.memoryUsage().heapUsed - before < 50_000_000);
});

test("a stream cut anywhere reads like the whole", async () => {
  const bytes = writePbf(town);
  const whole = await graphOf(bytes);
  for (const size of [1, 7, 64, bytes.length - 1]) {
    const pieces = async function* (): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    };
    assert.deepEqual(await graphOf(pieces()), whole);
  }
});

test("an id that comes twice keeps one position, whichever comes first", async () => {
  const twice: PbfFile = { nodes: [...town.nodes, [10, 306_400_000, 1_040_500_000]], ways: town.ways };
  const turned: PbfFile = { nodes: twice.nodes.toReversed(), ways: town.ways };
  const graph = await graphOf(writePbf(twice));
  assert.equal(graph.lat[1], 306_400_000);
  assert.deepEqual(await graphOf(writePbf(turned)), graph);
});

test("refused by name: compressions, features, other files, bombs", async () => {
  for (const [field, name] of [
    [4, "lzma"],
    [5, "bzip2"],
    [6, "lz4"],
    [7, "zstd"],
  ] as const) {
    const refusal = await refusalOf(writePbf(town, { compression: field }));
    assert.equal(refusal?.code, "unsupported");
    assert.match(refusal?.detail ?? "", new RegExp(name));
  }
  assert.match((await refusalOf(writePbf(town, { features: ["HistoricalInformation"] })))?.detail ?? "", /HistoricalInformation/);
  assert.equal((await refusalOf(new TextEncoder().encode("<osm></osm>")))?.code, "malformed");
  assert.equal((await refusalOf(new Uint8Array(0)))?.code, "truncated");
  assert.equal((await refusalOf(writePbf({ nodes: [[1, 950_000_000, 0]], ways: [] })))?.code, "malformed");
  const long = writePbf({ nodes: Array.from({ length: 3000 }, (_, i) => [i, 0, 0] as const), ways: [] });
  const at = Buffer.from(long).indexOf(Buffer.from("OSMData")) + 9;
  // The blob's first field is raw_size (tag 16): declare one byte instead of thousands.
  assert.equal(long[at], 16);
  const bomb = long.slice();
  bomb.set([0x81, 0x00], at + 1);
  assert.equal((await refusalOf(bomb))?.code, "malformed");
  assert.equal((await refusalOf(bomb, native))?.code, "malformed");
});

test("every cut is truncated or a shorter file; no mutation throws or hangs", async () => {
  const bytes = writePbf(town);
  const random = seededRandom(11);
  for (let cut = 0; cut < bytes.length; cut++) {
    const read = await readPbf(bytes.subarray(0, cut), graphBuilder(W1).sink);
    if (!read.ok) assert.equal(read.error.code, "truncated", `cut at ${cut}`);
    else assert.ok(read.value < 3);
  }
  let refused = 0;
  for (let i = 0; i < 500; i++) {
    const mutant = bytes.slice();
    for (let k = 0; k <= random.below(4); k++) mutant[random.below(mutant.length)] = random.below(256);
    const builder = graphBuilder(W1);
    const read = await readPbf(mutant, builder.sink);
    if (read.ok) builder.build();
    else refused++;
  }
  assert.ok(refused > 300, `${refused} of 500 mutants refused`);
});

const xml = `<?xml version='1.0'?><!-- a > comment --><osm version="0.6"><bounds minlat="1"/>
  ${town.nodes.map(([id, lat, lon]) => `<node id='${id}' lat="${lat / 1e7}" lon="${lon / 1e7}"><tag k="name" v="a > b &amp; 中"/></node>`).join("\n")}
  <node id="77" visible="false"/>
  ${town.ways
    .map(
      (w) =>
        `<way id="${w.id}">${w.refs.map((r) => `<nd ref="${r}"/>`).join("")}${Object.entries(w.tags)
          .map(([k, v]) => `<tag k="${k}" v="${v}"/>`)
          .join("")}</way>`,
    )
    .join("\n")}
  <relation id="1"><member type="way" ref="1" role=""/></relation></osm>`;

test("XML, plain and gzipped, in pieces, gives the graph of the PBF", async () => {
  const graph = await graphOf(writePbf(town));
  const plain = new TextEncoder().encode(xml);
  for (const bytes of [plain, gzipSync(plain)]) {
    for (const size of [1, 100, bytes.length]) {
      const pieces = async function* (): AsyncGenerator<Uint8Array> {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      };
      const builder = graphBuilder(W1);
      const read = await readXml(pieces(), builder.sink);
      assert.deepEqual(read, { ok: true, value: 10 });
      assert.deepEqual(builder.build(), graph);
    }
  }
});

test("XML refused: cut, doctype, bad numbers, other text, swollen gzip", async () => {
  const refusal = async (bytes: Uint8Array | string): Promise<string> => {
    const read = await readXml(typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes, graphBuilder(W1).sink);
    return read.ok ? "ok" : read.error.code;
  };
  assert.equal(await refusal(xml.slice(0, 600)), "truncated");
  assert.equal(await refusal(gzipSync(xml).subarray(0, 200)), "truncated");
  assert.equal(await refusal('<!DOCTYPE osm [<!ENTITY a "b">]><osm/>'), "unsupported");
  assert.equal(await refusal('<osm><node id="x" lat="1" lon="1"/></osm>'), "malformed");
  assert.equal(await refusal('<osm><node id="1" lat="1,5" lon="1"/></osm>'), "malformed");
  assert.equal(await refusal('<osm><node id="1" lat="91" lon="1"/></osm>'), "malformed");
  assert.equal(await refusal("<html></html>"), "malformed");
  assert.equal(await refusal(`<osm><node id="${"9".repeat(2_000_000)}`), "too-large");
  assert.equal(await refusal(gzipSync(`<osm>${" ".repeat(64 << 20)}</osm>`)), "too-large");
});

const real: [file: string, nodes: number, arcs: number, components: number][] = [
  ["osm/porto.osm.pbf", 325_213, 701_028, 947],
  ["osm/chengdu-centre.osm", 9_681, 22_222, 45],
];
for (const [file, nodes, arcs, components] of real) {
  const path = findShared(file);
  test(`W1 on real ${file}`, { skip: path === undefined ? `${file} is not beside the repository` : false }, async () => {
    const builder = graphBuilder(W1);
    const bytes = readFileSync(path as string);
    assert.ok((await (file.endsWith("pbf") ? readPbf(bytes, builder.sink, native) : readXml(bytes, builder.sink))).ok);
    const graph = builder.build();
    assert.deepEqual([graph.nodes, graph.target.length, componentsOf(graph).count], [nodes, arcs, components]);
  });
}

test("relations reach a sink that asks, with their way members and roles, alike from PBF and XML; others never see them", async () => {
  const file: PbfFile = {
    nodes: [[1, 300_000_000, 1_040_000_000]],
    ways: [{ id: 5, refs: [1], tags: {} }],
    relations: [
      {
        id: 9,
        tags: { type: "multipolygon", building: "yes" },
        members: [
          { type: 0, ref: 1, role: "label" },
          { type: 1, ref: 5, role: "outer" },
          { type: 1, ref: -3, role: "inner" },
          { type: 2, ref: 8, role: "" },
        ],
      },
      { id: 10, tags: { route: "bus" }, members: [{ type: 1, ref: 5, role: "" }] },
    ],
  };
  const written = `<osm><node id="1" lat="30" lon="104"/><way id="5"><nd ref="1"/></way>
    <relation id="9"><member type="node" ref="1" role="label"/><member type="way" ref="5" role="outer"/><member type="way" ref="-3" role="inner"/>
      <member type="relation" ref="8" role=""/><tag k="type" v="multipolygon"/><tag k="building" v="yes"/></relation>
    <relation id="10"><member type="way" ref="5" role=""/><tag k="route" v="bus"/></relation>
    <relation id="11" visible="false"><member type="way" ref="5" role="outer"/><tag k="building" v="yes"/></relation></osm>`;
  const seen: unknown[] = [];
  const sink = {
    keys: ["building"],
    node: () => undefined,
    wants: ([building]: readonly (string | undefined)[]) => building !== undefined,
    way: () => void seen.push("a way"),
    relation: (id: number, ways: readonly number[], roles: readonly string[], tags: readonly (string | undefined)[]) =>
      void seen.push([id, [...ways], [...roles], [...tags]]),
  };
  assert.ok((await readPbf(writePbf(file), sink)).ok);
  assert.ok((await readXml(new TextEncoder().encode(written), sink)).ok);
  const expected = [9, [5, -3], ["outer", "inner"], ["yes"]];
  assert.deepEqual(seen, [expected, expected]);
  // Mutants are refused or read; none throws.
  let refused = 0;
  for (let i = 0; i < 300; i++) {
    const mutant = writePbf(file, { raw: true });
    mutant[mutant.length - 1 - (i % 90)] = (i * 37) & 255;
    if (!(await readPbf(mutant, sink)).ok) refused++;
  }
  assert.ok(refused > 50, `${refused} of 300 mutants refused`);
});
