import { chinaDay } from "@bihuan/kit";
import { mintLinkActor, type Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { originOf, refuseRequest, type Context, type Services } from "../../platform/http/server.ts";
import type { LinkRefusal, OpenLink } from "../../platform/links/links.ts";
import { recordFieldChanges } from "../../platform/register/history.ts";
import { readValues, showValue, type Values } from "../../platform/register/fields.ts";
import { getUnit } from "../units/index.ts";
import { valuesOf } from "./demand-intake.ts";
import { getDemand, recordDemandFact, stepDemand } from "./demands.ts";
import { keepLikeness } from "./duplicates.ts";
import { findContact } from "./queries.ts";
import { keepConfirmation, refuseStaffAnswer, restOn } from "./worth.ts";
import { demanderFields, demandRegister, fieldsForDemander } from "./register.ts";

/** Which page of the light entry a link of each purpose opens. */
export const LINK_PAGES = {
  "demand.confirm": "demand",
  "agreement.confirm": "agreement",
  "effect.confirm": "effect",
  "booking.cancel": "booking",
  "lecture.orderer": "lecture",
  "lecture.expert": "offer",
  "activity.site": "site",
  "partner.own": "partner",
  "caravan.school": "visit",
  "caravan.driver": "trip",
  "fair.expert": "fair-expert",
  "fair.owner": "fair-file",
  "fair.party": "fair-party",
  "fair.door": "fair-door",
  "task.outside": "task",
  "study.review": "review",
  "station.judge": "judging",
  "society.own": "society",
  "congress.proposal": "proposal",
  "congress.unit": "nominate",
} as const;

const LINK_WORDS: Record<LinkRefusal, { zh: string; en: string }> = {
  unknown: {
    zh: "没有找到这个编号，可能抄漏了一位。请对照消息或纸条再看一眼；还是打不开，请给您发链接的人打电话，可以重新发一个",
    en: "This code was not found; a character may be missing. Compare it with the message or the paper, or ask who sent it for a new one",
  },
  used: {
    zh: "这个链接已经用过了。如需更改，请联系您的科协保姆",
    en: "This link was used already. To change something, call your adviser",
  },
  expired: { zh: "链接已过期，请您的科协保姆重新发一个", en: "This link has expired; ask your adviser for a new one" },
  edited: {
    zh: "您的科协保姆正在修改，改好会重新发给您，请等新的链接",
    en: "Your adviser is changing it and will send it to you again; please wait for the new link",
  },
  closed: { zh: "这件事已经办结，不用再答复了", en: "This is closed; there is nothing to answer any more" },
  revoked: { zh: "已有新的链接，请使用最新收到的那一个", en: "There is a newer link; please use the latest one" },
};

export function refuseLink(refusal: LinkRefusal): never {
  return refuseRequest(`link-${refusal}`, LINK_WORDS[refusal]);
}

/** Opens a token for a purpose and mints the actor who holds it, confined to the unit of the one case. */
async function heldBy(services: Services, token: string, purpose: string, looks: boolean): Promise<{ link: OpenLink; actor: Actor }> {
  const opened = await services.links.open(token, services.now());
  if (!opened.ok) return refuseLink(opened.error);
  if (opened.value.purpose !== purpose) return refuseLink("unknown");
  const unit = await services.database.plumbing((db) => getUnit(db, opened.value.unitId));
  const { id, party } = opened.value;
  return { link: opened.value, actor: mintLinkActor({ id, party, unitPath: unit.path, looks }) };
}

/** Whoever opens a link and reads: nothing can be written for him. */
export const holderOf = (services: Services, token: string, purpose: string) => heldBy(services, token, purpose, true);

/** As above, for an answer: a browser in which staff is signed in answers nothing. */
export async function answererOf(context: Pick<Context, "actor" | "services">, token: string, purpose: string) {
  const held = await heldBy(context.services, token, purpose, false);
  await refuseStaffAnswer(context, held.link, held.actor);
  return held;
}

/** A door's or a driver's device, which the office's own people hold as well: it writes down what happens, and nothing of it confirms a fact. */
export const loggerOf = (services: Services, token: string, purpose: string) => heldBy(services, token, purpose, false);

/** What an answer given here and now would count as: told before anybody answers. */
export const hereOf = async (context: Context, db: Db, linkId: number): Promise<"self" | "proxy" | "staff"> =>
  context.actor ? "staff" : context.services.links.basisOf(db, linkId, originOf(context), context.services.now());

/** Uses the link up in the transaction of the act it allows. */
export async function useLink(services: Services, tx: Db, token: string, outcome: string): Promise<void> {
  const used = await services.links.use(tx, token, outcome, services.now());
  if (!used.ok) refuseLink(used.error);
}

export async function openConfirmation(context: Context, token: string) {
  const { services } = context;
  const { link, actor } = await holderOf(services, token, "demand.confirm");
  return services.database.read(actor.scope, async (db) => {
    const d = await getDemand(db, link.caseId);
    const contact = await findContact(db, d.id);
    const values = valuesOf(d);
    return {
      title: d.title,
      demanderName: d.demander_name,
      contactName: contact?.contactName ?? "",
      adviserName: d.adviser_name ?? "",
      unitName: d.unit_name,
      openedOn: d.opened_on,
      here: await hereOf(context, db, link.id),
      values: shownTo(values),
      fields: fieldsForDemander,
    };
  });
}

/** What the demander sees of his need, as written: amounts and days in words. */
const shownTo = (values: Values): Record<string, string> =>
  Object.fromEntries(
    demandRegister.fields
      .filter((f) => (demanderFields as readonly string[]).includes(f.key))
      .map((f) => [f.key, showValue(f, values[f.key] ?? null, "zh-CN")]),
  );

/** The newest change of a need's fields when its demander confirmed: what comes after was not his. */
const lastChangeOf = async (tx: Db, demandId: number): Promise<number> =>
  (
    await tx
      .selectFrom("field_history")
      .select((eb) => eb.fn.max("id").as("last"))
      .where("register", "=", "demand")
      .where("record_id", "=", demandId)
      .executeTakeFirst()
  )?.last ?? 0;

export async function answerConfirmation(
  context: Context,
  input: {
    token: string;
    answer: "confirm" | "decline";
    corrections: Record<string, string>;
    words?: string | undefined;
    consent: boolean;
  },
) {
  const { services } = context;
  const { link, actor } = await answererOf(context, input.token, "demand.confirm");
  if (input.answer === "confirm" && !input.consent) refuseRequest("consent", { zh: "请先勾选同意，再确认", en: "Please agree first" });
  const at = new Date(services.now()).toISOString();
  return services.database.write(actor.scope, async (tx) => {
    await useLink(services, tx, input.token, input.answer);
    const d = await getDemand(tx, link.caseId);
    if (input.answer === "decline") {
      const moved = await stepDemand(
        tx,
        d,
        { action: "decline", actor, at, ...(input.words ? { note: input.words } : {}) },
        services.now(),
      );
      return { state: moved.case.state };
    }
    const before = valuesOf(d);
    const shown = shownTo(before);
    const corrected = Object.fromEntries(Object.entries(input.corrections).filter(([key, value]) => value.trim() !== shown[key]?.trim()));
    const checked = readValues(
      demandRegister,
      corrected,
      demanderFields.filter((key) => key in corrected),
    );
    if (!checked.ok)
      return refuseRequest("invalid", { zh: "有几项需要更正", en: "Some fields need correction" }, { fields: checked.error });
    const changed = await recordFieldChanges(tx, actor, demandRegister, d, before, checked.value);
    if (typeof checked.value.title === "string")
      await tx.updateTable("work_case").set({ title: checked.value.title }).where("id", "=", d.id).execute();
    const text = <T extends string | number | null>(key: string, kept: T) => (key in checked.value ? (checked.value[key] as T) : kept);
    await tx
      .updateTable("demand")
      .set({
        confirmed_on: chinaDay(services.now()),
        present_state: text("presentState", d.present_state),
        target: text("target", d.target),
        tried: text("tried", d.tried),
        limits: text("limits", d.limits),
        budget_fen: text("budgetFen", d.budget_fen),
        wanted_by: text("wantedBy", d.wanted_by),
        competitors: text("competitors", d.competitors),
      })
      .where("id", "=", d.id)
      .execute();
    if (changed.length > 0) await keepLikeness(tx, d.id);
    const moved = await stepDemand(
      tx,
      d,
      {
        action: "confirm",
        actor,
        at,
        data: { changed, lastChange: await lastChangeOf(tx, d.id) },
        ...(changed.length > 0 ? { told: { zh: `改了 ${changed.length} 处`, en: `${changed.length} changed` } } : {}),
        ...(input.words ? { note: input.words } : {}),
      },
      services.now(),
    );
    const confirmation = await keepConfirmation(context, tx, actor, link, d);
    if (!d.confirmed_on) {
      const factId = await recordDemandFact(tx, actor, d, {
        kind: "demand.confirmed",
        nowMillis: services.now(),
        dimensions: { source: d.source, basis: confirmation.basis },
        evidence: [{ type: "link", ref: `link:${link.id}`, label: "需求方链接答复" }],
      });
      await restOn(tx, factId, [confirmation]);
    }
    return { state: moved.case.state };
  });
}
