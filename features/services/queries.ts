import { spelledLike } from "../../platform/register/spelling.ts";
import type { Excluded, Grade, PartScore } from "@bihuan/matching";
import { sql, type SqlBool } from "kysely";
import { inScope } from "../../platform/access/in-scope.ts";
import type { Actor, Scope } from "../../platform/access/scope.ts";
import { namedCases } from "../../platform/casework/named.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Label, ListInput } from "../../platform/http/contract.ts";
import { isIndexed, listOwn, type OwnRows } from "../../platform/records/own-rows.ts";
import { capTotal, keysetAfter, nextCursor } from "../../platform/register/page.ts";
import { goesOn } from "../../platform/records/goes-on.ts";
import { escapeLike } from "./demand-list.ts";
import { publicationList, supplyList } from "./own-lists.ts";

const demands = (db: Db) =>
  namedCases(db)
    .innerJoin("demand as d", "d.id", "c.id")
    .innerJoin("demander as r", "r.id", "d.demander_id")
    .leftJoin("work_case as dup", "dup.id", "d.duplicate_of")
    .select([
      "d.demander_id",
      "d.source",
      "d.raw_text",
      "d.present_state",
      "d.target",
      "d.tried",
      "d.limits",
      "d.budget_fen",
      "d.wanted_by",
      "d.field_code",
      "d.industry_code",
      "d.region_code",
      "d.readiness_from",
      "d.competitors",
      "d.supplier_region",
      "d.version",
      "d.duplicate_of",
      "d.duplicate_reason",
      "dup.title as duplicate_title",
      "d.level",
      "d.untouched",
      "d.public_summary",
      "d.confirmed_on",
      "d.published_on",
      "d.introduced_on",
      "d.review_remarks",
      "r.name as demander_name",
      "r.kind as demander_kind",
      "r.credit_code",
      "r.unit_path as demander_path",
    ])
    .where("c.process", "=", "demand");
export const findDemand = (db: Db, id: number) => demands(db).where("c.id", "=", id).executeTakeFirst();
export type DemandRecord = NonNullable<Awaited<ReturnType<typeof findDemand>>>;

/** Demands by their ids, in the order of the ids. */
export const listDemandsById = (db: Db, ids: readonly number[]) =>
  demands(db)
    .where("c.id", "in", [0, ...ids])
    .orderBy("c.id")
    .execute();

/** The same body at the same unit is one demander: by credit code, else by exact name. What other units hold is not asked. */
export async function findOrCreateDemander(
  tx: Db,
  d: { kind: string; name: string; creditCode: string | null; unitId: number; unitPath: number[] },
): Promise<number> {
  const find = () =>
    tx
      .selectFrom("demander")
      .select("id")
      .where("unit_id", "=", d.unitId)
      .where((eb) => (d.creditCode === null ? eb("name", "=", d.name) : eb("credit_code", "=", d.creditCode)))
      .orderBy("id")
      .limit(1)
      .executeTakeFirst();
  const found = await find();
  if (found) return found.id;
  const made = await tx
    .insertInto("demander")
    .values({ kind: d.kind, name: d.name, credit_code: d.creditCode, unit_id: d.unitId, unit_path: d.unitPath })
    .onConflict((oc) => oc.columns(["unit_id", "credit_code"]).where("credit_code", "is not", null).doNothing())
    .returning("id")
    .executeTakeFirst();
  // Another act registered it a moment ago.
  return (made ?? (await find()) ?? fail()).id;
}

const fail = (): never => {
  throw new Error("a demander is neither there nor made");
};

export interface Contact {
  readonly contactName: string;
  readonly phone: string;
  readonly email: string | null;
}

interface OfDemand {
  readonly id: number;
  readonly unit_path: readonly number[];
}

/** Notes who is called about a need; what was noted before stays. The same again is no news. */
export async function noteContact(tx: Db, actor: Actor, demand: OfDemand, contact: Contact): Promise<void> {
  const last = await findContact(tx, demand.id);
  if (last?.contactName === contact.contactName && last.phone === contact.phone && last.email === contact.email) return;
  await addContact(tx, actor, demand, contact);
}

export async function addContact(tx: Db, actor: Actor, demand: OfDemand, contact: Contact): Promise<void> {
  await tx
    .insertInto("demand_contact")
    .values({
      demand_id: demand.id,
      contact_name: contact.contactName,
      phone: contact.phone,
      email: contact.email,
      unit_path: [...demand.unit_path],
      noted_by: actor.id,
    })
    .execute();
}

export const findContact = (db: Db, demandId: number) =>
  db
    .selectFrom("demand_contact")
    .select(["contact_name as contactName", "phone", "email"])
    .where("demand_id", "=", demandId)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();

