import { consistencyStretches, inclusionStretches, Peaks, provesConsistency, provesInclusion, type Stretch } from "@bihuan/kit";
import type { z } from "zod";
import { mintSystemActor } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import { hex, proofSchema, type Proof, type sealSchema } from "./proof-file.ts";
import { openSealKeys, sha256, type SealKeys, type Sealing } from "./seal-keys.ts";
import { listLeafRows, readLeaves, TILE, type LeafRow } from "./seal-tree.ts";
import { readRecords, saltedLeaf } from "./sealed-logs.ts";
import { digestOfSeal, findSeal, findSealOf, isNothingSealed, listSeals, type Seal, type SealStatement } from "./seals.ts";

export type { Proof } from "./proof-file.ts";
export type ProofRefusal = "no-fact" | "not-sealed" | "no-seal" | "order" | "broken";

const withKeys = <T>(sealing: Sealing, work: (db: Db, keys: SealKeys) => Promise<T>): Promise<T> =>
  sealing.database.read(mintSystemActor(sealing.rootUnitId).scope, async (db) =>
    work(db, openSealKeys(sealing, await isNothingSealed(db))),
  );

/** Proves that a fact stands in the ledger under a seal: the named one, or the last. */
export function proveFact(sealing: Sealing, id: number, n?: number): Promise<Proof | ProofRefusal> {
  return withKeys(sealing, async (db, keys) => {
    const [record] = await readRecords(db, "fact", id - 1, id, 1);
    if (!record) return "no-fact";
    const seal = n === undefined ? (await listSeals(db, keys, 1))[0] : await findSeal(db, keys, n);
    if (!seal) return n === undefined ? "not-sealed" : "no-seal";
    const { size, root, through } = seal.statement.fact;
    if (id > through) return "not-sealed";
    const rows = await listLeafRows(db, keys, "fact");
    const row = rows.find((r) => r.lastId >= id);
    const at = row && (await readLeaves(db, row.rowId))?.ids.indexOf(id);
    if (row === undefined || at === undefined || at < 0) return "broken";
    const index = row.first + at;
    const salt = keys.saltOf("fact", id);
    const roots = await rootsOf(db, rows, inclusionStretches(index, size));
    const leaf = saltedLeaf(salt, record.text);
    if (!roots || !provesInclusion(sha256, { leaf, index, size, root: Buffer.from(root, "hex") }, roots)) return "broken";
    return {
      format: "bihuan-proof-1",
      proves: "fact",
      about:
        "闭环：一条事实在台账中的存在证明。核验：npm run cli -- verify-proof 本文件。 Bihuan: proof that one fact stands in the ledger.",
      fact: record.text,
      salt: salt.toString("hex"),
      index,
      path: roots.map(hexOf),
      seal: sealView(seal),
    };
  });
}

/** Proves that everything of an earlier seal stands unchanged, in its place, under a later one. */
export function proveConsistency(sealing: Sealing, earlier: number, later?: number): Promise<Proof | ProofRefusal> {
  return withKeys(sealing, async (db, keys) => {
    const first = await findSeal(db, keys, earlier);
    const second = later === undefined ? (await listSeals(db, keys, 1))[0] : await findSeal(db, keys, later);
    if (!first || !second) return "no-seal";
    const [from, to] = [first.statement.fact, second.statement.fact];
    if (first.statement.n > second.statement.n || from.size === 0) return "order";
    const roots = await rootsOf(db, await listLeafRows(db, keys, "fact"), consistencyStretches(from.size, to.size));
    const claim = { earlier: from.size, earlierRoot: Buffer.from(from.root, "hex"), size: to.size, root: Buffer.from(to.root, "hex") };
    if (!roots || !provesConsistency(sha256, claim, roots)) return "broken";
    return {
      format: "bihuan-proof-1",
      proves: "consistency",
      about:
        "闭环：后一封存完整保留前一封存的证明。核验：npm run cli -- verify-proof 本文件。 Bihuan: proof that a later seal keeps all of an earlier one.",
      earlier: sealView(first),
      path: roots.map(hexOf),
      later: sealView(second),
    };
  });
}

