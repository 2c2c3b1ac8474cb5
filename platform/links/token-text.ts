/** Letters and digits of a link's token: Crockford's base 32, where I and L are read as 1 and O as 0. */
const CODE = /[0-9A-HJKMNP-TV-Z]{20}/;
/** Longest that is looked through: an address with what a messenger hung behind it. */
const LONGEST = 600;

/**
 * The token in what was opened, pasted or typed: letters and digits of full width, dashes, blanks and signs nobody sees between its groups, an address
 * around it, and behind it whatever a message hung there (，。】 &from=singlemessage). Undefined where there is none.
 */
export function tokenIn(text: string): string | undefined {
  const plain = decoded(text.slice(0, LONGEST)).normalize("NFKC");
  for (const part of [plain.slice(plain.lastIndexOf("#") + 1), plain]) {
    const close = part
      .toUpperCase()
      .replace(/[\s\p{Pd}\p{Cf}\u2212_·.•]/gu, "")
      .replace(/[IL]/g, "1")
      .replace(/O/g, "0");
    const found = CODE.exec(close)?.[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Percent signs that are none of an address stay as they are. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%[0-9a-f]{2}/gi, " ");
  }
};
