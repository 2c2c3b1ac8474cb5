import { openBook } from "../sheets/open.ts";
import { wordsOf } from "../sheets/rows.ts";
import { bytesSource } from "../sheets/source.ts";
import { entryOf, openZip, unfoldWhole } from "../sheets/zip.ts";
import { KINDS } from "./kinds.ts";
import { pageCount } from "./pdf.ts";

/** What a file looks like without being opened elsewhere; pictures and PDF are drawn by the browser itself. */
export interface Preview {
  readonly pages?: number;
  readonly paragraphs?: readonly string[];
  readonly sheets?: readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[];
  /** More is in the file than is shown. */
  readonly isCut: boolean;
}

const MOST_ROWS = 100;
const MOST_COLUMNS = 30;
const MOST_SHEETS = 8;
const MOST_PARAGRAPHS = 300;
const MOST_CELL = 200;
const MOST_XML = 8 * 2 ** 20;

export async function previewOf(bytes: Buffer, mediaType: string): Promise<Preview> {
  if (mediaType === KINDS.pdf.mediaType) {
    const pages = pageCount(bytes);
    return { ...(pages === undefined ? {} : { pages }), isCut: false };
  }
  if (mediaType === KINDS.docx.mediaType) return previewText(bytes);
  if (mediaType === KINDS.xlsx.mediaType || mediaType === KINDS.xls.mediaType) return previewSheets(bytes);
  return { isCut: false };
}

async function previewSheets(bytes: Buffer): Promise<Preview> {
  const book = await openBook(bytesSource(bytes));
  try {
    const sheets: { name: string; rows: string[][] }[] = [];
    let isCut = book.sheets.length > MOST_SHEETS;
    for (const [i, { name }] of book.sheets.slice(0, MOST_SHEETS).entries()) {
      const rows: string[][] = [];
      reading: for await (const batch of book.rows(i))
        for (const row of batch) {
          if (rows.length === MOST_ROWS) {
            isCut = true;
            break reading;
          }
          rows.push(row.values.slice(0, MOST_COLUMNS).map((v) => wordsOf(v).slice(0, MOST_CELL)));
          isCut ||= row.values.length > MOST_COLUMNS;
        }
      sheets.push({ name, rows });
    }
    return { sheets, isCut };
  } finally {
    book.close();
  }
}

async function previewText(bytes: Buffer): Promise<Preview> {
  const paragraphs: string[] = [];
  for await (const words of wordParagraphs(bytes)) {
    paragraphs.push(words.slice(0, 4000));
    if (paragraphs.length > MOST_PARAGRAPHS) break;
  }
  return { paragraphs: paragraphs.slice(0, MOST_PARAGRAPHS), isCut: paragraphs.length > MOST_PARAGRAPHS };
}

/** The words of a Word file by paragraphs, a table's cells among them. */
export async function* wordParagraphs(bytes: Buffer): AsyncGenerator<string> {
  const zip = openZip(bytesSource(bytes));
  const entry = entryOf(zip, "word/document.xml");
  if (!entry) return;
  const xml = (await unfoldWhole(zip, entry, MOST_XML)).toString("utf8");
  for (let at = 0; ;) {
    const end = xml.indexOf("</w:p>", at);
    if (end < 0) return;
    const words = wordsIn(xml.slice(at, end), "w:t").trim();
    if (words !== "") yield words;
    at = end + "</w:p>".length;
  }
}

/** What stands between the marks of text, in their order; a tab or a break is a blank. */
export function wordsIn(xml: string, mark: string): string {
  let words = "";
  for (const piece of xml.split("<").slice(1)) {
    const end = piece.indexOf(">");
    const name = /^[a-z]{1,6}:[a-zA-Z]{1,12}/.exec(piece)?.[0];
    if (name === mark) words += piece.slice(end + 1);
    else if (name === "w:tab" || name === "w:br") words += " ";
  }
  return words.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? "");
}
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
