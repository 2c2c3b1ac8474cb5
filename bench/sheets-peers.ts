import { createReadStream, createWriteStream, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import type { Cell } from "../platform/sheets/write-xlsx.ts";
import { installPeers } from "./npm-peers.ts";

/** Libraries that read and write workbooks, in the versions of 30 November 2026. */
const VERSIONS = { exceljs: "4.4.0", hucre: "1.0.0", "read-excel-file": "9.3.17", "write-excel-file": "4.1.1" };

/** Each by the way its manual says for large files; the module as it stands, for none of them is a dependency. */
// oxlint-disable-next-line no-explicit-any -- modules without their types
type Peer = any;
async function peer(name: keyof typeof VERSIONS, file: string): Promise<Peer> {
  const folder = join(tmpdir(), "bihuan-bench-sheets-peers");
  const require = installPeers(folder, VERSIONS);
  if (typeof require === "string") throw new Error(require);
  const module = (await import(pathToFileURL(join(folder, "node_modules", name, file)).href)) as Peer;
  return module;
}

const middle = (folder: string): string => join(folder, "middle.xlsx");
const megabytes = (path: string): string => `${(statSync(path).size / 1e6).toFixed(1)} MB`;

/** Over the same 100,000 rows × 12 as the measures before them. */
export const peerMeasures = (rows: (count: number) => Iterable<Cell[][]>): Record<string, (folder: string) => Promise<string>> => ({
  "… read by exceljs, streaming": async (folder) => {
    const { default: Excel } = await peer("exceljs", "excel.js");
    let n = 0;
    for await (const sheet of new Excel.stream.xlsx.WorkbookReader(createReadStream(middle(folder)), {})) for await (const _ of sheet) n++;
    return `${n} rows`;
  },
  "… read by hucre, streaming": async (folder) => {
    const { streamXlsxRows } = await peer("hucre", "dist/xlsx.mjs");
    let n = 0;
    for await (const _ of streamXlsxRows(new Uint8Array(readFileSync(middle(folder))))) n++;
    return `${n} rows`;
  },
  "… read by read-excel-file": async (folder) => {
    const { readSheet } = await peer("read-excel-file", "node/index.js");
    return `${((await readSheet(middle(folder))) as unknown[]).length} rows`;
  },
  "… written by exceljs, streaming": async (folder) => {
    const { default: Excel } = await peer("exceljs", "excel.js");
    const path = join(folder, "exceljs.xlsx");
    const book = new Excel.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true });
    const sheet = book.addWorksheet("试样");
    for (const batch of rows(100_000)) for (const row of batch) sheet.addRow(row).commit();
    await book.commit();
    return megabytes(path);
  },
  "… written by hucre, streaming": async (folder) => {
    const { writeXlsxStream } = await peer("hucre", "dist/xlsx.mjs");
    const path = join(folder, "hucre.xlsx");
    const all = function* () {
      for (const batch of rows(100_000)) yield* batch;
    };
    await pipeline(Readable.fromWeb(writeXlsxStream(all(), { name: "试样" })), createWriteStream(path));
    return megabytes(path);
  },
  "… written by write-excel-file": async (folder) => {
    const { default: write } = await peer("write-excel-file", "node/index.js");
    const path = join(folder, "write-excel-file.xlsx");
    await write([...rows(100_000)].flat()).toFile(path);
    return megabytes(path);
  },
  "… 10,000 errors by exceljs": async (folder) => {
    const { default: Excel } = await peer("exceljs", "excel.js");
    const book = new Excel.Workbook();
    await book.xlsx.readFile(middle(folder));
    const [sheet] = book.worksheets;
    for (let i = 2; i < 100_002; i += 10) {
      sheet.getCell(i, 13).value = "日期不对，例：2026-03-05";
      sheet.getCell(i, 4).fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFC7CE" } };
    }
    const path = join(folder, "marked.xlsx");
    await book.xlsx.writeFile(path);
    return megabytes(path);
  },
});
