import { sql } from "kysely";
import type { Db } from "../db/database.ts";
import type { Label } from "../http/contract.ts";
import { refusalIn } from "../http/server.ts";

export interface Told {
  readonly id: number;
  readonly title: string;
  /** What is done with it; null where nothing is. */
  readonly does: Label | null;
  /** Why it takes no part; null when it does. */
  readonly refusal: Label | null;
}

export const OUT_OF_AREA: Label = { zh: "不在您的范围内", en: "Not within your area" };

/** Does something with each of many in one transaction; what is refused is undone alone and told, the rest stays done. */
export async function oneByOne(
  tx: Db,
  ids: readonly number[],
  titleOf: (id: number) => Promise<string | undefined>,
  one: (id: number) => Promise<Label>,
): Promise<Told[]> {
  const told: Told[] = [];
  for (const id of ids) {
    const title = (await titleOf(id)) ?? `#${id}`;
    await sql`savepoint one`.execute(tx);
    try {
      told.push({ id, title, does: await one(id), refusal: null });
    } catch (error) {
      const refusal = refusalIn(error)?.message ?? ((error as { code?: string }).code === "NOT_FOUND" ? OUT_OF_AREA : undefined);
      if (!refusal) throw error;
      await sql`rollback to savepoint one`.execute(tx);
      told.push({ id, title, does: null, refusal });
    }
    await sql`release savepoint one`.execute(tx);
  }
  return told;
}

/** Ids each once, in the order in which everybody locks them. */
export const inOrder = (ids: readonly number[]): number[] => [...new Set(ids)].toSorted((a, b) => a - b);

class Looked extends Error {}

/** What `work` would answer, its transaction taken back: a look is the act itself, so it cannot promise what the act refuses. */
export async function looked<T>(write: (work: (tx: Db) => Promise<void>) => Promise<void>, work: (tx: Db) => Promise<T>): Promise<T> {
  let seen: { readonly answer: T } | undefined;
  try {
    await write(async (tx) => {
      seen = { answer: await work(tx) };
      throw new Looked();
    });
  } catch (error) {
    if (!(error instanceof Looked) || !seen) throw error;
  }
  return (seen as unknown as { answer: T }).answer;
}
