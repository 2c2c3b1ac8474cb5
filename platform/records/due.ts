import { addDays, addMonths, chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { inScope } from "../access/in-scope.ts";
import type { Scope } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import { refuseRequest } from "../http/server.ts";
import type { Values } from "../register/fields.ts";
import { columnOf, storedFields, type Records } from "./define.ts";
import { heldBy, sharedWith } from "./list.ts";
import { orderOf } from "./question.ts";
import { warningsOf } from "./page.ts";

/** The records of a scope that are due by the declaration, longest overdue first: ranges of the lists' own indexes. */
export async function listWarnings(db: Db, scope: Scope, records: Records, today: string, most: number) {
  const found = new Map<number, { id: number; title: string; unitName: string; state: string | null; values: Values }>();
  for (const w of Object.values(records.warnings)) {
    const { expression } = orderOf(records, columnOf(w.past));
    // The first day not yet due: months are not all of one length, so the row is looked at again below.
    const until = addDays(addMonths(today, -(w.months ?? 0)), (w.ahead ?? 0) + 3);
    const fields = storedFields(records.register).filter((f) => f.type === "day");
    const { rows } = await sql<Values & { id: number; _title: string; _unit: string; _state: string | null }>`
      select r.id, ${sql.ref(`r.${columnOf(records.title)}`)} as _title, u.name as _unit, ${records.process ? sql`r.state` : sql`null`} as _state,
        ${sql.join(fields.map((f) => sql`${sql.ref(`r.${columnOf(f.key)}`)} as ${sql.ref(f.key)}`))}
      from (select * from ${sql.table(records.name)} r where ${inScope("r", scope)} and ${expression} < ${until}::date
        ${w.until ? sql`and ${sql.ref(`r.${columnOf(w.until)}`)} is null` : sql``}
        ${w.states ? sql`and r.state = any (${[...w.states]}::text[])` : sql``} order by ${expression}, r.id limit ${sql.lit(most)}) r
      join unit u on u.id = r.unit_id`.execute(db);
    for (const { id, _title, _unit, _state, ...values } of rows)
      found.set(id, { id, title: _title, unitName: _unit, state: _state, values });
  }
  return [...found.values()]
    .map(({ id, title, unitName, state, values }) => ({ id, title, unitName, warnings: warningsOf(records, values, state, today) }))
    .filter((r) => r.warnings.length > 0)
    .sort((a, b) => (b.warnings[0]?.days ?? 0) - (a.warnings[0]?.days ?? 0) || a.id - b.id)
    .slice(0, most);
}

const MOST_SHOWN = 1000;

/** The rows of a calendar, timeline, board or map. */
export async function viewRecords(
  db: Db,
  scope: Scope,
  records: Records,
  input: { kind: "calendar" | "timeline" | "board" | "map"; from?: string | undefined; to?: string | undefined },
  now: number,
) {
  const { views } = records;
  const days =
    input.kind === "calendar"
      ? views.calendar
        ? [views.calendar, views.calendar]
        : undefined
      : input.kind === "timeline"
        ? views.timeline
        : [];
  if (days === undefined || (input.kind === "board" && !views.board) || (input.kind === "map" && !views.map))
    return refuseRequest("unknown-view", { zh: "这个清单没有这种看法", en: "This list has no such view" });
  const column = (key: string) => sql.ref(`r.${columnOf(key)}`);
  const [start, end] = days;
  const today = chinaDay(now);
  const [from, to] = [input.from ?? addMonths(today, -1), input.to ?? addMonths(today, 12)];
  const spans =
    start && end
      ? [
          sql`${orderOf(records, columnOf(start)).expression} <= ${to}::date`,
          sql`coalesce(${column(end)}, ${column(start)}) >= ${from}::date`,
        ]
      : [];
  const open = input.kind === "board" && records.process ? [sql`r.closed_on is null`] : [];
  const placed = input.kind === "map" && views.map ? [sql`${column(views.map[0])} is not null`] : [];
  const held = heldBy(scope, await sharedWith(db, scope, records));
  const { rows } = await sql<{
    id: number;
    title: string;
    state: string | null;
    unitName: string;
    from: string | null;
    to: string | null;
    lat: number | null;
    lon: number | null;
    seq: number | null;
  }>`select r.*, u.name as "unitName", ${records.process ? sql`(select seq from work_case c where c.id = r.id)` : sql`null::int`} as seq
    from (select r.id, r.unit_id, ${column(records.title)} as title, ${records.process ? sql`r.state` : sql`null::text as state`},
        ${start ? column(start) : sql`null::date`} as "from", ${end ? column(end) : sql`null::date`} as "to",
        ${views.map ? sql`${column(views.map[0])} / 1e7::float8` : sql`null::float8`} as lat, ${views.map ? sql`${column(views.map[1])} / 1e7::float8` : sql`null::float8`} as lon
      from ${sql.table(records.name)} r where ${sql.join([held, ...spans, ...open, ...placed], sql` and `)}
      order by ${start ? orderOf(records, columnOf(start)).expression : sql`r.id`}, r.id limit ${sql.lit(MOST_SHOWN + 1)}) r
    join unit u on u.id = r.unit_id order by "from", r.id`.execute(db);
  return {
    rows: rows.slice(0, MOST_SHOWN).map(({ id, title, state, unitName, from: f, to: t, lat, lon, seq }) => ({
      id,
      title,
      state,
      unitName,
      from: f,
      to: t,
      lat,
      lon,
      seq,
    })),
    isCut: rows.length > MOST_SHOWN,
  };
}
