import type { Answer, Aggregate, Catalogue, Period } from "@bihuan/indicators";
import { sql, type Expression, type SqlBool } from "kysely";
import { createHash } from "node:crypto";
import type { Actor } from "../access/scope.ts";
import type { Db } from "../db/database.ts";

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
  if (kind.evidence === "required" && (fact.evidence ?? []).length === 0) throw new Error(`${fact.kind} needs evidence`);
}

/** A subtree of units and, where wanted, the ledger's position up to which facts were known. */
export interface FactScope {
  unitPath: readonly number[];
  period: Period;
  asOf?: number | undefined;
}

const firstDay = (month: string): string => `${month}-01`;
const inSubtree = (unitPath: readonly number[]) => sql<SqlBool>`unit_path[${sql.lit(unitPath.length)}] = ${unitPath.at(-1)}`;
const canonical = (where: Aggregate["where"]) =>
  where.map(
    ({ dimension, values }: Aggregate["where"][number]) =>
      sql<SqlBool>`(';' || dimensions || ';') like any (${values.map((v) => `%;${dimension}=${v};%`)})`,
  );

/**
 * Answers aggregates for one subtree. Now: from the roll-ups. With `asOf`: from the facts themselves, as they stood at
 * that position. Both give the same number for the same facts; a test compares them with a third, naive count.
 */
export async function answerAggregates(db: Db, scope: FactScope, aggregates: readonly Aggregate[]): Promise<Map<Aggregate, Answer>> {
  const out = new Map<Aggregate, Answer>();
  for (const a of aggregates) out.set(a, scope.asOf === undefined ? await fromRollups(db, scope, a) : await fromFacts(db, scope, a));
  return out;
}

async function fromRollups(db: Db, scope: FactScope, a: Aggregate): Promise<Answer> {
  const from = firstDay(scope.period.from);
  const to = firstDay(scope.period.to);
  if (a.fn === "count" || a.fn === "sum") {
    const amount = a.fn === "count" ? sql<number>`coalesce(sum(n), 0)::int8` : sql<number>`coalesce(sum((sums->>${a.of})::numeric), 0)`;
    let q = db
      .selectFrom("ledger_rollup")
      .select([amount.as("value"), sql<number>`coalesce(sum(n), 0)::int8`.as("n")])
      .where("kind", "=", a.kind)
      .where("month", ">=", from)
      .where("month", "<=", to)
      .where(inSubtree(scope.unitPath));
    for (const condition of canonical(a.where)) q = q.where(condition);
    const { value, n } = await q.executeTakeFirstOrThrow();
    return { value, n };
  }
  let rows = db
    .selectFrom("ledger_value")
    .select(["value", sql<number>`sum(n)::int8`.as("n")])
    .where("kind", "=", a.kind)
    .where("name", "=", a.of as string)
    .where("month", ">=", from)
    .where("month", "<=", to)
    .where(inSubtree(scope.unitPath))
    .groupBy("value")
    .having(sql`sum(n)`, ">", 0);
  for (const condition of canonical(a.where)) rows = rows.where(condition);
  return a.fn === "distinct" ? distinctOf(db, rows) : medianOf(await rows.orderBy("value").execute());
}

