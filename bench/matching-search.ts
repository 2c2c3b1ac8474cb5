import { readFileSync, rmSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type pg from "pg";
import { openClient } from "../platform/db/connections.ts";
import { openSearch, type Search, type SearchRecord } from "../platform/search/search.ts";
import { spread, times, ms } from "./matching-times.ts";
import type { Asked } from "./matching-fill.ts";

/**
 * The search as a web process has it, in a process of its own that holds the questions and nothing else: `build` fills an empty folder from
 * PostgreSQL, `serve` opens it, asks and changes. Rows go to the parent.
 */
const [part, documentsText, connectionText, askedFile, folder] = process.argv.slice(2) as [string, string, string, string, string];
const documents = Number(documentsText);
const connection = { ...(JSON.parse(connectionText) as pg.ClientConfig), database: "postgres" };
const { questions, records } = JSON.parse(readFileSync(askedFile, "utf8")) as Asked;
const QUESTIONS = 300;
const row = (measure: string, asked: string, measured: string): void => void process.send?.([measure, asked, measured]);
const megabytes = (): number => process.memoryUsage().rss / 2 ** 20;
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
/** Without what this thread itself has left lying about: the records it read and passed on are not the search's. */
const searchMegabytes = (): number => {
  collect();
  return megabytes();
};
/** How long this thread's event loop stood still, and how much of that it worked itself: on a busy machine it also waits for a core. */
function watchLoop(): () => string {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const cpu = (): number => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let [last, worked] = [cpu(), 0];
  const timer = setInterval(() => {
    const now = cpu();
    worked = Math.max(worked, now - last);
    last = now;
  }, 1);
  return () => {
    clearInterval(timer);
    delay.disable();
    return `${ms(delay.max / 1e6)}, p99 ${ms(delay.percentile(99) / 1e6)}; longest own work ${ms(worked)}`;
  };
}

const client = openClient(connection);
await client.connect();
await new Promise((done) => setTimeout(done, 500));
const empty = searchMegabytes();
const open = (): Promise<Search> => openSearch({ folder, kinds: ["record"], source: { records: () => stored("record", 0, documents) } });
if (part === "build") await build();
else await serve();
await client.end();
process.disconnect();

async function* stored(table: string, after: number, last: number): AsyncGenerator<readonly SearchRecord[]> {
  for (let from = after; from < last;) {
    const { rows } = await client.query<{ data: SearchRecord }>({
      name: table,
      text: `select data from ${table} where id > $1 and id <= $2 order by id limit 250`,
      values: [from, last],
    });
    if (rows.length === 0) return;
    yield rows.map((r) => r.data);
    from = rows.at(-1)?.data.id as number;
  }
}

async function build(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const stood = watchLoop();
  const began = performance.now();
  const search = await open();
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, megabytes())), 200);
  await search.settled();
  clearInterval(watch);
  row("cold build from PostgreSQL, two build threads", "≤ 120 s", `${((performance.now() - began) / 1000).toFixed(1)} s`);
  row("web process's event loop while it builds, longest delay", "≤ 20 ms", stood());
  row("most memory meanwhile, above the process without search", "–", `${(most - empty).toFixed(0)} MB`);
  await search.close();
}

async function serve(): Promise<void> {
  const began = performance.now();
  const search = await open();
  const answer = await search.search({ text: "科学技术普及", sight: "open" });
  row("restart from disk until the first answer", "≤ 1 s", `${((performance.now() - began) / 1000).toFixed(2)} s (${answer.state})`);
  await ask(search);
  row(
    "memory of the search, threads included, after these questions, above the process without it",
    "≤ 500 MB",
    `${(searchMegabytes() - empty).toFixed(0)} MB`,
  );
  await changes(search);
  await articles(search);
  row("memory of the search right after these changes", "–", `${(searchMegabytes() - empty).toFixed(0)} MB`);
  await new Promise((done) => setTimeout(done, 12_000));
  const { documents: held } = await search.status();
  row(`the same at rest, ${held.toLocaleString("en")} records`, "≤ 500 MB at 1,000,000", `${(searchMegabytes() - empty).toFixed(0)} MB`);
  await search.close();
}

async function ask(search: Search): Promise<void> {
  const stood = watchLoop();
  const put = (characters: number, more: object = {}): Promise<number[]> =>
    times(QUESTIONS, (i) => search.search({ text: questions[characters]?.[i] ?? "", sight: "open", ...more }));
  row("question of a title's length (20 characters)", "p95 ≤ 8 ms", spread(await put(20)));
  row("need of 300 characters", "p95 ≤ 8 ms", spread(await put(300)));
  row("short question (4 characters)", "p95 ≤ 3 ms", spread(await put(4)));
  row("one character", "–", spread(await put(1)));
  row("title's length within 1 % of the records (a region)", "p95 ≤ 10 ms", spread(await put(20, { region: "510142" })));
  row("title's length with exact counts and facets", "–", spread(await put(20, { counts: true })));
  row("to the search thread and back, nothing asked", "–", spread(await times(1000, () => search.search({ text: "", sight: "open" }))));
  row("web process's event loop meanwhile, longest delay", "≤ 20 ms", stood());
}

async function changes(search: Search): Promise<void> {
  row(
    "add a record until it is found, thread and journal included",
    "p95 ≤ 1 ms",
    spread(await times(2000, (i) => search.upsert([records[i] as SearchRecord]))),
  );
  row(
    "remove a record, thread and journal included",
    "≤ 0.1 ms",
    spread(await times(2000, (i) => search.remove([{ kind: "record", id: 1 + i * 7 }]))),
  );
  const waited = await meanwhile(search, async () => {
    for (let i = 0; i < 10_000; i += 50) await search.upsert(records.slice(2500 + i, 2550 + i));
  });
  row("short question while 10,000 records come in fifties, tables are written and merged", "no pause > 20 ms", spread(waited));
}

/** As after an import: the records wait in PostgreSQL and are taken in five hundred at a time. */
async function articles(search: Search): Promise<void> {
  const stood = watchLoop();
  const began = performance.now();
  let taken = 0;
  const waited = await meanwhile(search, async () => {
    const batches = stored("article", 20_000_000, 20_134_000);
    for (let batch: SearchRecord[] = []; ;) {
      const { done, value } = await batches.next();
      if (!done) batch.push(...value);
      if (batch.length >= 500 || (done && batch.length > 0)) {
        await search.upsert(batch);
        taken += batch.length;
        batch = [];
      }
      if (done) return;
    }
  });
  const seconds = (performance.now() - began) / 1000;
  row(
    `catching up with ${taken.toLocaleString("en")} imported records through the journal`,
    "–",
    `${seconds.toFixed(1)} s (${(taken / seconds).toFixed(0)} records/s)`,
  );
  row("short question meanwhile", "no pause > 20 ms", spread(waited));
  row("web process's event loop meanwhile, longest delay", "≤ 20 ms", stood());
}

/** Waits of short questions, one every 5 ms, while the work is done. */
async function meanwhile(search: Search, work: () => Promise<void>): Promise<number[]> {
  let working = true;
  const done = work().finally(() => (working = false));
  const waited: number[] = [];
  while (working) {
    const began = performance.now();
    await search.search({ text: questions[4]?.[waited.length % QUESTIONS] ?? "", sight: "open" });
    waited.push(performance.now() - began);
    await new Promise((next) => setTimeout(next, 5));
  }
  await done;
  return waited;
}
