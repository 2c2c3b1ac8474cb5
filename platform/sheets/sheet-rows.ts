import { maskDigits, serialText, type Format } from "./formats.ts";
import { KIND, readArea, type Beside, type Kind, type Row, type Value } from "./rows.ts";
import type { SharedStrings } from "./strings.ts";
import { attributeOf, isEmpty, isNamed, Tags, textOf, unescapeExcel, unescapeXml } from "./tags.ts";
import { Unreadable } from "./unreadable.ts";

export const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const MOST_MERGES = 200_000;
/** A text of this length is more than Excel takes into a cell, and more than any register. */
const MOST_TEXT = 100_000;

export interface Manner {
  readonly strings: SharedStrings | undefined;
  /** By the number of a cell's style. */
  readonly formats: readonly Format[];
  readonly date1904: boolean;
}

type Type = "number" | "shared" | "text" | "inline" | "boolean" | "error" | "date";

const SPACE = 0x20;
const SLASH = 0x2f;
const EQUALS = 0x3d;

/** The rows of a sheet's XML, as the bytes come. */
export class SheetRows extends Tags {
  readonly #manner: Manner;
  readonly #beside: Beside;
  #out: Row[] = [];
  #at = 0;
  #hidden = false;
  #values: Value[] = [];
  #kinds: Kind[] = [];
  #column = 0;
  #type: Type = "number";
  #style = 0;
  #formula = false;
  #inRow = false;
  #phonetic = false;
  #inline: string | undefined;

  constructor(manner: Manner, beside: Beside) {
    super();
    this.#manner = manner;
    this.#beside = beside;
  }

  /** The rows that became whole. */
  take(piece: Buffer): Row[] {
    this.#out = [];
    this.push(piece);
    return this.#out;
  }

