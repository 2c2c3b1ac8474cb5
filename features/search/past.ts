import { coverageOf } from "@bihuan/matching";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import type { SearchedRegister, SearchedRow } from "../../platform/search/register.ts";
import type { Hits } from "./order.ts";

/** Questions a unit asked, in the index beside the records: seen by the unit and those above it alone, never told as hits. */
export const searchedQuestions: SearchedRegister = {
  kind: "search_question",
  label: { zh: "问过的话", en: "Past questions" },
  permission: "staff",
  isHidden: true,
  rows: sql<SearchedRow>`select q.id, '' as title, null::text as keywords, q.text as body, null::text as context, null::text as names,
    q.unit_path as scopes, false as open, null::text as region_code, null::date as day, '/search' as href from search_question q`,
};

/** A record that was opened after a question, or lies beside one that was. */
export interface Past {
  readonly kind: string;
  readonly id: number;
  readonly question: string;
  /** How the question of then meets that of now. */
  readonly score: number;
  readonly terms: Hits[number]["terms"];
}

/** Questions of before that are looked at. */
export const PAST_LIMIT = 60;

/** To what records the questions found lead, each by the question that meets best. */
export async function pastOf(db: Db, registers: readonly SearchedRegister[], questions: Hits): Promise<Past[]> {
  if (questions.length === 0) return [];
  const rows = await db
    .selectFrom("search_question")
    .select(["id", "text", "kind", "record_id"])
    .where(
      "id",
      "in",
      questions.map((q) => q.id),
    )
    .execute();
  const byId = new Map(questions.map((q) => [q.id, q]));
  const best = new Map<string, Past>();
  for (const register of registers) {
    const own = rows.filter((r) => r.kind === register.kind);
    if (own.length === 0) continue;
    const beside = await register.besides?.(
      db,
      own.map((r) => r.record_id),
    );
    for (const row of own) {
      const { score, terms } = byId.get(row.id) as Hits[number];
      for (const id of [row.record_id, ...(beside?.get(row.record_id) ?? [])]) {
        const key = `${register.kind} ${id}`;
        if (score > (best.get(key)?.score ?? 0)) best.set(key, { kind: register.kind, id, question: row.text, score, terms });
      }
    }
  }
  return [...best.values()];
}

/** What words that a past question alone holds count for, and the question's own likeness. docs/matching-quality.md. */
const MISSING = 1;
const LIKENESS = 0.1;
const POWER = 1.5;

/**
 * Hits with what was opened after like questions taken in: words of the question that a record lacks and its past question holds count as its own. In what is
 * narrowed, nothing joins that words did not find.
 */
export function withPast(hits: Hits, past: readonly Past[], { isNarrowed }: { isNarrowed: boolean }): Hits {
  if (past.length === 0) return hits;
  const best = Math.max(1, ...hits.map((h) => h.score));
  const byKey = new Map(hits.map((h) => [`${h.kind} ${h.id}`, { hit: h, value: h.score / best }]));
  for (const { kind, id, score, terms } of past) {
    const key = `${kind} ${id}`;
    const found = byKey.get(key);
    if (!found && isNarrowed) continue;
    const hit = found?.hit ?? { kind, id, share: 0, grade: 1 as const, score: 0, terms: [] };
    const has = new Set(hit.terms.map((t) => t.text));
    const more = terms.filter((t) => !has.has(t.text));
    const missing = more.reduce((sum, t) => sum + t.weight, 0);
    const share = Math.min(1, hit.share + missing);
    byKey.set(key, {
      hit: { ...hit, share, grade: coverageOf(share), terms: [...hit.terms, ...more] },
      value: (found?.value ?? 0) + MISSING * missing + LIKENESS * (score / best) ** POWER,
    });
  }
  return [...byKey.values()].toSorted((a, b) => b.value - a.value).map(({ hit }) => hit);
}

/** Persons are asked for by name; that is nobody's past question. */
const UNKEPT = ["person"];
/** Numbers of telephones and identity cards are not kept. */
const NUMBERS = /\d{6}/;
const [SHORTEST, LONGEST] = [4, 200];

/** The question as it is kept, or nothing where it is not to be kept. */
export function keptQuestion(text: string, kind: string): string | undefined {
  const plain = text.normalize("NFC").replaceAll("\0", " ").trim().replace(/\s+/g, " ");
  const length = [...plain].length;
  return UNKEPT.includes(kind) || NUMBERS.test(plain) || length < SHORTEST || length > LONGEST ? undefined : plain;
}

export const keepQuestion = (tx: Db, actor: Actor, row: { text: string; kind: string; record_id: number; last_on: string }) =>
  tx
    .insertInto("search_question")
    .values({ ...row, unit_id: actor.scope.unitId, unit_path: [...actor.scope.unitPath] })
    .onConflict((oc) => oc.columns(["unit_id", "text", "kind", "record_id"]).doUpdateSet({ last_on: row.last_on }))
    .execute();

/** A unit's own, the latest first. */
export const listQuestions = (db: Db, unitId: number, limit: number) =>
  db
    .selectFrom("search_question")
    .select(["id", "text", "kind", "record_id as recordId", "last_on as lastOn"])
    .where("unit_id", "=", unitId)
    .orderBy("last_on", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();

export async function eraseQuestions(tx: Db, unitId: number, id: number | undefined): Promise<number> {
  let erased = tx.deleteFrom("search_question").where("unit_id", "=", unitId);
  if (id !== undefined) erased = erased.where("id", "=", id);
  return Number((await erased.executeTakeFirst()).numDeletedRows);
}

/** What nobody asked for two years is kept no longer. */
export const forgetQuestions = (db: Db): Promise<unknown> =>
  sql`delete from search_question where last_on < current_date - 730`.execute(db);
