import { parseCsv } from "../../../platform/register/cells.ts";

/** Unpacked, a workbook of 100,000 places takes some 80 MB; a file that swells beyond this is none. */
const MOST_BYTES = 400 * 1024 * 1024;

/** A chosen file as tab-separated lines: the first sheet of a workbook, or a text file. Read in the browser, bounded by it. */
export async function readWorkbook(file: File): Promise<string> {
  if (!/\.xlsx$/i.test(file.name)) {
    const text = await file.text();
    return text.includes("\t") ? text : parseCsv(text).map(line).join("\n");
  }
  const [{ readSheet }, { unzipSync, zipSync }] = await Promise.all([import("read-excel-file/universal"), import("fflate")]);
  try {
    // The reader inflates large sheets in a worker made of a blob, which our policy refuses: it would wait for ever. Packed
    // anew without compression there is nothing to inflate.
    let bytes = 0;
    const parts = unzipSync(new Uint8Array(await file.arrayBuffer()), { filter: (part) => (bytes += part.originalSize) <= MOST_BYTES });
    if (bytes > MOST_BYTES) throw new Error("swells");
    const rows = (await readSheet(new Blob([zipSync(parts, { level: 0 }) as Uint8Array<ArrayBuffer>]))) as unknown[][];
    return rows.map((row) => line(row.map(cell))).join("\n");
  } catch {
    throw Object.assign(new Error("refused"), {
      code: "REFUSED",
      data: {
        code: "workbook",
        message: {
          zh: `${file.name} 打不开：不是 .xlsx 工作簿，或文件不完整。请在 Excel 里另存为 .xlsx，或直接复制粘贴。`,
          en: `${file.name} cannot be opened: no .xlsx workbook, or cut short. Save it as .xlsx in Excel, or copy and paste.`,
        },
      },
    });
  }
}

const line = (cells: readonly string[]): string => cells.map((c) => c.replace(/[\t\r\n]+/g, " ")).join("\t");

const cell = (value: unknown): string =>
  value === null || value === undefined ? "" : value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
