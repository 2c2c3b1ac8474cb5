import { sql } from "kysely";
import type { Db } from "../db/database.ts";
import { readHeading, type Field } from "../register/fields.ts";
import { askedFields, columnOf, storedFields, type Records } from "./define.ts";
import type { Asked } from "./hand.ts";
import type { Cells } from "./read-table.ts";

interface Named {
  readonly at: number;
  readonly field: Field;
  readonly of: Records;
  /** Fields that both name, by which two of one name are told apart: a zone of this fair. */
  readonly shared: readonly Field[];
}
interface Candidate {
  readonly id: number;
  readonly title: string;
  readonly shared: readonly (number | null)[];
}

/**
 * A table names other records as people do, by their names; what is one record of that name, as far as the sender sees, becomes its number.
 * Of several of a name the one that agrees with the row's other records is meant. What stays a name is told as a fault of its cell.
 */
export async function namesToIds(
  db: Db,
  { actor, services }: Asked,
  records: Records,
  rows: Cells,
  given?: readonly (string | null)[],
): Promise<Cells> {
  const fields = askedFields(records.register);
  const columns = (rows[0] ?? []).map((heading, i) => (given ? fields.find((f) => f.key === given[i]) : readHeading(fields, heading)));
  const named = columns
    .flatMap((field, at): Named[] => {
      const of = field?.type === "record" ? services.house.records.get(field.of ?? "")?.records : undefined;
      if (!field || !of || !actor.permissions.has(`${of.name}.read`)) return [];
      const stored = storedFields(of.register);
      const shared = columns.filter(
        (c): c is Field => c?.type === "record" && c !== field && stored.some((f) => f.key === c.key && f.of === c.of),
      );
      return [{ at, field, of, shared }];
    })
    .sort((a, b) => a.shared.length - b.shared.length);
  if (named.length === 0) return rows;
  const out = rows.map((row) => [...row]);
  for (const { at, of, shared } of named) {
    const words = new Set(out.slice(1).map((row) => (row[at] ?? "").trim()));
    const asked = [...words].filter((w) => w !== "" && !/^\d{1,15}$/.test(w));
    if (asked.length === 0) continue;
    const parts = sql.join(shared.length === 0 ? [sql`null::bigint`] : shared.map((f) => sql`r.${sql.ref(columnOf(f.key))}`));
    const { rows: found } = await sql<Candidate>`select r.id, r.${sql.ref(columnOf(of.title))} as title, array[${parts}] as shared
      from ${sql.table(of.name)} r where r.${sql.ref(columnOf(of.title))} = any (${asked}::text[]) order by r.id limit 50000`.execute(db);
    const byTitle = Map.groupBy(found, (c) => c.title);
    const places = shared.map((f) => columns.indexOf(f));
    for (const row of out.slice(1)) {
      const all = byTitle.get((row[at] ?? "").trim()) ?? [];
      const meant = all.length > 1 ? all.filter((c) => places.every((p, i) => String(c.shared[i]) === row[p])) : all;
      if (meant.length === 1) row[at] = String(meant[0]?.id);
    }
  }
  return out;
}
