/** Crockford's alphabet: no I, L, O, U; what is misread has one meaning. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 8;

/**
 * Codes for paper slips drawn from an envelope: seven characters of five random bits and a check character. `random` gives whole bytes; about 5 · n / 4 are read for n
 * codes, more where two come out alike. The codes are in random order by making: nothing ties one to a place on the sheet.
 */
export function makeCodes(n: number, random: (bytes: number) => Uint8Array): string[] {
  const codes = new Set<string>();
  while (codes.size < n) {
    const bytes = random(LENGTH - 1);
    const body = Array.from(bytes, (b) => b & 31);
    codes.add([...body, checkOf(body)].map((v) => ALPHABET[v]).join(""));
  }
  return [...codes];
}

/**
 * Characters as elements of the field of 32 (x⁵ = x² + 1), multiplied by rising powers of x: every single wrong character and every exchange of two of them changes the
 * sum.
 */
function checkOf(body: readonly number[]): number {
  return body.reduce((sum, v) => {
    const next = (sum ^ v) << 1;
    return next & 32 ? next ^ 0b100101 : next;
  }, 7);
}

/**
 * A code as people type it: lower case, full width, blanks, dashes of any kind, O for 0, I and L for 1. Undefined where it is no code: eight characters whose check
 * holds.
 */
export function parseCode(text: string): string | undefined {
  const clean = plainOf(text);
  if (clean.length !== LENGTH) return undefined;
  const values = [...clean].map((c) => ALPHABET.indexOf(c));
  if (values.includes(-1)) return undefined;
  return checkOf(values.slice(0, -1)) === values.at(-1) ? clean : undefined;
}

const plainOf = (text: string): string =>
  text
    .slice(0, 100)
    .replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000\-‐-―−_·.．－]/g, "")
    .toUpperCase()
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");

const KEY_BYTES = 16;
const KEY_LENGTH = 28;

/** A teller's part of a key as it is printed: its number, 16 bytes and a check, in seven groups of four. */
export function printKey(no: number, part: Uint8Array): string {
  let bits = BigInt(no);
  for (const byte of part) bits = (bits << 8n) | BigInt(byte);
  const body = Array.from({ length: KEY_LENGTH - 1 }, (_, i) => Number((bits >> BigInt(5 * (KEY_LENGTH - 2 - i))) & 31n));
  const text = [...body, checkOf(body)].map((v) => ALPHABET[v]).join("");
  return (text.match(/.{4}/g) as string[]).join("-");
}

/** The same as typed, as tolerant as a code; undefined where it is none. */
export function parseKey(text: string): { no: number; part: Uint8Array } | undefined {
  const clean = plainOf(text);
  const values = [...clean].map((c) => ALPHABET.indexOf(c));
  if (clean.length !== KEY_LENGTH || values.includes(-1) || checkOf(values.slice(0, -1)) !== values.at(-1)) return undefined;
  const bits = values.slice(0, -1).reduce((sum, v) => (sum << 5n) | BigInt(v), 0n);
  const no = Number(bits >> BigInt(8 * KEY_BYTES));
  if (no < 1 || no > 3) return undefined;
  return { no, part: Uint8Array.from({ length: KEY_BYTES }, (_, i) => Number((bits >> BigInt(8 * (KEY_BYTES - 1 - i))) & 255n)) };
}

/** Two groups of four, as printed. */
export const printCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;
