import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { mintSystemActor } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import { openSealKeys, sha256, type SealKeys, type Sealing } from "./seal-keys.ts";
import { growTree, loadTree, type Tree } from "./seal-tree.ts";
import { LOGS, saltedLeaf, settledPosition, type Log } from "./sealed-logs.ts";

export interface TreeHead {
  size: number;
  /** Id of the last record in it. */
  through: number;
  root: string;
}

/** What a seal states. Its text, not this object, is what the mac covers. */
export interface SealStatement extends Record<Log, TreeHead> {
  n: number;
  at: string;
  /** Mac of the seal before, or empty. */
  previous: string;
  /** Salted SHA-256 of the totals, so that a seal that leaves the house tells no figures. */
  totals: string;
}

/** `kind/measure` → total of the roll-ups over all units at the seal's position; an empty measure is the number of facts. */
export type Totals = Readonly<Record<string, number>>;

export interface Seal {
  statement: SealStatement;
  text: string;
  /** As stored beside the statement; undefined when it is not what the statement's hash speaks for. */
  totals: Totals | undefined;
  mac: string;
  keyId: string;
}

/** What is printed and mailed: whoever has it recognises the seal again, and nobody can make another of the same digest. */
export const digestOfSeal = (seal: Pick<Seal, "text">): string => sha256(Buffer.from(seal.text, "utf8")).toString("hex");

const PAGE = 1000;

interface Row {
  id: number;
  n: number;
  statement: string;
  totals: string;
  key_id: string;
  mac: Buffer;
}

/** Every row that claims to be a seal, in order; `good` where a key of ours made it. */
export async function* eachSeal(db: Db, keys: SealKeys): AsyncGenerator<{ rowId: number; n: number; good: Seal | undefined }> {
  for (let [n, id] = [0, 0]; ;) {
    const { rows } = await sql<Row>`
      select id, n, statement, totals, key_id, mac from ledger_seal where (n, id) > (${n}, ${id}) order by n, id limit ${PAGE}`.execute(db);
    for (const r of rows) yield { rowId: r.id, n: r.n, good: goodSeal(keys, r) };
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    [n, id] = [last.n, last.id];
  }
}

function goodSeal(keys: SealKeys, row: Row): Seal | undefined {
  if (!keys.isGood(`seal ${row.statement}`, { keyId: row.key_id, mac: row.mac })) return undefined;
  const statement = JSON.parse(row.statement) as SealStatement;
  if (statement.n !== row.n) return undefined;
  const totals = hashOfTotals(keys, row.n, row.totals) === statement.totals ? (JSON.parse(row.totals) as Totals) : undefined;
  return { statement, text: row.statement, totals, mac: row.mac.toString("hex"), keyId: row.key_id };
}

const hashOfTotals = (keys: SealKeys, n: number, totals: string): string => saltedLeaf(keys.saltOf("totals", n), totals).toString("hex");

