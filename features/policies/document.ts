import { readAbout, type About } from "./about.ts";
import { referencesIn, type Reference } from "./references.ts";
import { readPolicyText, type PolicyText, type TextFault } from "./text.ts";

/** A text as it came, and what its sender says of it. */
export interface Given {
  readonly source: string;
  /** Stands before the title the text has. */
  readonly title?: string;
  /** Stands before the day of issue the text has, when the day of force is read. */
  readonly issuedOn?: string | null;
  /** Path of the file it was read from. */
  readonly path?: string;
}
export interface Document {
  readonly text: PolicyText;
  readonly about: About;
  readonly inForceOn: string | null;
  /** Of each article what its body names. */
  readonly references: readonly (readonly Reference[])[];
}

/** All that is read out of a document's text. */
export function readDocument({ source, title, issuedOn, path }: Given): Document | { readonly fault: TextFault } {
  const read = readPolicyText(source, title);
  if ("fault" in read) return read;
  const text = title === undefined ? read.text : { ...read.text, title };
  const about = readAbout(text, path);
  const inForceOn = issuedOn
    ? readAbout({ ...text, notes: [`${issuedOn.replace(/-/, "年").replace(/-/, "月")}日 公布`] }).inForceOn
    : about.inForceOn;
  return { text, about, inForceOn, references: text.articles.map((a) => referencesIn(a.body)) };
}
