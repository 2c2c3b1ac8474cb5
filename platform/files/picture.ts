import { KINDS, type Kind } from "./kinds.ts";

export interface Picture {
  readonly kind: Kind;
  readonly width: number;
  readonly height: number;
}

/**
 * The size of a picture, from its header and whatever follows it: a header alone is no picture. Every loop is bounded by the bytes
 * or by a constant. PNG 1.2, JFIF, TIFF 6.0, WebP container, ISO/IEC 23008-12 (HEIF).
 */
export function readPicture(bytes: Buffer): Picture | undefined {
  const found = png(bytes) ?? jpeg(bytes) ?? webp(bytes) ?? tiff(bytes) ?? heic(bytes);
  return found && found.width > 0 && found.height > 0 ? found : undefined;
}

const ascii = (b: Buffer, at: number, length: number): string => b.toString("latin1", at, at + length);
const has = (b: Buffer, length: number): boolean => b.length >= length;

function png(b: Buffer): Picture | undefined {
  if (!has(b, 45) || b.readUInt32BE(0) !== 0x89504e47 || ascii(b, 12, 4) !== "IHDR") return undefined;
  for (let at = 33; at + 12 <= b.length; at += 12 + b.readUInt32BE(at)) {
    if (ascii(b, at + 4, 4) === "IDAT" && b.readUInt32BE(at) > 0)
      return { kind: KINDS.png, width: b.readUInt32BE(16), height: b.readUInt32BE(20) };
  }
  return undefined;
}

/** Start-of-frame markers carry the size; 0xC4, 0xC8 and 0xCC are tables. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpeg(b: Buffer): Picture | undefined {
  if (!has(b, 20) || b.readUIntBE(0, 3) !== 0xffd8ff) return undefined;
  let size: { width: number; height: number } | undefined;
  for (let at = 2; at + 9 < b.length;) {
    if (b[at] !== 0xff) return undefined;
    const marker = b[at + 1] as number;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda) return size && { kind: KINDS.jpeg, ...size };
    if (isFrame(marker)) size = { height: b.readUInt16BE(at + 5), width: b.readUInt16BE(at + 7) };
    at += 2 + Math.max(2, b.readUInt16BE(at + 2));
  }
  return undefined;
}

function webp(b: Buffer): Picture | undefined {
  if (!has(b, 34) || ascii(b, 0, 4) !== "RIFF" || ascii(b, 8, 4) !== "WEBP") return undefined;
  const chunk = ascii(b, 12, 4);
  if (chunk === "VP8 ") return { kind: KINDS.webp, width: b.readUInt16LE(26) & 0x3fff, height: b.readUInt16LE(28) & 0x3fff };
  if (chunk === "VP8L") {
    const bits = b.readUInt32LE(21);
    return { kind: KINDS.webp, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return chunk === "VP8X" ? { kind: KINDS.webp, width: b.readUIntLE(24, 3) + 1, height: b.readUIntLE(27, 3) + 1 } : undefined;
}

function tiff(b: Buffer): Picture | undefined {
  if (!has(b, 16)) return undefined;
  const little = b.readUInt32BE(0) === 0x49492a00;
  if (!little && b.readUInt32BE(0) !== 0x4d4d002a) return undefined;
  const short = (at: number): number => (little ? b.readUInt16LE(at) : b.readUInt16BE(at));
  const long = (at: number): number => (little ? b.readUInt32LE(at) : b.readUInt32BE(at));
  const directory = long(4);
  if (directory + 2 > b.length) return undefined;
  const entries = short(directory);
  const size = new Map<number, number>();
  for (let i = 0, at = directory + 2; i < entries && at + 12 <= b.length; i++, at += 12)
    size.set(short(at), short(at + 2) === 3 ? short(at + 8) : long(at + 8));
  return { kind: KINDS.tiff, width: size.get(256) ?? 0, height: size.get(257) ?? 0 };
}

const HEIC = new Set(["heic", "heix", "heim", "heis", "hevc", "mif1", "msf1", "avif"]);
const BOXES = 2000;

/** The largest `ispe` among the item properties: an iPhone's picture is a grid of tiles, each with a smaller one. */
function heic(b: Buffer): Picture | undefined {
  if (!has(b, 24) || ascii(b, 4, 4) !== "ftyp" || !HEIC.has(ascii(b, 8, 4))) return undefined;
  let left = BOXES;
  let best = { width: 0, height: 0 };
  const walk = (from: number, to: number, depth: number): void => {
    for (let at = from; at + 8 <= to && left-- > 0;) {
      const length = b.readUInt32BE(at);
      const end = length === 0 ? to : at + length;
      if (length === 1 || (length !== 0 && length < 8) || end > to) return;
      const type = ascii(b, at + 4, 4);
      if (type === "ispe" && end >= at + 20) {
        const [width, height] = [b.readUInt32BE(at + 12), b.readUInt32BE(at + 16)];
        if (width * height > best.width * best.height) best = { width, height };
      }
      const inner = { meta: 12, iprp: 8, ipco: 8 }[type];
      if (inner !== undefined && depth < 4) walk(at + inner, end, depth + 1);
      at = end;
    }
  };
  walk(0, b.length, 0);
  return { kind: KINDS.heic, ...best };
}
