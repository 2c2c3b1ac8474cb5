import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { mintLinkActor, type Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Label } from "../../platform/http/contract.ts";
import { notFound, originOf, refuseRequest, type Context, type Services } from "../../platform/http/server.ts";
import { printToken, type LinkBasis } from "../../platform/links/links.ts";
import { actOnRecord, createRecord, type Hand } from "../../platform/records/hand.ts";
import { refuseFields, refuseTogether } from "../../platform/records/rows.ts";
import { answererOf, holderOf, useLink } from "../services/index.ts";
import { findAssociation } from "../units/index.ts";
import { ORDER_LINK_DAYS } from "./desk.ts";
import { orders } from "./orders.ts";

/** The association of a county, seen by whoever orders from it: its own menu and its superiors'. */
async function doorOf(services: Services, region: string) {
  const unit = (await services.database.plumbing((db) => findAssociation(db, region))) ?? notFound();
  return { unit, actor: mintLinkActor({ id: 0, party: "orderer", unitPath: unit.path }) };
}

export async function readMenu(services: Services, region: string) {
  const { unit, actor } = await doorOf(services, region);
  return services.database.read(actor.scope, async (db) => ({
    unitName: unit.name,
    today: chinaDay(services.now()),
    items: (await listOffered(db)).map(({ id, title, audience, ages, minutes, language, equipment, summary }) => ({
      id,
      title,
      audience,
      ages,
      minutes,
      language,
      equipment,
      summary,
    })),
  }));
}

const listOffered = (db: Db) =>
  db.selectFrom("lecture").selectAll().where("offered", "=", true).orderBy("audience").orderBy("id").limit(500).execute();

/** An order by whoever has no account; the answer is the one link that follows it to its end. */
export async function orderLecture(
  hand: Hand,
  context: Context,
  input: { region: string; values: Record<string, string | number>; requestKey: string },
) {
  const { services } = context;
  const { unit, actor } = await doorOf(services, input.region);
  return services.database.write(actor.scope, async (tx) => {
    const menu = await listOffered(tx);
    const { lectureId, contactPhone, lastOn } = input.values;
    const today = chinaDay(services.now());
    refuseTogether(hand.records, input.values, today, {
      ...(menu.some((l) => l.id === lectureId)
        ? {}
        : { lectureId: { zh: "这个讲座现在不能点", en: "This lecture cannot be ordered now" } }),
      ...(contactPhone ? {} : { contactPhone: { zh: "请留电话，以便联系", en: "Please leave a telephone number" } }),
      ...(typeof lastOn === "string" && lastOn < today ? { lastOn: { zh: "这一天已经过去", en: "That day is over" } } : {}),
    });
    const { id } = await createRecord(hand, { actor, services }, tx, input);
    // Its token goes to the orderer's browser alone: nobody of the office sees it.
    const link = await services.links.issue(
      tx,
      actor,
      { caseId: id, purpose: "lecture.orderer", party: "orderer", unitId: unit.id, validDays: ORDER_LINK_DAYS },
      services.now(),
    );
    await services.links.keepUnseen(tx, link.id, false);
    return { url: `${services.config.BIHUAN_ORIGIN ?? ""}/link/lecture#${link.token}`, code: printToken(link.token) };
  });
}

/** An order made in the office's own network is confirmed there in the orderer's stead, whoever held the link. */
async function basisHere(context: Context, db: Db, linkId: number): Promise<LinkBasis> {
  const { links, now } = context.services;
  const basis = await links.basisOf(db, linkId, originOf(context), now());
  return basis === "self" && (await links.isStaffNetwork(db, originOf(context), now())) ? "proxy" : basis;
}

interface OrderRow {
  readonly id: number;
  readonly school: string;
  readonly address: string;
  readonly lecture: string;
  readonly state: string;
  readonly teacher: string | null;
  readonly grade: string | null;
  readonly expected: number;
  readonly equipment: string | null;
  readonly onDay: string | null;
  readonly fromTime: string | null;
  readonly toTime: string | null;
  readonly travelMinutes: number | null;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly contactName: string;
  readonly unitName: string;
}

async function orderOf(db: Db, id: number): Promise<OrderRow> {
  const { rows } =
    await sql<OrderRow>`select o.id, o.school, o.address, l.title as lecture, o.state, t.name as teacher, o.grade, o.expected, o.equipment,
      o.on_day as "onDay", o.from_time as "fromTime", o.to_time as "toTime", o.travel_minutes as "travelMinutes", o.first_on as "firstOn",
      o.last_on as "lastOn", o.contact_name as "contactName", u.name as "unitName"
    from lecture_order o join lecture l on l.id = o.lecture_id join unit u on u.id = o.unit_id left join teacher t on t.id = o.teacher_id where o.id = ${id}`.execute(
      db,
    );
  return rows[0] ?? notFound();
}

