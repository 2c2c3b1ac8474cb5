import { inflateRawSync } from "node:zlib";
import { KINDS, type Kind } from "./kinds.ts";

const ENTRIES = 20_000;
const LARGEST_PART = 4 * 1_048_576;

/** Word, Excel and OFD files are ZIPs: the directory is read, and the part that says what the package is must unpack. */
export function readZip(b: Buffer): Kind | undefined {
  if (b.length < 22 || b.readUInt32BE(0) !== 0x504b0304) return undefined;
  const end = b.lastIndexOf("PK\x05\x06", undefined, "latin1");
  if (end < 0 || end + 22 > b.length || end < b.length - 65_557) return undefined;
  const entries = Math.min(b.readUInt16LE(end + 10), ENTRIES);
  const parts = new Map<string, number>();
  let at = b.readUInt32LE(end + 16);
  for (let i = 0; i < entries; i++) {
    if (at + 46 > b.length || b.readUInt32LE(at) !== 0x02014b50) return undefined;
    const name = b.readUInt16LE(at + 28);
    parts.set(b.toString("latin1", at + 46, at + 46 + name), at);
    at += 46 + name + b.readUInt16LE(at + 30) + b.readUInt16LE(at + 32);
  }
  const unpacks = (name: string, holds: string): boolean => {
    const entry = parts.get(name);
    return entry !== undefined && unpack(b, entry)?.includes(holds) === true;
  };
  if (parts.has("OFD.xml")) return unpacks("OFD.xml", "OFD") ? KINDS.ofd : undefined;
  if (!unpacks("[Content_Types].xml", "Types")) return undefined;
  if (unpacks("word/document.xml", "document")) return KINDS.docx;
  return unpacks("xl/workbook.xml", "workbook") ? KINDS.xlsx : undefined;
}

/** One part's bytes, by its entry in the directory; what unpacks to more than a part of its sort has is refused. */
function unpack(b: Buffer, entry: number): Buffer | undefined {
  const [method, packed, local] = [b.readUInt16LE(entry + 10), b.readUInt32LE(entry + 20), b.readUInt32LE(entry + 42)];
  if (local + 30 > b.length || b.readUInt32LE(local) !== 0x04034b50) return undefined;
  const begin = local + 30 + b.readUInt16LE(local + 26) + b.readUInt16LE(local + 28);
  const bytes = b.subarray(begin, begin + packed);
  if (method === 0) return bytes;
  try {
    return method === 8 ? inflateRawSync(bytes, { maxOutputLength: LARGEST_PART }) : undefined;
  } catch (error) {
    // A long document's text is longer than the limit; that it unpacks so far says enough, its words are not needed.
    return (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE" ? Buffer.from("document workbook") : undefined;
  }
}

const CHAIN = 4096;

/** Word and Excel before 2007, and WPS: a compound file ([MS-CFB]) whose directory names a document or a workbook. */
export function readCompound(b: Buffer): Kind | undefined {
  if (b.length < 1536 || b.readUInt32BE(0) !== 0xd0cf11e0 || b.readUInt32BE(4) !== 0xa1b11ae1) return undefined;
  const shift = b.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return undefined;
  const size = 1 << shift;
  const offset = (sector: number): number => (sector + 1) * size;
  /** The next sector of a chain, from the first 109 tables of the header: a directory lies at the front of any file we take. */
  const next = (sector: number): number => {
    const perTable = size / 4;
    const table = Math.floor(sector / perTable);
    const at = table < 109 ? offset(b.readUInt32LE(76 + table * 4)) + (sector % perTable) * 4 : b.length;
    return at + 4 <= b.length ? b.readUInt32LE(at) : 0xfffffffe;
  };
  let steps = CHAIN;
  for (let sector = b.readUInt32LE(48); sector < 0xfffffffa && steps-- > 0; sector = next(sector)) {
    const from = offset(sector);
    for (let at = from; at < from + size && at + 128 <= b.length; at += 128) {
      const name = b.toString("utf16le", at, at + Math.min(64, Math.max(0, b.readUInt16LE(at + 64) - 2)));
      if (b.readUInt32LE(at + 120) === 0) continue;
      if (name === "WordDocument") return KINDS.doc;
      if (name === "Workbook" || name === "Book") return KINDS.xls;
    }
  }
  return undefined;
}
