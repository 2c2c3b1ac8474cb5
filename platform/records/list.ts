import { sql, type RawBuilder } from "kysely";
import { inScope } from "../access/in-scope.ts";
import type { Scope } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import { talliedUnder } from "../db/holders.ts";
import type { ListInput } from "../http/contract.ts";
import { refuseRequest } from "../http/server.ts";
import type { Field } from "../register/fields.ts";
import { capIds, capTotal, TOTAL_CAP } from "../register/page.ts";
import { columnOf, storedFields, type Records } from "./define.ts";
import { goesOn, mergedIn, onceOf } from "./goes-on.ts";
import type { Hand } from "./hand.ts";
import { orderOf, readQuestion, type Condition, type Order } from "./question.ts";
import { weigh } from "./weigh.ts";

export type Row = Readonly<Record<string, unknown>> & { readonly id: number };
export interface Page {
  readonly rows: Row[];
  readonly next: string | null;
  readonly total: number;
  readonly totalIsExact: boolean;
}

/** What a list is read with besides its question. */
export interface Beside {
  readonly today: string;
  /** Kind of record → the column of its title. */
  readonly titles: ReadonlyMap<string, string>;
  /** With long texts, as a file of every field wants them. */
  readonly whole?: true;
}

/**
 * A page of any declared records. Its rows are picked first from one table, along one index of the scope's own depth and in that
 * index's order, and only they get their names (decisions/0007, 0041). What no index serves is looked through among few (decisions/0086). A question
 * that names a filter, a sort or a field the declaration does not have is refused in words.
 */
export async function listRecords(db: Db, reader: Scope, hand: Hand, input: ListInput, beside: Beside): Promise<Page> {
  const { records, special } = hand;
  const { conditions, swept, weighed, after, search, unit, ...asked } = readQuestion(records, input, beside.titles);
  const scope = await areaOf(db, reader, unit);
  if (swept.length > 0 || asked.order.swept) await refuseWide(db, scope, records, conditions);
  const whole = beside.whole === true;
  // A file is the unit's own: brought in again it would make superiors' rows its own.
  const shared = unit === undefined && !(whole && records.access.above) ? await sharedWith(db, reader, records) : [];
  const tested = [...onceOf(records), ...(search ? [search] : []), ...swept];
  const held = sql.join([heldBy(scope, shared), ...conditions.map((c) => c.holds), ...tested], sql` and `);
  const from = sql`select r.id from ${sql.table(records.name)} r where ${held}`;
  const answered = await weigh(db, hand, weighed, from, beside.today, asked.order.direction);
  const all = [...tested, ...(answered ? [sql`r.id = any (${answered.ids}::int8[])`] : [])];
  const order: Order = answered?.sorted
    ? { column: "by", expression: sql`array_position(${answered.ids}::int8[], r.id)`, type: "int4", direction: "asc" }
    : asked.order;
  const isWhole = conditions.length === 0 && !search && swept.length === 0 && !answered;
  // No index serves words: the register is walked once, and where few hold them the page is picked from these.
  const walked = search ? await capIds(db, matching(scope, records, conditions, all)) : undefined;
  const counted = walked ?? (isWhole ? undefined : await count(db, scope, records, conditions, all));
  const found = walked?.totalIsExact && shared.length === 0 ? sql`r.id = any (${[...walked.ids]}::int8[])` : undefined;
  const { rows } = await pageOf(scope, records, {
    ...(found
      ? { conditions: [{ column: "id", holds: found, tested: found }], more: [], few: true }
      : { conditions, more: all, few: isFew(counted, conditions, order) }),
    ...{ order, after, limit: input.limit, whole, shared },
  }).execute(db);
  const shown = rows.slice(0, input.limit).map(({ _order: _, ...row }) => row as Row);
  const last = rows[input.limit - 1];
  const ids = shown.map((r) => r.id);
  const computed = await special.computed?.(db, ids, beside.today);
  return {
    rows: computed ? shown.map((r) => ({ ...r, ...computed.get(r.id) })) : shown,
    next: rows.length > input.limit && last ? `${String(last._order)}~${last.id}` : null,
    ...added(counted ?? (await allOnce(db, scope, records)), await countShared(db, scope, records, shared, conditions, all)),
  };
}