const STATES: Readonly<Record<string, { label: Label }>> = orders.process?.states ?? {};
const stateLabel = (state: string): Label => STATES[state]?.label ?? { zh: state, en: state };

export async function openOrder(context: Context, token: string) {
  const { services } = context;
  const { link, actor } = await holderOf(services, token, "lecture.orderer");
  return services.database.read(actor.scope, async (db) => {
    const { school, lecture, state, teacher, onDay, fromTime, toTime, firstOn, lastOn, unitName } = await orderOf(db, link.caseId);
    return {
      ...{ school, lecture, state, teacher, onDay, fromTime, toTime, firstOn, lastOn, unitName },
      stateLabel: stateLabel(state),
      canCancel: ["ordered", "assigned", "accepted"].includes(state),
      canConfirm: state === "accepted" && hasBegun({ onDay, fromTime }, services.now()),
      here: context.actor ? ("staff" as const) : await basisHere(context, db, link.id),
    };
  });
}

/** Whether the lecture's hour has come: on the morning of an afternoon's lecture nobody can say yet that it was held. */
const hasBegun = ({ onDay, fromTime }: Pick<OrderRow, "onDay" | "fromTime">, now: number): boolean =>
  onDay !== null && Date.parse(`${onDay}T${fromTime ?? "00:00"}:00+08:00`) <= now;

/** The orderer's own word: it was held, with how many; or it was not; or it is not wanted any more. */
export async function answerOrder(
  hand: Hand,
  context: Context,
  input: { token: string; answer: "confirm" | "miss" | "cancel"; present?: number | undefined; words: string },
) {
  const { services } = context;
  const { link, actor } = await answererOf(context, input.token, "lecture.orderer");
  if (input.answer === "confirm" && input.present === undefined) refuseFields({ present: { zh: "请填写到场人数", en: "How many came?" } });
  if (input.answer !== "confirm" && input.words === "") refuseFields({ words: { zh: "请写明原因", en: "Please say why" } });
  return services.database.write(actor.scope, async (tx) => {
    if (input.answer !== "cancel" && !hasBegun(await orderOf(tx, link.caseId), services.now()))
      refuseRequest("not-begun", { zh: "讲座还没有开始，讲完再来确认", en: "It has not begun; come back afterwards" });
    if (input.answer === "confirm") {
      const basis = await basisHere(context, tx, link.id);
      await tx
        .updateTable("lecture_order")
        .set({ present: input.present ?? 0, verdict: input.words || null, basis })
        .where("id", "=", link.caseId)
        .execute();
    }
    await useLink(services, tx, input.token, input.answer);
    await step(hand, { actor, services }, tx, link.caseId, link.id, input.answer, input.words);
    return { ok: true as const };
  });
}

export async function openOffer(context: Context, token: string) {
  const { services } = context;
  const { link, actor } = await holderOf(services, token, "lecture.expert");
  return services.database.read(actor.scope, async (db) => {
    const { id: _id, state, firstOn: _first, lastOn: _last, teacher, onDay, fromTime, toTime, ...rest } = await orderOf(db, link.caseId);
    const accepted = state === "accepted";
    if (!(accepted || state === "assigned") || teacher === null || onDay === null || fromTime === null || toTime === null)
      return refuseOver();
    return { ...rest, teacher, onDay, fromTime, toTime, accepted };
  });
}

export async function answerOffer(hand: Hand, context: Context, input: { token: string; answer: "accept" | "decline"; reason: string }) {
  const { services } = context;
  const { link, actor } = await answererOf(context, input.token, "lecture.expert");
  if (input.answer === "decline" && input.reason === "") refuseFields({ reason: { zh: "请写明原因", en: "Please say why" } });
  return services.database.write(actor.scope, async (tx) => {
    if ((await orderOf(tx, link.caseId)).state !== "assigned") refuseOver();
    // Whoever accepted reads when and where by the same link until the day is over; offered to somebody else, a new link ends it.
    if (input.answer === "decline") await useLink(services, tx, input.token, input.answer);
    await step(hand, { actor, services }, tx, link.caseId, link.id, input.answer, input.reason);
    return { ok: true as const };
  });
}

const refuseOver = (): never =>
  refuseRequest("over", {
    zh: "这一单已经办完、改派或取消，不用再回复",
    en: "This order is over, was offered anew or cancelled; no answer is needed",
  });

const step = (hand: Hand, by: { actor: Actor; services: Services }, tx: Db, id: number, linkId: number, action: string, reason: string) =>
  actOnRecord(hand, by, tx, {
    id,
    action,
    requestKey: `link-${linkId}-${action}`,
    ...(action === "confirm" || action === "accept" || reason === "" ? {} : { reason }),
  });
