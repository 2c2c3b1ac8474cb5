import { sql } from "kysely";
import type { Db } from "../db/database.ts";
import type { Label } from "../http/contract.ts";
import type { NoticeKind } from "./kinds.ts";

export interface NewNotice {
  readonly kind: NoticeKind;
  /** `demand:12`: what it leads to. */
  readonly subject: string;
  readonly caseId: number | null;
  readonly title: string;
  readonly words: Label;
  readonly byName: string | null;
  readonly at: string;
}

/** Tells persons of something, in the transaction of what is told. Nobody is told of his own act: leave him out. */
export const tell = (tx: Db, to: readonly (number | null)[], n: NewNotice): Promise<void> => tellEach(tx, [{ to, ...n }]);

/** The same of many things in one statement. */
export async function tellEach(tx: Db, notices: readonly (NewNotice & { readonly to: readonly (number | null)[] })[]): Promise<void> {
  const rows = notices.flatMap((n) =>
    [...new Set(n.to.filter((id) => id !== null))].map((id) => ({
      person_id: id,
      kind: n.kind,
      subject: n.subject,
      case_id: n.caseId,
      title: n.title.slice(0, 200),
      words_zh: n.words.zh.slice(0, 300),
      words_en: n.words.en.slice(0, 300),
      by_name: n.byName,
      at: n.at,
    })),
  );
  if (rows.length > 0) await tx.insertInto("notice").values(rows).execute();
}

/** How many of a person's notices are unread. Answered from the scope: nobody counts another's. */
export const countUnseen = async (db: Db): Promise<number> =>
  (await sql<{ n: number }>`select count(*) as n from (select from notice where seen_at is null limit 100) x`.execute(db)).rows[0]?.n ?? 0;

/** The hourly round belongs to nobody: of all notices it reaches those that are over, and reads none. */
export const forgetNotices = (db: Db): Promise<unknown> => db.deleteFrom("notice").execute();
