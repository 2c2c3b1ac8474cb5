import { markIn, markInName, type Mark } from "./marks.ts";

/** Runs in the browser and in the server alike, in memory alone: nothing is written anywhere. */
type Bytes = Uint8Array<ArrayBuffer>;
export interface Looked {
  readonly mark: (Mark & { readonly place: "name" | "text" | "inside" }) | undefined;
  /** Whether any text could be read: a scan has none, and nothing can be said of it. */
  readonly readable: boolean;
}

const DEPTH = 3;
const MOST_INFLATED = 200 * 1_048_576;
/** What unpacks beyond all bounds, or nests too deep, is not looked through and so not taken. */
export class NotLookedThrough extends Error {}

/** Looks through a file: its name, the parts of what is packed in it, its text, and the words that lie beside a picture. */
export async function lookThrough(name: string, bytes: Bytes, left = { bytes: MOST_INFLATED }, depth = 0): Promise<Looked> {
  const named = markInName(name.split("/").at(-1) ?? name);
  if (named) return { mark: { ...named, place: depth > 0 ? "inside" : "name" }, readable: true };
  if (depth > DEPTH) throw new NotLookedThrough();
  let readable = false;
  for await (const piece of piecesOf(name, bytes, left, depth)) {
    if ("looked" in piece) {
      readable ||= piece.looked.readable;
      if (piece.looked.mark) return { mark: { ...piece.looked.mark, place: "inside" }, readable: true };
      continue;
    }
    if (piece.counts && /\p{Script=Han}/u.test(piece.text)) readable = true;
    const mark = piece.lines ? markIn(piece.text) : starIn(piece.text);
    if (mark) return { mark: { ...mark, place: depth > 0 ? "inside" : "text" }, readable: true };
  }
  return { mark: undefined, readable };
}

/** In bytes that are no text a label alone may be chance; the mark with its star is none. */
const starIn = (text: string): Mark | undefined => {
  const mark = markIn(text.replace(/\n/g, " "));
  return mark?.rule === "star" || mark?.rule === "level" ? mark : undefined;
};

type Piece = { readonly text: string; readonly lines: boolean; readonly counts: boolean } | { readonly looked: Looked };

async function* piecesOf(name: string, b: Bytes, left: { bytes: number }, depth: number): AsyncGenerator<Piece> {
  if (b[0] === 0x50 && b[1] === 0x4b) {
    for (const entry of entriesOf(b)) {
      const part = await unpack(b, entry, left);
      if (/\.(xml|rels|vml)$/i.test(entry.name)) yield { text: textOfMarkup(decode("utf-8", part)), lines: true, counts: true };
      else yield { looked: await lookThrough(entry.name, part, left, depth + 1) };
    }
    return;
  }
  if (decode("latin1", b.subarray(0, 5)) === "%PDF-") return yield* piecesOfPdf(b, left);
  if (/\.(txt|csv|md|html?|xml|svg)$/i.test(name)) {
    for (const code of ["utf-8", "gb18030"]) yield { text: textOfMarkup(decode(code, b)), lines: true, counts: true };
    return;
  }
  // Pictures and old compound files: words beside the picture (EXIF, XMP) and the text stream of .doc and .xls.
  const old = b[0] === 0xd0 && b[1] === 0xcf;
  for (const code of ["utf-8", "utf-16le", "gb18030"]) yield { text: decode(code, b), lines: old && code === "utf-16le", counts: old };
  yield { text: decode("utf-16le", b.subarray(1)), lines: false, counts: old };
}

const decode = (code: string, b: Uint8Array): string => new TextDecoder(code).decode(b);

/** Words split over runs come together, paragraphs and cells are lines; names, alternative and watermark texts stand in attributes. */
function textOfMarkup(xml: string): string {
  const attributes = [...xml.matchAll(/\s(?:name|descr|title|string|alt|val|subject|Target)="([^"]{1,400})"/g)].map((m) => m[1]);
  const body = xml
    .replace(
      /<\/(?:w:p|a:p|p|div|li|h\d|td|tr|c|si|v:textbox|text:p|dc:\w+|cp:\w+|vt:\w+|\w+Property|Company|Manager)>|<(?:w:br|w:tab|a:br|br)\b[^>]*>/g,
      "\n",
    )
    .replace(/<[^<>]*>/g, "");
  return entities([body, ...attributes].join("\n"));
}
const entities = (text: string): string =>
  text
    .replace(/&#(x?)([0-9a-f]{1,6});/gi, (_, x: string, n: string) =>
      String.fromCodePoint(Math.min(Number.parseInt(n, x ? 16 : 10), 0x10ffff)),
    )
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly local: number;
}

function entriesOf(b: Bytes): Entry[] {
  const v = new DataView(b.buffer, b.byteOffset, b.byteLength);
  let end = b.length - 22;
  while (end >= 0 && end > b.length - 65_600 && v.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0 || v.getUint32(end, true) !== 0x06054b50) throw new NotLookedThrough();
  const all: Entry[] = [];
  let at = v.getUint32(end + 16, true);
  for (let i = v.getUint16(end + 10, true); i > 0; i--) {
    if (at + 46 > b.length || v.getUint32(at, true) !== 0x02014b50) throw new NotLookedThrough();
    const length = v.getUint16(at + 28, true);
    const raw = b.subarray(at + 46, at + 46 + length);
    const isUtf8 = (v.getUint16(at + 8, true) & 0x800) !== 0;
    // Locked parts cannot be looked through.
    if ((v.getUint16(at + 8, true) & 1) !== 0) throw new NotLookedThrough();
    all.push({
      name: decode(isUtf8 ? "utf-8" : "gb18030", raw),
      method: v.getUint16(at + 10, true),
      packed: v.getUint32(at + 20, true),
      local: v.getUint32(at + 42, true),
    });
    at += 46 + length + v.getUint16(at + 30, true) + v.getUint16(at + 32, true);
  }
  return all;
}

