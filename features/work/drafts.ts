import type { Actor } from "../../platform/access/scope.ts";
import type { Context, Services } from "../../platform/http/server.ts";
import { refuseGuarded } from "../../platform/records/guarded.ts";
import { refusedIn } from "../../platform/register/guard.ts";

type Asked = Context & { actor: Actor };
const DAYS = 30;
const MOST = 50;

const since = (nowMillis: number): string => new Date(nowMillis - DAYS * 86_400_000).toISOString();

/** Keeps what was typed; of more than fifty the oldest go. */
export async function keepDraft({ actor, services }: Asked, { key, body }: { key: string; body: string }): Promise<{ at: string }> {
  // What a record refuses to hold is no draft either.
  const name = key.split(".")[0] ?? "";
  const refusal = refusedIn(services.house.records.get(name)?.records.register.guard, readJson(body));
  if (refusal) return refuseGuarded({ actor, services }, name, refusal);
  return services.database.write(actor.scope, async (tx) => {
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
}

const readJson = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
};

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
