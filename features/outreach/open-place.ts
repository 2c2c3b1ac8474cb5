import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { refuseRequest, type Context } from "../../platform/http/server.ts";
import { findRecord, refuseFields } from "../../platform/records/rows.ts";
import type { Done } from "../../platform/records/special.ts";
import { insertPlaces, readHours, setInUse } from "../places/index.ts";
import { countClosed } from "./closed-desk.ts";
import { partners } from "./partners.ts";

type By = Context & { readonly actor: Actor };
type Partner = (typeof partners)["register"];

/** Where a partner's open days are found: a place of the register, open at its hours, booked as any other. Its pin is set there. */
export const openPartnerPlace = (
  { actor, services }: By,
  input: { id: number; hours: string; fromOn: string },
): Promise<{ placeId: number }> =>
  services.database.write(actor.scope, async (tx) => {
    const { values, state, unitId, unitPath, title } = await findRecord(tx, partners, input.id, true);
    if (unitId !== actor.scope.unitId) refuseRequest("not-your-unit", { zh: "由登记它的单位办理", en: "By the unit that registered it" });
    if (state !== "active")
      refuseRequest("not-from-this-state", { zh: "参与中的社会主体才能登记开放日", en: "Of a partner that takes part" });
    if (values["placeId"] !== null)
      return refuseRequest("there-already", {
        zh: "已经登记了开放点位，开放时间到点位上改",
        en: "It has its place; its hours are changed there",
      });
    const hours = readHours(input.hours);
    if (!hours.ok) return refuseFields({ hours: hours.error });
    if (hours.value.length === 0) return refuseFields({ hours: { zh: "请写开放的时间", en: "Say when it is open" } });
    const [placeId] = await insertPlaces(tx, { unitId, unitPath, batchId: null, sample: false }, [
      {
        values: {
          name: `${title.slice(0, 90)}开放日`,
          kind: "open_day",
          standing: "point",
          address: values["address"],
          hours: input.hours,
          bookable: true,
          operators: [title],
          condition: "good",
          openedOn: input.fromOn,
        },
        ...{ lat: null, lon: null, system: null, sourceText: null, quality: "waiting", doubt: null, townCode: null },
      },
    ]);
    await tx
      .updateTable("partner")
      .set({ place_id: placeId as number })
      .where("id", "=", input.id)
      .execute();
    await audit(tx, actor, { act: "place.create", subject: `place:${placeId}`, detail: { partner: input.id } });
    return { placeId: placeId as number };
  });

/** While a partner pauses, or after its end, nobody stands before a closed door: its place is out of use, and takes no bookings. */
export const followPlace =
  (inUse: boolean) =>
  async (s: Done<Partner>): Promise<void> => {
    const { placeId } = s.row as { placeId: number | null };
    if (placeId !== null) await setInUse(s.db, s.actor, placeId, inUse, s.today);
  };

/** What the page shows of it: hours, whether its pin is set, bookings to come and those who came. */
export async function openPlaceOf(db: Db, placeId: number | null, today: string) {
  if (placeId === null) return null;
  const { rows } = await sql<{
    name: string;
    hours: string | null;
    hasPin: boolean;
    isOpen: boolean;
    coming: number;
    came: number;
  }>`select p.name, p.hours, p.lat is not null as "hasPin", coalesce(p.condition, '') <> 'closed' as "isOpen",
      (select count(*)::int from booking b where b.place_id = p.id and b.visit_on >= ${today}::date and b.state in ('requested', 'confirmed')) as coming,
      (select count(*)::int from booking b where b.place_id = p.id and b.state = 'visited') as came
    from place p where p.id = ${placeId}`.execute(db);
  return rows[0] ? { placeId, ...rows[0] } : null;
}
export type OpenPlace = Awaited<ReturnType<typeof openPlaceOf>>;

/** A review with its verdict covers its year, closed doors among it. */
export async function followReviews(s: Done<Partner>): Promise<void> {
  const { rows } = await sql<{
    year: number | null;
  }>`select max(year) as year from partner_review where partner_id = ${s.record.id} and verdict is not null`.execute(s.db);
  const year = rows[0]?.year ?? null;
  const until = year === null ? s.row.titleFrom : `${year}-12-31`;
  const covered = year !== null && s.row.doorsClosedOn !== null && s.row.doorsClosedOn.slice(0, 4) <= String(year);
  if (until !== s.row.reviewedUntil || covered) await s.set({ reviewedUntil: until, ...(covered ? { doorsClosedOn: null } : {}) });
  await countClosed(s.db, s.record.id);
}
