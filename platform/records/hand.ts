import { targetsOf, type CaseEvent, type GateState, type ProcessDef } from "@bihuan/casework";
import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { covers, type Actor } from "../access/scope.ts";
import { isGiven } from "../casework/deputies.ts";
import { listEvents, openCase, openCases, takeStep } from "../casework/casework.ts";
import { actionViews, eventViews } from "../casework/present.ts";
import type { Db } from "../db/database.ts";
import { refuseNotGiven, stepped } from "../http/refusals.ts";
import { refuseRequest, type Services } from "../http/server.ts";
import { recordFact } from "../ledger/ledger.ts";
import { showInstant, type Values } from "../register/fields.ts";
import { changedFields, recordFieldChanges } from "../register/history.ts";
import { audit } from "../audit/audit.ts";
import type { Records } from "./define.ts";
import { carriedBy, elsewhere, notHere, ownerOf } from "./levels.ts";
import { findRecord, insertRow, insertRows, nextVersion, readInput, refuseBroken, updateRow, type Found } from "./rows.ts";
import type { Done, Seen, Special } from "./special.ts";

/** A declaration with its special part, types forgotten: what the mechanism itself works with. */
export interface Hand {
  readonly records: Records;
  readonly special: Special<never, never>;
}
export interface Asked {
  readonly actor: Actor;
  readonly services: Services;
}

const subjectOf = (records: Records, id: number): string => `${records.name}:${id}`;
const todayOf = (services: Services): string => chinaDay(services.now());

export function see(db: Db, records: Records, record: Found, today: string, actor: Actor): Seen<never> {
  const count = async (query: ReturnType<typeof sql<{ n: number }>>) => (await query.execute(db)).rows[0]?.n ?? 0;
  return {
    db,
    actor,
    record,
    row: record.values as never,
    today,
    files: (kind) =>
      count(
        sql`select count(*) as n from stored_file where ${fileOf(records, record.id)} ${kind === undefined ? sql`` : sql`and kind = ${kind}`}`,
      ),
    children: (name) => {
      const child = records.children[name];
      if (!child) throw new Error(`${records.name} has no child rows ${name}`);
      return count(sql`select count(*) as n from ${sql.table(child.register.name)} where ${sql.ref(child.of)} = ${record.id}`);
    },
  };
}

/** Files of a case hang on its case, those of a plain record on its name. */
export const fileOf = (records: Records, id: number) =>
  records.process ? sql<boolean>`case_id = ${id}` : sql<boolean>`subject = ${subjectOf(records, id)}`;

export async function gatesOf({ records, special }: Hand, seen: Seen<never>): Promise<GateState> {
  const gates = (special.gates ?? {}) as Record<string, (seen: Seen<never>) => boolean | Promise<boolean>>;
  const names = Object.keys(records.process?.gates ?? {});
  const truths: Record<string, boolean> = {};
  for (const name of names) truths[name] = (await gates[name]?.(seen)) === true;
  return truths;
}

export async function done(
  { records, special }: Hand,
  { actor, services }: Asked,
  tx: Db,
  id: number,
  what: string,
  at: string,
): Promise<void> {
  const named = (text: string): string => (records.access.sensitive ? records.register.label.zh : text);
  const then = (special.on as Record<string, ((done: Done<never>) => Promise<void>) | undefined> | undefined)?.[what];
  if (!then) return;
  const record = await findRecord(tx, records, id);
  const today = todayOf(services);
  await then({
    ...see(tx, records, record, today, actor),
    services,
    at,
    fact: async (kind, more = {}) => {
      if (!special.facts) throw new Error(`${records.name} declares no facts`);
      const { rows } = await sql<{
        id: number;
        name: string;
      }>`select id, name from stored_file where ${fileOf(records, id)} order by id`.execute(tx);
      return recordFact(tx, special.facts, actor, {
        kind,
        occurredOn: today,
        unitId: record.unitId,
        unitPath: record.unitPath,
        regionCode: record.regionCode,
        subject: subjectOf(records, id),
        evidence: [
          // What superiors count tells them nobody's name.
          ...rows.map((f) => ({ type: "file" as const, ref: String(f.id), label: named(f.name) })),
          { type: "case" as const, ref: subjectOf(records, id), label: named(record.title) },
        ],
        ...more,
      });
    },
    set: async (values) => {
      const changed = await recordFieldChanges(
        tx,
        actor,
        records.register,
        { id, unit_path: record.unitPath },
        record.values,
        values as Values,
        undefined,
        at,
      );
      if (changed.length > 0) await updateRow(tx, records.register, id, values as Values);
    },
  });
}

