import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import type { Label } from "../../platform/http/contract.ts";
import { notFound, refusalIn, refuseRequest, type Context, type Services } from "../../platform/http/server.ts";
import { createRecord, type Hand } from "../../platform/records/hand.ts";
import { handLink, loggerOf } from "../services/index.ts";
import { entrySchema, type DoorEntry } from "./contract.ts";
import { badgeIn, checkOf, judgeEntry, type Badge, type Inside, type RosterGuest, type Verdict } from "./door.ts";
import { fairOf } from "./gather.ts";
import type { Signed } from "./plan-desk.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** For the days of the fair, and a week for devices that were forgotten in a drawer. */
const LINK_DAYS = 60;
/** A device's clock may be wrong by so much; beyond it the time of receipt stands. */
const CLOCK_MILLIS = 10 * 86_400_000;

/** A badge's code: a keyed hash of what it stands for, so that it lies nowhere and can be printed again. */
export const badgeCode = ({ links }: Services, b: Omit<Badge, "code">): string =>
  [...links.keyed(`fair badge ${b.fairId} ${b.guestId} ${b.badgeNo}`)]
    .slice(0, 20)
    .map((byte) => ALPHABET[byte & 31])
    .join("");
/** By it a device proves later by which roster it has decided. */
const signed = ({ links }: Services, fairId: number, at: string): string =>
  links.keyed(`fair roster ${fairId} ${at}`).toString("hex").slice(0, 32);

export const handDoorLink = (context: Signed, id: number) =>
  context.services.database.write(context.actor.scope, async (tx) => {
    const { unitId } = await fairOf(tx, id);
    return handLink(
      context,
      tx,
      context.actor,
      { caseId: id, unitId, purpose: "fair.door", party: "door", page: "fair-door" },
      false,
      LINK_DAYS,
    );
  });

/** Changes whenever anybody may come in who might not, or the other way round. */
const stampOf = async (db: Db, fairId: number): Promise<string> => {
  const [row] = await rowsOf<{ stamp: string }>(
    db,
    sql`select concat_ws('.', count(*), sum(version)) as stamp from fair_guest where fair_id = ${fairId}`,
  );
  return row?.stamp ?? "";
};
const guestsOf = async (db: Db, services: Services, fairId: number): Promise<RosterGuest[]> =>
  (
    await rowsOf<Omit<RosterGuest, "check">>(
      db,
      sql`select id, name, employer, kind, standing, badge_no as "badgeNo" from fair_guest where fair_id = ${fairId} order by id`,
    )
  ).map((g) => ({ ...g, check: checkOf(badgeCode(services, { fairId, guestId: g.id, badgeNo: g.badgeNo })) }));
/** Entries are numbered before they are stored: a few that came late are told twice rather than never. */
const OVERLAP = 200;
const insideOf = (db: Db, fairId: number, today: string, seen: number) =>
  rowsOf<Inside & { id: number }>(
    db,
    sql`select id, guest_id as "guestId", door, at from fair_entry where fair_id = ${fairId} and on_day = ${today}::date and guest_id is not null and id > ${seen - OVERLAP} order by id`,
  );

/** One turn of a door's device: what it has let in is taken, each by itself, and a newer roster comes back. */
export async function turnDoor(
  hand: Hand,
  { services }: Context,
  input: { token: string; device: string; have?: string | undefined; seen: number; entries: readonly unknown[] },
) {
  const { link, actor } = await loggerOf(services, input.token, "fair.door");
  const fairId = link.caseId;
  const results: Taken[] = [];
  for (const raw of input.entries) results.push(await takeOne(hand, { actor, services }, fairId, input.device, raw));
  const today = chinaDay(services.now());
  return services.database.read(actor.scope, async (db) => {
    const { fair, state, title, unitName } = await fairOf(db, fairId);
    if (state === "dropped" && input.entries.length === 0)
      refuseRequest("fair-over", { zh: "这次洽谈会不办了", en: "This fair is not held" });
    const stamp = await stampOf(db, fairId);
    const at = new Date(services.now()).toISOString();
    return {
      ...{ fairId, title, unitName, today, seats: fair.seats, stamp, results },
      signed: { at, signature: signed(services, fairId, at) },
      // The list itself only where it is another than the device has.
      guests: input.have === stamp ? null : await guestsOf(db, services, fairId),
      inside: await insideOf(db, fairId, today, input.seen),
    };
  });
}

