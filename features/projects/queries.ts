import { namedCases } from "../../platform/casework/named.ts";
import type { Db } from "../../platform/db/database.ts";

export const findAgreement = (db: Db, id: number) =>
  namedCases(db)
    .innerJoin("agreement as a", "a.id", "c.id")
    .select([
      "u.region_code",
      "a.version",
      "a.demand_id",
      "a.introduction_id",
      "a.type",
      "a.party_a",
      "a.party_b",
      "a.amount_fen",
      "a.registration_number",
      "a.signed_on",
      "a.demander_confirmed_at",
      "a.supplier_confirmed_at",
      "a.in_force_on",
      "a.fact_id",
    ])
    .where("c.id", "=", id)
    .$narrowType<{ type: "intention" | "contract" | "registered" }>()
    .executeTakeFirst();
export type AgreementRecord = NonNullable<Awaited<ReturnType<typeof findAgreement>>>;

/** The agreement's fact that counts now: the first one, or what corrected or restored it; none while it is withdrawn. */
export const findSigned = (db: Db, id: number) =>
  db
    .selectFrom("ledger_fact as f")
    .select("f.id")
    .where("f.subject", "=", `agreement:${id}`)
    .where("f.kind", "=", "agreement.signed")
    .where("f.void", "=", false)
    .where((eb) => eb.not(eb.exists(eb.selectFrom("ledger_fact as later").select("later.id").whereRef("later.supersedes", "=", "f.id"))))
    .orderBy("f.id", "desc")
    .executeTakeFirst();

/** A look-back with what it looks at: an agreement, or a project and the day it is counted from. */
export const findLookback = (db: Db, id: number) =>
  namedCases(db)
    .innerJoin("lookback as l", "l.id", "c.id")
    .leftJoin("agreement as a", "a.id", "l.agreement_id")
    .leftJoin("innovation as i", "i.id", "l.innovation_id")
    .select([
      "u.region_code",
      "l.agreement_id",
      "l.innovation_id",
      "l.months",
      "l.since as since_what",
      "l.finding",
      "l.findings_text",
      "l.visited_on",
      "l.effect",
      "l.satisfaction",
      "a.demand_id",
      "a.signed_on",
    ])
    .select((eb) => [
      eb.fn.coalesce("a.party_a", "i.owner_name", eb.val("")).as("party_a"),
      eb.fn.coalesce("a.party_b", "i.partners", eb.val("")).as("party_b"),
      eb.fn.coalesce("a.in_force_on", "l.since_on").as("from_on"),
    ])
    .where("c.id", "=", id)
    .executeTakeFirst();
export type LookbackRecord = NonNullable<Awaited<ReturnType<typeof findLookback>>>;

export const listLookbacks = (db: Db, of: { agreementId: number } | { innovationId: number }) =>
  namedCases(db)
    .innerJoin("lookback as l", "l.id", "c.id")
    .select(["l.months", "l.since as since_what", "l.finding", "l.satisfaction"])
    .where((eb) => ("agreementId" in of ? eb("l.agreement_id", "=", of.agreementId) : eb("l.innovation_id", "=", of.innovationId)))
    .orderBy("l.months")
    .orderBy("l.id")
    .execute();

export const listMilestones = (db: Db, agreementId: number) =>
  db
    .selectFrom("milestone")
    .select(["id", "title", "due_on as dueOn", "done_on as doneOn", "in_place_fen as inPlaceFen", "file_id as fileId"])
    .where("agreement_id", "=", agreementId)
    .orderBy("due_on")
    .orderBy("id")
    .execute();

export const listFiles = (db: Db, caseId: number) =>
  db
    .selectFrom("stored_file")
    .select(["id", "name", "bytes", "media_type as mediaType", "uploaded_at as uploadedAt", "uploaded_by as uploadedBy"])
    .where("case_id", "=", caseId)
    .orderBy("id")
    .execute();

/** Which of a case's files the person has opened. */
export const listOpenings = async (db: Db, caseId: number, personId: number): Promise<number[]> =>
  (
    await db
      .selectFrom("file_opening as o")
      .innerJoin("stored_file as f", "f.id", "o.file_id")
      .select("f.id")
      .where("f.case_id", "=", caseId)
      .where("o.person_id", "=", personId)
      .execute()
  ).map((f) => f.id);