  protected onTag(b: Buffer, from: number, to: number, name: number, end: number, closing: boolean): void {
    const after = b[name + 1] as number;
    if (after <= SPACE || after === 0x3e || after === SLASH) {
      switch (b[name]) {
        case 0x63: // c
          if (!this.#inRow) return;
          if (closing) this.#endCell();
          else {
            this.#beginCell(b, name + 1, end);
            if (isEmpty(b, end)) this.#type = "number";
          }
          return;
        case 0x76: // v
          if (closing && this.#inRow) this.#value(b, from, to);
          return;
        case 0x74: // t
          if (closing && this.#inRow && !this.#phonetic) {
            const text = this.aside === "" ? textOf(b, from, to) : unescapeExcel(unescapeXml(this.aside + b.toString("utf8", from, to)));
            this.#inline = this.#inline === undefined ? text : this.#inline + text;
            if (this.#inline.length > MOST_TEXT) throw new Unreadable("too-large");
          }
          return;
        case 0x66: // f
          this.#formula = true;
      }
      return;
    }
    switch (b[name]) {
      case 0x72: // row, rPh
        if (isNamed(b, name, "row")) this.#row(b, name, end, closing);
        else if (isNamed(b, name, "rPh")) this.#phonetic = !closing && !isEmpty(b, end);
        return;
      case 0x6d: // mergeCell
        if (isNamed(b, name, "mergeCell")) {
          const area = readArea(attributeOf(b, name, end, "ref") ?? "");
          if (area && this.#beside.merges.push(area) > MOST_MERGES) throw new Unreadable("too-large");
        }
        return;
      case 0x66: // filterColumn
        if (isNamed(b, name, "filterColumn")) this.#beside.filtered = true;
        return;
      case 0x63: // col
        if (isNamed(b, name, "col") && /^(1|true)$/.test(attributeOf(b, name, end, "hidden") ?? "")) {
          const [min, max] = [Number(attributeOf(b, name, end, "min")), Number(attributeOf(b, name, end, "max"))];
          this.#beside.hiddenColumns += Math.max(0, Math.min(max, 1000) - min + 1) || 0;
        }
    }
  }

  #row(b: Buffer, name: number, end: number, closing: boolean): void {
    if (this.#inRow) this.#endRow();
    if (closing) return;
    let given = 0;
    this.#hidden = false;
    for (let i = name + 3; i < end; i++) {
      const c = b[i] as number;
      if (c === 0x22 || c === 0x27) {
        i++;
        while (i < end && b[i] !== c) i++;
      } else if ((b[i - 1] as number) > SPACE) continue;
      else if (c === 0x72 && b[i + 1] === EQUALS)
        for (let d = i + 3; (b[d] as number) >= 48 && (b[d] as number) <= 57; d++) given = given * 10 + (b[d] as number) - 48;
      else if (c === 0x68 && b[i + 1] === 0x69) this.#hidden = b[i + 8] === 0x31 || b[i + 8] === 0x74;
    }
    given ||= this.#at + 1;
    if (!(given > this.#at && given <= MOST_ROWS)) throw new Unreadable("broken");
    this.#at = given;
    this.#column = 0;
    this.#inRow = !isEmpty(b, end);
  }

  #endRow(): void {
    this.#inRow = false;
    if (this.#values.length === 0) return;
    if (this.#hidden) this.#beside.hiddenRows++;
    this.#out.push({ at: this.#at, hidden: this.#hidden, values: this.#values, kinds: this.#kinds });
    this.#values = [];
    this.#kinds = [];
  }

  #beginCell(b: Buffer, at: number, end: number): void {
    let column = 0;
    let type: Type = "number";
    let style = 0;
    for (let i = at; i < end; i++) {
      const c = b[i] as number;
      if (b[i + 1] !== EQUALS || (b[i - 1] as number) > SPACE || (c !== 0x72 && c !== 0x73 && c !== 0x74)) {
        // Any other attribute: on to its end.
        if (c === 0x22 || c === 0x27) {
          i++;
          while (i < end && b[i] !== c) i++;
        }
        continue;
      }
      const quote = b[i + 2];
      i += 3;
      const from = i;
      if (c === 0x72)
        for (; ((b[i] as number) | 32) >= 97 && ((b[i] as number) | 32) <= 122; i++) column = column * 26 + ((b[i] as number) & 31);
      else if (c === 0x73) for (; (b[i] as number) >= 48 && (b[i] as number) <= 57; i++) style = style * 10 + (b[i] as number) - 48;
      while (i < end && b[i] !== quote) i++;
      if (c === 0x74) type = typeOf(b, from, i);
    }
    this.#column = column || this.#column + 1;
    if (this.#column > MOST_COLUMNS) throw new Unreadable("broken");
    this.#type = type;
    this.#style = style;
    this.#formula = false;
    this.#inline = undefined;
  }

  #value(b: Buffer, from: number, to: number): void {
    if (this.aside !== "") {
      const whole = Buffer.from(this.aside + b.toString("utf8", from, to));
      this.aside = "";
      return this.#value(whole, 0, whole.length);
    }
    if (from === to) return;
    switch (this.#type) {
      case "number":
        return this.#number(readNumber(b, from, to), b, from, to);
      case "shared": {
        const word = this.#manner.strings?.get(readNumber(b, from, to));
        if (word === undefined) throw new Unreadable("broken");
        return this.#put(word, KIND.text);
      }
      case "boolean":
        return this.#put(b[from] === 0x31 || b[from] === 0x74, KIND.boolean);
      case "error":
        return this.#put(b.toString("latin1", from, to), KIND.error);
      case "date":
        return this.#put(
          b
            .toString("latin1", from, to)
            .replace(/T(00:00:00)?/, (_all: string, zero?: string) => (zero ? "" : " "))
            .replace(/Z$/, "")
            .trim(),
          KIND.day,
        );
      default:
        if (to - from > MOST_TEXT * 4) throw new Unreadable("too-large");
        this.#put(textOf(b, from, to), KIND.text);
    }
  }

  #number(n: number, b: Buffer, from: number, to: number): void {
    const format = this.#manner.formats[this.#style];
    if (Number.isNaN(n)) return this.#put(b.toString("utf8", from, to), KIND.text);
    switch (format?.kind) {
      case "day":
      case "time":
      case "instant": {
        const text = serialText(n, format.kind, this.#manner.date1904);
        return text === undefined ? this.#put(n, KIND.number) : this.#put(text, KIND.day);
      }
      case "digits":
        return this.#put(maskDigits(n, format.mask), KIND.text);
      case "text":
        if (Math.abs(n) < 1e15) return this.#put(String(n), KIND.text);
    }
    this.#put(n, Math.abs(n) >= 1e15 && Number.isInteger(n) ? KIND.lost : KIND.number);
  }

  #endCell(): void {
    if (this.#inline !== undefined) this.#put(this.#inline, KIND.text);
    else if (this.#formula && this.#values.length < this.#column) {
      if (this.#type === "text") return;
      this.#put(null, KIND.uncalculated);
    }
  }

  #put(value: Value, kind: Kind): void {
    if (value === "") return;
    const { length } = this.#values;
    if (length >= this.#column) {
      this.#values[this.#column - 1] = value;
      this.#kinds[this.#column - 1] = kind;
      return;
    }
    for (let i = length + 1; i < this.#column; i++) {
      this.#values.push(null);
      this.#kinds.push(KIND.blank);
    }
    this.#values.push(value);
    this.#kinds.push(kind);
  }
}

function typeOf(b: Buffer, from: number, to: number): Type {
  if (b[from] === 0x73) return to - from === 1 ? "shared" : "text";
  if (b[from] === 0x69) return "inline";
  if (b[from] === 0x62) return "boolean";
  if (b[from] === 0x65) return "error";
  return b[from] === 0x64 ? "date" : "number";
}

const TENS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16];

/** Up to fifteen digits are exact as they come; anything longer or with an exponent is left to the language. */
function readNumber(b: Buffer, from: number, to: number): number {
  let n = 0;
  let point = -1;
  let i = from;
  const minus = b[i] === 0x2d;
  if (minus) i++;
  if (to - i > 16 || i === to) return slowNumber(b, from, to);
  for (; i < to; i++) {
    const c = b[i] as number;
    if (c >= 48 && c <= 57) n = n * 10 + (c - 48);
    else if (c === 0x2e && point < 0) point = i;
    else return slowNumber(b, from, to);
  }
  if (point >= 0) n /= TENS[to - 1 - point] as number;
  else if (to - from > 15) return slowNumber(b, from, to);
  return minus ? -n : n;
}

function slowNumber(b: Buffer, from: number, to: number): number {
  const text = b.toString("latin1", from, to).trim();
  return text === "" ? Number.NaN : Number(text);
}
