import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { seededRandom, type Random } from "@bihuan/kit";
import { call } from "@orpc/server";
import type pg from "pg";
import { openSearchHost, searchedQuestions, type SearchHost } from "../features/search/index.ts";
import { searchRouter } from "../features/search/server.ts";
import { searchedDemands, searchedPublications, searchedSupplies } from "../features/services/index.ts";
import { covers, mintActor, type Actor } from "../platform/access/scope.ts";
import { openClient } from "../platform/db/connections.ts";
import type { Context } from "../platform/http/server.ts";
import { cloneDatabase, type TestDatabase } from "../platform/testing/database.ts";

/**
 * Search by permission as a property: over random trees of units, random demands, some shared with random other units, random
 * publications, open or directed, and posts with random grants. What a post may not see leaves no trace in hits, totals, facets
 * or snippets. The oracle knows the rules alone, not the index.
 */
const WORDS = ["柑橘", "水稻", "桥梁", "电池", "保鲜", "育种", "灌溉", "焊接"];
const REGIONS = ["510104", "512002", "511024", "410102"];
interface Unit {
  id: number;
  path: number[];
}
interface Record_ {
  kind: "demand" | "publication" | "supply";
  id: number;
  words: string[];
  marker: string;
  region: string | null;
  year: string;
  seenBy: (actor: Actor) => boolean;
}
let db: TestDatabase;
let folder: string;
let host: SearchHost;
let units: Unit[];
const records: Record_[] = [];

