import { sql } from "kysely";
import { inScope } from "../../platform/access/in-scope.ts";
import type { Scope } from "../../platform/access/scope.ts";
import { inOffice } from "../../platform/casework/turn.ts";
import type { Db } from "../../platform/db/database.ts";
import type { ListInput } from "../../platform/http/contract.ts";
import { spelledLike } from "../../platform/register/spelling.ts";
import { isIndexed, listOwn, type OwnRows } from "../../platform/records/own-rows.ts";
import { capTotal, keysetAfter, nextCursor } from "../../platform/register/page.ts";
import { personList } from "./own-list.ts";

/** Posts a person holds on a day, with the unit's path. From the day a unit closes its posts open nothing. */
export const listPosts = (db: Db, personId: number, today: string) =>
  db
    .selectFrom("post as t")
    .innerJoin("unit as u", "u.id", "t.unit_id")
    .innerJoin("person as p", "p.id", "t.person_id")
    .select(["t.id", "t.role", "t.title", "t.unit_id as unitId", "u.name as unitName", "u.path as unitPath", "p.name as personName"])
    .where("t.person_id", "=", personId)
    .where((eb) => eb.or([eb("u.valid_to", "is", null), eb("u.valid_to", ">", today)]))
    .where("t.from_on", "<=", today)
    .where((eb) => eb.or([eb("t.to_on", "is", null), eb("t.to_on", ">=", today)]))
    .orderBy("t.id")
    .execute();

export const findPersonByAccount = (db: Db, accountId: string) =>
  db.selectFrom("person").select(["id", "name"]).where("account_id", "=", accountId).executeTakeFirst();

/** People who hold a post of a role in a subtree on the day and can sign in: for hand-over. */
export const listColleagues = (db: Db, unitId: number, role: string, today: string) =>
  db
    .selectFrom("post as t")
    .innerJoin("person as p", "p.id", "t.person_id")
    .innerJoin("unit as u", "u.id", "t.unit_id")
    .select(["p.id", "p.name", "t.title", "u.id as unitId", "u.name as unitName"])
    .where("t.role", "=", role)
    .where(sql<boolean>`u.path @> ${[unitId]}::int[]`)
    .where(inOffice(today))
    .orderBy("p.name")
    .limit(200)
    .execute();

/** Entries that go on: not those whose pointer leads to another. */
const goesOn = sql<boolean>`not exists (select from person_merge m where m.gone_list = 'person' and m.gone_id = p.id and m.outcome = 'agreed' and m.parted_at is null)`;

type PersonRow = { id: number; name: string; unitName: string; title: string; roles: string[]; hasAccount: boolean };

/** What no index serves, with the posts held on a day. */
export const personRowsOn = (today: string): OwnRows => ({
  records: personList,
  rows: sql`select p.id, p.unit_id, p.unit_path, p.name, p.pinyin, u.name as unit_name, coalesce(p.title, '') as title, p.account_id is not null as has_account,
      array(select distinct t.role from post t where t.person_id = p.id and t.from_on <= ${today} and (t.to_on is null or t.to_on >= ${today}) order by 1) as roles
    from person p join unit u on u.id = p.unit_id where ${goesOn}`,
  order: { field: "id", direction: "asc" },
  search: (words) =>
    sql`(${spelledLike(sql.ref("r.name"), words)} or r.pinyin like ${`${words.toLowerCase()}%`} or ${spelledLike(sql.ref("r.unit_name"), words)})`,
});

/** Persons of the scope's subtree with the roles they hold on the day; the page is picked before it gets its names. */
export async function listPeople(db: Db, scope: Scope, input: ListInput, today: string) {
  if (!isIndexed(personList, input)) return listOwn<PersonRow>(db, scope, personRowsOn(today), input);
  const base = () => {
    let q = db.selectFrom("person as p").where(inScope("p", scope)).where(goesOn);
    const words = input.search?.trim();
    if (words) {
      const like = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
      q = q.where((eb) =>
        eb.or([
          spelledLike(sql.ref("p.name"), words),
          eb("p.pinyin", "like", `${words.toLowerCase()}%`),
          eb.exists(eb.selectFrom("unit as u").select("u.id").whereRef("u.id", "=", "p.unit_id").where("u.name", "ilike", like)),
        ]),
      );
    }
    if (input.filter.roles !== undefined)
      q = q.where((eb) =>
        eb.exists(
          eb
            .selectFrom("post as t")
            .select("t.id")
            .whereRef("t.person_id", "=", "p.id")
            .where("t.from_on", "<=", today)
            .where((w) => w.or([w("t.to_on", "is", null), w("t.to_on", ">=", today)]))
            .where("t.role", "in", [input.filter.roles].flat().map(String)),
        ),
      );
    return q;
  };
  const after = keysetAfter(input.cursor);
  let q = base();
  if (after) q = q.where("p.id", ">", after.id);
  const picked = q
    .selectAll("p")
    .orderBy("p.id")
    .limit(input.limit + 1);
  const rows = await db
    .selectFrom(picked.as("p"))
    .innerJoin("unit as u", "u.id", "p.unit_id")
    .select([
      "p.id",
      "p.name",
      "u.name as unitName",
      (eb) => eb.fn.coalesce("p.title", sql<string>`''`).as("title"),
      sql<boolean>`p.account_id is not null`.as("hasAccount"),
      sql<
        string[]
      >`array(select distinct t.role from post t where t.person_id = p.id and t.from_on <= ${today} and (t.to_on is null or t.to_on >= ${today}) order by 1)`.as(
        "roles",
      ),
    ])
    .orderBy("p.id")
    .execute();
  return {
    rows: rows.slice(0, input.limit),
    next: nextCursor(rows, input.limit, () => ""),
    ...(await capTotal(db, base().select("p.id"))),
  };
}

export const findPerson = (db: Db, id: number) =>
  db
    .selectFrom("person as p")
    .innerJoin("unit as u", "u.id", "p.unit_id")
    .selectAll("p")
    .select("u.name as unit_name")
    .where("p.id", "=", id)
    .executeTakeFirst();

/** Every post a person holds, held or will hold, the latest first. */
export const listAllPosts = (db: Db, personId: number) =>
  db
    .selectFrom("post as t")
    .innerJoin("unit as u", "u.id", "t.unit_id")
    .select([
      "t.id",
      "t.version",
      "t.role",
      "t.title",
      "t.unit_id as unitId",
      "u.name as unitName",
      "t.from_on as fromOn",
      "t.to_on as toOn",
    ])
    .where("t.person_id", "=", personId)
    .orderBy("t.from_on", "desc")
    .orderBy("t.id", "desc")
    .execute();

/** How many open cases lie with a person: a number for whoever ends the post, the cases themselves are the leader's to see. */
export async function countOpenCases(db: Db, personId: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select open_cases_of(${personId}) as n`.execute(db);
  return rows[0]?.n ?? 0;
}
