import { sql, type RawBuilder } from "kysely";
import { audit } from "../audit/audit.ts";
import type { Db } from "../db/database.ts";
import type { Label } from "../http/contract.ts";
import { notFound, refuseRequest } from "../http/server.ts";
import { columnOf, type Records } from "./define.ts";
import type { Asked } from "./hand.ts";

const MOST_BATCHES = 20;
const MOST_NAMED = 10;

export async function listImports(db: Db, { actor }: Asked, records: Records) {
  const rows = await db
    .selectFrom("import_batch")
    .select(["id", "name", "rows_read", "rows_stored", "rows_doubtful", "rows_left", "made_at", "undone_at"])
    .where("register", "=", records.name)
    .where("unit_id", "=", actor.scope.unitId)
    .orderBy("id", "desc")
    .limit(MOST_BATCHES)
    .execute();
  return rows.map((r) => ({
    id: r.id,
    name: r.name,
    read: r.rows_read,
    stored: r.rows_stored,
    doubtful: r.rows_doubtful,
    left: r.rows_left,
    madeAt: r.made_at,
    undoneAt: r.undone_at,
  }));
}

/** Takes a batch back as a whole. Once one of its rows was used nothing is taken back, and those rows are named. */
export async function undoImport(tx: Db, { actor, services }: Asked, records: Records, id: number): Promise<{ removed: number }> {
  const batch =
    (await tx
      .selectFrom("import_batch")
      .selectAll()
      .where("id", "=", id)
      .where("register", "=", records.name)
      .where("unit_id", "=", actor.scope.unitId)
      .forUpdate()
      .executeTakeFirst()) ?? notFound();
  if (batch.undone_at) refuseRequest("undone", { zh: "这一批已经撤销过", en: "This batch was taken back already" });
  if (records.process)
    refuseRequest("cases", {
      zh: "这些事项导入时已经立案，不能整批撤销；请在清单里选中后逐条办理",
      en: "These became cases when they were brought in and cannot be taken back as a batch; act on them in the list",
    });
  const removed = await removeBatch(tx, records, id);
  await tx
    .updateTable("import_batch")
    .set({ undone_at: new Date(services.now()).toISOString() })
    .where("id", "=", id)
    .execute();
  await audit(tx, actor, { act: "list.undo-import", subject: records.name, detail: { batch: id, removed } });
  return { removed };
}

/** Piece by piece: no statement over a minute, however long the batch. */
async function removeBatch(tx: Db, records: Records, id: number): Promise<number> {
  const pieces = await tx.selectFrom("import_piece").select("first_row").where("batch_id", "=", id).orderBy("first_row").execute();
  const naming = await namesOf(tx, records.name);
  const used: UsedRow[] = [];
  for (const piece of pieces) used.push(...(await usedRows(tx, records, naming, id, piece.first_row)));
  if (used.length > 0) refuseUsed(used, USED);
  let removed = 0;
  const held: UsedRow[] = [];
  for (const { first_row: first } of pieces) {
    const gone = await removeRows(
      tx,
      records,
      sql`select unnest(record_ids) from import_piece where batch_id = ${id} and first_row = ${first}`,
    );
    if (gone === undefined) held.push(...(await heldRows(tx, records, await rowsOf(tx, records, id, first))));
    if (held.length > MOST_NAMED) break;
    removed += gone ?? 0;
  }
  if (held.length > 0) refuseUsed(held.slice(0, MOST_NAMED), HELD, held.length > MOST_NAMED);
  return removed;
}

interface UsedRow {
  readonly row: number;
  readonly title: string;
}
const USED: Label = { zh: "已经用过", en: "were used" };
const HELD: Label = { zh: "已被别的单位的记录引用", en: "are named by records of other units" };

