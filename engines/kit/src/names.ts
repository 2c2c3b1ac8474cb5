/** Names as they are compared: without spaces, width and case; two spellings of one name are one. */
export const plainName = (name: string): string =>
  name
    .normalize("NFKC")
    .replace(/[\s·.．]/g, "")
    .toLowerCase();
