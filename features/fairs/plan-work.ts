import {
  assignReviewers,
  assignShifts,
  changeDay,
  moreByBound,
  scheduleMeetings,
  type Change,
  type LeftOut,
  type MeetingPlan,
  type MeetingQuestion,
  type MeetingRefusal,
} from "@bihuan/meetings";
import { conflictOf, fitOf, type Body } from "./rules.ts";
import type { Label } from "../../platform/http/contract.ts";
import { isStopped, tell } from "../../platform/threads/plan-numbers.ts";
import type { Placed } from "./timetable.ts";

export interface Work {
  readonly question: MeetingQuestion;
  readonly iterations: number;
  readonly seed: number;
  readonly from: readonly Placed[] | null;
  readonly shared: SharedArrayBuffer;
}
export interface Answer {
  readonly left: readonly LeftOut[];
  readonly gaps: number;
  /** No timetable has more talks; `proved`: as many as possible and no gap. */
  readonly bound: number;
  readonly proved: boolean;
  readonly bottleneck: { readonly persons: readonly string[]; readonly zones: readonly string[] };
  /** What one more table in a full zone can bring at most. */
  readonly more: readonly { readonly zone: string; readonly talks: number }[];
  /** What a change has done: whose talk fell away and who is to be told; who moved; who found room. */
  readonly cancelled: readonly { readonly meeting: string; readonly tell: readonly string[] }[];
  readonly moved: readonly { readonly meeting: string; readonly from: number; readonly to: number }[];
  readonly gained: readonly string[];
}
export type Worked =
  | { readonly ok: true; readonly placed: Placed[]; readonly answer: Answer }
  | { readonly ok: false; readonly faults: readonly MeetingRefusal[] };

const planOf = (placed: readonly Placed[]): MeetingPlan => ({ placed }) as unknown as MeetingPlan;
const NONE = { cancelled: [], moved: [], gained: [] };
const told = (q: MeetingQuestion, plan: MeetingPlan) => ({
  ...{ left: plan.left, gaps: plan.gaps, bound: plan.bound.meetings, proved: plan.isOptimal, bottleneck: plan.bound.bottleneck },
  more: plan.bound.bottleneck.zones
    .slice(0, 30)
    .map((zone) => ({ zone, talks: moreByBound(q, { zone }) }))
    .filter((m) => m.talks > 0),
});

export function plan({ question, iterations, seed, from, shared }: Work): Worked {
  const hooks = { stop: () => isStopped(shared), progress: (placed: number) => tell(shared, placed) };
  const made = scheduleMeetings(question, { iterations, seed }, hooks, from ? planOf(from) : undefined);
  if (!made.ok) return { ok: false, faults: made.error };
  return { ok: true, placed: [...made.value.placed], answer: { ...told(question, made.value), ...NONE } };
}

export interface DayWork {
  readonly question: MeetingQuestion;
  readonly placed: readonly Placed[];
  readonly change: Change;
  readonly now: number;
}
/** A change on the day: only what it touches moves. */
export function change({ question, placed, change: what, now }: DayWork): Worked & { question?: MeetingQuestion } {
  const done = changeDay(question, planOf(placed), what, now);
  if (!done.ok) return { ok: false, faults: done.error };
  const { plan: next, cancelled, moved, gained, question: after } = done.value;
  const answer = { ...told(after, next), cancelled, moved, gained: gained.map((g) => g.meeting) };
  return { ok: true, placed: [...next.placed], answer, question: after };
}

export interface ReviewWork {
  readonly projects: readonly (Body & {
    readonly id: number;
    readonly title: string;
    readonly field: string;
    readonly people: readonly string[];
    readonly missing: number;
    readonly had: readonly number[];
  })[];
  readonly experts: readonly (Body & {
    readonly id: number;
    readonly person: string;
    readonly field: string;
    readonly avoids: readonly string[];
    readonly left: number;
  })[];
}
export interface Given {
  readonly project: number;
  readonly expert: number;
  readonly why: Label;
}

/** Experts for whatever projects lack, none in conflict, none beyond his load; the least fit given is raised first. */
export function review({ projects, experts }: ReviewWork): { given: Given[]; short: number[] } {
  const given: Given[] = [];
  const left = experts.map((e) => e.left);
  const lacking = new Map(projects.map((p) => [p.id, p.missing]));
  const most = Math.max(0, ...projects.map((p) => p.missing));
  // Projects that lack as many are one question to the engine; those that lack most come first.
  for (let n = most; n > 0; n--) {
    const asking = projects.filter((p) => p.missing === n);
    if (asking.length === 0) continue;
    const answer = assignReviewers(
      asking.map((p) => ({
        experts: experts.flatMap((e, i) => (p.had.includes(e.id) || conflictOf(p, e) ? [] : [{ expert: i, fit: fitOf(p, e).fit }])),
      })),
      left,
      n,
    );
    answer.given.forEach((list, i) => {
      const p = asking[i] as (typeof asking)[number];
      for (const at of list) {
        const e = experts[at] as (typeof experts)[number];
        left[at] = (left[at] as number) - 1;
        lacking.set(p.id, (lacking.get(p.id) ?? 0) - 1);
        given.push({ project: p.id, expert: e.id, why: fitOf(p, e).why });
      }
    });
  }
  return { given, short: [...lacking].flatMap(([id, n]) => (n > 0 ? [id] : [])) };
}

export interface DutyWork {
  readonly advisers: readonly { readonly shifts: readonly number[] }[];
  readonly zones: number;
  readonly shifts: number;
  /** So many to each zone at all hours. */
  readonly people: number;
}
export const duty = ({ advisers, zones, shifts, people }: DutyWork): ReturnType<typeof assignShifts> =>
  assignShifts(advisers, zones, shifts, () => people);
