/** Where a document stands on a day. */
export const VALIDITY = {
  pending: { zh: "尚未施行", en: "not yet in force" },
  in_force: { zh: "有效", en: "in force" },
  superseded: { zh: "已被替代", en: "superseded" },
  repealed: { zh: "已废止", en: "repealed" },
  unknown: { zh: "施行日期不详", en: "day of force unknown" },
} as const;
export type Validity = keyof typeof VALIDITY;

export interface Term {
  readonly inForceOn: string | null;
  /** The first day on which it no longer holds. */
  readonly repealedOn: string | null;
  readonly hasSuccessor: boolean;
}

/** On the day of repeal itself the document no longer holds; the successor holds from its own first day. */
export function validityOn({ inForceOn, repealedOn, hasSuccessor }: Term, day: string): Validity {
  if (repealedOn !== null && repealedOn <= day) return hasSuccessor ? "superseded" : "repealed";
  if (inForceOn === null) return "unknown";
  return inForceOn > day ? "pending" : "in_force";
}

/** Does `from` lead back to itself once `from` replaces `to`? `replaced` gives what a document replaces. Ends on any graph. */
export function closesCircle(from: number, to: number, replaced: (id: number) => readonly number[]): boolean {
  const waiting = [to];
  const seen = new Set<number>();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === from) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...replaced(id));
  }
  return false;
}
