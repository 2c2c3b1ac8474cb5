import { implement } from "@orpc/server";
import { chinaDay } from "@bihuan/kit";
import { sql, type RawBuilder } from "kysely";
import { inScope } from "../access/in-scope.ts";
import type { Scope } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import type { ListInput } from "../http/contract.ts";
import { wall, type Context } from "../http/server.ts";
import { BLANK_CHOICE, BLANK_RANGE, filterShape, type Field, type Values } from "../register/fields.ts";
import { ownListContract } from "./contract.ts";
import { columnOf, storedFields, type Records } from "./define.ts";
import { groupRows, type Group } from "./groups.ts";
import { areaOf, MOST_SWEPT, refuseTooWide, type Page, type Row } from "./list.ts";
import { orderOf, readQuestion, type Order } from "./question.ts";
import { namesIn } from "./rows.ts";

/** Where the rows of a room's own list come from. */
export interface OwnRows {
  readonly records: Records;
  /** A statement: id, unit_id, unit_path and each listed column by its name, agreementTo as agreement_to; adviser_person_id where one is shown. */
  readonly rows: RawBuilder<unknown>;
  /** What the walls let be seen, not the reader's own units alone. */
  readonly everywhere?: true;
  /** As the list stands: the room's own statement and this one go in one order. */
  readonly order: { readonly field: string; readonly direction: "asc" | "desc" };
  /** Conditions without a column, by their name. */
  readonly also?: Readonly<Record<string, RawBuilder<unknown>>>;
  /** What the search box finds, where the declared words are not all. */
  readonly search?: (words: string) => RawBuilder<unknown>;
}

/** What the question asks of the rows, with the rows themselves as `r`. */
async function readOwn(db: Db, reader: Scope, own: OwnRows, input: Omit<ListInput, "limit">) {
  const also = Object.keys(own.also ?? {}).filter((key) => input.filter[key] === true);
  const filter = Object.fromEntries(Object.entries(input.filter).filter(([key]) => !also.includes(key)));
  const question = readQuestion(own.records, { ...input, filter, limit: 1 });
  const held = own.everywhere
    ? question.unit === undefined
      ? []
      : [sql`r.unit_path @> array[${question.unit}]::int[]`]
    : [inScope("r", await areaOf(db, reader, question.unit))];
  const narrowed = [...held, ...also.map((key) => own.also?.[key] as RawBuilder<unknown>), ...question.conditions.map((c) => c.holds)];
  const from = sql`(${own.rows}) r`;
  const words = input.search?.trim();
  const search = own.search && words ? own.search(words) : question.search;
  return { question, from, narrowed, all: [...narrowed, ...question.swept, ...(search ? [search] : [])] };
}

const where = (all: readonly RawBuilder<unknown>[]) => (all.length === 0 ? sql`true` : sql.join(all, sql` and `));

/** A page of a room's own list for what its own statement has no index for: few rows are read whole, filtered and sorted. */
export async function listOwn<R extends Row = Row>(
  db: Db,
  reader: Scope,
  own: OwnRows,
  input: ListInput,
): Promise<Omit<Page, "rows"> & { rows: R[]; names: Record<string, string> }> {
  const { records } = own;
  const { question, from, narrowed, all } = await readOwn(db, reader, own, input);
  const count = async (some: readonly RawBuilder<unknown>[], most: number) =>
    (
      await sql<{
        n: number;
      }>`select count(*)::int8 as n from (select r.id from ${from} where ${where(some)} limit ${sql.lit(most)}) c`.execute(db)
    ).rows[0]?.n ?? 0;
  const total = await count(all, MOST_SWEPT + 1);
  if (total > MOST_SWEPT || (all.length > narrowed.length && (await count(narrowed, MOST_SWEPT + 1)) > MOST_SWEPT))
    refuseTooWide(records.list.fields);
  const order = input.sort ? question.order : orderedBy(own);
  const direction = sql.raw(order.direction);
  const beyond = sql.raw(order.direction === "asc" ? ">" : "<");
  const { after } = question;
  const next = after ? [sql`(${order.expression}, r.id) ${beyond} (${after.value}::${sql.raw(order.type)}, ${after.id})`] : [];
  const fields = storedFields(records.register).filter((f) => f.list !== undefined && !f.sensitive);
  const { rows } = await sql<Row & { _order: string }>`
    select r.id, ${sql.join(fields.map((f) => sql`${sql.ref(`r.${columnOf(f.key)}`)} as ${sql.ref(f.key)}`))}, (${order.expression})::text as _order
    from ${from} where ${where([...all, ...next])} order by ${order.expression} ${direction}, r.id ${direction} limit ${sql.lit(input.limit + 1)}`.execute(
    db,
  );
  const last = rows[input.limit - 1];
  return {
    rows: rows.slice(0, input.limit).map(({ _order: _, ...row }) => row as unknown as R),
    next: rows.length > input.limit && last ? `${last._order}~${last.id}` : null,
    total,
    totalIsExact: true,
    names: await namesIn(db, records, new Map(), [] as readonly Values[], input.filter),
  };
}

/** How many of its rows hold each value of a column, with subtotals. */
async function groupOwn(
  db: Db,
  reader: Scope,
  own: OwnRows,
  input: Pick<ListInput, "filter" | "search"> & { by?: string | undefined },
): Promise<{ groups: Group[]; isCut: boolean }> {
  const { question, from, all } = await readOwn(db, reader, own, input);
  const depth = question.unit === undefined ? reader.unitPath.length : (await pathOf(db, question.unit)).length;
  return groupRows(db, { records: own.records, input, from, where: where(all), depth, titles: new Map() });
}

const pathOf = async (db: Db, unit: number): Promise<readonly number[]> =>
  (await db.selectFrom("unit").select("path").where("id", "=", unit).executeTakeFirst())?.path ?? [];

function orderedBy({ records, order: { field, direction } }: OwnRows): Order {
  const column = columnOf(field);
  return { ...orderOf(records, column), column, direction };
}

const isBlankChoice = (field: Field | undefined, value: ListInput["filter"][string]): boolean =>
  field !== undefined && filterShape(field) === "choices" && [value].flat().includes(BLANK_CHOICE);

/** Whether the room's own statement answers: nothing is asked but what it has an index for. */
export const isIndexed = (
  { list }: Records,
  { filter, sort }: Pick<ListInput, "filter" | "sort">,
  also: readonly string[] = [],
): boolean => {
  const fieldOf = (key: string) => list.fields.find((f) => f.key === key);
  return (
    Object.entries(filter).every(
      ([key, value]) =>
        also.includes(key) ||
        (fieldOf(key)?.filter === true && !fieldOf(key)?.swept && !isBlankChoice(fieldOf(key), value) && value !== BLANK_RANGE),
    ) &&
    (!sort || fieldOf(sort.field)?.sort === true)
  );
};

/** The endpoints of a room's own list beside its page: they stand under the name of its records, as those of declared records do. */
export function serveOwnList(records: Records, permission: string, rowsOn: (today: string) => OwnRows) {
  const contract = ownListContract(records, permission);
  const api = implement(contract).$context<Context>().use(wall);
  return {
    contract,
    router: {
      group: api.group.handler(({ input, context: { actor, services } }) =>
        services.database.read(actor.scope, (db) => groupOwn(db, actor.scope, rowsOn(chinaDay(services.now())), input)),
      ),
    },
  };
}