before(async () => {
  db = await cloneDatabase();
  folder = mkdtempSync(join(tmpdir(), "bihuan-search-"));
  const owner = openClient(db.owner);
  await owner.connect();
  const random = seededRandom(20261125);
  units = await grow(owner, random);
  for (let i = 0; i < 150; i++) await addDemand(owner, random, i);
  for (let i = 0; i < 40; i++) await addSupply(owner, random, i);
  await owner.end();
  host = await openSearchHost({
    folder,
    database: db.database,
    rootUnitId: () => units[0]?.id ?? 0,
    registers: [searchedDemands, searchedSupplies, searchedPublications, searchedQuestions],
  });
  await host.index.settled();
  while (await host.catchUp());
});
after(async () => {
  await host.close();
  await db[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

async function grow(owner: pg.Client, random: Random): Promise<Unit[]> {
  const tree: Unit[] = [];
  for (let i = 0; i < 40; i++) {
    const parent = i === 0 ? null : random.pick(tree.filter((u) => u.path.length < 5)).id;
    const { rows } = await owner.query<Unit>(
      "INSERT INTO unit (name, kind, parent_id, path) VALUES ($1, 'association', $2, '{}') RETURNING id, path",
      [`甲${i}`, parent],
    );
    tree.push(rows[0] as Unit);
  }
  return tree;
}

const some = (random: Random): string[] => [...new Set([random.pick(WORDS), random.pick(WORDS)])];

async function addDemand(owner: pg.Client, random: Random, i: number): Promise<void> {
  const [unit, guest] = [random.pick(units), random.pick(units)];
  const shared = random.below(4) === 0 ? guest.path : [];
  const [words, marker, region, year] = [some(random), `zq${i}d`, random.pick(REGIONS), String(2021 + random.below(5))];
  const one = async (text: string, values: unknown[]) => Number((await owner.query<{ id: number }>(text, values)).rows[0]?.id);
  const demander = await one("INSERT INTO demander (kind, name, unit_id, unit_path) VALUES ('person', $1, $2, $3) RETURNING id", [
    `丙${i}`,
    unit.id,
    unit.path,
  ]);
  const id = await one(
    `INSERT INTO work_case (process, title, state, since, opened_on, unit_id, unit_path, shared_path)
     VALUES ('demand', $1, 'published', now(), $2, $3, $4, $5) RETURNING id`,
    [words[0], `${year}-03-05`, unit.id, unit.path, shared],
  );
  await owner.query("INSERT INTO demand (id, demander_id, source, raw_text, region_code) VALUES ($1, $2, 'phone', $3, $4)", [
    id,
    demander,
    `${words.join("，")}，${marker}`,
    region,
  ]);
  const inside = (actor: Actor): boolean => covers(actor.scope, [...unit.path, ...shared]);
  records.push({ kind: "demand", id, words, marker, region, year, seenBy: inside });
  if (random.below(2) === 0) return;
  const directed = random.below(2) === 0 ? [random.pick(units).id, random.pick(units).id] : undefined;
  const told = some(random);
  await owner.query(
    "INSERT INTO demand_publication (demand_id, level, title, body, place, published_on, directed_path) VALUES ($1, $2, $3, $4, '某地', $5, $6)",
    [id, directed ? "directed" : "full", told[0], `${told.join("，")}，zp${i}d`, `${year}-04-01`, directed ?? []],
  );
  records.push({
    kind: "publication",
    id,
    words: told,
    marker: `zp${i}d`,
    region,
    year,
    // Whoever sees the need finds that alone.
    seenBy: (actor) => !inside(actor) && (directed === undefined || directed.includes(actor.scope.unitId)),
  });
}

async function addSupply(owner: pg.Client, random: Random, i: number): Promise<void> {
  const unit = random.pick(units);
  const [words, marker, region] = [some(random), `zs${i}d`, random.pick(REGIONS)];
  const withdrawn = random.below(4) === 0;
  const { rows } = await owner.query<{ id: number }>(
    `INSERT INTO supply (kind, name, organisation, summary, unit_id, unit_path, adviser_person_id, consent_on, region_code, withdrawn_on)
     VALUES ('team', $1, '某所', $2, $3, $4, 1, '2024-05-01', $5, $6) RETURNING id`,
    [`乙${i}`, `${words.join("，")}，${marker}`, unit.id, unit.path, region, withdrawn ? "2024-06-01" : null],
  );
  records.push({ kind: "supply", id: Number(rows[0]?.id), words, marker, region, year: "2024", seenBy: () => !withdrawn });
}

const GRANTS = ["demand.read", "supply.read"];
const NEEDS: Readonly<Record<string, string>> = { demand: "demand.read", publication: "demand.read", supply: "supply.read" };

function randomActor(random: Random): Actor {
  const granted = GRANTS.filter(() => random.below(4) > 0);
  return mintActor({ personId: 1, name: "x", unitPath: random.pick(units).path, roles: ["r"] }, new Map([["r", ["staff", ...granted]]]));
}

const tally = (values: readonly (string | null)[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const v of values) if (v !== null) counts[v] = (counts[v] ?? 0) + 1;
  return counts;
};

test("a hidden record leaves no trace in hits, totals, facets or snippets, for random posts and questions", async () => {
  const random = seededRandom(4711);
  const router = searchRouter(() => Promise.resolve(host));
  let found = 0;
  let hidden = 0;
  for (let i = 0; i < 250; i++) {
    const actor = randomActor(random);
    const asked = random.below(3) === 0 ? some(random) : [random.pick(WORDS)];
    const context = {
      actor,
      services: { database: db.database, now: () => Date.parse("2026-11-25T02:00:00Z") },
      requestId: "t",
      address: "t",
    } as unknown as Context;
    const answer = await call(router.search, { text: asked.join(" "), limit: 200 }, { context });
    const matching = records.filter((r) => r.words.some((w) => asked.includes(w)));
    const visible = matching.filter((r) => actor.permissions.has(NEEDS[r.kind] as string) && r.seenBy(actor));
    const keys = (rows: readonly { kind: string; id: number }[]): string[] => rows.map((r) => `${r.kind} ${r.id}`).sort();
    const told = `post ${actor.scope.unitId} [${[...actor.permissions].join()}] asks ${asked.join(" ")}`;
    assert.deepEqual(keys(answer.hits), keys(visible), told);
    const counted = answer.hits.filter((h) => h.grade >= 3);
    assert.equal(answer.total, counted.length, told);
    const rows = counted.map((h) => records.find((r) => r.kind === h.kind && r.id === h.id) as Record_);
    const facet = (values: readonly { value: string; count: number; depth: number }[], depth = 0): Record<string, number> =>
      Object.fromEntries(values.filter((f) => f.depth === depth).map((f) => [f.value, f.count]));
    assert.deepEqual(facet(answer.facets.kinds), tally(rows.map((r) => r.kind)), told);
    assert.deepEqual(facet(answer.facets.regions, 2), tally(rows.map((r) => r.region)), told);
    assert.deepEqual(facet(answer.facets.years), tally(rows.map((r) => r.year)), told);
    const words = JSON.stringify(answer);
    const seen = new Set(visible);
    for (const r of records) if (!seen.has(r)) assert.ok(!words.includes(r.marker), `${told} and reads of ${r.marker}`);
    found += visible.length;
    hidden += matching.length - visible.length;
  }
  assert.ok(found > 1000 && hidden > 1000, `the worlds tell something: ${found} seen, ${hidden} hidden`);
});
