import { deflateSync } from "node:zlib";

/** A small OSM PBF writer for tests: the reader is checked against bytes written by the format's description. */
export interface PbfWay {
  readonly id: number;
  readonly refs: readonly number[];
  readonly tags: Readonly<Record<string, string>>;
}

export interface PbfFile {
  readonly nodes: readonly (readonly [id: number, lat: number, lon: number])[];
  readonly ways: readonly PbfWay[];
  readonly relations?: readonly PbfRelation[];
}

export interface PbfRelation {
  readonly id: number;
  /** type: 0 node, 1 way, 2 relation. */
  readonly members: readonly { readonly type: 0 | 1 | 2; readonly ref: number; readonly role: string }[];
  readonly tags: Readonly<Record<string, string>>;
}

export interface PbfForm {
  readonly plainNodes?: boolean;
  readonly raw?: boolean;
  readonly granularity?: number;
  readonly latOffset?: number;
  readonly waysFirst?: boolean;
  /** Positions stand in the ways and nowhere else. */
  readonly locationsOnWays?: boolean;
  readonly features?: readonly string[];
  readonly compression?: number;
}

const varint = (value: number | bigint): number[] => {
  let v = BigInt.asUintN(64, BigInt(value));
  const out: number[] = [];
  for (; v > 127n; v >>= 7n) out.push(Number(v & 127n) | 128);
  out.push(Number(v));
  return out;
};
const zigzag = (value: number): number[] => varint((BigInt(value) << 1n) ^ (BigInt(value) >> 63n));
const bytes = (field: number, body: readonly number[] | Uint8Array): number[] => [
  ...varint(field * 8 + 2),
  ...varint(body.length),
  ...body,
];
const number = (field: number, encoded: readonly number[]): number[] => [...varint(field * 8), ...encoded];
const deltas = (values: readonly number[]): number[] => values.flatMap((v, i) => zigzag(v - (values[i - 1] ?? 0)));
const text = (s: string): Uint8Array => new TextEncoder().encode(s);

function blob(type: string, body: readonly number[], form: PbfForm): number[] {
  const packed = deflateSync(Uint8Array.from(body));
  const content =
    form.compression !== undefined
      ? [...bytes(form.compression, packed), ...number(2, varint(body.length))]
      : form.raw
        ? bytes(1, body)
        : [...number(2, varint(body.length)), ...bytes(3, packed)];
  const header = [...bytes(1, text(type)), ...number(3, varint(content.length))];
  return [0, 0, header.length >> 8, header.length & 255, ...header, ...content];
}

export function writePbf(file: PbfFile, form: PbfForm = {}): Uint8Array {
  const granularity = form.granularity ?? 100;
  const offset = form.latOffset ?? 0;
  const lat = (v: number): number => (v * 100 - offset) / granularity;
  const lon = (v: number): number => (v * 100) / granularity;
  const tagged = [...file.ways, ...(file.relations ?? [])].flatMap((w) => Object.entries(w.tags).flat());
  const strings = ["", ...new Set([...tagged, ...(file.relations ?? []).flatMap((r) => r.members.map((m) => m.role))])];
  const nodes = form.plainNodes
    ? file.nodes.flatMap(([id, y, x]) => bytes(1, [...number(1, zigzag(id)), ...number(8, zigzag(lat(y))), ...number(9, zigzag(lon(x)))]))
    : bytes(2, [
        ...bytes(1, deltas(file.nodes.map((n) => n[0]))),
        ...bytes(8, deltas(file.nodes.map((n) => lat(n[1])))),
        ...bytes(9, deltas(file.nodes.map((n) => lon(n[2])))),
      ]);
  const at = (ref: number): PbfFile["nodes"][number] => file.nodes.find(([id]) => id === ref) ?? [ref, 0, 0];
  const index = (list: readonly string[]): number[] => list.flatMap((s) => varint(strings.indexOf(s)));
  const ways = file.ways.flatMap((w) =>
    bytes(3, [
      ...number(1, varint(w.id)),
      ...bytes(2, index(Object.keys(w.tags))),
      ...bytes(3, index(Object.values(w.tags))),
      ...bytes(8, deltas(w.refs)),
      ...(form.locationsOnWays
        ? [...bytes(9, deltas(w.refs.map((r) => lat(at(r)[1])))), ...bytes(10, deltas(w.refs.map((r) => lon(at(r)[2]))))]
        : []),
    ]),
  );
  const relation = bytes(4, number(1, varint(7)));
  const relations = (file.relations ?? []).flatMap((r) =>
    bytes(4, [
      ...number(1, varint(r.id)),
      ...bytes(2, index(Object.keys(r.tags))),
      ...bytes(3, index(Object.values(r.tags))),
      ...bytes(8, index(r.members.map((m) => m.role))),
      ...bytes(9, deltas(r.members.map((m) => m.ref))),
      ...bytes(
        10,
        r.members.flatMap((m) => varint(m.type)),
      ),
    ]),
  );
  const block = (group: readonly number[]): number[] => [
    ...bytes(
      1,
      strings.flatMap((s) => bytes(1, text(s))),
    ),
    ...bytes(2, group),
    ...number(17, varint(granularity)),
    ...number(19, varint(offset)),
  ];
  const data = [
    blob("OSMData", block(form.locationsOnWays ? [] : nodes), form),
    blob("OSMData", block(ways), form),
    blob("OSMData", block([...relation, ...relation, ...relations]), form),
  ];
  const header = blob(
    "OSMHeader",
    (form.features ?? ["OsmSchema-V0.6", "DenseNodes"]).flatMap((f) => bytes(4, text(f))),
    {},
  );
  return Uint8Array.from([header, ...(form.waysFirst ? data.reverse() : data)].flat());
}
