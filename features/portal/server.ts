import { implement } from "@orpc/server";
import { wall, type Context } from "../../platform/http/server.ts";
import { LINK_PAGES, refuseLink } from "../services/index.ts";
import { findAssociation } from "../units/index.ts";
import { portalContract } from "./contract.ts";

const api = implement(portalContract).$context<Context>().use(wall);

export const portalRouter = api.router({
  whichLink: api.whichLink.handler(async ({ input, context: { services } }) => {
    const opened = await services.links.open(input.token, services.now());
    if (!opened.ok) return refuseLink(opened.error);
    return { page: LINK_PAGES[opened.value.purpose as keyof typeof LINK_PAGES] };
  }),
  giveFeedback: api.giveFeedback.handler(async ({ input, context: { services } }) => {
    await services.database.plumbing(async (db) => {
      const unit = input.region === undefined ? undefined : await findAssociation(db, input.region);
      await db
        .insertInto("feedback")
        .values({
          words: input.words,
          contact: input.contact ?? null,
          page: input.page ?? null,
          unit_path: unit?.path ?? [services.rootUnitId],
        })
        .execute();
    });
    return { ok: true };
  }),
  listFeedback: api.listFeedback.handler(({ context: { actor, services } }) =>
    services.database.read(actor.scope, (db) =>
      db.selectFrom("feedback").select(["id", "words", "contact", "given_at as givenAt"]).orderBy("id", "desc").limit(200).execute(),
    ),
  ),
});
