import { sql, type RawBuilder } from "kysely";
import { inScope } from "../access/in-scope.ts";
import type { Scope } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import { heldUnder } from "../db/holders.ts";
import type { Label, ListInput } from "../http/contract.ts";
import { refuseRequest } from "../http/server.ts";
import { filterShape, readValue, type Field } from "../register/fields.ts";
import { capTotal, TOTAL_CAP } from "../register/page.ts";
import { columnOf, storedFields, type Records } from "./define.ts";

export type Row = Readonly<Record<string, unknown>> & { readonly id: number };
export interface Page {
  readonly rows: Row[];
  readonly next: string | null;
  readonly total: number;
  readonly totalIsExact: boolean;
}

/** A condition the declaration knows: which indexed column, and what must hold. */
interface Condition {
  readonly column: string;
  /** Several values of one choice: one range of the index each. */
  readonly choices?: readonly unknown[];
  readonly holds: RawBuilder<unknown>;
}

/**
 * A page of any declared records. Its rows are picked first from one table, along one index of the scope's own depth and in that
 * index's order, and only they get their names (decisions/0007, 0041). A question that names a filter, a sort or a field the
 * declaration does not have is refused in words.
 */
export async function listRecords(
  db: Db,
  scope: Scope,
  records: Records,
  input: ListInput,
  more: readonly RawBuilder<unknown>[] = [],
  whole = false,
): Promise<Page> {
  const { conditions, order, after, search } = readQuestion(records, input);
  const all = [...more, ...(search ? [search] : [])];
  const counted = conditions.length > 0 || all.length > 0 ? await count(db, scope, records, conditions, all) : undefined;
  const { rows } = await pageOf(scope, records, {
    conditions,
    order,
    after,
    limit: input.limit,
    more: all,
    whole,
    few: isFew(counted, conditions, order),
  }).execute(db);
  const shown = rows.slice(0, input.limit).map(({ _order: _, ...row }) => row as Row);
  const last = rows[input.limit - 1];
  return {
    rows: shown,
    next: rows.length > input.limit && last ? `${String(last._order)}~${last.id}` : null,
    ...(counted ?? (await tallied(db, scope, records, []))),
  };
}

type Picked = Row & { _order: unknown };
interface Order {
  readonly column: string;
  readonly expression: RawBuilder<unknown>;
  readonly type: string;
  readonly direction: "asc" | "desc";
}
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
}

/** The statement of a page; also what `npm run cli -- lists` prints. */
export function pageOf(scope: Scope, records: Records, q: Question): RawBuilder<Picked> {
  const r = (key: string) => sql.ref(`r.${columnOf(key)}`);
  const fields = storedFields(records.register).filter((f) => !f.sensitive && (q.whole || f.type !== "longText"));
  const columns = fields.map((f) => sql`${r(f.key)} as ${sql.ref(f.key)}`);
  const cased = records.process !== undefined;
  const standard = cased ? sql`r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq,` : sql``;
  return sql<Picked>`select r.id, r.version, ${sql.join(columns)}, ${standard} u.name as "unitName", r._order
    from (${pick(scope, records, q)}) r
    join unit u on u.id = r.unit_id
    ${cased ? sql`join work_case c on c.id = r.id left join person p on p.id = c.adviser_person_id` : sql``}
    order by r._order ${sql.raw(q.order.direction)}, r.id ${sql.raw(q.order.direction)}`;
}

