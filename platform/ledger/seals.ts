import { sql } from "kysely";
import { createHash } from "node:crypto";
import type { Db } from "../db/database.ts";
import { freezePosition } from "./ledger.ts";

/** Seals every fact not yet sealed: digest = SHA-256(previous digest ‖ canonical facts). Returns the seal's position, or undefined when nothing is new. */
export async function sealLedger(tx: Db): Promise<number | undefined> {
  const through = await freezePosition(tx);
  const last = await tx.selectFrom("ledger_seal").selectAll().orderBy("id", "desc").limit(1).executeTakeFirst();
  if (through === (last?.through ?? 0)) return undefined;
  const { digest, facts } = await digestFacts(tx, last?.digest, last?.through ?? 0, through);
  await tx.insertInto("ledger_seal").values({ through, facts, digest }).execute();
  return through;
}

/** Recomputes every seal; the first that does not match is returned, undefined when all do. Must run with the whole tree as scope. */
export async function findBrokenSeal(db: Db): Promise<{ id: number; through: number } | undefined> {
  let before: { through: number; digest: Buffer } | undefined;
  for (const seal of await db.selectFrom("ledger_seal").selectAll().orderBy("id").execute()) {
    const { digest, facts } = await digestFacts(db, before?.digest, before?.through ?? 0, seal.through);
    if (!digest.equals(seal.digest) || facts !== seal.facts) return { id: seal.id, through: seal.through };
    before = seal;
  }
  return undefined;
}

const DIGEST_PAGE = 5000;

async function digestFacts(
  db: Db,
  previous: Buffer | undefined,
  after: number,
  through: number,
): Promise<{ digest: Buffer; facts: number }> {
  const hash = createHash("sha256").update(previous ?? Buffer.alloc(32));
  let facts = 0;
  for (let from = after; ;) {
    const { rows } = await sql<{ id: number; line: string }>`
      select id, ledger_fact::text as line from ledger_fact where id > ${from} and id <= ${through} order by id limit ${DIGEST_PAGE}`.execute(
      db,
    );
    for (const row of rows) hash.update(row.line).update("\n");
    facts += rows.length;
    if (rows.length < DIGEST_PAGE) return { digest: hash.digest(), facts };
    from = rows.at(-1)?.id as number;
  }
}
