import { act, deadlines, replay, type ActRefusal, type CaseEvent, type GateState, type ProcessDef } from "@bihuan/casework";
import { chinaDay, ok, refuse, type Day, type Result } from "@bihuan/kit";
import { sql } from "kysely";
import type { Actor } from "../access/scope.ts";
import { audit } from "../audit/audit.ts";
import type { Db } from "../db/database.ts";
import type { Label } from "../http/contract.ts";
import { forWhom, isGiven } from "./deputies.ts";
import { endLinks } from "../links/end-links.ts";
import { tell } from "../notices/notices.ts";
import type { WorkCaseTable } from "../db/schema.ts";
import type { Selectable } from "kysely";

export type WorkCase = Selectable<WorkCaseTable>;

/** Where a case belongs when it opens. */
export interface Placement {
  title: string;
  unitId: number;
  unitPath: readonly number[];
  adviserPersonId: number | null;
  parentId?: number;
  /** Paths of further units that see it. */
  sharedPath?: readonly number[];
  openedOn?: Day;
}

/** Whose move the case is after an act: a person, or whoever holds the role at a unit. */
export interface Owner {
  personId?: number | null;
  unitId?: number | null;
}

export interface Step {
  action: string;
  actor: Actor;
  /** ISO instant; the server's clock. */
  at: string;
  to?: string;
  reason?: string;
  note?: string;
  data?: unknown;
  expectedSeq?: number;
  /** The same key of the same actor twice is one act: a double click, a retry after a lost answer. For another act it is refused. */
  requestKey?: string;
  /** What the same request may have been before, where the case's state chooses the action. */
  orActions?: readonly string[];
  gates?: GateState;
  owner?: Owner;
  /** What the notice adds to the action's words: 改了 2 处. */
  told?: Label;
}

export type CaseRefusal = ActRefusal | { code: "not-found" } | { code: "request-reused" } | { code: "not-given" };

/** A case that is not there or lies outside the scope: the two look alike on purpose. */
export interface Moved {
  case: WorkCase;
  event: CaseEvent;
  /** The step had been taken already by the same request. */
  repeated: boolean;
}

/** Opens a case by its process's opening action. Throws when the placement lies outside the actor's scope (the row policy). */
export async function openCase(tx: Db, process: ProcessDef, placement: Placement, step: Step): Promise<Result<Moved, CaseRefusal>> {
  if (!isGiven(step.actor, null, placement.parentId ?? null)) return refuse({ code: "not-given" });
  // No row is there to lock yet: the second of two same requests waits here for the first, then finds its case.
  if (step.requestKey !== undefined) await sql`select pg_advisory_xact_lock(hashtextextended(${step.requestKey}, 823004))`.execute(tx);
  const repeated = await findRepeated(
    tx,
    step,
    (c) =>
      c.process === process.name &&
      c.unit_id === placement.unitId &&
      c.parent_id === (placement.parentId ?? null) &&
      c.title === placement.title,
  );
  if (repeated) return repeated;
  const opened = await openCases(tx, process, [{ placement, step }]);
  return opened.ok ? ok(opened.value[0] as Moved) : opened;
}

/** Opens several cases at once, in this order, by requests that nobody sent before: the rows of a table. All or none. */
export async function openCases(
  tx: Db,
  process: ProcessDef,
  openings: readonly { placement: Placement; step: Step }[],
): Promise<Result<Moved[], CaseRefusal>> {
  const rows = [];
  const events: CaseEvent[] = [];
  for (const { placement, step } of openings) {
    const done = act(process, [], { ...requestOf(step), actor: engineActor(step.actor) }, step.gates ?? {});
    if (!done.ok) return done;
    events.push(done.value);
    rows.push({
      process: process.name,
      title: placement.title,
      ...stateAfter(process, [done.value], step),
      opened_on: placement.openedOn ?? chinaDay(Date.parse(step.at)),
      seq: done.value.seq,
      unit_id: placement.unitId,
      unit_path: [...placement.unitPath],
      shared_path: [...(placement.sharedPath ?? [])],
      adviser_person_id: placement.adviserPersonId,
      parent_id: placement.parentId ?? null,
    });
  }
  const inserted = await tx.insertInto("work_case").values(rows).returningAll().execute();
  const taken = openings.map(({ step }, i): Taken => ({ case: inserted[i] as WorkCase, event: events[i] as CaseEvent, step }));
  if (!(await writeEvents(tx, taken))) return refuse({ code: "request-reused" });
  for (const t of taken) await tellOthers(tx, process, t.case, t.event, t.step);
  return ok(taken.map((t) => ({ case: t.case, event: t.event, repeated: false })));
}

