import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { notFound } from "../../platform/http/server.ts";
import { Beside } from "./likeness.ts";

/** What is compared at most: the newest first. */
const MOST = 400;
/** Of a text. A report is rarely longer. */
const CHARACTERS = 200_000;
/** What is less is chance, or a phrase that every application has. */
const LEAST_SHARE = 0.05;

interface Text {
  readonly id: number;
  readonly title: string;
  readonly leader: string;
  readonly year: number | null;
  readonly says: string;
  /** A deposited file that the words are from; null for what the register holds. */
  readonly file: string | null;
}

/** Words of projects: what the register says of each, and the words of applications and reports as they were read. */
const textsOf = (db: Db, which: ReturnType<typeof sql>) =>
  rowsOf<Text>(
    db,
    sql`with these as (select s.* from study s where ${which} order by s.id desc limit ${MOST})
      select s.id, s.title, s.leader, c.year, concat_ws('。', s.title, s.abstract, s.findings) as says, null as file
        from these s left join study_call c on c.id = s.call_id
      union all
      select s.id, s.title, s.leader, c.year, left(w.words, ${CHARACTERS}), f.name from these s join stored_file f on f.case_id = s.id and f.kind in ('application', 'report')
        join file_words w on w.file_id = f.id and w.words <> '' left join study_call c on c.id = s.call_id
      order by 1 desc, 6 nulls first`,
  );

/**
 * How much of an application stands in earlier projects, their applications and deposited reports: a hint with its passages, never a verdict. Among what the reader may see.
 */
export async function likenessOf(db: Db, id: number) {
  const own = await textsOf(db, sql`s.id = ${id}`);
  const first = own[0] ?? notFound();
  const mine = new Beside(own.map((t) => t.says).join("\n"));
  const others = await textsOf(db, sql`s.id <> ${id}`);
  const found = [];
  for (const other of others) {
    // Others are answered in between.
    await setImmediate();
    const { share, passages } = mine.in(other.says);
    // A title that is the call's own topic is everybody's.
    const own = passages.filter((p) => !first.title.includes(p));
    if (share >= LEAST_SHARE && own.length > 0)
      found.push({
        ...{ id: other.id, title: other.title, leader: other.leader, year: other.year, file: other.file },
        percent: Math.round(share * 100),
        passages: own.slice(0, 3).map((p) => (p.length > 120 ? `${p.slice(0, 120)}……` : p)),
      });
  }
  return {
    studies: new Set(others.map((o) => o.id)).size,
    files: others.filter((o) => o.file !== null).length,
    found: found.sort((a, b) => b.percent - a.percent).slice(0, 10),
  };
}
