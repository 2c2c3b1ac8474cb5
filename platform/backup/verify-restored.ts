import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Config } from "../config/config.ts";
import { Database } from "../db/database.ts";
import { keyFileOf } from "../ledger/seal-keys.ts";
import { digestsFile } from "../ledger/seals.ts";
import { verifySeals, type Fault } from "../ledger/verify.ts";
import type { Verify } from "./trial.ts";

/** Of no restore's making: no keys at hand, and what the server had not sealed yet when the backup was taken. */
const PASSED_OVER = new Set<Fault["code"]>(["keys-missing", "unsealed"]);

/**
 * Verifies the restored database with the keys of the working installation, or where it has none, those of the backup; and with the digests
 * outside of it, as far as the backup reaches. Without keys the roll-ups alone are counted again.
 */
export const verifyRestored =
  (working: { config: Config; dataFolder: string }): Verify =>
  async ({ app, folder, at }) => {
    const database = new Database({ ...app, max: 2, statementMillis: 0 });
    try {
      const root = await database.plumbing((db) => db.selectFrom("unit").select("id").where("parent_id", "is", null).executeTakeFirst());
      const rootUnitId = root?.id ?? 0;
      const last = await database.asRoot(rootUnitId, (db) =>
        db
          .selectFrom("ledger_seal")
          .select((eb) => eb.fn.max("n").as("n"))
          .executeTakeFirst(),
      );
      const { BIHUAN_SEAL_KEYS: _elsewhere, ...config } = working.config;
      const restored = { database, config, dataFolder: folder, rootUnitId, now: () => at };
      if (existsSync(keyFileOf(working))) copyFileSync(keyFileOf(working), keyFileOf(restored));
      if (existsSync(digestsFile(working.dataFolder)))
        writeFileSync(digestsFile(folder), linesUpTo(readFileSync(digestsFile(working.dataFolder), "utf8"), last?.n ?? 0), { mode: 0o600 });
      const check = await verifySeals(restored);
      const faults = check.faults.filter((f) => !PASSED_OVER.has(f.code));
      const hasKeys = !check.faults.some((f) => f.code === "keys-missing");
      return { seals: hasKeys ? check.seals : null, faults: faults.map((f) => f.words.en) };
    } finally {
      await database.close();
    }
  };

/** The digests published before the backup; what was sealed since is not in it. */
const linesUpTo = (text: string, n: number): string =>
  text
    .split("\n")
    .filter((line) => /^\{"n":(\d+)/.exec(line) === null || Number(/^\{"n":(\d+)/.exec(line)?.[1]) <= n)
    .join("\n");