export const findSupplyContact = (db: Db, supplyId: number) =>
  db
    .selectFrom("supply_contact")
    .select(["contact_name as contactName", "phone", "email"])
    .where("supply_id", "=", supplyId)
    .executeTakeFirst();

export const listCandidates = async (db: Db, demandId: number) => {
  const rows = await db
    .selectFrom("candidate as k")
    .innerJoin("supply as s", "s.id", "k.supply_id")
    .innerJoin("unit as u", "u.id", "s.unit_id")
    .leftJoin("introduction as i", (j) => j.onRef("i.supply_id", "=", "k.supply_id").onRef("i.demand_id", "=", "k.demand_id"))
    .leftJoin("work_case as ic", "ic.id", "i.id")
    .select([
      "k.supply_id as supplyId",
      "s.name",
      "s.organisation",
      "s.summary",
      "u.name as unitName",
      "k.rank",
      "k.grade",
      "k.status",
      "k.parts",
      "k.doubt",
      sql<boolean>`k.run_id is not null`.as("assigned"),
      "k.decision_reason as decisionReason",
      "i.id as introductionId",
      "ic.state as introductionState",
    ])
    .where("k.demand_id", "=", demandId)
    // A consent withdrawn hides at once; what was decided before stays told.
    .where((eb) => eb.or([eb("s.withdrawn_on", "is", null), eb("k.status", "!=", "proposed")]))
    .orderBy("k.rank")
    .$narrowType<{ status: "proposed" | "chosen" | "rejected" | "excluded"; grade: Grade }>()
    .execute();
  return rows.map(({ parts, doubt, ...row }) => ({ ...row, parts: parts as PartScore[], doubt: doubt as Label | null }));
};

/** Who fitted but might not be proposed when the need was last matched, with the reason; the withdrawn have gone from it too. */
export const listBarred = async (db: Db, demandId: number) => {
  const { barred } = await db.selectFrom("demand").select("barred").where("id", "=", demandId).executeTakeFirstOrThrow();
  const kept = barred as unknown as Excluded[];
  const named = await db
    .selectFrom("supply")
    .select(["id", "name"])
    .where("id", "in", [0, ...kept.map((e) => e.supplyId)])
    .where("withdrawn_on", "is", null)
    .execute();
  const names = new Map(named.map((s) => [s.id, s.name]));
  return kept.flatMap((e) => (names.has(e.supplyId) ? [{ ...e, name: names.get(e.supplyId) as string }] : []));
};

export const findIntroduction = (db: Db, id: number) =>
  namedCases(db)
    .innerJoin("introduction as i", "i.id", "c.id")
    .innerJoin("supply as s", "s.id", "i.supply_id")
    .leftJoin("demand_publication as pub", "pub.demand_id", "i.demand_id")
    .select([
      "i.demand_id",
      "i.supply_id",
      "i.message",
      "i.agreed_on",
      "s.name as supply_name",
      "s.organisation",
      "s.summary",
      "s.adviser_person_id as supply_adviser",
      "s.unit_path as supply_path",
      "s.unit_id as supply_unit_id",
      "i.reasons",
      "i.grade",
      "pub.title as pub_title",
      "pub.body as pub_body",
      "pub.place as pub_place",
    ])
    .where("c.id", "=", id)
    .where("c.process", "=", "introduction")
    .executeTakeFirst();

const PUBLICATION = [
  "demand_id as demandId",
  "title",
  "body",
  "place",
  "level",
  "published_on as publishedOn",
  "industry_code as industryCode",
] as const;

/** Row-level security keeps a directed one to those it was directed to. */
export const findPublication = (db: Db, demandId: number) =>
  db
    .selectFrom("demand_publication")
    .select(PUBLICATION)
    .where("demand_id", "=", demandId)
    .where("withdrawn_on", "is", null)
    .executeTakeFirst();

/** What no index serves. */
export const publicationRows: OwnRows = {
  records: publicationList,
  rows: sql`select p.demand_id as id, p.title, p.body, p.place, p.published_on from demand_publication p where p.withdrawn_on is null`,
  everywhere: true,
  order: { field: "publishedOn", direction: "desc" },
};

