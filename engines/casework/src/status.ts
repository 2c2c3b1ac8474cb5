import { addDays, addMonths, chinaDay, daysBetween, ok, refuse, type Day, type Result } from "@bihuan/kit";
import { targetsOf, type DateUnit, type ProcessDef } from "./process.ts";

export interface CaseEvent {
  readonly seq: number;
  readonly action: string;
  /** The state after it. */
  readonly to: string;
  /** ISO instant. */
  readonly at: string;
  readonly actorId: string;
  /** In whose stead it was done. */
  readonly forId?: string;
  readonly role: string;
  readonly reason?: string;
  readonly note?: string;
}

export interface CaseStatus {
  readonly state: string;
  /** Instant at which the state was entered. */
  readonly since: string;
  readonly owner: string | undefined;
  readonly dueOn: Day | null;
  readonly seq: number;
}

export type ReplayRefusal = { readonly code: "empty" | "bad-opening" } | { readonly code: "bad-event"; readonly seq: number };

/** Folds a history into the case's status, checking each event against the table. O(events). */
export function replay(def: ProcessDef, history: readonly CaseEvent[]): Result<CaseStatus, ReplayRefusal> {
  let state: string | undefined;
  let since = "";
  let seq = 0;
  for (const event of history) {
    const action = def.actions[event.action];
    const fits = action && (state === undefined ? action.from.length === 0 : action.from.includes(state));
    if (!fits || event.seq !== seq + 1 || !targetsOf(action, state).includes(event.to)) {
      return refuse(state === undefined ? { code: "bad-opening" } : { code: "bad-event", seq: event.seq });
    }
    if (event.to !== state) since = event.at;
    state = event.to;
    seq = event.seq;
  }
  if (state === undefined) return refuse({ code: "empty" });
  return ok(statusIn(def, state, since, seq));
}

export function statusIn(def: ProcessDef, state: string, since: string, seq: number): CaseStatus {
  const entered = def.states[state];
  if (!entered) throw new Error(`process ${def.name} has no state ${state}`);
  return { state, since, owner: entered.owner, dueOn: entered.limit ? after(chinaDay(Date.parse(since)), entered.limit) : null, seq };
}

const after = (day: Day, limit: DateUnit): Day => ("days" in limit ? addDays(day, limit.days) : addMonths(day, limit.months));

export interface Deadline {
  readonly dueOn: Day | null;
  /** Days past the due day, from 1; null when not overdue. */
  readonly overdueDays: number | null;
  /** Due within three days. */
  readonly dueSoon: boolean;
}

/** Calendar days in China. The due day itself is still in time. */
export function deadlines(status: Pick<CaseStatus, "dueOn">, today: Day): Deadline {
  if (status.dueOn === null) return { dueOn: null, overdueDays: null, dueSoon: false };
  const left = daysBetween(today, status.dueOn);
  return { dueOn: status.dueOn, overdueDays: left < 0 ? -left : null, dueSoon: left >= 0 && left <= 3 };
}