/** Most records that are looked through for what no index finds; reading as many takes some twenty milliseconds. */
export const MOST_SWEPT = 20_000;

async function refuseWide(db: Db, scope: Area, records: Records, conditions: readonly Condition[]): Promise<void> {
  const isLookedThrough = ({ total, totalIsExact }: { total: number; totalIsExact: boolean }) => totalIsExact && total <= MOST_SWEPT;
  if (isLookedThrough(await allOf(db, scope, records))) return;
  if (conditions.length > 0 && isLookedThrough(await count(db, scope, records, conditions, []))) return;
  refuseTooWide(records.list.fields);
}

/** So much would be looked through that the list is to be narrowed first, by what an index serves. */
export function refuseTooWide(fields: readonly Field[]): never {
  const narrowing = (word: "zh" | "en", between: string) =>
    fields
      .filter((f) => f.filter && !f.swept)
      .map((f) => f.label[word])
      .join(between);
  return refuseRequest("filter-too-wide", {
    zh: `要看的记录超过 ${MOST_SWEPT / 10_000} 万条，这一列不能直接筛选或排序；请先用${narrowing("zh", "、")}把范围缩小`,
    en: `More than ${MOST_SWEPT.toLocaleString("en")} records would be looked through for this column; narrow the list first by ${narrowing("en", ", ")}`,
  });
}

/** All there are, each person once: the tally less the few entries that stand behind another. */
async function allOnce(db: Db, scope: Area, records: Records) {
  const all = await allOf(db, scope, records);
  if (!records.register.persons) return all;
  // From the few merges, each by its number: from the scope's rows it would be every one of them.
  const { rows } = await sql<{ n: number }>`select count(*)::int8 as n from (${mergedIn(records.name)}) m cross join lateral (
    select from ${sql.table(records.name)} r where r.id = m.id and ${inScope("r", scope)} and not ${goesOn(records.name, sql.ref("r.id"))} offset 0) one`.execute(
    db,
  );
  return { ...all, total: all.total - (rows[0]?.n ?? 0) };
}

/** Most records of units above that a list holds besides its own. */
const MOST_ABOVE = 500;

/** Records of others that the declaration's lists hold: shared with the reader's own unit, or of the units above it; the newest of many. */
export async function sharedWith(db: Db, reader: Scope, records: Records): Promise<number[]> {
  const above = reader.unitPath.slice(0, -1);
  if (records.access.above && above.length > 0)
    return (
      await sql<{ id: number }>`select id from ${sql.table(records.name)} where unit_id = any (${above}::int8[])
        order by id desc limit ${sql.lit(MOST_ABOVE)}`.execute(db)
    ).rows.map((r) => r.id);
  if (!records.access.shared) return [];
  return (await sql<{ id: number }>`select shared_cases(${records.name}) as id`.execute(db)).rows.map((r) => r.id);
}

/** The rows that a scope's lists hold. */
export const heldBy = (scope: Area, shared: readonly number[]): RawBuilder<unknown> =>
  shared.length === 0 ? inScope("r", scope) : sql`(${inScope("r", scope)} or r.id = any (${[...shared]}::int8[]))`;
const besides = (scope: Area, shared: readonly number[]) =>
  sql`r.id = any (${[...shared]}::int8[]) and (${inScope("r", scope)}) is not true`;

const added = (own: { total: number; totalIsExact: boolean }, more: number) => ({ ...own, total: own.total + more });

async function countShared(
  db: Db,
  scope: Area,
  records: Records,
  shared: readonly number[],
  conditions: readonly Condition[],
  more: readonly RawBuilder<unknown>[],
): Promise<number> {
  if (shared.length === 0) return 0;
  const where = sql.join([besides(scope, shared), ...conditions.map((c) => c.tested), ...more], sql` and `);
  return (
    (await sql<{ n: number }>`select count(*)::int8 as n from ${sql.table(records.name)} r where ${where}`.execute(db)).rows[0]?.n ?? 0
  );
}

/** Where a list looks: the reader's whole subtree, or that of a unit in it, which costs the same. */
export type Area = Pick<Scope, "unitId" | "unitPath">;

