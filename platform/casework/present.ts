import { actorIdOf, nameActor } from "../access/actor-names.ts";
import { UNNAMED } from "../access/actor-words.ts";
import { availableActions, describeRefusal, replay, type CaseEvent, type GateState, type ProcessDef } from "@bihuan/casework";
import { chinaDay } from "@bihuan/kit";
import { z } from "zod";
import type { Actor } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import { labelSchema } from "../http/contract.ts";
import { lateness, type WorkCase } from "./casework.ts";

export const caseSchema = z.object({
  id: z.number(),
  process: z.string(),
  title: z.string(),
  state: z.string(),
  openedOn: z.string(),
  dueOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  seq: z.number(),
  ownerRole: z.string().nullable(),
  ownerName: z.string().nullable(),
  adviserName: z.string().nullable(),
  unitName: z.string(),
  overdueDays: z.number().nullable(),
  parentId: z.number().nullable(),
});
export type CaseView = z.infer<typeof caseSchema>;

export const eventSchema = z.object({
  seq: z.number(),
  action: z.string(),
  label: labelSchema,
  at: z.string(),
  who: z.string(),
  reason: labelSchema.nullable(),
  note: z.string().nullable(),
});

export const availableActionSchema = z.object({
  action: z.string(),
  label: labelSchema,
  allowed: z.boolean(),
  unmet: z.array(labelSchema),
  needsReason: z.boolean(),
  reasons: z.array(z.object({ value: z.string(), label: labelSchema })).optional(),
});

type Named = WorkCase & { unit_name: string; adviser_name: string | null; owner_name: string | null };

export function caseView(c: Named, nowMillis: number): CaseView {
  const late = c.closed_on === null ? lateness(c, chinaDay(nowMillis)) : undefined;
  return {
    id: c.id,
    process: c.process,
    title: c.title,
    state: c.state,
    openedOn: c.opened_on,
    dueOn: c.due_on,
    closedOn: c.closed_on,
    seq: c.seq,
    ownerRole: c.owner_role,
    ownerName: c.owner_name,
    adviserName: c.adviser_name,
    unitName: c.unit_name,
    overdueDays: late?.overdueDays ?? null,
    parentId: c.parent_id,
  };
}

/** A case's history in words: who (by name, or as the holder of a link), what, why. */
export async function eventViews(db: Db, process: ProcessDef, caseId: number): Promise<z.infer<typeof eventSchema>[]> {
  const rows = await db
    .selectFrom("case_event as e")
    .leftJoin("person as p", (j) => j.on("e.actor_id", "=", actorIdOf("p.id")))
    .select(["e.seq", "e.action", "e.at", "e.actor_id", "e.role", "e.reason", "e.note", "p.name"])
    .where("e.case_id", "=", caseId)
    .orderBy("e.seq")
    .execute();
  return rows.map((r) => {
    const action = process.actions[r.action];
    return {
      seq: r.seq,
      action: r.action,
      label: action?.label ?? { zh: r.action, en: r.action },
      at: r.at,
      who: r.name ?? OUTSIDE[r.role] ?? nameActor(r.actor_id, null),
      reason: r.reason === null ? null : (action?.reasons?.[r.reason] ?? { zh: r.reason, en: r.reason }),
      note: r.note,
    };
  });
}

/** Roles of the process that act without a person's name. */
const OUTSIDE: Record<string, string> = Object.fromEntries(
  (["demander", "supplier", "visitor", "system"] as const).map((role) => [role, UNNAMED[role].zh]),
);

/** What this actor may do now, with the reason where not. */
export function actionViews(
  process: ProcessDef,
  history: readonly CaseEvent[],
  actor: Actor,
  gates: GateState,
): z.infer<typeof availableActionSchema>[] {
  const status = replay(process, history);
  if (!status.ok) return [];
  return availableActions(process, status.value, { id: actor.id, roles: actor.roles }, gates, history).map((a) => ({
    action: a.action,
    label: a.label,
    allowed: a.allowed,
    unmet: a.refusal ? [describeRefusal(a.refusal, process)] : [],
    needsReason: a.needsReason === "required",
    ...(a.reasons ? { reasons: Object.entries(a.reasons).map(([value, label]) => ({ value, label })) } : {}),
  }));
}
