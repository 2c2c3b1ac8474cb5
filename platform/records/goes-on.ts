import { sql, type RawBuilder } from "kysely";
import type { Register } from "../register/fields.ts";

const AGREED = sql`m.outcome = 'agreed' and m.parted_at is null`;

/** Of entries of one register that are one person (decisions/0060) the first goes on; whatever lists them shows it alone. Most stand in no merge: two looks at an index. */
export const goesOn = (list: string, id: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`(
  (not exists (select from person_merge m where m.gone_list = ${sql.lit(list)} and m.gone_id = ${id} and ${AGREED})
    and not exists (select from person_merge m where m.kept_list = ${sql.lit(list)} and m.kept_id = ${id} and ${AGREED}))
  or not exists (select from same_person(${sql.lit(list)}, ${id}) one where one.list = ${sql.lit(list)} and one.id < ${id}))`;

/** What a list, a choice and the search of a register ask of its rows `r`: where it holds persons, that each comes once. */
export const onceOf = ({ name, register }: { readonly name: string; readonly register: Register }): RawBuilder<boolean>[] =>
  register.persons ? [goesOn(name, sql.ref("r.id"))] : [];

/** The entries of a register that stand in a merge, which are few. */
export const mergedIn = (
  list: string,
): RawBuilder<unknown> => sql`select m.gone_id as id from person_merge m where m.gone_list = ${sql.lit(list)} and ${AGREED}
  union select m.kept_id from person_merge m where m.kept_list = ${sql.lit(list)} and ${AGREED}`;
