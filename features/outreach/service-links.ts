import { readPaperNumber } from "@bihuan/kit";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Label } from "../../platform/http/contract.ts";
import { originOf, refuseRequest, type Context, type Services } from "../../platform/http/server.ts";
import { actOnRecord, createRecord, type Hand } from "../../platform/records/hand.ts";
import { findRecord, refuseFields } from "../../platform/records/rows.ts";
import { seeElsewhere, takePart, type Joint, type Shown } from "../../platform/records/take-part.ts";
import { openReadings } from "../../platform/register/readings.ts";
import { answererOf, handLink, hereOf, holderOf, useLink } from "../services/index.ts";
import { listClosed, sayOfClosed, servedClosedDoors } from "./closed-desk.ts";
import { servedActivities, servedPartners, servedProofs } from "./service.ts";

type By = Pick<Context, "services" | "address" | "device"> & { readonly actor: Actor };
const PARTNER_LINK_DAYS = 370;

async function hand(by: By, served: Hand, id: number, purpose: string, party: string, page: string, days?: number) {
  return by.services.database.write(by.actor.scope, async (tx) => {
    const { unitId } = await findRecord(tx, served.records, id);
    return handLink(by, tx, by.actor, { caseId: id, purpose, party, unitId, page }, false, days);
  });
}
export const handSiteLink = (by: By, id: number) => hand(by, servedActivities, id, "activity.site", "site", "site");
export const handPartnerLink = (by: By, id: number) => hand(by, servedPartners, id, "partner.own", "partner", "partner", PARTNER_LINK_DAYS);

const joint: Joint = {
  table: "activity",
  act: "activity.join",
  states: ["plan", "open"],
  seenAbove: false,
  add: async (tx, id, unit, role) =>
    void (await sql`insert into activity_host (activity_id, name, role) values (${id}, ${unit.name}, ${role}) on conflict (activity_id, name) do nothing`.execute(
      tx,
    )),
};
export const seeActivity = (by: By, asked: Shown) => seeElsewhere(by, joint, asked);
export const joinActivity = (by: By, input: Shown & { role: string }) => takePart(by, joint, input);

export async function openSite(context: Context, token: string) {
  const { link, actor } = await holderOf(context.services, token, "activity.site");
  return context.services.database.read(actor.scope, async (db) => {
    const { values, state, unitName } = await findRecord(db, servedActivities.records, link.caseId);
    const { rows: shifts } = await sql<{
      name: string;
      onDay: string;
      fromTime: string;
      toTime: string;
      came: boolean;
    }>`select v.name, s.on_day as "onDay",
        s.from_time as "fromTime", s.to_time as "toTime", coalesce(s.came, false) as came
      from activity_shift s join volunteer v on v.id = s.volunteer_id where s.activity_id = ${link.caseId} order by s.id`.execute(db);
    const people = await db
      .selectFrom("activity_people")
      .select(["audience", "people"])
      .where("activity_id", "=", link.caseId)
      .orderBy("id")
      .execute();
    const text = (key: string) => String(values[key]);
    return {
      ...{
        title: text("title"),
        place: text("place"),
        firstOn: text("firstOn"),
        lastOn: text("lastOn"),
        unitName,
        state: state ?? "",
        people,
        shifts,
      },
      here: await hereOf(context, db, link.id),
    };
  });
}

/** The site says whether it was so; with its word the activity counts. */
export async function answerSite(context: Context, input: { token: string; answer: "confirm" | "return"; words: string }) {
  const { services } = context;
  const { link, actor } = await answererOf(context, input.token, "activity.site");
  if (input.answer === "return" && input.words === "") refuseFields({ words: { zh: "请写明哪里不对", en: "Please say what is wrong" } });
  return services.database.write(actor.scope, async (tx) => {
    const basis = await services.links.basisOf(tx, link.id, originOf(context), services.now());
    if (input.answer === "confirm") await tx.updateTable("activity").set({ basis }).where("id", "=", link.caseId).execute();
    await useLink(services, tx, input.token, input.answer);
    await actOnRecord(servedActivities, { actor, services }, tx, {
      id: link.caseId,
      action: input.answer,
      requestKey: `link-${link.id}-${input.answer}`,
      ...(input.answer === "return" ? { reason: input.words } : {}),
    });
    return { ok: true as const };
  });
}

