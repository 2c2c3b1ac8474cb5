import { spelledLike } from "../../platform/register/spelling.ts";
import { sql, type RawBuilder } from "kysely";
import { inScope } from "../../platform/access/in-scope.ts";
import { type Scope } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { talliedUnder } from "../../platform/db/holders.ts";
import type { ListInput } from "../../platform/http/contract.ts";
import { isIndexed, listOwn, type OwnRows } from "../../platform/records/own-rows.ts";
import { capTotal, keysetAfter, nextCursor } from "../../platform/register/page.ts";
import { demandList } from "./own-lists.ts";

type DemandRow = {
  id: number;
  title: string;
  state: string;
  demanderName: string;
  demanderKind: string;
  creditCode: string | null;
  source: string;
  budgetFen: number | null;
  wantedBy: string | null;
  industryCode: string | null;
  unitName: string;
  adviserName: string | null;
  openedOn: string;
  dueOn: string | null;
};

/** What no index serves: every column as the list shows it. A demander known from another unit's case keeps its name to itself. */
export const demandRows: OwnRows = {
  records: demandList,
  rows: sql`select c.id, c.unit_id, c.unit_path, c.adviser_person_id, c.title, c.state, coalesce(r.name, '') as demander_name, coalesce(r.kind, '') as demander_kind,
      r.credit_code, d.source, d.budget_fen, d.wanted_by, d.industry_code, u.name as unit_name, p.name as adviser_name, c.opened_on, c.due_on, c.closed_on, c.grey_reason
    from work_case c join demand d on d.id = c.id left join demander r on r.id = d.demander_id join unit u on u.id = c.unit_id
    left join person p on p.id = c.adviser_person_id where c.process = 'demand'`,
  order: { field: "openedOn", direction: "desc" },
  also: { overdue: sql`r.closed_on is null and r.due_on < current_date`, grey: sql`r.grey_reason is not null` },
};

/**
 * A page with its total. The page's cases are picked first, on the index of the scope's own level and in its order (equal
 * cost for a town and a province), and only they are given their names: joined first, PostgreSQL misjudges what the row
 * policies keep and sorts a whole county. Written as SQL because the query builder takes longer than the database.
 */
export async function listDemands(db: Db, scope: Scope, input: ListInput) {
  if (!isIndexed(demandList, input, Object.keys(demandRows.also ?? {}))) return listOwn<DemandRow>(db, scope, demandRows, input);
  const order = inOrder(input);
  const total = isTallied(input) ? sql`(${tallied(scope, input)})` : sql`null`;
  const question = await readQuestion(db, scope, input);
  // A demander known from another unit's case keeps its name to itself.
  const { rows } = await sql<DemandRow & { total: number | null }>`
    select c.id, c.title, c.state, coalesce(r.name, '') as "demanderName", coalesce(r.kind, '') as "demanderKind", r.credit_code as "creditCode",
      d.source, d.budget_fen as "budgetFen", d.wanted_by as "wantedBy", d.industry_code as "industryCode", u.name as "unitName",
      p.name as "adviserName", c.opened_on as "openedOn", c.due_on as "dueOn", ${total} as total
    from (${pageOfCases(question, input)}) c
    join demand d on d.id = c.id
    left join demander r on r.id = d.demander_id
    join unit u on u.id = c.unit_id
    left join person p on p.id = c.adviser_person_id
    ${order}`.execute(db);
  // A first page that is not full holds all there are: what was looked through is not looked through again.
  const known = rows[0]?.total ?? (input.cursor === undefined && rows.length <= input.limit ? rows.length : undefined);
  return {
    rows: rows.slice(0, input.limit).map(({ total: _, ...row }): DemandRow => row),
    next: nextCursor(rows, input.limit, (r) => r.openedOn),
    ...(known === undefined ? await countDemands(db, scope, input, question) : { total: known, totalIsExact: true }),
  };
}

/** Conditions on the case `c` besides its state, and the states; `few` where so few match that they were found by their own numbers. */
interface Question {
  readonly conditions: readonly RawBuilder<unknown>[];
  readonly states: readonly string[] | undefined;
  readonly few: readonly number[] | undefined;
}

