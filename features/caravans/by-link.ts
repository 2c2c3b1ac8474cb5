import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { mintLinkActor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import type { Label } from "../../platform/http/contract.ts";
import { notFound, originOf, refuseRequest, type Context, type Services } from "../../platform/http/server.ts";
import type { LinkUpload } from "../../platform/links/upload.ts";
import { printToken, type LinkBasis } from "../../platform/links/links.ts";
import { actOnRecord, createRecord, type Hand } from "../../platform/records/hand.ts";
import { refuseFields, refuseTogether } from "../../platform/records/rows.ts";
import { answererOf, handLink, holderOf, loggerOf, useLink } from "../services/index.ts";
import { findAssociation } from "../units/index.ts";
import type { Signed } from "./plan-desk.ts";
import { requests } from "./requests.ts";
import { PHOTO_BYTES, PHOTOS_MOST, spotOf, straightMetres } from "./rules.ts";

/** From the request to the day after the visit. */
const LINK_DAYS = 400;

async function doorOf(services: Services, region: string) {
  const unit = (await services.database.plumbing((db) => findAssociation(db, region))) ?? notFound();
  return { unit, actor: mintLinkActor({ id: 0, party: "school", unitPath: unit.path }) };
}

export async function readDoor(services: Services, region: string) {
  const { unit, actor } = await doorOf(services, region);
  // What vehicles of the unit and its superiors carry: names of exhibits alone.
  const kits = await services.database.read(actor.scope, (db) =>
    rowsOf<{ name: string }>(
      db,
      sql`select distinct e.name from caravan_exhibit e join caravan c on c.id = e.caravan_id
        where c.in_use and e.condition = 'good' and c.unit_id = any (${[...unit.path]}::int[]) order by 1 limit 100`,
    ),
  );
  return { unitName: unit.name, today: chinaDay(services.now()), kits: kits.map((k) => k.name) };
}

/** No vehicle goes so far; whoever writes such a position has mistaken a figure. */
const FAR_KM = 500;
async function farFault(db: Db, path: readonly number[], position: string | number | string[] | undefined): Promise<Record<string, Label>> {
  const spot = typeof position === "string" ? spotOf(position) : undefined;
  if (!spot) return {};
  const homes = await rowsOf<{ position: string }>(
    db,
    sql`select home_position as position from caravan where in_use and unit_id = any (${[...path]}::int[]) limit 100`,
  );
  const ways = homes.flatMap((h) => spotOf(h.position) ?? []).map((home) => Math.round(straightMetres(home, spot) / 1000));
  const km = Math.min(...ways);
  if (ways.length === 0 || km <= FAR_KM) return {};
  return {
    position: {
      zh: `这里离大篷车停放的地方有 ${km} 公里，请核对；说不准可以不填，主办单位会来电话问`,
      en: `That is ${km} km from where the vehicle stands: please check it, or leave it blank and the office will ask`,
    },
  };
}

/** A request by a school without account; the answer is the one link that follows it to its end. */
export async function requestVisit(
  hand: Hand,
  { services }: Context,
  input: { region: string; values: Record<string, string | number | string[]>; requestKey: string },
) {
  const { unit, actor } = await doorOf(services, input.region);
  const { must: _, ...values } = input.values;
  return services.database.write(actor.scope, async (tx) => {
    const { contactPhone, lastOn } = values;
    const today = chinaDay(services.now());
    refuseTogether(hand.records, values, today, {
      ...(contactPhone ? {} : { contactPhone: { zh: "请留电话，以便联系", en: "Please leave a telephone number" } }),
      ...(await farFault(tx, unit.path, values["position"])),
      ...(typeof lastOn === "string" && lastOn < today ? { lastOn: { zh: "这一天已经过去", en: "That day is over" } } : {}),
    });
    const { id } = await createRecord(hand, { actor, services }, tx, { values, requestKey: input.requestKey });
    const link = await services.links.issue(
      tx,
      actor,
      { caseId: id, purpose: "caravan.school", party: "school", unitId: unit.id, validDays: LINK_DAYS },
      services.now(),
    );
    await services.links.keepUnseen(tx, link.id, false);
    return { url: `${services.config.BIHUAN_ORIGIN ?? ""}/link/visit#${link.token}`, code: printToken(link.token) };
  });
}

/** A request made in the office's own network is confirmed there in the school's stead, whoever held the link. */
async function basisHere(context: Context, db: Db, linkId: number): Promise<LinkBasis> {
  const { links, now } = context.services;
  const basis = await links.basisOf(db, linkId, originOf(context), now());
  return basis === "self" && (await links.isStaffNetwork(db, originOf(context), now())) ? "proxy" : basis;
}

interface Visit {
  readonly id: number;
  readonly school: string;
  readonly address: string;
  readonly state: string;
  readonly pupils: number;
  readonly kit: string | null;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly onDay: string | null;
  readonly fromTime: string | null;
  readonly toTime: string | null;
  readonly plate: string | null;
  readonly unitName: string;
}
async function visitOf(db: Db, id: number): Promise<Visit> {
  const rows = await rowsOf<Visit>(
    db,
    sql`select r.id, r.school, r.address, r.state, r.pupils, r.kit, r.first_on as "firstOn", r.last_on as "lastOn", r.on_day as "onDay",
      r.from_time as "fromTime", r.to_time as "toTime", c.plate, u.name as "unitName"
      from caravan_request r join unit u on u.id = r.unit_id left join caravan c on c.id = r.caravan_id where r.id = ${id}`,
  );
  return rows[0] ?? notFound();
}
const STATES: Readonly<Record<string, { label: Label }>> = requests.process?.states ?? {};

export async function openVisit(context: Context, token: string) {
  const { services } = context;
  const { link, actor } = await holderOf(services, token, "caravan.school");
  return services.database.read(actor.scope, async (db) => {
    const { id: _, ...visit } = await visitOf(db, link.caseId);
    const begun = visit.onDay !== null && visit.onDay <= chinaDay(services.now());
    return {
      ...visit,
      stateLabel: STATES[visit.state]?.label ?? { zh: visit.state, en: visit.state },
      canAgree: visit.state === "offered" && !begun,
      canCancel: ["asked", "offered", "agreed"].includes(visit.state) && !begun,
      canConfirm: (visit.state === "agreed" || visit.state === "visited") && begun,
      here: context.actor ? ("staff" as const) : await basisHere(context, db, link.id),
    };
  });
}

type SchoolAnswer = "agree" | "release" | "confirm" | "miss" | "cancel";

/** The school's own word: the time suits, or it does not; the vehicle was there with so many, or it was not; not wanted any more. */
export async function answerVisit(
  hand: Hand,
  context: Context,
  input: { token: string; answer: SchoolAnswer; present?: number | undefined; words: string },
) {
  const { services } = context;
  const { link, actor } = await answererOf(context, input.token, "caravan.school");
  const { answer, words } = input;
  if (answer === "confirm" && input.present === undefined)
    refuseFields({ present: { zh: "请填写参加的学生人数", en: "How many pupils came?" } });
  if ((answer === "release" || answer === "miss" || answer === "cancel") && words === "")
    refuseFields({ words: { zh: "请写明原因", en: "Please say why" } });
  return services.database.write(actor.scope, async (tx) => {
    if (answer === "confirm") {
      const basis = await basisHere(context, tx, link.id);
      await tx
        .updateTable("caravan_request")
        .set({ present: input.present ?? 0, verdict: words || null, basis })
        .where("id", "=", link.caseId)
        .execute();
    }
    // Agreeing and asking for another day leave the link open: it is the school's until the end.
    if (answer !== "agree" && answer !== "release") await useLink(services, tx, input.token, answer);
    const visit = await visitOf(tx, link.caseId);
    await actOnRecord(hand, { actor, services }, tx, {
      id: link.caseId,
      action: answer,
      requestKey: `link-${link.id}-${answer}-${visit.onDay ?? ""}${visit.fromTime ?? ""}`,
      ...(answer === "confirm" || answer === "agree" ? {} : { reason: words }),
    });
    return { ok: true as const };
  });
}

/** The link by which a school follows its request, where it has lost its own or the office entered it. */
export const handVisitLink = (context: Signed, id: number) =>
  context.services.database.write(context.actor.scope, async (tx) => {
    const { unitId } = await unitOf(tx, "caravan_request", id);
    return handLink(
      context,
      tx,
      context.actor,
      { caseId: id, purpose: "caravan.school", party: "school", unitId, page: "visit" },
      false,
      LINK_DAYS,
    );
  });

const unitOf = async (db: Db, table: "caravan_request" | "caravan_tour", id: number): Promise<{ unitId: number }> =>
  (await rowsOf<{ unitId: number }>(db, sql`select unit_id as "unitId" from ${sql.table(table)} where id = ${id}`))[0] ?? notFound();

/** The drivers' link of a tour: what is driven is written down by it, with or without a network. */
export const handTripLink = (context: Signed, id: number) =>
  context.services.database.write(context.actor.scope, async (tx) => {
    const { unitId } = await unitOf(tx, "caravan_tour", id);
    return handLink(
      context,
      tx,
      context.actor,
      { caseId: id, purpose: "caravan.driver", party: "driver", unitId, page: "trip" },
      false,
      60,
    );
  });

/** What a driver's phone holds for the day: the visits of this tour with whom to telephone, and what was logged already. */
export async function openTrip({ services }: Context, token: string) {
  const { link, actor } = await holderOf(services, token, "caravan.driver");
  return services.database.read(actor.scope, async (db) => {
    const tour =
      (
        await rowsOf<{ title: string; unitName: string; state: string }>(
          db,
          sql`select t.title, u.name as "unitName", t.state from caravan_tour t join unit u on u.id = t.unit_id where t.id = ${link.caseId}`,
        )
      )[0] ?? notFound();
    if (tour.state !== "frozen" && tour.state !== "drafted" && tour.state !== "proposed")
      refuseRequest("tour-over", { zh: "这次巡展已经结束", en: "This tour is over" });
    const visits = await rowsOf<{
      id: number;
      caravanId: number;
      plate: string;
      school: string;
      address: string;
      onDay: string;
      fromTime: string;
      toTime: string;
      pupils: number;
      ground: string | null;
      power: string | null;
      contactName: string;
      contactPhone: string | null;
      logged: boolean;
    }>(
      db,
      sql`select r.id, r.caravan_id as "caravanId", c.plate, r.school, r.address, r.on_day as "onDay", r.from_time as "fromTime", r.to_time as "toTime", r.pupils,
        r.ground, r.power, r.contact_name as "contactName", r.contact_phone as "contactPhone",
        exists (select from caravan_trip t where t.request_id = r.id) as logged
        from caravan_request r join caravan c on c.id = r.caravan_id
        where r.tour_id = ${link.caseId} and r.state not in ('cancelled', 'not_held') order by r.on_day, r.from_time, r.id`,
    );
    const vehicles = await rowsOf<{ id: number; plate: string; km: number | null }>(
      db,
      sql`select distinct c.id, c.plate, c.km from caravan c join caravan_request r on r.caravan_id = c.id where r.tour_id = ${link.caseId} order by c.plate`,
    );
    return { title: tour.title, unitName: tour.unitName, today: chinaDay(services.now()), vehicles, visits };
  });
}

/** Photos belong to a leg of the link's own tour. */
export const tripPhotos: LinkUpload = {
  logs: true,
  mostBytes: PHOTO_BYTES,
  mostFiles: PHOTOS_MOST,
  takes: ["jpg", "jpeg"],
  place: async (db, link, record) => {
    const [leg] = await rowsOf<{ id: number }>(
      db,
      sql`select t.id from caravan_trip t join caravan_request r on r.id = t.request_id where t.id = ${record ?? 0} and r.tour_id = ${link.caseId}`,
    );
    return leg ? { case_id: null, subject: `caravan_trip:${leg.id}`, kind: "photo" } : notFound();
  },
};

export type Leg = Record<string, string | number>;

/** One leg of a driver's day. Its key makes it one leg, however often a phone sends it. */
export async function logTrip(hand: Hand, { services }: Context, input: { token: string; requestKey: string; values: Leg }) {
  const { link, actor } = await loggerOf(services, input.token, "caravan.driver");
  return services.database.write(actor.scope, async (tx) => {
    await refuseOthers(tx, link.caseId, input.values);
    const { id } = await createRecord(hand, { actor, services }, tx, {
      values: input.values,
      requestKey: `trip-${link.caseId}-${input.requestKey}`,
    });
    return { id };
  });
}

/** A driver's link writes for vehicles and schools of its own tour alone. */
async function refuseOthers(tx: Db, tourId: number, values: Leg): Promise<void> {
  const own = await rowsOf<{ n: number }>(
    tx,
    sql`select count(*)::int as n from caravan_request r where r.tour_id = ${tourId} and r.caravan_id = ${values["caravanId"] ?? 0}`,
  );
  if (own[0]?.n === 0) refuseFields({ caravanId: { zh: "这辆车不在这次巡展里", en: "That vehicle is not of this tour" } });
  if (values["requestId"] === undefined) return;
  const school = await rowsOf<{ id: number }>(
    tx,
    sql`select id from caravan_request where id = ${values["requestId"]} and tour_id = ${tourId}`,
  );
  if (school.length === 0) refuseFields({ requestId: { zh: "这所学校不在这次巡展里", en: "That school is not of this tour" } });
}
