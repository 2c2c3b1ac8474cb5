import { daysBetween } from "@bihuan/kit";
import { sql } from "kysely";
import { inScope } from "../../platform/access/in-scope.ts";
import type { Scope } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Label } from "../../platform/http/contract.ts";
import { heldOn, nearestFirst } from "../../platform/records/nearest.ts";
import { showDay } from "../../platform/register/fields.ts";
import { daysOffOf } from "../training/index.ts";
import { bandOf, nextReview, workingDays, type Rules } from "./rules.ts";

/** The rules in force for a unit on a day, the nearest superior's first. */
export async function rulesOf(db: Db, unitPath: readonly number[], today: string): Promise<Rules> {
  const { rows } = await sql<{ measure: string; value: number }>`select distinct on (measure) measure, value from society_rule
    where ${heldOn(unitPath, today)} order by measure, ${nearestFirst()}`.execute(db);
  return Object.fromEntries(rows.map((r) => [r.measure, r.value]));
}

/** Working days by the holidays of the record's unit and its superiors. */
export async function workingDaysOf(db: Db, unitPath: readonly number[]): Promise<(day: string) => boolean> {
  return workingDays(await daysOffOf(db, unitPath));
}

export interface DueRow {
  readonly id: number;
  readonly name: string;
  readonly unitName: string;
  readonly what: "term" | "review";
  readonly dueOn: string;
  readonly days: number;
  readonly band: number;
  readonly note: Label | null;
  readonly changeId: number | null;
}

/** What is overdue and what comes, longest overdue first. A delay with consent moves a term's day; a change under way is named. */
export async function listDue(db: Db, scope: Scope, today: string) {
  const { rows } = await sql<{
    id: number;
    name: string;
    unitName: string;
    unitPath: number[];
    termTo: string;
    foundedOn: string;
    reviewedUntil: string | null;
    changeId: number | null;
    delayedTo: string | null;
  }>`select r.id, r.name, u.name as "unitName", r.unit_path as "unitPath", r.term_to as "termTo", r.founded_on as "foundedOn", r.reviewed_until as "reviewedUntil",
      c.id as "changeId", case when c.id is not null and exists (select from stored_file f where f.case_id = c.id and f.kind = 'consent') then c.delayed_to end as "delayedTo"
    from society r join unit u on u.id = r.unit_id
    left join lateral (select t.id, t.delayed_to from term_change t where t.society_id = r.id and t.closed_on is null order by t.id desc limit 1) c on true
    where ${inScope("r", scope)} and r.state in ('active', 'correcting') order by r.id limit 20000`.execute(db);
  const rules = new Map<string, Rules>();
  for (const r of rows) {
    const key = r.unitPath.join();
    if (!rules.has(key)) rules.set(key, await rulesOf(db, r.unitPath, today));
  }
  const due = rows.flatMap((r): DueRow[] => {
    const common = { id: r.id, name: r.name, unitName: r.unitName };
    const termDue = r.delayedTo ?? r.termTo;
    const band = bandOf(termDue, today);
    const review = nextReview(r, rules.get(r.unitPath.join()) ?? {});
    const reviewBand = review ? bandOf(review.dueOn, today) : undefined;
    return [
      ...(band === undefined
        ? []
        : [
            {
              ...common,
              what: "term" as const,
              dueOn: termDue,
              days: daysBetween(today, termDue),
              band,
              note: r.delayedTo
                ? { zh: `原 ${showDay(r.termTo, "zh-CN")}，经同意延期`, en: `was ${r.termTo}, delayed with consent` }
                : null,
              changeId: r.changeId,
            },
          ]),
      ...(review === null || reviewBand === undefined
        ? []
        : [
            {
              ...common,
              what: "review" as const,
              dueOn: review.dueOn,
              days: daysBetween(today, review.dueOn),
              band: reviewBand,
              note: { zh: `${review.year} 年度`, en: `of ${review.year}` },
              changeId: null,
            },
          ]),
    ];
  });
  return {
    rows: due.toSorted((a, b) => a.days - b.days || a.id - b.id),
    hasReviewRule: [...rules.values()].some((r) => r["review_day"] !== undefined),
    societies: rows.length,
  };
}
