import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { readParameter, type Parameter } from "../../platform/parameters/parameters.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import type { Done } from "../../platform/records/special.ts";
import { chinaMinute, isOpenAt, readHours } from "../places/index.ts";
import { isTime } from "./rules.ts";
import { closedDoors } from "./closed-doors.ts";

/** From how many upheld complaints within twelve months on a partner stands among the warnings. */
export const CLOSED_AGAIN: Parameter = {
  name: "closed_doors_warn",
  initial: 2,
  least: 1,
  most: 50,
  kind: "count",
  label: { zh: "没开门几次就提醒", en: "Closed doors before a warning" },
  what: {
    zh: "一个社会主体十二个月内几次没开门属实，就列入提醒",
    en: "So many upheld complaints within twelve months put a partner among the warnings",
  },
};

type Door = (typeof closedDoors)["register"];

/** What was published of that hour, for whoever judges: open by its hours, shut, or not known. */
async function publishedOf(db: Db, placeId: number | null, onDay: string, atTime: string) {
  const [place] = await rowsOf<{ hours: string | null }>(db, sql`select hours from place where id = ${placeId ?? 0}`);
  const week = place?.hours ? readHours(place.hours) : undefined;
  const open = week?.ok && isTime(atTime) ? isOpenAt(week.value, chinaMinute(Date.parse(`${onDay}T${atTime}:00+08:00`))) : null;
  return { hours: place?.hours ?? null, open };
}
export type ClosedDoorDesk = Awaited<ReturnType<typeof publishedOf>>;

/** A partner whose door was found closed so often is warned of, until a yearly review covers the year. */
async function warn(s: Done<Door>): Promise<void> {
  const { partnerId } = s.row;
  if (partnerId === null) return;
  const most = await readParameter(s.db, s.record.unitPath, CLOSED_AGAIN, s.today);
  await sql`update partner p set doors_closed_on = c.last from (select count(*) as n, max(on_day) as last from closed_door
      where partner_id = ${partnerId} and (state = 'upheld' or id = ${s.record.id}) and on_day > ${s.today}::date - interval '12 months') c
    where p.id = ${partnerId} and c.n >= ${most}`.execute(s.db);
  await countClosed(s.db, partnerId);
}

/** Each yearly review holds how many complaints of its year were upheld. */
export const countClosed = async (db: Db, partnerId: number): Promise<void> =>
  void (await sql`update partner_review r set closed_doors = n from (select r.id, (select count(*)::int from closed_door c
      where c.partner_id = r.partner_id and c.state = 'upheld' and extract(year from c.on_day) = r.year) as n from partner_review r where r.partner_id = ${partnerId}) c
    where c.id = r.id and r.closed_doors is distinct from c.n`.execute(db));

export const listClosed = (db: Db, partnerId: number) =>
  rowsOf<{ id: number; onDay: string; atTime: string; found: string; partnerSays: string | null; state: string }>(
    db,
    sql`select id, on_day as "onDay", at_time as "atTime", found, partner_says as "partnerSays", state from closed_door
      where partner_id = ${partnerId} order by on_day desc, id desc limit 100`,
  );
export type ClosedRow = Awaited<ReturnType<typeof listClosed>>[number];

export const servedClosedDoors = serveRecords(closedDoors, {
  gates: { words: ({ row }) => row.answer !== null },
  on: { uphold: warn },
  computed: async (db, ids) =>
    new Map(
      (
        await rowsOf<{ id: number; nth: number }>(
          db,
          sql`select d.id, (select count(*)::int from closed_door e where e.state = 'upheld' and e.on_day between d.on_day - interval '12 months' and d.on_day and e.id <= d.id
              and (e.partner_id = d.partner_id or e.place_id = d.place_id)) as nth from closed_door d where d.id = any (${[...ids]}::bigint[]) and d.state = 'upheld'`,
        )
      ).map(({ id, nth }) => [id, { nth }]),
    ),
  sections: { hours: ({ db, row }) => publishedOf(db, row.placeId, row.onDay, row.atTime) },
});

/** The partner's own word by its link, while the office has not judged. */
export const sayOfClosed = (db: Db, partnerId: number, id: number, words: string, now: number) =>
  sql`update closed_door set partner_says = ${words}, partner_said_on = ${chinaDay(now)}::date where id = ${id} and partner_id = ${partnerId} and state = 'told'`.execute(
    db,
  );
