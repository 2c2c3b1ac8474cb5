import { chinaDay } from "@bihuan/kit";
import { type Context } from "../../platform/http/server.ts";
import { answererOf, hereOf, holderOf, keepConfirmation, useLink } from "../services/index.ts";
import { listFiles } from "./queries.ts";
import { nextOwner } from "./agreement-check.ts";
import { gatesOf, getAgreementRecord, stepAgreement } from "./agreements.ts";

export async function openAgreementLink(context: Context, token: string) {
  const { services } = context;
  const { link, actor } = await holderOf(services, token, "agreement.confirm");
  return services.database.read(actor.scope, async (db) => {
    const a = await getAgreementRecord(db, link.caseId);
    const files = await listFiles(db, a.id);
    return {
      title: a.title,
      here: await hereOf(context, db, link.id),
      party: link.party,
      type: a.type,
      partyA: a.party_a,
      partyB: a.party_b,
      amountFen: a.amount_fen,
      signedOn: a.signed_on,
      registrationNumber: a.registration_number,
      files: files.map((f) => f.name),
      unitName: a.unit_name,
    };
  });
}

/** One side's answer. After the second the document is checked by somebody else than its author; then the agreement takes force. */
export async function answerAgreementLink(
  context: Context,
  input: { token: string; answer: "confirm" | "dispute"; words?: string | undefined },
) {
  const { services } = context;
  const { link, actor } = await answererOf(context, input.token, "agreement.confirm");
  const at = new Date(services.now()).toISOString();
  return services.database.write(actor.scope, async (tx) => {
    await useLink(services, tx, input.token, input.answer);
    const a = await getAgreementRecord(tx, link.caseId);
    if (input.answer === "dispute") {
      const moved = await stepAgreement(tx, a, { action: "dispute", actor, at, ...(input.words ? { note: input.words } : {}) });
      return { state: moved.case.state };
    }
    await stepAgreement(tx, a, { action: link.party === "supplier" ? "confirm-supplier" : "confirm-demander", actor, at });
    await keepConfirmation(context, tx, actor, link, a);
    await tx
      .updateTable("agreement")
      .set(link.party === "supplier" ? { supplier_confirmed_at: at } : { demander_confirmed_at: at })
      .where("id", "=", a.id)
      .execute();
    const now = await getAgreementRecord(tx, a.id);
    if (!(await gatesOf(tx, now, actor)).both) return { state: now.state };
    const moved = await stepAgreement(
      tx,
      now,
      { action: "to-check", actor: { ...actor, roles: ["system"] }, at },
      await nextOwner(tx, now, ["reviewer", "leader"], [], chinaDay(services.now())),
    );
    return { state: moved.case.state };
  });
}
