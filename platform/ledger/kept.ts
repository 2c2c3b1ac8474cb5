import { createHash } from "node:crypto";
import { aggregateKey, type Aggregate, type Answer, type Period } from "@bihuan/indicators";
import type { Db } from "../db/database.ts";
import { stampsOf } from "./stamps.ts";

/**
 * Answers that were computed and are still true. Each stands under all that it rests on, read anew with every question: the stamps of the roll-ups up to the
 * period's last year, whose sight it is, units, period, aggregates. A stamp never comes twice, in no database, so that nothing is ever told to be stale.
 */
const KEPT = new Map<string, ReadonlyMap<number, readonly Answer[]>>();
/** Answers in all, some 20 MB; those used longest ago go first. */
const MOST = 200_000;
let held = 0;

interface Where {
  readonly unitPath: readonly number[];
  readonly period: Period;
  readonly units?: readonly number[] | undefined;
}

export async function keepAnswers(
  db: Db,
  where: Where,
  depth: number,
  aggregates: readonly Aggregate[],
  compute: () => Promise<Map<number, Map<Aggregate, Answer>>>,
): Promise<Map<number, Map<Aggregate, Answer>>> {
  const { unitPath, period, units } = where;
  const stamps = await stampsOf(db, unitPath, depth, Number(period.to.slice(0, 4)), units);
  if (!stamps) return compute();
  const rests = JSON.stringify([stamps.reader, [...stamps.of], unitPath, depth, period, units ?? null]);
  const key = createHash("sha256").update(rests).update(aggregates.map(aggregateKey).join("\n")).digest("base64");
  const found = KEPT.get(key);
  if (found) {
    // Used last, thrown away last.
    KEPT.delete(key);
    KEPT.set(key, found);
    return new Map([...found].map(([unit, answers]) => [unit, new Map(aggregates.map((a, i) => [a, answers[i] as Answer]))]));
  }
  const computed = await compute();
  const answers = new Map([...computed].map(([unit, of]) => [unit, aggregates.map((a) => of.get(a) as Answer)]));
  KEPT.set(key, answers);
  held += answers.size * aggregates.length;
  for (const [k, old] of KEPT) {
    if (held <= MOST || k === key) break;
    KEPT.delete(k);
    held -= old.size * (old.values().next().value?.length ?? 0);
  }
  return computed;
}

/** Everything is computed anew afterwards: for those who compare. */
export function forgetAnswers(): void {
  KEPT.clear();
  held = 0;
}