type By = { readonly actor: Actor; readonly services: Services };
interface Taken {
  readonly key: string;
  /** `refused`: it cannot be taken, in words; `later`: it may be sent again. */
  readonly verdict: Verdict | "refused" | "later";
  /** Where and when the same guest came in before. */
  readonly other: string | null;
  readonly words?: Label;
}
const UNREADABLE: Label = { zh: "这一条读不懂，没有收下", en: "This one could not be read and was not taken" };
/** Each entry has its own transaction: what is wrong with one is said of that one, and the next is taken. */
async function takeOne(hand: Hand, by: By, fairId: number, device: string, raw: unknown): Promise<Taken> {
  const read = entrySchema.safeParse(raw);
  const key = String((raw as { key?: unknown } | null)?.key ?? "").slice(0, 60);
  if (!read.success) return { key, verdict: "refused", other: null, words: UNREADABLE };
  try {
    return await by.services.database.write(by.actor.scope, (tx) => takeEntry(hand, by, tx, fairId, device, read.data));
  } catch (error) {
    const refusal = refusalIn(error);
    const [fault] = Object.values(refusal?.fields ?? {});
    return refusal ? { key, verdict: "refused", other: null, words: fault ?? refusal.message } : { key, verdict: "later", other: null };
  }
}
async function takeEntry(hand: Hand, by: By, tx: Db, fairId: number, device: string, e: DoorEntry) {
  const { actor, services } = by;
  // Of one scan sent twice at once the second waits and finds the first.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`fair ${fairId} entry ${e.key}`}, 823007))`.execute(tx);
  const known = await entryBy(tx, fairId, e.key);
  if (known) return known;
  const now = services.now();
  const told = Date.parse(e.at);
  const at = new Date(told > now || told < now - CLOCK_MILLIS ? now : told).toISOString();
  const badge = e.badge === undefined ? undefined : badgeIn(e.badge);
  const isTrue = badge !== undefined && badge.fairId === fairId && badge.code === badgeCode(services, badge);
  const guestId =
    e.walkIn === undefined
      ? isTrue || e.badge === undefined
        ? (badge?.guestId ?? e.guestId ?? null)
        : null
      : (
          await createRecord(hand, { actor, services }, tx, {
            values: { ...e.walkIn, fairId, kind: "visitor" },
            requestKey: `fair-${fairId}-door-${e.key}`,
          })
        ).id;
  const [guest] = await rowsOf<{ standing: string; badgeNo: number; revokedAt: string | null }>(
    tx,
    sql`select standing, badge_no as "badgeNo", revoked_at as "revokedAt" from fair_guest where id = ${guestId} and fair_id = ${fairId} for update`,
  );
  const day = chinaDay(Date.parse(at));
  const judged = guest
    ? judgeEntry({
        ...{ at, device, way: e.way, badgeNo: badge?.badgeNo ?? null, guest },
        before: await rowsOf(
          tx,
          sql`select id, device from fair_entry where guest_id = ${guestId} and on_day = ${day}::date and verdict <> 'unknown' order by at, id`,
        ),
      })
    : { verdict: "unknown" as const, otherId: null };
  const rosterAt = e.roster !== undefined && e.roster.signature === signed(services, fairId, e.roster.at) ? e.roster.at : null;
  await tx
    .insertInto("fair_entry")
    .values({
      ...{ fair_id: fairId, guest_id: guest ? guestId : null, key: e.key, door: e.door, device, way: e.way, on_day: day, at },
      ...{ received_at: new Date(now).toISOString(), roster_at: rosterAt, verdict: judged.verdict, other_id: judged.otherId },
    })
    .execute();
  await audit(tx, actor, {
    act: "fair_entry.take",
    subject: `fair:${fairId}`,
    detail: { guest: guestId, door: e.door, verdict: judged.verdict },
  });
  return (await entryBy(tx, fairId, e.key)) ?? notFound();
}
async function entryBy(tx: Db, fairId: number, key: string): Promise<Taken | undefined> {
  const [row] = await rowsOf<{ verdict: Verdict; door: string | null; at: string | null }>(
    tx,
    sql`select e.verdict, o.door, to_char(o.at at time zone 'Asia/Shanghai', 'HH24:MI') as at from fair_entry e left join fair_entry o on o.id = e.other_id
      where e.fair_id = ${fairId} and e.key = ${key}`,
  );
  return row && { key, verdict: row.verdict, other: row.door === null ? null : `${row.door} ${row.at}` };
}

/** A guest's own badge, on his phone or where somebody scans it with another one. */
export async function openBadge(services: Services, text: string) {
  const badge = badgeIn(text);
  if (!badge || badge.code !== badgeCode(services, badge)) return notFound();
  // No unit is signed in; what was read by a true code is one row under the root's scope.
  const [row] = await services.database.asRoot(services.rootUnitId, (db) =>
    rowsOf<{
      name: string;
      employer: string;
      standing: string;
      badgeNo: number;
      title: string;
      place: string;
      fromOn: string;
      toOn: string;
    }>(
      db,
      sql`select g.name, g.employer, g.standing, g.badge_no as "badgeNo", f.title, f.place, f.from_on as "fromOn", f.to_on as "toOn"
        from fair_guest g join fair f on f.id = g.fair_id where g.id = ${badge.guestId} and g.fair_id = ${badge.fairId}`,
    ),
  );
  if (!row) return notFound();
  const { badgeNo, ...shown } = row;
  return { ...shown, standing: badge.badgeNo < badgeNo ? "reissued" : shown.standing };
}