/** Takes one step in a case; the case's row is locked first, so of two at once the second meets the new state. */
export async function takeStep(tx: Db, process: ProcessDef, caseId: number, step: Step): Promise<Result<Moved, CaseRefusal>> {
  const before = await tx
    .selectFrom("work_case")
    .selectAll()
    .where("id", "=", caseId)
    .where("process", "=", process.name)
    .forUpdate()
    .executeTakeFirst();
  if (!before) return refuse({ code: "not-found" });
  if (!isGiven(step.actor, caseId, before.parent_id)) return refuse({ code: "not-given" });
  const repeated = await findRepeated(tx, step, (c) => c.id === caseId);
  if (repeated) return repeated;
  const history = await listEvents(tx, caseId);
  const done = act(process, history, { ...requestOf(step), actor: engineActor(step.actor) }, step.gates ?? {});
  if (!done.ok) return done;
  const state = stateAfter(process, [...history, done.value], step, before);
  const after = await tx
    .updateTable("work_case")
    .set({ ...state, seq: done.value.seq })
    .where("id", "=", caseId)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (!(await writeEvents(tx, [{ case: after, event: done.value, step }]))) return refuse({ code: "request-reused" });
  if (after.state !== before.state) await endLinks(tx, process, after, step.at);
  await tellOthers(tx, process, after, done.value, step, before.owner_person_id);
  return ok({ case: after, event: done.value, repeated: false });
}

/** A case's history in the engine's shape. */
export async function listEvents(db: Db, caseId: number): Promise<CaseEvent[]> {
  const rows = await db
    .selectFrom("case_event")
    .selectAll()
    .select(sql<string | null>`data->>'for'`.as("for"))
    .where("case_id", "=", caseId)
    .orderBy("seq")
    .execute();
  return rows.map((r) => ({
    seq: r.seq,
    action: r.action,
    to: r.to_state,
    at: r.at,
    actorId: r.actor_id,
    ...(r.for === null ? {} : { forId: `person:${r.for}` }),
    role: r.role,
    ...(r.reason === null ? {} : { reason: r.reason }),
    ...(r.note === null ? {} : { note: r.note }),
  }));
}

const requestOf = ({ action, at, to, reason, note, expectedSeq }: Step) => ({
  action,
  at,
  ...(to === undefined ? {} : { to }),
  ...(reason === undefined ? {} : { reason }),
  ...(note === undefined ? {} : { note }),
  ...(expectedSeq === undefined ? {} : { expectedSeq }),
});
export const engineActor = (actor: Actor) => ({
  id: actor.id,
  roles: actor.roles,
  ...(actor.deputyFor ? { forId: `person:${actor.deputyFor.personId}` } : {}),
});

function stateAfter(process: ProcessDef, history: readonly CaseEvent[], step: Step, before?: WorkCase) {
  const status = replay(process, history);
  if (!status.ok) throw new Error(`a history that act() made does not replay: ${JSON.stringify(status.error)}`);
  const { state, since, owner, dueOn } = status.value;
  const final = process.states[state]?.final ?? false;
  const stays = before !== undefined && before.state === state && step.owner === undefined;
  return {
    state,
    since,
    // A step that leaves the state leaves its day, which a room may have set.
    due_on: before !== undefined && before.state === state ? before.due_on : dueOn,
    closed_on: final ? chinaDay(Date.parse(step.at)) : null,
    owner_role: final ? null : (owner ?? null),
    owner_person_id: final ? null : stays ? before.owner_person_id : (step.owner?.personId ?? null),
    owner_unit_id: final ? null : stays ? before.owner_unit_id : (step.owner?.unitId ?? null),
  };
}

