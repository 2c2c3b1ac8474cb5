import { sql } from "kysely";
import { HOLDER_DEPTH } from "../db/holders.ts";
import type { SearchedRegister, SearchedRow } from "../search/register.ts";
import { onceOf } from "./goes-on.ts";
import { columnOf, storedFields, type Records } from "./define.ts";

/** Every declared record is found by its title and its texts; what is sensitive is no text of the search. */
export function searchedOf(records: Records): SearchedRegister {
  const column = (key: string) => sql.ref(`r.${columnOf(key)}`);
  const texts = storedFields(records.register).filter((f) => !f.sensitive && f.key !== records.title);
  const join = (some: typeof texts) =>
    some.length === 0 ? sql`null::text` : sql`concat_ws(' ', ${sql.join(some.map((f) => column(f.key)))})`;
  const field = texts.find((f) => f.codes === "field");
  const day = texts.find((f) => f.type === "day");
  // Whom a superior may not see he does not find either.
  const held = records.access.sensitive ? sql`r.unit_path[least(${sql.lit(HOLDER_DEPTH)}, cardinality(r.unit_path)):]` : sql`r.unit_path`;
  return {
    kind: records.name,
    label: records.register.label,
    permission: `${records.name}.read`,
    rows: sql<SearchedRow>`select r.id, ${column(records.title)} as title, ${join(texts.filter((f) => f.type === "creditCode" || f.type === "code"))} as keywords,
      ${join(texts.filter((f) => f.type === "longText"))} as body, null::text as context, ${join(texts.filter((f) => f.type === "text"))} as names,
      ${held} ${records.process ? sql`|| r.shared_path` : sql``} as scopes, false as open, u.region_code,
      ${field ? column(field.key) : sql`null::text`} as field_code, ${day ? column(day.key) : sql`null::date`} as day,
      ${sql.lit(`${records.path}/`)} || r.id as href
      from ${sql.table(records.name)} r join unit u on u.id = r.unit_id
      where ${sql.join([sql`true`, ...onceOf(records)], sql` and `)}`,
  };
}