/** Newest of the list that are looked through to see whether a condition is rare, and how many match at least where it is not. */
const LOOKED_AT = 5000;
const MANY = 100;

/**
 * What only another table knows, and words, are tested along the order of the list where they are common: a page and its count then end early.
 * Where they are rare, the list would be walked to its end, a million needs for one demander; there the matches are read from the side that knows them.
 */
async function readQuestion(db: Db, scope: Scope, input: ListInput): Promise<Question> {
  const states = statesOf(input);
  const words = await readWords(db, input.search);
  const tests = testsOf(input, words);
  const held = [sql`c.process = 'demand'`, inScope("c", scope)];
  const conditions = [...held, ...tests];
  const sides = sidesOf(input, words);
  if (sides.length === 0 || (await countTallied(db, scope, input)) <= LOOKED_AT) return { conditions, states, few: undefined };
  const newest = walk(held, states, inOrder(input), LOOKED_AT);
  const { rows: seen } = await sql`select from (${newest}) c where ${allOf(tests)} limit ${sql.lit(MANY)}`.execute(db);
  if (seen.length === MANY) return { conditions, states, few: undefined };
  const found: (readonly number[])[] = [];
  for (const side of sides) {
    const ids = (await side.execute(db)).rows[0]?.ids;
    if (ids && ids.length < MOST_OF_A_SIDE) found.push(ids);
  }
  return { conditions, states, few: found.sort((a, b) => a.length - b.length)[0] };
}

/** Numbers of demands by what stands beside their cases and by their words; past a number of them a side helps nobody. */
function sidesOf({ filter }: ListInput, words: Words | undefined): RawBuilder<{ ids: number[] | null }>[] {
  const side = (ids: RawBuilder<unknown>) =>
    sql<{ ids: number[] | null }>`select to_json(array(${ids} limit ${sql.lit(MOST_OF_A_SIDE)})) as ids`;
  return [
    ...(filter.source === undefined ? [] : [side(sql`select d.id from demand d where d.source = any (${listOf(filter.source)})`)]),
    ...(filter.demanderKind === undefined
      ? []
      : [side(sql`select d.id from demander r join demand d on d.demander_id = r.id where r.kind = any (${listOf(filter.demanderKind)})`)]),
    ...(words?.named
      ? [
          sql<{
            ids: number[] | null;
          }>`select to_json(t.ids || ${[...words.named]}::bigint[]) as ids
            from demands_titled(${words.text}, ${sql.lit(MOST_OF_A_SIDE)}) t(ids) where t.ids is not null`,
        ]
      : []),
  ];
}

/** One ordered range of an index; with states one for each, merged. */
const walk = (
  conditions: readonly RawBuilder<unknown>[],
  states: readonly string[] | undefined,
  order: RawBuilder<unknown>,
  most: number,
) => {
  const ends = sql`${order} limit ${sql.lit(most)}`;
  const range = (more: readonly RawBuilder<unknown>[]) => sql`
    select c.id, c.title, c.state, c.unit_id, c.adviser_person_id, c.opened_on, c.due_on, c.closed_on, c.grey_reason from work_case c
    where ${allOf([...conditions, ...more])} ${ends}`;
  return states
    ? sql`select c.* from unnest(${states}::text[]) as wanted(state) cross join lateral (${range([sql`c.state = wanted.state`])}) c ${ends}`
    : range([]);
};

function pageOfCases({ conditions, states, few }: Question, input: ListInput) {
  const after = keysetAfter(input.cursor);
  const beyond = sql.raw(input.sort?.direction === "asc" ? ">" : "<");
  const next = after ? [sql`(c.opened_on, c.id) ${beyond} (${after.value}::date, ${after.id})`] : [];
  const all = [...conditions, ...next];
  return few
    ? walk([...all, ...amongFew(few, states)], undefined, inOrder(input), input.limit + 1)
    : walk(all, states, inOrder(input), input.limit + 1);
}

const amongFew = (few: readonly number[], states: readonly string[] | undefined) => [
  sql`c.id = any (${[...few]}::bigint[])`,
  ...(states ? [sql`c.state = any (${states})`] : []),
];

