import { existsSync } from "node:fs";
import { sql } from "kysely";
import { mintSystemActor } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import type { Services } from "../http/server.ts";
import { fieldKeyFileOf, openVault, type Vault } from "./vault.ts";

/** A table whose columns `sealed`, `lookup` and `key_id` hold a sealed text; `of` names the record it belongs to. */
export interface SealedColumn {
  readonly table: string;
  readonly id: string;
  readonly of: (id: number) => string;
}

/** The keys are made with the first sealed text. Where texts are sealed and the file is gone, nobody makes a new one in its stead. */
export async function vaultOf(services: Services): Promise<Vault> {
  if (existsSync(fieldKeyFileOf(services))) return openVault(services, false);
  const used = await services.database.asRoot(services.rootUnitId, async (db) => {
    for (const { table } of services.house.sealed)
      if ((await sql`select from ${sql.table(table)} where key_id is not null limit 1`.execute(db)).rows.length > 0) return true;
    return false;
  });
  return openVault(services, !used);
}

const BATCH = 500;

/** Seals anew what lies under earlier keys or another suite, a batch in a transaction; returns how many there were. What was done stays done. */
async function resealRows(tx: Db, vault: Vault, { table, id, of }: SealedColumn, after: number): Promise<{ n: number; last: number }> {
  const { rows } = await sql<{ id: number; sealed: Buffer; key_id: string }>`
    select ${sql.ref(id)} as id, sealed, key_id from ${sql.table(table)} where key_id is not null and ${sql.ref(id)} > ${after}
    order by 1 limit ${sql.lit(BATCH)} for update`.execute(tx);
  for (const row of rows) {
    const anew = vault.seal(vault.open(row, of(row.id)), of(row.id));
    await sql`update ${sql.table(table)} set sealed = ${anew.sealed}, lookup = ${anew.lookup}, key_id = ${anew.key_id} where ${sql.ref(id)} = ${row.id}`.execute(
      tx,
    );
  }
  return { n: rows.length, last: rows.at(-1)?.id ?? after };
}

export async function resealAll(services: Services): Promise<number> {
  const vault = await vaultOf(services);
  const { scope } = mintSystemActor(services.rootUnitId);
  let all = 0;
  for (const column of services.house.sealed)
    for (let last = 0, n = BATCH; n === BATCH;) {
      ({ n, last } = await services.database.write(scope, (tx) => resealRows(tx, vault, column, last)));
      all += n;
    }
  return all;
}
