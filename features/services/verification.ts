import { hasStoodIn } from "../../platform/casework/deputies.ts";
import { chinaDay } from "@bihuan/kit";
import type { GateState } from "@bihuan/casework";
import { isSelf, personIdOf, type Actor } from "../../platform/access/scope.ts";
import { auditLook } from "../../platform/audit/audit.ts";
import { listEvents, takeStep } from "../../platform/casework/casework.ts";
import { actionViews, caseView, eventViews } from "../../platform/casework/present.ts";
import { turnOf } from "../../platform/casework/turn.ts";
import type { Db } from "../../platform/db/database.ts";
import { stepped } from "../../platform/http/refusals.ts";
import { instant, notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { recordFact } from "../../platform/ledger/ledger.ts";
import type { Basis, Outcome } from "./basis.ts";
import { servicesCatalogue } from "./catalogue.ts";
import { findPartyContact } from "./party-contact.ts";
import { verificationProcess } from "./verification-process.ts";
import { restate } from "./worth.ts";

type Asked = Context & { actor: Actor };

const findVerification = (db: Db, id: number) =>
  db
    .selectFrom("work_case as c")
    .innerJoin("verification as v", "v.id", "c.id")
    .innerJoin("work_case as s", "s.id", "v.subject_case_id")
    .innerJoin("unit as u", "u.id", "c.unit_id")
    .leftJoin("confirmation as k", "k.id", "v.confirmation_id")
    .leftJoin("person as p", "p.id", "s.adviser_person_id")
    .leftJoin("person as o", "o.id", "c.owner_person_id")
    .selectAll("c")
    .select([
      "v.cause",
      "v.party",
      "v.outcome",
      "v.differences",
      "v.confirmation_id",
      "v.subject_case_id",
      "s.process as subject_process",
      "s.title as subject_title",
      "s.adviser_person_id as subject_adviser",
      "k.purpose",
      "k.basis",
      "k.asked_by",
      "k.answered_on",
      "u.name as unit_name",
      "u.region_code",
      "p.name as adviser_name",
      "o.name as owner_name",
    ])
    .where("c.id", "=", id)
    .$narrowType<{ cause: "proxy" | "drawn" | "staff" | "milestone"; outcome: Outcome | null; basis: Basis | null }>()
    .executeTakeFirst();
type VerificationRecord = NonNullable<Awaited<ReturnType<typeof findVerification>>>;

const getVerificationRecord = async (db: Db, id: number): Promise<VerificationRecord> => (await findVerification(db, id)) ?? notFound();

/** The documents whose reading is the check: of an amount in place, those its facts name. */
const listDocuments = (db: Db, v: VerificationRecord, personId: number | null) =>
  v.cause !== "milestone"
    ? Promise.resolve([])
    : db
        .selectFrom("milestone as m")
        .innerJoin("stored_file as f", "f.id", "m.file_id")
        .innerJoin("confirmation_fact as x", "x.fact_id", "m.fact_id")
        .leftJoin("file_opening as o", (j) => j.onRef("o.file_id", "=", "f.id").on("o.person_id", "=", personId))
        .select(["f.id", "f.name", "o.opened_at as openedAt", "m.in_place_fen as inPlaceFen"])
        .where("x.confirmation_id", "=", v.confirmation_id)
        .execute();

async function gatesFor(db: Db, v: VerificationRecord, actor: Actor): Promise<GateState> {
  const documents = await listDocuments(db, v, actor.personId);
  return {
    someone_else:
      actor.personId !== null &&
      !isSelf(actor, v.subject_adviser) &&
      (v.asked_by === null || !isSelf(actor, personIdOf(v.asked_by))) &&
      !(await hasStoodIn(db, actor, [v.subject_case_id])),
    read: documents.every((d) => d.openedAt !== null),
  };
}

/** Staff's own answers, refused, are asked about at the case's own kind. */
const purposeOf = (v: VerificationRecord): string =>
  v.purpose ?? `${v.subject_process === "lookback" ? "effect" : v.subject_process}.confirm`;

export async function verificationPage({ actor, services }: Asked, id: number) {
  return services.database.read(actor.scope, async (db) => {
    const v = await getVerificationRecord(db, id);
    const gates = await gatesFor(db, v, actor);
    return {
      case: caseView(v, services.now()),
      turn: await turnOf(db, verificationProcess, v, actor, chinaDay(services.now())),
      cause: v.cause,
      purpose: purposeOf(v),
      party: v.party,
      basis: v.basis,
      outcome: v.outcome,
      differences: v.differences,
      answeredOn: v.answered_on,
      subject: `${v.subject_process}:${v.subject_case_id}`,
      subjectTitle: v.subject_title,
      adviserName: v.adviser_name,
      documents: (await listDocuments(db, v, actor.personId)).map((d) => ({
        id: d.id,
        name: d.name,
        opened: d.openedAt !== null,
        inPlaceFen: d.inPlaceFen,
      })),
      events: await eventViews(db, verificationProcess, id),
      actions: actionViews(verificationProcess, await listEvents(db, id), actor, gates),
    };
  });
}

/** Whom to ring: shown on asking, and the look stays in the audit trail. */
export const lookVerificationPhone = ({ actor, services }: Asked, id: number): Promise<{ phone: string }> =>
  services.database.write(actor.scope, async (tx) => {
    const v = await getVerificationRecord(tx, id);
    const phone = (await findPartyContact(tx, v.subject_case_id, v.party))?.phone ?? undefined;
    if (phone === undefined) refuseRequest("no-contact", { zh: "没有登记联系电话", en: "No phone is on record" });
    await auditLook(tx, actor, `verification:${id}`, [`${v.party}.phone`]);
    return { phone };
  });

export async function answerVerification(
  context: Asked,
  input: { id: number; requestKey: string; outcome: Outcome | "again"; differences?: string | undefined },
): Promise<{ state: string }> {
  const { actor, services } = context;
  if (input.outcome === "differs" && !input.differences?.trim())
    refuseRequest(
      "invalid",
      { zh: "请写明哪里不符", en: "Say what differs" },
      { fields: { differences: { zh: "请写明哪里不符", en: "Say what differs" } } },
    );
  return services.database.write(actor.scope, async (tx) => {
    const v = await getVerificationRecord(tx, input.id);
    const moved = stepped(
      await takeStep(tx, verificationProcess, v.id, {
        action: input.outcome === "again" ? "try" : "verify",
        ...(input.outcome === "again" ? {} : { to: input.outcome }),
        actor,
        at: instant(context),
        requestKey: input.requestKey,
        ...(input.differences ? { note: input.differences } : {}),
        gates: await gatesFor(tx, v, actor),
      }),
      verificationProcess,
    );
    if (moved.repeated || input.outcome === "again") return { state: moved.case.state };
    await tx
      .updateTable("verification")
      .set({ outcome: input.outcome, differences: input.differences ?? null })
      .where("id", "=", v.id)
      .execute();
    await recordFact(tx, servicesCatalogue, actor, {
      kind: "callback.done",
      occurredOn: chinaDay(services.now()),
      unitId: v.unit_id,
      unitPath: v.unit_path,
      regionCode: v.region_code,
      subject: `verification:${v.id}`,
      dimensions: { of: purposeOf(v), cause: v.cause, outcome: input.outcome },
      evidence: [{ type: "case", ref: `verification:${v.id}`, label: "回访记录" }],
    });
    await settle(tx, actor, v, input.outcome);
    return { state: moved.case.state };
  });
}

/** The same makes a confirmation in somebody's stead count; another word makes any confirmation count no more. Not reached leaves it. */
async function settle(tx: Db, actor: Actor, v: VerificationRecord, outcome: Outcome): Promise<void> {
  if (v.confirmation_id === null || outcome === "unreached") return;
  const basis: Basis = outcome === "differs" ? "failed" : v.basis === "proxy" ? "called" : (v.basis as Basis);
  await tx.updateTable("confirmation").set({ basis }).where("id", "=", v.confirmation_id).execute();
  const words = outcome === "differs" ? "回访核实不符" : "回访核实一致";
  await restate(tx, actor, v.confirmation_id, words, { ref: `verification:${v.id}`, label: words });
}
