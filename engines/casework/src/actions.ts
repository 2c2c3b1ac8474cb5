import { ok, refuse, type Result } from "@bihuan/kit";
import type { Label } from "./label.ts";
import { targetsOf, type ActionDef, type ProcessDef } from "./process.ts";
import { replay, type CaseEvent, type CaseStatus } from "./status.ts";

export interface Actor {
  readonly id: string;
  /** In whose stead: what one of the two did, neither may do as the second person. */
  readonly forId?: string;
  readonly roles: readonly string[];
}

/** Gates the feature has evaluated on the case's data. A gate not named counts as unmet. */
export type GateState = Readonly<Record<string, boolean>>;

export interface ActRequest {
  readonly action: string;
  readonly actor: Actor;
  /** ISO instant of the server's clock. */
  readonly at: string;
  readonly to?: string;
  readonly reason?: string;
  readonly note?: string;
  /** The number of the last event the actor saw: of two at once the second is refused. */
  readonly expectedSeq?: number;
}

export type ActRefusal =
  | {
      readonly code:
        | "unknown-action"
        | "not-from-this-state"
        | "not-your-role"
        | "reason-required"
        | "reason-unknown"
        | "target-unclear"
        | "final"
        | "broken-history";
    }
  | { readonly code: "gate-unmet"; readonly gates: readonly string[] }
  | { readonly code: "same-person"; readonly action: string }
  | { readonly code: "stale"; readonly seq: number };

/**
 * Takes one action: the event to store, or why not. An instant before the last event's (a clock set back) is stored as
 * the last event's, so that a history never runs backwards; but what reverses an end may reverse that of a clock that ran ahead.
 */
export function act(def: ProcessDef, history: readonly CaseEvent[], request: ActRequest, gates: GateState): Result<CaseEvent, ActRefusal> {
  const action = def.actions[request.action];
  if (!action) return refuse({ code: "unknown-action" });
  const status = history.length === 0 ? undefined : replay(def, history);
  if (status && !status.ok) return refuse({ code: "broken-history" });
  const seq = status?.value.seq ?? 0;
  if (request.expectedSeq !== undefined && request.expectedSeq !== seq) return refuse({ code: "stale", seq });
  const obstacle = findObstacle(def, action, status?.value, request.actor, gates, history);
  if (obstacle) return refuse(obstacle);
  const reason = request.reason?.trim();
  if (action.reason === "required" && !reason) return refuse({ code: "reason-required" });
  if (reason && action.reasons && !(reason in action.reasons)) return refuse({ code: "reason-unknown" });
  const targets = targetsOf(action, status?.value.state);
  const to = request.to ?? (targets.length === 1 ? targets[0] : undefined);
  if (to === undefined || !targets.includes(to)) return refuse({ code: "target-unclear" });
  const last = history.at(-1)?.at;
  return ok({
    seq: seq + 1,
    action: request.action,
    to,
    at: last !== undefined && !action.reverses && Date.parse(last) > Date.parse(request.at) ? last : request.at,
    actorId: request.actor.id,
    ...(request.actor.forId === undefined ? {} : { forId: request.actor.forId }),
    role: action.by.find((role) => request.actor.roles.includes(role)) as string,
    ...(reason ? { reason } : {}),
    ...(request.note ? { note: request.note } : {}),
  });
}

export interface AvailableAction {
  readonly action: string;
  readonly label: Label;
  readonly allowed: boolean;
  readonly refusal: ActRefusal | undefined;
  /** Names of unmet gates. */
  readonly unmet: readonly string[];
  readonly needsReason: "required" | "optional" | "none";
  readonly reasons: Readonly<Record<string, Label>> | undefined;
}

