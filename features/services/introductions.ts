import { chinaDay, daysBetween } from "@bihuan/kit";
import type { Grade } from "@bihuan/matching";
import { acrossUnits, covers, isSelf, type Actor } from "../../platform/access/scope.ts";
import { auditLook } from "../../platform/audit/audit.ts";
import { listEvents, takeStep } from "../../platform/casework/casework.ts";
import { actionViews, caseView, eventViews } from "../../platform/casework/present.ts";
import { turnOf } from "../../platform/casework/turn.ts";
import type { Db } from "../../platform/db/database.ts";
import { stepped } from "../../platform/http/refusals.ts";
import { instant, notFound, type Context } from "../../platform/http/server.ts";
import { canAct, findDecider } from "../people/index.ts";
import { getDemand, recordDemandFact, stepDemand } from "./demands.ts";
import { introductionProcess } from "./process.ts";
import { basisOf, listConfirmations, restOn } from "./worth.ts";
import { findContact, findIntroduction, findSupplyContact } from "./queries.ts";

const getIntroductionRecord = async (db: Db, id: number) => (await findIntroduction(db, id)) ?? notFound();

/**
 * Which side of the introduction the actor answers for. Never both, and never the asking adviser the supplier's: where one person
 * advises both (an office with one adviser, cases handed over), or whom it waits for can no longer sign in, a reviewer or leader of the
 * supply's unit or above answers. Whom it waits for answers wherever his post is.
 */
async function sidesOf(db: Db, actor: Actor, i: Awaited<ReturnType<typeof getIntroductionRecord>>, today: string) {
  const isSuperior = (actor.roles.includes("reviewer") || actor.roles.includes("leader")) && covers(actor.scope, i.supply_path);
  const isStranded = async () => i.owner_person_id === null || !(await canAct(db, i.owner_person_id, today));
  const standsIn = isSuperior && (i.owner_person_id === i.adviser_person_id || (await isStranded()));
  return {
    demand_side: isSelf(actor, i.adviser_person_id),
    supplier_side: !isSelf(actor, i.adviser_person_id) && (isSelf(actor, i.owner_person_id) || standsIn),
  };
}

export async function getIntroduction(context: Context & { actor: Actor }, id: number) {
  const { actor, services } = context;
  return services.database.write(actor.scope, async (tx) => {
    const i = await getIntroductionRecord(tx, id);
    const contacts = i.agreed_on === null ? null : await openContacts(tx, actor, i);
    const demandSide = covers(actor.scope, i.unit_path);
    const supplySide = covers(actor.scope, i.supply_path);
    return {
      case: caseView(i, services.now()),
      turn: await turnOf(tx, introductionProcess, i, actor, chinaDay(services.now())),
      demand: { id: i.demand_id, title: i.pub_title ?? i.title, body: i.pub_body ?? "", place: i.pub_place ?? i.unit_name },
      supply: { id: i.supply_id, name: i.supply_name, organisation: i.organisation, summary: i.summary },
      message: i.message,
      reasons: i.reasons,
      grade: i.grade as Grade,
      agreedOn: i.agreed_on,
      side: demandSide && supplySide ? ("both" as const) : demandSide ? ("demand" as const) : ("supply" as const),
      contacts,
      events: await eventViews(tx, introductionProcess, id),
      actions: actionViews(introductionProcess, await listEvents(tx, id), actor, await sidesOf(tx, actor, i, chinaDay(services.now()))),
    };
  });
}

/** After both agreed each side sees the other's contact; the look is recorded. */
async function openContacts(tx: Db, actor: Actor, i: Awaited<ReturnType<typeof getIntroductionRecord>>) {
  const demander = await findContact(tx, i.demand_id);
  const supplier = await findSupplyContact(tx, i.supply_id);
  if (!demander || !supplier) return null;
  await auditLook(tx, actor, `introduction:${i.id}`, ["demander.phone", "supplier.phone"]);
  return {
    demander: { name: demander.contactName, phone: demander.phone },
    supplier: { name: supplier.contactName, phone: supplier.phone },
  };
}

export async function answerIntroduction(
  context: Context & { actor: Actor },
  input: {
    id: number;
    answer: "accept" | "decline" | "withdraw";
    requestKey: string;
    expectedSeq?: number | undefined;
    reason?: string | undefined;
    note?: string | undefined;
  },
): Promise<{ state: string }> {
  const { actor, services } = context;
  // The right to answer is judged with the actor's own sight; the writing crosses to the demand's unit.
  const { before, gates } = await services.database.read(actor.scope, async (db) => {
    const found = await getIntroductionRecord(db, input.id);
    return { before: found, gates: await sidesOf(db, actor, found, chinaDay(services.now())) };
  });
  const wide = acrossUnits(actor, services.rootUnitId);
  return services.database.write(wide.scope, async (tx) => {
    const moved = stepped(
      await takeStep(tx, introductionProcess, input.id, {
        action: input.answer,
        actor,
        at: instant(context),
        requestKey: input.requestKey,
        gates,
        ...(input.reason === undefined ? {} : { reason: input.reason }),
        ...(input.note === undefined ? {} : { note: input.note }),
        ...(input.expectedSeq === undefined ? {} : { expectedSeq: input.expectedSeq }),
      }),
      introductionProcess,
    );
    if (moved.repeated || input.answer !== "accept") return { state: moved.case.state };
    const today = chinaDay(services.now());
    await tx.updateTable("introduction").set({ agreed_on: today }).where("id", "=", input.id).execute();
    const d = await getDemand(tx, before.demand_id);
    await tx
      .updateTable("work_case")
      .set({ shared_path: [...new Set([...d.shared_path, ...before.supply_path])] })
      .where("id", "=", d.id)
      .execute();
    if (["matching", "introduced", "in_talks"].includes(d.state)) {
      await stepDemand(
        tx,
        d,
        {
          action: "introduce",
          actor: { ...actor, roles: ["system"] },
          at: instant(context),
          note: before.supply_name,
          data: { introductionId: input.id },
        },
        services.now(),
      );
    }
    if (!d.introduced_on) {
      await tx.updateTable("demand").set({ introduced_on: today }).where("id", "=", d.id).execute();
      if (d.confirmed_on) {
        const confirmed = await listConfirmations(tx, d.id, "demand.confirm");
        const factId = await recordDemandFact(tx, actor, d, {
          kind: "demand.introduced",
          nowMillis: services.now(),
          dimensions: basisOf(confirmed),
          keys: { days: daysBetween(d.confirmed_on, today) },
          evidence: [{ type: "case", ref: `introduction:${input.id}`, label: "双方保姆同意引荐" }],
        });
        await restOn(tx, factId, confirmed);
      }
    }
    return { state: moved.case.state };
  });
}

/** After cases changed hands: an introduction whose both sides lie with one person now waits on somebody else's bench. */
export async function rerouteIntroductions(tx: Db, today: string): Promise<void> {
  const alone = await tx
    .selectFrom("work_case as c")
    .innerJoin("introduction as i", "i.id", "c.id")
    .innerJoin("supply as s", "s.id", "i.supply_id")
    .select(["c.id", "c.adviser_person_id as adviser", "s.unit_path as path"])
    .where("c.closed_on", "is", null)
    .whereRef("c.owner_person_id", "=", "c.adviser_person_id")
    .execute();
  for (const c of alone) {
    const decider = await findDecider(tx, { unitPath: c.path, roles: ["adviser", "reviewer", "leader"], except: [c.adviser], today });
    if (decider) await tx.updateTable("work_case").set({ owner_person_id: decider.personId }).where("id", "=", c.id).execute();
  }
}
