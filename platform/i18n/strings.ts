/** A text, or a function that writes one from what it is given. */
export type Text = string | ((...given: never[]) => string);

export interface Strings<Z extends Record<string, Text>> {
  readonly zh: Z;
  readonly en: Same<Z>;
}

/** English has exactly the Chinese keys, and the same arguments where a text takes any. */
type Same<Z> = { readonly [K in keyof Z]: Z[K] extends (...given: infer A) => string ? (...given: A) => string : string };

/** Pairs the two languages of one screen; a key missing or left over in English does not compile. */
export function defineStrings<Z extends Record<string, Text>>(strings: { zh: Z; en: NoInfer<Same<Z>> }): Strings<Z> {
  return strings;
}
