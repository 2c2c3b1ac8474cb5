import { sql, type RawBuilder, type SqlBool } from "kysely";

/** Of dated rows, those that a unit or a superior of it keeps and that hold on a day, both ends included. */
export const heldOn = (unitPath: readonly number[], day: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`unit_id = any (${[...unitPath]}::int[]) and from_on <= ${day}::date and (to_on is null or to_on >= ${day}::date)`;

/** The nearest unit's before its superiors', of one unit the newest. */
export const nearestFirst = (): RawBuilder<unknown> => sql`cardinality(unit_path) desc, from_on desc, id desc`;
