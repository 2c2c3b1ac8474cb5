import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { notFound, refuseRequest } from "../../platform/http/server.ts";
import { createRecord, openToWrite, type Hand } from "../../platform/records/hand.ts";
import { refuseFields } from "../../platform/records/rows.ts";
import { daysOf, fairOf } from "./gather.ts";
import type { Signed } from "./plan-desk.ts";
import { laidOut, type Part } from "./rules.ts";

/** A record of a fair names things of that fair alone, while the fair is as far as it must be. */
export async function checkFairOf(
  db: Db,
  row: { fairId: number; zoneId?: number | null; projectId?: number | null },
  states?: readonly string[],
): Promise<void> {
  const { state } = await fairOf(db, row.fairId).catch(() => ({ state: undefined }));
  if (state === undefined) refuseFields({ fairId: { zh: "看不到这次洽谈会", en: "This fair is not seen from here" } });
  if (states && !states.includes(state ?? ""))
    refuseFields({ fairId: { zh: "这次洽谈会已截止征集", en: "The call of this fair is closed" } });
  for (const [key, table, words] of [
    ["zoneId", "fair_zone", { zh: "这个专区不在这次洽谈会里", en: "The zone is not of this fair" }],
    ["projectId", "fair_project", { zh: "这个项目不在这次洽谈会里", en: "The project is not of this fair" }],
  ] as const) {
    const id = row[key];
    if (id == null) continue;
    const found = await rowsOf(db, sql`select 1 from ${sql.table(table)} where id = ${id} and fair_id = ${row.fairId}`);
    if (found.length === 0) refuseFields({ [key]: words });
  }
}

/** Two who both come to this fair, and not the same two twice. */
export async function checkPair(db: Db, id: number, row: { fairId: number; fromId: number; withId: number }): Promise<void> {
  // One request of a fair after the other, else two at once would each find the other absent.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`fair ${row.fairId}`}, 517))`.execute(db);
  const here = await rowsOf<{ id: number }>(
    db,
    sql`select id from fair_party where fair_id = ${row.fairId} and state <> 'left' and id in (${row.fromId}, ${row.withId})`,
  );
  for (const key of ["fromId", "withId"] as const)
    if (!here.some((p) => p.id === row[key]))
      refuseFields({ [key]: { zh: "这一方不参加这次洽谈会，或已退出", en: "It does not come to this fair, or has left" } });
  const [twice] = await rowsOf<{ fromId: number }>(
    db,
    sql`select from_id as "fromId" from fair_talk where fair_id = ${row.fairId} and id <> ${id} and state not in ('withdrawn', 'not_held')
      and least(from_id, with_id) = least(${row.fromId}::bigint, ${row.withId}::bigint) and greatest(from_id, with_id) = greatest(${row.fromId}::bigint, ${row.withId}::bigint) limit 1`,
  );
  if (twice)
    refuseFields({
      withId:
        twice.fromId === row.fromId
          ? { zh: "这两方已经约过，不用再约", en: "These two have a request already" }
          : { zh: "对方已经约了这一方，是同一场洽谈", en: "The other has asked already; it is the same talk" },
    });
}

/** Two sessions do not share a hall at one time. */
export async function checkPlaces(db: Db, fairId: number): Promise<void> {
  const [clash] = await rowsOf<{ one: string; other: string; place: string }>(
    db,
    sql`select a.title as one, b.title as other, a.place from fair_session a join fair_session b on b.fair_id = a.fair_id and b.id > a.id
      and b.place = a.place and b.on_day = a.on_day and b.from_time < a.to_time and a.from_time < b.to_time where a.fair_id = ${fairId} order by a.id, b.id limit 1`,
  );
  if (clash)
    refuseRequest("place-taken", {
      zh: `${clash.place}这段时间同时有“${clash.one}”和“${clash.other}”，请错开`,
      en: `“${clash.one}” and “${clash.other}” are in ${clash.place} at the same time`,
    });
}

/** Sessions and zones as a template lays them out; what is there already stays. */
export async function layOut(fairHand: Hand, zoneHand: Hand, { actor, services }: Signed, input: { fairId: number; templateId: number }) {
  return services.database.write(actor.scope, async (tx) => {
    await openToWrite(fairHand, actor, tx, input.fairId);
    const { fair } = await fairOf(tx, input.fairId, true);
    const parts = await rowsOf<Part>(
      tx,
      sql`select kind, title, how_many as "howMany", day_no as "dayNo", from_time as "fromTime", to_time as "toTime" from fair_template_part
        where template_id = ${input.templateId} order by id`,
    );
    if (parts.length === 0) return notFound();
    const { sessions, zones } = laidOut(parts, daysOf(fair));
    const had = new Set(
      (await rowsOf<{ name: string }>(tx, sql`select title as name from fair_session where fair_id = ${input.fairId}`)).map((s) => s.name),
    );
    const hadZones = new Set(
      (await rowsOf<{ name: string }>(tx, sql`select name from fair_zone where fair_id = ${input.fairId}`)).map((s) => s.name),
    );
    const fresh = sessions.filter((s) => !had.has(s.title));
    for (const s of fresh)
      await tx
        .insertInto("fair_session")
        .values({ fair_id: input.fairId, kind: s.kind, title: s.title, on_day: s.onDay, from_time: s.fromTime, to_time: s.toTime })
        .execute();
    const newZones = zones.filter((z) => !hadZones.has(z));
    for (const name of newZones)
      await createRecord(zoneHand, { actor, services }, tx, {
        values: { name, fairId: input.fairId, tables: 0 },
        requestKey: `fair-${input.fairId}-zone-${name}`,
      });
    return { sessions: fresh.length, zones: newZones.length };
  });
}
