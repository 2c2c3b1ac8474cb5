import { createWriteStream } from "node:fs";
import { writeXlsx, type Cell } from "../platform/sheets/write-xlsx.ts";

/** The long table of bench/table-jobs.ts, written by a process of its own: what that holds is not told as the server's. Path, rows, headings. */
const [, , path = "", count = "0", ...all] = process.argv;
const isLinked = all.at(-1) === "links";
const headings = isLinked ? all.slice(0, -1) : all;
const rows = Number(count);
const out = createWriteStream(path);
/** Of 50,000 records of another register and of its own one each, by their names. */
const linked = (n: number): Cell[] => [
  ...[`传言${n}（示例）`, "某群", "2025-03-05", "不实", "某标准（示例）", `审核人${(n * 7) % 50_000}（示例）`, "2025-04-05"],
  ...[`旧传言${n % 50_000}（示例）`, "甲", "乙", "丙", "丁"],
];
const batches = function* (): Generator<Cell[][]> {
  for (let i = 0; i < rows; i += 500)
    yield Array.from({ length: Math.min(500, rows - i) }, (_, k) =>
      isLinked
        ? linked(i + k)
        : [
            ...[
              `试样${i + k}（示例）`,
              "某大学（示例）",
              "不是院士",
              "土木工程",
              "2021-03-05",
              (i + k) % 4,
              "书面报告",
              "甲",
              "乙",
              "丙",
              "丁",
              "戊",
            ],
          ],
    );
};
for await (const piece of writeXlsx([{ name: "名单", columns: headings.map((heading) => ({ heading, style: "text" })), rows: batches() }]))
  if (!out.write(piece)) await new Promise<void>((done) => out.once("drain", done));
await new Promise<void>((done) => out.end(done));
