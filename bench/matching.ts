import { fork } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import MiniSearch from "minisearch";
import { openClient } from "../platform/db/connections.ts";
import { startEmbedded } from "../platform/db/embedded.ts";
import { repositoryRoot } from "../platform/testing/database.ts";
import type { Asked } from "./matching-fill.ts";
import { words } from "./matching-rankers.ts";
import { spread, times } from "./matching-times.ts";
import { installPeers } from "./npm-peers.ts";

/**
 * npm run bench:matching [-- --documents 1000000 --from ../shared/data]: the search as the web process meets it, thread and files included,
 * as one Markdown table. Records are drawn from real clauses with a fixed seed (about 20 characters of title, 90 of body) and
 * kept in a PostgreSQL of its own in .bihuan/bench-search, from which the index is built. Drawing, building and answering are processes of
 * their own, so that the memory told is the search's. LanceDB is fetched by npm into that folder, and skipped by name where that fails.
 */
const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : (process.argv[at + 1] as string);
};
const documents = Number(option("documents", "1000000"));
const from = option("from", join(repositoryRoot, "../shared/data"));
if (!existsSync(from)) {
  console.log("Skipped: the texts are absent (real data are not part of the repository); name their folder with --from");
  process.exit(0);
}
const folder = join(repositoryRoot, ".bihuan/bench-search");
const askedFile = join(folder, "asked.json");
const rows: (readonly string[])[] = [];
const row = (cells: readonly string[]): void => {
  rows.push(cells);
  console.error(`${cells[0]}: ${cells[2]}`);
};
const load = (): string => loadavg()[0]?.toFixed(1) as string;

mkdirSync(folder, { recursive: true });
const server = await startEmbedded(folder);
const connection = JSON.stringify(server.owner);
await run("./matching-fill.ts", [String(documents), from, connection, askedFile]);
const before = load();
for (const part of ["build", "serve"])
  await run("./matching-search.ts", [part, String(documents), connection, askedFile, join(folder, "index")]);
await run("./matching-assign.ts", []);
await peers();
await server.stop();
console.log(
  `${cpus()[0]?.model.trim()}, ${cpus().length} cores, load ${before} before and ${load()} after; Node ${process.version}; ${documents.toLocaleString("en")} records\n`,
);
console.log(["| measure | asked | measured |", "|---|---|---|", ...rows.map((r) => `| ${r.join(" | ")} |`)].join("\n"));
process.exit(0);

/** Runs a part in a process of its own; what it sends are rows. */
function run(module: string, args: readonly string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = fork(new URL(module, import.meta.url), args, { execArgv: process.execArgv });
    child.on("message", (cells) => row(cells as string[]));
    child.on("exit", (code) => (code === 0 ? done() : fail(new Error(`${module} ended with ${code}`))));
  });
}

async function peers(): Promise<void> {
  const { questions, records } = JSON.parse(readFileSync(askedFile, "utf8")) as Asked;
  const title = (i: number): string => questions[20]?.[i] ?? "";
  const n = records.length;
  const mini = new MiniSearch({ fields: ["title", "body"], tokenize: words, searchOptions: { tokenize: words } });
  mini.addAll(records);
  row([
    `MiniSearch 7 over ${n.toLocaleString("en")} records, title's length`,
    "beside",
    spread(await times(50, (i) => mini.search(title(i)).slice(0, 20))),
  ]);
  const fetched = installPeers(join(folder, "peers"), { "@lancedb/lancedb": "0.39.0", "apache-arrow": "18.1.0" });
  try {
    if (typeof fetched === "string") throw new Error(fetched);
    await askLance(fetched("@lancedb/lancedb"), title);
  } catch (error) {
    row(["LanceDB", "beside", `skipped: ${String(error).split("\n")[0]}`]);
  }
}

async function askLance(lancedb: any, title: (i: number) => string): Promise<void> {
  const m = Math.min(documents, 100_000);
  const database = await lancedb.connect(join(folder, "lance"));
  const client = openClient({ ...server.owner, database: "postgres" });
  await client.connect();
  const { rows: stored } = await client.query<{ id: number; text: string }>(
    "select id, (data->>'title') || '，' || (data->>'body') as text from record where id <= $1",
    [m],
  );
  await client.end();
  const table = await database.createTable(
    "record",
    stored.map(({ id, text }) => ({ id, text: words(text).join(" ") })),
    { mode: "overwrite" },
  );
  await table.createIndex("text", {
    config: lancedb.Index.fts({ baseTokenizer: "whitespace", stem: false, removeStopWords: false, withPosition: false }),
  });
  const taken = await times(100, (i) =>
    table
      .search(words(title(i)).join(" "), "fts")
      .limit(20)
      .toArray(),
  );
  row([`LanceDB over ${m.toLocaleString("en")} records, title's length`, "beside", spread(taken)]);
}
