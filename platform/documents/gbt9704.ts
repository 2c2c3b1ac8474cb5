/** A document in the layout of GB/T 9704-2012: no seal, no red head, no number is ever made up. */
export interface OfficialDocument {
  title: string;
  blocks: readonly Block[];
  signature: string;
  date: string;
}
export type Block =
  | { type: "heading"; text: string }
  | { type: "paragraph"; text: string }
  /** 出席：names, set off hanging after the colon, as minutes list them. */
  | { type: "roll"; label: string; text: string }
  | { type: "table"; header: readonly string[]; rows: readonly (readonly string[])[] };

/** The file's bytes. The writer of .docx is loaded when first asked for: 9 MB an idle server need not hold. */
export async function writeOfficialDocument(document: OfficialDocument): Promise<Buffer> {
  return (await import("./gbt9704-docx.ts")).writeDocx(document);
}
