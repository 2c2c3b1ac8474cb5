import { findDuplicates, likenessOf } from "@bihuan/matching";
import { sql, type SqlBool } from "kysely";
import { inScope } from "../../platform/access/in-scope.ts";
import { type Scope } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";

export interface Similar {
  id: number;
  title: string;
  demanderName: string;
  openedOn: string;
  state: string;
  equal: boolean;
}

type Texts = Record<"raw_text" | "present_state" | "target" | "tried" | "limits", string | null>;

/** A text given twice (as told, and as sorted) is one. */
const textOf = (t: Texts): string => [...new Set([t.raw_text, t.present_state, t.target, t.tried, t.limits].filter(Boolean))].join("\n");

/** By which a demand is found as a near-copy: stored with its words. */
export const signatureOf = (title: string, texts: Texts): number[] => likenessOf(`${title}。${textOf(texts)}`);

/** Keeps the signature of a demand whose words were changed. */
export async function keepLikeness(tx: Db, id: number): Promise<void> {
  const { title, ...texts } = await tx
    .selectFrom("demand as d")
    .innerJoin("work_case as c", "c.id", "d.id")
    .select(["c.title", "d.raw_text", "d.present_state", "d.target", "d.tried", "d.limits"])
    .where("d.id", "=", id)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable("demand")
    .set({ likeness: signatureOf(title, texts) })
    .where("id", "=", id)
    .execute();
}

/** Earlier demands of the scope that equal or nearly equal a new one, most similar first. Shared bands narrow the search; the engine compares exactly. */
export async function findSimilar(db: Db, scope: Scope, fresh: { title: string; texts: Texts }): Promise<Similar[]> {
  const rows = await db
    .selectFrom("demand as d")
    .innerJoin("work_case as c", "c.id", "d.id")
    .innerJoin("demander as r", "r.id", "d.demander_id")
    .select(["c.id", "c.title", "c.state", "c.opened_on", "r.name", "d.raw_text", "d.present_state", "d.target", "d.tried", "d.limits"])
    .where("c.process", "=", "demand")
    .where(inScope("c", scope))
    .where(sql<SqlBool>`c.id = any (array(select demands_alike(${signatureOf(fresh.title, fresh.texts)}::int[], 200)))`)
    .orderBy("c.id")
    .execute();
  return findDuplicates(
    { title: fresh.title, text: textOf(fresh.texts) },
    rows.map((r) => ({ ...r, text: textOf(r) })),
  )
    .slice(0, 5)
    .map(({ need, similarity }) => ({
      id: need.id,
      title: need.title,
      demanderName: need.name,
      openedOn: need.opened_on,
      state: need.state,
      equal: similarity === 1,
    }));
}
