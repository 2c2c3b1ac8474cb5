import { aggregateKey, type Aggregate, type Answer, type Catalogue } from "@bihuan/indicators";
import type { Db } from "../../platform/db/database.ts";
import { answerAggregates, type FactScope } from "../../platform/ledger/ledger.ts";

export const RESTS = ["self", "called", "proxy", "failed", "unstated"] as const;
const OUTCOMES = ["same", "differs", "unreached"] as const;
/** Which call backs concern a kind of fact. */
const CALLED_FOR: Readonly<Record<string, string>> = {
  "demand.confirmed": "demand.confirm",
  "demand.introduced": "demand.confirm",
  "agreement.signed": "agreement.confirm",
  "effect.confirmed": "effect.confirm",
  "milestone.reached": "milestone",
  // Confirmed by the link of who ordered it, of the school or of the site, or by a second person over the signed sheet; nobody is called back about these.
  "lecture.held": "lecture",
  "activity.held": "activity",
  "activity.group": "activity",
  "volunteer.served": "activity",
  "caravan.visited": "visit",
  "fair.intended": "talk",
  "fair.landed": "talk",
  "congress.answered": "proposal",
};

export type Rests = Record<(typeof RESTS)[number], number> & { calls: Record<(typeof OUTCOMES)[number], number> };

/**
 * What a figure rests on: how many facts of its kind, under its own conditions, were confirmed by whom, and how the call backs went.
 * Counts of roll-ups, all in one statement; of a position in the past they are not asked.
 */
export async function findRests(db: Db, scope: FactScope, aggregates: readonly (Aggregate | undefined)[]): Promise<(Rests | null)[]> {
  const parts = aggregates.map((a) => (a && scope.asOf === undefined && CALLED_FOR[a.kind] ? partsOf(a) : undefined));
  const unique = new Map(parts.flatMap((p) => (p ? [...p.values(), ...p.calls] : [])).map((a) => [aggregateKey(a), a]));
  const answers = await answerAggregates(db, scope, [...unique.values()]);
  const count = (a: Aggregate): number => (answers.get(unique.get(aggregateKey(a)) as Aggregate) as Answer).value ?? 0;
  return parts.map((p) =>
    p === undefined
      ? null
      : ({
          ...Object.fromEntries(RESTS.map((r, i) => [r, count(p.values()[i] as Aggregate)])),
          calls: Object.fromEntries(OUTCOMES.map((o, i) => [o, count(p.calls[i] as Aggregate)])),
        } as Rests),
  );
}

function partsOf(a: Aggregate) {
  const where = a.where.filter((w) => w.dimension !== "basis");
  const over = a.over === undefined ? {} : { over: a.over };
  const values = RESTS.map((r): Aggregate => ({
    fn: "count",
    kind: a.kind,
    where: [...where, { dimension: "basis", values: [r] }],
    ...over,
  }));
  const calls = OUTCOMES.map((o): Aggregate => ({
    fn: "count",
    kind: "callback.done",
    where: [
      { dimension: "of", values: [CALLED_FOR[a.kind] as string] },
      { dimension: "outcome", values: [o] },
    ],
    ...over,
  }));
  return { values: () => values, calls };
}

/** Every kind that carries a basis is asked about; a test compares the two lists. */
export const kindsWithBasis = (facts: Catalogue): string[] => [...facts.values()].filter((k) => "basis" in k.dimensions).map((k) => k.kind);
export const kindsCalledFor = (): string[] => Object.keys(CALLED_FOR);