export async function createRecord(
  hand: Hand,
  asked: Asked,
  tx: Db,
  input: { values: Values; requestKey: string },
): Promise<{ id: number }> {
  const { records } = hand;
  const { actor, services } = asked;
  if (!isGiven(actor, null)) refuseNotGiven();
  const at = new Date(services.now()).toISOString();
  const values = readInput(records, input.values, todayOf(services));
  let id: number;
  if (records.process) {
    const { process, placement, step } = openingOf(records, records.process, asked, at, { values, requestKey: input.requestKey });
    const opened = stepped(await openCase(tx, process, placement, step), process);
    id = opened.case.id;
    if (opened.repeated) return { id };
    await insertRow(tx, records.register, values, { id }).catch((error: unknown) => refuseBroken(error, records.register));
  } else {
    // No event remembers the request: the audit entry does.
    await sql`select pg_advisory_xact_lock(hashtextextended(${input.requestKey}, 823006))`.execute(tx);
    const act = `${records.name}.create`;
    const { rows } = await sql<{
      subject: string;
    }>`select subject from audit_entry where act = ${act} and request_id = ${input.requestKey}`.execute(tx);
    if (rows[0]) return { id: Number(rows[0].subject.split(":")[1]) };
    id = await insertRow(tx, records.register, values, { unit_id: actor.scope.unitId }).catch((error: unknown) =>
      refuseBroken(error, records.register),
    );
    await audit(tx, actor, { act, subject: subjectOf(records, id), requestId: input.requestKey });
  }
  await done(hand, asked, tx, id, "create", at);
  return { id };
}

interface Opening {
  readonly values: Values;
  readonly requestKey: string;
}
function openingOf(records: Records, process: ProcessDef, { actor }: Asked, at: string, { values, requestKey }: Opening) {
  const carrier = carriedBy(records, actor);
  const { unitId, unitPath } = actor.scope;
  const [action] = Object.entries(process.actions).find(([, a]) => a.from.length === 0) as [string, unknown];
  return {
    process,
    placement: { title: String(values[records.title]), unitId, unitPath, adviserPersonId: carrier },
    step: { action, actor, at, requestKey, owner: ownerOf(records, process.initial, { unitPath, values }, carrier) },
  };
}

/** Several cases opened at once by requests that nobody sent before, in this order; all or, by a refusal, none. What the room does at creation follows one by one. */
export async function createCases(hand: Hand, asked: Asked, tx: Db, process: ProcessDef, inputs: readonly Opening[]): Promise<number[]> {
  const { records } = hand;
  if (!isGiven(asked.actor, null)) refuseNotGiven();
  const at = new Date(asked.services.now()).toISOString();
  const read = inputs.map((i) => ({ ...i, values: readInput(records, i.values, todayOf(asked.services)) }));
  const openings = read.map((i) => openingOf(records, process, asked, at, i));
  const ids = stepped(await openCases(tx, process, openings), process).map((o) => o.case.id);
  await insertRows(
    tx,
    records.register,
    read.map(({ values }, i) => ({ values, more: { id: ids[i] } })),
  ).catch((error: unknown) => refuseBroken(error, records.register));
  for (const id of ids) await done(hand, asked, tx, id, "create", at);
  return ids;
}

