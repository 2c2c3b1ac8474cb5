import { chinaDay } from "@bihuan/kit";
import { nameActor } from "../../platform/access/actor-names.ts";
import { implement } from "@orpc/server";
import type { Actor } from "../../platform/access/scope.ts";
import { listEvents } from "../../platform/casework/casework.ts";
import { actionViews, caseView, eventViews } from "../../platform/casework/present.ts";
import { turnOf } from "../../platform/casework/turn.ts";
import type { Db } from "../../platform/db/database.ts";
import { instant, notFound, refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { serveOwnList } from "../../platform/records/own-rows.ts";
import { mayLook } from "../../platform/records/sight.ts";
import { listFieldChanges } from "../../platform/register/history.ts";
import { covers } from "../../platform/access/scope.ts";
import { answerConfirmation, openConfirmation } from "./confirmation.ts";
import { codesContract, confirmationContract, servicesContract, verificationContract } from "./contract.ts";
import { searchCodes } from "./codes.ts";
import { guessField } from "./field-guess.ts";
import { createDemand, editDemand, takeField, valuesOf } from "./demand-intake.ts";
import { askConfirmation, gatesOf, getDemand, lookContact, reviewDemand, stepDemand } from "./demands.ts";
import { servicesFacts } from "./facts.ts";
import { answerIntroduction, getIntroduction } from "./introductions.ts";
import { demandRows, listDemands } from "./demand-list.ts";
import { demandProcess, OWN_SCREEN } from "./process.ts";
import {
  findPublication,
  greyOf,
  listBarred,
  listCandidates,
  listPublications,
  listRelated,
  listSupplies,
  publicationRows,
  supplyRows,
} from "./queries.ts";
import { demanderFields } from "./register.ts";
import { findKnownDemanders } from "./known.ts";
import { demandList, publicationList, supplyList } from "./own-lists.ts";
import { listTalks, recordTalk } from "./talks.ts";
import { createSupply, editSupply, getSupply, lookSupplyContact, withdrawSupply } from "./supplies.ts";
import { qualityOf } from "./quality.ts";
import { answerVerification, lookVerificationPhone, verificationPage } from "./verification.ts";

const api = implement(servicesContract).$context<Context>().use(wall);

/** The lists' groups and facets, under the names of their records. */
export const ownLists = {
  demand: serveOwnList(demandList, "demand.read", () => demandRows),
  supply: serveOwnList(supplyList, "supply.read", () => supplyRows),
  publication: serveOwnList(publicationList, "staff", () => publicationRows),
};

export const servicesRouter = api.router({
  listDemands: api.listDemands.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => ({
      ...(await listDemands(db, actor.scope, input)),
      can: { create: actor.permissions.has("demand.create") },
    })),
  ),
  getDemand: api.getDemand.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => demandPage(db, actor, input.id, services.now())),
  ),
  createDemand: api.createDemand.handler(({ input, context }) => createDemand(context, input)),
  editDemand: api.editDemand.handler(({ input, context }) => editDemand(context, input)),
  takeField: api.takeField.handler(({ input, context }) => takeField(context, input)),
  lookContact: api.lookContact.handler(({ input, context }) => lookContact(context, input.id)),
  demandHistory: api.demandHistory.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      await getDemand(db, input.id);
      const rows = await listFieldChanges(db, "demand", input.id);
      return rows.map((r) => ({
        field: r.field,
        before: r.before as unknown,
        after: r.after as unknown,
        at: r.at,
        actorName: nameActor(r.actorId, r.actorName),
      }));
    }),
  ),
  askConfirmation: api.askConfirmation.handler(({ input, context }) => askConfirmation(context, input)),
  actOnDemand: api.actOnDemand.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, async (tx) => {
      if (OWN_SCREEN.has(input.action))
        refuseRequest("not-from-this-state", { zh: "这一步在专门的页面办理", en: "This step has a page of its own" });
      const { id, ...step } = input;
      const moved = await stepDemand(
        tx,
        await getDemand(tx, id),
        { ...defined(step), actor: context.actor, at: instant(context) },
        context.services.now(),
      );
      return { state: moved.case.state };
    }),
  ),
  findKnownDemanders: api.findKnownDemanders.handler(({ input, context }) => findKnownDemanders(context, input.words)),
  recordTalk: api.recordTalk.handler(({ input, context }) => recordTalk(context, input)),
  reviewDemand: api.reviewDemand.handler(({ input, context }) => reviewDemand(context, input)),
  getIntroduction: api.getIntroduction.handler(({ input, context }) => getIntroduction(context, input.id)),
  answerIntroduction: api.answerIntroduction.handler(({ input, context }) => answerIntroduction(context, input)),
  listPublications: api.listPublications.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => ({ ...(await listPublications(db, actor.scope, input)), can: {} })),
  ),
  listSupplies: api.listSupplies.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => ({
      ...(await listSupplies(db, actor.scope, input)),
      can: { create: actor.permissions.has("supply.create") },
    })),
  ),
  getSupply: api.getSupply.handler(({ input, context }) => getSupply(context, input.id)),
  createSupply: api.createSupply.handler(({ input, context }) => createSupply(context, input.values)),
  editSupply: api.editSupply.handler(({ input, context }) => editSupply(context, input)),
  lookSupplyContact: api.lookSupplyContact.handler(({ input, context }) => lookSupplyContact(context, input.id)),
  withdrawSupply: api.withdrawSupply.handler(({ input, context }) => withdrawSupply(context, input.id, input.undo)),
  getPublication: api.getPublication.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => (await findPublication(db, input.id)) ?? notFound()),
  ),
});

