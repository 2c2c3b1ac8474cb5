import type { Label } from "../../platform/http/contract.ts";
import { minutesOf, timeOf } from "./rules.ts";

/** One who pitches: so long he speaks, so long he is asked. */
export interface Pitch {
  readonly projectId: number;
  readonly speaker: string;
  readonly minutes: number;
  readonly questionMinutes: number;
}
export interface Hour {
  readonly from: string;
  readonly to: string;
}

/** Hours one after the other from the session's beginning: nothing but order and minutes is entered. */
export function hoursOf(begin: string, pitches: readonly Pick<Pitch, "minutes" | "questionMinutes">[]): Hour[] {
  let at = minutesOf(begin) ?? 0;
  return pitches.map((p) => {
    const from = at;
    at += p.minutes + p.questionMinutes;
    return { from: timeOf(from), to: timeOf(at) };
  });
}

/** Why an order cannot stand: longer than its session, somebody twice. */
export function pitchFault(session: Hour, pitches: readonly Pitch[], titleOf: (projectId: number) => string): Label | undefined {
  const twice = pitches.find((p, i) => pitches.some((q, j) => j < i && q.projectId === p.projectId));
  if (twice) return { zh: `“${titleOf(twice.projectId)}”排了两次`, en: `“${titleOf(twice.projectId)}” stands twice` };
  const needs = pitches.reduce((n, p) => n + p.minutes + p.questionMinutes, 0);
  const has = (minutesOf(session.to) ?? 0) - (minutesOf(session.from) ?? 0);
  return needs > has
    ? {
        zh: `这一场有 ${has} 分钟，排了 ${needs} 分钟：减少 ${needs - has} 分钟，或把场次放长`,
        en: `The session has ${has} minutes and ${needs} are planned: take ${needs - has} away or make it longer`,
      }
    : undefined;
}