/** The record, if its fields, child rows and files may change now. */
export async function openToEdit({ records }: Hand, tx: Db, id: number): Promise<Found> {
  const record = await findRecord(tx, records, id, true);
  if (!isOpen(records, record))
    refuseRequest("not-from-this-state", {
      zh: `现在是“${records.process?.states[record.state ?? ""]?.label.zh ?? ""}”，内容不能再改`,
      en: `It stands at “${records.process?.states[record.state ?? ""]?.label.en ?? ""}”; its content cannot be changed now`,
    });
  return record;
}

/** The same for whoever is about to write: what is one unit's move is written by that unit, by those above neither. */
export async function openToWrite(hand: Hand, actor: Actor, tx: Db, id: number): Promise<Found> {
  if (!isGiven(actor, hand.records.process ? id : null)) refuseNotGiven();
  const record = await openToEdit(hand, tx, id);
  const words = elsewhere(hand.records, record, actor);
  if (words) refuseRequest("not-your-unit", words);
  return record;
}

/** Whether this actor may write it as it stands. */
export const mayWrite = ({ records }: Hand, record: Found, actor: Actor): boolean =>
  actor.permissions.has(`${records.name}.edit`) &&
  isOpen(records, record) &&
  isWithin(records, record, actor) &&
  elsewhere(records, record, actor) === undefined;

/** What units above hold is read by those beneath, and written by whoever holds it. */
const isWithin = (records: Records, record: Found, actor: Actor): boolean =>
  records.access.above !== true || covers(actor.scope, record.unitPath);

/** Whether this actor may add a file as it stands: whoever writes it, and whoever else the room lets. */
export const mayAddFile = (
  { records }: Pick<Hand, "records">,
  record: Found,
  actor: Actor,
  files: ReadonlyMap<string, FileRights>,
): boolean =>
  takesFiles({ records }, record, files) &&
  isWithin(records, record, actor) &&
  (files.get(records.name)?.add ?? []).some((p) => actor.permissions.has(p));

export interface FileRights {
  readonly add: readonly string[];
  readonly whileOpen?: true;
}
/** Whether files may come now: while its content may change, or, where the room says so, as long as its case is open. */
export const takesFiles = (
  { records }: Pick<Hand, "records">,
  record: Pick<Found, "state">,
  files: ReadonlyMap<string, FileRights>,
): boolean =>
  isOpen(records, record) ||
  (files.get(records.name)?.whileOpen === true && record.state !== null && records.process?.states[record.state]?.final === false);

export const isOpen = (records: Records, record: Pick<Found, "state">): boolean =>
  record.state === null || records.editIn.includes(record.state);

/** The version that stands now; `unchanged` where nothing was another one: then nothing was stored, and none was raised. */
export interface Saved {
  readonly version: number;
  readonly unchanged?: true;
}

export async function editRecord(hand: Hand, asked: Asked, tx: Db, input: { id: number; version: number; values: Values }): Promise<Saved> {
  const { records } = hand;
  const { actor, services } = asked;
  const record = await openToWrite(hand, actor, tx, input.id);
  const one = (): Promise<number> => nextVersion(tx, records, input.id, input.version);
  // Whoever saw an older text hears of that before anything else.
  if (record.version !== input.version) await one();
  const values = readInput(records, input.values, todayOf(services));
  if (changedFields(records.register, record.values, values).length === 0) return { version: input.version, unchanged: true };
  const version = await one();
  const changed = await recordFieldChanges(
    tx,
    actor,
    records.register,
    { id: input.id, unit_path: record.unitPath },
    record.values,
    values,
    undefined,
    new Date(services.now()).toISOString(),
  );
  await updateRow(tx, records.register, input.id, values).catch((error: unknown) => refuseBroken(error, records.register));
  const title = String(values[records.title]);
  if (records.process && title !== record.title) await tx.updateTable("work_case").set({ title }).where("id", "=", input.id).execute();
  await audit(tx, actor, { act: `${records.name}.edit`, subject: subjectOf(records, input.id), detail: { fields: changed } });
  await done(hand, asked, tx, input.id, "edit", new Date(services.now()).toISOString());
  return { version };
}

