import { actorIdOf, nameActor } from "../access/actor-names.ts";
import { UNNAMED } from "../access/actor-words.ts";
import {
  availableActions,
  describeRefusal,
  replay,
  STAY,
  targetsOf,
  type ActionDef,
  type ActRefusal,
  type AvailableAction,
  type CaseEvent,
  type GateState,
  type ProcessDef,
} from "@bihuan/casework";
import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { z } from "zod";
import type { Actor } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import { labelSchema } from "../http/contract.ts";
import { engineActor, lateness, type WorkCase } from "./casework.ts";
import { HAND_OVER } from "./process.ts";

export const caseSchema = z.object({
  id: z.number(),
  process: z.string(),
  title: z.string(),
  state: z.string(),
  openedOn: z.string(),
  /** The instant its present state began. */
  since: z.string(),
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
  /** The state after it. */
  to: z.string(),
  label: labelSchema,
  at: z.string(),
  who: z.string(),
  reason: labelSchema.nullable(),
  note: z.string().nullable(),
  /** Whose unit acted, where it is not one that holds the case. */
  unit: z.string().nullable(),
});

export const availableActionSchema = z.object({
  action: z.string(),
  label: labelSchema,
  allowed: z.boolean(),
  /** What must hold first, and where it is mended: a part of the page, or a name the page knows an address for. */
  unmet: z.array(z.object({ label: labelSchema, at: z.string().nullable() })),
  needsReason: z.boolean(),
  reasons: z.array(z.object({ value: z.string(), label: labelSchema })).optional(),
  /** What comes of it, where whoever takes it is asked once. */
  asks: labelSchema.optional(),
  /** Leads back or to an end: stands apart in the menu. */
  ends: z.boolean(),
});
export type ActionView = z.infer<typeof availableActionSchema>;

type Named = WorkCase & { unit_name: string; adviser_name: string | null; owner_name: string | null };

export function caseView(c: Named, nowMillis: number): CaseView {
  const late = c.closed_on === null ? lateness(c, chinaDay(nowMillis)) : undefined;
  return {
    id: c.id,
    process: c.process,
    title: c.title,
    state: c.state,
    openedOn: c.opened_on,
    since: c.since,
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
    .select(["e.seq", "e.action", "e.to_state", "e.at", "e.actor_id", "e.role", "e.reason", "e.note", "p.name"])
    .leftJoin("person as f", (j) => j.on("f.id", "=", sql`(e.data->>'for')::bigint`))
    .select("f.name as for_name")
    .select([sql<string | null>`e.data->>'unit'`.as("unit"), sql<string | null>`e.data->>'signed'`.as("signed")])
    .where("e.case_id", "=", caseId)
    .orderBy("e.seq")
    .execute();
  return rows.map((r) => {
    const action = process.actions[r.action];
    return {
      seq: r.seq,
      action: r.action,
      to: r.to_state,
      label: action?.label ?? { zh: r.action, en: r.action },
      at: r.at,
      who:
        r.for_name !== null
          ? `${r.name ?? nameActor(r.actor_id, null)} 代 ${r.for_name}`
          : (r.name ?? r.signed ?? OUTSIDE[r.role] ?? nameActor(r.actor_id, null)),
      reason: r.reason === null ? null : (action?.reasons?.[r.reason] ?? { zh: r.reason, en: r.reason }),
      note: r.note,
      unit: r.unit,
    };
  });
}

/** Roles of the process that act without a person's name. */
const OUTSIDE: Record<string, string> = Object.fromEntries(
  (["demander", "supplier", "visitor", "respondent", "system"] as const).map((role) => [role, UNNAMED[role].zh]),
);

/** What this actor may do now, with the reason where not. Changing hands has a page of its own. */
export function actionViews(process: ProcessDef, history: readonly CaseEvent[], actor: Actor, gates: GateState): ActionView[] {
  const status = replay(process, history);
  if (!status.ok) return [];
  return availableActions(process, status.value, engineActor(actor), gates, history)
    .filter((a) => a.action !== HAND_OVER)
    .map((a) => ({
      action: a.action,
      label: a.label,
      allowed: a.allowed,
      unmet: a.refusal ? unmetOf(process, a.refusal) : [],
      needsReason: a.needsReason === "required",
      ...(a.reasons ? { reasons: Object.entries(a.reasons).map(([value, label]) => ({ value, label })) } : {}),
      ...(process.actions[a.action]?.asks ? { asks: process.actions[a.action]?.asks } : {}),
      ends: leadsAway(process, a, history),
    }));
}

/** To a stop, to an end before its time, or, for a reason, back to where the case has been. */
function leadsAway(process: ProcessDef, a: AvailableAction, history: readonly CaseEvent[]): boolean {
  const def = process.actions[a.action] as ActionDef;
  const targets = targetsOf(def, history.at(-1)?.to);
  const isPassed = (state: string) => history.some((e) => e.to === state);
  return (
    def.short === true ||
    targets.some((t) => process.states[t]?.tone === "stopped") ||
    (a.needsReason === "required" && def.to !== STAY && targets.every(isPassed))
  );
}

const unmetOf = (process: ProcessDef, refusal: ActRefusal): ActionView["unmet"] =>
  refusal.code === "gate-unmet"
    ? refusal.gates.map((g) => ({ label: process.gates[g]?.unmet ?? { zh: g, en: g }, at: process.gates[g]?.at ?? null }))
    : [{ label: describeRefusal(refusal, process), at: null }];
