import { Peaks } from "@bihuan/kit";
import { sql } from "kysely";
import type { Db } from "../db/database.ts";
import { sha256, type SealKeys } from "./seal-keys.ts";
import { leafOf, readRecords, type Log, type SealedRecord } from "./sealed-logs.ts";

/** Leaves of one tile; a tile's root stands in for its leaves wherever a proof does not look inside. */
export const TILE = 256;
const TILE_LEVEL = 8;
const PAGE = 4096;

/** One row of ledger_leaf whose mac is good, without its leaves. */
export interface LeafRow {
  rowId: number;
  first: number;
  count: number;
  lastId: number;
  root: Buffer | null;
}

const headOf = (log: Log, first: number, count: number, root: Buffer | null, digest: Buffer): string =>
  `leaves ${log} ${first} ${count} ${root?.toString("hex") ?? "-"} ${digest.toString("hex")}`;
const digestOf = (ids: readonly number[], leaves: Buffer): Buffer => sha256(Buffer.concat([Buffer.from(`${ids.join(",")}\n`), leaves]));

interface Head {
  id: number;
  first: number;
  count: number;
  last_id: number;
  root: Buffer | null;
  digest: Buffer;
  key_id: string;
  mac: Buffer;
}

/** The rows of a log that follow on each other from leaf 0, each with a good mac; what does not fit is left out. The tree ends at the first gap. */
export async function listLeafRows(db: Db, keys: SealKeys, log: Log): Promise<LeafRow[]> {
  const out: LeafRow[] = [];
  let size = 0;
  for (let [first, id] = [-1, 0]; ;) {
    const { rows } = await sql<Head>`
      select id, first, cardinality(ids) as count, ids[cardinality(ids)] as last_id, root, digest, key_id, mac from ledger_leaf
      where log = ${log} and (first, id) > (${first}, ${id}) order by first, id limit ${PAGE}`.execute(db);
    for (const r of rows) {
      if (r.first !== size || !keys.isGood(headOf(log, r.first, r.count, r.root, r.digest), { keyId: r.key_id, mac: r.mac })) continue;
      out.push({ rowId: r.id, first: r.first, count: r.count, lastId: r.last_id, root: r.root });
      size += r.count;
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return out;
    [first, id] = [last.first, last.id];
  }
}

export interface Leaves {
  ids: number[];
  leaves: Buffer[];
}

/** The leaves of one row; undefined when they are not those its mac speaks for. */
export async function readLeaves(db: Db, rowId: number): Promise<Leaves | undefined> {
  const { rows } = await sql<{ ids: string[]; leaves: Buffer; digest: Buffer }>`
    select ids::text[] as ids, leaves, digest from ledger_leaf where id = ${rowId}`.execute(db);
  const row = rows[0];
  if (!row) return undefined;
  const ids = row.ids.map(Number);
  if (!digestOf(ids, row.leaves).equals(row.digest)) return undefined;
  return { ids, leaves: ids.map((_, i) => row.leaves.subarray(32 * i, 32 * i + 32)) };
}

/** The tree over a log as far as it is kept, ready to grow. */
export interface Tree {
  log: Log;
  size: number;
  lastId: number;
  peaks: Peaks;
  /** Leaves of the tile that is not full yet. */
  open: Buffer[];
}

export async function loadTree(db: Db, keys: SealKeys, log: Log): Promise<Tree> {
  const tree: Tree = { log, size: 0, lastId: 0, peaks: new Peaks(sha256), open: [] };
  const rows = await listLeafRows(db, keys, log);
  const whole = new Set(rows.filter((r) => r.root !== null).map((r) => Math.floor(r.first / TILE)));
  for (const row of rows) {
    if (whole.has(Math.floor(row.first / TILE))) {
      if (row.root !== null) tree.peaks.push(row.root, TILE_LEVEL);
    } else {
      const read = await readLeaves(db, row.rowId);
      // Leaves that were changed behind their mac: the tree is taken up from here anew.
      if (!read) return tree;
      for (const leaf of read.leaves) {
        tree.peaks.push(leaf);
        tree.open.push(leaf);
      }
    }
    tree.size = row.first + row.count;
    tree.lastId = row.lastId;
  }
  return tree;
}

/** Adds every record up to `through`, in rows that cross no border of a tile. */
export async function growTree(db: Db, keys: SealKeys, tree: Tree, through: number): Promise<void> {
  for (;;) {
    const records = await readRecords(db, tree.log, tree.lastId, through, PAGE);
    const rows = [];
    for (let at = 0; at < records.length;) {
      const part = records.slice(at, at + TILE - (tree.size % TILE));
      rows.push(addStretch(keys, tree, part));
      at += part.length;
    }
    for (let at = 0; at < rows.length; at += 8)
      await db
        .insertInto("ledger_leaf")
        .values(rows.slice(at, at + 8))
        .execute();
    if (records.length < PAGE) return;
  }
}

function addStretch(keys: SealKeys, tree: Tree, part: readonly SealedRecord[]) {
  const leaves = part.map((record) => leafOf(keys, tree.log, record));
  for (const leaf of leaves) {
    tree.peaks.push(leaf);
    tree.open.push(leaf);
  }
  const first = tree.size;
  tree.size += part.length;
  tree.lastId = part.at(-1)?.id ?? tree.lastId;
  let root: Buffer | null = null;
  if (tree.size % TILE === 0) {
    root = rootOf(tree.open);
    tree.open = [];
  }
  const ids = part.map((r) => r.id);
  const digest = digestOf(ids, Buffer.concat(leaves));
  const { keyId, mac } = keys.mac(headOf(tree.log, first, ids.length, root, digest));
  return { log: tree.log, first, ids: sql<number[]>`${ids}::bigint[]`, leaves: Buffer.concat(leaves), root, digest, key_id: keyId, mac };
}

export function rootOf(leaves: readonly Uint8Array[]): Buffer {
  const peaks = new Peaks(sha256);
  for (const leaf of leaves) peaks.push(leaf);
  return Buffer.from(peaks.root());
}