export interface Act {
  readonly id: number;
  readonly action: string;
  readonly requestKey: string;
  readonly expectedSeq?: number | undefined;
  readonly reason?: string | undefined;
  readonly note?: string | undefined;
  /** The name that whoever acts by a link signed with. */
  readonly signed?: string | undefined;
}

export async function actOnRecord(hand: Hand, asked: Asked, tx: Db, input: Act): Promise<{ state: string }> {
  const { records } = hand;
  const { actor, services } = asked;
  const { process } = records;
  if (!process) return refuseRequest("unknown-action", { zh: "这类记录没有办理步骤", en: "These records have no steps" });
  const at = new Date(services.now()).toISOString();
  const record = await findRecord(tx, records, input.id, true);
  const elsewhere = notHere(records, record, actor, input.action);
  if (elsewhere) refuseRequest("not-your-unit", elsewhere);
  const found = await tx.selectFrom("work_case").select("adviser_person_id").where("id", "=", input.id).executeTakeFirst();
  const action = process.actions[input.action];
  if (action?.own)
    refuseRequest("own-act", {
      zh: `“${action.label.zh}”要在记录页上填好所需内容再办`,
      en: `“${action.label.en}” is done on the record's page, with what it asks for`,
    });
  const targets = action ? targetsOf(action, record.state ?? undefined) : [];
  const to = targets.length === 1 ? targets[0] : undefined;
  const step = await takeStep(tx, process, input.id, {
    action: input.action,
    actor,
    at,
    requestKey: input.requestKey,
    gates: await gatesOf(hand, see(tx, records, record, todayOf(services), actor)),
    // Who acts on a record of another's, shared with his unit, leaves his unit's name in the history.
    data: {
      ...(record.unitPath.includes(actor.scope.unitId) ? {} : { unit: await unitName(tx, actor.scope.unitId) }),
      ...(input.signed === undefined ? {} : { signed: input.signed }),
    },
    ...(input.expectedSeq === undefined ? {} : { expectedSeq: input.expectedSeq }),
    ...(input.reason === undefined ? {} : { reason: input.reason }),
    ...(input.note === undefined ? {} : { note: input.note }),
    ...(to === undefined || action?.to === "stay" ? {} : { owner: ownerOf(records, to, record, found?.adviser_person_id ?? null) }),
  }).catch((error: unknown) => refuseBroken(error, records.register));
  if (!step.ok && step.error.code === "stale") await tellFaster(tx, process, input.id);
  const moved = stepped(step, process);
  if (!moved.repeated) await done(hand, asked, tx, input.id, input.action, at);
  return { state: moved.case.state };
}

/** Of two who act at once the second hears who was faster and what was done. */
async function tellFaster(tx: Db, process: ProcessDef, id: number): Promise<void> {
  const last = (await eventViews(tx, process, id)).at(-1);
  if (last)
    refuseRequest("stale", {
      zh: `${last.who}已于 ${showInstant(last.at, "zh-CN")} 办理“${last.label.zh}”，您的这一步没有保存`,
      en: `${last.who} did “${last.label.en}” at ${showInstant(last.at, "en")}; your step was not stored`,
    });
}

const unitName = async (tx: Db, id: number): Promise<string> =>
  (await tx.selectFrom("unit").select("name").where("id", "=", id).executeTakeFirstOrThrow()).name;

/** What this actor may do now, and what stands in the way, each with the part of the page where it is mended. */
export async function actionsOf(hand: Hand, db: Db, actor: Actor, record: Found, today: string, history: readonly CaseEvent[]) {
  const process = hand.records.process as ProcessDef;
  const gates = await gatesOf(hand, see(db, hand.records, record, today, actor));
  return actionViews(process, history, actor, gates).map((a) => {
    const elsewhere = notHere(hand.records, record, actor, a.action);
    return elsewhere ? { ...a, allowed: false, unmet: [{ label: elsewhere, at: null }] } : a;
  });
}

export const historyOf = (db: Db, id: number): Promise<CaseEvent[]> => listEvents(db, id);
