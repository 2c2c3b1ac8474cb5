import { sql } from "kysely";
import type { Expression } from "kysely";
import type { Db } from "../db/database.ts";

/** Keyset paging: a page costs the same however deep it lies. The cursor names the last row seen. */
export function keysetAfter(cursor: string | undefined): { value: string; id: number } | undefined {
  if (!cursor) return undefined;
  const at = cursor.lastIndexOf("~");
  const id = Number(cursor.slice(at + 1));
  return at < 0 || !Number.isSafeInteger(id) ? undefined : { value: cursor.slice(0, at), id };
}

export function nextCursor<R extends { id: number }>(rows: readonly R[], limit: number, value: (row: R) => string): string | null {
  const last = rows[limit - 1];
  return rows.length > limit && last ? `${value(last)}~${last.id}` : null;
}

export const TOTAL_CAP = 1000;

interface Capped {
  readonly total: number;
  readonly totalIsExact: boolean;
}
const capped = (n: number): Capped => (n > TOTAL_CAP ? { total: TOTAL_CAP, totalIsExact: false } : { total: n, totalIsExact: true });
const upToCap = (ids: Expression<{ id: number }>) => sql`select id from (${ids}) matching limit ${TOTAL_CAP + 1}`;

/** Counts up to the cap; beyond it a list says “more than”, which costs no more than the cap. */
export async function capTotal(db: Db, ids: Expression<{ id: number }>): Promise<Capped> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from (${upToCap(ids)}) capped`.execute(db);
  return capped(rows[0]?.n ?? 0);
}

/** The same with the ids, all of them where the total is exact. */
export async function capIds(db: Db, ids: Expression<{ id: number }>): Promise<Capped & { readonly ids: readonly number[] }> {
  const { rows } = await sql<{ id: number }>`${upToCap(ids)}`.execute(db);
  return { ...capped(rows.length), ids: rows.map((r) => r.id) };
}