export async function areaOf(db: Db, reader: Scope, unit: number | undefined): Promise<Area> {
  if (unit === undefined) return reader;
  const found = await db.selectFrom("unit").select("path").where("id", "=", unit).executeTakeFirst();
  return found && found.path[reader.unitPath.length - 1] === reader.unitId
    ? { unitId: unit, unitPath: found.path }
    : refuseRequest("filter", { zh: "这个单位不在您的范围内", en: "This unit is not within your area" });
}

type Picked = Row & { _order: unknown };
interface Question {
  readonly conditions: readonly Condition[];
  readonly order: Order;
  readonly after: { value: string; id: number } | undefined;
  readonly limit: number;
  readonly more: readonly RawBuilder<unknown>[];
  /** With long texts, as a file of every field wants them. */
  readonly whole: boolean;
  /** So few rows match that reading them all and sorting beats walking the order's index past those that do not. */
  readonly few: boolean;
  /** Rows besides those of the scope. */
  readonly shared?: readonly number[];
}

/** The statement of a page; also what `npm run cli -- lists` prints. */
export function pageOf(scope: Area, records: Records, q: Question): RawBuilder<Picked> {
  const r = (key: string) => sql.ref(`r.${columnOf(key)}`);
  const fields = storedFields(records.register).filter((f) => !f.sensitive && (q.whole || f.type !== "longText"));
  const columns = fields.map((f) => sql`${r(f.key)} as ${sql.ref(f.key)}`);
  const cased = records.process !== undefined;
  const standard = cased ? sql`r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq,` : sql``;
  return sql<Picked>`select r.id, r.version, ${sql.join(columns)}, ${standard} u.name as "unitName", r._order::text as _order
    from (${picked(scope, records, q)}) r
    join unit u on u.id = r.unit_id
    ${cased ? sql`join work_case c on c.id = r.id left join person p on p.id = c.adviser_person_id` : sql``}
    order by r._order ${sql.raw(q.order.direction)}, r.id ${sql.raw(q.order.direction)}`;
}

/** What is shared with a unit is little: read by its numbers, and merged with the scope's own. */
function picked(scope: Area, records: Records, q: Question): RawBuilder<unknown> {
  const own = pick(records, q, inScope("r", scope));
  if (!q.shared || q.shared.length === 0) return own;
  const direction = sql.raw(q.order.direction);
  const others = pick(
    records,
    { ...q, conditions: [], few: false, more: [...q.conditions.map((c) => c.tested), ...q.more] },
    besides(scope, q.shared),
  );
  return sql`select b.* from ((select o.* from (${own}) o) union all (select s.* from (${others}) s)) b
    order by b._order ${direction}, b.id ${direction} limit ${sql.lit(q.limit + 1)}`;
}

/**
 * One statement is planned for all values (decisions/0007), so PostgreSQL cannot know how many rows a filter leaves. Which index is
 * read is therefore said by the statement's form: along the order, every filter merely tested; or, where few match, along one filter.
 */
function pick(records: Records, { conditions, order, after, limit, more, few }: Question, held: RawBuilder<unknown>): RawBuilder<unknown> {
  const direction = sql.raw(order.direction);
  const from = sql`${sql.table(records.name)} r`;
  const most = sql`limit ${sql.lit(limit + 1)}`;
  const ends = sql`order by ${order.expression} ${direction}, r.id ${direction} ${most}`;
  const beyond = (left: RawBuilder<unknown>) =>
    after ? [sql`${left} ${sql.raw(order.direction === "asc" ? ">" : "<")} (${after.value}::${sql.raw(order.type)}, ${after.id})`] : [];
  const next = beyond(sql`(${order.expression}, r.id)`);
  const select = sql`select r.*, ${order.expression} as _order`;
  const where = (some: readonly RawBuilder<unknown>[]) => sql.join([held, ...some, ...more], sql` and `);
  const tested = (without?: Condition) => conditions.filter((c) => c !== without).map((c) => c.tested);
  // In the order of entry a choice has its own ranges: one per value, merged.
  const driver = order.column === "id" ? conditions.find((c) => c.choices) : undefined;
  if (driver)
    return sql`select k.* from ${wanted(driver)} cross join lateral (
      ${select} from ${from} where ${where([isWanted(records, driver), ...tested(driver), ...next])} ${ends}) k
      order by k._order ${direction}, k.id ${direction} ${most}`;
  if (few) {
    const along = alongOf(conditions) as Condition;
    const rest = beyond(sql`(k._order, k.id)`);
    const gathered = along.choices
      ? sql`select l.* from ${wanted(along)} cross join lateral (${select} from ${from} where ${where([isWanted(records, along), ...tested(along)])} offset 0) l`
      : sql`${select} from ${from} where ${where([along.holds, ...tested(along)])} offset 0`;
    return sql`select k.* from (${gathered}) k ${rest.length > 0 ? sql`where ${sql.join(rest)}` : sql``} order by k._order ${direction}, k.id ${direction} ${most}`;
  }
  const kept = conditions.map((c) => (c.column === order.column && !c.choices ? c.holds : c.tested));
  return sql`${select} from ${from} where ${where([...kept, ...(order.within ? [order.within] : []), ...next])} ${ends}`;
}