/** A partner's link opens its own record as long as it takes part; it dies with the partnership (platform/links/end-links.ts). */
async function partnerOf(context: Context, token: string, answers = true) {
  const held = await (answers ? answererOf(context, token, "partner.own") : holderOf(context.services, token, "partner.own"));
  const partner = await context.services.database.read(held.actor.scope, (db) => findRecord(db, servedPartners.records, held.link.caseId));
  return { ...held, partner };
}

export async function openPartner(context: Context, token: string) {
  const { actor, partner } = await partnerOf(context, token, false);
  return context.services.database.read(actor.scope, async (db) => {
    const { rows: taken } = await sql<{ title: string; onDay: string; hours: number | null; confirmed: boolean }>`
      select a.title, a.last_on as "onDay", h.hours, a.state = 'confirmed' as confirmed from activity_host h join activity a on a.id = h.activity_id
      where h.partner_id = ${partner.id} and a.state <> 'cancelled' order by a.last_on desc, a.id limit 200`.execute(db);
    const { rows: proofs } = await sql<{
      fromOn: string;
      toOn: string;
      state: string;
      number: string | null;
    }>`select from_on as "fromOn", to_on as "toOn", state, number
      from service_proof where partner_id = ${partner.id} order by id desc limit 50`.execute(db);
    const { titleHeld, titleTo } = partner.values as { titleHeld: string | null; titleTo: string | null };
    return {
      ...{ name: partner.title, unitName: partner.unitName, stateLabel: labelIn(servedPartners, partner.state), titleHeld, titleTo, taken },
      proofs: proofs.map(({ state, ...p }) => ({ ...p, stateLabel: labelIn(servedProofs, state) })),
      closed: (await listClosed(db, partner.id)).map(({ state, ...c }) => ({
        ...c,
        open: state === "told",
        stateLabel: labelIn(servedClosedDoors, state),
      })),
    };
  });
}
const labelIn = ({ records }: Hand, state: string | null): Label => {
  const states: Readonly<Record<string, { label: Label }>> = records.process?.states ?? {};
  return states[state ?? ""]?.label ?? { zh: "", en: "" };
};

/** The partner says how it came that its door was closed, as long as the office has not judged. */
export async function answerClosed(context: Context, input: { token: string; id: number; words: string }) {
  const { services } = context;
  const { actor, partner } = await partnerOf(context, input.token);
  const { numAffectedRows } = await services.database.write(actor.scope, (tx) =>
    sayOfClosed(tx, partner.id, input.id, input.words, services.now()),
  );
  if (!numAffectedRows) refuseRequest("not-now", { zh: "这条投诉已经核实完，不再收说明", en: "It has been looked into already" });
  return { ok: true as const };
}

/** The partner asks for its proof itself; the office shows and issues it. */
export async function askProof(context: Context, input: { token: string; fromOn: string; toOn: string; requestKey: string }) {
  const { services } = context;
  const { actor, partner } = await partnerOf(context, input.token);
  await services.database.write(actor.scope, (tx) =>
    createRecord(servedProofs, { actor, services }, tx, {
      values: { holder: partner.title, partnerId: partner.id, fromOn: input.fromOn, toOn: input.toOn },
      requestKey: input.requestKey,
    }),
  );
  return { ok: true as const };
}

/** Public: the four parts of a proof. A withdrawn one says so and shows no lines. */
export async function checkProof(services: Services, typed: string) {
  const number = readPaperNumber(typed);
  const read = await openReadings();
  return services.database.plumbing(async (db: Db) => {
    const { rows } = await sql<{
      number: string;
      holder: string;
      isPerson: boolean;
      fromOn: string;
      toOn: string;
      minutes: number;
      responsible: string;
      issuerPhone: string;
      unitName: string;
      issuedOn: string;
      state: string;
    }>`select number, holder, is_person as "isPerson", from_on as "fromOn", to_on as "toOn", minutes, responsible, issuer_phone as "issuerPhone",
        unit_name as "unitName", issued_on as "issuedOn", state from proof_of_number(${number})`.execute(db);
    const found = rows[0];
    if (!found) return refuseRequest("unknown-number", { zh: "没有这个编号的服务证明", en: "There is no proof of this number" });
    const { rows: lines } = await sql<{ title: string; onDay: string; minutes: number }>`select what as title, on_day as "onDay", minutes
      from proof_lines_of_number(${number})`.execute(db);
    const { isPerson, state, ...rest } = found;
    const holder = isPerson ? read(found.holder.replace(/[（(].{0,40}$/, ""), "person").initials.toUpperCase() || "–" : found.holder;
    return { ...rest, holder, lines, withdrawn: state === "withdrawn" };
  });
}
