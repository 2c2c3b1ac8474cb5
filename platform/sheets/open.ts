import { Beside } from "../threads/beside.ts";
import { openCsv } from "./csv.ts";
import { openDocx } from "./docx.ts";
import { openHtml } from "./html.ts";
import type { LibraryCalls } from "./library-thread.ts";
import type { ReadWhole } from "./library.ts";
import { nothingBeside, type Book } from "./rows.ts";
import type { Source } from "./source.ts";
import { Unreadable } from "./unreadable.ts";
import { MOST_STRINGS, openXlsx } from "./xlsx.ts";
import { entryOf, openZip } from "./zip.ts";

/** The library holds a file whole: larger ones are asked for as .xlsx, which is read as it comes. */
const MOST_WHOLE = 32 * 2 ** 20;

const library = new Beside<LibraryCalls>(new URL("./library-thread.ts", import.meta.url), {
  millis: 20_000,
  megabytes: 512,
  refusal: { code: "heavy", message: new Unreadable("heavy").label },
});

/** Shared texts of a workbook that is looked at: they are unfolded before its first row. An import of any length asks for more. */
const LOOKED_AT = 64 * 2 ** 20;
export const ANY_LENGTH = MOST_STRINGS;

/** Opens a file of tables by what its bytes say, never by its name; who opens it closes it. Of a workbook's shared texts at most `texts` bytes are unfolded. */
export async function openBook(source: Source, texts = LOOKED_AT): Promise<Book> {
  try {
    return await open(source, texts);
  } catch (error) {
    source.close();
    throw error;
  }
}

async function open(source: Source, texts: number): Promise<Book> {
  if (source.size === 0) throw new Unreadable("empty");
  const head = source.read(0, 4096);
  const magic = head.length >= 4 ? head.readUInt32BE(0) : 0;
  if (magic === 0x504b0304) return openZipped(source, texts);
  if (magic === 0xd0cf11e0) return openWhole(source, "xls");
  // Workbooks older than containers are streams that begin with their first record.
  if (head[0] === 0x09 && (head[1] ?? 9) <= 8 && head.length > 8 && head[2] !== 0x09 && (head[2] ?? 99) <= 16 && head[3] === 0)
    return openWhole(source, "xls");
  if (OTHERS.some((sign) => head.toString("latin1", 0, sign.length) === sign)) throw new Unreadable("other-kind");
  if (head.toString("latin1", 0, 4) === "\xff\xfe\0\0") throw new Unreadable("encoding");
  const start = new TextDecoder(head[0] === 0xff ? "utf-16le" : "utf-8").decode(head).trimStart().toLowerCase();
  if (start.startsWith("<?xml") && start.includes("urn:schemas-microsoft-com:office:spreadsheet")) return openWhole(source, "xml");
  if (/^(<!doctype html|<html|<head|<meta|<table|<style|<body|<div|<!--|<\?xml[^>]*>\s*<(!doctype )?html)/.test(start))
    return openHtml(source);
  // Pages saved as one file (.mht), mails, JSON: none of them is a table, whatever their name.
  if (/^(<\?xml|\{\\rtf|(mime-version|received|from|x-document-type):|\[?\s*\{\s*")/.test(start)) throw new Unreadable("other-kind");
  return openCsv(source);
}

const OTHERS = [
  "%PDF",
  "\x89PNG",
  "\xff\xd8\xff",
  "GIF8",
  "Rar!",
  "7z\xbc\xaf",
  "\x1f\x8b",
  "BM",
  "MZ",
  "RIFF",
  "\x7fELF",
  "SQLite",
  "{\\rtf",
];

async function openZipped(source: Source, texts: number): Promise<Book> {
  const zip = openZip(source);
  if (entryOf(zip, "xl/workbook.bin")) return openWhole(source, "xlsb");
  if (entryOf(zip, "[Content_Types].xml")) {
    const document = entryOf(zip, "word/document.xml");
    if (document) return openDocx(zip, document);
    if (entryOf(zip, "ppt/presentation.xml")) throw new Unreadable("other-kind");
    return openXlsx(zip, texts);
  }
  if (entryOf(zip, "content.xml")) {
    if (entryOf(zip, "content.xml")!.size > 8 * MOST_WHOLE) throw new Unreadable("too-large");
    return openWhole(source, "ods");
  }
  if (entryOf(zip, "xl/workbook.xml")) return openXlsx(zip, texts);
  throw new Unreadable("other-kind");
}

async function openWhole(source: Source, format: ReadWhole["format"]): Promise<Book> {
  if (source.size > MOST_WHOLE) throw new Unreadable("too-large");
  const read = await library.call("read", { bytes: new Uint8Array(source.read(0, source.size)), format });
  if ("unreadable" in read) throw new Unreadable(read.unreadable as "broken");
  return {
    format,
    since1904: read.since1904,
    sheets: read.sheets.map(({ name, state }) => ({ name, state })),
    async *rows(sheet) {
      const rows = read.sheets[sheet]?.rows ?? [];
      for (let at = 0; at < rows.length; at += 1000) yield rows.slice(at, at + 1000);
    },
    beside: (sheet) => read.sheets[sheet]?.beside ?? nothingBeside(),
    progress: () => 1,
    close: () => source.close(),
  };
}
