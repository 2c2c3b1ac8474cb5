import { sql, type RawBuilder } from "kysely";
import type { Scope } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import type { ListInput } from "../http/contract.ts";
import { refuseRequest } from "../http/server.ts";
import type { Field } from "../register/fields.ts";
import { groupable, summed } from "./groupable.ts";
import { columnOf, type Records } from "./define.ts";
import type { Hand } from "./hand.ts";
import { areaOf, heldBy, sharedWith, type Beside } from "./list.ts";
import { readQuestion } from "./question.ts";
import { namedBy } from "./rows.ts";
import { weigh } from "./weigh.ts";

export interface Group {
  /** The value as a filter takes it: a word, yes or no, a number, a month; null where nothing stands. */
  readonly value: string | number | boolean | null;
  /** Of what is named by a number. */
  readonly name: string | null;
  readonly n: number;
  /** Sums of what the list can show and the declaration lets be added, by field. */
  readonly sums: Readonly<Record<string, number>>;
}

/** More rows than this are not read for one question, and the answer says so. */
const MOST_READ = 100_000;
const MOST_GROUPS = 200;

/** How many records a list holds of each value of a column (without one, of all together), with subtotals: asked for by itself, never with a page. */
export async function groupRecords(
  db: Db,
  reader: Scope,
  hand: Hand,
  input: Pick<ListInput, "filter" | "search"> & { by?: string | undefined },
  { titles, today }: Beside,
): Promise<{ groups: Group[]; isCut: boolean }> {
  const { records } = hand;
  const { conditions, swept, weighed, search, unit } = readQuestion(records, { ...input, limit: 1 });
  const area = await areaOf(db, reader, unit);
  const shared = unit === undefined ? await sharedWith(db, reader, records) : [];
  const all = [heldBy(area, shared), ...conditions.map((c) => c.holds), ...swept, ...(search ? [search] : [])];
  const from = sql`select r.id from ${sql.table(records.name)} r where ${sql.join(all, sql` and `)}`;
  const answered = await weigh(db, hand, weighed, from, today, "asc");
  const where = sql.join([...all, ...(answered ? [sql`r.id = any (${answered.ids}::int8[])`] : [])], sql` and `);
  return groupRows(db, { records, input, from: sql`${sql.table(records.name)} r`, where, depth: area.unitPath.length, titles });
}

/** The same of any rows `r` that hold the listed columns by their names, their unit's path, and who carries them. */
export async function groupRows(
  db: Db,
  of: {
    readonly records: Records;
    readonly input: Pick<ListInput, "filter"> & { by?: string | undefined };
    readonly from: RawBuilder<unknown>;
    readonly where: RawBuilder<unknown>;
    readonly depth: number;
    readonly titles: ReadonlyMap<string, string>;
  },
): Promise<{ groups: Group[]; isCut: boolean }> {
  const { records, input, from, where, depth, titles } = of;
  const field = records.list.fields.find((f) => f.key === input.by);
  if (input.by !== undefined && (!field || !groupable(field)))
    return refuseRequest("unknown-group", {
      zh: `这个清单不能按“${field?.label.zh ?? input.by}”分组`,
      en: `This list cannot be grouped by “${field?.label.en ?? input.by}”`,
    });
  const sums = summed(records, input.filter, input.by);
  const { rows } = await sql<Record<string, number> & { value: Group["value"]; name: string | null; n: number; read: number }>`
    select g.*, ${field ? nameOf(field, titles) : sql`null::text`} as name, sum(n) over ()::int8 as read
    from (select value, count(*)::int8 as n ${sql.join(
      sums.map((f) => sql`, coalesce(sum(${sql.ref(`s_${columnOf(f.key)}`)}), 0)::int8 as ${sql.ref(`s_${columnOf(f.key)}`)}`),
      sql``,
    )}
      from (select ${field ? valueOf(field, depth) : sql`null::text`} as value ${sql.join(
        sums.map((f) => sql`, ${sql.ref(`r.${columnOf(f.key)}`)} as ${sql.ref(`s_${columnOf(f.key)}`)}`),
        sql``,
      )}
        from ${from} where ${where} limit ${sql.lit(MOST_READ + 1)}) r
      group by value) g
    order by n desc, value nulls last limit ${sql.lit(MOST_GROUPS)}`.execute(db);
  return {
    groups: rows.map((r) => ({
      value: r.value,
      name: r.name,
      n: r.n,
      sums: Object.fromEntries(sums.map((f) => [f.key, r[`s_${columnOf(f.key)}`] ?? 0])),
    })),
    isCut: (rows[0]?.read ?? 0) > MOST_READ || rows.length === MOST_GROUPS,
  };
}

function valueOf(field: Field, depth: number): RawBuilder<unknown> {
  // A unit's own records stand beside those of the units beneath it.
  if (field.filter === "unit") return sql`coalesce(r.unit_path[${sql.lit(depth + 1)}], r.unit_id)`;
  if (field.filter === "person") return sql`r.adviser_person_id`;
  const column = sql.ref(`r.${columnOf(field.key)}`);
  return field.type === "day" ? sql`to_char(${column}, 'YYYY-MM')` : column;
}

function nameOf(field: Field, titles: ReadonlyMap<string, string>): RawBuilder<unknown> {
  const named = (table: string, column: string) => sql`(select x.${sql.ref(column)} from ${sql.table(table)} x where x.id = g.value)`;
  if (field.filter === "unit" || field.type === "unit") return named("unit", "name");
  if (field.filter === "person") return named("person", "name");
  const of = namedBy(field);
  return of && titles.has(of) ? named(of, columnOf(titles.get(of) as string)) : sql`null::text`;
}
