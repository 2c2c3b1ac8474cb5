import { spawnSync } from "node:child_process";
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { read, utils } from "@e965/xlsx";
import { openBook } from "../platform/sheets/open.ts";
import { patchFaults, type RowFault } from "../platform/sheets/patch.ts";
import { bytesSource, fileSource } from "../platform/sheets/source.ts";
import { Unreadable } from "../platform/sheets/unreadable.ts";
import { peerMeasures } from "./sheets-peers.ts";
import { writeXlsx, type Cell, type Column } from "../platform/sheets/write-xlsx.ts";
import { wholeOf } from "../platform/sheets/zip-write.ts";

/** Each measure in a process of its own: CPU seconds, highest memory, and what came out of it. */
const MEASURES: Readonly<Record<string, (folder: string) => Promise<string>>> = {
  "write 1,000,000 rows × 12": (folder) => writeTo(join(folder, "large.xlsx"), 1_000_000),
  "read 1,000,000 rows × 12": (folder) => readFrom(join(folder, "large.xlsx")),
  "write 100,000 rows × 12": (folder) => writeTo(join(folder, "middle.xlsx"), 100_000),
  "patch 100,000 rows, 10,000 errors": patch,
  "read 100,000 rows × 12": (folder) => readFrom(join(folder, "middle.xlsx")),
  "the same by SheetJS": bySheetJs,
  ...peerMeasures(rows),
  "2 MB that unfold to 2 GB": bomb,
  "10,000 mutants": mutants,
};

const HEADINGS = ["名称", "代码", "电话", "日期", "数", "金额", "地区", "类", "备注", "年", "三倍", "种类"];
const STYLES = ["text", "text", "text", "day", "integer", "money", "text", "text", "text", "integer", "integer", "text"] as const;
const COLUMNS: Column[] = HEADINGS.map((heading, i) => ({ heading, style: STYLES[i] ?? "text" }));

function* rows(count: number): Generator<Cell[][]> {
  for (let at = 0; at < count; at += 500) {
    const batch: Cell[][] = [];
    for (let i = at; i < Math.min(count, at + 500); i++)
      batch.push([
        `试样单位${i}号`,
        String(100_000 + (i % 900_000)),
        `1380000${String(i % 10_000).padStart(4, "0")}`,
        `2021-03-${String(1 + (i % 28)).padStart(2, "0")}`,
        i,
        i / 100,
        "试样省试样市",
        "甲乙丙丁"[i % 4] ?? null,
        i % 7 === 0 ? "备注" : null,
        2026,
        i * 3,
        "科普活动室",
      ]);
    yield batch;
  }
}

async function writeTo(path: string, count: number): Promise<string> {
  const out = createWriteStream(path);
  for await (const piece of writeXlsx([{ name: "试样", columns: COLUMNS, rows: rows(count) }]))
    if (!out.write(piece)) await new Promise<void>((done) => out.once("drain", done));
  await new Promise<void>((done) => out.end(done));
  return `${(statSync(path).size / 1e6).toFixed(0)} MB`;
}

async function readFrom(path: string): Promise<string> {
  const book = await openBook(fileSource(path));
  let [count, cells] = [0, 0];
  for await (const batch of book.rows(0))
    for (const row of batch) {
      count++;
      for (const v of row.values) if (v !== null) cells++;
    }
  book.close();
  return `${count} rows, ${cells} cells`;
}

async function patch(folder: string): Promise<string> {
  const faults = new Map<number, RowFault>();
  for (let i = 2; i < 100_002; i += 10) faults.set(i, { reason: "日期不对，例：2026-03-05", columns: [4] });
  const out = await wholeOf(patchFaults(fileSource(join(folder, "middle.xlsx")), 0, 1, faults));
  return `${(out.length / 1e6).toFixed(1)} MB`;
}

async function bySheetJs(folder: string): Promise<string> {
  const book = read(readFileSync(join(folder, "middle.xlsx")), { dense: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ""];
  return `${sheet ? utils.sheet_to_json(sheet, { header: 1 }).length : 0} rows`;
}

async function bomb(): Promise<string> {
  const zeros = Buffer.alloc(2 ** 20, 0x20);
  const { ZipWriter } = await import("../platform/sheets/zip-write.ts");
  const zip = new ZipWriter();
  const file = await wholeOf(
    (async function* () {
      yield* zip.add("[Content_Types].xml", ["<Types/>"]);
      yield* zip.add(
        "xl/workbook.xml",
        (async function* () {
          for (let i = 0; i < 2048; i++) yield zeros;
        })(),
      );
      yield zip.end();
    })(),
  );
  const since = performance.now();
  const told = await answerOf(file);
  return `${(file.length / 1e6).toFixed(1)} MB packed: ${told} in ${(performance.now() - since).toFixed(0)} ms`;
}

async function answerOf(file: Buffer): Promise<string> {
  try {
    const book = await openBook(bytesSource(file));
    for (const i of book.sheets.keys()) for await (const _ of book.rows(i));
    return "read";
  } catch (error) {
    if (error instanceof Unreadable) return error.code;
    throw error;
  }
}

async function mutants(): Promise<string> {
  const seeds = [
    await wholeOf(writeXlsx([{ name: "试样", columns: COLUMNS, rows: rows(200) }])),
    Buffer.from(`姓名,单位\r\n${'试样甲,"一\r\n二"\r\n'.repeat(50)}`),
    Buffer.from(`<html><table>${"<tr><td rowspan=2>甲<td>乙<tr><td>丙".repeat(50)}</table></html>`),
  ];
  let seed = 11;
  const next = (most: number): number => (seed = (seed * 48_271) % 2_147_483_647) % most;
  const told = new Map<string, number>();
  let worst = 0;
  for (let i = 0; i < 10_000; i++) {
    const file = Buffer.from(seeds[i % 3] as Buffer);
    for (let n = next(6) + 1; n > 0; n--) file[next(file.length)] = next(256);
    const cut = next(5) === 0 ? file.subarray(0, next(file.length)) : file;
    const since = performance.now();
    const answer = await answerOf(cut);
    worst = Math.max(worst, performance.now() - since);
    told.set(answer, (told.get(answer) ?? 0) + 1);
  }
  return `worst ${worst.toFixed(0)} ms; ${[...told].map(([k, n]) => `${k} ${n}`).join(", ")}`;
}

const [, , asked, folder] = process.argv;
const measure = asked === undefined ? undefined : MEASURES[asked];
if (measure && folder) {
  const since = performance.now();
  const before = process.cpuUsage();
  const told = await measure(folder);
  const used = process.cpuUsage(before);
  const seconds = (n: number): string => (n / 1000).toFixed(1).padStart(6);
  console.log(
    `${seconds((used.user + used.system) / 1000)} s CPU ${seconds(performance.now() - since)} s ${(process.resourceUsage().maxRSS / 1024).toFixed(0).padStart(5)} MB  ${told}`,
  );
} else {
  const own = mkdtempSync(join(tmpdir(), "bihuan-bench-sheets-"));
  try {
    for (const name of Object.keys(MEASURES)) {
      process.stdout.write(name.padEnd(36));
      // A peer may end without memory, or not be had: the next goes on.
      const { stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), name, own], { encoding: "utf8" });
      process.stdout.write(
        stdout ||
          `${
            stderr
              .trim()
              .split("\n")
              .find((l) => /Error|heap/.test(l)) ?? "ended"
          }\n`,
      );
    }
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}
