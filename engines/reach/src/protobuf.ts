import { Refused } from "./osm.ts";

const PAST = "a number runs past its message";

/** A cursor over one protobuf message. Integers come out as doubles, exact below 2^53 (OpenStreetMap ids are below 2^34). */
export class Cursor {
  bytes: Uint8Array;
  at: number;
  end: number;

  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  /** This cursor, over nothing until it enters a field. */
  empty(): this {
    this.at = 0;
    this.end = 0;
    return this;
  }

  unsigned(): number {
    const b = this.bytes[this.at++] as number;
    if (b < 128 && this.at <= this.end) return b;
    return this.#long(b);
  }

  #long(first: number): number {
    let value = first & 127;
    let scale = 128;
    for (let i = 0; i < 9; i++) {
      if (this.at >= this.end) break;
      const b = this.bytes[this.at++] as number;
      value += (b & 127) * scale;
      if (b < 128) return value;
      scale *= 128;
    }
    throw new Refused("malformed", PAST);
  }

  /** Zigzag-coded (`sint32`, `sint64`). Up to four bytes, as nearly all positions and references have, stay in whole numbers. */
  signed(): number {
    const { bytes } = this;
    let at = this.at;
    let b = bytes[at++] as number;
    let v = b & 127;
    if (b > 127) {
      b = bytes[at++] as number;
      v |= (b & 127) << 7;
      if (b > 127) {
        b = bytes[at++] as number;
        v |= (b & 127) << 14;
        if (b > 127) {
          b = bytes[at++] as number;
          v |= (b & 127) << 21;
        }
      }
    }
    if (b > 127) return this.#longSigned(v, at);
    if (at > this.end) throw new Refused("malformed", PAST);
    this.at = at;
    return (v >>> 1) ^ -(v & 1);
  }

  /** `low`: the first four bytes, which end before `at`. */
  #longSigned(low: number, at: number): number {
    const b = this.bytes[at] as number;
    if (b < 128 && at < this.end) {
      this.at = at + 1;
      const wide = low + b * 268_435_456;
      return (low & 1) === 0 ? wide / 2 : -(wide + 1) / 2;
    }
    const v = this.unsigned();
    return v < 2_147_483_648 ? (v >>> 1) ^ -(v & 1) : v % 2 === 0 ? v / 2 : -(v + 1) / 2;
  }

  /** Plain `int64`: negative numbers take ten bytes of two's complement. */
  int64(): number {
    let low = 0;
    let high = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      if (this.at >= this.end) break;
      const b = this.bytes[this.at++] as number;
      const bits = b & 127;
      if (shift < 28) low |= bits << shift;
      else if (shift === 28) {
        low |= bits << 28;
        high |= bits >>> 4;
      } else high |= bits << (shift - 32);
      if (b < 128) return (high | 0) * 4_294_967_296 + (low >>> 0);
    }
    throw new Refused("malformed", PAST);
  }

  /** The next field's number times 8 plus its wire type, or 0 at the end. */
  tag(): number {
    if (this.at >= this.end) return 0;
    const tag = this.unsigned();
    if (tag < 8) throw new Refused("malformed", "field number 0");
    return tag;
  }

  /** Reads a length and returns where the field ends; the cursor stands at its start. */
  span(): number {
    const length = this.unsigned();
    const end = this.at + length;
    if (end > this.end) throw new Refused("malformed", "a field runs past its message");
    return end;
  }

  /** A cursor over the length-delimited field that starts here; this cursor moves behind it. */
  message(): Cursor {
    const end = this.span();
    const inner = new Cursor(this.bytes, this.at, end);
    this.at = end;
    return inner;
  }

  /** The same into a cursor over these bytes that is at hand. */
  enter(inner: Cursor): void {
    inner.end = this.span();
    inner.at = this.at;
    this.at = inner.end;
  }

  take(): Uint8Array {
    const end = this.span();
    const out = this.bytes.subarray(this.at, end);
    this.at = end;
    return out;
  }

  skip(tag: number): void {
    const wire = tag & 7;
    if (wire === 0) this.int64();
    else if (wire === 1) this.at += 8;
    else if (wire === 2) this.at = this.span();
    else if (wire === 5) this.at += 4;
    else throw new Refused("malformed", `wire type ${wire}`);
    if (this.at > this.end) throw new Refused("malformed", "a field runs past its message");
  }
}

/** UTF-8 → text; engines compile without the host's TextDecoder. Broken sequences become U+FFFD. */
export function utf8(bytes: Uint8Array): string {
  let out = "";
  for (let i = 0; i < bytes.length;) {
    const b = bytes[i++] as number;
    if (b < 128) {
      out += String.fromCharCode(b);
      continue;
    }
    const more = b >= 0xf0 && b < 0xf8 ? 3 : b >= 0xe0 && b < 0xf0 ? 2 : b >= 0xc2 && b < 0xe0 ? 1 : 0;
    let code = b & (0x3f >> more);
    let k = 0;
    while (k < more && ((bytes[i + k] ?? 0) & 0xc0) === 0x80) code = code * 64 + ((bytes[i + k++] as number) & 63);
    i += k;
    out += more > 0 && k === more && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  }
  return out;
}
