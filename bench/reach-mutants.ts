import { inflateSync } from "node:zlib";
import type { Random } from "@bihuan/kit";
import { Cursor, utf8 } from "../engines/reach/src/protobuf.ts";

/** One blob of a PBF as it stands in the file, and its inflated content. */
export interface PbfBlob {
  readonly type: "OSMHeader" | "OSMData";
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
}

const varint = (n: number): number[] => (n < 128 ? [n] : [(n % 128) | 128, ...varint(Math.floor(n / 128))]);

/** Cuts a sound file written with zlib, as mappers' tools write it. Not for strangers' files: those are the reader's business. */
export function blobsOf(bytes: Uint8Array): PbfBlob[] {
  const out: PbfBlob[] = [];
  for (let at = 0; at < bytes.length;) {
    const start = at + 4 + new DataView(bytes.buffer, bytes.byteOffset + at).getUint32(0);
    const header = fieldsOf(new Cursor(bytes, at + 4, start));
    const end = start + (header.get(24) as number);
    const packed = fieldsOf(new Cursor(bytes, start, end)).get(26) as Uint8Array;
    const type = utf8(header.get(10) as Uint8Array) as PbfBlob["type"];
    out.push({ type, whole: bytes.slice(at, end), content: new Uint8Array(inflateSync(packed)) });
    at = end;
  }
  return out;
}

function fieldsOf(message: Cursor): Map<number, number | Uint8Array> {
  const fields = new Map<number, number | Uint8Array>();
  for (let tag = message.tag(); tag !== 0; tag = message.tag()) fields.set(tag, (tag & 7) === 2 ? message.take() : message.unsigned());
  return fields;
}

/** The content stored without compression, so that an altered byte reaches the parser behind the inflation. */
function stored({ type, content }: PbfBlob): Uint8Array {
  const body = [10, ...varint(content.length)];
  const head = [10, type.length, ...Buffer.from(type), 24, ...varint(body.length + content.length)];
  return Buffer.concat([Uint8Array.of(0, 0, 0, head.length), Uint8Array.from(head), Uint8Array.from(body), content]);
}

/** Three short files of real blobs: as they stand, stored plainly, and mixed; nodes, ways and relations are all there. */
export function hostileFiles(blobs: readonly PbfBlob[]): Uint8Array[] {
  const [header, ...data] = blobs as [PbfBlob, ...PbfBlob[]];
  const some = [data[0], data[Math.floor(0.9 * data.length)], data[data.length - 1]] as PbfBlob[];
  return [
    Buffer.concat([header.whole, ...some.map((b) => b.whole)]),
    Buffer.concat([header.whole, ...some.map(stored)]),
    Buffer.concat([stored(header), stored(some[0] as PbfBlob), ...some.slice(1).map((b) => b.whole)]),
    Buffer.concat([header.whole, ...some.toReversed().map(stored)]),
  ];
}

/** Up to eight altered bytes (half of them in the first 2,000, where lengths and tables lie), or a stretch dropped, repeated or cut off. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length);
  const length = 1 + random.below(200);
  switch (random.below(8)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.min(bytes.length, at + length))]);
    case 2:
      return Buffer.concat([bytes.subarray(0, Math.min(bytes.length, at + length)), bytes.subarray(at)]);
  }
  const mutant = Uint8Array.from(bytes);
  for (let k = 0; k <= random.below(8); k++) {
    const where = random.below(2) === 0 ? random.below(Math.min(2000, bytes.length)) : random.below(bytes.length);
    mutant[where] = random.below(3) === 0 ? 255 : random.below(256);
  }
  return mutant;
}