function pick(scope: Scope, records: Records, { conditions, order, after, limit, more, few }: Question): RawBuilder<unknown> {
  const direction = sql.raw(order.direction);
  const from = sql`${sql.table(records.name)} r`;
  const ends = sql`order by ${order.expression} ${direction}, r.id ${direction} limit ${sql.lit(limit + 1)}`;
  const beyond = after
    ? [
        sql`(${order.expression}, r.id) ${sql.raw(order.direction === "asc" ? ">" : "<")} (${after.value}::${sql.raw(order.type)}, ${after.id})`,
      ]
    : [];
  const select = sql`select r.*, ${order.expression} as _order`;
  const where = (some: readonly RawBuilder<unknown>[]) => sql.join([inScope("r", scope), ...some, ...more], sql` and `);
  // In the order of entry a choice has its own ranges: one per value, merged.
  const driver = order.column === "id" ? conditions.find((c) => c.choices) : undefined;
  if (driver?.choices) {
    const rest = conditions.filter((c) => c !== driver).map((c) => c.holds);
    const values = sql.join(driver.choices.map((v) => sql`(${v}${sql.raw(typeof v === "boolean" ? "::bool" : "::text")})`));
    return sql`select k.* from (values ${values}) as wanted(value) cross join lateral (
      ${select} from ${from} where ${where([sql`${orderOf(records, driver.column).expression} = wanted.value`, ...rest, ...beyond])} ${ends}) k
      order by k._order ${direction}, k.id ${direction} limit ${sql.lit(limit + 1)}`;
  }
  const holds = conditions.map((c) => c.holds);
  if (few)
    return sql`select k.* from (${select} from ${from} where ${where(holds)} offset 0) k
      ${after ? sql`where (k._order, k.id) ${sql.raw(order.direction === "asc" ? ">" : "<")} (${after.value}::${sql.raw(order.type)}, ${after.id})` : sql``}
      order by k._order ${direction}, k.id ${direction} limit ${sql.lit(limit + 1)}`;
  return sql`${select} from ${from} where ${where([...holds, ...beyond])} ${ends}`;
}

const isFew = (counted: { total: number; totalIsExact: boolean } | undefined, conditions: readonly Condition[], order: Order): boolean =>
  counted?.totalIsExact === true &&
  counted.total <= TOTAL_CAP &&
  conditions.length > 0 &&
  !conditions.every((c) => c.column === order.column) &&
  !(order.column === "id" && conditions.some((c) => c.choices));

/** What the list is asked, checked against the declaration. Exported for the printed statements. */
export function readQuestion(records: Records, input: ListInput) {
  const fieldOf = (key: string): Field | undefined => records.list.fields.find((f) => f.key === key);
  const conditions = Object.entries(input.filter).map(([key, value]) => {
    const field = fieldOf(key);
    if (!field?.filter) return refuseRequest("unknown-filter", unknown("条件", "filter", field?.label, key));
    return conditionOf(records, field, value);
  });
  const sorted = input.sort && fieldOf(input.sort.field);
  if (input.sort && !sorted?.sort) refuseRequest("unknown-sort", unknown("排序", "sort", sorted?.label, input.sort.field));
  // A range without an order of its own is told in the order of its field.
  const range = conditions.find((c) => !c.choices && c.column !== "due_on");
  const column = sorted ? columnOf(sorted.key) : conditions.length === 1 && range ? range.column : "id";
  const order: Order = { ...orderOf(records, column), column, direction: input.sort?.direction ?? "desc" };
  return { conditions, order, after: readCursor(input.cursor), search: wordsIn(records, input.search) };
}

const unknown = (zh: string, en: string, label: Label | undefined, key: string): Label => ({
  zh: `这个清单没有“${label?.zh ?? key}”这项${zh}`,
  en: `This list has no ${en} “${label?.en ?? key}”`,
});

function readCursor(cursor: string | undefined): { value: string; id: number } | undefined {
  if (cursor === undefined) return undefined;
  const at = cursor.lastIndexOf("~");
  const id = Number(cursor.slice(at + 1));
  return at < 0 || !Number.isSafeInteger(id)
    ? refuseRequest("cursor", { zh: "翻页位置不对，请从头再看", en: "No such page; begin anew" })
    : { value: cursor.slice(0, at), id };
}

/** The words of the SQL function list_order(): what is blank comes last, among texts first. */
export function orderOf(records: Records, column: string): { expression: RawBuilder<unknown>; type: string } {
  const ref = sql.ref(`r.${column}`);
  // Not coalesce(): behind a row policy PostgreSQL takes it for what might leak, and reads every row instead of a range of the index.
  const or = (blank: RawBuilder<unknown>, held: RawBuilder<unknown> = ref) => sql`case when ${ref} is null then ${blank} else ${held} end`;
  if (column === "id") return { expression: ref, type: "int8" };
  if (column === "state") return { expression: ref, type: "text" };
  if (column === "due_on") return { expression: or(sql`'infinity'::date`), type: "date" };
  const field = storedFields(records.register).find((f) => columnOf(f.key) === column) as Field;
  const type = field.type === "day" ? "date" : isNumber(field) ? "int8" : field.type === "boolean" ? "bool" : "text";
  if (field.required) return { expression: ref, type };
  if (type === "date") return { expression: or(sql`'infinity'::date`), type };
  if (type === "int8") return { expression: or(sql`9223372036854775807`, sql`${ref}::int8`), type };
  if (type === "bool") return { expression: or(sql`false`), type };
  return { expression: or(sql`''`), type };
}
const isNumber = ({ type }: Field): boolean => ["money", "integer", "unit", "person", "record"].includes(type);

