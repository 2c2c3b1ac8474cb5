import { read, set_cptable, utils, type CellObject, type WorkBook } from "@e965/xlsx";
import * as codePages from "@e965/xlsx/dist/cpexcel";
import { readOle, unlockXls } from "./ole.ts";
import { builtInFormat, maskDigits, readFormat, serialText } from "./formats.ts";
import { KIND, nothingBeside, type Beside, type Kind, type Row, type SheetName, type Value } from "./rows.ts";
import { Unreadable } from "./unreadable.ts";

export interface ReadWhole {
  readonly format: "xls" | "xlsb" | "ods" | "xml";
  readonly since1904: boolean;
  readonly sheets: readonly (SheetName & { readonly rows: Row[]; readonly beside: Beside })[];
}

set_cptable(codePages);

const STATES = ["visible", "hidden", "veryHidden"] as const;

/** Formats of which few come and none is large: read whole by a library, in a thread that may be ended (`library-thread.ts`). */
export function readWhole(file: Buffer, format: ReadWhole["format"]): ReadWhole {
  const book = parse(file, format);
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = book.SheetNames.flatMap((name, i) => {
    const sheet = book.Sheets[name];
    if (!sheet || sheet["!type"] === "chart") return [];
    const beside = nothingBeside();
    beside.merges.push(...(sheet["!merges"] ?? []).map(({ s, e }) => ({ top: s.r + 1, left: s.c + 1, bottom: e.r + 1, right: e.c + 1 })));
    beside.hiddenColumns = sheet["!cols"]?.filter((c) => c?.hidden).length ?? 0;
    const rows: Row[] = [];
    const to = sheet["!ref"] ? utils.decode_range(sheet["!ref"]) : undefined;
    const lines = sheet["!data"] ?? [];
    for (let r = 0; to && r <= to.e.r && r < lines.length; r++) {
      const row: Row = { at: r + 1, hidden: sheet["!rows"]?.[r]?.hidden === true, values: [], kinds: [] };
      for (const [c, cell] of (lines[r] ?? []).entries()) {
        const [value, kind] = cell ? readCell(cell, date1904) : BLANK;
        if (kind === KIND.blank) continue;
        while (row.values.length < c) {
          row.values.push(null);
          row.kinds.push(KIND.blank);
        }
        row.values.push(value);
        row.kinds.push(kind);
      }
      if (row.values.length === 0) continue;
      if (row.hidden) beside.hiddenRows++;
      rows.push(row);
    }
    return [{ name, state: STATES[Number(book.Workbook?.Sheets?.[i]?.Hidden ?? 0)] ?? "visible", rows, beside }];
  });
  if (sheets.length === 0) throw new Unreadable("broken");
  return { format, since1904: date1904, sheets };
}

function parse(file: Buffer, format: ReadWhole["format"]): WorkBook {
  let bytes = file;
  if (format === "xls" && file.readUInt32BE(0) === 0xd0cf11e0) {
    const streams = readOle(file);
    if (streams.has("EncryptedPackage")) throw new Unreadable("password");
    const stream = streams.get("Workbook") ?? streams.get("WORKBOOK") ?? streams.get("Book") ?? streams.get("BOOK");
    if (!stream) throw new Unreadable(streams.has("WordDocument") || streams.has("PowerPoint Document") ? "other-kind" : "unknown");
    bytes = unlockXls(stream());
  }
  try {
    return read(bytes, { type: "buffer", dense: true, cellNF: true, cellText: false, cellHTML: false, bookVBA: false, codepage: 936 });
  } catch (error) {
    if ((error as Error).message.includes("password")) throw new Unreadable("password");
    throw new Unreadable("broken");
  }
}

const BLANK: [Value, Kind] = [null, KIND.blank];
const ERRORS: Readonly<Record<number, string>> = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
  43: "#GETTING_DATA",
};

function readCell(cell: CellObject, date1904: boolean): [Value, Kind] {
  switch (cell.t) {
    case "s":
      return cell.v === "" || cell.v === undefined ? BLANK : [String(cell.v).replaceAll("\r\n", "\n"), KIND.text];
    case "b":
      return [cell.v === true, KIND.boolean];
    case "e":
      return [ERRORS[Number(cell.v)] ?? "#N/A", KIND.error];
    case "d":
      return [cell.v instanceof Date ? cell.v.toISOString().slice(0, 10) : String(cell.v), KIND.day];
    case "n": {
      const n = Number(cell.v);
      const format = typeof cell.z === "number" ? builtInFormat(cell.z) : readFormat(cell.z ?? "General");
      if (format.kind === "digits") return [maskDigits(n, format.mask), KIND.text];
      if (format.kind === "text" && Math.abs(n) < 1e15) return [String(n), KIND.text];
      const day = format.kind === "number" || format.kind === "text" ? undefined : serialText(n, format.kind, date1904);
      if (day !== undefined) return [day, KIND.day];
      return [n, Math.abs(n) >= 1e15 && Number.isInteger(n) ? KIND.lost : KIND.number];
    }
    default:
      return BLANK;
  }
}
