import { addMonths, chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { refuseRequest } from "../../platform/http/server.ts";
import { putChild } from "../../platform/records/children.ts";
import { createRecord, type Asked } from "../../platform/records/hand.ts";
import { findRecord, listChildRows, refuseFields } from "../../platform/records/rows.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import type { Done } from "../../platform/records/special.ts";
import { duties } from "./duties.ts";

type Duties = (typeof duties)["register"];

interface Signed {
  readonly digest: string;
  readonly signed: string | null;
  readonly items: number;
  readonly integrity: number;
}
/** What of the items is signed: what is to be done by when, not how far it is. */
const itemsOf = async (db: Db, id: number): Promise<Signed> =>
  (
    await rowsOf<Signed>(
      db,
      sql`select l.signed_items as signed, count(i.id)::int as items, count(i.id) filter (where i.kind = 'integrity')::int as integrity,
        md5(coalesce(string_agg(concat_ws('|', i.kind, i.duty, i.measure, i.due_on, i.with_units, i.channel), E'\n' order by i.id), '')) as digest
        from duty_list l left join duty_item i on i.list_id = l.id where l.id = ${id} group by l.id`,
    )
  )[0] as Signed;

/** A list is signed once it has its duties, those of integrity among them, in its own year; what was signed stays. */
async function sign(s: Done<Duties>): Promise<void> {
  const { digest, signed, items, integrity } = await itemsOf(s.db, s.record.id);
  const keep = (value: string | null) => sql`update duty_list set signed_items = ${value} where id = ${s.record.id}`.execute(s.db);
  if (s.row.signedOn === null) {
    if (signed !== null) await keep(null);
    return;
  }
  const refuse = (zh: string, en: string) => refuseFields({ signedOn: { zh, en } });
  if (items === 0) refuse("先登记责任事项，再签字", "First enter the duties, then sign");
  if (integrity === 0) refuse("一岗双责：还没有党风廉政的事项", "A post answers for integrity too: no such duty is entered");
  if (s.row.signedOn > s.today) refuse("不能晚于今天", "Not after today");
  if (s.row.signedOn.slice(0, 4) !== String(s.row.year))
    refuse(`${s.row.year} 年的清单在当年签字`, `A list of ${s.row.year} is signed in that year`);
  if (signed === null) await keep(digest);
}

async function keepSigned(s: Done<Duties>): Promise<void> {
  if (s.row.signedOn === null) return;
  const { digest, signed } = await itemsOf(s.db, s.record.id);
  if (digest !== signed)
    refuseRequest("signed", {
      zh: "清单已签字，只能填完成情况；要改事项，先清空签字日期，改好再签",
      en: "The list is signed: only what was done is entered. To change duties, clear the day of signing, change them and sign again",
    });
}

export const servedDuties = serveRecords(duties, { on: { create: sign, edit: sign, child: keepSigned } });

interface Row {
  readonly id: number | null;
  readonly before: number | null;
  readonly post: string;
  readonly holder: string;
  readonly unitId: number;
  readonly unitName: string;
  readonly signedOn: string | null;
  readonly items: number;
  readonly done: number;
  readonly late: number;
  readonly integrity: number;
}

/** Each post with its list of a year and of the year before, those unsigned first. */
export async function listDutyYear(db: Db, actor: Actor, year: number, now: number) {
  const today = chinaDay(now);
  const rows = await rowsOf<Row>(
    db,
    sql`with n as (select * from duty_list where year = ${year}), o as (select * from duty_list where year = ${year - 1})
      select n.id, o.id as before, coalesce(n.post, o.post) as post, coalesce(n.holder, o.holder) as holder, u.id as "unitId", u.name as "unitName", n.signed_on as "signedOn",
        i.items, i.done, i.late, i.integrity
      from n full join o on o.unit_id = n.unit_id and o.post = n.post join unit u on u.id = coalesce(n.unit_id, o.unit_id)
      left join lateral (select count(*)::int as items, count(done_on)::int as done, count(*) filter (where done_on is null and due_on < ${today}::date)::int as late,
        count(*) filter (where kind = 'integrity')::int as integrity from duty_item where list_id = n.id) i on true
      order by n.signed_on is not null, u.id, 3 limit 1000`,
  );
  return {
    posts: rows.length,
    signed: rows.filter((r) => r.signedOn !== null).length,
    rows: rows.map(({ unitId, ...r }) => ({
      ...r,
      mayRenew: r.id === null && unitId === actor.scope.unitId && actor.permissions.has("duty_list.edit"),
    })),
  };
}

export async function renewDuties(asked: Asked, tx: Db, input: { id: number; requestKey: string }): Promise<{ id: number }> {
  const old = await findRecord(tx, duties as never, input.id, true);
  if (old.unitId !== asked.actor.scope.unitId)
    refuseRequest("not-your-unit", { zh: "由清单所属单位续", en: "The unit whose list it is renews it" });
  const { post, holder, source, year } = old.values as { post: string; holder: string; source: string; year: number };
  const next = year + 1;
  const { rows } = await sql`select from duty_list where unit_id = ${old.unitId} and post = ${post} and year = ${next}`.execute(tx);
  if (rows.length > 0) refuseRequest("there-already", { zh: `${next} 年的清单已经有了`, en: `There is a list of ${next} already` });
  const { id } = await createRecord(servedDuties, asked, tx, {
    values: { post, holder, source, year: next },
    requestKey: input.requestKey,
  });
  let version = 1;
  for (const { kind, duty, measure, dueOn, withUnits, channel } of await listChildRows(tx, duties as never, "items", input.id))
    ({ version } = await putChild(servedDuties, asked, tx, {
      ...{ id, version, child: "items" },
      values: { kind, duty, measure, dueOn: addMonths(String(dueOn), 12), withUnits, channel },
    }));
  return { id };
}
