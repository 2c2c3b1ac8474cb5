import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { nameActor } from "../../platform/access/actor-names.ts";
import { wall, type Context } from "../../platform/http/server.ts";
import { listFieldChanges } from "../../platform/register/history.ts";
import { blockAccount, createAccount, endSessions, listSessions, resetPassword } from "./accounts.ts";
import { answerAccountRequest, askAccountAct, listAccountRequests, listHeldPosts, seeNotices } from "./consent.ts";
import { peopleContract } from "./contract.ts";
import { eraseIdentity, findByIdentity, identityShown, lookIdentity, setIdentity } from "./identity.ts";
import { createPerson, editPerson, lookPhone, personValues, personWithin } from "./persons.ts";
import { powerOver } from "./power.ts";
import { decideMerge, getSamePerson, listDoubles, listMerges, partPersons, proposeMerge } from "./one-person.ts";
import { endPost, givePost } from "./posts.ts";
import { listAllPosts, listPeople } from "./queries.ts";
import { listTalents } from "./talents.ts";
import { listAccountless, listOddSignIns } from "./watch.ts";
import { findHindrance, withdrawPerson } from "./withdrawal.ts";

const api = implement(peopleContract).$context<Context>().use(wall);

export const peopleRouter = api.router({
  listTalents: api.listTalents.handler(({ input, context }) =>
    context.services.database.read(context.actor.scope, async (db) => ({
      ...(await listTalents(db, context.actor.scope, input, context)),
      can: {},
    })),
  ),
  listPeople: api.listPeople.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => ({
      ...(await listPeople(db, actor.scope, input, chinaDay(services.now()))),
      can: { create: actor.permissions.has("person.edit") },
    })),
  ),
  getPerson: api.getPerson.handler(({ input, context }) =>
    context.services.database.read(context.actor.scope, async (db) => {
      const { actor, services } = context;
      const person = await personWithin(db, actor, input.id);
      const today = chinaDay(services.now());
      const may = (permission: string): boolean => actor.permissions.has(permission);
      const account = person.account_id === null || !may("account.read") ? undefined : await services.accounts.describe(person.account_id);
      const others = person.id !== actor.personId;
      const power = powerOver(actor.scope.unitId, await listHeldPosts(db, person.id, today));
      return {
        id: person.id,
        version: person.version,
        values: personValues(person),
        unitName: person.unit_name,
        posts: (await listAllPosts(db, person.id)).map((p) => ({
          ...p,
          current: p.fromOn <= today && (p.toOn === null || p.toOn >= today),
        })),
        hasAccount: person.account_id !== null,
        account: account ?? null,
        history: (await listFieldChanges(db, "person", person.id)).map((h) => ({
          field: h.field,
          before: h.before as unknown,
          after: h.after as unknown,
          at: h.at,
          actorName: nameActor(h.actorId, h.actorName),
        })),
        can: {
          edit: may("person.edit"),
          givePost: may("post.give") && others,
          lookPhone: may("person.phone"),
          makeAccount: may("account.manage") && person.account_id === null,
          manageAccount: may("account.manage") && account !== undefined && others && power === "direct",
          endSessions: may("session.end") && account !== undefined && others && power !== "above",
          askAct: may("officer.reset") && person.account_id !== null && others && power === "consent",
          withdraw: may("person.edit") && others,
        },
        identity: await identityShown(context, db, person.id),
        hindrance: await findHindrance(db, person.id, today),
        above: power === "above",
      };
    }),
  ),
  lookPhone: api.lookPhone.handler(({ input, context }) => lookPhone(context, input.id)),
  setIdentity: api.setIdentity.handler(({ input, context }) => setIdentity(context, input)),
  lookIdentity: api.lookIdentity.handler(({ input, context }) => lookIdentity(context, input)),
  eraseIdentity: api.eraseIdentity.handler(({ input, context }) => eraseIdentity(context, input.id)),
  findByIdentity: api.findByIdentity.handler(({ input, context }) => findByIdentity(context, input)),
  createPerson: api.createPerson.handler(({ input, context }) => createPerson(context, input.values)),
  editPerson: api.editPerson.handler(({ input, context }) => editPerson(context, input.id, input.version, input.values)),
  withdrawPerson: api.withdrawPerson.handler(({ input, context }) => withdrawPerson(context, input.id, input.version)),
  givePost: api.givePost.handler(({ input, context }) => givePost(context, input)),
  endPost: api.endPost.handler(({ input, context }) => endPost(context, input)),
  createAccount: api.createAccount.handler(({ input, context }) => createAccount(context, input.id, input.username)),
  resetPassword: api.resetPassword.handler(({ input, context }) => resetPassword(context, input.id)),
  blockAccount: api.blockAccount.handler(({ input, context }) => blockAccount(context, input.id, input.blocked)),
  askAccountAct: api.askAccountAct.handler(({ input, context }) => askAccountAct(context, input)),
  listAccountRequests: api.listAccountRequests.handler(({ context }) => listAccountRequests(context)),
  answerAccountRequest: api.answerAccountRequest.handler(({ input, context }) => answerAccountRequest(context, input)),
  listAccountless: api.listAccountless.handler(({ context }) => listAccountless(context)),
  listOddSignIns: api.listOddSignIns.handler(({ context }) => listOddSignIns(context)),
  getSamePerson: api.getSamePerson.handler(({ input, context }) => getSamePerson(context, input)),
  listDoubles: api.listDoubles.handler(({ input, context }) => listDoubles(context, input.after)),
  listMerges: api.listMerges.handler(({ context }) => listMerges(context)),
  proposeMerge: api.proposeMerge.handler(({ input, context }) => proposeMerge(context, input)),
  decideMerge: api.decideMerge.handler(({ input, context }) => decideMerge(context, input)),
  partPersons: api.partPersons.handler(({ input, context }) => partPersons(context, input)),
  seeNotices: api.seeNotices.handler(({ context }) => seeNotices(context)),
  listSessions: api.listSessions.handler(({ input, context }) => listSessions(context, input.id)),
  endSessions: api.endSessions.handler(({ input, context }) => endSessions(context, input.id, input.sessionId)),
});
