import { spelledLike } from "../register/spelling.ts";
import { sql, type RawBuilder } from "kysely";
import type { ListInput } from "../http/contract.ts";
import { refuseRequest } from "../http/server.ts";
import { refuseFilterKey, refuseSortKey } from "../register/declared.ts";
import { BLANK_CHOICE, BLANK_RANGE, filterShape, readValue, type Field } from "../register/fields.ts";
import { columnOf, storedFields, type Records } from "./define.ts";
import { namedBy } from "./rows.ts";

/** A condition the declaration knows: which indexed column, and what must hold. */
export interface Condition {
  readonly column: string;
  /** Several values of one choice: one range of the index each. */
  readonly choices?: readonly unknown[];
  readonly holds: RawBuilder<unknown>;
  /** The same without the help of an index: where another one is walked. */
  readonly tested: RawBuilder<unknown>;
}

/** What no index serves, and what PostgreSQL takes to leave half of the rows: it then walks the index of the order and stops early. */
const both = (column: string, holds: RawBuilder<unknown>, choices?: readonly unknown[]): Condition => ({
  column,
  holds,
  tested: sql`case when ${holds} then true else false end`,
  ...(choices ? { choices } : {}),
});

export interface Order {
  readonly column: string;
  readonly expression: RawBuilder<unknown>;
  readonly type: string;
  readonly direction: "asc" | "desc";
  /** The part of the order's index that can match at all. */
  readonly within?: RawBuilder<unknown>;
  /** No index serves it: few records are read and sorted. */
  readonly swept?: true;
}

/** Asked of columns that no column of the table holds: answered by what is computed for each record. */
export interface Weighed {
  readonly filters: readonly (readonly [Field, ListInput["filter"][string]])[];
  readonly sort: Field | undefined;
}

/** What the list is asked, checked against the declaration; `titles`: kind of record → the column of its title. Exported for the printed statements. */
export function readQuestion(records: Records, input: ListInput, titles: ReadonlyMap<string, string> = new Map()) {
  const fieldOf = (key: string): Field | undefined => records.list.fields.find((f) => f.key === key);
  let unit: number | undefined;
  const swept: RawBuilder<unknown>[] = [];
  const filters: (readonly [Field, ListInput["filter"][string]])[] = [];
  const conditions = Object.entries(input.filter).flatMap(([key, value]) => {
    const field = fieldOf(key);
    if (key === "id") return [pickedOnly(value)];
    if (!field?.filter) return refuseFilterKey(field?.label, key);
    if (field.swept === "computed") {
      filters.push([field, value]);
      return [];
    }
    if (field.swept) {
      swept.push(conditionOf(records, field, value).tested);
      return [];
    }
    if (field.filter !== "unit") return [conditionOf(records, field, value)];
    unit = Number(value);
    return Number.isSafeInteger(unit) && unit > 0 ? [] : refuseFilter(field);
  });
  const sorted = input.sort && fieldOf(input.sort.field);
  if (input.sort && !sorted?.sort) refuseSortKey(sorted?.label, input.sort.field);
  // A range without an order of its own is told in the order of its field.
  const range = conditions.find((c) => !c.choices && !["due_on", "id", "adviser_person_id"].includes(c.column));
  const direction = input.sort?.direction ?? "desc";
  const weighed: Weighed = { filters, sort: sorted?.swept === "computed" ? sorted : undefined };
  const column = sorted?.sort === true ? columnOf(sorted.key) : conditions.length === 1 && range ? range.column : "id";
  const order: Order =
    sorted?.sort === "swept" && !weighed.sort
      ? { ...sweptOrder(records, sorted, titles), column: `by ${sorted.key}`, direction, swept: true }
      : dueOrder(records, { ...orderOf(records, column), column, direction }, conditions);
  return { conditions, swept, weighed, order, after: readCursor(input.cursor), search: wordsIn(records, input.search), unit };
}

/** Choices in the order they are declared in, names by their reading, what is named by a number by its name. */
function sweptOrder(
  records: Records,
  field: Field,
  titles: ReadonlyMap<string, string>,
): { expression: RawBuilder<unknown>; type: string } {
  const read = (text: RawBuilder<unknown>) => ({ expression: sql`coalesce(${text}, '') collate "zh-x-icu"`, type: "text" });
  const nameIn = (table: string, column: string, id: RawBuilder<unknown>) =>
    read(sql`(select x.${sql.ref(column)} from ${sql.table(table)} x where x.id = ${id})`);
  if (field.filter === "unit") return nameIn("unit", "name", sql`r.unit_id`);
  if (field.filter === "person") return nameIn("person", "name", sql`r.adviser_person_id`);
  const column = columnOf(field.key);
  const named = namedBy(field);
  const title = named === "unit" || named === "person" ? "name" : titles.get(named ?? "");
  if (named && title) return nameIn(named, title, sql.ref(`r.${column}`));
  if (field.options && (field.type === "option" || field.type === "state")) {
    const places = sql`array_position(${field.options.map((o) => o.value)}::text[], ${sql.ref(`r.${column}`)}::text)`;
    return { expression: sql`coalesce(${places}, ${field.options.length + 1})`, type: "int4" };
  }
  const plain = orderOf(records, column);
  return plain.type === "text" ? read(sql.ref(`r.${column}`)) : plain;
}