interface Taken {
  readonly case: WorkCase;
  readonly event: CaseEvent;
  readonly step: Step;
}

/** Of one actor. False, and the transaction is lost, where his key stands in a case beyond the present scope. */
async function writeEvents(tx: Db, taken: readonly Taken[]): Promise<boolean> {
  const actor = taken[0]?.step.actor;
  if (!actor) return true;
  try {
    await tx
      .insertInto("case_event")
      .values(
        taken.map(({ case: c, event, step }) => ({
          case_id: c.id,
          seq: event.seq,
          action: event.action,
          to_state: event.to,
          at: event.at,
          actor_id: event.actorId,
          role: event.role,
          reason: event.reason ?? null,
          note: event.note ?? null,
          data: JSON.stringify({ ...(step.data as object | undefined), ...forWhom(step.actor) }),
          request_key: step.requestKey ?? null,
        })),
      )
      .execute();
  } catch (error) {
    if ((error as { constraint?: string }).constraint === "case_event_request") return false;
    throw error;
  }
  await audit(
    tx,
    actor,
    ...taken.map(({ case: c, event }) => ({
      act: `${c.process}.${event.action}`,
      subject: `${c.process}:${c.id}`,
      detail: { to: event.to, seq: event.seq },
    })),
  );
  return true;
}

/**
 * Whoever carries the case, whose move it was and whose it has become, hear of it, unless they did it themselves. What the programme does in the
 * train of a person's act has been told with that act.
 */
async function tellOthers(
  tx: Db,
  process: ProcessDef,
  c: WorkCase,
  event: CaseEvent,
  step: Step,
  movedUntilNow: number | null = null,
): Promise<void> {
  if (event.role === "system" && step.actor.personId !== null) return;
  const action = process.actions[event.action];
  const label = action?.told ?? action?.label;
  if (!label) return;
  const told = [c.adviser_person_id, c.owner_person_id, movedUntilNow].filter((id) => id !== null && id !== step.actor.personId);
  await tell(tx, told, {
    kind: "moved",
    subject: `${c.process}:${c.id}`,
    caseId: c.id,
    title: c.title,
    words: step.told ? { zh: `${label.zh}，${step.told.zh}`, en: `${label.en}, ${step.told.en}` } : label,
    byName: step.actor.personId === null ? null : step.actor.name,
    at: event.at,
  });
}

/** The act this actor's key stands for already, if it is the one asked for now; a key taken for another act is refused. */
async function findRepeated(
  tx: Db,
  step: Step,
  isSameCase: (c: WorkCase) => boolean,
): Promise<Result<Moved, { code: "request-reused" }> | undefined> {
  if (step.requestKey === undefined) return undefined;
  const row = await tx
    .selectFrom("case_event")
    .innerJoin("work_case", "work_case.id", "case_event.case_id")
    .selectAll("work_case")
    .select(["case_event.seq as event_seq", "case_event.action as event_action"])
    .where("request_key", "=", step.requestKey)
    .where("actor_id", "=", step.actor.id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { event_seq, event_action, ...found } = row;
  if (![step.action, ...(step.orActions ?? [])].includes(event_action) || !isSameCase(found)) return refuse({ code: "request-reused" });
  const event = (await listEvents(tx, found.id)).find((e) => e.seq === event_seq) as CaseEvent;
  return ok({ case: found, event, repeated: true });
}

/** Overdue and due-soon of a stored case on a day. */
export function lateness(c: Pick<WorkCase, "due_on">, today: Day) {
  return deadlines({ dueOn: c.due_on }, today);
}
