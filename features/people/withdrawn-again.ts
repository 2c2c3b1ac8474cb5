import type pg from "pg";
import type { Withdrawn } from "../../platform/backup/withdrawn.ts";

/** Everybody who has withdrawn, for the list beside the backups. */
export const WITHDRAWN = "SELECT id::int8, consent_withdrawn_on::text AS on FROM person WHERE consent_withdrawn_on IS NOT NULL";

/**
 * A restored database, as its owner, in the schema of its backup: whoever has withdrawn since is withdrawn again, as `withdrawPerson` does
 * it; posts that lasted then end on that day. Returns who they are. No later person gets the number of one on the list.
 */
export async function withdrawAgain(client: pg.ClientBase, all: readonly Withdrawn[]): Promise<number[]> {
  const lists = [all.map((w) => w.id), all.map((w) => w.on)];
  const { rows } = await client.query<{ id: string; account_id: string | null }>(
    `UPDATE person p SET consent_withdrawn_on = w.on_day, phone = NULL, email = NULL FROM unnest($1::bigint[], $2::date[]) w(id, on_day)
     WHERE p.id = w.id AND p.consent_withdrawn_on IS NULL RETURNING p.id, p.account_id`,
    lists,
  );
  const ids = rows.map((r) => r.id);
  await client.query(
    `UPDATE post SET to_on = greatest(from_on, w.on_day) FROM unnest($1::bigint[], $2::date[]) w(id, on_day)
     WHERE person_id = w.id AND w.id = ANY ($3::bigint[]) AND (to_on IS NULL OR to_on > w.on_day)`,
    [...lists, ids],
  );
  const { rows: there } = await client.query<{ identity: string | null }>("SELECT to_regclass('person_identity')::text AS identity");
  if (there[0]?.identity) await client.query("DELETE FROM person_identity WHERE id = ANY ($1::bigint[])", [ids]);
  const accounts = rows.flatMap((r) => r.account_id ?? []);
  await client.query(
    `INSERT INTO signin.standing (user_id, blocked_at) SELECT unnest($1::text[]), now() ON CONFLICT (user_id) DO UPDATE SET blocked_at = excluded.blocked_at`,
    [accounts],
  );
  await client.query(`DELETE FROM signin.session WHERE "userId" = ANY ($1::text[])`, [accounts]);
  await client.query(
    `INSERT INTO audit_entry (actor_id, unit_id, act, subject, detail)
     SELECT 'restore', unit_id, 'person.withdraw', 'person:' || id, '{"again": true}' FROM person WHERE id = ANY ($1::bigint[])`,
    [ids],
  );
  await client.query(
    `SELECT setval(s::regclass, greatest($1::bigint, pg_sequence_last_value(s::regclass))) FROM pg_get_serial_sequence('person', 'id') s WHERE $1::bigint > 0`,
    [Math.max(0, ...all.map((w) => w.id))],
  );
  return ids.map(Number);
}
