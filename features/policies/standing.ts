import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { namedPolicy, withSuccessor } from "./queries.ts";
import type { Validity } from "./validity.ts";

/** Title, state on a day and digest of the text, by document. */
export async function standingPolicies(
  db: Db,
  ids: readonly number[],
  on: string,
): Promise<ReadonlyMap<number, { title: string; validity: Validity; digest: string }>> {
  const rows = await withSuccessor(db)
    .select("p.digest")
    .where("p.id", "in", [0, ...ids])
    .execute();
  return new Map(rows.map((r) => [r.id, { title: r.title, validity: namedPolicy(r, on).validity, digest: r.digest }]));
}

/** The document that a title or number names; of several versions the newest. */
export async function findPolicy(db: Db, words: string): Promise<number | null> {
  const name = words.trim().replace(/^《(.{1,200})》$/, "$1");
  const { rows } = await sql<{ id: number }>`select id from policy where title = ${name} or number = ${name}
    order by coalesce(in_force_on, issued_on) desc nulls last, id desc limit 1`.execute(db);
  return rows[0]?.id ?? null;
}

/** The words of an article; null where the document has none of that address. */
export async function articleOf(db: Db, policyId: number, address: string): Promise<string | null> {
  const { rows } = await sql<{
    body: string;
  }>`select body from policy_article where policy_id = ${policyId} and address = ${address}`.execute(db);
  return rows[0]?.body ?? null;
}