/** The seal that a position of the ledger rests on, as it is printed. */
export function findDigest(sealing: Sealing, position: number): Promise<z.infer<typeof sealSchema> | undefined> {
  return withKeys(sealing, async (db, keys) => {
    const seal = await findSealOf(db, keys, position);
    return seal && sealView(seal);
  });
}

export function listDigests(sealing: Sealing, most: number): Promise<z.infer<typeof sealSchema>[]> {
  return withKeys(sealing, async (db, keys) => (await listSeals(db, keys, most)).map(sealView));
}

const sealView = (seal: Seal) => ({
  n: seal.statement.n,
  at: seal.statement.at,
  digest: digestOfSeal(seal),
  statement: seal.text,
  key: seal.keyId,
  mac: seal.mac,
});

/** The roots of stretches of leaves, from whole tiles where they lie within; undefined when leaves are missing or changed. */
async function rootsOf(db: Db, rows: readonly LeafRow[], stretches: readonly Stretch[]): Promise<Uint8Array[] | undefined> {
  const peaks = stretches.map(() => new Peaks(sha256));
  const inTile = Map.groupBy(rows, (r) => Math.floor(r.first / TILE));
  for (const [tile, parts] of inTile) {
    const [from, to] = [tile * TILE, (tile + 1) * TILE];
    const root = parts.at(-1)?.root;
    const around = root ? stretches.findIndex((s) => s.from <= from && to <= s.to) : -1;
    if (root && around >= 0) peaks[around]?.push(root, Math.log2(TILE));
    else if (stretches.some((s) => s.from < to && from < s.to))
      for (const part of parts) {
        const read = await readLeaves(db, part.rowId);
        if (!read) return undefined;
        read.leaves.forEach((leaf, i) => peaks[stretches.findIndex((s) => s.from <= part.first + i && part.first + i < s.to)]?.push(leaf));
      }
  }
  return stretches.every((s, i) => peaks[i]?.size === s.to - s.from) ? peaks.map((p) => p.root()) : undefined;
}

export type Verdict =
  | { holds: true; seals: { n: number; at: string; digest: string }[]; fact?: Record<string, string> }
  | { holds: false; why: "format" | "statement" | "proof" };

/** Without database, without key: does the file prove what it says? Whether its digests are the published ones is the reader's to compare. */
export function judgeProof(content: unknown): Verdict {
  const parsed = proofSchema.safeParse(content);
  if (!parsed.success) return { holds: false, why: "format" };
  const proof = parsed.data;
  const seals = proof.proves === "fact" ? [proof.seal] : [proof.earlier, proof.later];
  const statements = seals.map(statementOf);
  if (statements.some((s) => s === undefined)) return { holds: false, why: "statement" };
  const heads = (statements as SealStatement[]).map((s) => ({ size: s.fact.size, root: Buffer.from(s.fact.root, "hex") }));
  const [first, last] = [heads[0], heads.at(-1)] as [(typeof heads)[0], (typeof heads)[0]];
  const roots = proof.path.map((p) => Buffer.from(p, "hex"));
  const holds =
    proof.proves === "fact"
      ? provesInclusion(sha256, { leaf: saltedLeaf(Buffer.from(proof.salt, "hex"), proof.fact), index: proof.index, ...first }, roots)
      : provesConsistency(sha256, { earlier: first.size, earlierRoot: first.root, ...last }, roots);
  if (!holds) return { holds: false, why: "proof" };
  return {
    holds: true,
    seals: seals.map(({ n, at, digest }) => ({ n, at, digest })),
    ...(proof.proves === "fact" ? { fact: JSON.parse(proof.fact) as Record<string, string> } : {}),
  };
}

/** The statement, if its digest, number and instant are those told. */
function statementOf(seal: z.infer<typeof sealSchema>): SealStatement | undefined {
  if (hexOf(sha256(Buffer.from(seal.statement, "utf8"))) !== seal.digest) return undefined;
  try {
    const statement = JSON.parse(seal.statement) as SealStatement;
    const isWhole = Number.isSafeInteger(statement.fact.size) && hex.safeParse(statement.fact.root).success;
    return isWhole && statement.n === seal.n && statement.at === seal.at ? statement : undefined;
  } catch {
    return undefined;
  }
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