/** `isMore`: and others, uncounted. */
function refuseUsed(used: readonly UsedRow[], how: Label, isMore = false): never {
  const named = used.slice(0, MOST_NAMED);
  return refuseRequest("used", {
    zh: `不能撤销：这一批有${isMore ? "不止" : ""} ${used.length} 条${how.zh}（${named.map((u) => `第 ${u.row} 行“${u.title}”`).join("、")}${isMore || used.length > MOST_NAMED ? "等" : ""}）`,
    en: `Not taken back: ${isMore ? "more than " : ""}${used.length} of the batch ${how.en} (${named.map((u) => `row ${u.row} ${u.title}`).join(", ")})`,
  });
}

/** How many went; undefined, and none of them, where something that the sender does not see names one. */
async function removeRows(tx: Db, records: Records, ids: RawBuilder<unknown>): Promise<number | undefined> {
  await sql`savepoint rows_removed`.execute(tx);
  try {
    const { numAffectedRows } = await sql`delete from ${sql.table(records.name)} r where r.id in (${ids})`.execute(tx);
    await sql`release savepoint rows_removed`.execute(tx);
    return Number(numAffectedRows);
  } catch (error) {
    if ((error as { code?: string }).code !== "23503") throw error;
    await sql`rollback to savepoint rows_removed`.execute(tx);
    return undefined;
  }
}

const rowsOf = async (tx: Db, records: Records, batch: number, first: number) =>
  (
    await sql<UsedRow & { id: number }>`select i.row, i.id, ${sql.ref(`r.${columnOf(records.title)}`)}::text as title
    from (select unnest(rows) as row, unnest(record_ids) as id from import_piece where batch_id = ${batch} and first_row = ${first}) i
    join ${sql.table(records.name)} r using (id) order by i.row`.execute(tx)
  ).rows;

/** Which of them cannot go, found by halves: those that can are gone when it ends, and with whatever refuses the whole. */
async function heldRows(tx: Db, records: Records, rows: readonly (UsedRow & { readonly id: number })[]): Promise<readonly UsedRow[]> {
  const ids = sql.join(rows.map((r) => r.id));
  if (rows.length === 0 || (await removeRows(tx, records, ids)) !== undefined) return [];
  if (rows.length === 1) return rows;
  const half = Math.ceil(rows.length / 2);
  const before = await heldRows(tx, records, rows.slice(0, half));
  return before.length > MOST_NAMED ? before : [...before, ...(await heldRows(tx, records, rows.slice(half)))];
}

interface Naming {
  readonly name: string;
  readonly column: string;
}
/** Columns that name records of this kind, children's among them, of tables the sender may read. */
const namesOf = async (tx: Db, name: string): Promise<readonly Naming[]> =>
  (
    await sql<Naming>`select c.relname as name, a.attname as column from pg_constraint f join pg_class c on c.oid = f.conrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[1]
    where f.contype = 'f' and f.confrelid = ${name}::regclass and cardinality(f.conkey) = 1 and has_table_privilege(c.oid, 'select')`.execute(
      tx,
    )
  ).rows;

/** Changed since, named by another record, or with files, child rows or remarks of its own. */
async function usedRows(tx: Db, records: Records, naming: readonly Naming[], batch: number, first: number): Promise<UsedRow[]> {
  const subject = sql`${`${records.name}:`} || r.id`;
  const named = naming.map((n) => sql` or exists (select from ${sql.table(n.name)} k where ${sql.ref(`k.${n.column}`)} = r.id)`);
  const { rows } = await sql<UsedRow>`select i.row, ${sql.ref(`r.${columnOf(records.title)}`)}::text as title
    from (select unnest(rows) as row, unnest(record_ids) as record_id from import_piece where batch_id = ${batch} and first_row = ${first}) i
    join ${sql.table(records.name)} r on r.id = i.record_id where
    (r.version > 1 or exists (select from stored_file f where f.subject = ${subject})
      or exists (select from remark m where m.subject = ${subject} and m.text not like '导入时看不懂%')${sql.join(named, sql``)}) order by i.row`.execute(
    tx,
  );
  return rows;
}
