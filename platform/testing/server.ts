import { existsSync, globSync, rmSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { openClient } from "../db/connections.ts";
import { startEmbedded } from "../db/embedded.ts";
import { currentSample, currentTemplate, testDataFolder, testRunsFolder, testScratchFolder } from "./database.ts";
import { DATABASE, intoMemory, outOfMemory, SCRATCH } from "./memory.ts";
import { enterRun, isAlive, leaveRun } from "./runs.ts";

// `start <pid>` before a run's files run side by side, `stop <pid>` after the last; pid is the run's own.
const pid = Number(process.argv[3]);
if (process.argv[2] === "start") {
  await enterRun(testRunsFolder, pid, () => {
    intoMemory(testDataFolder, DATABASE);
    intoMemory(testScratchFolder, SCRATCH);
  });
  await sweep((await startEmbedded(testDataFolder, undefined, { scratch: true })).owner);
} else
  await leaveRun(testRunsFolder, pid, async () => {
    if (existsSync(join(testDataFolder, "postgres/postmaster.pid"))) await (await startEmbedded(testDataFolder)).stop();
    outOfMemory(testDataFolder);
    outOfMemory(testScratchFolder);
  });
process.exit(0);

/** Databases of runs that were killed, templates of migrations and sources that are no more. */
async function sweep(owner: pg.ClientConfig): Promise<void> {
  const admin = openClient({ ...owner, database: "postgres" });
  await admin.connect();
  const { rows } = await admin.query<{ name: string }>(
    "SELECT datname AS name FROM pg_database WHERE datname ~ '^(test|template|sample)_'",
  );
  const kept = [currentTemplate(), currentSample()];
  for (const { name } of rows) {
    const [kind, of] = name.split("_");
    const isStale = kind === "test" ? !isAlive(Number(of)) : !kept.includes(name) && !name.endsWith("_making");
    if (isStale) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).catch(() => {});
  }
  await admin.end();
  for (const folder of globSync("{sample_,program-sample_}*", { cwd: testDataFolder }))
    if (!kept.includes(folder.replace("program-", ""))) rmSync(join(testDataFolder, folder), { recursive: true, force: true });
}
