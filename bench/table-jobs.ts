import { spawnSync } from "node:child_process";
import { createReadStream, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { closeSearch } from "../app/search.ts";
import { rumours } from "../features/content/rumours.ts";
import { experts } from "../features/stations/experts.ts";
import { addJob, type Job } from "../platform/tables/jobs.ts";
import { lookAtTable } from "../platform/tables/look.ts";
import { runTableJobs } from "../platform/tables/run.ts";
import { makeWorld } from "../tests/records-world.ts";

/**
 * A long table into a register and out of it, by the functions the screen calls, in a database of its own: `npm run bench:table-jobs [rows]`.
 * `npm run bench:table-jobs 500000 links`: each row names one of 50,000 records of another register and one of 50,000 of its own.
 */
const rows = Number(process.argv[2] ?? 1_000_000);
const isLinked = process.argv[3] === "links";
const KNOWN = 50_000;
const folder = mkdtempSync(join(tmpdir(), "bihuan-bench-tables-"));
await using world = await makeWorld();
const { services } = world.installation;
const actor = world.actor("甲一县", ["adviser"]);
const api = world.as(actor);

const records = isLinked ? rumours : experts;
const served = isLinked ? api.rumour : api.expert;
if (isLinked)
  await world.owner(async (client) => {
    await client.query(
      "insert into content_reviewer (name, employer, field, unit_id, unit_path) select '审核人' || n || '（示例）', '某大学', '医学', $1, $2 from generate_series(0, $3::int - 1) n",
      [actor.scope.unitId, actor.scope.unitPath, KNOWN],
    );
    await client.query(
      "insert into rumour (claim, met_where, met_on, unit_id, unit_path) select '旧传言' || n || '（示例）', '某群', '2024-01-02', $1, $2 from generate_series(0, $3::int - 1) n",
      [actor.scope.unitId, actor.scope.unitPath, KNOWN],
    );
    await client.query("analyze content_reviewer, rumour");
  });

const LINKED = [
  "传言怎么说",
  "在哪里见到",
  "哪天见到",
  "结论",
  "依据",
  "具名审核人",
  "下结论的日期",
  "被哪张卡取代",
  "备注一",
  "备注二",
  "备注三",
  "备注四",
];
const HEADINGS = isLinked
  ? LINKED
  : ["姓名", "单位", "院士", "专业领域", "退休日期", "系统外工作站数", "报告依据", "备注一", "备注二", "备注三", "备注四", "备注五"];
const path = join(folder, "large.xlsx");
const written = spawnSync(
  process.execPath,
  [join(import.meta.dirname, "table-jobs-file.ts"), path, String(rows), ...HEADINGS, ...(isLinked ? ["links"] : [])],
  {
    stdio: "inherit",
  },
);
if (written.status !== 0) throw new Error("the table was not written");

const ticksOf = new Map<string, number>();
/** Seconds of processor that the database's connections have used, those that ended meanwhile as they were last seen; 0 where there is no /proc. */
const usedByDatabase = (): number => {
  const mine = ` ${world.installation.owner.database} `;
  for (const pid of existsSync("/proc") ? readdirSync("/proc").filter((name) => /^\d+$/.test(name)) : [])
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(mine)) continue;
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
      ticksOf.set(pid, Number(fields[11]) + Number(fields[12]));
    } catch {
      // It ended meanwhile.
    }
  return [...ticksOf.values()].reduce((sum, ticks) => sum + ticks, 0) / 100;
};

const waits: number[] = [];
let isOver = false;
/** Somebody who reads lists meanwhile. */
const reading = (async () => {
  while (!isOver) {
    const since = performance.now();
    await served.list({ filter: {}, limit: 20 });
    waits.push(performance.now() - since);
    await sleep(100);
  }
})();
const measure = async (what: string, work: () => Promise<unknown>): Promise<void> => {
  waits.length = 0;
  const [since, before, there] = [performance.now(), process.cpuUsage(), usedByDatabase()];
  const stood = process.memoryUsage.rss();
  let most = stood;
  const looking = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 100);
  const counting = setInterval(usedByDatabase, 1000);
  await work().finally(() => (clearInterval(looking), clearInterval(counting)));
  const used = process.cpuUsage(before);
  const all = waits.toSorted((a, b) => a - b);
  console.log(
    `| ${what} | ${((performance.now() - since) / 1000).toFixed(1)} s | ${((used.user + used.system) / 1e6).toFixed(1)} s | ${(usedByDatabase() - there).toFixed(1)} s | ${(most / 2 ** 20).toFixed(0)} MB (+${((most - stood) / 2 ** 20).toFixed(0)}) | ${(all[Math.floor(all.length * 0.95)] ?? 0).toFixed(0)} ms |`,
  );
};
const last = async (): Promise<Job | undefined> =>
  services.database.read(actor.scope, (db) => db.selectFrom("table_job").selectAll().orderBy("id", "desc").executeTakeFirst());
const checked = (state: string | undefined): void => {
  if (state !== "done") throw new Error(`the job is ${state}`);
};

await services.search();
console.log(
  `| ${rows.toLocaleString("en")} rows × 12 | wall | CPU of the server | of the database | its highest memory meanwhile (above what stood when it began) | lists meanwhile, p95 |\n| --- | --- | --- | --- | --- | --- |`,
);
let job = 0;
await measure("sent and looked at", async () => {
  const received = await services.files.receiveTable(createReadStream(path), 1e9);
  if (!received.ok) throw new Error(received.error);
  const known = records.register.fields.map((f) => f.label.zh);
  job = (await lookAtTable({ actor, services }, received.value, { name: "large.xlsx", register: records.name, known })).job ?? 0;
});
const fields = HEADINGS.map((h) => records.register.fields.find((f) => f.label.zh === h)?.key ?? null);
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
      ...{ kind: "export", register: records.name, name: "全部.xlsx", state: "waiting", stage: "write" },
      asked: { input: { filter: {} }, columns: [], kind: "xlsx" },
    },
  ),
);
await measure("written to a styled workbook", async () => {
  await runTableJobs(services, async () => actor);
  checked((await last())?.state);
});
const [batch] = await served.listImports({});
await measure("taken back as a whole", () => served.undoImport({ id: batch?.id ?? 0 }));
isOver = true;
await reading;
await closeSearch(services);
rmSync(folder, { recursive: true, force: true });
