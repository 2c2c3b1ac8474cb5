import { sql, type SqlBool } from "kysely";
import type { Scope } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import type { ListInput } from "../../platform/http/contract.ts";
import { isIndexed, listOwn, type OwnRows } from "../../platform/records/own-rows.ts";
import { capTotal, keysetAfter, nextCursor } from "../../platform/register/page.ts";
import { policyList } from "./own-list.ts";
import type { Level } from "./about.ts";
import type { NamedPolicy } from "./contract.ts";
import { validityOn, type Validity } from "./validity.ts";

/**
 * Joined wherever a document is named, so that its successor is never forgotten; of several the first in force stands for all.
 * A document ends on its own last day or on its successor's first: told from the link, never written twice.
 */
export const withSuccessor = (db: Db) =>
  db
    .selectFrom("policy as p")
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("policy_link as l")
          .innerJoin("policy as n", "n.id", "l.from_id")
          .select(["n.id", "n.title", "n.in_force_on", "n.is_public"])
          .whereRef("l.to_id", "=", "p.id")
          .where("l.kind", "=", "replaces")
          .orderBy("n.in_force_on")
          .orderBy("n.id")
          .limit(1)
          .as("successor"),
      (join) => join.onTrue(),
    )
    .select(["p.id", "p.title", "p.part", "p.issued_on", "p.in_force_on"])
    .select((eb) => eb.fn.coalesce("p.repealed_on", "successor.in_force_on").as("repealed_on"))
    .select(["successor.id as successor_id", "successor.title as successor_title", "successor.is_public as successor_is_public"]);
type NamedRow = Awaited<ReturnType<ReturnType<typeof withSuccessor>["execute"]>>[number];

export const namedPolicy = (row: NamedRow, on: string): NamedPolicy => ({
  id: row.id,
  title: row.part === null ? row.title : `${row.title} ${row.part}`,
  issuedOn: row.issued_on,
  validity: validityOn({ inForceOn: row.in_force_on, repealedOn: row.repealed_on, hasSuccessor: row.successor_id !== null }, on),
  successor: row.successor_id === null ? null : { id: row.successor_id, title: row.successor_title as string },
});

/** The same for readers without an account: a successor that is not public is not named. */
export const publicPolicy = (row: NamedRow, on: string): NamedPolicy => {
  const named = namedPolicy(row, on);
  return row.successor_is_public === true ? named : { ...named, successor: null };
};

/** The rule of validity.ts as SQL, for filters; a property test holds the two together. */
const validitySql = (on: string) => sql<Validity>`case
  when coalesce(p.repealed_on, successor.in_force_on) <= ${on}::date then case when successor.id is null then 'repealed' else 'superseded' end
  when p.in_force_on is null then 'unknown' when p.in_force_on > ${on}::date then 'pending' else 'in_force' end`;

/** How the documents of these articles stand on a day, with the title of what replaced them. */
export const listValidityOfArticles = (db: Db, articleIds: readonly number[], on: string) =>
  withSuccessor(db)
    .innerJoin("policy_article as article", "article.policy_id", "p.id")
    .select(["article.id as articleId", "successor.title as successorTitle"])
    .select(validitySql(on).as("validity"))
    .where("article.id", "in", [0, ...articleIds])
    .execute();

const facts = (db: Db, on: string) =>
  withSuccessor(db)
    .innerJoin("unit as u", "u.id", "p.unit_id")
    .leftJoin("region as r", "r.code", "p.region_code")
    .select([
      "p.number",
      "p.issuer",
      "p.is_public",
      "p.unit_id",
      "p.unit_path",
      "p.notes",
      "p.version",
      "p.family",
      "p.repealed_on as own_end",
    ])
    .select(["u.name as unit_name", "r.name as region_name"])
    .select((eb) => [
      eb.ref("p.level").$castTo<Level>().as("level"),
      eb.ref("p.in_force_basis").$castTo<"text" | "assumed" | "entered" | null>().as("in_force_basis"),
    ])
    .select(validitySql(on).as("validity"));
export type PolicyRecord = Awaited<ReturnType<ReturnType<typeof facts>["execute"]>>[number];

export const factsOf = (p: PolicyRecord) => ({
  id: p.id,
  title: p.part === null ? p.title : `${p.title} ${p.part}`,
  number: p.number,
  issuer: p.issuer,
  level: p.level,
  region: p.region_name,
  issuedOn: p.issued_on,
  inForceOn: p.in_force_on,
  repealedOn: p.repealed_on,
  isPublic: p.is_public,
  unitName: p.unit_name,
  validity: p.validity,
  successor: p.successor_title,
});

