import type { GateState } from "@bihuan/casework";
import { addMonths, chinaDay } from "@bihuan/kit";
import { carrierOf, isSelf, type Actor } from "../../platform/access/scope.ts";
import { hasStoodIn } from "../../platform/casework/deputies.ts";
import { listEvents, openCase, takeStep, type Step } from "../../platform/casework/casework.ts";
import { actionViews, caseView, eventViews } from "../../platform/casework/present.ts";
import { turnOf } from "../../platform/casework/turn.ts";
import type { Db } from "../../platform/db/database.ts";
import { stepped } from "../../platform/http/refusals.ts";
import { instant, notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { recordFact } from "../../platform/ledger/ledger.ts";
import { answererOf, getDemand, handLink, hereOf, holderOf, keepConfirmation, restOn, stepDemand, useLink } from "../services/index.ts";
import { unitAtDepth } from "../units/index.ts";
import { projectsCatalogue } from "./catalogue.ts";
import { lookbackProcess } from "./process.ts";
import { findLookback, listFiles, type LookbackRecord } from "./queries.ts";

type Signed = Context & { actor: Actor };
const COUNTY_DEPTH = 4;

/** What is looked back at: an agreement in force, or a project since its acceptance or since it was turned into use. */
interface LookedAt {
  readonly id: number;
  readonly title: string;
  readonly unit_id: number;
  readonly unit_path: number[];
  readonly adviser_person_id: number | null;
}
type Of = { agreement_id: number } | { innovation_id: number; since: "accepted" | "turned"; since_on: string };

/** Two cases, due 6 and 12 months from now, owned by the reviewers of the county. */
export async function scheduleLookbacks(tx: Db, system: Actor, a: LookedAt, of: Of, at: string): Promise<void> {
  for (const months of [6, 12]) {
    const opened = stepped(
      await openCase(
        tx,
        lookbackProcess,
        {
          title: `${a.title}（${months} 个月回头看）`,
          unitId: a.unit_id,
          unitPath: a.unit_path,
          adviserPersonId: a.adviser_person_id,
          parentId: a.id,
        },
        { action: "schedule", actor: system, at, owner: { unitId: unitAtDepth(a.unit_path, COUNTY_DEPTH) } },
      ),
      lookbackProcess,
    );
    await tx
      .insertInto("lookback")
      .values({ id: opened.case.id, months, ...of })
      .execute();
    // Due by itself on its own day, not by the state's general limit.
    await tx
      .updateTable("work_case")
      .set({ due_on: addMonths(chinaDay(Date.parse(at)), months) })
      .where("id", "=", opened.case.id)
      .execute();
  }
}

/** A project is looked back at from now on; what was still open since its acceptance is counted anew once it was turned into use. */
export async function lookBackAt(tx: Db, actor: Actor, id: number, since: "accepted" | "turned", at: string): Promise<void> {
  const system = { ...actor, roles: ["system"] };
  const open = await tx
    .selectFrom("lookback as l")
    .innerJoin("work_case as c", "c.id", "l.id")
    .select("l.id")
    .where("l.innovation_id", "=", id)
    .where("c.state", "=", "scheduled")
    .execute();
  for (const l of open)
    stepped(await takeStep(tx, lookbackProcess, l.id, { action: "take-over", actor: system, at, gates: {} }), lookbackProcess);
  const project = await tx
    .selectFrom("work_case")
    .select(["id", "title", "unit_id", "unit_path", "adviser_person_id"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  await scheduleLookbacks(tx, system, project, { innovation_id: id, since, since_on: chinaDay(Date.parse(at)) }, at);
}

const getLookbackRecord = async (db: Db, id: number): Promise<LookbackRecord> => (await findLookback(db, id)) ?? notFound();

/** Open from one month before the due day; never to the case's adviser. */
const gatesOf = async (db: Db, l: LookbackRecord, actor: Actor, nowMillis: number): Promise<GateState> => ({
  someone_else:
    actor.personId !== null && !isSelf(actor, l.adviser_person_id) && !(await hasStoodIn(db, actor, [l.agreement_id ?? l.innovation_id])),
  due: l.from_on !== null && addMonths(l.from_on, l.months - 1) <= chinaDay(nowMillis),
  evidence: (await listFiles(db, l.id)).length > 0,
  agreement_over: false,
});

const step = async (tx: Db, l: LookbackRecord, s: Omit<Step, "gates">, nowMillis: number) =>
  stepped(await takeStep(tx, lookbackProcess, l.id, { ...s, gates: await gatesOf(tx, l, s.actor, nowMillis) }), lookbackProcess);

export async function lookbackPage(db: Db, actor: Actor, id: number, nowMillis: number) {
  const l = await getLookbackRecord(db, id);
  return {
    case: caseView(l, nowMillis),
    turn: await turnOf(db, lookbackProcess, l, actor, chinaDay(nowMillis)),
    agreementId: l.agreement_id,
    innovationId: l.innovation_id,
    since: l.since_what,
    months: l.months,
    finding: l.finding,
    findingsText: l.findings_text,
    visitedOn: l.visited_on,
    effect: l.effect,
    satisfaction: l.satisfaction,
    partyA: l.party_a,
    partyB: l.party_b,
    events: await eventViews(db, lookbackProcess, id),
    files: (await listFiles(db, id)).map(({ uploadedBy: _, ...f }) => f),
    actions: actionViews(lookbackProcess, await listEvents(db, id), actor, await gatesOf(db, l, actor, nowMillis)).filter(
      (a) => OF_PROJECTS.includes(a.action) === (l.innovation_id !== null),
    ),
  };
}

/** A visit to a project ends its look-back: whoever looked says whether it took effect, by what the files prove. */
export async function concludeLookback(
  context: Signed,
  input: { id: number; requestKey: string; visitedOn: string; finding: "in_use" | "partly" | "not_in_use"; text: string; effect: boolean },
): Promise<{ state: string }> {
  const { actor, services } = context;
  return services.database.write(actor.scope, async (tx) => {
    const l = await getLookbackRecord(tx, input.id);
    if (l.innovation_id === null) refuseRequest("invalid", OF_AGREEMENT);
    refuseDay(input.visitedOn, l, services.now());
    const moved = await step(
      tx,
      l,
      {
        action: input.effect ? "find-effect" : "find-none",
        actor,
        at: instant(context),
        requestKey: input.requestKey,
        note: input.text,
      },
      services.now(),
    );
    if (moved.repeated) return { state: moved.case.state };
    await tx
      .updateTable("lookback")
      .set({ finding: input.finding, findings_text: input.text, visited_on: input.visitedOn, effect: input.effect })
      .where("id", "=", l.id)
      .execute();
    await recordFact(tx, projectsCatalogue, actor, {
      kind: "innovation.lookedback",
      occurredOn: input.visitedOn,
      unitId: l.unit_id,
      unitPath: l.unit_path,
      regionCode: l.region_code,
      subject: `lookback:${l.id}`,
      measures: { projects: 1 },
      dimensions: { months: String(l.months), since: l.since_what ?? "", effect: input.effect ? "effect" : "none" },
      keys: { innovation: l.innovation_id },
      evidence: [
        ...(await listFiles(tx, l.id)).map((f) => ({ type: "file" as const, ref: String(f.id), label: f.name })),
        { type: "case", ref: `lookback:${l.id}`, label: "回访记录" },
      ],
    });
    return { state: moved.case.state };
  });
}

const OF_PROJECTS: readonly string[] = ["find-effect", "find-none"];
const OF_AGREEMENT = { zh: "协议的回头看由需求方确认成效", en: "Of an agreement the demander says whether it took effect" };
const OF_PROJECT = { zh: "科创项目的回头看由回访人凭据认定", en: "Of a project whoever visits finds the effect, by evidence" };

function refuseDay(visitedOn: string, l: LookbackRecord, nowMillis: number): void {
  if (visitedOn > chinaDay(nowMillis) || visitedOn < (l.signed_on ?? l.from_on ?? ""))
    refuseRequest("invalid", {
      zh: "回访日期应在签订（验收、转化）之后、今天之前",
      en: "The visit lies between the signing, acceptance or use and today",
    });
}

export async function visitLookback(
  context: Signed,
  input: {
    id: number;
    requestKey: string;
    visitedOn: string;
    finding: "in_use" | "partly" | "not_in_use";
    text: string;
    onPaper?: boolean | undefined;
  },
) {
  const { actor, services } = context;
  return services.database.write(actor.scope, async (tx) => {
    const l = await getLookbackRecord(tx, input.id);
    if (l.innovation_id !== null) refuseRequest("invalid", OF_PROJECT);
    refuseDay(input.visitedOn, l, services.now());
    const moved = await step(
      tx,
      l,
      {
        action: "visit",
        actor,
        at: instant(context),
        requestKey: input.requestKey,
        note: input.text,
        owner: { personId: carrierOf(actor) },
      },
      services.now(),
    );
    if (!moved.repeated) {
      await tx
        .updateTable("lookback")
        .set({ finding: input.finding, findings_text: input.text, visited_on: input.visitedOn })
        .where("id", "=", l.id)
        .execute();
      await recordFact(tx, projectsCatalogue, actor, {
        kind: "lookback.done",
        occurredOn: input.visitedOn,
        unitId: l.unit_id,
        unitPath: l.unit_path,
        regionCode: l.region_code,
        subject: `lookback:${l.id}`,
        dimensions: { months: String(l.months), finding: input.finding },
        evidence: [{ type: "case", ref: `lookback:${l.id}`, label: "回访记录" }],
      });
    }
    return handLink(
      context,
      tx,
      actor,
      { caseId: l.id, purpose: "effect.confirm", party: "demander", unitId: l.unit_id, page: "effect" },
      input.onPaper,
    );
  });
}

export async function renewLookbackLink(context: Signed, input: { id: number; requestKey: string; onPaper?: boolean | undefined }) {
  const { actor, services } = context;
  return services.database.write(actor.scope, async (tx) => {
    const l = await getLookbackRecord(tx, input.id);
    await step(tx, l, { action: "renew-link", actor, at: instant(context), requestKey: input.requestKey }, services.now());
    return handLink(
      context,
      tx,
      actor,
      { caseId: l.id, purpose: "effect.confirm", party: "demander", unitId: l.unit_id, page: "effect" },
      input.onPaper,
    );
  });
}

export async function openEffectLink(context: Context, token: string) {
  const { services } = context;
  const { link, actor } = await holderOf(services, token, "effect.confirm");
  return services.database.read(actor.scope, async (db) => {
    const l = await getLookbackRecord(db, link.caseId);
    return {
      title: l.title,
      here: await hereOf(context, db, link.id),
      partyA: l.party_a,
      partyB: l.party_b,
      months: l.months,
      signedOn: l.signed_on ?? "",
      unitName: l.unit_name,
    };
  });
}

export async function answerEffectLink(
  context: Context,
  input: { token: string; effect: boolean; satisfaction: number; words?: string | undefined },
) {
  const { services } = context;
  const { link, actor } = await answererOf(context, input.token, "effect.confirm");
  const at = new Date(services.now()).toISOString();
  return services.database.write(actor.scope, async (tx) => {
    await useLink(services, tx, input.token, input.effect ? "effect" : "no-effect");
    const l = await getLookbackRecord(tx, link.caseId);
    const moved = await step(
      tx,
      l,
      { action: input.effect ? "confirm-effect" : "deny-effect", actor, at, ...(input.words ? { note: input.words } : {}) },
      services.now(),
    );
    await tx.updateTable("lookback").set({ effect: input.effect, satisfaction: input.satisfaction }).where("id", "=", l.id).execute();
    if (!input.effect || l.demand_id === null) return { state: moved.case.state };
    const demand = await getDemand(tx, l.demand_id);
    if (["signed", "performing"].includes(demand.state)) {
      const confirmation = await keepConfirmation(context, tx, actor, link, l);
      const factId = await recordFact(tx, projectsCatalogue, actor, {
        kind: "effect.confirmed",
        occurredOn: chinaDay(services.now()),
        unitId: l.unit_id,
        unitPath: l.unit_path,
        regionCode: l.region_code,
        subject: `demand:${demand.id}`,
        measures: { satisfaction: input.satisfaction },
        dimensions: { basis: confirmation.basis },
        keys: { demander: demand.demander_id, satisfactionScore: input.satisfaction },
        evidence: [{ type: "link", ref: `link:${link.id}`, label: "需求方链接确认见效" }],
      });
      await restOn(tx, factId, [confirmation]);
      await stepDemand(
        tx,
        demand,
        { action: "take-effect", actor: { ...actor, roles: ["system"] }, at, gates: { effect: true } },
        services.now(),
      );
    }
    return { state: moved.case.state };
  });
}
