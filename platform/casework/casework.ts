import { act, deadlines, replay, type ActRefusal, type CaseEvent, type GateState, type ProcessDef } from "@bihuan/casework";
import { chinaDay, ok, refuse, type Day, type Result } from "@bihuan/kit";
import { sql } from "kysely";
import type { Actor } from "../access/scope.ts";
import { audit } from "../audit/audit.ts";
import type { Db } from "../db/database.ts";
import type { Label } from "../http/contract.ts";
import { forWhom, isGiven } from "./deputies.ts";
import { endLinks } from "../links/end-links.ts";
import { tellEach } from "../notices/notices.ts";
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
  await tellOthers(tx, process, taken);
  return ok(taken.map((t) => ({ case: t.case, event: t.event, repeated: false })));
}

/** Takes one step in a case; the case's row is locked first, so of two at once the second meets the new state. */
export async function takeStep(tx: Db, process: ProcessDef, caseId: number, step: Step): Promise<Result<Moved, CaseRefusal>> {
  const before = (await lockCases(tx, process, [caseId])).get(caseId);
  if (!before) return refuse({ code: "not-found" });
  if (!isGiven(step.actor, caseId, before.parent_id)) return refuse({ code: "not-given" });
  const repeated = await findRepeated(tx, step, (c) => c.id === caseId);
  if (repeated) return repeated;
  const moved = await stepLocked(tx, process, [{ before, step }]);
  return moved.ok ? ok(moved.value[0] as Moved) : moved;
}

/** A step in each of many cases, in this order, within one act whose own request key stands for all. All or none. */
export async function takeSteps(
  tx: Db,
  process: ProcessDef,
  steps: readonly { readonly caseId: number; readonly step: Step }[],
): Promise<Result<Moved[], CaseRefusal>> {
  const cases = await lockCases(
    tx,
    process,
    steps.map((s) => s.caseId),
  );
  const locked = [];
  for (const { caseId, step } of steps) {
    const before = cases.get(caseId);
    if (!before) return refuse({ code: "not-found" });
    if (!isGiven(step.actor, caseId, before.parent_id)) return refuse({ code: "not-given" });
    locked.push({ before, step });
  }
  return stepLocked(tx, process, locked);
}

async function lockCases(tx: Db, process: ProcessDef, ids: readonly number[]): Promise<Map<number, WorkCase>> {
  const rows = await tx
    .selectFrom("work_case")
    .selectAll()
    .where(sql<boolean>`id = any (${ids}::bigint[])`)
    .where("process", "=", process.name)
    .orderBy("id")
    .forUpdate()
    .execute();
  return new Map(rows.map((c) => [c.id, c]));
}

/** Of one actor. */
async function stepLocked(
  tx: Db,
  process: ProcessDef,
  steps: readonly { readonly before: WorkCase; readonly step: Step }[],
): Promise<Result<Moved[], CaseRefusal>> {
  const histories = await eventsOf(
    tx,
    steps.map(({ before }) => before.id),
  );
  const events: CaseEvent[] = [];
  const states = [];
  for (const { before, step } of steps) {
    const history = histories.get(before.id) ?? [];
    const done = act(process, history, { ...requestOf(step), actor: engineActor(step.actor) }, step.gates ?? {});
    if (!done.ok) return done;
    events.push(done.value);
    states.push({ id: before.id, ...stateAfter(process, [...history, done.value], step, before), seq: done.value.seq });
  }
  const { rows } = await sql<WorkCase>`update work_case c set state = x.state, since = x.since, due_on = x.due_on, closed_on = x.closed_on,
    owner_role = x.owner_role, owner_person_id = x.owner_person_id, owner_unit_id = x.owner_unit_id, seq = x.seq
    from jsonb_to_recordset(${JSON.stringify(states)}) as x(id bigint, state text, since timestamptz, due_on date, closed_on date, owner_role text,
      owner_person_id bigint, owner_unit_id bigint, seq integer) where c.id = x.id returning c.*`.execute(tx);
  if (rows.length !== steps.length) throw new Error(`${steps.length} locked cases, ${rows.length} of them written`);
  const after = new Map(rows.map((c) => [c.id, c]));
  const taken = steps.map(({ before, step }, i): Taken => ({
    case: after.get(before.id) as WorkCase,
    event: events[i] as CaseEvent,
    step,
    before,
  }));
  if (!(await writeEvents(tx, taken))) return refuse({ code: "request-reused" });
  await endLinks(
    tx,
    process,
    taken.flatMap((t) => (t.case.state === t.before?.state ? [] : [t.case])),
    steps[0]?.step.at ?? "",
  );
  await tellOthers(tx, process, taken);
  return ok(taken.map((t) => ({ case: t.case, event: t.event, repeated: false })));
}

/** A case's history in the engine's shape. */
export const listEvents = async (db: Db, caseId: number): Promise<CaseEvent[]> => (await eventsOf(db, [caseId])).get(caseId) ?? [];

async function eventsOf(db: Db, caseIds: readonly number[]): Promise<Map<number, CaseEvent[]>> {
  const rows = await db
    .selectFrom("case_event")
    .selectAll()
    .select(sql<string | null>`data->>'for'`.as("for"))
    .where(sql<boolean>`case_id = any (${caseIds}::bigint[])`)
    .orderBy("case_id")
    .orderBy("seq")
    .execute();
  const of = new Map<number, CaseEvent[]>();
  for (const r of rows) {
    const event = {
      seq: r.seq,
      action: r.action,
      to: r.to_state,
      at: r.at,
      actorId: r.actor_id,
      ...(r.for === null ? {} : { forId: `person:${r.for}` }),
      role: r.role,
      ...(r.reason === null ? {} : { reason: r.reason }),
      ...(r.note === null ? {} : { note: r.note }),
    };
    const own = of.get(r.case_id);
    if (own) own.push(event);
    else of.set(r.case_id, [event]);
  }
  return of;
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
  /** Absent where it was opened. */
  readonly before?: WorkCase;
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
 * Whoever carries a case, whose move it was and whose it has become, hear of it, unless they did it themselves. What the programme does in the
 * train of a person's act has been told with that act.
 */
async function tellOthers(tx: Db, process: ProcessDef, taken: readonly Taken[]): Promise<void> {
  const notices = taken.flatMap(({ case: c, event, step, before }) => {
    const action = process.actions[event.action];
    const label = action?.told ?? action?.label;
    if (!label || (event.role === "system" && step.actor.personId !== null)) return [];
    const told = [c.adviser_person_id, c.owner_person_id, before?.owner_person_id ?? null];
    return {
      to: told.filter((id) => id !== null && id !== step.actor.personId),
      kind: "moved" as const,
      subject: `${c.process}:${c.id}`,
      caseId: c.id,
      title: c.title,
      words: step.told ? { zh: `${label.zh}，${step.told.zh}`, en: `${label.en}, ${step.told.en}` } : label,
      byName: step.actor.personId === null ? null : step.actor.name,
      at: event.at,
    };
  });
  await tellEach(tx, notices);
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
