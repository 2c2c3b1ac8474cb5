import { implement } from "@orpc/server";
import { wall, type Context } from "../../platform/http/server.ts";
import { checkAgreement } from "./agreement-check.ts";
import { answerAgreementLink, openAgreementLink } from "./agreement-links.ts";
import { actOnAgreement, agreementPage, createAgreement, editAgreement, startAgreement, submitAgreement } from "./agreements.ts";
import { addMilestone, reachMilestone } from "./milestones.ts";
import { partyContract, projectsContract } from "./contract.ts";
import { answerEffectLink, concludeLookback, lookbackPage, openEffectLink, renewLookbackLink, visitLookback } from "./lookbacks.ts";

const api = implement(projectsContract).$context<Context>().use(wall);

export const projectsRouter = api.router({
  getAgreement: api.getAgreement.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => agreementPage(db, actor, input.id, services.now())),
  ),
  startAgreement: api.startAgreement.handler(({ input, context }) => startAgreement(context, input.demandId)),
  createAgreement: api.createAgreement.handler(({ input, context }) => createAgreement(context, input)),
  editAgreement: api.editAgreement.handler(({ input, context }) => editAgreement(context, input)),
  submitAgreement: api.submitAgreement.handler(({ input, context }) => submitAgreement(context, input)),
  checkAgreement: api.checkAgreement.handler(({ input, context }) => checkAgreement(context, input)),
  actOnAgreement: api.actOnAgreement.handler(({ input, context }) => actOnAgreement(context, input)),
  addMilestone: api.addMilestone.handler(({ input, context }) => addMilestone(context, input)),
  reachMilestone: api.reachMilestone.handler(({ input, context }) => reachMilestone(context, input)),
  getLookback: api.getLookback.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => lookbackPage(db, actor, input.id, services.now())),
  ),
  concludeLookback: api.concludeLookback.handler(({ input, context }) => concludeLookback(context, input)),
  visitLookback: api.visitLookback.handler(({ input, context }) => visitLookback(context, input)),
  renewLookbackLink: api.renewLookbackLink.handler(({ input, context }) => renewLookbackLink(context, input)),
});

const links = implement(partyContract).$context<Context>().use(wall);

export const partyRouter = links.router({
  openAgreementLink: links.openAgreementLink.handler(({ input, context }) => openAgreementLink(context, input.token)),
  answerAgreementLink: links.answerAgreementLink.handler(({ input, context }) => answerAgreementLink(context, input)),
  openEffectLink: links.openEffectLink.handler(({ input, context }) => openEffectLink(context, input.token)),
  answerEffectLink: links.answerEffectLink.handler(({ input, context }) => answerEffectLink(context, input)),
});
