import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { audit, auditLook } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { notFound, refuseRequest } from "../../platform/http/server.ts";
import { createRecord, type Asked, type Hand } from "../../platform/records/hand.ts";
import { createDemand } from "../services/index.ts";
import { daysOf, fairOf } from "./gather.ts";
import type { Signed } from "./plan-desk.ts";
import { slotsOf, type Slot } from "./timetable.ts";

/** Beijing's clock. */
const clockAt = (millis: number): string => new Date(millis + 8 * 3_600_000).toISOString().slice(11, 16);

interface DeskTalk {
  readonly id: number;
  readonly about: string;
  readonly state: string;
  readonly fromTime: string;
  readonly toTime: string;
  readonly zoneId: number | null;
  readonly zone: string | null;
  readonly tableNo: number | null;
  readonly needId: number | null;
  readonly agreementId: number | null;
  readonly sides: readonly {
    readonly id: number;
    readonly name: string;
    readonly isIn: boolean;
    readonly guests: boolean;
  }[];
}
const sideOf = (
  alias: "a" | "b",
  day: string,
) => sql`jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)},
  'guests', exists (select from fair_guest g where g.party_id = ${sql.ref(`${alias}.id`)}),
  'isIn', exists (select from fair_guest g join fair_entry e on e.guest_id = g.id where g.party_id = ${sql.ref(`${alias}.id`)} and e.on_day = ${day}::date))`;

/** The hall as it stands now: this slot's talks and who of them has come in, what is over without a result, what comes next, which tables are free. */
export async function readDay(db: Db, fairId: number, nowMillis: number) {
  const { title, fair } = await fairOf(db, fairId);
  const today = chinaDay(nowMillis);
  const clock = clockAt(nowMillis);
  const slots = slotsOf({ days: daysOf(fair), hours: fair.hours, slotMinutes: fair.slotMinutes }).filter((s) => s.day === today);
  const now = slots.find((s) => s.from <= clock && clock < s.to) ?? null;
  const next = slots.find((s) => s.from > clock) ?? null;
  const talks = await rowsOf<DeskTalk>(
    db,
    sql`select t.id, t.about, t.state, t.from_time as "fromTime", t.to_time as "toTime", t.zone_id as "zoneId", z.name as zone, t.table_no as "tableNo", t.demand_id as "needId", t.agreement_id as "agreementId",
      jsonb_build_array(${sideOf("a", today)}, ${sideOf("b", today)}) as sides
      from fair_talk t join fair_party a on a.id = t.from_id join fair_party b on b.id = t.with_id left join fair_zone z on z.id = t.zone_id
      where t.fair_id = ${fairId} and t.on_day = ${today}::date and t.state <> 'withdrawn'
        and (t.from_time = ${now?.from ?? ""} or t.from_time = ${next?.from ?? ""} or (t.state = 'asked' and t.to_time <= ${clock}) or (t.state = 'intended' and t.demand_id is null))
      order by t.from_time, z.id nulls last, t.table_no, t.id limit 1000`,
  );
  const zones = await rowsOf<{ id: number; name: string; tables: number }>(
    db,
    sql`select id, name, tables from fair_zone where fair_id = ${fairId} order by id`,
  );
  const shown = (s: Slot | null) => s && { from: s.from, to: s.to };
  return {
    ...{ title, today, clock, now: shown(now), next: shown(next) },
    current: now ? talks.filter((t) => t.fromTime === now.from) : [],
    upcoming: next ? talks.filter((t) => t.fromTime === next.from) : [],
    over: talks.filter((t) => (t.toTime <= clock && t.state === "asked") || (t.state === "intended" && t.fromTime !== now?.from)),
    // A table is free where nobody sits at it in this slot, or whoever should has not come.
    free: now
      ? zones.map((z) => ({
          ...z,
          free: freeTables(
            z,
            talks.filter((t) => t.fromTime === now.from),
          ),
        }))
      : [],
  };
}
const freeTables = (zone: { id: number; tables: number }, talks: readonly DeskTalk[]): number[] => {
  const taken = new Set(talks.filter((t) => t.zoneId === zone.id && t.state !== "not_held").map((t) => t.tableNo));
  return Array.from({ length: zone.tables }, (_, i) => i + 1).filter((n) => !taken.has(n));
};

