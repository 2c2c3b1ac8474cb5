import { sql, type RawBuilder } from "kysely";
import type { Db } from "../db/database.ts";
import type { Label } from "../http/contract.ts";

/** One row of a searched register, as its query gives it. */
export interface SearchedRow {
  id: number;
  title: string;
  keywords: string | null;
  body: string | null;
  context: string | null;
  names: string | null;
  /** Past needs it answered, as they were published: searched, never shown. */
  asked?: string | null;
  /** Words of its files. */
  attached?: string | null;
  /** Unit path root first, and units let in besides. */
  scopes: number[];
  /** Seen by everybody signed in who holds the register's permission. */
  open: boolean;
  region_code: string | null;
  /** Field of science, GB/T 13745, where somebody said it. */
  field_code?: string | null;
  day: string | null;
  /** Where the record is opened. */
  href: string;
}

/**
 * What a room gives the search: one query. It fills the index with the root's sight, brings single records up to date, and
 * is asked again under the reader's own scope for what is shown, so that row-level security is the second wall behind the index's.
 */
export interface SearchedRegister {
  /** Name in the index; kinds are only ever added at the end of the composed list. */
  readonly kind: string;
  readonly label: Label;
  /** Without it the register does not exist for the asker; `staff` is anybody of the associations. */
  readonly permission: string;
  /** Tells outsiders of a record of another register: whoever is named by `scopes` of an open row sees that one instead. */
  readonly isForOutsiders?: true;
  /** Helps to find other records and is found by nobody itself. */
  readonly isHidden?: true;
  readonly rows: RawBuilder<SearchedRow>;
  /** Names of bodies or texts in it that people shorten: whoever asks for 川农 is led to 四川农业大学. One column, `name`. */
  readonly names?: RawBuilder<{ name: string }>;
  /** What a reader must know of a record before opening it, on a day: that a law no longer holds. Asked for what is shown. */
  notesOf?(db: Db, ids: readonly number[], on: string): Promise<ReadonlyMap<number, Label>>;
  /** Records that lie beside these, so that what was asked of one may be answered by the other. */
  besides?(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, readonly number[]>>;
  /** Records a question names outright, best first, and the words that name them: they stand before all that words find. */
  namedBy?(db: Db, text: string, on: string): Promise<{ readonly ids: readonly number[]; readonly words: readonly string[] }>;
}

/** Of a record's files the search takes so many characters. */
const MOST_ATTACHED = 120_000;

/**
 * A register with the words of its records' files, where whoever may read the one may read the other and the room does not keep them out. What is
 * open to everybody has none: its files are not.
 */
export function withFiles(
  register: SearchedRegister,
  files: { readonly read: string; readonly searched?: false } | undefined,
): SearchedRegister {
  if (files?.read !== register.permission || files.searched === false) return register;
  return {
    ...register,
    rows: sql<SearchedRow>`select q.*, case when not q.open then
        (select left(string_agg(w.words, ' ' order by w.file_id), ${sql.lit(MOST_ATTACHED)}) from file_words w where w.kind = ${sql.lit(register.kind)} and w.record_id = q.id)
      end as attached from (${register.rows}) q`,
  };
}
