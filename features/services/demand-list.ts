import { sql, type RawBuilder, type SqlBool } from "kysely";
import { depthOf, type Scope } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { heldUnder } from "../../platform/db/holders.ts";
import type { ListInput } from "../../platform/http/contract.ts";
import { capTotal, keysetAfter, nextCursor } from "../../platform/register/page.ts";

/**
 * A page with its total. The page's cases are picked first, on the index of the scope's own level and in its order (equal
 * cost for a town and a province), and only they are given their names. Joined first, PostgreSQL misjudges what the row
 * policies keep and sorts a whole county.
 */
export async function listDemands(db: Db, scope: Scope, input: ListInput) {
  const direction = input.sort?.direction ?? "desc";
  const rows = await db
    .selectFrom(pageOfCases(db, scope, input, direction).as("c"))
    .innerJoin("demand as d", "d.id", "c.id")
    .leftJoin("demander as r", "r.id", "d.demander_id")
    .innerJoin("unit as u", "u.id", "c.unit_id")
    .leftJoin("person as p", "p.id", "c.adviser_person_id")
    .select([
      "c.id",
      "c.title",
      "c.state",
      // A demander known from another unit's case keeps its name to itself.
      sql<string>`coalesce(r.name, '')`.as("demanderName"),
      sql<string>`coalesce(r.kind, '')`.as("demanderKind"),
      "r.credit_code as creditCode",
      "d.source",
      "d.budget_fen as budgetFen",
      "d.wanted_by as wantedBy",
      "d.industry_code as industryCode",
      "u.name as unitName",
      "p.name as adviserName",
      "c.opened_on as openedOn",
      "c.due_on as dueOn",
    ])
    .$if(isTallied(input), (q) => q.select(tallied(db, scope, input).as("total")))
    .orderBy("c.opened_on", direction)
    .orderBy("c.id", direction)
    .execute();
  const total = rows[0]?.total ?? undefined;
  return {
    rows: rows.slice(0, input.limit).map(({ total: _, ...row }) => row),
    next: nextCursor(rows, input.limit, (r) => r.openedOn),
    ...(total === undefined ? await countDemands(db, scope, input) : { total, totalIsExact: true }),
  };
}

type Direction = "asc" | "desc";

/** One ordered range of an index per state, merged; a single range where no state is named. */
function pageOfCases(db: Db, scope: Scope, input: ListInput, direction: Direction) {
  const states = statesOf(input);
  const after = keysetAfter(input.cursor);
  const range = (state: string | undefined) => {
    let q = casesOf(db, scope, input).select(["c.id", "c.title", "c.state", "c.unit_id", "c.adviser_person_id", "c.opened_on", "c.due_on"]);
    if (state !== undefined) q = q.where("c.state", "=", state);
    if (after)
      q = q.where(sql<SqlBool>`(c.opened_on, c.id) ${sql.raw(direction === "desc" ? "<" : ">")} (${after.value}::date, ${after.id})`);
    return q
      .orderBy("c.opened_on", direction)
      .orderBy("c.id", direction)
      .limit(input.limit + 1);
  };
  const ranges = (states ?? [undefined]).map((state) => db.selectFrom(range(state).as("x")).selectAll());
  return db
    .selectFrom(ranges.reduce((merged, next) => merged.unionAll(next)).as("m"))
    .selectAll()
    .orderBy("m.opened_on", direction)
    .orderBy("m.id", direction)
    .limit(input.limit + 1);
}

const statesOf = (input: ListInput): string[] | undefined => {
  const states = input.filter.state === undefined ? [] : listOf(input.filter.state);
  return states.length > 0 ? [...new Set(states)] : undefined;
};

/** The scope's demands under every condition but the state. */
function casesOf(db: Db, scope: Scope, input: ListInput) {
  const { source, demanderKind, overdue, grey } = input.filter;
  const words = input.search?.trim();
  let q = db
    .selectFrom("work_case as c")
    .where("c.process", "=", "demand")
    .where(sql<SqlBool>`c.unit_path[${sql.lit(depthOf(scope))}] = ${scope.unitId}`);
  if (overdue === true) q = q.where("c.closed_on", "is", null).where("c.due_on", "<", sql<string>`current_date`);
  if (grey === true) q = q.where("c.grey_reason", "is not", null);
  if (source !== undefined)
    q = q.where(sql<SqlBool>`exists (select from demand d where d.id = c.id and d.source = any (${listOf(source)}))`);
  if (demanderKind !== undefined) q = q.where(demanderIs(sql`r.kind = any (${listOf(demanderKind)})`));
  if (words) {
    const like = `%${escapeLike(words)}%`;
    q = q.where((eb) => eb.or([eb("c.title", "ilike", like), demanderIs(sql`r.name ilike ${like}`)]));
  }
  return q;
}

const demanderIs = (condition: RawBuilder<unknown>) =>
  sql<SqlBool>`exists (select from demand d join demander r on r.id = d.demander_id where d.id = c.id and ${condition})`;
const listOf = (value: ListInput["filter"][string]): string[] => [value].flat().map(String);

export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

/** From the tally when at most states are asked for (exact at any size), else counted up to a cap. */
export async function countDemands(db: Db, scope: Scope, input: ListInput): Promise<{ total: number; totalIsExact: boolean }> {
  if (isTallied(input)) return { total: (await tallied(db, scope, input).executeTakeFirstOrThrow()).total, totalIsExact: true };
  const states = statesOf(input);
  const cases = casesOf(db, scope, input).select("c.id");
  return capTotal(db, states ? cases.where("c.state", "in", states) : cases);
}

const isTallied = (input: ListInput): boolean => Object.keys(input.filter).every((key) => key === "state") && !input.search?.trim();

function tallied(db: Db, scope: Scope, input: ListInput) {
  const states = statesOf(input);
  const q = db
    .selectFrom("case_tally")
    .select(sql<number>`coalesce(sum(n), 0)::int8`.as("total"))
    .where("process", "=", "demand")
    .where(heldUnder(scope.unitPath));
  return states ? q.where("state", "in", states) : q;
}
