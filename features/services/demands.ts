import { chinaDay } from "@bihuan/kit";
import type { GateState } from "@bihuan/casework";
import { sql } from "kysely";
import { type Actor } from "../../platform/access/scope.ts";
import { auditLook } from "../../platform/audit/audit.ts";
import { takeStep, type Owner, type Step } from "../../platform/casework/casework.ts";
import type { Db } from "../../platform/db/database.ts";
import { instant, notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { stepped } from "../../platform/http/refusals.ts";
import { recordFact } from "../../platform/ledger/ledger.ts";
import { withSight } from "../../platform/records/sight.ts";
import { unitAtDepth } from "../units/index.ts";
import { servicesCatalogue } from "./catalogue.ts";
import type { HandedLink } from "./contract.ts";
import { handLink } from "./hand-link.ts";
import { demandGates } from "./gates.ts";
import { demandProcess, SEEKING } from "./process.ts";
import { findContact, findDemand, type Contact, type DemandRecord } from "./queries.ts";
import { demanderFields, demandRegister } from "./register.ts";

export const COUNTY_DEPTH = 4;

export async function getDemand(db: Db, id: number): Promise<DemandRecord> {
  return (await findDemand(db, id)) ?? notFound();
}

export async function gatesOf(db: Db, d: DemandRecord, nowMillis: number): Promise<GateState> {
  const { contact, agreed, milestone, own } = await db
    .selectNoFrom((eb) => [
      sql<boolean>`demand_has_contact(${d.id})`.as("contact"),
      eb.exists(eb.selectFrom("introduction").select("id").where("demand_id", "=", d.id).where("agreed_on", "is not", null)).as("agreed"),
      sql<boolean>`exists (select from milestone m join agreement a on a.id = m.agreement_id where a.demand_id = ${d.id} and a.in_force_on is not null)`.as(
        "milestone",
      ),
      // Confirmed, and nothing of the demander's own fields has changed since.
      sql<boolean>`coalesce((select not exists (select from field_history h where h.register = 'demand' and h.record_id = ${d.id}
          and h.field = any (${[...demanderFields]}::text[]) and h.id > (e.data ->> 'lastChange')::bigint)
        from case_event e where e.case_id = ${d.id} and e.action = 'confirm' and e.data ? 'lastChange' order by e.seq desc limit 1), false)`.as(
        "own",
      ),
    ])
    .executeTakeFirstOrThrow();
  return demandGates(d, { contact: Boolean(contact), agreedIntroduction: Boolean(agreed), milestone, ownWords: own }, nowMillis);
}

/** Whose move it is in a state: the adviser's, or the reviewers' of the county the case belongs to. */
export function ownerIn(state: string, d: { unit_path: readonly number[]; adviser_person_id: number | null }): Owner {
  return state === "awaiting_review" ? { unitId: unitAtDepth(d.unit_path, COUNTY_DEPTH) } : { personId: d.adviser_person_id };
}

/** One step of a demand by a person, with its owner after it. */
export async function stepDemand(tx: Db, d: DemandRecord, step: Omit<Step, "owner" | "gates"> & { gates?: GateState }, nowMillis: number) {
  const gates = step.gates ?? (await gatesOf(tx, d, nowMillis));
  const to = step.to ?? [demandProcess.actions[step.action]?.to].flat()[0] ?? "";
  const moved = stepped(
    await takeStep(tx, demandProcess, d.id, { ...step, gates, ...(to === "stay" ? {} : { owner: ownerIn(to, d) }) }),
    demandProcess,
  );
  if (!moved.repeated && step.action !== "hand-over") await closingFact(tx, d, step, nowMillis);
  if (moved.case.state !== d.state) await showNotice(tx, d.id, isSeeking(moved.case.state), chinaDay(nowMillis));
  return moved;
}

const isSeeking = (state: string): boolean => (SEEKING as readonly string[]).includes(state);

/** The notice of a need is taken down once it seeks no more, and put up again when it is matched anew. */
const showNotice = (tx: Db, demandId: number, seeks: boolean, today: string) =>
  tx
    .updateTable("demand_publication")
    .set({ withdrawn_on: seeks ? null : today })
    .where("demand_id", "=", demandId)
    .where("withdrawn_on", seeks ? "is not" : "is", null)
    .execute();

/** An ended demand is a fact with its reason, if its demander had confirmed it: the unconfirmed count nowhere. */
async function closingFact(tx: Db, d: DemandRecord, step: Pick<Step, "action" | "actor" | "reason">, nowMillis: number): Promise<void> {
  const reason = { decline: "declined", expire: "expired", close: step.reason, break: step.reason }[step.action];
  if (demandProcess.actions[step.action]?.fact !== "demand.closed") return;
  if (!d.confirmed_on) return;
  await recordDemandFact(tx, step.actor, d, { kind: "demand.closed", nowMillis, dimensions: { reason: reason as string } });
}

export async function recordDemandFact(
  tx: Db,
  actor: Actor,
  d: Pick<DemandRecord, "id" | "unit_id" | "unit_path" | "region_code" | "demander_id">,
  fact: {
    kind: string;
    nowMillis: number;
    dimensions?: Record<string, string>;
    keys?: Record<string, number>;
    evidence?: { type: "link" | "case"; ref: string; label: string }[];
  },
): Promise<number> {
  return recordFact(tx, servicesCatalogue, actor, {
    kind: fact.kind,
    occurredOn: chinaDay(fact.nowMillis),
    unitId: d.unit_id,
    unitPath: d.unit_path,
    regionCode: d.region_code,
    subject: `demand:${d.id}`,
    dimensions: fact.dimensions ?? {},
    keys: { demander: d.demander_id, ...fact.keys },
    evidence: fact.evidence ?? [],
  });
}

/** Moves to 待本人确认 (or renews there): the link goes to the demander's phone, or is handed to the adviser where it cannot. */
export async function askConfirmation(
  context: Context & { actor: Actor },
  input: { id: number; requestKey: string; expectedSeq?: number | undefined; onPaper?: boolean | undefined },
): Promise<HandedLink> {
  const { actor, services } = context;
  return services.database.write(actor.scope, async (tx) => {
    const d = await getDemand(tx, input.id);
    const action = d.state === "awaiting_confirmation" ? "renew-link" : "ask-confirmation";
    await stepDemand(
      tx,
      d,
      {
        action,
        actor,
        at: instant(context),
        requestKey: input.requestKey,
        orActions: ["ask-confirmation"],
        ...(input.expectedSeq === undefined ? {} : { expectedSeq: input.expectedSeq }),
      },
      services.now(),
    );
    return handLink(
      context,
      tx,
      actor,
      { caseId: d.id, purpose: "demand.confirm", party: "demander", unitId: d.unit_id, page: "demand" },
      input.onPaper,
    );
  });
}

export async function reviewDemand(
  context: Context & { actor: Actor },
  input: { id: number; requestKey: string; expectedSeq?: number | undefined } & (
    | { verdict: "pass"; level: "summary" | "full" | "directed"; publicSummary: string; directedToUnitIds: number[] }
    | { verdict: "return"; remarks: Record<string, string> }
  ),
): Promise<{ state: string }> {
  const { actor, services } = context;
  return services.database.write(actor.scope, async (tx) => {
    const d = await getDemand(tx, input.id);
    const common = {
      actor,
      at: instant(context),
      requestKey: input.requestKey,
      ...(input.expectedSeq === undefined ? {} : { expectedSeq: input.expectedSeq }),
    };
    if (input.verdict === "return") {
      const named = Object.entries(input.remarks).filter(([key]) => demandRegister.fields.some((f) => f.key === key));
      const words = named.map(([key, remark]) => `${demandRegister.fields.find((f) => f.key === key)?.label.zh}：${remark}`).join("；");
      const moved = await stepDemand(
        tx,
        d,
        { ...common, action: "return", reason: words, data: { remarks: Object.fromEntries(named) } },
        services.now(),
      );
      if (!moved.repeated)
        await tx
          .updateTable("demand")
          .set({ review_remarks: JSON.stringify(Object.fromEntries(named)), confirmed_on: d.confirmed_on })
          .where("id", "=", d.id)
          .execute();
      return { state: moved.case.state };
    }
    if (input.level === "directed" && input.directedToUnitIds.length === 0)
      refuseRequest("invalid", { zh: "定向发布要选接收单位", en: "Choose the units it is directed to" });
    const moved = await stepDemand(tx, d, { ...common, action: "pass", data: { level: input.level } }, services.now());
    if (moved.repeated) return { state: moved.case.state };
    const today = chinaDay(services.now());
    await tx
      .updateTable("demand")
      .set({ level: input.level, public_summary: input.publicSummary, published_on: today, review_remarks: "{}" })
      .where("id", "=", d.id)
      .execute();
    const body =
      input.level === "summary"
        ? input.publicSummary
        : [input.publicSummary, d.present_state, d.target, d.tried, d.limits].filter(Boolean).join("\n");
    const publication = {
      level: input.level,
      title: d.title,
      body,
      place: d.unit_name,
      field_code: d.field_code,
      industry_code: d.industry_code,
      published_on: today,
      directed_path: input.directedToUnitIds,
      withdrawn_on: null,
    };
    await tx
      .insertInto("demand_publication")
      .values({ demand_id: d.id, ...publication })
      .onConflict((oc) => oc.column("demand_id").doUpdateSet(publication))
      .execute();
    if (!d.published_on) await recordDemandFact(tx, actor, d, { kind: "demand.published", nowMillis: services.now() });
    return { state: moved.case.state };
  });
}

export async function lookContact(context: Context & { actor: Actor }, id: number): Promise<Contact> {
  const { actor, services } = context;
  return withSight(services, actor, { register: "demand_contact", recordId: id, of: "work_case", writes: true }, async (tx) => {
    const d = await getDemand(tx, id);
    const contact = await findContact(tx, d.id);
    if (!contact) notFound();
    await auditLook(tx, actor, `demand:${id}`, ["contactName", "phone", "email"]);
    return contact;
  });
}
