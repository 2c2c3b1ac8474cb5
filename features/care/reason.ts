import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { actorIdOf, nameActor } from "../../platform/access/actor-names.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, type Context } from "../../platform/http/server.ts";
import { nextVersion } from "../../platform/records/rows.ts";
import { vaultOf, type SealedColumn } from "../../platform/sensitive/sealed.ts";
import { careVisits } from "./care.ts";

type Asked = Context & { actor: Actor };
const subjectOf = (id: number): string => `care_visit:${id}`;

/** Where reasons lie sealed, for the rotation of keys. */
export const reasonColumn: SealedColumn = { table: "care_reason", id: "id", of: subjectOf };

/** Of the visit's own unit: its leader, and whoever carries it. */
export async function mayKnow(db: Db, actor: Actor, id: number): Promise<boolean> {
  if (!actor.permissions.has("care_reason.read")) return false;
  const found = await db
    .selectFrom("work_case")
    .select(["unit_id", "adviser_person_id"])
    .where("id", "=", id)
    .where("process", "=", "care_visit")
    .executeTakeFirst();
  if (!found || found.unit_id !== actor.scope.unitId) return false;
  return actor.permissions.has("care_reason.all") || found.adviser_person_id === actor.scope.personId;
}

async function known(tx: Db, actor: Actor, id: number): Promise<void> {
  if (!(await mayKnow(tx, actor, id))) notFound();
}

export const writeReason = ({ actor, services }: Asked, input: { id: number; version: number; text: string }): Promise<{ ok: true }> =>
  services.database.write(actor.scope, async (tx) => {
    await known(tx, actor, input.id);
    // Counts as a change of the visit: of two windows the second is told.
    await nextVersion(tx, careVisits, input.id, input.version);
    const row = {
      ...(await vaultOf(services)).seal(input.text, subjectOf(input.id)),
      set_by: actor.id,
      set_at: new Date(services.now()).toISOString(),
    };
    await tx
      .insertInto("care_reason")
      .values({ id: input.id, ...row })
      .onConflict((oc) => oc.column("id").doUpdateSet(row))
      .execute();
    await audit(tx, actor, { act: "care.reason-set", subject: `care_visit:${input.id}` });
    return { ok: true };
  });

export const lookReason = ({ actor, services }: Asked, input: { id: number; purpose: string }): Promise<{ text: string }> =>
  services.database.write(actor.scope, async (tx) => {
    await known(tx, actor, input.id);
    const row = (await tx.selectFrom("care_reason").selectAll().where("id", "=", input.id).executeTakeFirst()) ?? notFound();
    await audit(tx, actor, {
      act: "sensitive.look",
      subject: `care_visit:${input.id}`,
      detail: { fields: ["reason"], purpose: input.purpose },
    });
    return { text: (await vaultOf(services)).open(row, subjectOf(input.id)) };
  });

export const eraseReason = ({ actor, services }: Asked, id: number): Promise<{ ok: true }> =>
  services.database.write(actor.scope, async (tx) => {
    await known(tx, actor, id);
    await forget(tx, id);
    await audit(tx, actor, { act: "care.reason-erase", subject: `care_visit:${id}` });
    return { ok: true };
  });

/** Where nobody is visited, nobody needs to know why one would have been. */
export const forget = (tx: Db, id: number): Promise<unknown> => tx.deleteFrom("care_reason").where("id", "=", id).execute();

/** What the page shows without a look: that there is one, and who looked; to those who may know it, to others nothing. */
export async function reasonShown(db: Db, actor: Actor, id: number) {
  if (!(await mayKnow(db, actor, id))) return { may: false, stored: false, looks: [] };
  const stored = await db.selectFrom("care_reason").select("id").where("id", "=", id).executeTakeFirst();
  const looks = await db
    .selectFrom("audit_entry as a")
    .leftJoin("person as p", (j) => j.on("a.actor_id", "=", actorIdOf("p.id")))
    .select(["a.at", "a.actor_id", "p.name", sql<string>`a.detail ->> 'purpose'`.as("purpose")])
    .where("a.subject", "=", subjectOf(id))
    .where("a.act", "=", "sensitive.look")
    .orderBy("a.id", "desc")
    .limit(20)
    .execute();
  return {
    may: true,
    stored: stored !== undefined,
    looks: looks.map((l) => ({ at: l.at, name: nameActor(l.actor_id, l.name), purpose: l.purpose })),
  };
}
export type ReasonShown = Awaited<ReturnType<typeof reasonShown>>;
