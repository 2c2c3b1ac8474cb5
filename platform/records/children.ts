import { audit } from "../audit/audit.ts";
import { sql } from "kysely";
import type { Db } from "../db/database.ts";
import { notFound } from "../http/server.ts";
import { readValues, type Values } from "../register/fields.ts";
import { changedFields, recordFieldChanges } from "../register/history.ts";
import type { Records } from "./define.ts";
import { done, openToWrite, type Asked, type Hand, type Saved } from "./hand.ts";
import { insertRow, listChildRows, nextVersion, openOnly, refuseBroken, refuseFields, updateRow } from "./rows.ts";

interface Child {
  readonly id: number;
  readonly version: number;
  readonly child: string;
}

/** Adds or changes a row that belongs to a record; the record's own version guards it. */
export async function putChild(
  hand: Hand,
  asked: Asked,
  tx: Db,
  input: Child & { childId?: number | undefined; values: Values },
): Promise<Saved & { id: number }> {
  const { records } = hand;
  const { actor } = asked;
  const at = new Date(asked.services.now()).toISOString();
  const child = childOf(records, input.child);
  const record = await openToWrite(hand, actor, tx, input.id);
  const standing = async () => (await listChildRows(tx, records, input.child, input.id)).find(({ id }) => id === input.childId);
  const one = (): Promise<number> =>
    nextVersion(tx, records, input.id, input.version, async () => {
      const row = await standing();
      return row ? openOnly(child.register, row) : {};
    });
  if (record.version !== input.version) await one();
  const read = readValues(child.register, input.values);
  if (!read.ok) return refuseFields(read.error);
  const faults = child.check?.(read.value as never) ?? {};
  if (Object.keys(faults).length > 0) return refuseFields(faults);
  const act = { subject: `${records.name}:${input.id}`, detail: { child: input.child, childId: input.childId ?? null } };
  const before = input.childId === undefined ? undefined : ((await standing()) ?? notFound());
  if (before && changedFields(child.register, before, read.value).length === 0)
    return { id: before.id, version: input.version, unchanged: true };
  const version = await one();
  try {
    if (before === undefined) {
      const id = await insertRow(tx, child.register, read.value, { [child.of]: input.id });
      await audit(tx, actor, { ...act, act: `${records.name}.edit` });
      await done(hand, asked, tx, input.id, "child", at);
      return { id, version };
    }
    await recordFieldChanges(tx, actor, child.register, { id: before.id, unit_path: record.unitPath }, before, read.value, undefined, at);
    await updateRow(tx, child.register, before.id, read.value);
    await audit(tx, actor, { ...act, act: `${records.name}.edit` });
    await done(hand, asked, tx, input.id, "child", at);
    return { id: before.id, version };
  } catch (error) {
    return refuseBroken(error, child.register);
  }
}

export async function dropChild(hand: Hand, asked: Asked, tx: Db, input: Child & { childId: number }): Promise<{ version: number }> {
  const { records } = hand;
  const { actor } = asked;
  const at = new Date(asked.services.now()).toISOString();
  const child = childOf(records, input.child);
  const record = await openToWrite(hand, actor, tx, input.id);
  const version = await nextVersion(tx, records, input.id, input.version);
  const before = (await listChildRows(tx, records, input.child, input.id)).find((row) => row.id === input.childId) ?? notFound();
  // What was there stays in the history: the row itself goes.
  await recordFieldChanges(
    tx,
    actor,
    child.register,
    { id: input.childId, unit_path: record.unitPath },
    before,
    Object.fromEntries(child.register.fields.map((f) => [f.key, null])),
    undefined,
    at,
  );
  await sql`delete from ${sql.table(child.register.name)} where id = ${input.childId} and ${sql.ref(child.of)} = ${input.id}`.execute(tx);
  await audit(tx, actor, {
    act: `${records.name}.edit`,
    subject: `${records.name}:${input.id}`,
    detail: { child: input.child, dropped: input.childId },
  });
  await done(hand, asked, tx, input.id, "child", at);
  return { version };
}

const childOf = (records: Records, name: string) => records.children[name] ?? notFound();
