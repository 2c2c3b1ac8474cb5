import { existsSync, mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import pg from "pg";
import MiniSearch from "minisearch";
import { startEmbedded } from "../platform/db/embedded.ts";
import { openSearch, type Search, type SearchRecord } from "../platform/search/search.ts";
import { repositoryRoot } from "../platform/testing/database.ts";
import { openCorpus } from "./matching-corpus.ts";
import { words } from "./matching-rankers.ts";

/**
 * npm run bench:matching [-- --documents 1000000 --from ../shared/data]: the search as the web process meets it, thread and files included,
 * as one Markdown table. Records are drawn from real clauses with a fixed seed (about 20 characters of title, 90 of body) and
 * kept in a PostgreSQL of its own in .bihuan/bench-search, from which the index is built.
 */
const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : (process.argv[at + 1] as string);
};
const documents = Number(option("documents", "1000000"));
const drawn = openCorpus(option("from", join(repositoryRoot, "../shared/data")));
if (!drawn) {
  console.log("Skipped: the texts are absent (real data are not part of the repository); name their folder with --from");
  process.exit(0);
}
const corpus = drawn;
const folder = join(repositoryRoot, ".bihuan/bench-search");
const indexFolder = join(folder, "index");
const QUESTIONS = 300;
const rows: string[][] = [];
const row = (measure: string, asked: string, measured: string): void => {
  rows.push([measure, asked, measured]);
  console.error(`${measure}: ${measured}`);
};
const quantile = (values: readonly number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] as number;
const ms = (value: number): string => `${value.toFixed(value < 1 ? 3 : value < 10 ? 2 : 0)} ms`;
const spread = (times: readonly number[]): string =>
  `p50 ${ms(quantile(times, 0.5))}, p95 ${ms(quantile(times, 0.95))}, most ${ms(Math.max(...times))}`;
async function times(n: number, work: (i: number) => unknown): Promise<number[]> {
  const taken: number[] = [];
  for (let i = -20; i < n; i++) {
    const began = performance.now();
    await work(i + 20);
    if (i >= 0) taken.push(performance.now() - began);
  }
  return taken;
}

const server = await fill();
const before = process.memoryUsage().rss;
rmSync(indexFolder, { recursive: true, force: true });
const open = (): Promise<Search> => openSearch({ folder: indexFolder, kinds: ["record"], source: { records: () => stored() } });
await build();
const search = await restart();
await questions();
await changes();
await search.close();
await peers();
await server.stop();
console.log(`${cpus()[0]?.model.trim()}, ${cpus().length} cores; Node ${process.version}; ${documents.toLocaleString("en")} records\n`);
console.log(["| measure | asked | measured |", "|---|---|---|", ...rows.map((r) => `| ${r.join(" | ")} |`)].join("\n"));
process.exit(0);

async function fill() {
  mkdirSync(folder, { recursive: true });
  const started = await startEmbedded(folder);
  const client = new pg.Client({ ...started.owner, database: "postgres" });
  await client.connect();
  await client.query("create table if not exists record (id int primary key, data json not null)");
  const { rows: counted } = await client.query<{ n: number }>("select count(*)::int as n from record");
  for (let id = (counted[0]?.n ?? 0) + 1; id <= documents; id += 5000) {
    const some = Array.from({ length: Math.min(5000, documents - id + 1) }, (_, i) => corpus.record(id + i));
    await client.query("insert into record select (r->>'id')::int, r from json_array_elements($1::json) r", [JSON.stringify(some)]);
  }
  await client.end();
  return started;
}

async function* stored(): AsyncGenerator<readonly SearchRecord[]> {
  const client = new pg.Client({ ...server.owner, database: "postgres" });
  await client.connect();
  for (let last = 0; last < documents;) {
    const { rows: some } = await client.query<{ data: SearchRecord }>({
      name: "page",
      text: "select data from record where id > $1 and id <= $2 order by id limit 250",
      values: [last, documents],
    });
    if (some.length === 0) break;
    yield some.map((r) => r.data);
    last = some.at(-1)?.data.id as number;
  }
  await client.end();
}

async function build(): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const began = performance.now();
  const first = await open();
  delay.enable();
  await first.settled();
  row("cold build from PostgreSQL, two build threads", "≤ 120 s", `${((performance.now() - began) / 1000).toFixed(1)} s`);
  row(
    "web process's event loop while it builds, longest delay",
    "≤ 20 ms",
    `${ms(delay.max / 1e6)}, p99 ${ms(delay.percentile(99) / 1e6)}`,
  );
  delay.disable();
  await first.close();
}

