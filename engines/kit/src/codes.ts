/** Check digits of the official codes. Pure functions of text; full-width input is the caller's to normalise. */

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

/** Mainland mobile or landline with area code, digits and hyphens only. */
export const isPhone = (text: string): boolean => /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,6})?)$/.test(text);
