import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { audit, auditLook } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { refuseRequest, type Services } from "../../platform/http/server.ts";
import { openToWrite, type Asked, type Hand } from "../../platform/records/hand.ts";
import { nextVersion, refuseFields, updateRow } from "../../platform/records/rows.ts";
import { recordFieldChanges } from "../../platform/register/history.ts";
import { badgeText, type Verdict } from "./door.ts";
import { badgeCode } from "./door-link.ts";
import { fairOf } from "./gather.ts";
import { guests } from "./guest.ts";

/** Of one fair's list one change after the other: two who enter at once would both take the last place. */
const lockList = (tx: Db, fairId: number) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`fair ${fairId} guests`}, 823008))`.execute(tx);
const placesLeft = async (tx: Db, fairId: number): Promise<number> => {
  const [row] = await rowsOf<{ free: number | null }>(
    tx,
    sql`select f.seats - (select count(*)::int from fair_guest g where g.fair_id = f.id and g.standing = 'expected') as free from fair f where f.id = ${fairId}`,
  );
  return row?.free ?? Infinity;
};
/** Who is entered beyond the places waits. */
export async function placeGuest(tx: Db, fairId: number): Promise<"waiting" | undefined> {
  await lockList(tx, fairId);
  return (await placesLeft(tx, fairId)) < 0 ? "waiting" : undefined;
}

/** What the desk sees of the doors: who has come, through which, what does not fit, and who waits. */
export async function readDoor(db: Db, fairId: number, today: string) {
  const { title, fair } = await fairOf(db, fairId);
  const standings = await rowsOf<{ standing: string; n: number }>(
    db,
    sql`select standing, count(*)::int as n from fair_guest where fair_id = ${fairId} group by 1`,
  );
  const doors = await rowsOf<{ door: string; onDay: string; n: number }>(
    db,
    sql`select door, on_day as "onDay", count(distinct guest_id)::int as n from fair_entry where fair_id = ${fairId} and guest_id is not null group by 1, 2 order by 2 desc, 1`,
  );
  // A guest who was seen at two doors came once.
  const days = await rowsOf<{ onDay: string; n: number }>(
    db,
    sql`select on_day as "onDay", count(distinct guest_id)::int as n from fair_entry where fair_id = ${fairId} and guest_id is not null group by 1 order by 1 desc`,
  );
  const reports = await rowsOf<{
    id: number;
    guestId: number | null;
    name: string | null;
    employer: string | null;
    verdict: Verdict;
    door: string;
    at: string;
    rosterAt: string | null;
    otherDoor: string | null;
    otherAt: string | null;
  }>(
    db,
    sql`select e.id, e.guest_id as "guestId", g.name, g.employer, e.verdict, e.door, e.at, e.roster_at as "rosterAt", o.door as "otherDoor", o.at as "otherAt"
      from fair_entry e left join fair_guest g on g.id = e.guest_id left join fair_entry o on o.id = e.other_id
      where e.fair_id = ${fairId} and e.verdict in ('twice', 'revoked', 'waiting', 'over', 'unknown') order by e.id desc limit 200`,
  );
  const waiting = await rowsOf<{ id: number; version: number; name: string; employer: string }>(
    db,
    sql`select id, version, name, employer from fair_guest where fair_id = ${fairId} and standing = 'waiting' order by id limit 100`,
  );
  const of = (standing: string): number => standings.find((s) => s.standing === standing)?.n ?? 0;
  return {
    ...{ title, today, seats: fair.seats, expected: of("expected"), waitingCount: of("waiting"), revoked: of("revoked") },
    ...{ doors, days, reports, waiting },
  };
}

const PAGE = 100;
/** Badges to print, so many at a time; their codes open the door, so the book says who has looked. */
export async function listBadges(
  { actor, services }: Asked,
  tx: Db,
  { fairId, after, guestId }: { fairId: number; after: number; guestId?: number | undefined },
) {
  const { title } = await fairOf(tx, fairId);
  const rows = await rowsOf<{ id: number; name: string; employer: string; kind: string; badgeNo: number }>(
    tx,
    sql`select id, name, employer, kind, badge_no as "badgeNo" from fair_guest where fair_id = ${fairId} and standing = 'expected'
      and ${guestId === undefined ? sql`id > ${after}` : sql`id = ${guestId}`} order by id limit ${PAGE + 1}`,
  );
  await auditLook(tx, actor, `fair:${fairId}`, ["badge"]);
  return {
    title,
    badges: rows.slice(0, PAGE).map(({ badgeNo, ...g }) => ({ ...g, text: textOf(services, fairId, g.id, badgeNo) })),
    more: rows.length > PAGE,
  };
}
const textOf = (services: Services, fairId: number, guestId: number, badgeNo: number): string => {
  const badge = { fairId, guestId, badgeNo };
  return badgeText({ ...badge, code: badgeCode(services, badge) });
};

/** One guest for every party that has none: its contact. In one statement, for there may be thousands. */
export async function enterParties({ actor, services }: Asked, tx: Db, fairId: number) {
  const { unitId } = await fairOf(tx, fairId);
  await lockList(tx, fairId);
  const free = await placesLeft(tx, fairId);
  const { rows } = await sql<{ standing: string }>`
    insert into fair_guest (fair_id, name, employer, kind, party_id, standing, unit_id)
    select ${fairId}, p.contact_name, p.name, 'party', p.id,
      case when row_number() over (order by p.id) <= ${Number.isFinite(free) ? Math.max(0, free) : 1_000_000} then 'expected' else 'waiting' end, ${unitId}
    from fair_party p where p.fair_id = ${fairId} and p.state = 'joined' and not exists (select from fair_guest g where g.party_id = p.id)
    order by p.id returning standing`.execute(tx);
  await audit(tx, actor, {
    act: "fair_guest.parties",
    subject: `fair:${fairId}`,
    detail: { entered: rows.length, day: chinaDay(services.now()) },
  });
  return { entered: rows.length, waiting: rows.filter((r) => r.standing === "waiting").length };
}

type Change = "revoke" | "restore" | "admit" | "reissue";
/** Revoke, let in again, take from the wait list, a new badge for a lost one: what a door must know, with the instant since when. */
export async function actOnGuest(
  hand: Hand,
  { actor, services }: Asked,
  tx: Db,
  input: { id: number; version: number; change: Change; reason: string },
): Promise<void> {
  const found = await openToWrite(hand, actor, tx, input.id);
  const { standing, badgeNo, fairId } = found.values as { standing: string; badgeNo: number; fairId: number };
  const from = { revoke: ["expected", "waiting"], restore: ["revoked"], admit: ["waiting"], reissue: ["expected"] }[input.change];
  if (!from.includes(standing)) refuseRequest("not-now", { zh: "已经变动，请刷新后再办", en: "It has changed since; load the page anew" });
  if ((input.change === "revoke" || input.change === "reissue") && input.reason === "")
    refuseFields({ reason: { zh: "请写明原因", en: "Please say why" } });
  await lockList(tx, fairId);
  if ((input.change === "restore" || input.change === "admit") && (await placesLeft(tx, fairId)) < 1)
    refuseRequest("full", { zh: "名额已满，先取消别人或增加名额", en: "There is no place left; revoke another or add places" });
  await nextVersion(tx, guests, input.id, input.version);
  const after = input.change === "reissue" ? { badgeNo: badgeNo + 1 } : { standing: input.change === "revoke" ? "revoked" : "expected" };
  const at = new Date(services.now()).toISOString();
  await recordFieldChanges(
    tx,
    actor,
    guests.register,
    { id: found.id, unit_path: found.unitPath },
    found.values,
    after,
    input.reason || undefined,
    at,
  );
  if (input.change === "revoke" || input.change === "reissue")
    await tx.updateTable("fair_guest").set({ revoked_at: at }).where("id", "=", found.id).execute();
  await updateRow(tx, guests.register, found.id, after);
  await audit(tx, actor, { act: "fair_guest.change", subject: `fair_guest:${found.id}`, detail: { fair: fairId, change: input.change } });
}
