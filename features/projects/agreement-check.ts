import { chinaDay } from "@bihuan/kit";
import type { Actor } from "../../platform/access/scope.ts";
import { listEvents, type Owner } from "../../platform/casework/casework.ts";
import type { Db } from "../../platform/db/database.ts";
import { instant, type Context, type Services } from "../../platform/http/server.ts";
import { recordFact, type Evidence } from "../../platform/ledger/ledger.ts";
import { readParameter, type Parameter } from "../../platform/parameters/parameters.ts";
import { findDecider, ownerOf } from "../people/index.ts";
import { basisOf, getDemand, listConfirmations, restOn, settleOthers, stepDemand } from "../services/index.ts";
import { projectsCatalogue } from "./catalogue.ts";
import { scheduleLookbacks } from "./lookbacks.ts";
import { listFiles, type AgreementRecord } from "./queries.ts";
import { getAgreementRecord, stepAgreement } from "./agreements.ts";

type Signed = Context & { actor: Actor };

/** Above this amount the leader confirms, too. */
export const LEADER_ABOVE_FEN: Parameter = {
  name: "agreement.leader-above-fen",
  initial: 100_000_000,
  least: 0,
  most: 10_000_000_000,
  kind: "money",
  label: { zh: "协议须由负责人确认的金额", en: "Amount from which the leader confirms an agreement" },
  what: {
    zh: "协议金额达到这个数，除审核人外，还要负责人看过原件并确认，才生效、才计入数字",
    en: "An agreement of this amount or more is read and confirmed by the leader, too, before it takes force and counts",
  },
};

/** Whose move it is: not the adviser's, not whoever wrote or uploaded it, not whoever checked it. */
export async function nextOwner(tx: Db, a: AgreementRecord, roles: string[], more: (number | null)[], today: string): Promise<Owner> {
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
    const isLarge = a.amount_fen >= (await readParameter(tx, a.unit_path, LEADER_ABOVE_FEN, chinaDay(services.now())));
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
  if (demand && ["introduced", "in_talks"].includes(demand.state)) {
    await stepDemand(
      tx,
      demand,
      { action: "sign", actor: system, at, gates: { in_force: true }, data: { agreementId: a.id } },
      services.now(),
    );
    await settleOthers(tx, system, demand, at);
  }
  await scheduleLookbacks(tx, system, a, { agreement_id: a.id }, at);
  return moved.case.state;
}
