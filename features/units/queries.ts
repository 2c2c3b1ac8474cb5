import { sql, type SqlBool } from "kysely";
import type { Db } from "../../platform/db/database.ts";

export const findUnit = (db: Db, id: number) => db.selectFrom("unit").selectAll().where("id", "=", id).executeTakeFirst();

/** The association in force of a region. */
export const findAssociation = (db: Db, regionCode: string) =>
  db
    .selectFrom("unit")
    .select(["id", "path", "name"])
    .where("region_code", "=", regionCode)
    .where("kind", "=", "association")
    .where("valid_to", "is", null)
    .executeTakeFirst();

export async function getUnit(db: Db, id: number) {
  const unit = await findUnit(db, id);
  if (!unit) throw new Error(`unit ${id} is missing`);
  return unit;
}

export const listChildren = (db: Db, parentId: number) =>
  db
    .selectFrom("unit as u")
    .select([
      "u.id",
      "u.name",
      "u.kind",
      "u.region_code as regionCode",
      "u.valid_to as validTo",
      (eb) => eb.exists(eb.selectFrom("unit as c").select("c.id").whereRef("c.parent_id", "=", "u.id")).as("hasChildren"),
    ])
    .where("u.parent_id", "=", parentId)
    .orderBy("u.region_code")
    .orderBy("u.id")
    .execute();

/**
 * By name, a former name or pinyin initials, for pickers. A county that became a district or a city is found by what it was called: by its
 * stem (新津县 → 新津区), and where the history of divisions was imported by its successors (郫县 → 郫都区).
 */
export function searchUnits(db: Db, words: string, below?: number) {
  const like = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  const stem = /^(\p{Script=Han}{2,10})[县区市]$/u.exec(words.trim())?.[1];
  let q = db
    .selectFrom("unit")
    .select(["id", "name", "kind"])
    .where("valid_to", "is", null)
    .where((eb) =>
      eb.or([
        eb("name", "ilike", like),
        ...(stem === undefined ? [] : [sql<SqlBool>`name ~ ${`^${stem}[县区市]`}`]),
        eb.exists(
          eb.selectFrom("unit_former_name as f").select("f.unit_id").whereRef("f.unit_id", "=", "unit.id").where("f.name", "ilike", like),
        ),
        sql<SqlBool>`region_code in (select unnest(successors) from region where valid_to is not null and name ilike ${like})`,
        eb("pinyin", "like", `${words.toLowerCase().replace(/[^a-z]/g, "") || "~"}%`),
      ]),
    );
  if (below !== undefined) q = q.where(sql<SqlBool>`path @> ${[below]}::int[]`);
  return q
    .orderBy(sql`array_length(path, 1)`)
    .orderBy("id")
    .limit(20)
    .execute();
}

/** The nearest unit above (or the unit itself) that reviews: the county of a town. */
export const unitAtDepth = (path: readonly number[], depth: number): number => path[Math.min(depth, path.length) - 1] as number;

/** A closed unit and what followed it, until one in force. */
export async function findSuccessor(db: Db, id: number): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`with recursive chain(id, next, n) as (
      select id, successor_id, 1 from unit where id = ${id} union all select u.id, u.successor_id, n + 1 from unit u join chain c on u.id = c.next where n < 20)
    select id from chain where next is null order by n desc limit 1`.execute(db);
  return rows[0]?.id === id ? undefined : rows[0]?.id;
}

/** Co-operating departments without a leader in charge or without an adviser. */
export const listVacancies = (db: Db, unitId: number, today: string) =>
  db
    .selectFrom("unit as u")
    .select([
      "u.id",
      "u.name",
      (eb) =>
        eb
          .exists(
            eb
              .selectFrom("post as p")
              .select("p.id")
              .whereRef("p.unit_id", "=", "u.id")
              .where("p.role", "=", "leader")
              .where((w) => w.or([w("p.to_on", "is", null), w("p.to_on", ">=", today)])),
          )
          .as("hasLeader"),
      (eb) =>
        eb
          .exists(
            eb
              .selectFrom("post as p")
              .select("p.id")
              .whereRef("p.unit_id", "=", "u.id")
              .where("p.role", "=", "adviser")
              .where((w) => w.or([w("p.to_on", "is", null), w("p.to_on", ">=", today)])),
          )
          .as("hasAdviser"),
    ])
    .where("u.kind", "=", "department")
    .where("u.valid_to", "is", null)
    .where(sql<SqlBool>`u.path @> ${[unitId]}::int[]`)
    .orderBy("u.id")
    .execute();

/** The units of a path in its order, root first. */
export async function unitsOfPath(db: Db, path: readonly number[]) {
  const rows = await db
    .selectFrom("unit")
    .select(["id", "name", "kind"])
    .where("id", "in", [...path])
    .execute();
  return path.flatMap((id) => rows.filter((r) => r.id === id));
}

/** Posts held at one unit on a day. */
export const listPostsAt = (db: Db, unitId: number, today: string) =>
  db
    .selectFrom("post as t")
    .innerJoin("person as p", "p.id", "t.person_id")
    .select(["p.name as personName", "t.role", "t.title", "t.from_on as since"])
    .where("t.unit_id", "=", unitId)
    .where("t.from_on", "<=", today)
    .where((eb) => eb.or([eb("t.to_on", "is", null), eb("t.to_on", ">=", today)]))
    .orderBy("t.role")
    .orderBy("p.id")
    .limit(500)
    .execute();

/** A closed unit stays readable under its name; its successor is where its work goes on. */
export const closeUnit = (tx: Db, id: number, on: string, successorId: number | null) =>
  tx.updateTable("unit").set({ valid_to: on, successor_id: successorId }).where("id", "=", id).execute();
