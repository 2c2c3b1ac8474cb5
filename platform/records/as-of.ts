import { chinaDay } from "@bihuan/kit";
import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import { inScope } from "../access/in-scope.ts";
import type { Scope } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import { daySchema } from "../http/contract.ts";
import { refuseRequest } from "../http/server.ts";
import type { Field, Values } from "../register/fields.ts";
import type { ListFile } from "../rooms/room.ts";
import type { asOfInput } from "./as-of-contract.ts";
import { columnOf, storedFields, type Records } from "./define.ts";

/** The instant at which a day of China ends. */
const endOf = (day: string) => sql`((${day}::date + 1)::timestamp at time zone 'Asia/Shanghai')`;

/** Those alone that a roster means: a condition on the row `r`, its last event `e` of the day, and the instant at which the day ends. */
export type Among = (end: RawBuilder<unknown>) => RawBuilder<unknown>;
const EVERYONE: Among = () => sql`true`;
interface Some {
  readonly among?: Among | undefined;
  readonly after?: number;
  readonly limit?: number;
}

/**
 * A declared register of cases as it stood at the end of a day: states from the events, fields from the history of their changes, undone back to that
 * day. Nothing is kept twice for it, and a later correction does not change what was true then. What is sensitive is left out.
 */
export async function listAsOf(
  db: Db,
  scope: Scope,
  records: Records,
  day: string,
  { among = EVERYONE, after = 0, limit = 200 }: Some = {},
) {
  const fields = storedFields(records.register).filter((f) => !f.sensitive);
  const end = endOf(day);
  const { rows } = await sql<Values & { id: number; was: Values | null }>`
    select r.id, u.name as "unitName", e.to_state as state, (s.at at time zone 'Asia/Shanghai')::date as "sinceOn", w.was,
      ${sql.join(fields.map((f) => sql`${sql.ref(`r.${columnOf(f.key)}`)} as ${sql.ref(f.key)}`))}
    from ${sql.table(records.name)} r join unit u on u.id = r.unit_id
    join lateral (select to_state from case_event e where e.case_id = r.id and e.at < ${end} order by seq desc limit 1) e on true
    cross join lateral (select min(x.at) as at from case_event x where x.case_id = r.id and x.at < ${end} and x.seq >
      coalesce((select max(y.seq) from case_event y where y.case_id = r.id and y.at < ${end} and y.to_state <> e.to_state), 0)) s
    left join lateral (select jsonb_object_agg(c.field, c.before) as was from (select distinct on (h.field) h.field, h.before from field_history h
      where h.register = ${records.name} and h.record_id = r.id and h.at >= ${end} order by h.field, h.id) c) w on true
    where ${inScope("r", scope)} and r.id > ${after} and ${among(end)} order by r.id limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit).map(({ was, ...row }) => {
    const then = Object.fromEntries(fields.filter((f) => was !== null && f.key in was).map((f) => [f.key, was?.[f.key] ?? null]));
    return { ...row, ...then } as Values & { id: number; state: string; sinceOn: string; unitName: string };
  });
  return { rows: shown, next: rows.length > limit ? String(shown.at(-1)?.id) : null };
}

export async function tallyAsOf(db: Db, scope: Scope, records: Records, day: string, among = EVERYONE): Promise<Record<string, number>> {
  const { rows } = await sql<{ state: string; n: number }>`select e.to_state as state, count(*)::int as n from ${sql.table(records.name)} r
    join lateral (select to_state from case_event e where e.case_id = r.id and e.at < ${endOf(day)} order by seq desc limit 1) e on true
    where ${inScope("r", scope)} and ${among(endOf(day))} group by 1`.execute(db);
  return Object.fromEntries(rows.map((r) => [r.state, r.n]));
}

const SINCE: Field = { key: "sinceOn", label: { zh: "何时进入此状态", en: "In this state since" }, type: "day", list: "shown", width: 140 };

/** The same as a file: the list `<records>_as_of`, filtered by `day`; today where none is named. */
export const asOfFile = (records: Records, among = EVERYONE): ListFile => ({
  permission: `${records.name}.read`,
  register: {
    ...records.list,
    fields: [...records.list.fields.filter((f) => f.computed !== true || f.key === "state" || f.key === "unitName"), SINCE].map((f) =>
      f.list ? { ...f, list: "shown" as const } : f,
    ),
  },
  async page(db, scope, input, now) {
    for (const key of Object.keys(input.filter))
      if (key !== "day") refuseRequest("unknown-filter", { zh: `不能按“${key}”筛选`, en: `No filter “${key}”` });
    if (input.sort) refuseRequest("unknown-sort", { zh: "这张表按登记先后排列", en: "This list stands in the order of entry" });
    const day = daySchema.safeParse(input.filter["day"] ?? chinaDay(now));
    if (!day.success) return refuseRequest("invalid", { zh: "日期不对", en: "No such day" });
    if (day.data > chinaDay(now)) return refuseFuture();
    return listAsOf(db, scope, records, day.data, { among, after: Number(input.cursor ?? 0), limit: input.limit });
  },
});

const refuseFuture = () => refuseRequest("invalid", { zh: "这一天还没有到", en: "That day has not come yet" });

/** What an endpoint `asOf` of a room answers. */
export async function answerAsOf(db: Db, scope: Scope, records: Records, input: z.infer<typeof asOfInput>, now: number, among = EVERYONE) {
  if (input.day > chinaDay(now)) return refuseFuture();
  const page = await listAsOf(db, scope, records, input.day, { among, after: Number(input.cursor ?? 0) });
  return { ...page, tally: await tallyAsOf(db, scope, records, input.day, among) };
}
