import type { GateState } from "@bihuan/casework";
import { chinaDay, parseMoney } from "@bihuan/kit";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import { listEvents, openCase, takeStep, type Owner, type Step } from "../../platform/casework/casework.ts";
import { actionViews, caseView, eventViews } from "../../platform/casework/present.ts";
import { turnOf } from "../../platform/casework/turn.ts";
import type { Db } from "../../platform/db/database.ts";
import { stepped } from "../../platform/http/refusals.ts";
import { instant, notFound, refuseRequest, type Context, type Services } from "../../platform/http/server.ts";
import { recordFact, type Evidence } from "../../platform/ledger/ledger.ts";
import { readValues, type Values } from "../../platform/register/fields.ts";
import { lockRecord, refuseOlder } from "../../platform/register/version.ts";
import { recordFieldChanges } from "../../platform/register/history.ts";
import { readParameter, type Parameter } from "../../platform/parameters/parameters.ts";
import { findDecider, ownerOf } from "../people/index.ts";
import {
  answererOf,
  basisOf,
  getDemand,
  handLink,
  hereOf,
  holderOf,
  keepConfirmation,
  keepEntered,
  listConfirmations,
  restOn,
  stepDemand,
  useLink,
} from "../services/index.ts";
import { projectsCatalogue } from "./catalogue.ts";
import { LARGEST_AGREEMENT_FEN } from "./facts.ts";
import { scheduleLookbacks } from "./lookbacks.ts";
import { agreementProcess } from "./process.ts";
import { findAgreement, listFiles, listLookbacks, listMilestones, listOpenings, type AgreementRecord, findSigned } from "./queries.ts";
import { AGREEMENT_FORM, agreementRegister } from "./register.ts";

type Signed = Context & { actor: Actor };

export const getAgreementRecord = async (db: Db, id: number): Promise<AgreementRecord> => (await findAgreement(db, id)) ?? notFound();

async function gatesOf(db: Db, a: AgreementRecord, actor: Actor): Promise<GateState> {
  const files = await listFiles(db, a.id);
  const milestones = await listMilestones(db, a.id);
  const openings = actor.personId === null ? [] : await listOpenings(db, a.id, actor.personId);
  return {
    document: files.length > 0,
    opened: files.length > 0 && files.every((f) => openings.includes(f.id)),
    not_author: actor.personId !== null && actor.personId !== a.adviser_person_id && files.every((f) => f.uploadedBy !== actor.id),
    number: a.type !== "registered" || Boolean(a.registration_number),
    both: a.demander_confirmed_at !== null && a.supplier_confirmed_at !== null,
    milestones_done: milestones.length > 0 && milestones.every((m) => m.doneOn !== null),
  };
}

