import { implement } from "@orpc/server";
import { chinaDay } from "@bihuan/kit";
import { notFound, wall, type Context } from "../../platform/http/server.ts";
import { keysetAfter } from "../../platform/register/page.ts";
import { LEVELS } from "./about.ts";
import { comparePolicies } from "./compare.ts";
import { policiesContract, publicPoliciesContract } from "./contract.ts";
import { correctText, readText } from "./correcting.ts";
import { createPolicy, editPolicy, linkOrUnlink } from "./editing.ts";
import { findByWords, findPolicy, listPolicies, listPublic, namedPolicy, publicPolicy } from "./queries.ts";
import { pieceOfPublic, readCitations, readPolicy } from "./reading.ts";

const api = implement(policiesContract).$context<Context>().use(wall);
const today = (context: Context): string => chinaDay(context.services.now());

export const policiesRouter = api.router({
  listPolicies: api.listPolicies.handler(({ input, context }) =>
    context.services.database.read(context.actor.scope, async (db) => ({
      ...(await listPolicies(db, context.actor.scope, input, input.on ?? today(context))),
      can: { create: context.actor.permissions.has("policy.edit") },
    })),
  ),
  getPolicy: api.getPolicy.handler(({ input, context }) =>
    context.services.database.read(context.actor.scope, (db) => readPolicy(db, context.actor, input, input.on ?? today(context))),
  ),
  listCitations: api.listCitations.handler(({ input, context }) =>
    context.services.database.read(context.actor.scope, (db) => readCitations(db, input.id, input.address, today(context))),
  ),
  comparePolicies: api.comparePolicies.handler(({ input, context }) => comparePolicies(context, input.older, input.newer, today(context))),
  findPolicies: api.findPolicies.handler(({ input, context }) =>
    context.services.database.read(context.actor.scope, async (db) =>
      (await findByWords(db, input.text.trim(), 20)).map((row) => namedPolicy(row, today(context))),
    ),
  ),
  createPolicy: api.createPolicy.handler(({ input, context }) => createPolicy(context, input)),
  editPolicy: api.editPolicy.handler(({ input, context }) => editPolicy(context, input)),
  getText: api.getText.handler(({ input, context }) =>
    context.services.database.read(context.actor.scope, (db) => readText(db, input.id, today(context))),
  ),
  correctText: api.correctText.handler(({ input, context }) => correctText(context, input)),
  linkPolicies: api.linkPolicies.handler(({ input, context }) => linkOrUnlink(context, input)),
});

const open = implement(publicPoliciesContract).$context<Context>().use(wall);

/** What anyone may read: documents marked public, and nothing else of the library. */
export const publicPoliciesRouter = open.router({
  listPublic: open.listPublic.handler(({ input, context }) =>
    context.services.database.asRoot(context.services.rootUnitId, async (db) => {
      const { rows, next } = await listPublic(db, input.text.trim(), keysetAfter(input.cursor));
      return { rows: rows.map((row) => publicPolicy(row, today(context))), next };
    }),
  ),
  readPublic: open.readPublic.handler(({ input, context }) =>
    context.services.database.asRoot(context.services.rootUnitId, async (db) => {
      const on = today(context);
      const policy = await findPolicy(db, input.id, on);
      if (!policy?.is_public) return notFound();
      const { articles, next } = await pieceOfPublic(db, policy.id, input.from ?? 1);
      return {
        policy: publicPolicy(policy, on),
        number: policy.number,
        issuer: policy.issuer,
        inForceOn: policy.in_force_on,
        level: LEVELS[policy.level],
        articles,
        next,
      };
    }),
  ),
});
