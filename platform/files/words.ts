import { openBook } from "../sheets/open.ts";
import { wordsOf } from "../sheets/rows.ts";
import { bytesSource } from "../sheets/source.ts";
import { openZip, unfoldWhole } from "../sheets/zip.ts";
import { KINDS } from "./kinds.ts";
import { pdfWords } from "./pdf-words.ts";
import { wordParagraphs, wordsIn } from "./preview.ts";

/** Of one file the search keeps so many characters: a report of some sixty pages. */
export const MOST_WORDS = 60_000;
const MOST_XML = 8 * 2 ** 20;

/** The words of a PDF, Word, Excel or OFD file; of pictures and scans there are none. */
export async function wordsOfFile(bytes: Buffer, mediaType: string): Promise<string> {
  const words = await read(bytes, mediaType);
  // PostgreSQL holds no NUL.
  return words.replaceAll("\0", " ").slice(0, MOST_WORDS).trim();
}

async function read(bytes: Buffer, mediaType: string): Promise<string> {
  switch (mediaType) {
    case KINDS.pdf.mediaType:
      return pdfWords(bytes, MOST_WORDS);
    case KINDS.docx.mediaType:
      return gather(wordParagraphs(bytes));
    case KINDS.xlsx.mediaType:
    case KINDS.xls.mediaType:
      return gather(sheetWords(bytes));
    case KINDS.ofd.mediaType:
      return gather(ofdWords(bytes));
    default:
      return "";
  }
}

async function gather(pieces: AsyncIterable<string>): Promise<string> {
  let words = "";
  for await (const piece of pieces) {
    words += `${piece}\n`;
    if (words.length > MOST_WORDS) break;
  }
  return words;
}

async function* sheetWords(bytes: Buffer): AsyncGenerator<string> {
  const book = await openBook(bytesSource(bytes));
  try {
    for (const [i, { name }] of book.sheets.entries()) {
      yield name;
      for await (const batch of book.rows(i)) for (const row of batch) yield row.values.map(wordsOf).filter(Boolean).join(" ");
    }
  } finally {
    book.close();
  }
}

/** GB/T 33190: a page's words stand in its TextCode marks. */
async function* ofdWords(bytes: Buffer): AsyncGenerator<string> {
  const zip = openZip(bytesSource(bytes));
  for (const entry of zip.entries)
    if (/(^|\/)Content\.xml$/i.test(entry.name)) yield wordsIn((await unfoldWhole(zip, entry, MOST_XML)).toString("utf8"), "ofd:TextCode");
}
