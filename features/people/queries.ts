import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";

/** Posts a person holds on a day, with the unit's path. */
export const listPosts = (db: Db, personId: number, today: string) =>
  db
    .selectFrom("post as t")
    .innerJoin("unit as u", "u.id", "t.unit_id")
    .innerJoin("person as p", "p.id", "t.person_id")
    .select(["t.id", "t.role", "t.title", "t.unit_id as unitId", "u.name as unitName", "u.path as unitPath", "p.name as personName"])
    .where("t.person_id", "=", personId)
    .where("t.from_on", "<=", today)
    .where((eb) => eb.or([eb("t.to_on", "is", null), eb("t.to_on", ">=", today)]))
    .orderBy("t.id")
    .execute();

export const findPersonByAccount = (db: Db, accountId: string) =>
  db.selectFrom("person").select(["id", "name"]).where("account_id", "=", accountId).executeTakeFirst();

/** Who holds a role at one unit today, least loaded first. */
export const listHolders = (db: Db, unitId: number, role: string, today: string) =>
  db
    .selectFrom("post as t")
    .innerJoin("person as p", "p.id", "t.person_id")
    .select(["p.id", "p.name", "t.title"])
    .where("t.unit_id", "=", unitId)
    .where("t.role", "=", role)
    .where("t.from_on", "<=", today)
    .where((eb) => eb.or([eb("t.to_on", "is", null), eb("t.to_on", ">=", today)]))
    .orderBy("p.id")
    .execute();

/** People with a post of a role in a subtree: for hand-over. */
export const listColleagues = (db: Db, unitId: number, role: string, today: string) =>
  db
    .selectFrom("post as t")
    .innerJoin("person as p", "p.id", "t.person_id")
    .innerJoin("unit as u", "u.id", "t.unit_id")
    .select(["p.id", "p.name", "t.title", "u.name as unitName"])
    .where("t.role", "=", role)
    .where(sql<boolean>`u.path @> ${[unitId]}::int[]`)
    .where((eb) => eb.or([eb("t.to_on", "is", null), eb("t.to_on", ">=", today)]))
    .orderBy("p.name")
    .limit(200)
    .execute();
