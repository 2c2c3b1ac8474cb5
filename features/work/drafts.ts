import type { Actor } from "../../platform/access/scope.ts";
import type { Context, Services } from "../../platform/http/server.ts";

type Asked = Context & { actor: Actor };
const DAYS = 30;
const MOST = 50;

const since = (nowMillis: number): string => new Date(nowMillis - DAYS * 86_400_000).toISOString();

/** Keeps what was typed; of more than fifty the oldest go. */
export const keepDraft = ({ actor, services }: Asked, { key, body }: { key: string; body: string }): Promise<{ at: string }> =>
  services.database.write(actor.scope, async (tx) => {
    const at = new Date(services.now()).toISOString();
    await tx
      .insertInto("draft")
      .values({ person_id: actor.personId as number, unit_id: actor.scope.unitId, key, body, kept_at: at })
      .onConflict((oc) => oc.columns(["person_id", "unit_id", "key"]).doUpdateSet({ body, kept_at: at }))
      .execute();
    await tx
      .deleteFrom("draft")
      .where("key", "in", (eb) => eb.selectFrom("draft").select("key").orderBy("kept_at", "desc").offset(MOST))
      .execute();
    return { at };
  });

export const getDraft = ({ actor, services }: Asked, key: string): Promise<{ body: string; at: string } | null> =>
  services.database.read(
    actor.scope,
    async (db) =>
      (await db
        .selectFrom("draft")
        .select(["body", "kept_at as at"])
        .where("key", "=", key)
        .where("kept_at", ">=", since(services.now()))
        .executeTakeFirst()) ?? null,
  );

export const dropDraft = ({ actor, services }: Asked, key: string): Promise<{ ok: boolean }> =>
  services.database.write(actor.scope, async (tx) => {
    await tx.deleteFrom("draft").where("key", "=", key).execute();
    return { ok: true };
  });

/** The hourly round belongs to nobody: of all drafts it reaches those that are over, and reads none. */
export const forgetDrafts = (services: Services): Promise<unknown> =>
  services.database.asRoot(services.rootUnitId, (db) => db.deleteFrom("draft").execute());
