import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { openInstallation, repositoryRoot, type Installation } from "../app/open.ts";
import { rolePermissions } from "../app/permissions.ts";
import { loadSample, SAMPLE_PASSWORD } from "../app/sample.ts";
import { factCatalogue, computeByUnit, computeValues, listIndicators } from "../features/indicators/index.ts";
import { listDemands } from "../features/services/index.ts";
import { mintActor, type Actor } from "../platform/access/scope.ts";
import { readConfig } from "../platform/config/config.ts";
import { recordFact } from "../platform/ledger/ledger.ts";
import { fill } from "./data.ts";

/**
 * npm run bench [-- --demands 1000000 --facts 10000000 --seconds 60]: the speed the product promises, on this machine, as
 * one Markdown table. Client and server share the machine's cores. The data folder .bihuan/bench is kept between runs.
 */
const option = (name: string, fallback: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const size = { demands: option("demands", 1_000_000), facts: option("facts", 10_000_000) };
const seconds = option("seconds", 60);
const folder = join(repositoryRoot, ".bihuan/bench");
const say = (line: string): void => console.error(line);

interface Row {
  measure: string;
  asked: string;
  measured: string;
}
const table: Row[] = [];
const row = (measure: string, asked: string, measured: string): void => {
  table.push({ measure, asked, measured });
  say(`${measure}: ${measured}`);
};
const quantile = (values: number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] as number;
const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
async function times(n: number, work: (i: number) => Promise<unknown>): Promise<number[]> {
  for (let i = 0; i < Math.min(20, n); i++) await work(i);
  const out: number[] = [];
  for (let i = 0; i < n; i++) {
    const began = performance.now();
    await work(i);
    out.push(performance.now() - began);
  }
  return out;
}

const opened = await openInstallation(readConfig({ BIHUAN_DATA: folder }), say, { exclusive: false });
await loadSample(opened, say);
const rebuilt = await fill(opened.owner, size, say);
row(
  `full rebuild of roll-ups, ${size.facts.toLocaleString("en")} facts`,
  "≤ 90 s",
  rebuilt === undefined ? "see the first run" : `${rebuilt.toFixed(1)} s`,
);
await measureLists(opened);
await measureIndicators(opened);
await measureActs(opened);
await opened.close();
await measureServer();
print();

async function actorAt(installation: Installation, depth: number): Promise<Actor> {
  const { rows } = await installation.services.database.asRoot(installation.services.rootUnitId, (db) =>
    sql<{
      path: number[];
    }>`select path[1:${sql.lit(depth)}] as path from unit where region_code like '512002%' and cardinality(path) = 5 and id in (select unit_id from case_tally) order by id limit 1`.execute(
      db,
    ),
  );
  return mintActor({ personId: 1, name: "bench", unitPath: rows[0]?.path as number[], roles: ["adviser", "leader"] }, rolePermissions);
}

async function measureLists(installation: Installation): Promise<void> {
  const { database } = installation.services;
  const p95: number[] = [];
  for (const [name, depth] of [
    ["town", 5],
    ["county", 4],
    ["city", 3],
    ["province", 2],
  ] as const) {
    const actor = await actorAt(installation, depth);
    const input = { filter: { state: ["published"] }, sort: { field: "openedOn", direction: "desc" as const }, limit: 20 };
    const taken = await times(300, () => database.read(actor.scope, async (db) => listDemands(db, actor.scope, input)));
    p95.push(quantile(taken, 0.95));
    row(
      `list of ${size.demands.toLocaleString("en")} demands, filtered, sorted, with total: ${name}`,
      "p95 ≤ 50 ms",
      `p50 ${ms(quantile(taken, 0.5))}, p95 ${ms(quantile(taken, 0.95))}`,
    );
  }
  row("slowest role ÷ fastest role (p95)", "≤ 1.3 ×", `${(Math.max(...p95) / Math.min(...p95)).toFixed(2)} ×`);
}

async function measureIndicators(installation: Installation): Promise<void> {
  const { database } = installation.services;
  const county = await actorAt(installation, 4);
  const province = await actorAt(installation, 2);
  const period = { from: "2025-01", to: "2025-12" };
  const one = await times(60, () =>
    database.read(county.scope, async (db) => computeValues(db, await listIndicators(db), { unitPath: county.scope.unitPath, period })),
  );
  row(
    `county scorecard, all indicators, ${size.facts.toLocaleString("en")} facts`,
    "≤ 20 ms",
    `p50 ${ms(quantile(one, 0.5))}, p95 ${ms(quantile(one, 0.95))}`,
  );
  const all = await times(10, () =>
    database.read(province.scope, async (db) =>
      computeByUnit(db, await listIndicators(db), { unitPath: province.scope.unitPath, period }, 4),
    ),
  );
  row("the same for all counties of the province", "≤ 300 ms", `p50 ${ms(quantile(all, 0.5))}, p95 ${ms(quantile(all, 0.95))}`);
}

async function measureActs(installation: Installation): Promise<void> {
  const { database } = installation.services;
  const actor = await actorAt(installation, 4);
  const unitId = actor.scope.unitId;
  const fact = (i: number) => ({
    kind: "demand.introduced",
    occurredOn: "2026-11-20",
    unitId,
    unitPath: [...actor.scope.unitPath],
    regionCode: "512002",
    subject: `demand:${i}`,
    keys: { days: i % 40, demander: i },
    evidence: [{ type: "case" as const, ref: `introduction:${i}`, label: "bench" }],
  });
  const taken = await times(200, (i) => database.write(actor.scope, (tx) => recordFact(tx, factCatalogue, actor, fact(i))));
  const empty = await times(200, () => database.write(actor.scope, (tx) => sql`select 1`.execute(tx)));
  row(
    "a fact with its roll-ups, whole transaction − empty transaction",
    "≤ 2 ms",
    `${ms(quantile(taken, 0.5) - quantile(empty, 0.5))} (p50 ${ms(quantile(taken, 0.5))} − ${ms(quantile(empty, 0.5))})`,
  );
}

async function measureServer(): Promise<void> {
  const port = 21_000 + Math.floor(Math.random() * 9000);
  const origin = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, ["app/server.ts"], {
    cwd: repositoryRoot,
    env: { ...process.env, BIHUAN_DATA: folder, PORT: String(port) },
    stdio: "ignore",
  });
  try {
    for (;;) {
      if (
        await fetch(origin).then(
          (r) => r.ok,
          () => false,
        )
      )
        break;
      if (child.exitCode !== null) throw new Error("the server did not start");
      await new Promise((done) => setTimeout(done, 20));
    }
    row("second start until the page is served", "≤ 3 s", `${((performance.now() - began) / 1000).toFixed(1)} s`);
    await new Promise((done) => setTimeout(done, 3000));
    row("idle server beside PostgreSQL", "≤ 200 MB", rss(child));
    const cookie = await signIn(origin, "shengji");
    const body = JSON.stringify({ json: { filter: { state: ["published"] }, sort: { field: "openedOn", direction: "desc" }, limit: 20 } });
    const list = (): Promise<Response> =>
      fetch(`${origin}/api/rpc/services/listDemands`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-bihuan": "1", cookie },
        body,
      });
    const load = await clients(20, 10, async () => (await list()).text());
    row(
      `list over HTTP, ${size.demands.toLocaleString("en")} demands, province, 20 clients`,
      "≤ 12 ms p50, ≥ 1,500 requests/s (at 100,000)",
      `p50 ${ms(quantile(load.taken, 0.5))}, p95 ${ms(quantile(load.taken, 0.95))}, ${load.rate.toFixed(0)} requests/s, ${load.errors} errors`,
    );
    const cookies = await Promise.all(["baomu", "shenhe", "lingdao", "shiji", "shengji"].map((name) => signIn(origin, name)));
    const rpc = (path: string, input: unknown, who: string): Promise<Response> =>
      fetch(`${origin}/api/rpc/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-bihuan": "1", cookie: who },
        body: JSON.stringify({ json: input }),
      });
    let n = 0;
    const mixed = await clients(
      200,
      seconds,
      async (user) => {
        const who = cookies[user % cookies.length] as string;
        n++;
        const answer =
          n % 10 === 0 && user % 5 === 0
            ? await rpc(
                "services/createDemand",
                {
                  requestKey: `bench-${Date.now()}-${n}`,
                  values: {
                    title: `示例 ${n}`,
                    demanderName: "企业（示例）",
                    demanderKind: "enterprise",
                    contactName: "示例",
                    phone: "19900200000",
                    source: "phone",
                  },
                },
                who,
              )
            : n % 4 === 0
              ? await rpc("work/workbench", undefined, who)
              : n % 4 === 1
                ? await rpc("indicators/scorecard", { from: "2025-01", to: "2025-12" }, who)
                : await rpc("services/listDemands", { filter: {}, limit: 20 }, who);
        const text = await answer.text();
        if (answer.status >= 500 || (answer.status >= 400 && answer.status !== 403))
          throw new Error(`${answer.status} ${text.slice(0, 200)}`);
        // A person reads before the next click.
        await new Promise((done) => setTimeout(done, 800 + Math.random() * 1200));
      },
      2000,
    );
    row(
      `200 users, lists, workbench, scorecards, new demands, a click every 0.8–2 s, ${seconds} s`,
      "no error, p95 ≤ 300 ms",
      `${mixed.rate.toFixed(0)} requests/s, p50 ${ms(quantile(mixed.taken, 0.5))}, p95 ${ms(quantile(mixed.taken, 0.95))}, ${mixed.errors} errors${mixed.firstError ? ` (${mixed.firstError})` : ""}`,
    );
    row("server after load", "–", rss(child));
  } finally {
    child.kill("SIGTERM");
    await new Promise((done) => child.once("exit", done));
  }
}

/** n clients one after another answer for `seconds`; the pause a client makes for itself is not counted. */
async function clients(
  n: number,
  forSeconds: number,
  work: (client: number) => Promise<unknown>,
  pause = 0,
): Promise<{ taken: number[]; rate: number; errors: number; firstError: string | undefined }> {
  const taken: number[] = [];
  let errors = 0;
  let firstError: string | undefined;
  const end = performance.now() + forSeconds * 1000;
  const realFetch = globalThis.fetch;
  if (pause > 0)
    globalThis.fetch = async (...args) => {
      const began = performance.now();
      const response = await realFetch(...args);
      taken.push(performance.now() - began);
      return response;
    };
  await Promise.all(
    Array.from({ length: n }, async (_, client) => {
      while (performance.now() < end) {
        const began = performance.now();
        try {
          await work(client);
          if (pause === 0) taken.push(performance.now() - began);
        } catch (error) {
          errors++;
          firstError ??= String(error);
        }
      }
    }),
  );
  globalThis.fetch = realFetch;
  return { taken, rate: taken.length / forSeconds, errors, firstError };
}

async function signIn(origin: string, username: string): Promise<string> {
  const response = await fetch(`${origin}/api/auth/sign-in/username`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ username, password: SAMPLE_PASSWORD }),
  });
  if (!response.ok) throw new Error(`sign-in of ${username}: ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((c) => c.split(";")[0])
    .join("; ");
}

function rss(child: ChildProcess): string {
  return `${Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0) / 1024)} MB`;
}

function print(): void {
  console.log(
    `\n${cpus()[0]?.model ?? "?"}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; Node ${process.version}; embedded PostgreSQL 18\n`,
  );
  console.log("| measure | asked | measured |\n|---|---|---|");
  for (const r of table) console.log(`| ${r.measure} | ${r.asked} | ${r.measured} |`);
}