export async function listPublications(db: Db, scope: Scope, input: ListInput) {
  if (!isIndexed(publicationList, input)) {
    const page = await listOwn<{ id: number; title: string; body: string; place: string; publishedOn: string }>(
      db,
      scope,
      publicationRows,
      input,
    );
    return { ...page, rows: page.rows.map((r) => ({ ...r, demandId: r.id })) };
  }
  const base = () => {
    const q = db.selectFrom("demand_publication").where("withdrawn_on", "is", null);
    const words = input.search?.trim();
    return words
      ? q.where((eb) => eb.or([eb("title", "ilike", `%${escapeLike(words)}%`), eb("body", "ilike", `%${escapeLike(words)}%`)]))
      : q;
  };
  let q = base();
  const after = keysetAfter(input.cursor);
  if (after) q = q.where(sql<SqlBool>`(published_on, demand_id) < (${after.value}::date, ${after.id})`);
  const rows = await q
    .select(PUBLICATION)
    .orderBy("published_on", "desc")
    .orderBy("demand_id", "desc")
    .limit(input.limit + 1)
    .execute();
  return {
    rows: rows.slice(0, input.limit),
    next: nextCursor(
      rows.map((r) => ({ ...r, id: r.demandId })),
      input.limit,
      (r) => r.publishedOn,
    ),
    ...(await capTotal(db, base().select("demand_id as id"))),
  };
}

const SUPPLY = [
  "s.id",
  "s.name",
  "s.kind",
  "s.organisation",
  "s.summary",
  "s.field_code as fieldCode",
  "s.industry_code as industryCode",
  "u.name as unitName",
] as const;

/** What no index serves. */
export const supplyRows: OwnRows = {
  records: supplyList,
  rows: sql`select s.id, s.unit_id, s.unit_path, s.kind, s.name, s.organisation, s.summary, s.field_code, s.industry_code, u.name as unit_name
    from supply s join unit u on u.id = s.unit_id where s.withdrawn_on is null and ${goesOn("supply", sql.ref("s.id"))}`,
  everywhere: true,
  order: { field: "id", direction: "asc" },
};

type Coded = { fieldCode: string | null; industryCode: string | null; unitName: string };

/** The page is picked before it gets its names. */
export async function listSupplies(db: Db, scope: Scope, input: ListInput) {
  if (!isIndexed(supplyList, input))
    return listOwn<Pick<SupplyRecord, "id" | "name" | "kind" | "organisation" | "summary"> & Coded>(db, scope, supplyRows, input);
  const base = () => {
    let q = db
      .selectFrom("supply as s")
      .where("s.withdrawn_on", "is", null)
      .where(goesOn("supply", sql.ref("s.id")));
    if (input.filter.kind !== undefined) q = q.where("s.kind", "in", [input.filter.kind].flat().map(String));
    const words = input.search?.trim();
    return words ? q.where((eb) => eb.or([spelledLike(sql.ref("s.name"), words), eb("s.summary", "ilike", `%${escapeLike(words)}%`)])) : q;
  };
  let q = base();
  const after = keysetAfter(input.cursor);
  if (after) q = q.where("s.id", ">", after.id);
  const picked = q
    .selectAll("s")
    .orderBy("s.id")
    .limit(input.limit + 1);
  const rows = await db.selectFrom(picked.as("s")).innerJoin("unit as u", "u.id", "s.unit_id").select(SUPPLY).orderBy("s.id").execute();
  return {
    rows: rows.slice(0, input.limit),
    next: nextCursor(rows, input.limit, () => ""),
    ...(await capTotal(db, base().select("s.id"))),
  };
}

/** One supply; its own units see it withdrawn, too. */
export const findSupply = (db: Db, id: number) =>
  db
    .selectFrom("supply as s")
    .innerJoin("unit as u", "u.id", "s.unit_id")
    .leftJoin("person as p", "p.id", "s.adviser_person_id")
    .selectAll("s")
    .select(["u.name as unit_name", "p.name as adviser_name"])
    .where("s.id", "=", id)
    .executeTakeFirst();
export type SupplyRecord = NonNullable<Awaited<ReturnType<typeof findSupply>>>;

/** Needs of the scope that look for a supplier, newest first. */
export const listNeedsLooking = (db: Db, scope: Scope) =>
  db
    .selectFrom("work_case as c")
    .select(["c.id", "c.title"])
    .where("c.process", "=", "demand")
    .where("c.state", "in", ["published", "matching", "introduced"])
    .where(inScope("c", scope))
    .orderBy("c.id", "desc")
    .limit(200)
    .execute();

/** Cases opened under this one: introductions, agreements. */
export const listRelated = (db: Db, demandId: number) => namedCases(db).where("c.parent_id", "=", demandId).orderBy("c.id").execute();

/** What a demand's page says about its mark: the one that makes it grey now, or the last one answered. */
export async function greyOf(db: Db, demandId: number) {
  const mark = await db
    .selectFrom("grey_mark as g")
    .innerJoin("work_case as c", "c.id", "g.id")
    .select(["g.id", "g.signs", "c.state"])
    .where("g.demand_id", "=", demandId)
    .orderBy("g.id", "desc")
    .limit(1)
    .executeTakeFirst();
  return mark ?? null;
}