/** Two who want to talk now, at a table that is free now; nobody who sits elsewhere (the database refuses it too). */
export async function talkNow(
  hand: Hand,
  by: Asked,
  tx: Db,
  input: { fairId: number; zoneId: number; fromId: number; withId: number; about: string; requestKey: string },
): Promise<{ id: number; tableNo: number }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`fair ${input.fairId} zone ${input.zoneId}`}, 823009))`.execute(tx);
  const day = await readDay(tx, input.fairId, by.services.now());
  if (!day.now) refuseRequest("not-now", { zh: "现在不是洽谈时段", en: "There are no talks at this hour" });
  const tableNo = day.free.find((z) => z.id === input.zoneId)?.free[0];
  if (tableNo === undefined) refuseRequest("no-table", { zh: "这个专区现在没有空桌", en: "No table of this zone is free now" });
  const { requestKey, zoneId, ...values } = input;
  const { id } = await createRecord(hand, by, tx, { values: { ...values, weight: "2" }, requestKey });
  const [busy] = await rowsOf<{ name: string }>(
    tx,
    sql`select p.name from fair_talk t join fair_party p on p.id in (t.from_id, t.with_id) and p.id in (${input.fromId}, ${input.withId})
      where t.fair_id = ${input.fairId} and t.id <> ${id} and t.on_day = ${day.today}::date and t.from_time = ${day.now.from} and t.state in ('asked', 'intended', 'no_match') limit 1`,
  );
  if (busy) refuseRequest("busy", { zh: `${busy.name}这一场另有洽谈`, en: `${busy.name} talks elsewhere at this hour` });
  await sql`update fair_talk set on_day = ${day.today}::date, from_time = ${day.now.from}, to_time = ${day.now.to}, zone_id = ${zoneId}, table_no = ${tableNo} where id = ${id}`.execute(
    tx,
  );
  await audit(tx, by.actor, { act: "fair_talk.now", subject: `fair_talk:${id}`, detail: { zone: zoneId, table: tableNo } });
  return { id, tableNo };
}

/** A need of what came of a talk, with all that is known of it: nobody types it again. The draft goes the ordinary way, its demander confirms it. */
export async function makeNeed(context: Signed, input: { talkId: number; duplicateReason?: string | undefined }): Promise<{ id: number }> {
  const { actor, services } = context;
  const talk = await services.database.read(actor.scope, async (db) => {
    const [row] = await rowsOf<{
      unitId: number;
      partyId: number;
      state: string;
      needId: number | null;
      about: string;
      onDay: string | null;
      fair: string;
      demander: string;
      contactName: string;
      phone: string | null;
      partner: string;
      project: string | null;
      kind: string | null;
      summary: string | null;
    }>(
      db,
      // Whose need it is: the one with a problem to solve, else the firm that came to talk.
      sql`select t.unit_id as "unitId", d.id as "partyId", t.state, t.demand_id as "needId", t.about, t.on_day as "onDay", f.title as fair, coalesce(case when j.kind = 'problem' then j.owner end, d.name) as demander,
        d.contact_name as "contactName", d.contact_phone as phone, o.name as partner, j.title as project, j.kind, j.summary
        from fair_talk t join fair f on f.id = t.fair_id join fair_party a on a.id = t.from_id join fair_party b on b.id = t.with_id
        left join fair_project ja on ja.id = a.project_id left join fair_project jb on jb.id = b.project_id
        join fair_party d on d.id = case when ja.kind = 'problem' then a.id when jb.kind = 'problem' then b.id when a.side = 'firm' then a.id else b.id end
        join fair_party o on o.id = case when d.id = a.id then b.id else a.id end
        left join fair_project j on j.id = coalesce(d.project_id, o.project_id) where t.id = ${input.talkId}`,
    );
    return row ?? notFound();
  });
  if (talk.needId !== null) return { id: talk.needId };
  if (talk.state !== "intended") refuseRequest("not-now", { zh: "有意向的洽谈才登记需求", en: "A need is made of a talk with interest" });
  if (talk.unitId !== actor.scope.unitId)
    refuseRequest("not-your-unit", { zh: "由办洽谈会的单位登记需求", en: "The unit that holds the fair enters the need" });
  if (talk.phone === null)
    refuseRequest("no-phone", {
      zh: `先在参会方“${talk.demander}”登记联系电话，好请对方确认需求`,
      en: `First enter the telephone of ${talk.demander}, so that it can confirm the need`,
    });
  const isProblem = talk.kind === "problem";
  const { id } = await createDemand(context, {
    values: {
      title: [...(isProblem ? (talk.project ?? talk.about) : talk.about)].slice(0, 80).join(""),
      ...{
        demanderName: talk.demander,
        demanderKind: "enterprise",
        contactName: [...talk.contactName].slice(0, 30).join(""),
        phone: talk.phone,
      },
      source: "meeting",
      rawText: [
        `${talk.fair}，${talk.onDay ?? ""}，和“${talk.partner}”洽谈：${talk.about}`,
        talk.project && `项目：${talk.project}`,
        talk.summary,
      ]
        .filter(Boolean)
        .join("\n"),
      ...(isProblem && talk.summary ? { presentState: [...talk.summary].slice(0, 2000).join("") } : {}),
    },
    requestKey: `fair-talk-${input.talkId}-need`,
    ...(input.duplicateReason === undefined ? {} : { duplicateReason: input.duplicateReason }),
  });
  await services.database.write(actor.scope, async (tx) => {
    await tx.updateTable("fair_talk").set({ demand_id: id }).where("id", "=", input.talkId).execute();
    await auditLook(tx, actor, `fair_party:${talk.partyId}`, ["contactPhone"]);
    await audit(tx, actor, { act: "fair_talk.need", subject: `fair_talk:${input.talkId}`, detail: { demand: id } });
  });
  return { id };
}
/** The need and the agreement that were made of a talk. */
export const madeOf = async (db: Db, talkId: number): Promise<{ needId: number | null; agreementId: number | null }> =>
  (
    await rowsOf<{ needId: number | null; agreementId: number | null }>(
      db,
      sql`select demand_id as "needId", agreement_id as "agreementId" from fair_talk where id = ${talkId}`,
    )
  )[0] ?? { needId: null, agreementId: null };

/** Parties that may sit down now, by a part of their name. */
export function listParties(db: Db, fairId: number, words: string) {
  const like = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  return rowsOf<{ id: number; name: string; side: string }>(
    db,
    sql`select id, name, side from fair_party where fair_id = ${fairId} and state = 'joined' and name ilike ${like} order by side, name, id limit 30`,
  );
}