const inOrder = (input: ListInput) => {
  const direction = sql.raw(input.sort?.direction ?? "desc");
  return sql`order by c.opened_on ${direction}, c.id ${direction}`;
};
const allOf = (conditions: readonly RawBuilder<unknown>[]) => sql.join(conditions, sql` and `);
const listOf = (value: ListInput["filter"][string]): string[] => [value].flat().map(String);
const statesOf = (input: ListInput): string[] | undefined => {
  const states = input.filter.state === undefined ? [] : listOf(input.filter.state);
  return states.length > 0 ? [...new Set(states)] : undefined;
};

interface Words {
  readonly text: string;
  /** Demands of those who are called so, where they are few. */
  readonly named: readonly number[] | undefined;
}
/** Who is called so is asked once, and not of every case whose title does not say it. */
async function readWords(db: Db, search: string | undefined): Promise<Words | undefined> {
  const text = search?.trim();
  if (!text) return undefined;
  const { rows } = await sql<{ id: number }>`select d.id from demander r join demand d on d.demander_id = r.id
    where ${spelledLike(sql.ref("r.name"), text)} limit ${sql.lit(MOST_OF_A_SIDE)}`.execute(db);
  return { text, named: rows.length < MOST_OF_A_SIDE ? rows.map((r) => r.id) : undefined };
}

/** Every condition but the scope and the state. */
function testsOf({ filter }: ListInput, words: Words | undefined): RawBuilder<unknown>[] {
  const all: RawBuilder<unknown>[] = [];
  if (filter.overdue === true) all.push(sql`c.closed_on is null and c.due_on < current_date`);
  if (filter.grey === true) all.push(sql`c.grey_reason is not null`);
  if (filter.source !== undefined)
    all.push(sql`exists (select from demand d where d.id = c.id and d.source = any (${listOf(filter.source)}))`);
  if (filter.demanderKind !== undefined) all.push(demanderIs(sql`r.kind = any (${listOf(filter.demanderKind)})`));
  if (words) {
    const { text } = words;
    const named = words.named ? sql`c.id = any (${[...words.named]}::bigint[])` : demanderIs(spelledLike(sql.ref("r.name"), text));
    // Chinese has no capitals: a fifth of the walk less.
    const isLike = sql.raw(text.toLowerCase() === text.toUpperCase() ? "like" : "ilike");
    all.push(sql`(c.title ${isLike} ${`%${escapeLike(text)}%`} or ${named})`);
  }
  return all;
}

/** Numbers that one statement takes along at most. */
const MOST_OF_A_SIDE = 50_000;

const demanderIs = (condition: RawBuilder<unknown>) =>
  sql`exists (select from demand d join demander r on r.id = d.demander_id where d.id = c.id and ${condition})`;

export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

/** From the tally when at most states are asked for (exact at any size), else counted up to a cap. */
async function countDemands(
  db: Db,
  scope: Scope,
  input: ListInput,
  { conditions, states, few }: Question,
): Promise<{ total: number; totalIsExact: boolean }> {
  if (isTallied(input)) return { total: await countTallied(db, scope, input), totalIsExact: true };
  const more = few ? amongFew(few, states) : states ? [sql`c.state = any (${states})`] : [];
  return capTotal(db, sql<{ id: number }>`select c.id from work_case c where ${allOf([...conditions, ...more])}`);
}

const countTallied = async (db: Db, scope: Scope, input: ListInput): Promise<number> =>
  (await tallied(scope, input).execute(db)).rows[0]?.total ?? 0;

const isTallied = ({ filter, search }: ListInput): boolean => Object.keys(filter).every((key) => key === "state") && !search?.trim();

function tallied(scope: Scope, input: ListInput) {
  const states = statesOf(input);
  const inStates = states ? [sql`state = any (${states})`] : [];
  return sql<{ total: number }>`
    select coalesce(sum(n), 0)::int8 as total from ${talliedUnder(scope.unitPath)} t where ${allOf([sql`process = 'demand'`, ...inStates])}`;
}
