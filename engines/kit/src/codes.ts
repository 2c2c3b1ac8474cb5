/** Check digits of the official codes. Pure functions of text; full-width input is the caller's to normalise. */

import { halfWidth } from "./money.ts";

const USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** Unified social credit code, GB 32100-2015: 18 characters, weights 3^(i−1) mod 31, check = (31 − Σ mod 31) mod 31. */
export function isCreditCode(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false;
  return code[17] === creditCodeCheck(code.slice(0, 17));
}

/** The check character of the first 17 characters. Throws RangeError on a character outside the alphabet. */
export function creditCodeCheck(body: string): string {
  let sum = 0;
  let weight = 1;
  for (const c of body) {
    const value = USCC_ALPHABET.indexOf(c);
    if (value < 0) throw new RangeError(`not in the credit-code alphabet: ${c}`);
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return USCC_ALPHABET[(31 - (sum % 31)) % 31] as string;
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Citizen identity number, GB 11643-1999: 17 digits and a check character from `10X98765432`. */
export function isIdNumber(code: string): boolean {
  if (!/^\d{17}[\dX]$/.test(code)) return false;
  const sum = ID_WEIGHTS.reduce((s, w, i) => s + w * Number(code[i]), 0);
  return code[17] === "10X98765432"[sum % 11];
}

/** Administrative division code, GB/T 2260: 2, 4 or 6 digits as published with trailing zeros, 9 for towns. */
export const isRegionCode = (code: string): boolean => /^[1-9]\d{5}(\d{3})?$/.test(code);

/** One number as lists have it: +86, area code in brackets or with a blank, 400-…, 120, 95…, grouped digits, an extension. */
const NUMBER =
  /^(?:(?:\+|00)?86[- ]?)?(?:1[3-9]\d(?:[- ]?\d{4}){2}|\(?0\d{2,3}\)?[- ]?\d{3,4}[- ]?\d{4}|[48]00(?:[- ]?\d){7}|[2-9]\d{2,3}[- ]?\d{4}|1[0-2]\d(?:\d{2,3})?|9[56]\d{3,4})(?: ?(?:转|分机|ext\.?|[-#*])[: ]?\d{1,6}(?:[/、]\d{1,6}){0,4})?$/i;
/** Whose number it is, before or behind it: 王老师, 办公室：. */
const WHOSE = /^[\p{Script=Han}a-z:. ]{0,20}?:? ?(?=[+(\d])|(?<=\d) ?(?:\([\p{Script=Han}a-z ]{1,20}\)|[\p{Script=Han}]{1,10})$/giu;

/**
 * Telephone numbers as people write them, one or several (`(0832)2600001`, `+86 199…`, `028-26000001转802`, `028-…、199…(王老师)`). They stay as
 * written, but for digits of full width and the blanks within a mobile; undefined where a part holds no number.
 */
export function readPhones(text: string): string | undefined {
  if (text.length > 200) return undefined;
  const plain = halfWidth(text)
    .replace(/[—–－‐‑−―]{1,2}/g, "-")
    .replace(/\s{1,9}/g, " ")
    .replace(/ ?- ?/g, "-")
    .trim();
  const parts = plain.split(/[,，、;；/|]| 或 ?|(?<=[\d)]{3}) (?=1[3-9]\d{9}(?!\d)|0\d{2,3}-\d|\(0\d)/).map((part) => part.trim());
  // What stands alone behind an extension's 、 or / belongs to it: 转802、803.
  const isNumber = (part: string, at: number): boolean =>
    NUMBER.test(part.replace(WHOSE, "")) || (at > 0 && /^\d{1,6}$/.test(part) && /转|分机/.test(parts[at - 1] as string));
  if (plain === "" || !parts.every(isNumber)) return undefined;
  const close = plain.replaceAll(" ", "");
  return /^1\d{10}$/.test(close) ? close : text.trim().replace(/[０-９]/g, halfWidth);
}

/** The first mobile among them, in bare digits: what a text message can be sent to. */
export const mobileIn = (phones: string): string | undefined =>
  /(?<!\d)(?:86)?(1[3-9]\d{9})(?!\d)/.exec(halfWidth(phones).replace(/(\d)[- ](?=\d)/g, "$1"))?.[1];

const PAPER_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Number of a paper that is checked in public: its letters, the year and fifty random bits of ten bytes, so that it tells nothing of the next one. */
export const paperNumber = (letters: string, year: string, bytes: Uint8Array): string =>
  `${letters}${year}${[...bytes.slice(0, 10)].map((b) => PAPER_ALPHABET[b & 31]).join("")}`;
/** What stands on paper, as it is stored: blanks and small letters forgiven, O and I read as they look. */
export const readPaperNumber = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