async function unpack(b: Bytes, e: Entry, left: { bytes: number }): Promise<Bytes> {
  const v = new DataView(b.buffer, b.byteOffset, b.byteLength);
  if (e.local + 30 > b.length) throw new NotLookedThrough();
  const from = e.local + 30 + v.getUint16(e.local + 26, true) + v.getUint16(e.local + 28, true);
  const packed = b.subarray(from, from + e.packed);
  if (e.method !== 0 && e.method !== 8) throw new NotLookedThrough();
  return e.method === 0 ? packed : inflate(packed, "deflate-raw", left);
}

async function inflate(packed: Bytes, format: "deflate" | "deflate-raw", left: { bytes: number }): Promise<Bytes> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  const pieces: Uint8Array[] = [];
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    left.bytes -= value.length;
    if (left.bytes < 0) {
      await reader.cancel();
      throw new NotLookedThrough();
    }
    pieces.push(value);
  }
  return new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
}

/** Text of a PDF: strings of its streams, by the maps of its fonts where they have any; its notes, its words about itself. */
async function* piecesOfPdf(b: Bytes, left: { bytes: number }): AsyncGenerator<Piece> {
  const raw = decode("latin1", b);
  if (/\/Encrypt\b/.test(raw)) throw new NotLookedThrough();
  const streams: string[] = [raw.replace(/stream\r?\n[^]*?endstream/g, "")];
  for (const m of raw.matchAll(/>>\s{0,8}stream\r?\n/g)) {
    const before = raw.slice(Math.max(0, m.index - 2000), m.index);
    const dictionary = before.slice(before.lastIndexOf("obj") + 1);
    const from = m.index + m[0].length;
    const to = raw.indexOf("endstream", from);
    if (to < 0) break;
    if (/\/Subtype\s{0,8}\/Image/.test(dictionary)) continue;
    // An end of line belongs to the keyword; behind packed bytes it would be one too many.
    const part = b.subarray(from, to - (raw.slice(to - 2, to).endsWith("\r\n") ? 2 : /[\r\n]/.test(raw[to - 1] ?? "") ? 1 : 0));
    const plainPart = /FlateDecode/.test(dictionary) ? await inflate(part, "deflate", left).catch(() => undefined) : part;
    if (plainPart) streams.push(decode("latin1", plainPart));
  }
  const map = new Map<string, string>();
  for (const s of streams)
    for (const block of s.matchAll(/beginbf(char|range)([^]*?)endbf/g)) {
      if (block[1] === "char")
        for (const p of (block[2] ?? "").matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
          map.set((p[1] ?? "").toUpperCase(), utf16(p[2] ?? ""));
      else
        for (const p of (block[2] ?? "").matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
          const [first, last, to] = [p[1], p[2], p[3]].map((x) => Number.parseInt(x ?? "0", 16)) as [number, number, number];
          for (let i = first; i <= last && i - first < 65_536; i++)
            map.set(
              i
                .toString(16)
                .toUpperCase()
                .padStart((p[1] ?? "").length, "0"),
              String.fromCodePoint(to + i - first),
            );
        }
    }
  for (const whole of streams) {
    // The maps themselves are no words.
    const s = whole.replace(/beginbf(?:char|range)[^]*?endbf/g, "");
    const lines: string[] = [];
    for (const m of s.matchAll(/\[((?:[^\]\\]|\\.)*?)\]\s*TJ|<([0-9A-Fa-f\s]{2,})>|\(((?:[^()\\]|\\.)*)\)/g)) {
      const parts = m[1] === undefined ? [m[0]] : [...m[1].matchAll(/<[0-9A-Fa-f\s]+>|\((?:[^()\\]|\\.)*\)/g)].map((x) => x[0]);
      lines.push(
        parts.map((x) => (x.startsWith("<") ? ofHex(x.slice(1, -1).replace(/\s/g, ""), map) : ofLiteral(x.slice(1, -1)))).join(""),
      );
    }
    yield { text: lines.join("\n"), lines: true, counts: true };
    // A line set glyph by glyph is one line all the same.
    yield { text: lines.join(""), lines: false, counts: false };
    yield {
      text: decode(
        "utf-8",
        Uint8Array.from(s.slice(0, 2_000_000), (c) => c.charCodeAt(0)),
      ),
      lines: false,
      counts: false,
    };
  }
}

function ofHex(hex: string, map: ReadonlyMap<string, string>): string {
  if (/^FEFF/i.test(hex)) return utf16(hex.slice(4));
  let text = "";
  for (let i = 0; i + 4 <= hex.length; i += 4) text += map.get(hex.slice(i, i + 4).toUpperCase()) ?? "";
  return text;
}
const utf16 = (hex: string): string => (hex.match(/.{4}/g) ?? []).map((h) => String.fromCharCode(Number.parseInt(h, 16))).join("");
function ofLiteral(text: string): string {
  const plainText = text
    .replace(/\\([0-7]{1,3})/g, (_, o: string) => String.fromCharCode(Number.parseInt(o, 8)))
    .replace(/\\([\\()])/g, "$1");
  const bytes = Uint8Array.from(plainText, (c) => c.charCodeAt(0));
  return bytes[0] === 0xfe && bytes[1] === 0xff ? decode("utf-16be", bytes.subarray(2)) : plainText;
}
