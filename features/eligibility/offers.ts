import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { standingPolicies } from "../policies/index.ts";
import type { FirmFact, Term } from "./judge.ts";

export interface Offer {
  readonly id: number;
  readonly benefitId: number;
  readonly title: string;
  readonly gives: string;
  readonly amountFen: number | null;
  readonly deadline: string | null;
  readonly papers: string | null;
  readonly policyId: number;
  readonly policyTitle: string;
  readonly changed: boolean;
  readonly terms: readonly Term[];
}

/** What was checked and stood on a day for a unit: its own and its superiors', of documents in force on that day. */
export async function offersOn(db: Db, unitPath: readonly number[], day: string, benefitId?: number): Promise<Offer[]> {
  const { rows } = await sql<Omit<Offer, "policyTitle" | "changed" | "terms"> & { digest: string }>`
    select id, benefit_id as "benefitId", title, gives, amount_fen as "amountFen", deadline, papers, policy_id as "policyId", policy_digest as digest
    from benefit_offer where unit_id = any (${[...unitPath]}::int[]) and from_on <= ${day}::date and (ended_on is null or ended_on > ${day}::date)
      and (deadline is null or deadline >= ${day}::date) ${benefitId === undefined ? sql`` : sql`and benefit_id = ${benefitId}`}
    order by deadline nulls last, id limit 2000`.execute(db);
  const policies = await standingPolicies(
    db,
    rows.map((r) => r.policyId),
    day,
  );
  const standing = rows.filter((r) => policies.get(r.policyId)?.validity === "in_force");
  const terms = await sql<
    Term & { offerId: number }
  >`select offer_id as "offerId", group_no as "group", how, subject, comparison, value, address, clause
    from benefit_term where offer_id = any (${standing.map((r) => r.id)}::bigint[]) order by group_no, id`.execute(db);
  return standing.map(({ digest, ...r }) => {
    const policy = policies.get(r.policyId);
    return {
      ...r,
      policyTitle: policy?.title ?? "",
      changed: policy?.digest !== digest,
      terms: terms.rows.filter((t) => t.offerId === r.id),
    };
  });
}

export async function factsOf(db: Db, firmIds: readonly number[]): Promise<ReadonlyMap<number, FirmFact[]>> {
  const { rows } = await sql<
    FirmFact & { firmId: number }
  >`select firm_id as "firmId", subject, value, on_day as "onDay", until_on as "untilOn", source
    from firm_fact where firm_id = any (${[...firmIds]}::bigint[]) order by id`.execute(db);
  return Map.groupBy(rows, (r) => r.firmId);
}

/** The checked state of a benefit becomes what counts from today; the one before it ends. */
export async function putOffer(tx: Db, benefitId: number, today: string): Promise<void> {
  await endOffer(tx, benefitId, today);
  const { rows } = await sql<{
    id: number;
  }>`insert into benefit_offer (benefit_id, policy_id, policy_digest, title, gives, amount_fen, deadline, papers, from_on, unit_id)
    select b.id, p.id, p.digest, b.title, b.gives, b.amount_fen, b.deadline, b.papers, ${today}::date, b.unit_id
    from benefit b join policy p on p.id = b.policy_id where b.id = ${benefitId} returning id`.execute(tx);
  await sql`insert into benefit_term (benefit_id, offer_id, group_no, how, subject, comparison, value, address, clause, unit_id)
    select c.benefit_id, ${rows[0]?.id}, c.group_no, c.how, c.subject, c.comparison, c.value, c.address, c.clause, b.unit_id
    from benefit_condition c join benefit b on b.id = c.benefit_id where c.benefit_id = ${benefitId} order by c.id`.execute(tx);
}
export const endOffer = (tx: Db, benefitId: number, today: string): Promise<unknown> =>
  sql`update benefit_offer set ended_on = ${today}::date where benefit_id = ${benefitId} and ended_on is null`.execute(tx);