/** A closed case has no day to be done by, an open one has: the order of days goes past none that its states leave out. */
function dueOrder(records: Records, order: Order, conditions: readonly Condition[]): Order {
  const states = conditions.find((c) => c.column === "state")?.choices;
  if (order.column !== "due_on" || !records.process || !states) return order;
  const final = new Set(states.map((s) => records.process?.states[String(s)]?.final === true));
  if (final.size > 1) return order;
  return final.has(true)
    ? { ...order, column: "id", expression: sql`'infinity'::date` }
    : { ...order, within: sql`${order.expression} < 'infinity'::date` };
}

/** Those that were ticked, whatever they are. */
function pickedOnly(value: ListInput["filter"][string]): Condition {
  const ids = [value].flat().map(Number);
  return ids.every((id) => Number.isSafeInteger(id))
    ? both("id", sql`r.id = any (${ids}::int8[])`)
    : refuseRequest("filter", { zh: "所选的记录看不懂", en: "What is picked cannot be read" });
}

/** A value of a filter as the field reads it. */
export function readOne(field: Field, raw: unknown): unknown {
  const read = readValue({ ...field, ...(field.filter === "person" ? { type: "person" as const } : {}), required: true }, raw);
  return read.ok ? read.value : refuseFilter(field);
}

/** An end of a range as it was typed or kept in an address. */
export const asNumber = (field: Field, text: string): unknown => (field.type === "money" && /^\d+$/.test(text) ? Number(text) : text);

export const refuseFilter = (field: Field): never =>
  refuseRequest("filter", { zh: `“${field.label.zh}”的条件看不懂`, en: `The filter of “${field.label.en}” cannot be read` });

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
  // A register without a process may have a field of this name.
  if (column === "opened_on" && records.process && !storedFields(records.register).some((f) => f.key === "openedOn"))
    return { expression: ref, type: "date" };
  if (column === "due_on" && records.process) return { expression: or(sql`'infinity'::date`), type: "date" };
  if (column === "adviser_person_id") return { expression: or(sql`9223372036854775807`, sql`${ref}::int8`), type: "int8" };
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
  const column = field.filter === "person" ? "adviser_person_id" : columnOf(field.key);
  const { expression, type } = orderOf(records, column);
  const one = (raw: unknown): unknown => readOne(field, raw);
  switch (filterShape(field)) {
    case "range": {
      if (value === BLANK_RANGE && field.blank) return both(column, sql`${expression} = ${sql.raw(LAST[type] ?? "''")}`);
      const [from = "", to = ""] = Array.isArray(value) ? value : [String(value), String(value)];
      const [first, last] = [from, to].map((end) => (end === "" ? undefined : one(asNumber(field, end))));
      const cast = sql.raw(type);
      return both(
        column,
        sql.join(
          [
            ...(first === undefined ? [] : [sql`${expression} >= ${first}::${cast}`]),
            ...(last === undefined ? [] : [sql`${expression} <= ${last}::${cast}`]),
            sql`${sql.ref(`r.${column}`)} is not null`,
          ],
          sql` and `,
        ),
      );
    }
    case "yes-no":
      if (typeof value !== "boolean") return refuseFilter(field);
      return both(column, sql`${field.swept ? sql.ref(`r.${column}`) : expression} = ${value}`, [value]);
    case "number": {
      const id = one(Number(value));
      return both(column, sql`${expression} = ${id}::int8`);
    }
    case "text": {
      const words = String(value).trim();
      if (field.type !== "code") return both(column, spelledLike(sql`${sql.ref(`r.${column}`)}::text`, words));
      // A code is asked for by its beginning, or by words of what it says.
      const codes = [words, ...(field.options ?? []).flatMap((o) => (o.label.zh.includes(words) ? o.value : []))];
      return both(column, sql`${sql.ref(`r.${column}`)} like any (${codes.map((c) => `${c.replace(/[\\%_]/g, "\\$&")}%`)}::text[])`);
    }
    default: {
      const list = [value].flat().map((v) => (v === BLANK_CHOICE && field.blank ? BLANK_CHOICE : String(one(v))));
      if (field.type === "state" && !list.every((v) => field.options?.some((o) => o.value === v))) refuseFilter(field);
      const choices = [...new Set(list)];
      const held = sql`coalesce(${sql.ref(`r.${column}`)}, '{}')`;
      if (field.type === "options")
        return both(column, sql`(${held} && ${choices}::text[] ${choices.includes(BLANK_CHOICE) ? sql`or ${held} = '{}'` : sql``})`);
      return both(column, sql`${expression} = any (${choices}::text[])`, choices);
    }
  }
}
/** What a blank is ordered as, so that blanks are one value of the column's own index. */
const LAST: Readonly<Record<string, string>> = { date: "'infinity'::date", int8: "9223372036854775807" };

/** Words are looked for in the title and in what tells two records apart. */
function wordsIn(records: Records, search: string | undefined): RawBuilder<unknown> | undefined {
  const words = search?.trim();
  if (!words) return undefined;
  const keys = [...new Set([records.title, ...records.sameBy])].filter(
    (key) => !isNumber(records.register.fields.find((f) => f.key === key) as Field),
  );
  return sql`(${sql.join(
    keys.map((key) => spelledLike(sql`${sql.ref(`r.${columnOf(key)}`)}::text`, words)),
    sql` or `,
  )})`;
}
