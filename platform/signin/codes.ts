import { createHmac } from "node:crypto";
import { symmetricDecrypt } from "better-auth/crypto";
import type pg from "pg";

type SecretKey = Parameters<typeof symmetricDecrypt>[0]["key"];

const STEP_MILLIS = 30_000;
const WINDOW = 1;

/** The six digits of a step (RFC 4226, 6238), as the library makes them: the secret's characters are the key. */
function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const at = (mac.at(-1) as number) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Which step a right code belongs to; the library takes the one before and the one after too. */
function stepOf(secret: string, code: string, nowMillis: number): number | undefined {
  const now = Math.floor(nowMillis / STEP_MILLIS);
  return [now + WINDOW, now, now - WINDOW].find((step) => codeOf(secret, step) === code);
}

async function stepFor(pool: pg.Pool, key: SecretKey, userId: string, code: string): Promise<number | undefined> {
  const { rows } = await pool.query<{ secret: string }>('select secret from "twoFactor" where "userId" = $1', [userId]);
  return rows[0] && stepOf(await symmetricDecrypt({ key, data: rows[0].secret }), code, Date.now());
}

/** Was this right code used before? Asked first, so that whoever types a spent one may type the next without beginning anew. */
export async function isSpent(pool: pg.Pool, key: SecretKey, userId: string, code: string): Promise<boolean> {
  const step = await stepFor(pool, key, userId, code);
  if (step === undefined) return false;
  return (await pool.query("select from standing where user_id = $1 and last_code_step >= $2", [userId, step])).rowCount === 1;
}

/**
 * A code opens once. Called when the library found it right and has not opened anything yet; in one statement, so that of
 * two with the same code one comes in.
 */
export async function spendCode(pool: pg.Pool, key: SecretKey, userId: string, code: string): Promise<boolean> {
  const step = await stepFor(pool, key, userId, code);
  if (step === undefined) return false;
  const spent = await pool.query(
    `insert into standing (user_id, last_code_step) values ($1, $2)
     on conflict (user_id) do update set last_code_step = excluded.last_code_step
       where standing.last_code_step is null or standing.last_code_step < excluded.last_code_step
     returning user_id`,
    [userId, step],
  );
  return spent.rowCount === 1;
}