const codes = implement(codesContract).$context<Context>().use(wall);

export const codesRouter = codes.router({
  searchCodes: codes.searchCodes.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => searchCodes(db, input.table, input.text)),
  ),
  guessField: codes.guessField.handler(({ input, context }) => guessField(context, input.text)),
});

const calls = implement(verificationContract).$context<Context>().use(wall);

export const verificationRouter = calls.router({
  getVerification: calls.getVerification.handler(({ input, context }) => verificationPage(context, input.id)),
  lookVerificationPhone: calls.lookVerificationPhone.handler(({ input, context }) => lookVerificationPhone(context, input.id)),
  answerVerification: calls.answerVerification.handler(({ input, context }) => answerVerification(context, input)),
});

const links = implement(confirmationContract).$context<Context>().use(wall);

export const confirmationRouter = links.router({
  openConfirmation: links.openConfirmation.handler(({ input, context }) => openConfirmation(context, input.token)),
  answerConfirmation: links.answerConfirmation.handler(({ input, context }) => answerConfirmation(context, input)),
});

async function demandPage(db: Db, actor: Actor, id: number, nowMillis: number) {
  const d = await getDemand(db, id);
  const [history, gates, candidates, related, facts, events, grey] = [
    await listEvents(db, id),
    await gatesOf(db, d, nowMillis),
    await listCandidates(db, id),
    await listRelated(db, id),
    await db
      .selectFrom("ledger_fact")
      .select(["id", "kind", "occurred_on as occurredOn"])
      .where("subject", "=", `demand:${id}`)
      .where("void", "=", false)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom("ledger_fact as later").select("later.id").whereRef("later.supersedes", "=", "ledger_fact.id"))),
      )
      .orderBy("id")
      .execute(),
    await eventViews(db, demandProcess, id),
    await greyOf(db, id),
  ];
  return {
    case: caseView(d, nowMillis),
    turn: await turnOf(db, demandProcess, d, actor, chinaDay(nowMillis)),
    version: d.version,
    values: valuesOf(d),
    demanderConfirmed: d.confirmed_on !== null,
    level: d.level,
    publicSummary: d.public_summary,
    remarks: d.review_remarks as Record<string, string>,
    events,
    actions: actionViews(demandProcess, history, actor, gates),
    candidates,
    barred: actor.permissions.has("demand.match") ? await listBarred(db, id) : [],
    untouched: d.untouched,
    related: related.map((r) => caseView(r, nowMillis)),
    quality: qualityOf(valuesOf(d)),
    grey,
    duplicate: d.duplicate_of === null ? null : { id: d.duplicate_of, title: d.duplicate_title ?? "", reason: d.duplicate_reason ?? "" },
    contactOpen:
      covers(actor.scope, d.demander_path) &&
      actor.permissions.has("demand.contact") &&
      (await mayLook(db, actor, "demand_contact", d.demander_path)),
    talks: await listTalks(db, id),
    demanderFields: [...demanderFields],
    facts: facts.map((f) => ({ ...f, label: servicesFacts.find((k) => k.kind === f.kind)?.label ?? { zh: f.kind, en: f.kind } })),
  };
}

/** Drops keys whose value is undefined: optional inputs become absent ones. */
const defined = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as never;
