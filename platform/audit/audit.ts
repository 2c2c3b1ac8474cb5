import type { Actor } from "../access/scope.ts";
import type { Db } from "../db/database.ts";

export interface AuditEntry {
  /** Permission-like name of the act: `demand.confirm`, `sensitive.look`. */
  act: string;
  /** Record, as `process:id` or `register:id`. */
  subject?: string;
  detail?: Record<string, unknown>;
  requestId?: string;
}

/** Writes in the caller's transaction: an act without its entry does not exist. Never put a token or a sensitive value in `detail`. */
export async function audit(tx: Db, actor: Actor, ...entries: readonly AuditEntry[]): Promise<void> {
  await tx
    .insertInto("audit_entry")
    .values(
      entries.map((entry) => ({
        actor_id: actor.id,
        unit_id: actor.scope.unitId,
        act: entry.act,
        subject: entry.subject ?? null,
        detail: JSON.stringify({ ...entry.detail, ...(actor.deputyFor ? { for: actor.deputyFor.personId } : {}) }),
        request_id: entry.requestId ?? null,
      })),
    )
    .execute();
}

/** Who looked at which sensitive fields of which record. */
export const auditLook = (tx: Db, actor: Actor, subject: string, fields: readonly string[]): Promise<void> =>
  audit(tx, actor, { act: "sensitive.look", subject, detail: { fields } });
