import { pageTrees, type PdfObjects } from "./pdf.ts";

const MOST_PAGES = 2000;
/** Codes that one range of a font's map may name. */
const MOST_CODES = 65_536;

/** How a font's codes become characters. */
interface Font {
  readonly bytes: 1 | 2;
  readonly map: ReadonlyMap<number, string>;
  /** Fonts without a map of their own whose encoding says what the bytes are. */
  readonly decoder: "utf-16be" | "gb18030" | "latin1" | undefined;
}

/**
 * The words of a PDF page by page, by its fonts' own maps to characters (ISO 32000-1, 9.4.3, 9.10.2). Scans and what is locked have none; fonts
 * without a map, whose codes are a producer's own, are left out rather than guessed.
 */
export function pdfWords(bytes: Buffer, most: number): string {
  if (bytes.includes("/Encrypt")) return "";
  const pdf = pageTrees(bytes);
  const fonts = new Map<string, Font>();
  let words = "";
  for (const page of pagesOf(pdf)) {
    if (words.length > most) break;
    words += `${pageWords(pdf, page, fonts)}\n`;
  }
  return words.slice(0, most);
}

interface Page {
  readonly contents: readonly number[];
  /** Name of a font on this page → its object. */
  readonly fonts: ReadonlyMap<string, number>;
}

const REFERENCE = /(\d{1,9})\s{1,9}\d{1,5}\s{1,9}R/g;
const numbersIn = (text: string): number[] => [...text.matchAll(REFERENCE)].map((m) => Number(m[1]));

/** What stands under a key: `<< … >>` or `[ … ]` itself, or the object that is named there. */
function under(pdf: PdfObjects, body: string, key: string): string | undefined {
  const at = new RegExp(`/${key}(?![A-Za-z])\\s{0,9}`).exec(body);
  if (!at) return undefined;
  const rest = body.slice(at.index + at[0].length);
  const named = /^(\d{1,9})\s{1,9}\d{1,5}\s{1,9}R/.exec(rest)?.[1];
  if (named !== undefined) return pdf.objects.get(Number(named));
  return rest.startsWith("<<") ? nested(rest) : rest.startsWith("[") ? rest.slice(0, rest.indexOf("]") + 1) : undefined;
}

/** The dictionary that a text begins with. */
function nested(text: string): string {
  let depth = 0;
  for (let i = 0; i < text.length - 1; i++) {
    if (text[i] === "<" && text[i + 1] === "<") depth++;
    else if (text[i] === ">" && text[i + 1] === ">" && --depth === 0) return text.slice(0, i + 2);
    else continue;
    i++;
  }
  return text;
}

function* pagesOf(pdf: PdfObjects): Generator<Page> {
  const seen = new Set<number>();
  const walk = function* (id: number, inherited: string): Generator<Page> {
    const body = pdf.objects.get(id);
    if (body === undefined || seen.has(id) || seen.size > MOST_PAGES) return;
    seen.add(id);
    const resources = under(pdf, body, "Resources") ?? inherited;
    const kids = under(pdf, body, "Kids");
    if (kids !== undefined) {
      for (const kid of numbersIn(kids)) yield* walk(kid, resources);
      return;
    }
    const listed = under(pdf, body, "Contents") ?? "";
    const single = /\/Contents\s{0,9}(\d{1,9})\s{1,9}\d{1,5}\s{1,9}R/.exec(body)?.[1];
    const fonts = under(pdf, resources, "Font") ?? "";
    yield {
      contents: listed.trimStart().startsWith("[") ? numbersIn(listed) : single === undefined ? [] : [Number(single)],
      fonts: new Map(
        [...fonts.matchAll(/\/([^\s/<>[\]()]{1,80})\s{1,9}(\d{1,9})\s{1,9}\d{1,5}\s{1,9}R/g)].map((m) => [m[1] as string, Number(m[2])]),
      ),
    };
  };
  const tree = pdf.trees.at(-1);
  if (tree !== undefined) yield* walk(tree, "");
}

function fontOf(pdf: PdfObjects, id: number | undefined): Font {
  const body = id === undefined ? "" : (pdf.objects.get(id) ?? "");
  const isWide = /\/Subtype\s{0,9}\/Type0/.test(body);
  const map = /\/ToUnicode\s{0,9}(\d{1,9})\s/.exec(body)?.[1];
  if (map !== undefined) return readMap(pdf.unpacked(Number(map)), isWide);
  const encoding = /\/Encoding\s{0,9}\/([A-Za-z0-9-]{1,40})/.exec(body)?.[1] ?? "";
  if (/UCS2|UTF16/.test(encoding)) return { bytes: 2, map: new Map(), decoder: "utf-16be" };
  if (/^(GB|GBK)/.test(encoding)) return { bytes: 2, map: new Map(), decoder: "gb18030" };
  return { bytes: isWide ? 2 : 1, map: new Map(), decoder: isWide ? undefined : "latin1" };
}

const hexIn = (text: string): string[] => [...text.matchAll(/<([0-9A-Fa-f]{1,512})>/g)].map((m) => m[1] as string);

