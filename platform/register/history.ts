import { actorIdOf } from "../access/actor-names.ts";
import type { Actor } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import type { Field, Register, Values } from "./fields.ts";

/** What is masked, or is erased one day, stands in no history that nobody can change. */
const isKeptOut = (f: Field): boolean => f.sensitive !== undefined || f.erased === true;

/** Fields whose value is another one afterwards; a form says nothing by an empty text or list, too. */
export const changedFields = (register: Register, before: Values, after: Values): readonly Field[] =>
  register.fields.filter((f) => f.key in after && said(before[f.key]) !== said(after[f.key]));
const said = (value: unknown): string =>
  JSON.stringify(value === undefined || value === "" || (Array.isArray(value) && value.length === 0) ? null : value);

/** Writes one row per changed field, with the reason where one was asked for, at the instant of the act; of a sensitive or erasable field only that it changed. Returns the changed keys. */
export async function recordFieldChanges(
  tx: Db,
  actor: Actor,
  register: Register,
  record: { id: number; unit_path: readonly number[] },
  before: Values,
  after: Values,
  reason?: string,
  at?: string,
): Promise<string[]> {
  const changed = changedFields(register, before, after);
  if (changed.length > 0) {
    await tx
      .insertInto("field_history")
      .values(
        changed.map((f) => ({
          register: register.name,
          record_id: record.id,
          unit_path: [...record.unit_path],
          field: f.key,
          reason: reason ?? null,
          actor_id: actor.id,
          ...(at === undefined ? {} : { at }),
          before: JSON.stringify(isKeptOut(f) ? "（已更改）" : (before[f.key] ?? null)),
          after: JSON.stringify(isKeptOut(f) ? "（已更改）" : (after[f.key] ?? null)),
        })),
      )
      .execute();
  }
  return changed.map((f) => f.key);
}

export const listFieldChanges = (db: Db, register: string, recordId: number) =>
  db
    .selectFrom("field_history as h")
    .leftJoin("person as p", (j) => j.on("h.actor_id", "=", actorIdOf("p.id")))
    .select(["h.field", "h.before", "h.after", "h.at", "h.reason", "h.actor_id as actorId", "p.name as actorName"])
    .where("h.register", "=", register)
    .where("h.record_id", "=", recordId)
    .orderBy("h.id")
    .execute();
