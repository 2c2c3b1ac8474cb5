import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { mintSystemActor, personIdOf, type Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import { openCase } from "../../platform/casework/casework.ts";
import type { Db } from "../../platform/db/database.ts";
import { stepped } from "../../platform/http/refusals.ts";
import { originOf, refuseRequest, type Context, type Services } from "../../platform/http/server.ts";
import type { OpenLink } from "../../platform/links/links.ts";
import { findDecider, ownerOf } from "../people/index.ts";
import { worst, type Basis } from "./basis.ts";
import { verificationProcess } from "./verification-process.ts";

interface SubjectCase {
  id: number;
  title: string;
  unit_id: number;
  unit_path: readonly number[];
  adviser_person_id: number | null;
}

/** Keeps what an answered link is worth; in the party's stead, a call back by a second person is asked for at once. */
export async function keepConfirmation(
  context: Context,
  tx: Db,
  holder: Actor,
  link: Pick<OpenLink, "id" | "purpose" | "party" | "createdBy">,
  c: SubjectCase,
): Promise<{ id: number; basis: Basis }> {
  const now = context.services.now();
  const basis = await context.services.links.basisOf(tx, link.id, originOf(context), now);
  return keepBasis(context.services, tx, holder, { ...link, linkId: link.id, askedBy: link.createdBy, basis, cause: "proxy" }, c);
}

/** An amount that one person entered alone stands as in the party's stead until a second one has read its document. */
export const keepEntered = (services: Services, tx: Db, actor: Actor, c: SubjectCase): Promise<{ id: number; basis: Basis }> =>
  keepBasis(
    services,
    tx,
    actor,
    { purpose: "milestone", party: "demander", linkId: null, askedBy: actor.id, basis: "proxy", cause: "milestone" },
    c,
  );

async function keepBasis(
  services: Services,
  tx: Db,
  actor: Actor,
  of: { purpose: string; party: string; linkId: number | null; askedBy: string; basis: Basis; cause: "proxy" | "milestone" },
  c: SubjectCase,
): Promise<{ id: number; basis: Basis }> {
  const { id } = await tx
    .insertInto("confirmation")
    .values({
      case_id: c.id,
      unit_path: [...c.unit_path],
      purpose: of.purpose,
      party: of.party,
      link_id: of.linkId,
      asked_by: of.askedBy,
      basis: of.basis,
      answered_on: chinaDay(services.now()),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  if (of.basis === "proxy")
    await askVerification(services, tx, actor, { cause: of.cause, party: of.party, askedBy: of.askedBy, confirmationId: id }, c);
  return { id, basis: of.basis };
}

/** Puts a call back on the bench of whoever may make it: the reviewer of the county, else the next above who can sign in. */
export async function askVerification(
  services: Services,
  tx: Db,
  by: Actor,
  of: { cause: "proxy" | "drawn" | "staff" | "milestone"; party: string; askedBy: string; confirmationId: number | null },
  c: SubjectCase,
): Promise<number> {
  const today = chinaDay(services.now());
  const decider = await findDecider(tx, {
    unitPath: c.unit_path,
    roles: ["reviewer", "leader"],
    except: [c.adviser_person_id, personIdOf(of.askedBy)],
    today,
  });
  // The system asks, in the scope of whose act it follows.
  const system: Actor = { ...mintSystemActor(services.rootUnitId), scope: by.scope };
  const opened = stepped(
    await openCase(
      tx,
      verificationProcess,
      { title: c.title, unitId: c.unit_id, unitPath: c.unit_path, adviserPersonId: null, parentId: c.id },
      { action: "ask", actor: system, at: new Date(services.now()).toISOString(), owner: ownerOf(decider, "reviewer", c.unit_id) },
    ),
    verificationProcess,
  );
  await tx
    .insertInto("verification")
    .values({ id: opened.case.id, cause: of.cause, subject_case_id: c.id, party: of.party, confirmation_id: of.confirmationId })
    .execute();
  return opened.case.id;
}

/** The confirmations of a case that count: of each party and purpose the latest. */
export async function listConfirmations(db: Db, caseId: number, purpose: string): Promise<{ id: number; party: string; basis: Basis }[]> {
  const rows = await db
    .selectFrom("confirmation")
    .select(["id", "party", "basis"])
    .distinctOn("party")
    .where("case_id", "=", caseId)
    .where("purpose", "=", purpose)
    .orderBy("party")
    .orderBy("id", "desc")
    .$narrowType<{ basis: Basis }>()
    .execute();
  return rows;
}

/** The dimension a fact carries for what it rests on; nothing where the confirmations are older than their telling apart. */
export const basisOf = (confirmations: readonly { basis: Basis }[]): { basis?: Basis } => {
  const basis = worst(confirmations.map((c) => c.basis));
  return basis === undefined ? {} : { basis };
};

/** Ties a new fact to what it rests on, so that a later call back can restate it. */
export async function restOn(tx: Db, factId: number, confirmations: readonly { id: number }[]): Promise<void> {
  if (confirmations.length === 0) return;
  await tx
    .insertInto("confirmation_fact")
    .values(confirmations.map((c) => ({ confirmation_id: c.id, fact_id: factId })))
    .execute();
}

/** After a call back: every fact that rests on the confirmation is restated with what it is worth now, if that is another. */
export async function restate(
  tx: Db,
  actor: Actor,
  confirmationId: number,
  reason: string,
  evidence: { ref: string; label: string },
): Promise<void> {
  const { rows } = await sql<{ fact_id: number; head: number; basis: string | null; bases: Basis[] }>`
    with recursive chain as (
      select fact_id as root, fact_id as id from confirmation_fact where confirmation_id = ${confirmationId}
      union all select chain.root, f.id from ledger_fact f join chain on f.supersedes = chain.id)
    select c.root as fact_id, f.id as head, f.dimensions->>'basis' as basis,
      array(select k.basis from confirmation_fact x join confirmation k on k.id = x.confirmation_id where x.fact_id = c.root) as bases
    from chain c join ledger_fact f on f.id = c.id
    where not f.void and not exists (select from ledger_fact l where l.supersedes = f.id)
    order by f.id`.execute(tx);
  for (const row of rows) {
    const basis = worst(row.bases);
    if (basis === undefined || basis === row.basis) continue;
    await sql`insert into ledger_fact (kind, occurred_on, unit_id, unit_path, region_code, subject, measures, dimensions, keys, evidence, actor_id, supersedes, reason)
      select kind, occurred_on, unit_id, unit_path, region_code, subject, measures, dimensions || ${JSON.stringify({ basis })}::jsonb, keys,
        evidence || ${JSON.stringify([{ type: "case", ...evidence }])}::jsonb, ${actor.id}, id, ${reason}
      from ledger_fact where id = ${row.head}`.execute(tx);
  }
}

/**
 * A signed-in browser answers for nobody but its own user: the answer is refused in words, stays in the audit trail, and the reviewer
 * finds a call back on his bench. One open call back per case is enough.
 */
export async function refuseStaffAnswer(
  { actor: staff, services }: Pick<Context, "actor" | "services">,
  link: OpenLink,
  holder: Actor,
): Promise<void> {
  if (!staff) return;
  await services.database.write(holder.scope, async (tx) => {
    await audit(
      tx,
      { ...staff, scope: holder.scope },
      {
        act: "link.staff-answer",
        subject: `link:${link.id}`,
        detail: { caseId: link.caseId, purpose: link.purpose },
      },
    );
    const open = await tx
      .selectFrom("verification as v")
      .innerJoin("work_case as c", "c.id", "v.id")
      .select("v.id")
      .where("v.subject_case_id", "=", link.caseId)
      .where("v.cause", "=", "staff")
      .where("c.closed_on", "is", null)
      .executeTakeFirst();
    if (open) return;
    const c = await tx.selectFrom("work_case").selectAll().where("id", "=", link.caseId).executeTakeFirstOrThrow();
    await askVerification(services, tx, holder, { cause: "staff", party: link.party, askedBy: staff.id, confirmationId: null }, c);
  });
  refuseRequest("staff-answer", {
    zh: "您在这个浏览器里登录着工作人员账号。链接只能由当事人本人答复，本次没有记入，并已告知审核人。请让本人用自己的手机打开",
    en: "Staff is signed in in this browser. Only the party itself answers a link; nothing was recorded, and the reviewer has been told. Let the party open it on its own phone",
  });
}