async function fromFacts(db: Db, scope: FactScope, a: Aggregate): Promise<Answer> {
  const facts = factsOf(db, scope, a);
  if (a.fn === "count" || a.fn === "sum") {
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
function medianOf(rows: readonly { value: number; n: number }[]): Answer {
  const n = rows.reduce((s, r) => s + r.n, 0);
  if (n === 0) return { value: null, n };
  const at = (rank: number): number => {
    let seen = 0;
    for (const r of rows) if ((seen += r.n) > rank) return r.value;
    throw new Error("rank beyond the rows");
  };
  return { value: (at(Math.floor((n - 1) / 2)) + at(Math.floor(n / 2))) / 2, n };
}

/** The same from the roll-ups for every unit at a depth below: one grouped query per aggregate, whatever the number of units. */
export async function answerByUnit(
  db: Db,
  scope: FactScope,
  depth: number,
  aggregates: readonly Aggregate[],
): Promise<Map<number, Map<Aggregate, Answer>>> {
  const out = new Map<number, Map<Aggregate, Answer>>();
  const put = (unit: number, a: Aggregate, answer: Answer): void => {
    const answers = out.get(unit) ?? new Map<Aggregate, Answer>();
    out.set(unit, answers.set(a, answer));
  };
  const unit = sql<number>`unit_path[${sql.lit(depth)}]`;
  for (const a of aggregates) {
    if (a.fn === "count" || a.fn === "sum") {
      const amount = a.fn === "count" ? sql<number>`sum(n)::int8` : sql<number>`coalesce(sum((sums->>${a.of})::numeric), 0)`;
      let q = db
        .selectFrom("ledger_rollup")
        .select([unit.as("unit"), amount.as("value"), sql<number>`sum(n)::int8`.as("n")])
        .where("kind", "=", a.kind)
        .where("month", ">=", firstDay(scope.period.from))
        .where("month", "<=", firstDay(scope.period.to))
        .where(inSubtree(scope.unitPath))
        .groupBy(unit);
      for (const condition of canonical(a.where)) q = q.where(condition);
      for (const r of await q.execute()) if (r.unit !== null) put(r.unit, a, { value: r.value, n: r.n });
      continue;
    }
    let values = db
      .selectFrom("ledger_value")
      .select([unit.as("unit"), "value", sql<number>`sum(n)::int8`.as("n")])
      .where("kind", "=", a.kind)
      .where("name", "=", a.of as string)
      .where("month", ">=", firstDay(scope.period.from))
      .where("month", "<=", firstDay(scope.period.to))
      .where(inSubtree(scope.unitPath))
      .groupBy([unit, "value"])
      .having(sql`sum(n)`, ">", 0);
    for (const condition of canonical(a.where)) values = values.where(condition);
    if (a.fn === "distinct") {
      const { rows } = await sql<{
        unit: number | null;
        value: number;
        n: number;
      }>`select unit, count(*) as value, sum(n)::int8 as n from (${values}) v group by unit`.execute(db);
      for (const r of rows) if (r.unit !== null) put(r.unit, a, { value: r.value, n: r.n });
    } else {
      const rows = await values.orderBy("value").execute();
      for (const [u, list] of Map.groupBy(rows, (r) => r.unit)) if (u !== null) put(u, a, medianOf(list));
    }
  }
  return out;
}

/** The facts behind an aggregate: in force now, or at a position of the ledger. */
export function factsOf(db: Db, scope: FactScope, a: Pick<Aggregate, "kind" | "where">) {
  const asOf = scope.asOf ?? Number.MAX_SAFE_INTEGER;
  let q = db
    .selectFrom("ledger_fact")
    .where("kind", "=", a.kind)
    .where("void", "=", false)
    .where("id", "<=", asOf)
    .where("occurred_on", ">=", firstDay(scope.period.from))
    .where("occurred_on", "<", sql<string>`(${firstDay(scope.period.to)}::date + interval '1 month')::date`)
    .where("unit_id", "in", (eb) =>
      // The roll-ups know which units have such facts: the facts' one index then serves every level.
      eb.selectFrom("ledger_rollup").select("unit_id").where("kind", "=", a.kind).where(inSubtree(scope.unitPath)),
    )
    .where(sql<SqlBool>`not exists (select from ledger_fact later where later.supersedes = ledger_fact.id and later.id <= ${asOf})`);
  for (const { dimension, values } of a.where) q = q.where(sql<SqlBool>`dimensions->>${dimension} = any (${[...values]})`);
  return q;
}

/** The ledger's present position: no fact of a smaller id can appear later, because running writers are waited for. */
export async function freezePosition(tx: Db): Promise<number> {
  const { rows } = await sql<{ position: number }>`select ledger_position() as position`.execute(tx);
  return rows[0]?.position as number;
}

/**
 * Recounts all roll-ups from the facts; needs the owner's rights, run from the command line. The indexes by level are
 * dropped meanwhile and made anew, which costs a third of keeping them up row by row.
 */
export async function rebuildRollups(ownerQuery: (text: string) => Promise<{ rows: unknown[] }>): Promise<void> {
  const { rows } = await ownerQuery(
    "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename IN ('ledger_rollup', 'ledger_value') AND indexname ~ '_l[1-5]$'",
  );
  const indexes = rows as { indexname: string; indexdef: string }[];
  await ownerQuery("BEGIN");
  try {
    for (const { indexname } of indexes) await ownerQuery(`DROP INDEX ${indexname}`);
    for (const statement of REBUILD) await ownerQuery(statement);
    await ownerQuery("SET LOCAL maintenance_work_mem = '512MB'");
    for (const { indexdef } of indexes) await ownerQuery(indexdef);
    await ownerQuery("COMMIT");
  } catch (error) {
    await ownerQuery("ROLLBACK");
    throw error;
  }
}

const IN_FORCE = `ledger_fact f WHERE NOT f.void AND NOT EXISTS (SELECT FROM ledger_fact l WHERE l.supersedes = f.id)`;

/** Equal facts are counted before their JSON is opened; the temporary tables let PostgreSQL read the facts with several workers. */
const REBUILD = [
  "LOCK TABLE ledger_fact IN SHARE MODE",
  "SET LOCAL work_mem = '512MB'",
  "TRUNCATE ledger_rollup, ledger_value",
  `CREATE TEMP TABLE rebuilt_measures ON COMMIT DROP AS
   SELECT f.kind, date_trunc('month', f.occurred_on)::date AS month, f.unit_id, any_value(f.unit_path) AS unit_path, f.dimensions AS d, f.measures, count(*) AS n
   FROM ${IN_FORCE} GROUP BY f.kind, 2, f.unit_id, f.dimensions, f.measures`,
  `INSERT INTO ledger_rollup (kind, month, unit_id, unit_path, dimensions, n, sums)
   WITH counts AS (SELECT kind, month, unit_id, any_value(unit_path) AS unit_path, d, sum(n) AS n FROM rebuilt_measures GROUP BY kind, month, unit_id, d),
   sums AS (SELECT kind, month, unit_id, d, jsonb_object_agg(key, total) AS sums FROM (
     SELECT kind, month, unit_id, d, key, sum(value::numeric * n) AS total FROM rebuilt_measures, jsonb_each_text(measures) WHERE measures <> '{}' GROUP BY kind, month, unit_id, d, key) s
     GROUP BY kind, month, unit_id, d),
   names AS (SELECT d, ledger_dimensions(d) AS dimensions FROM (SELECT DISTINCT d FROM rebuilt_measures) x)
   SELECT c.kind, c.month, c.unit_id, c.unit_path, names.dimensions, c.n, coalesce(s.sums, '{}') FROM counts c JOIN names USING (d) LEFT JOIN sums s USING (kind, month, unit_id, d)`,
  `CREATE TEMP TABLE rebuilt_keys ON COMMIT DROP AS
   SELECT f.kind, date_trunc('month', f.occurred_on)::date AS month, f.unit_id, any_value(f.unit_path) AS unit_path, f.dimensions AS d, f.keys, count(*) AS n
   FROM ${IN_FORCE} AND f.keys <> '{}' GROUP BY f.kind, 2, f.unit_id, f.dimensions, f.keys`,
  `INSERT INTO ledger_value (kind, month, unit_id, unit_path, dimensions, name, value, n)
   WITH names AS (SELECT d, ledger_dimensions(d) AS dimensions FROM (SELECT DISTINCT d FROM rebuilt_keys) x)
   SELECT v.kind, v.month, v.unit_id, v.unit_path, names.dimensions, v.key, v.value, v.n FROM (
     SELECT r.kind, r.month, r.unit_id, any_value(r.unit_path) AS unit_path, r.d, k.key, k.value::int8 AS value, sum(r.n) AS n
     FROM rebuilt_keys r, jsonb_each_text(r.keys) k GROUP BY 1, 2, 3, 5, 6, 7) v JOIN names USING (d)`,
];

/** Seals every fact not yet sealed: digest = SHA-256(previous digest ‖ canonical facts). Returns the seal's position, or undefined when nothing is new. */
export async function sealLedger(tx: Db): Promise<number | undefined> {
  const through = await freezePosition(tx);
  const last = await tx.selectFrom("ledger_seal").selectAll().orderBy("id", "desc").limit(1).executeTakeFirst();
  if (through === (last?.through ?? 0)) return undefined;
  const { digest, facts } = await digestFacts(tx, last?.digest, last?.through ?? 0, through);
  await tx.insertInto("ledger_seal").values({ through, facts, digest }).execute();
  return through;
}

/** Recomputes every seal; the first that does not match is returned, undefined when all do. Must run with the whole tree as scope. */
export async function findBrokenSeal(db: Db): Promise<{ id: number; through: number } | undefined> {
  let before: { through: number; digest: Buffer } | undefined;
  for (const seal of await db.selectFrom("ledger_seal").selectAll().orderBy("id").execute()) {
    const { digest, facts } = await digestFacts(db, before?.digest, before?.through ?? 0, seal.through);
    if (!digest.equals(seal.digest) || facts !== seal.facts) return { id: seal.id, through: seal.through };
    before = seal;
  }
  return undefined;
}

const DIGEST_PAGE = 5000;

async function digestFacts(
  db: Db,
  previous: Buffer | undefined,
  after: number,
  through: number,
): Promise<{ digest: Buffer; facts: number }> {
  const hash = createHash("sha256").update(previous ?? Buffer.alloc(32));
  let facts = 0;
  for (let from = after; ;) {
    const { rows } = await sql<{ id: number; line: string }>`
      select id, ledger_fact::text as line from ledger_fact where id > ${from} and id <= ${through} order by id limit ${DIGEST_PAGE}`.execute(
      db,
    );
    for (const row of rows) hash.update(row.line).update("\n");
    facts += rows.length;
    if (rows.length < DIGEST_PAGE) return { digest: hash.digest(), facts };
    from = rows.at(-1)?.id as number;
  }
}
