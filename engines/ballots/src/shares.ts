/**
 * A secret in three parts of which any two give it back and one alone says nothing: for each byte a line over the field of 256 elements that passes through the secret at
 * zero (Shamir 1979). `random` gives as many bytes as the secret has.
 */
export function splitSecret(secret: Uint8Array, random: (bytes: number) => Uint8Array): [Uint8Array, Uint8Array, Uint8Array] {
  const slope = random(secret.length);
  const at = (x: number) => Uint8Array.from(secret, (s, i) => s ^ product(slope[i] as number, x));
  return [at(1), at(2), at(3)];
}

/** The secret from two of its parts; `a` and `b` are the parts' numbers from 1, which differ. */
export function joinSecret(first: { no: number; part: Uint8Array }, second: { no: number; part: Uint8Array }): Uint8Array {
  // The line through (a, y) and (b, z) at zero: y·b/(a+b) + z·a/(a+b), where + is exclusive or.
  const inverse = inverseOf(first.no ^ second.no);
  const [m, n] = [product(second.no, inverse), product(first.no, inverse)];
  return Uint8Array.from(first.part, (y, i) => product(y, m) ^ product(second.part[i] as number, n));
}

/** x⁸ = x⁴ + x³ + x + 1, without tables or branches on the secret. */
function product(a: number, b: number): number {
  let out = 0;
  for (let bit = 0; bit < 8; bit++) {
    out ^= -((b >> bit) & 1) & a;
    a = ((a << 1) ^ (-(a >> 7) & 0x11b)) & 0xff;
  }
  return out & 0xff;
}

/** a²⁵⁴, of a number that is not zero. */
function inverseOf(a: number): number {
  let out = 1;
  for (let i = 0; i < 254; i++) out = product(out, a);
  return out;
}
