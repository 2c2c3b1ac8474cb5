import { implement } from "@orpc/server";
import { wall, type Context } from "../../platform/http/server.ts";
import { acceptTarget, actOnTarget, listTargets, pinTarget, planTargets, sumTargets, targetPage } from "./builds.ts";
import { buildsContract } from "./contract.ts";

const api = implement(buildsContract).$context<Context>().use(wall);

export const buildsRouter = api.router({
  listTargets: api.listTargets.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => ({
      ...(await listTargets(db, actor.scope, input)),
      can: { plan: actor.permissions.has("build.edit") },
    })),
  ),
  sumTargets: api.sumTargets.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => sumTargets(db, actor.scope, input.year)),
  ),
  getTarget: api.getTarget.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => targetPage(db, actor, input.id, services.now())),
  ),
  planTargets: api.planTargets.handler(({ input, context }) => planTargets(context, input)),
  pinTarget: api.pinTarget.handler(({ input, context }) => pinTarget(context, input)),
  actOnTarget: api.actOnTarget.handler(({ input, context }) => actOnTarget(context, input)),
  acceptTarget: api.acceptTarget.handler(({ input, context }) => acceptTarget(context, input)),
});