async function restart(): Promise<Search> {
  const began = performance.now();
  const opened = await open();
  const answer = await opened.search({ text: "科学技术普及", sight: "open" });
  row("restart from disk until the first answer", "≤ 1 s", `${((performance.now() - began) / 1000).toFixed(2)} s (${answer.state})`);
  row("memory of the process above an empty one", "≤ 500 MB", `${((process.memoryUsage().rss - before) / 2 ** 20).toFixed(0)} MB`);
  return opened;
}

async function questions(): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const ask = (characters: number, more: object = {}): Promise<number[]> =>
    times(QUESTIONS, (i) => search.search({ text: corpus.question(i, characters), sight: "open", ...more }));
  row("question of a title's length (20 characters)", "p95 ≤ 8 ms", spread(await ask(20)));
  row("need of 300 characters", "p95 ≤ 8 ms", spread(await ask(300)));
  row("short question (4 characters)", "p95 ≤ 3 ms", spread(await ask(4)));
  row("one character", "–", spread(await ask(1)));
  row("title's length within 1 % of the records (a region)", "p95 ≤ 10 ms", spread(await ask(20, { region: "510142" })));
  row("title's length with exact counts and facets", "–", spread(await ask(20, { counts: true })));
  row("web process's event loop meanwhile, longest delay", "≤ 20 ms", `${ms(delay.max / 1e6)}, p99 ${ms(delay.percentile(99) / 1e6)}`);
}

async function changes(): Promise<void> {
  const record = (i: number): SearchRecord => corpus.record(documents + 1 + i);
  row("add a record until it is found", "p95 ≤ 1 ms", spread(await times(2000, (i) => search.upsert([record(i)]))));
  row(
    "remove a record, thread and journal included",
    "≤ 0.1 ms",
    spread(await times(500, (i) => search.remove([{ kind: "record", id: 1 + i * 7 }]))),
  );
  let writing = true;
  const writer = (async () => {
    for (let i = 0; i < 10_000; i += 50) await search.upsert(Array.from({ length: 50 }, (_, k) => record(10_000 + i + k)));
    writing = false;
  })();
  const waited: number[] = [];
  while (writing) {
    const began = performance.now();
    await search.search({ text: corpus.question(waited.length, 4), sight: "open" });
    waited.push(performance.now() - began);
    await new Promise((done) => setTimeout(done, 5));
  }
  await writer;
  row("short question while 10,000 records come in fifties, tables are written and merged", "no pause > 20 ms", spread(waited));
}

async function peers(): Promise<void> {
  const n = Math.min(documents, 20_000);
  const records = Array.from({ length: n }, (_, i) => corpus.record(i + 1));
  const mini = new MiniSearch({ fields: ["title", "body"], tokenize: words, searchOptions: { tokenize: words } });
  mini.addAll(records);
  row(
    `MiniSearch 7 over ${n.toLocaleString("en")} records, title's length`,
    "beside",
    spread(await times(50, (i) => mini.search(corpus.question(i, 20)).slice(0, 20))),
  );
  const lance = join(repositoryRoot, ".bihuan/peers/node_modules/@lancedb/lancedb");
  if (!existsSync(lance))
    return row(
      "LanceDB",
      "beside",
      "skipped: not installed in .bihuan/peers (a package.json of its own, then npm install @lancedb/lancedb)",
    );
  const lancedb = createRequire(import.meta.url)(lance);
  const m = Math.min(documents, 100_000);
  const database = await lancedb.connect(join(folder, "lance"));
  const table = await database.createTable(
    "record",
    Array.from({ length: m }, (_, i) => ({
      id: i + 1,
      text: words(
        Object.values(corpus.record(i + 1))
          .slice(2, 4)
          .join("，"),
      ).join(" "),
    })),
    { mode: "overwrite" },
  );
  await table.createIndex("text", {
    config: lancedb.Index.fts({ baseTokenizer: "whitespace", stem: false, removeStopWords: false, withPosition: false }),
  });
  const taken = await times(100, (i) =>
    table
      .search(words(corpus.question(i, 20)).join(" "), "fts")
      .limit(20)
      .toArray(),
  );
  row(`LanceDB over ${m.toLocaleString("en")} records, title's length`, "beside", spread(taken));
}