async function stepAgreement(
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
    turn: await turnOf(db, a, actor, chinaDay(nowMillis)),
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
    lookbacks: (await listLookbacks(db, id)).map((l) => ({
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
    party_a: v.partyA as string,
    party_b: v.partyB as string,
    amount_fen: v.amountFen as number,
    signed_on: v.signedOn as string,
    registration_number: v.registrationNumber as string | null,
  };
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
    const opened = stepped(
      await openCase(
        tx,
        agreementProcess,
        {
          title: d.title,
          unitId: d.unit_id,
          unitPath: d.unit_path,
          sharedPath: d.shared_path,
          adviserPersonId: d.adviser_person_id,
          parentId: d.id,
        },
        { action: "draft", actor, at: instant(context), requestKey: input.requestKey, owner: { personId: d.adviser_person_id } },
      ),
      agreementProcess,
    );
    if (!opened.repeated)
      await tx
        .insertInto("agreement")
        .values({ id: opened.case.id, demand_id: d.id, introduction_id: input.introductionId ?? introduction?.id ?? null, ...row })
        .execute();
    return { id: opened.case.id };
  });
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
    const shape = (x: {
      type: string;
      party_a: string;
      party_b: string;
      amount_fen: number;
      signed_on: string;
      registration_number: string | null;
    }) => ({
      type: x.type,
      partyA: x.party_a,
      partyB: x.party_b,
      amountFen: x.amount_fen,
      signedOn: x.signed_on,
      registrationNumber: x.registration_number,
    });
    refuseOlder(input.version, a.version, shape(a));
    await recordFieldChanges(tx, actor, agreementRegister, a, shape(a), shape(row));
    await tx.updateTable("agreement").set(row).where("id", "=", a.id).execute();
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

/** Above this amount the leader confirms, too. */
export const LEADER_ABOVE_FEN: Parameter = {
  name: "agreement.leader-above-fen",
  initial: 100_000_000,
  least: 0,
  most: 10_000_000_000,
  what: "an agreement of this amount (fen) or more is confirmed by the leader, too",
};

/** Whose move it is: not the adviser's, not whoever wrote or uploaded it, not whoever checked it. */
async function nextOwner(tx: Db, a: AgreementRecord, roles: string[], more: (number | null)[], today: string): Promise<Owner> {
  const events = await listEvents(tx, a.id);
  const authors = [
    ...events.filter((e) => ["draft", "submit"].includes(e.action)),
    ...(await listFiles(tx, a.id)).map((f) => ({ actorId: f.uploadedBy })),
  ]
    .map((e) => /^person:(\d+)$/.exec(e.actorId)?.[1])
    .map((id) => (id === undefined ? null : Number(id)));
  const decider = await findDecider(tx, { unitPath: a.unit_path, roles, except: [a.adviser_person_id, ...authors, ...more], today });
  return ownerOf(decider, roles[0] as string, a.unit_id);
}

/** The second look: the document has been opened by somebody who did not write it; a large amount goes to the leader before it counts. */
export async function checkAgreement(
  context: Signed,
  input: { id: number; requestKey: string; verdict: "pass" | "return"; note?: string | undefined },
) {
  const { actor, services } = context;
  const at = instant(context);
  return services.database.write(actor.scope, async (tx) => {
    const a = await getAgreementRecord(tx, input.id);
    const common = { actor, at, requestKey: input.requestKey, ...(input.note ? { note: input.note } : {}) };
    if (input.verdict === "return") {
      const moved = await stepAgreement(tx, a, { ...common, action: "send-back", reason: input.note ?? "" });
      return { state: moved.case.state };
    }
    const isLarge = a.amount_fen >= (await readParameter(tx, a.unit_path, LEADER_ABOVE_FEN));
    if (a.state === "awaiting_check" && isLarge) {
      const owner = await nextOwner(tx, a, ["leader"], [actor.personId], chinaDay(services.now()));
      const moved = await stepAgreement(tx, a, { ...common, action: "check", to: "awaiting_leader" }, owner);
      return { state: moved.case.state };
    }
    const action = a.state === "awaiting_leader" ? "approve" : "check";
    const moved = await stepAgreement(tx, a, { ...common, action, to: a.state });
    if (moved.repeated) return { state: moved.case.state };
    return { state: await takeForce(services, tx, actor, await getAgreementRecord(tx, a.id), at) };
  });
}

async function takeForce(services: Services, tx: Db, actor: Actor, a: AgreementRecord, at: string): Promise<string> {
  const system: Actor = { ...actor, roles: ["system"] };
  const moved = await stepAgreement(tx, a, { action: "take-force", actor: system, at });
  const today = chinaDay(services.now());
  const demand = a.demand_id === null ? undefined : await getDemand(tx, a.demand_id);
  const confirmations = await listConfirmations(tx, a.id, "agreement.confirm");
  const evidence: Evidence[] = [
    ...(await listFiles(tx, a.id)).map((f) => ({ type: "file" as const, ref: String(f.id), label: f.name })),
    { type: "case", ref: `agreement:${a.id}`, label: "双方链接确认" },
  ];
  const factId = await recordFact(tx, projectsCatalogue, actor, {
    kind: "agreement.signed",
    occurredOn: a.signed_on,
    unitId: a.unit_id,
    unitPath: a.unit_path,
    regionCode: a.region_code,
    subject: `agreement:${a.id}`,
    measures: { amountFen: a.amount_fen },
    dimensions: { type: a.type, ...basisOf(confirmations) },
    keys: demand ? { demander: demand.demander_id } : {},
    evidence,
  });
  await restOn(tx, factId, confirmations);
  await tx.updateTable("agreement").set({ in_force_on: today, fact_id: factId }).where("id", "=", a.id).execute();
  if (demand && ["introduced", "in_talks"].includes(demand.state))
    await stepDemand(
      tx,
      demand,
      { action: "sign", actor: system, at, gates: { in_force: true }, data: { agreementId: a.id } },
      services.now(),
    );
  await scheduleLookbacks(tx, system, a, at);
  return moved.case.state;
}

export async function addMilestone(context: Signed, input: { id: number; title: string; dueOn: string }): Promise<{ id: number }> {
  const { actor, services } = context;
  return services.database.write(actor.scope, async (tx) => {
    const a = await getAgreementRecord(tx, input.id);
    if (a.state !== "in_force")
      refuseRequest("not-from-this-state", { zh: "协议生效后才能添加节点", en: "Milestones follow once the agreement is in force" });
    if (input.dueOn < a.signed_on) refuseRequest("invalid", { zh: "节点日期早于签订日期", en: "The milestone lies before the signing" });
    const { id } = await tx
      .insertInto("milestone")
      .values({ agreement_id: a.id, title: input.title, due_on: input.dueOn })
      .returning("id")
      .executeTakeFirstOrThrow();
    await audit(tx, actor, { act: "milestone.add", subject: `agreement:${a.id}`, detail: { milestoneId: id } });
    const demand = a.demand_id === null ? undefined : await getDemand(tx, a.demand_id);
    if (demand?.state === "signed")
      await stepDemand(tx, demand, { action: "perform", actor: { ...actor, roles: ["system"] }, at: instant(context) }, services.now());
    return { id };
  });
}

/** Done only with a document of this agreement; what is in place is money received, not promised. */
export async function reachMilestone(
  context: Signed,
  input: { id: number; doneOn: string; inPlace: string; fileId: number },
): Promise<{ factId: number }> {
  const { actor, services } = context;
  const money = parseMoney(input.inPlace === "" ? "0" : input.inPlace);
  if (!money.ok)
    return refuseRequest(
      "invalid",
      { zh: "金额不对，例：12.5 万元", en: "Not an amount; write as 12.5 万元" },
      { fields: { inPlace: { zh: "例：12.5 万元", en: "As 12.5 万元" } } },
    );
  return services.database.write(actor.scope, async (tx) => {
    const m = await tx.selectFrom("milestone").selectAll().where("id", "=", input.id).forUpdate().executeTakeFirst();
    if (!m) notFound();
    if (m.fact_id !== null) return { factId: m.fact_id };
    const a = await getAgreementRecord(tx, m.agreement_id);
    const file = (await listFiles(tx, a.id)).find((f) => f.id === input.fileId);
    if (!file) refuseRequest("gate-unmet", { zh: "请先上传本节点的证明文件", en: "First upload this milestone's document" });
    if (input.doneOn > chinaDay(services.now()) || input.doneOn < a.signed_on)
      refuseRequest("invalid", { zh: "完成日期应在签订之后、今天之前", en: "Done between the signing and today" });
    const before = (await listMilestones(tx, a.id)).reduce((sum, x) => sum + (x.inPlaceFen ?? 0), 0);
    if (before + money.value > a.amount_fen)
      refuseRequest(
        "invalid",
        { zh: "到位金额合计超过协议金额；协议有变更的，先更正协议", en: "More in place than agreed; correct the agreement first" },
        { fields: { inPlace: { zh: "超过协议金额", en: "More than agreed" } } },
      );
    const entered = await keepEntered(services, tx, actor, a);
    const factId = await recordFact(tx, projectsCatalogue, actor, {
      kind: "milestone.reached",
      occurredOn: input.doneOn,
      unitId: a.unit_id,
      unitPath: a.unit_path,
      regionCode: a.region_code,
      subject: `agreement:${a.id}`,
      measures: { inPlaceFen: money.value },
      dimensions: { basis: entered.basis },
      evidence: [{ type: "file", ref: String(file.id), label: file.name }],
    });
    await tx
      .updateTable("milestone")
      .set({ done_on: input.doneOn, in_place_fen: money.value, file_id: input.fileId, fact_id: factId })
      .where("id", "=", m.id)
      .execute();
    await restOn(tx, factId, [entered]);
    return { factId };
  });
}