function readMap(text: string, isWide: boolean): Font {
  const map = new Map<number, string>();
  let digits = isWide ? 4 : 2;
  for (const block of text.split("beginbfchar").slice(1)) {
    const pairs = hexIn(block.slice(0, block.indexOf("endbfchar")));
    for (let i = 0; i + 1 < pairs.length; i += 2) {
      digits = (pairs[i] as string).length;
      map.set(Number.parseInt(pairs[i] as string, 16), ofUtf16(pairs[i + 1] as string));
    }
  }
  for (const block of text.split("beginbfrange").slice(1))
    for (const line of block.slice(0, block.indexOf("endbfrange")).split(/\r\n?|\n/)) {
      const [first, last, ...to] = hexIn(line);
      if (first === undefined || last === undefined || to[0] === undefined) continue;
      digits = first.length;
      const [from, until] = [Number.parseInt(first, 16), Number.parseInt(last, 16)];
      const start = ofUtf16(to[0]);
      for (let code = from; code <= until && code - from < MOST_CODES; code++)
        map.set(code, line.includes("[") ? ofUtf16(to[code - from] ?? "") : following(start, code - from));
    }
  return { bytes: digits > 2 ? 2 : 1, map, decoder: undefined };
}

const ofUtf16 = (hex: string): string =>
  Buffer.from(hex.padStart(Math.ceil(hex.length / 4) * 4, "0"), "hex")
    .swap16()
    .toString("utf16le");
/** The last character of a text moved on. */
function following(start: string, by: number): string {
  const last = start.codePointAt(start.length - 1);
  if (by === 0 || last === undefined) return start;
  const code = (start.length > 1 && last >= 0xdc00 && last <= 0xdfff ? (start.codePointAt(start.length - 2) ?? last) : last) + by;
  return code > 0x10ffff ? "" : start.slice(0, last >= 0xdc00 && last <= 0xdfff ? -2 : -1) + String.fromCodePoint(code);
}

function decode(font: Font, bytes: Buffer): string {
  if (font.decoder === "latin1") return bytes.toString("latin1");
  if (font.decoder) return new TextDecoder(font.decoder).decode(bytes);
  let text = "";
  for (let i = 0; i + font.bytes <= bytes.length; i += font.bytes)
    text += font.map.get(font.bytes === 1 ? (bytes[i] as number) : bytes.readUInt16BE(i)) ?? "";
  return text;
}

/** Walks the operators that choose a font, show text and move to another line. */
function pageWords(pdf: PdfObjects, page: Page, known: Map<string, Font>): string {
  const font = (name: string): Font => {
    const id = page.fonts.get(name);
    const found = known.get(String(id)) ?? fontOf(pdf, id);
    known.set(String(id), found);
    return found;
  };
  let now = fontOf(pdf, undefined);
  let words = "";
  let line = "";
  for (const token of tokensOf(page.contents.map((id) => pdf.unpacked(id)).join("\n"))) {
    if (typeof token !== "string") words += decode(now, token);
    else if (token.startsWith("/")) line = token.slice(1);
    else if (token === "Tf") now = font(line);
    // A move within the line is no blank between Chinese characters; joined() takes it away there.
    else if (token === "Td" || token === "TD" || token === "Tm" || token === "T*" || token === "ET" || token === "'" || token === '"')
      words += " ";
    // Far apart within one showing: a blank that was not set.
    else if (Number(token) < -200) words += " ";
  }
  return joined(words);
}

/** Lines and moves cut Chinese words in two; between two of its characters no blank says anything. */
export const joined = (text: string): string =>
  text.replace(/\s{1,200}/gu, " ").replace(/(?<=[\p{Script=Han}，。、；：]) (?=\p{Script=Han})/gu, "");

const CODES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Strings as bytes; names, numbers and operators as they stand. */
function* tokensOf(s: string): Generator<Buffer | string> {
  const plain = /[^\s()<>[\]{}/%]{1,200}/y;
  for (let i = 0; i < s.length;) {
    const c = s[i] as string;
    if (c === "(") {
      const [bytes, end] = literal(s, i + 1);
      yield bytes;
      i = end;
    } else if (c === "<" && s[i + 1] !== "<") {
      const end = s.indexOf(">", i);
      if (end < 0) return;
      const hex = s.slice(i + 1, end).replace(/\s/g, "");
      yield Buffer.from(hex.length % 2 ? `${hex}0` : hex, "hex");
      i = end + 1;
    } else if (c === "%") {
      const end = s.indexOf("\n", i);
      i = end < 0 ? s.length : end;
    } else {
      plain.lastIndex = c === "/" ? i + 1 : i;
      const word = plain.exec(s)?.[0];
      if (word !== undefined) yield c === "/" ? `/${word}` : word;
      i = word === undefined ? i + 1 : plain.lastIndex;
    }
  }
}

function literal(s: string, from: number): [Buffer, number] {
  const bytes: number[] = [];
  let depth = 1;
  let i = from;
  for (; i < s.length; i++) {
    const c = s[i] as string;
    if (c === "\\") {
      const octal = /^[0-7]{1,3}/.exec(s.slice(i + 1, i + 4))?.[0];
      if (octal) {
        bytes.push(Number.parseInt(octal, 8) & 255);
        i += octal.length;
        continue;
      }
      const next = s[++i] ?? "";
      if (next !== "\n" && next !== "\r") bytes.push(CODES[next] ?? next.charCodeAt(0) & 255);
      continue;
    }
    if (c === "(") depth++;
    if (c === ")" && --depth === 0) break;
    bytes.push(c.charCodeAt(0) & 255);
  }
  return [Buffer.from(bytes), i + 1];
}
