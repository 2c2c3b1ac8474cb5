import { createWriteStream, mkdtempSync, createReadStream, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { closeSearch } from "../app/search.ts";
import { experts } from "../features/stations/experts.ts";
import { writeXlsx, type Cell } from "../platform/sheets/write-xlsx.ts";
import { addJob, type Job } from "../platform/tables/jobs.ts";
import { lookAtTable } from "../platform/tables/look.ts";
import { runTableJobs } from "../platform/tables/run.ts";
import { makeWorld } from "../tests/records-world.ts";

/** A long table into a register and out of it, by the functions the screen calls, in a database of its own: `npm run bench:table-jobs [rows]`. */
const rows = Number(process.argv[2] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), "bihuan-bench-tables-"));
await using world = await makeWorld();
const { services } = world.installation;
const actor = world.actor("甲一县", ["adviser"]);
const api = world.as(actor);

const HEADINGS = [
  "姓名",
  "单位",
  "院士",
  "专业领域",
  "退休日期",
  "系统外工作站数",
  "报告依据",
  "备注一",
  "备注二",
  "备注三",
  "备注四",
  "备注五",
];
const path = join(folder, "large.xlsx");
const out = createWriteStream(path);
const batches = function* (): Generator<Cell[][]> {
  for (let i = 0; i < rows; i += 500)
    yield Array.from({ length: Math.min(500, rows - i) }, (_, k) => [
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
    ]);
};
for await (const piece of writeXlsx([{ name: "名单", columns: HEADINGS.map((heading) => ({ heading, style: "text" })), rows: batches() }]))
  if (!out.write(piece)) await new Promise<void>((done) => out.once("drain", done));
await new Promise<void>((done) => out.end(done));

const waits: number[] = [];
let isOver = false;
/** Somebody who reads lists meanwhile. */
const reading = (async () => {
  while (!isOver) {
    const since = performance.now();
    await api.expert.list({ filter: {}, limit: 20 });
    waits.push(performance.now() - since);
    await sleep(100);
  }
})();
const measure = async (what: string, work: () => Promise<unknown>): Promise<void> => {
  waits.length = 0;
  const [since, before] = [performance.now(), process.cpuUsage()];
  await work();
  const used = process.cpuUsage(before);
  const all = waits.toSorted((a, b) => a - b);
  console.log(
    `| ${what} | ${((performance.now() - since) / 1000).toFixed(1)} s | ${((used.user + used.system) / 1e6).toFixed(1)} s | ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB | ${(all[Math.floor(all.length * 0.95)] ?? 0).toFixed(0)} ms |`,
  );
};
const last = async (): Promise<Job | undefined> =>
  services.database.read(actor.scope, (db) => db.selectFrom("table_job").selectAll().orderBy("id", "desc").executeTakeFirst());
const checked = (state: string | undefined): void => {
  if (state !== "done") throw new Error(`the job is ${state}`);
};

await services.search();
console.log(
  `| ${rows.toLocaleString("en")} rows × 12 | wall | CPU of the server | its highest memory so far | lists meanwhile, p95 |\n| --- | --- | --- | --- | --- |`,
);
let job = 0;
await measure("sent and looked at", async () => {
  const received = await services.files.receiveTable(createReadStream(path), 1e9);
  if (!received.ok) throw new Error(received.error);
  const known = experts.register.fields.map((f) => f.label.zh);
  job = (await lookAtTable({ actor, services }, received.value, { name: "large.xlsx", register: "expert", known })).job ?? 0;
});
const fields = HEADINGS.map((h) => experts.register.fields.find((f) => f.label.zh === h)?.key ?? null);
await api.tables.startImport({ id: job, sheet: 0, fields, partial: false });
await measure("checked and stored", async () => {
  await runTableJobs(services, async () => actor);
  checked((await last())?.state);
});
await measure("the search has caught up", async () => {
  for (;;) {
    await services.search();
    const { rows: left } = await services.database.asRoot(services.rootUnitId, (db) =>
      sql<{ n: number }>`select count(*) as n from (select from search_change limit 1) x`.execute(db),
    );
    if (left[0]?.n === 0) return;
  }
});
await services.database.write(actor.scope, (tx) =>
  addJob(
    tx,
    { actor, services },
    {
      ...{ kind: "export", register: "expert", name: "专家.xlsx", state: "waiting", stage: "write" },
      asked: { input: { filter: {} }, columns: [], kind: "xlsx" },
    },
  ),
);
await measure("written to a styled workbook", async () => {
  await runTableJobs(services, async () => actor);
  checked((await last())?.state);
});
const [batch] = await api.expert.listImports({});
await measure("taken back as a whole", () => api.expert.undoImport({ id: batch?.id ?? 0 }));
isOver = true;
await reading;
await closeSearch(services);
rmSync(folder, { recursive: true, force: true });