/** The last `most` good seals, newest first, up to number `n` where given; rows that only claim to be seals are passed over. */
export async function listSeals(db: Db, keys: SealKeys, most: number, upTo = 2_147_483_647): Promise<Seal[]> {
  const out: Seal[] = [];
  for (let [n, id] = [upTo, Number.MAX_SAFE_INTEGER]; ;) {
    const { rows } = await sql<Row>`
      select id, n, statement, totals, key_id, mac from ledger_seal where (n, id) < (${n}, ${id}) order by n desc, id desc limit ${PAGE}`.execute(
      db,
    );
    for (const row of rows) {
      const seal = goodSeal(keys, row);
      if (seal && seal.statement.n !== out.at(-1)?.statement.n) out.push(seal);
      if (out.length === most) return out;
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return out;
    [n, id] = [last.n, last.id];
  }
}

export const isNothingSealed = async (db: Db): Promise<boolean> =>
  (await sql<{ none: boolean }>`select not exists (select from ledger_seal) and not exists (select from ledger_leaf) as none`.execute(db))
    .rows[0]?.none ?? true;

export async function findSeal(db: Db, keys: SealKeys, n: number): Promise<Seal | undefined> {
  const [seal] = await listSeals(db, keys, 1, n);
  return seal?.statement.n === n ? seal : undefined;
}

/** The first seal that holds a position of the ledger of facts: what a frozen report rests on. Seals only grow, so it is found by halving. */
export async function findSealOf(db: Db, keys: SealKeys, position: number): Promise<Seal | undefined> {
  const [last] = await listSeals(db, keys, 1);
  if (!last || last.statement.fact.through < position) return undefined;
  let [below, found] = [0, last];
  while (found.statement.n - below > 1) {
    const middle = Math.floor((below + found.statement.n) / 2);
    const [seal] = await listSeals(db, keys, 1, middle);
    if (seal && seal.statement.n > below && seal.statement.fact.through >= position) found = seal;
    else below = middle;
  }
  return found;
}

/** Two rounds at once would each write the same leaves; the second waits. */
const LOCK = 823_010;

/**
 * Seals what is new in every log. Beside the acts, never in them: nobody waits for a seal. Returns the seal, or undefined when nothing is
 * new or a long transaction still writes. Throws SealKeysMissing when there are seals and no keys.
 */
export async function sealLedger(sealing: Sealing): Promise<Seal | undefined> {
  if (sealing.rootUnitId === 0) return undefined;
  return sealing.database.read(mintSystemActor(sealing.rootUnitId).scope, async (db) => {
    await sql`select pg_advisory_lock(${LOCK})`.execute(db);
    try {
      const keys = openSealKeys(sealing, await isNothingSealed(db));
      const seal = await sealNew(db, keys, sealing);
      await keepOutside(db, keys, sealing);
      return seal;
    } finally {
      await sql`select pg_advisory_unlock(${LOCK})`.execute(db);
    }
  });
}

async function sealNew(db: Db, keys: SealKeys, sealing: Sealing): Promise<Seal | undefined> {
  const [last] = await listSeals(db, keys, 1);
  const heads = {} as Record<Log, TreeHead>;
  for (const log of LOGS) {
    const through = await settledPosition(db, log);
    const tree = await loadTree(db, keys, log);
    if (through !== undefined) await growTree(db, keys, tree, through);
    heads[log] = headOf(tree);
  }
  if (last && LOGS.every((log) => last.statement[log].size === heads[log].size)) return undefined;
  const n = (last?.statement.n ?? 0) + 1;
  const totals = await totalsThrough(db, heads.fact.through);
  const statement: SealStatement = {
    n,
    at: new Date(sealing.now()).toISOString(),
    previous: last?.mac ?? "",
    ...heads,
    totals: hashOfTotals(keys, n, JSON.stringify(totals)),
  };
  const text = JSON.stringify(statement);
  const { keyId, mac } = keys.mac(`seal ${text}`);
  await db
    .insertInto("ledger_seal")
    .values({ n, statement: text, totals: JSON.stringify(totals), key_id: keyId, mac })
    .execute();
  return { statement, text, totals, mac: mac.toString("hex"), keyId };
}

const headOf = (tree: Tree): TreeHead => ({
  size: tree.size,
  through: tree.lastId,
  root: Buffer.from(tree.peaks.root()).toString("hex"),
});

/** The roll-ups' totals over all units, less what facts beyond the position brought: one statement, so both are seen at one instant. */
async function totalsThrough(db: Db, through: number): Promise<Totals> {
  const { rows } = await sql<{ name: string; total: number }>`
    with late as (
      select f.kind, 1 as sign, f.measures from ledger_fact f where f.id > ${through} and not f.void
      union all
      select o.kind, -1, o.measures from ledger_fact f join ledger_fact o on o.id = f.supersedes where f.id > ${through}),
    moved as (
      select s.kind, r.measure, r.total::numeric as total from ledger_rollup r join ledger_series s on s.id = r.series where cardinality(r.unit_path) <= 4
      union all
      select late.kind, m.measure, -late.sign * m.amount from late,
        lateral (select '' as measure, 1::numeric as amount union all select key, value::numeric from jsonb_each_text(late.measures)) m)
    select kind || '/' || measure as name, sum(total) as total from moved group by kind, measure having sum(total) <> 0`.execute(db);
  return Object.fromEntries(rows.map((r) => [r.name, r.total] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One line per seal: number, instant, digest, size and root of the facts' tree, the whole statement, its mac. Only ever appended to. */
export const digestsFile = (dataFolder: string): string => join(dataFolder, "seals.jsonl");
export interface OutsideDigest {
  n: number;
  digest: string;
}

export function* readOutside(file: string): Generator<OutsideDigest | { fault: string }> {
  if (!existsSync(file)) return;
  for (const line of readFileSync(file, "utf8").split("\n"))
    if (line !== "")
      try {
        yield JSON.parse(line) as OutsideDigest;
      } catch {
        yield { fault: line.slice(0, 40) };
      }
}

/** Brings the file outside the database up to the last seal. */
async function keepOutside(db: Db, keys: SealKeys, { dataFolder }: Sealing): Promise<void> {
  let last = 0;
  for (const line of readOutside(digestsFile(dataFolder))) if ("n" in line) last = line.n;
  const missing: Seal[] = [];
  for (let upTo: number | undefined; ;) {
    const page = await listSeals(db, keys, PAGE, upTo);
    missing.push(...page.filter((s) => s.statement.n > last));
    const oldest = page.at(-1)?.statement.n ?? 0;
    if (page.length < PAGE || oldest <= last) break;
    upTo = oldest - 1;
  }
  for (const seal of missing.reverse()) {
    const { n, at, fact } = seal.statement;
    const line = {
      n,
      at,
      digest: digestOfSeal(seal),
      facts: fact.size,
      root: fact.root,
      statement: seal.text,
      key: seal.keyId,
      mac: seal.mac,
    };
    appendFileSync(digestsFile(dataFolder), `${JSON.stringify(line)}\n`, { mode: 0o600 });
  }
}