/** The facts as they stand in the row itself, for corrections. */
export const ownFacts = (p: PolicyRecord) => ({ ...factsOf(p), title: p.title, repealedOn: p.own_end });

export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

/** What no index serves, as it stands on a day. */
export const policyRowsOn = (on: string): OwnRows => ({
  records: policyList,
  rows: sql`select p.id, p.unit_id, p.unit_path, case when p.part is null then p.title else p.title || ' ' || p.part end as title, ${validitySql(on)} as validity,
      successor.title as successor, p.level, p.issuer, p.number, p.issued_on, p.in_force_on, coalesce(p.repealed_on, successor.in_force_on) as repealed_on, p.is_public,
      r.name as region, u.name as unit_name
    from policy p join unit u on u.id = p.unit_id left join region r on r.code = p.region_code
    left join lateral (select n.id, n.title, n.in_force_on from policy_link l join policy n on n.id = l.from_id where l.to_id = p.id and l.kind = 'replaces'
      order by n.in_force_on, n.id limit 1) successor on true`,
  everywhere: true,
  order: { field: "issuedOn", direction: "desc" },
});

export async function listPolicies(db: Db, scope: Scope, input: ListInput, on: string) {
  if (!isIndexed(policyList, input)) return listOwn<ReturnType<typeof factsOf>>(db, scope, policyRowsOn(on), input);
  const base = () => {
    let q = facts(db, on);
    const { validity, level, issuer, issuedOn } = input.filter;
    if (validity !== undefined) q = q.where(validitySql(on), "in", [validity].flat().map(String) as Validity[]);
    if (level !== undefined) q = q.where("p.level", "in", [level].flat().map(String));
    if (typeof issuer === "string") q = q.where("p.issuer", "ilike", `%${escapeLike(issuer)}%`);
    if (Array.isArray(issuedOn) && issuedOn[0]) q = q.where("p.issued_on", ">=", issuedOn[0]);
    if (Array.isArray(issuedOn) && issuedOn[1]) q = q.where("p.issued_on", "<=", issuedOn[1]);
    const words = input.search?.trim();
    if (words)
      q = q.where((eb) => eb.or([eb("p.title", "ilike", `%${escapeLike(words)}%`), eb("p.number", "ilike", `%${escapeLike(words)}%`)]));
    return q;
  };
  const direction = input.sort?.direction ?? "desc";
  const key = sql<string>`coalesce(p.issued_on, '0001-01-01'::date)`;
  let q = base();
  const after = keysetAfter(input.cursor);
  if (after)
    q = q.where(
      sql<SqlBool>`(coalesce(p.issued_on, '0001-01-01'::date), p.id) ${sql.raw(direction === "asc" ? ">" : "<")} (${after.value}::date, ${after.id})`,
    );
  const rows = await q
    .orderBy(key, direction)
    .orderBy("p.id", direction)
    .limit(input.limit + 1)
    .execute();
  return {
    rows: rows.slice(0, input.limit).map(factsOf),
    next: nextCursor(rows, input.limit, (r) => r.issued_on ?? "0001-01-01"),
    ...(await capTotal(db, base().clearSelect().select("p.id") as never)),
  };
}

export const findPolicy = (db: Db, id: number, on: string) => facts(db, on).where("p.id", "=", id).executeTakeFirst();

export const listNamed = async (db: Db, ids: readonly number[], on: string): Promise<Map<number, NamedPolicy>> =>
  new Map(
    ids.length === 0 ? [] : (await withSuccessor(db).where("p.id", "in", ids).execute()).map((row) => [row.id, namedPolicy(row, on)]),
  );

/** By words of the title or the number, the shortest title first. */
export const findByWords = (db: Db, words: string, limit: number) =>
  withSuccessor(db)
    .where((eb) => eb.or([eb("p.title", "ilike", `%${escapeLike(words)}%`), eb("p.number", "ilike", `%${escapeLike(words)}%`)]))
    .orderBy(sql`char_length(p.title)`)
    .orderBy("p.issued_on", "desc")
    .limit(limit)
    .execute();

export const listVersions = (db: Db, family: string) =>
  withSuccessor(db).where("p.family", "=", family).orderBy("p.issued_on").orderBy("p.id").execute();

