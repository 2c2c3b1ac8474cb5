import { sql, type RawBuilder } from "kysely";
import type { Db } from "../db/database.ts";
import type { ListInput } from "../http/contract.ts";
import { refuseRequest } from "../http/server.ts";
import { BLANK_CHOICE, BLANK_RANGE, filterShape, type Field, type Values } from "../register/fields.ts";
import { isSpelledLike } from "../register/spelling.ts";
import type { Hand } from "./hand.ts";
import { asNumber, readOne, refuseFilter, type Weighed } from "./question.ts";

/** Most records for which what no column holds is computed at once to filter or sort by it. */
const MOST_WEIGHED = 5000;

/** Numbers of the records that answer, in the order that was asked for. */
export interface Answered {
  readonly ids: readonly number[];
  readonly sorted: boolean;
}

/**
 * What no column holds is computed for every record in question and compared as the list shows it: nothing is formulated twice. `from` holds the
 * records' numbers under all other conditions.
 */
export async function weigh(
  db: Db,
  { special }: Hand,
  { filters, sort }: Weighed,
  from: RawBuilder<unknown>,
  today: string,
  direction: "asc" | "desc",
): Promise<Answered | undefined> {
  if (filters.length === 0 && !sort) return undefined;
  const tests = filters.map(([field, asked]) => [field.key, answersTo(field, asked)] as const);
  const { rows } = await sql<{ id: number }>`${from} order by r.id desc limit ${sql.lit(MOST_WEIGHED + 1)}`.execute(db);
  if (rows.length > MOST_WEIGHED)
    refuseRequest("filter-too-wide", {
      zh: `这一列是逐条算出来的，一次最多算 ${MOST_WEIGHED.toLocaleString("zh-CN")} 条；请先用别的条件把范围缩小`,
      en: `This column is computed record by record, ${MOST_WEIGHED.toLocaleString("en")} at most; narrow the list by other conditions first`,
    });
  const ids = rows.map((r) => r.id);
  const values = (await special.computed?.(db, ids, today)) ?? new Map<number, Values>();
  const kept = ids.filter((id) => tests.every(([key, holds]) => holds(values.get(id)?.[key] ?? null)));
  if (!sort) return { ids: kept, sorted: false };
  const by = compared(sort);
  const of = (id: number) => values.get(id)?.[sort.key] ?? null;
  kept.sort((a, b) => by(of(a), of(b)) || a - b);
  return { ids: direction === "asc" ? kept : kept.reverse(), sorted: true };
}

/** Whether a value answers a filter, as the condition of a column does. Exported for the property. */
export function answersTo(field: Field, asked: ListInput["filter"][string]): (value: unknown) => boolean {
  switch (filterShape(field)) {
    case "range": {
      if (asked === BLANK_RANGE && field.blank) return (v) => v === null;
      const [first = "", last = ""] = Array.isArray(asked) ? asked : [String(asked), String(asked)];
      const [from, to] = [first, last].map((end) => (end === "" ? undefined : (readOne(field, asNumber(field, end)) as string | number)));
      return (v) => v !== null && (from === undefined || (v as typeof from) >= from) && (to === undefined || (v as typeof to) <= to);
    }
    case "yes-no":
      return typeof asked === "boolean" ? (v) => v === asked : refuseFilter(field);
    case "number": {
      const id = readOne(field, Number(asked));
      return (v) => v === id;
    }
    case "text":
      return (v) => isSpelledLike(String(v ?? ""), String(asked));
    case "choices": {
      const wanted = new Set([asked].flat().map((v) => (v === BLANK_CHOICE && field.blank ? null : String(readOne(field, v)))));
      return (v) => (v === null ? [null] : [v].flat()).some((one) => wanted.has(one as string | null));
    }
  }
}

const READING = new Intl.Collator("zh-CN");

/** What is blank comes last, choices in the order they are declared in, words by their reading. */
function compared(field: Field): (a: unknown, b: unknown) => number {
  const place = (v: unknown) => field.options?.findIndex((o) => o.value === v) ?? -1;
  const two =
    field.options && field.type !== "code"
      ? (a: unknown, b: unknown) => place(a) - place(b)
      : filterShape(field) === "text"
        ? (a: unknown, b: unknown) => READING.compare(String(a), String(b))
        : (a: unknown, b: unknown) => ((a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0);
  return (a, b) => (a === null || b === null ? Number(a === null) - Number(b === null) : two(a, b));
}