function conditionOf(records: Records, field: Field, value: ListInput["filter"][string]): Condition {
  const column = columnOf(field.key);
  const { expression, type } = orderOf(records, column);
  const wrong = (): never =>
    refuseRequest("filter", { zh: `“${field.label.zh}”的条件看不懂`, en: `The filter of “${field.label.en}” cannot be read` });
  const one = (raw: unknown): unknown => {
    const read = readValue({ ...field, required: true }, raw);
    return read.ok ? read.value : wrong();
  };
  switch (filterShape(field)) {
    case "range": {
      const [from = "", to = ""] = Array.isArray(value) ? value : [String(value), String(value)];
      const ends = [
        ...(from === "" ? [] : [sql`${expression} >= ${one(asNumber(field, from))}::${sql.raw(type)}`]),
        ...(to === "" ? [] : [sql`${expression} <= ${one(asNumber(field, to))}::${sql.raw(type)}`]),
      ];
      const held = sql`${sql.ref(`r.${column}`)} is not null`;
      return { column, holds: sql.join([...(ends.length > 0 ? ends : []), held], sql` and `) };
    }
    case "yes-no":
      return typeof value === "boolean" ? { column, choices: [value], holds: sql`${expression} = ${value}` } : wrong();
    case "number":
      return { column, holds: sql`${expression} = ${one(Number(value))}` };
    default: {
      const list = [value].flat().map((v) => String(one(field.type === "option" ? v : v)));
      if (field.type === "state" && !list.every((v) => field.options?.some((o) => o.value === v))) wrong();
      const choices = [...new Set(list)];
      return { column, choices, holds: sql`${expression} = any (${choices}::text[])` };
    }
  }
}
const asNumber = (field: Field, text: string): unknown => (field.type === "money" && /^\d+$/.test(text) ? Number(text) : text);

/** Words are looked for in the title and in what tells two records apart. */
function wordsIn(records: Records, search: string | undefined): RawBuilder<unknown> | undefined {
  const words = search?.trim().replace(/[\\%_]/g, "\\$&");
  if (!words) return undefined;
  const keys = [...new Set([records.title, ...records.sameBy])].filter(
    (key) => !isNumber(records.register.fields.find((f) => f.key === key) as Field),
  );
  return sql`(${sql.join(
    keys.map((key) => sql`${sql.ref(`r.${columnOf(key)}`)}::text ilike ${`%${words}%`}`),
    sql` or `,
  )})`;
}

async function count(db: Db, scope: Scope, records: Records, conditions: readonly Condition[], more: readonly RawBuilder<unknown>[]) {
  const [only] = conditions;
  if (conditions.length === 1 && more.length === 0 && only?.column === "state")
    return tallied(db, scope, records, (only.choices ?? []).map(String));
  const all = [inScope("r", scope), ...conditions.map((c) => c.holds), ...more];
  // In the order of a condition's own index the count stops at its cap; without one PostgreSQL gathers every match first.
  const along = conditions.find((c) => !c.choices) ?? only;
  const ends = along ? sql`order by ${orderOf(records, along.column).expression}, r.id limit ${sql.lit(TOTAL_CAP + 1)}` : sql``;
  return capTotal(db, sql<{ id: number }>`select r.id from ${sql.table(records.name)} r where ${sql.join(all, sql` and `)} ${ends}`);
}

async function tallied(db: Db, scope: Scope, records: Records, states: readonly string[]) {
  const inStates = states.length > 0 ? sql`and state = any (${[...states]}::text[])` : sql``;
  const { rows } = await sql<{ n: number }>`select coalesce(sum(n), 0)::int8 as n from case_tally
    where process = ${records.name} and ${heldUnder(scope.unitPath)} ${inStates}`.execute(db);
  return { total: rows[0]?.n ?? 0, totalIsExact: true };
}