/** Every action of the present state that the actor's roles concern, allowed or with what stands in the way. */
export function availableActions(
  def: ProcessDef,
  status: CaseStatus,
  actor: Actor,
  gates: GateState,
  history: readonly CaseEvent[],
): AvailableAction[] {
  return Object.entries(def.actions)
    .filter(([, a]) => a.from.includes(status.state) && a.by.some((role) => actor.roles.includes(role)))
    .map(([name, a]) => {
      const refusal = findObstacle(def, a, status, actor, gates, history);
      return {
        action: name,
        label: a.label,
        allowed: refusal === undefined,
        refusal,
        unmet: refusal?.code === "gate-unmet" ? refusal.gates : [],
        needsReason: a.reason ?? "none",
        reasons: a.reasons,
      };
    });
}

function findObstacle(
  def: ProcessDef,
  action: ActionDef,
  status: CaseStatus | undefined,
  actor: Actor,
  gates: GateState,
  history: readonly CaseEvent[],
): ActRefusal | undefined {
  if (status && def.states[status.state]?.final && !(action.reverses && action.from.includes(status.state))) return { code: "final" };
  if (status ? !action.from.includes(status.state) : action.from.length > 0) return { code: "not-from-this-state" };
  if (!action.by.some((role) => actor.roles.includes(role))) return { code: "not-your-role" };
  const own = [actor.id, actor.forId];
  const isOwn = (event: CaseEvent): boolean => own.includes(event.actorId) || (event.forId !== undefined && own.includes(event.forId));
  const before = history.find((event) => action.separateFrom?.includes(event.action) && isOwn(event));
  if (before) return { code: "same-person", action: before.action };
  const unmet = (action.gates ?? []).filter((gate) => gates[gate] !== true);
  return unmet.length > 0 ? { code: "gate-unmet", gates: unmet } : undefined;
}

/** A refusal in the user's words. */
export function describeRefusal(refusal: ActRefusal, def: ProcessDef): Label {
  switch (refusal.code) {
    case "gate-unmet": {
      const gates = refusal.gates.map((name) => def.gates[name]?.unmet ?? { zh: name, en: name });
      return { zh: gates.map((g) => g.zh).join("；"), en: gates.map((g) => g.en).join("; ") };
    }
    case "same-person": {
      const other = def.actions[refusal.action]?.label ?? { zh: refusal.action, en: refusal.action };
      return { zh: `您已在本案中办理“${other.zh}”，须由他人办理`, en: `You did “${other.en}” in this case; someone else must do this` };
    }
    default:
      return WORDS[refusal.code];
  }
}

const WORDS = {
  "unknown-action": { zh: "没有这个操作", en: "There is no such action" },
  "not-from-this-state": { zh: "当前状态不能这样办理，请刷新后再看", en: "Not possible in the present state; please reload" },
  "not-your-role": { zh: "这一步不由您的岗位办理", en: "This step belongs to another post" },
  "reason-required": { zh: "请写明原因", en: "Please give a reason" },
  "reason-unknown": { zh: "请从列表中选择原因", en: "Please choose a reason from the list" },
  "target-unclear": { zh: "请说明要办到哪一步", en: "Please say which state it leads to" },
  final: { zh: "已经办结，不能再办理", en: "The case is closed" },
  "broken-history": { zh: "办理记录不完整，请联系管理员", en: "The history is incomplete; please tell the administrator" },
  stale: { zh: "刚才已有他人办理，请刷新后再看", en: "Someone acted a moment ago; please reload" },
} as const;

/** The whole table for a reviewed document: one row per action and state. */
export function table(
  def: ProcessDef,
): { state: string; action: string; to: string; by: string; gates: string; reason: string; fact: string }[] {
  return Object.entries(def.actions).flatMap(([name, a]) =>
    (a.from.length === 0 ? ["–"] : a.from).map((state) => ({
      state,
      action: name,
      to: targetsOf(a, state).join(" | "),
      by: a.by.join(", "),
      gates: (a.gates ?? []).join(", "),
      reason: a.reason ?? "none",
      fact: a.fact ?? "",
    })),
  );
}
