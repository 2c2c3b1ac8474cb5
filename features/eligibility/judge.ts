import { SUBJECTS, readNeed, readSubject, type ComparisonKey, type SubjectKey, type Value } from "./subjects.ts";

/** One thing known of a firm; of several the newest not after the day holds. */
export interface FirmFact {
  readonly subject: SubjectKey;
  readonly value: string;
  /** YYYY-MM-DD: of which day it tells. */
  readonly onDay: string;
  /** The last day on which a title holds. */
  readonly untilOn: string | null;
  readonly source: string;
}

/** A condition as the clause says it; conditions of one group number stand together under the word of its first. */
export interface Term {
  readonly group: number;
  readonly how: "all" | "any" | "none";
  readonly subject: SubjectKey;
  readonly comparison: ComparisonKey;
  readonly value: string;
  /** 第八条, and the words of it that say so. */
  readonly address: string;
  readonly clause: string;
}

export type Truth = true | false | undefined;
export type Verdict = "applies" | "not" | "open";

export interface Reason {
  readonly term: Term;
  readonly holds: Truth;
  /** What the firm's facts say, as written, and of which day by which source. */
  readonly has: { readonly value: string; readonly onDay: string; readonly source: string } | null;
  /** A title that has run out is not known to hold still. */
  readonly lapsedOn: string | null;
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
  /** What must be asked before it can be said: only what would decide. */
  readonly missing: readonly SubjectKey[];
}

/**
 * Does what is offered under these terms apply to a firm on a day? All groups must hold; of a group all, one or none of its terms.
 * In three values (Kleene's): what is not known is neither; a single fact may decide all the same.
 */
export function judge(terms: readonly Term[], facts: readonly FirmFact[], day: string): Judgement {
  const reasons = terms.map((term) => reasonOf(term, facts, day));
  const groups = [...new Set(terms.map((t) => t.group))].map((n) => reasons.filter((r) => r.term.group === n));
  const truths = groups.map((g) =>
    ofGroup(
      (g[0] as Reason).term.how,
      g.map((r) => r.holds),
    ),
  );
  const truth = and(truths);
  const undecided = truth === undefined ? groups.filter((_, i) => truths[i] === undefined).flat() : [];
  return {
    verdict: truth === undefined ? "open" : truth ? "applies" : "not",
    reasons,
    missing: [...new Set(undecided.filter((r) => r.holds === undefined).flatMap((r) => asked(r.term.subject, facts, day)))],
  };
}

const and = (all: readonly Truth[]): Truth => (all.includes(false) ? false : all.includes(undefined) ? undefined : true);
const not = (t: Truth): Truth => (t === undefined ? undefined : !t);
function ofGroup(how: Term["how"], all: readonly Truth[]): Truth {
  if (how === "all") return and(all);
  const none = and(all.map(not));
  return how === "none" ? none : not(none);
}

function reasonOf(term: Term, facts: readonly FirmFact[], day: string): Reason {
  const known = knownOn(term.subject, facts, day);
  const need = readNeed(term.subject, term.comparison, term.value);
  const holds = known.value === undefined || "fault" in need ? undefined : compare(term.comparison, known.value, need.values);
  const { fact } = known;
  return {
    term,
    holds,
    has: fact ? { value: known.shown ?? fact.value, onDay: fact.onDay, source: fact.source } : null,
    lapsedOn: known.lapsedOn ?? null,
  };
}

function compare(comparison: ComparisonKey, has: Value, need: readonly Value[]): boolean {
  const [first] = need as [Value, ...Value[]];
  switch (comparison) {
    case "atLeast":
      return has >= first;
    case "over":
      return has > first;
    case "atMost":
      return has <= first;
    case "below":
      return has < first;
    case "is":
      return has === first;
    // A code lies in whatever it begins with: 512002 in 5120 and in 512000, C3521 in C35.
    case "oneOf":
      return need.some((n) => String(has).startsWith(String(n).replace(/^(\d\d)(?:0000|(\d\d)00)$/, "$1$2")));
  }
}

interface Known {
  readonly value?: Value;
  readonly fact?: FirmFact;
  readonly shown?: string;
  readonly lapsedOn?: string;
}

const newest = (subject: SubjectKey, facts: readonly FirmFact[], day: string): FirmFact | undefined =>
  facts
    .filter((f) => f.subject === subject && f.onDay <= day)
    .reduce<FirmFact | undefined>((a, b) => (a && a.onDay > b.onDay ? a : b), undefined);

function knownOn(subject: SubjectKey, facts: readonly FirmFact[], day: string): Known {
  if (subject === "years") {
    const founded = knownOn("founded", facts, day);
    if (!founded.fact || typeof founded.value !== "string" || founded.value > day) return {};
    const full = Number(day.slice(0, 4)) - Number(founded.value.slice(0, 4)) - (day.slice(5) < founded.value.slice(5) ? 1 : 0);
    // A half more where days are over, as with shares: three years and a day are more than three.
    return { value: full + (day.slice(5) === founded.value.slice(5) ? 0 : 0.5), fact: founded.fact, shown: String(full) };
  }
  if (subject === "rdShare") {
    const spend = knownOn("rdSpend", facts, day);
    // Of one and the same year, or it is no share.
    const year = spend.fact?.onDay.slice(0, 4);
    const turnover = knownOn(
      "turnover",
      facts.filter((f) => f.onDay.slice(0, 4) === year),
      day,
    );
    if (!spend.fact || typeof spend.value !== "number" || typeof turnover.value !== "number" || turnover.value === 0) return {};
    const [over, of] = [BigInt(spend.value) * 100_000n, BigInt(turnover.value)];
    // In whole thousandths of a per cent, a half more where something is left: thresholds are whole, so comparisons are exact.
    const share = Number(over / of) + (over % of === 0n ? 0 : 0.5);
    return { value: share, fact: spend.fact, shown: `${(Math.floor(share / 10) / 100).toFixed(2)}%` };
  }
  const fact = newest(subject, facts, day);
  if (!fact) return {};
  const read = readSubject(subject, fact.value);
  if ("fault" in read) return { fact };
  if (fact.untilOn !== null && fact.untilOn < day) return { fact, lapsedOn: fact.untilOn };
  return { value: read.value, fact };
}

/** What to ask a firm for: of a computed one what it follows from. */
function asked(subject: SubjectKey, facts: readonly FirmFact[], day: string): SubjectKey[] {
  if (subject === "years") return ["founded"];
  if (subject !== "rdShare") return [subject];
  const spend = newest("rdSpend", facts, day);
  return spend === undefined ? ["rdSpend"] : ["turnover"];
}

/** Every subject that may be asked of a firm. */
export const ASKED = (Object.keys(SUBJECTS) as SubjectKey[]).filter((k) => !("computed" in SUBJECTS[k]));
