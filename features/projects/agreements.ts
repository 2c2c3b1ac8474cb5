import { hasStoodIn } from "../../platform/casework/deputies.ts";
import type { GateState } from "@bihuan/casework";
import { chinaDay } from "@bihuan/kit";
import { isSelf, personIdOf, type Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import { listEvents, openCase, takeStep, type Owner, type Step } from "../../platform/casework/casework.ts";
import { actionViews, caseView, eventViews } from "../../platform/casework/present.ts";
import { turnOf } from "../../platform/casework/turn.ts";
import type { Db } from "../../platform/db/database.ts";
import { stepped } from "../../platform/http/refusals.ts";
import { instant, notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { insertRow, updateRow } from "../../platform/records/rows.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import { readValues, type Values } from "../../platform/register/fields.ts";
import { lockRecord, refuseOlder, refuseUnchanged } from "../../platform/register/version.ts";
import { recordFieldChanges } from "../../platform/register/history.ts";
import { getDemand, handLink, listConfirmations } from "../services/index.ts";
import { LARGEST_AGREEMENT_FEN } from "./facts.ts";
import { agreementProcess } from "./process.ts";
import { findAgreement, listFiles, listLookbacks, listMilestones, listOpenings, type AgreementRecord, findSigned } from "./queries.ts";
import { AGREEMENT_FORM, agreementRegister, agreements } from "./register.ts";

type Signed = Context & { actor: Actor };

export const getAgreementRecord = async (db: Db, id: number): Promise<AgreementRecord> => (await findAgreement(db, id)) ?? notFound();

export async function gatesOf(db: Db, a: AgreementRecord, actor: Actor): Promise<GateState> {
  const files = await listFiles(db, a.id);
  const milestones = await listMilestones(db, a.id);
  const openings = actor.personId === null ? [] : await listOpenings(db, a.id, actor.personId);
  return {
    document: files.length > 0,
    opened: files.length > 0 && files.every((f) => openings.includes(f.id)),
    not_author:
      actor.personId !== null &&
      !isSelf(actor, a.adviser_person_id) &&
      files.every((f) => !isSelf(actor, personIdOf(f.uploadedBy))) &&
      !(await hasStoodIn(db, actor, [a.id])),
    number: a.type !== "registered" || Boolean(a.registration_number),
    both: a.demander_confirmed_at !== null && a.supplier_confirmed_at !== null,
    milestones_done: milestones.length > 0 && milestones.every((m) => m.doneOn !== null),
  };
}

/** What the mechanism serves of agreements; their acts ask for more than a step carries and stand below. */
const gate = (name: string) => async (s: { db: Db; record: { id: number }; actor: Actor }) =>
  (await gatesOf(s.db, await getAgreementRecord(s.db, s.record.id), s.actor))[name] === true;
export const servedAgreements = serveRecords(agreements, {
  gates: Object.fromEntries(Object.keys(agreementProcess.gates).map((name) => [name, gate(name)])),
});

export async function stepAgreement(
  tx: Db,
  a: AgreementRecord,
  step: Omit<Step, "gates" | "owner">,
  owner: Owner = { personId: a.adviser_person_id },
) {
  const stays = agreementProcess.actions[step.action]?.to === "stay";
  return stepped(
    await takeStep(tx, agreementProcess, a.id, { ...step, gates: await gatesOf(tx, a, step.actor), ...(stays ? {} : { owner }) }),
    agreementProcess,
  );
}

export async function agreementPage(db: Db, actor: Actor, id: number, nowMillis: number) {
  const a = await getAgreementRecord(db, id);
  const confirmations = await listConfirmations(db, id, "agreement.confirm");
  const gates = await gatesOf(db, a, actor);
  return {
    case: caseView(a, nowMillis),
    turn: await turnOf(db, agreementProcess, a, actor, chinaDay(nowMillis)),
    version: a.version,
    demandId: a.demand_id,
    type: a.type,
    partyA: a.party_a,
    partyB: a.party_b,
    amountFen: a.amount_fen,
    registrationNumber: a.registration_number,
    signedOn: a.signed_on,
    demanderConfirmedAt: a.demander_confirmed_at,
    supplierConfirmedAt: a.supplier_confirmed_at,
    inForceOn: a.in_force_on,
    factId: (await findSigned(db, id))?.id ?? null,
    files: (await listFiles(db, id)).map(({ uploadedBy: _, ...f }) => f),
    demanderBasis: confirmations.find((c) => c.party === "demander")?.basis ?? null,
    supplierBasis: confirmations.find((c) => c.party === "supplier")?.basis ?? null,
    events: await eventViews(db, agreementProcess, id),
    actions: actionViews(agreementProcess, await listEvents(db, id), actor, gates),
    milestones: await listMilestones(db, id),
    lookbacks: (await listLookbacks(db, { agreementId: id })).map((l) => ({
      ...caseView(l, nowMillis),
      months: l.months,
      finding: l.finding,
      satisfaction: l.satisfaction,
    })),
  };
}

function readAgreement(values: Values, today: string) {
  const checked = readValues(agreementRegister, values, AGREEMENT_FORM);
  if (!checked.ok) return refuseRequest("invalid", { zh: "有几项需要更正", en: "Some fields need correction" }, { fields: checked.error });
  const v = checked.value;
  if (String(v.signedOn) > today)
    refuseRequest(
      "invalid",
      { zh: "签订日期不能在今天之后", en: "The day of signing lies in the future" },
      { fields: { signedOn: { zh: "不能在今天之后", en: "Not after today" } } },
    );
  if ((v.amountFen as number) > LARGEST_AGREEMENT_FEN)
    refuseRequest(
      "invalid",
      { zh: "金额超过 100 亿元，请检查单位", en: "More than 10 billion yuan; please check the unit" },
      { fields: { amountFen: { zh: "请检查单位", en: "Check the unit" } } },
    );
  return {
    type: v.type as string,
    partyA: v.partyA as string,
    partyB: v.partyB as string,
    amountFen: v.amountFen as number,
    signedOn: v.signedOn as string,
    registrationNumber: v.registrationNumber as string | null,
  };
}

/** What need and supply say of an agreement already: its title, the two parties. */
export async function startAgreement(context: Signed, demandId: number) {
  const { actor, services } = context;
  return services.database.read(actor.scope, async (db) => {
    const d = await getDemand(db, demandId);
    const supply = await db
      .selectFrom("introduction as i")
      .innerJoin("supply as s", "s.id", "i.supply_id")
      .select(["s.name", "s.organisation"])
      .where("i.demand_id", "=", demandId)
      .where("i.agreed_on", "is not", null)
      .orderBy("i.id", "desc")
      .limit(1)
      .executeTakeFirst();
    return { title: d.title, partyA: d.demander_name, partyB: supply ? supply.organisation || supply.name : null };
  });
}

export async function createAgreement(
  context: Signed,
  input: { demandId: number; introductionId?: number | undefined; values: Values; requestKey: string },
): Promise<{ id: number }> {
  const { actor, services } = context;
  const row = readAgreement(input.values, chinaDay(services.now()));
  return services.database.write(actor.scope, async (tx) => {
    const d = await getDemand(tx, input.demandId);
    if (!["introduced", "in_talks"].includes(d.state))
      refuseRequest("not-from-this-state", { zh: "引荐之后才能登记协议", en: "An agreement follows an introduction" });
    if (d.unit_path.includes(actor.scope.unitId) === false) notFound();
    const introduction = await tx
      .selectFrom("introduction")
      .select("id")
      .where("demand_id", "=", d.id)
      .where("agreed_on", "is not", null)
      .orderBy("id", "desc")
      .executeTakeFirst();
    const of = {
      ...{ title: d.title, unitId: d.unit_id, unitPath: d.unit_path, sharedPath: d.shared_path },
      ...{ adviserPersonId: d.adviser_person_id, parentId: d.id },
    };
    return openDraft(context, tx, of, row, input.requestKey, {
      demand_id: d.id,
      introduction_id: input.introductionId ?? introduction?.id ?? null,
    });
  });
}

/** An agreement of what was talked over elsewhere than on a need: the room it comes from says of what, and keeps its number. */
export const draftAgreement = (
  context: Signed,
  tx: Db,
  of: { title: string; unitId: number; unitPath: readonly number[]; adviserPersonId: number | null },
  values: Values,
  requestKey: string,
): Promise<{ id: number }> => openDraft(context, tx, of, readAgreement(values, chinaDay(context.services.now())), requestKey, {});

async function openDraft(
  context: Signed,
  tx: Db,
  of: Parameters<typeof openCase>[2],
  row: ReturnType<typeof readAgreement>,
  requestKey: string,
  more: Readonly<Record<string, number | null>>,
): Promise<{ id: number }> {
  const owner: Owner = of.adviserPersonId == null ? { unitId: of.unitId } : { personId: of.adviserPersonId };
  const opened = stepped(
    await openCase(tx, agreementProcess, of, { action: "draft", actor: context.actor, at: instant(context), requestKey, owner }),
    agreementProcess,
  );
  if (!opened.repeated) await insertRow(tx, agreementRegister, { title: of.title, ...row }, { id: opened.case.id, ...more });
  return { id: opened.case.id };
}

export async function editAgreement(context: Signed, input: { id: number; version: number; values: Values }): Promise<{ id: number }> {
  const { actor, services } = context;
  const row = readAgreement(input.values, chinaDay(services.now()));
  return services.database.write(actor.scope, async (tx) => {
    await lockRecord(tx, "agreement", input.id);
    const a = await getAgreementRecord(tx, input.id);
    if (a.state !== "draft")
      refuseRequest("not-from-this-state", {
        zh: "只有起草中的协议可以修改；请先撤回",
        en: "Only a draft can be edited; take it back first",
      });
    const stands = {
      type: a.type,
      partyA: a.party_a,
      partyB: a.party_b,
      amountFen: a.amount_fen,
      signedOn: a.signed_on,
      registrationNumber: a.registration_number,
    };
    refuseOlder(input.version, a.version, stands);
    refuseUnchanged(await recordFieldChanges(tx, actor, agreementRegister, a, stands, row));
    await updateRow(tx, agreementRegister, a.id, row);
    await tx
      .updateTable("agreement")
      .set({ version: a.version + 1 })
      .where("id", "=", a.id)
      .execute();
    await audit(tx, actor, { act: "agreement.edit", subject: `agreement:${a.id}` });
    return { id: a.id };
  });
}

/** Asks both sides: two links, each for one side. Earlier confirmations of an edited text are void. */
export async function submitAgreement(
  context: Signed,
  input: { id: number; requestKey: string; expectedSeq?: number | undefined; onPaper?: boolean | undefined },
) {
  const { actor, services } = context;
  return services.database.write(actor.scope, async (tx) => {
    const a = await getAgreementRecord(tx, input.id);
    await stepAgreement(tx, a, {
      action: "submit",
      actor,
      at: instant(context),
      requestKey: input.requestKey,
      ...(input.expectedSeq === undefined ? {} : { expectedSeq: input.expectedSeq }),
    });
    await tx.updateTable("agreement").set({ demander_confirmed_at: null, supplier_confirmed_at: null }).where("id", "=", a.id).execute();
    const links = [];
    for (const party of ["demander", "supplier"])
      links.push(
        await handLink(
          context,
          tx,
          actor,
          { caseId: a.id, purpose: "agreement.confirm", party, unitId: a.unit_id, page: "agreement" },
          input.onPaper,
        ),
      );
    return { links };
  });
}

export async function actOnAgreement(
  context: Signed,
  input: {
    id: number;
    action: "recall" | "fulfil" | "end";
    requestKey: string;
    expectedSeq?: number | undefined;
    reason?: string | undefined;
    note?: string | undefined;
  },
) {
  const { actor, services } = context;
  return services.database.write(actor.scope, async (tx) => {
    const a = await getAgreementRecord(tx, input.id);
    const { id: _, ...step } = input;
    const moved = await stepAgreement(tx, a, {
      ...(Object.fromEntries(Object.entries(step).filter(([, v]) => v !== undefined)) as typeof step & { action: string }),
      actor,
      at: instant(context),
    } as Step);
    return { state: moved.case.state };
  });
}
