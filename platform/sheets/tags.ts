import { Unreadable } from "./unreadable.ts";

/** A tag or a text longer than this is none a spreadsheet writes. */
const MOST_CARRIED = 4 * 2 ** 20;

const LT = 0x3c;
const GT = 0x3e;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;
const BANG = 0x21;
const QUERY = 0x3f;
const COLON = 0x3a;

/**
 * XML as bytes, tag by tag, however it is cut into pieces. Declarations, comments and document types are passed over, so that no entity is ever
 * defined; a prefix before every name is left out.
 */
export abstract class Tags {
  #carry: Buffer | undefined;
  #prefix = -1;
  /** What CDATA added to the text that goes on behind it. */
  protected aside = "";

  /** Text stands in `b` from `textFrom` to `textTo`, then a tag whose name begins at `name` and which ends before `end`. */
  protected abstract onTag(b: Buffer, textFrom: number, textTo: number, name: number, end: number, closing: boolean): void;

  push(piece: Buffer): void {
    let b = this.#carry ? Buffer.concat([this.#carry, piece]) : piece;
    if (this.#prefix < 0 && b[0] === 0xff && b[1] === 0xfe) throw new Unreadable("encoding");
    const length = b.length;
    let from = 0;
    for (;;) {
      let lt = from;
      while (lt < length && b[lt] !== LT) lt++;
      if (lt >= length - 1) break;
      const first = b[lt + 1] as number;
      if (first === BANG || first === QUERY) {
        const end = this.#pass(b, lt);
        if (end < 0) break;
        // The text before it goes on behind it.
        this.aside +=
          b.toString("utf8", from, lt) +
          (b.toString("utf8", lt, lt + 9) === "<![CDATA[" ? escape(b.toString("utf8", lt + 9, end - 3)) : "");
        from = end;
        continue;
      }
      let gt = lt + 1;
      while (gt < length) {
        const c = b[gt];
        if (c === GT) break;
        gt++;
        if (c === QUOTE || c === APOSTROPHE) {
          while (gt < length && b[gt] !== c) gt++;
          gt++;
        }
      }
      if (gt >= length) break;
      const closing = first === SLASH;
      let name = closing ? lt + 2 : lt + 1;
      if (this.#prefix < 0) {
        let at = name;
        while (at < gt && b[at] !== COLON && (b[at] as number) > 0x2f) at++;
        this.#prefix = b[at] === COLON ? at + 1 - name : 0;
      }
      if (this.#prefix > 0 && b[name + this.#prefix - 1] === COLON) name += this.#prefix;
      this.onTag(b, from, lt, name, gt, closing);
      if (this.aside !== "") this.aside = "";
      from = gt + 1;
    }
    b = b.subarray(from);
    if (b.length > MOST_CARRIED) throw new Unreadable("broken");
    this.#carry = b.length === 0 ? undefined : b;
  }

  /** Behind a declaration, comment, CDATA or document type; -1 where it is not whole yet. */
  #pass(b: Buffer, lt: number): number {
    const ending = b[lt + 1] === QUERY ? "?>" : b[lt + 2] === 0x2d ? "-->" : b[lt + 2] === 0x5b ? "]]>" : undefined;
    if (ending) {
      const at = b.indexOf(ending, lt + 2);
      return at < 0 ? -1 : at + ending.length;
    }
    for (let at = lt + 2, depth = 0; at < b.length; at++) {
      if (b[at] === 0x5b) depth++;
      else if (b[at] === 0x5d) depth--;
      else if (b[at] === GT && depth <= 0) return at + 1;
    }
    return -1;
  }
}

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Whether the name at `at` is this word of ASCII. */
export function isNamed(b: Buffer, at: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) if (b[at + i] !== word.charCodeAt(i)) return false;
  const after = b[at + word.length] as number;
  return after <= 0x20 || after === GT || after === SLASH;
}

/** Whether a tag that ends before `end` has no inside. */
export const isEmpty = (b: Buffer, end: number): boolean => b[end - 1] === SLASH;

/** An attribute of the tag whose name begins at `name`, as text; prefixes of attributes are left out. */
export function attributeOf(b: Buffer, name: number, end: number, word: string): string | undefined {
  for (const [, key, double, single] of b
    .toString("utf8", name, end)
    .matchAll(/(?<![\w:.-])([\w:.-]{1,200})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)')/g))
    if (key === word || key?.endsWith(`:${word}`)) return unescapeXml(double ?? single ?? "");
  return undefined;
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Entities of XML and numbers; one that somebody defined stays as it is written. */
export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (all, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? all;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

/** What Excel writes for signs XML cannot hold: _x000D_ is a carriage return, _x005F_ a line before an x. */
export const unescapeExcel = (text: string): string =>
  text.includes("_x")
    ? text
        // A letter NUL is none that anything can store.
        .replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => (hex === "0000" ? "" : String.fromCharCode(Number.parseInt(hex, 16))))
        .replaceAll("\r\n", "\n")
    : text;

export const textOf = (b: Buffer, from: number, to: number): string => unescapeExcel(unescapeXml(b.toString("utf8", from, to)));
