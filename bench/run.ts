import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { openInstallation, repositoryRoot, type Installation } from "../app/open.ts";
import { rolePermissions } from "../app/permissions.ts";
import { loadSample } from "../app/sample.ts";
import { buildWeb } from "../app/build.ts";
import { searchHostOf, takeWaitingChanges } from "../app/search.ts";
import { computeByUnit, computeValues, listIndicators } from "../features/indicators/index.ts";
import { listDemands } from "../features/services/index.ts";
import { mintActor, type Actor } from "../platform/access/scope.ts";
import { readConfig } from "../platform/config/config.ts";
import type { Db } from "../platform/db/database.ts";
import { recordFact } from "../platform/ledger/ledger.ts";
import { sealLedger } from "../platform/ledger/seals.ts";
import { fill } from "./data.ts";
import { measureFirstList } from "./first-list.ts";
import { measureList, measureMixed, ms, quantile, withServer } from "./server.ts";

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
/** The size at which the peer's figures in the issue were taken. */
const SMALL = { demands: Math.min(100_000, size.demands), facts: Math.min(500_000, size.facts) };
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

await buildWeb(say);
const opened = await openInstallation(readConfig({ BIHUAN_DATA: folder }), say, { exclusive: false });
await loadSample(opened, say);
const rebuilt = await fill(opened.owner, size, say);
// As the round of each hour has done long since.
const sealing = performance.now();
await sealLedger(opened.services);
say(`facts sealed: ${((performance.now() - sealing) / 1000).toFixed(1)} s`);
row(`full rebuild of roll-ups, ${size.facts.toLocaleString("en")} facts`, "≤ 90 s", `${rebuilt.toFixed(1)} s`);
await measureLists(opened);
await measureIndicators(opened);
await measureActs(opened);
await bringSearchUpToDate(opened);
await opened.close();
await withServer(folder, row, async (server) => {
  await measureList(server, size.demands, row);
  await measureMixed(server, seconds, row);
});
const smallFolder = join(repositoryRoot, ".bihuan/bench-small");
const small = await openInstallation(readConfig({ BIHUAN_DATA: smallFolder }), say, { exclusive: false });
await loadSample(small, say);
await fill(small.owner, SMALL, say);
await sealLedger(small.services);
await bringSearchUpToDate(small);
await small.close();
await withServer(smallFolder, undefined, async (server) => {
  await measureFirstList(server, row);
  await measureList(server, SMALL.demands, row);
});
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

/** In turns, so that what else the machine does meets every role alike. */
async function measureLists(installation: Installation): Promise<void> {
  const { database } = installation.services;
  const depths = { town: 5, county: 4, city: 3, province: 2 };
  const roles = await Promise.all(
    Object.entries(depths).map(async ([name, depth]) => ({ name, actor: await actorAt(installation, depth), taken: [] as number[] })),
  );
  const input = { filter: { state: ["published"] }, sort: { field: "openedOn", direction: "desc" as const }, limit: 20 };
  for (let round = 0; round < 1600; round++)
    for (const { actor, taken } of roles) {
      const began = performance.now();
      await database.read(actor.scope, (db) => listDemands(db, actor.scope, input));
      if (round >= 100) taken.push(performance.now() - began);
    }
  for (const { name, taken } of roles)
    row(
      `list of ${size.demands.toLocaleString("en")} demands, filtered, sorted, with total: ${name}`,
      "p95 ≤ 50 ms",
      `p50 ${ms(quantile(taken, 0.5))}, p95 ${ms(quantile(taken, 0.95))}`,
    );
  for (const q of [0.5, 0.95]) {
    const of = roles.map(({ taken }) => quantile(taken, q));
    row(`slowest role ÷ fastest role (p${q * 100})`, "≤ 1.3 ×", `${(Math.max(...of) / Math.min(...of)).toFixed(2)} ×`);
  }
}

async function measureIndicators(installation: Installation): Promise<void> {
  const { database, house } = installation.services;
  const province = await actorAt(installation, 2);
  const period = { from: "2025-01", to: "2025-12" };
  for (const [name, depth, asked] of [
    ["county", 4, "≤ 20 ms"],
    ["city", 3, "–"],
    ["province", 2, "–"],
  ] as const) {
    const { scope } = await actorAt(installation, depth);
    const one = await times(60, () =>
      database.read(scope, async (db) => computeValues(db, await listIndicators(db, house), { unitPath: scope.unitPath, period })),
    );
    row(
      `${name} scorecard, all indicators, ${size.facts.toLocaleString("en")} facts`,
      asked,
      `p50 ${ms(quantile(one, 0.5))}, p95 ${ms(quantile(one, 0.95))}`,
    );
  }
  const all = await times(10, () =>
    database.read(province.scope, async (db) =>
      computeByUnit(db, await listIndicators(db, house), { unitPath: province.scope.unitPath, period }, 4),
    ),
  );
  row("county scorecards of all counties of the province", "≤ 300 ms", `p50 ${ms(quantile(all, 0.5))}, p95 ${ms(quantile(all, 0.95))}`);
}

async function measureActs(installation: Installation): Promise<void> {
  const { database, house } = installation.services;
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
  // An act writes and flushes rows of its own either way; what the fact adds is the difference.
  const act = (tx: Db): Promise<unknown> => sql`insert into audit_entry (actor_id, act) values ('bench', 'bench')`.execute(tx);
  const [without, withFact]: [number[], number[]] = [[], []];
  for (let i = 0; i < 240; i++)
    for (const [taken, work] of [
      [without, act],
      [withFact, (tx: Db) => act(tx).then(() => recordFact(tx, house.facts, actor, fact(i)))],
    ] as const) {
      const began = performance.now();
      await database.write(actor.scope, work);
      if (i >= 40) taken.push(performance.now() - began);
    }
  const [before, after] = [quantile(without, 0.5), quantile(withFact, 0.5)];
  row(
    "a fact with its roll-ups: an act with it − the same act without",
    "≤ 2 ms",
    `${ms(after - before)} (p50 ${ms(after)} − ${ms(before)}, flush to disk in both)`,
  );
}

/** The text index of the folder, whole before a server is timed on it. */
async function bringSearchUpToDate({ services }: Installation): Promise<void> {
  const began = Date.now();
  const host = await searchHostOf(services);
  await host.index.settled();
  await takeWaitingChanges(services);
  say(`search index whole: ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

function print(): void {
  console.log(
    `\n${cpus()[0]?.model ?? "?"}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; Node ${process.version}; embedded PostgreSQL 18\n`,
  );
  console.log("| measure | asked | measured |\n|---|---|---|");
  for (const r of table) console.log(`| ${r.measure} | ${r.asked} | ${r.measured} |`);
}
