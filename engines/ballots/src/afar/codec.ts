import { DEE, number, ONE, point, ROOM, ROOT, ROTATION, type Field } from "./field.ts";

/** −1 in 32 bytes. */
const MINUS_ONE = Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 0xec : i === 31 ? 0x7f : 0xff));
function isBelow(bytes: Uint8Array, limit: Uint8Array): boolean {
  for (let i = 31; i >= 0; i--) if (bytes[i] !== limit[i]) return (bytes[i] as number) < (limit[i] as number);
  return false;
}

/** Elements as their 32 bytes and back (RFC 9496, 4.3), over limbs of x, y, z, t; what is read has z one. */
export function openCodec(field: Field) {
  const { need, copy, multiply, square, plus, minus, bytesOf, put, isOdd, isZero, negate, invert, inverseRoot } = field;

  /** Of the first point. */
  function encode(): Uint8Array {
    const [x, y, z, t] = [0, 40, 80, 120].map((o) => point(0) + o) as [number, number, number, number];
    const [u1, u2, i, d1, d2, zInverse, w] = [0, 1, 2, 3, 4, 5, 6].map(number) as [number, number, number, number, number, number, number];
    plus(u1, z, y);
    minus(w, z, y);
    multiply(u1, u1, w);
    multiply(u2, x, y);
    square(w, u2, 1);
    multiply(w, w, u1);
    inverseRoot(i, w);
    multiply(d1, i, u1);
    multiply(d2, i, u2);
    multiply(zInverse, d1, d2);
    multiply(zInverse, zInverse, t);
    multiply(w, t, zInverse);
    if (isOdd(w)) {
      multiply(w, x, ROOT);
      multiply(x, y, ROOT);
      copy(y, w, 40);
      multiply(d2, d1, ROTATION);
    }
    multiply(w, x, zInverse);
    if (isOdd(w)) negate(y);
    minus(w, z, y);
    multiply(w, w, d2);
    if (isOdd(w)) negate(w);
    return bytesOf(w);
  }

  /** To the first point. */
  function decode(bytes: Uint8Array): boolean {
    if (bytes.length !== 32 || ((bytes[0] as number) & 1) === 1) return false;
    const [s, ss, u1, u2, u2s, v, i, w] = [0, 1, 2, 3, 4, 5, 6, 7].map(number) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const [x, y, z, t] = [0, 40, 80, 120].map((o) => point(0) + o) as [number, number, number, number];
    // Only the one form below p is taken, and not −1, which would be no point of these.
    if (!isBelow(bytes, MINUS_ONE)) return false;
    put(s, bytes);
    square(ss, s, 1);
    minus(u1, ONE, ss);
    plus(u2, ONE, ss);
    square(u2s, u2, 1);
    square(v, u1, 1);
    multiply(v, v, DEE);
    negate(v);
    minus(v, v, u2s);
    multiply(w, v, u2s);
    const isSquare = inverseRoot(i, w);
    multiply(w, i, u2); // 1/x's denominator
    multiply(x, s, w);
    plus(x, x, x);
    multiply(x, x, ONE);
    if (isOdd(x)) negate(x);
    multiply(w, w, i);
    multiply(w, w, v);
    multiply(y, u1, w);
    multiply(t, x, y);
    if (!isSquare || isOdd(t)) return false;
    copy(z, ONE, 40);
    return true;
  }

  /** The encodings of doubles, each laid to the first point when asked for: of all points together one inversion, where one by one each needs a root (Hamburg's and de Valence's observation in curve25519-dalek). */
  function encodeDoubled(count: number, lay: (n: number) => void): Uint8Array[] {
    const each = 7 * 40;
    need(ROOM + count * each);
    const [all, w] = [number(8), number(9)];
    copy(all, ONE, 40);
    const isNone = Array.from({ length: count }, (_, n) => {
      lay(n);
      const [x, y, z, t] = [0, 40, 80, 120].map((o) => point(0) + o) as [number, number, number, number];
      const [e, f, g, h, eg, fh, before] = [0, 1, 2, 3, 4, 5, 6].map((i) => ROOM + n * each + i * 40) as [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      plus(w, y, y);
      multiply(e, x, w);
      square(f, z, 1);
      square(w, t, 1);
      multiply(w, w, DEE);
      minus(h, f, w);
      plus(f, f, w);
      square(g, y, 1);
      square(w, x, 1);
      plus(g, g, w);
      multiply(eg, e, g);
      multiply(fh, f, h);
      copy(before, all, 40);
      multiply(w, eg, fh);
      if (isZero(w)) return true;
      multiply(all, all, w);
      return false;
    });
    invert(all, all);
    const out = isNone.map(() => new Uint8Array(32));
    for (let n = count - 1; n >= 0; n--) {
      if (isNone[n]) continue;
      const [e, f, g, h, eg, fh, before] = [0, 1, 2, 3, 4, 5, 6].map((i) => ROOM + n * each + i * 40) as [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      const [inverse, zInverse, tInverse, magic] = [number(10), number(11), number(12), number(13)] as const;
      multiply(inverse, all, before);
      multiply(w, eg, fh);
      multiply(all, all, w);
      multiply(zInverse, eg, inverse);
      multiply(tInverse, fh, inverse);
      multiply(w, eg, zInverse);
      const isRotated = isOdd(w);
      copy(magic, isRotated ? ROOT : ROTATION, 40);
      if (isRotated) {
        copy(w, e, 40);
        negate(w);
        copy(e, g, 40);
        copy(g, w, 40);
        multiply(h, f, ROOT);
      }
      multiply(w, h, e);
      multiply(w, w, zInverse);
      if (isOdd(w)) negate(g);
      minus(w, h, g);
      multiply(magic, magic, g);
      multiply(magic, magic, tInverse);
      multiply(w, w, magic);
      if (isOdd(w)) negate(w);
      out[n] = bytesOf(w);
    }
    return out;
  }

  return { encode, decode, encodeDoubled };
}
