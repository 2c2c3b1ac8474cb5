import { sql, type SqlBool } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import type { Level } from "./about.ts";
import type { Reference } from "./references.ts";
import type { Article } from "./text.ts";

export interface PolicyValues {
  title: string;
  part: string | null;
  family: string;
  number: string | null;
  issuer: string | null;
  level: Level;
  region_code: string | null;
  issued_on: string | null;
  in_force_on: string | null;
  in_force_basis: "text" | "assumed" | "entered" | null;
  repealed_on: string | null;
  notes: string;
  is_public: boolean;
  source: string | null;
  digest: string;
  characters: number;
  unit_id: number;
  unit_path: number[];
  sample: boolean;
  request_key: string | null;
  requested_by: string | null;
}

export const insertPolicy = async (tx: Db, values: PolicyValues): Promise<number> =>
  (await tx.insertInto("policy").values(values).returning("id").executeTakeFirstOrThrow()).id;

/** Replaces the text; articles and references are written in pieces below the limit of bound values. */
export async function writeArticles(
  tx: Db,
  policyId: number,
  articles: readonly Article[],
  /** Of each article what its body names. */
  references: readonly (readonly Reference[])[],
): Promise<void> {
  await tx.deleteFrom("policy_article").where("policy_id", "=", policyId).execute();
  await tx.deleteFrom("policy_reference").where("policy_id", "=", policyId).execute();
  for (let at = 0; at < articles.length; at += 2000) {
    const piece = articles.slice(at, at + 2000);
    await tx
      .insertInto("policy_article")
      .values(
        piece.map((a, i) => ({ policy_id: policyId, seq: at + i + 1, address: a.address, headings: a.headings as string[], body: a.body })),
      )
      .execute();
    const named = piece.flatMap((_, i) =>
      (references[at + i] ?? []).flatMap((r) =>
        r.family === null ? [] : [{ policy_id: policyId, seq: at + i + 1, family: r.family.slice(0, 280), address: r.address }],
      ),
    );
    for (let k = 0; k < named.length; k += 5000)
      await tx
        .insertInto("policy_reference")
        .values(named.slice(k, k + 5000))
        .onConflict((c) => c.doNothing())
        .execute();
  }
}

/** Writers of "replaces" stand in a line, so that two of them cannot close a circle together. */
export const lockLinks = (tx: Db) => sql`select pg_advisory_xact_lock(823038)`.execute(tx);

export const listReplaced = async (db: Db): Promise<Map<number, number[]>> => {
  const out = new Map<number, number[]>();
  for (const { from_id, to_id } of await db.selectFrom("policy_link").select(["from_id", "to_id"]).where("kind", "=", "replaces").execute())
    out.set(from_id, [...(out.get(from_id) ?? []), to_id]);
  return out;
};

/** The division a title begins with: 杭州市…条例. The longest name wins. */
export const findRegionOf = async (db: Db, title: string): Promise<string | null> =>
  (
    await db
      .selectFrom("region")
      .select("code")
      .where("level", "<=", 3)
      .where("valid_to", "is", null)
      .where(sql<SqlBool>`starts_with(${title}, name)`)
      .orderBy(sql`char_length(name)`, "desc")
      .orderBy("code")
      .limit(1)
      .executeTakeFirst()
  )?.code ?? null;
