import { periodOf, withoutOver, type Answer, type Aggregate, type Catalogue, type Period } from "@bihuan/indicators";
import { sql, type Expression, type SqlBool } from "kysely";
import type { Actor } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import { HOLDER_DEPTH } from "../db/holders.ts";
import { keepAnswers } from "./kept.ts";

/** Why a fact is believed. `ref` is a stored file's id, a link's id, a case's id or a published source's address. */
export interface Evidence {
  type: "file" | "link" | "case" | "source";
  ref: string;
  label: string;
}

export interface NewFact {
  kind: string;
  /** Day it was accomplished, YYYY-MM-DD in China. */
  occurredOn: string;
  unitId: number;
  unitPath: readonly number[];
  regionCode: string | null;
  /** Where the record is, as `process:id`. */
  subject: string;
  measures?: Record<string, number>;
  dimensions?: Record<string, string>;
  /** Distinct keys and distribution values: integers. */
  keys?: Record<string, number>;
  evidence?: readonly Evidence[];
}

/** Records one fact; the roll-ups follow in the same transaction by trigger. Throws on what the catalogue does not know: a bug, not input. */
export async function recordFact(
  tx: Db,
  catalogue: Catalogue,
  actor: Actor,
  fact: NewFact,
  correction?: { supersedes: number; reason: string; void?: boolean },
): Promise<number> {
  checkFact(catalogue, fact);
  const row = await tx
    .insertInto("ledger_fact")
    .values({
      kind: fact.kind,
      occurred_on: fact.occurredOn,
      unit_id: fact.unitId,
      unit_path: [...fact.unitPath],
      region_code: fact.regionCode,
      subject: fact.subject,
      measures: JSON.stringify(fact.measures ?? {}),
      dimensions: JSON.stringify(fact.dimensions ?? {}),
      keys: JSON.stringify(fact.keys ?? {}),
      evidence: JSON.stringify(fact.evidence ?? []),
      actor_id: actor.id,
      supersedes: correction?.supersedes ?? null,
      void: correction?.void ?? false,
      reason: correction?.reason ?? null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

function checkFact(catalogue: Catalogue, fact: NewFact): void {
  const kind = catalogue.get(fact.kind);
  if (!kind) throw new Error(`unknown kind of fact: ${fact.kind}`);
  const unknown = [
    ...Object.keys(fact.measures ?? {}).filter((m) => !(m in kind.measures)),
    ...Object.entries(fact.dimensions ?? {})
      .filter(([d, v]) => !(v in (kind.dimensions[d]?.values ?? {})))
      .map(([d, v]) => `${d}=${v}`),
    ...Object.keys(fact.keys ?? {}).filter((k) => !kind.distinct.includes(k) && !kind.distributions.includes(k)),
  ];
  if (unknown.length > 0) throw new Error(`${fact.kind} does not declare ${unknown.join(", ")}`);
  for (const [name, value] of [...Object.entries(fact.measures ?? {}), ...Object.entries(fact.keys ?? {})]) {
    if (!Number.isSafeInteger(value)) throw new Error(`${fact.kind}.${name} is not a whole number: ${value}`);
  }
  for (const [name, value] of Object.entries(fact.measures ?? {})) {
    const [least, most] = kind.measures[name]?.bounds as readonly [number, number];
    if (value < least || value > most) throw new Error(`${fact.kind}.${name} = ${value} lies outside ${least} to ${most}`);
  }
  if (kind.evidence === "required" && (fact.evidence ?? []).length === 0) throw new Error(`${fact.kind} needs evidence`);
}

/** A subtree of units and, where wanted, the ledger's position up to which facts were known. */
export interface FactScope {
  unitPath: readonly number[];
  period: Period;
  asOf?: number | undefined;
  /** Of the units at the depth asked for, these alone. */
  units?: readonly number[] | undefined;
  /** Facts alone that name one of these under a key: roll-ups do not know whom, so it needs `asOf`. */
  of?: { readonly key: string; readonly ids: readonly number[] } | undefined;
}

export const firstDay = (month: string): string => `${month}-01`;
const inSubtree = (unitPath: readonly number[]) => sql<SqlBool>`unit_path[${sql.lit(unitPath.length)}] = ${unitPath.at(-1)}`;

/**
 * Answers aggregates for one subtree. Now: from the roll-ups. With `asOf`: from the facts themselves, as they stood at
 * that position. Both give the same number for the same facts; a test compares them with a third, naive count.
 */
export async function answerAggregates(db: Db, scope: FactScope, aggregates: readonly Aggregate[]): Promise<Map<Aggregate, Answer>> {
  if (scope.asOf === undefined) {
    const answers = await answerByUnit(db, scope, scope.unitPath.length, aggregates);
    return answers.get(scope.unitPath.at(-1) as number) ?? new Map(aggregates.map((a) => [a, noFacts(a)]));
  }
  const out = new Map<Aggregate, Answer>();
  for (const a of aggregates) out.set(a, await fromFacts(db, scope, a));
  return out;
}

async function fromFacts(db: Db, scope: FactScope, a: Aggregate): Promise<Answer> {
  const facts = factsOf(db, scope, a);
  if (isTotal(a)) {
    const amount = a.fn === "count" ? sql<number>`count(*)` : sql<number>`coalesce(sum((measures->>${a.of})::numeric), 0)`;
    return facts.select([amount.as("value"), sql<number>`count(*)`.as("n")]).executeTakeFirstOrThrow();
  }
  const value = sql<number>`(keys->>${a.of})::int8`;
  const rows = facts
    .select([value.as("value"), sql<number>`count(*)`.as("n")])
    .where(sql<SqlBool>`keys ? ${a.of}`)
    .groupBy(sql`1`);
  return a.fn === "distinct" ? distinctOf(db, rows) : medianOf(await rows.orderBy("value").execute());
}

async function distinctOf(db: Db, rows: Expression<{ value: number; n: number }>): Promise<Answer> {
  const counted = await sql<Answer>`select count(*) as value, coalesce(sum(n), 0)::int8 as n from (${rows}) v`.execute(db);
  return counted.rows[0] as Answer;
}

/** Exact: the middle value, or the mean of the two middle ones. Of nothing there is no median. */
export function medianOf(rows: readonly { value: number; n: number }[]): Answer {
  const n = rows.reduce((s, r) => s + r.n, 0);
  if (n === 0) return { value: null, n };
  const at = (rank: number): number => {
    let seen = 0;
    for (const r of rows) if ((seen += r.n) > rank) return r.value;
    throw new Error("rank beyond the rows");
  };
  return { value: (at(Math.floor((n - 1) / 2)) + at(Math.floor(n / 2))) / 2, n };
}

/**
 * The same from the roll-ups for every unit at a depth of the subtree (its own depth: the subtree as a whole), in a fixed
 * number of statements, whatever the number of units. A unit without facts is absent. What was answered before and still holds is not read again.
 */
export const answerByUnit = (
  db: Db,
  scope: FactScope,
  depth: number,
  aggregates: readonly Aggregate[],
): Promise<Map<number, Map<Aggregate, Answer>>> =>
  aggregates.length === 0
    ? Promise.resolve(new Map())
    : keepAnswers(db, scope, depth, aggregates, () => answerFromRollups(db, scope, depth, aggregates));

async function answerFromRollups(
  db: Db,
  scope: FactScope,
  depth: number,
  aggregates: readonly Aggregate[],
): Promise<Map<number, Map<Aggregate, Answer>>> {
  const moved = Map.groupBy(
    aggregates.filter((a) => a.over !== undefined),
    (a) => JSON.stringify(periodOf(a.fn === "balance" ? { ...a, fn: "sum" } : a, scope.period)),
  );
  const out = await answerInPeriod(
    db,
    scope,
    depth,
    aggregates.filter((a) => a.over === undefined),
  );
  // Other months than the period's are asked as a period of their own: as many statements again for each.
  for (const [period, list] of moved) {
    const plain = new Map(list.map((a) => [withoutOver(a), a]));
    const answers = await answerInPeriod(db, { ...scope, period: JSON.parse(period) as Period }, depth, [...plain.keys()]);
    for (const [unit, of] of answers)
      for (const [a, answer] of of) out.set(unit, (out.get(unit) ?? new Map<Aggregate, Answer>()).set(plain.get(a) as Aggregate, answer));
  }
  for (const of of out.values()) for (const a of aggregates) if (!of.has(a)) of.set(a, noFacts(a));
  return out;
}

async function answerInPeriod(
  db: Db,
  scope: FactScope,
  depth: number,
  aggregates: readonly Aggregate[],
): Promise<Map<number, Map<Aggregate, Answer>>> {
  if (aggregates.length === 0) return new Map();
  const holders = await listHolders(db, scope.unitPath, depth, scope.units);
  const series = await db
    .selectFrom("ledger_series")
    .selectAll()
    .where("kind", "in", [...new Set(aggregates.map((a) => a.kind))])
    .execute();
  const seriesOf = new Map(aggregates.map((a) => [a, series.filter((s) => belongsTo(a, s)).map((s) => s.id)]));
  const cells: Cells = { holders, unit: sql<number>`unit_path[${sql.lit(depth)}]`, period: scope.period };
  const [balances, flows] = [aggregates.filter((a) => a.fn === "balance"), aggregates.filter((a) => a.fn !== "balance")];
  const ofSeries = (list: readonly Aggregate[]): number[] => [...new Set(list.flatMap((a) => seriesOf.get(a) as number[]))];
  const totals = await sumTotals(db, cells, ofSeries(flows));
  const standing = await sumTotals(db, { ...cells, period: periodOf({ fn: "balance" }, scope.period) }, ofSeries(balances));
  const out = new Map([...totals.keys(), ...standing.keys()].map((unit) => [unit, new Map<Aggregate, Answer>()]));
  for (const a of aggregates) {
    const of = seriesOf.get(a) as number[];
    const answers = isTotal(a) ? undefined : await answerFromHistograms(db, cells, of, a);
    for (const [unit, perUnit] of out) {
      const sums = (a.fn === "balance" ? standing : totals).get(unit);
      const total = (measure: string): number => of.reduce((sum, id) => sum + (sums?.get(`${id}/${measure}`) ?? 0), 0);
      const n = total("");
      perUnit.set(a, answers ? (answers.get(unit) ?? noFacts(a)) : { value: a.fn === "count" ? n : total(a.of as string), n });
    }
  }
  return out;
}

export const isTotal = (a: Aggregate): boolean => a.fn === "count" || a.fn === "sum" || a.fn === "balance";
const noFacts = (a: Aggregate): Answer => ({ value: a.fn === "median" ? null : 0, n: 0 });
export const belongsTo = (a: Aggregate, series: { kind: string; dimensions: unknown }): boolean =>
  series.kind === a.kind &&
  a.where.every(({ dimension, values }) => values.includes((series.dimensions as Record<string, string>)[dimension] ?? UNSTATED));

/** Older than a dimension, a fact says nothing on it; an expression may ask for those where the dimension lists this value. */
const UNSTATED = "unstated";

/** Where to read: which holders, grouped by which unit above them, in which months. */
interface Cells {
  holders: readonly number[];
  unit: ReturnType<typeof sql<number>>;
  period: Period;
}

/** The holders whose cells add up to the units at `depth`: one each from the county down, the counties and whoever stands above them otherwise. */
export async function listHolders(db: Db, unitPath: readonly number[], depth: number, units?: readonly number[]): Promise<number[]> {
  const unit = unitPath.at(-1) as number;
  if (depth === unitPath.length && depth >= HOLDER_DEPTH) return [unit];
  let q = db
    .selectFrom("ledger_unit")
    .select("unit_id")
    .where(inSubtree(unitPath))
    .where(sql<SqlBool>`cardinality(unit_path) between ${sql.lit(depth)} and ${sql.lit(Math.max(depth, HOLDER_DEPTH))}`);
  if (units) q = q.where(sql<SqlBool>`unit_path[${sql.lit(depth)}] = any (${[...units]}::int[])`);
  const rows = await q.execute();
  return rows.map((r) => r.unit_id);
}

/** Unit → `series/measure` → total. */
async function sumTotals(db: Db, { holders, unit, period }: Cells, series: readonly number[]): Promise<Map<number, Map<string, number>>> {
  if (series.length === 0) return new Map();
  const rows = await db
    .selectFrom("ledger_rollup")
    .select([unit.as("unit"), "series", "measure", sql<number>`sum(total)`.as("total")])
    .where(sql<SqlBool>`unit_id = any (${[...holders]}::int[]) and series = any (${[...series]}::int[])`)
    .where("month", ">=", firstDay(period.from))
    .where("month", "<=", firstDay(period.to))
    .groupBy([unit, "series", "measure"])
    .execute();
  const out = new Map<number, Map<string, number>>();
  for (const r of rows) out.set(r.unit, (out.get(r.unit) ?? new Map<string, number>()).set(`${r.series}/${r.measure}`, r.total));
  return out;
}

/** Unit → answer of a distinct count or a median. */
async function answerFromHistograms(
  db: Db,
  { holders, unit, period }: Cells,
  series: readonly number[],
  a: Aggregate,
): Promise<Map<number, Answer>> {
  // unnest in the select list: as a table of its own it would be written to memory row by row first.
  const opened = db
    .selectFrom("ledger_histogram")
    .select([unit.as("unit"), sql<number>`unnest(value)`.as("value"), sql<number>`unnest(n)`.as("n")])
    .where(sql<SqlBool>`unit_id = any (${[...holders]}::int[]) and series = any (${[...series]}::int[])`)
    .where("key", "=", a.of as string)
    .where(spanning(period));
  const values = db
    .selectFrom(opened.as("x"))
    .select(["unit", "value", sql<number>`sum(n)`.as("n")])
    .groupBy(["unit", "value"])
    .having(sql`sum(n)`, ">", 0);
  if (a.fn === "distinct") {
    const { rows } = await sql<
      Answer & { unit: number }
    >`select unit, count(*) as value, sum(n) as n from (${values}) v group by unit`.execute(db);
    return new Map(rows.map(({ unit: u, value, n }) => [u, { value, n }]));
  }
  const rows = await values.orderBy("value").execute();
  return new Map([...Map.groupBy(rows, (r) => r.unit)].map(([u, list]) => [u, medianOf(list)]));
}

/** The cells that make up a period: a cell each for its whole years, month by month before and after. */
function spanning({ from, to }: Period) {
  const first = from.endsWith("-01") ? Number(from.slice(0, 4)) : Number(from.slice(0, 4)) + 1;
  const end = to.endsWith("-12") ? Number(to.slice(0, 4)) + 1 : Number(to.slice(0, 4));
  const inMonths = sql`months = 1 and month between ${firstDay(from)} and ${firstDay(to)}`;
  if (first >= end) return sql<SqlBool>`(${inMonths})`;
  const [january, afterwards] = [`${first}-01-01`, `${end}-01-01`];
  return sql<SqlBool>`((months = 12 and month >= ${january} and month < ${afterwards}) or (${inMonths} and (month < ${january} or month >= ${afterwards})))`;
}

/** The facts behind an aggregate: in force now, or at a position of the ledger. */
export function factsOf(db: Db, scope: FactScope, a: Pick<Aggregate, "fn" | "kind" | "where" | "over">) {
  const { from, to } = periodOf(a, scope.period);
  const asOf = scope.asOf ?? Number.MAX_SAFE_INTEGER;
  let q = db
    .selectFrom("ledger_fact")
    .where("kind", "=", a.kind)
    .where("void", "=", false)
    .where("id", "<=", asOf)
    .where("occurred_on", ">=", firstDay(from))
    .where("occurred_on", "<", sql<string>`(${firstDay(to)}::date + interval '1 month')::date`)
    .where("unit_id", "in", (eb) =>
      // The units that have facts are few: the facts' one index then serves every level.
      eb.selectFrom("ledger_unit").select("unit_id").where(inSubtree(scope.unitPath)),
    )
    .where(sql<SqlBool>`not exists (select from ledger_fact later where later.supersedes = ledger_fact.id and later.id <= ${asOf})`);
  if (scope.of) q = q.where(sql<SqlBool>`(keys->>${scope.of.key})::int8 = any (${[...scope.of.ids]}::int8[])`);
  for (const { dimension, values } of a.where)
    q = q.where(sql<SqlBool>`coalesce(dimensions->>${dimension}, ${UNSTATED}) = any (${[...values]})`);
  return q;
}

/** The ledger's present position: no fact of a smaller id can appear later, because running writers are waited for. */
export async function freezePosition(tx: Db): Promise<number> {
  const { rows } = await sql<{ position: number }>`select ledger_position() as position`.execute(tx);
  return rows[0]?.position as number;
}

/** Recounts all roll-ups from the facts; needs the owner's rights, run from the command line. */
export async function rebuildRollups(ownerQuery: (text: string) => Promise<unknown>): Promise<void> {
  await ownerQuery("SELECT ledger_rebuild()");
}