export const listLinks = (db: Db, id: number) =>
  db
    .selectFrom("policy_link")
    .selectAll()
    .where((eb) => eb.or([eb("from_id", "=", id), eb("to_id", "=", id)]))
    .$narrowType<{ kind: "replaces" | "amends" | "implements" }>()
    .orderBy("kind")
    .orderBy("from_id")
    .orderBy("to_id")
    .execute();

export const listOutline = (db: Db, id: number) =>
  db
    .selectFrom("policy_article")
    .select(["seq", "address", "headings", sql<number>`char_length(body)`.as("characters")])
    .where("policy_id", "=", id)
    .orderBy("seq")
    .execute();

export const listArticles = (db: Db, id: number, from = 1, to = 1_000_000) =>
  db
    .selectFrom("policy_article")
    .select(["seq", "address", "headings", "body"])
    .where("policy_id", "=", id)
    .where("seq", ">=", from)
    .where("seq", "<=", to)
    .orderBy("seq")
    .execute();

/** Documents by family, the version in force on the day first; parts (民法典/物权编) answer to the whole's name as well. */
export const listFamilies = (db: Db, families: readonly string[], on: string) =>
  families.length === 0
    ? Promise.resolve([])
    : facts(db, on)
        .where(sql<SqlBool>`split_part(p.family, '/', 1) = any(${families}::text[])`)
        .orderBy(sql`${validitySql(on)} = 'in_force'`, "desc")
        .orderBy("p.issued_on", "desc")
        .orderBy("p.id", "desc")
        .execute();

/** The articles of one address in these documents. */
export const listArticlesAt = (db: Db, ids: readonly number[], address: string) =>
  db.selectFrom("policy_article").select(["id", "policy_id"]).where("policy_id", "in", ids).where("address", "=", address).execute();

/** How these documents stand: their days, and what replaced them. */
export const listStanding = (db: Db, ids: readonly number[]) =>
  withSuccessor(db)
    .where("p.id", "in", [0, ...ids])
    .execute();

/** Which of these documents hold which of these articles: `id address`. */
export const listHeld = async (db: Db, ids: readonly number[], addresses: readonly string[]): Promise<Set<string>> =>
  new Set(
    ids.length === 0 || addresses.length === 0
      ? []
      : (
          await db
            .selectFrom("policy_article")
            .select(["policy_id", "address"])
            .where("policy_id", "in", ids)
            .where("address", "in", addresses)
            .execute()
        ).map((r) => `${r.policy_id} ${r.address}`),
  );

/** How often each article of a document is named by others. */
export const countCitations = async (db: Db, id: number, family: string): Promise<Map<string, number>> =>
  new Map(
    (
      await db
        .selectFrom("policy_reference")
        .select(["address", sql<number>`count(*)::int`.as("n")])
        .where("family", "=", family.split("/")[0] as string)
        .where("policy_id", "<>", id)
        .where("address", "is not", null)
        .groupBy("address")
        .execute()
    ).map((r) => [r.address as string, r.n]),
  );

export const listCitations = (db: Db, id: number, family: string, address: string | undefined, limit: number) => {
  let q = db
    .selectFrom("policy_reference as r")
    .innerJoin("policy_article as a", (j) => j.onRef("a.policy_id", "=", "r.policy_id").onRef("a.seq", "=", "r.seq"))
    .select(["r.policy_id", "a.address", "a.body"])
    .distinctOn(["r.policy_id", "a.seq"])
    .where("r.family", "=", family.split("/")[0] as string)
    .where("r.policy_id", "<>", id);
  if (address !== undefined) q = q.where("r.address", "=", address);
  return q.orderBy("r.policy_id").orderBy("a.seq").limit(limit).execute();
};

/** Public documents by words of their title, newest first. */
export async function listPublic(db: Db, words: string, after: { value: string; id: number } | undefined) {
  const limit = 30;
  let q = withSuccessor(db).where("p.is_public", "=", true);
  if (words !== "") q = q.where("p.title", "ilike", `%${escapeLike(words)}%`);
  if (after) q = q.where(sql<SqlBool>`(coalesce(p.issued_on, '0001-01-01'::date), p.id) < (${after.value}::date, ${after.id})`);
  const rows = await q
    .orderBy(sql`coalesce(p.issued_on, '0001-01-01'::date)`, "desc")
    .orderBy("p.id", "desc")
    .limit(limit + 1)
    .execute();
  return { rows: rows.slice(0, limit), next: nextCursor(rows, limit, (r) => r.issued_on ?? "0001-01-01") };
}