/** The values of a choice as rows, and that a record has the one at hand: equality, so that each is a range of the choice's index. */
const wanted = ({ choices = [] }: Condition) =>
  sql`(values ${sql.join(choices.map((v) => sql`(${v}${sql.raw(typeof v === "boolean" ? "::bool" : "::text")})`))}) as wanted(value)`;
const isWanted = (records: Records, { column }: Condition) => sql`${orderOf(records, column).expression} = wanted.value`;

/** The filter whose index finds what matches. */
const alongOf = (conditions: readonly Condition[]): Condition | undefined =>
  conditions.find((c) => c.column === "id") ?? conditions.find((c) => !c.choices) ?? conditions[0];

const isFew = (counted: { total: number; totalIsExact: boolean } | undefined, conditions: readonly Condition[], order: Order): boolean =>
  counted?.totalIsExact === true &&
  counted.total <= TOTAL_CAP &&
  conditions.length > 0 &&
  !conditions.every((c) => c.column === order.column) &&
  !(order.column === "id" && conditions.some((c) => c.choices));

async function count(db: Db, scope: Area, records: Records, conditions: readonly Condition[], more: readonly RawBuilder<unknown>[]) {
  const [only] = conditions;
  if (conditions.length === 1 && more.length === 0 && only?.column === "state" && !records.access.sensitive)
    return tallied(db, scope, records, (only.choices ?? []).map(String));
  return capTotal(db, matching(scope, records, conditions, more));
}

/** Numbers of the scope's own rows that match. */
function matching(
  scope: Area,
  records: Records,
  conditions: readonly Condition[],
  more: readonly RawBuilder<unknown>[],
): RawBuilder<{ id: number }> {
  // In the order of a condition's own index the count stops at its cap; without one PostgreSQL gathers every match first.
  const along = alongOf(conditions);
  const rest = conditions.filter((c) => c !== along).map((c) => c.tested);
  const of = (some: readonly RawBuilder<unknown>[]) =>
    sql<{
      id: number;
    }>`select r.id from ${sql.table(records.name)} r where ${sql.join([inScope("r", scope), ...some, ...rest, ...more], sql` and `)}`;
  if (!along) return of([]);
  const ends = sql`order by ${orderOf(records, along.column).expression}, r.id limit ${sql.lit(TOTAL_CAP + 1)}`;
  return along.choices
    ? sql<{ id: number }>`select k.id from ${wanted(along)} cross join lateral (${of([isWanted(records, along)])} ${ends}) k`
    : sql<{ id: number }>`${of([along.holds])} ${ends}`;
}

/** All of a scope's rows: from the tally, but of what a superior may not see those alone that he sees. */
const allOf = (db: Db, scope: Area, records: Records) =>
  records.access.sensitive ? count(db, scope, records, [], []) : tallied(db, scope, records, []);

async function tallied(db: Db, scope: Area, records: Records, states: readonly string[]) {
  const inStates = states.length > 0 ? sql`and state = any (${[...states]}::text[])` : sql``;
  const { rows } = await sql<{ n: number }>`select coalesce(sum(n), 0)::int8 as n from ${talliedUnder(scope.unitPath)} t
    where process = ${records.name} ${inStates}`.execute(db);
  return { total: rows[0]?.n ?? 0, totalIsExact: true };
}
