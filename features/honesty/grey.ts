import { chinaDay } from "@bihuan/kit";
import type { Sign } from "@bihuan/matching";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import { listEvents, openCase, takeStep } from "../../platform/casework/casework.ts";
import { actionViews, caseView, eventViews } from "../../platform/casework/present.ts";
import { turnOf } from "../../platform/casework/turn.ts";
import type { Db } from "../../platform/db/database.ts";
import { stepped } from "../../platform/http/refusals.ts";
import { instant, notFound, refuseRequest, type Context } from "../../platform/http/server.ts";
import { unitAtDepth } from "../units/index.ts";
import { COUNTY_DEPTH, getDemand } from "../services/index.ts";
import { greyProcess } from "./process.ts";
import { findGreyMark, restoreFacts, withdrawFacts } from "./queries.ts";
import { readSigns } from "./signs.ts";

export async function markGrey(context: Context & { actor: Actor }, demandIds: readonly number[]): Promise<{ marked: number }> {
  const { actor, services } = context;
  // Only what the engine itself found can be marked: nobody greys a need by hand.
  const { suspects } = await readSigns(context);
  const wanted = suspects.filter((s) => demandIds.includes(s.demandId));
  await services.database.write(actor.scope, async (tx) => {
    for (const s of wanted) await markOne(tx, context, s.demandId, s.found);
  });
  return { marked: wanted.length };
}

async function markOne(tx: Db, context: Context & { actor: Actor }, demandId: number, signs: readonly Sign[]): Promise<void> {
  const { actor } = context;
  const d = await getDemand(tx, demandId);
  const opened = stepped(
    await openCase(
      tx,
      greyProcess,
      { title: d.title, unitId: d.unit_id, unitPath: d.unit_path, adviserPersonId: d.adviser_person_id, parentId: d.id },
      { action: "mark", actor, at: instant(context), owner: { personId: d.adviser_person_id } },
    ),
    greyProcess,
  );
  const id = opened.case.id;
  await tx
    .insertInto("grey_mark")
    .values({ id, demand_id: d.id, signs: JSON.stringify(signs.map((s) => s.label)) })
    .execute();
  const withdrawn = await withdrawFacts(tx, actor, d.id, reasonOf(id));
  await tx
    .updateTable("work_case")
    .set({ grey_reason: reasonOf(id) })
    .where("id", "=", d.id)
    .execute();
  await audit(tx, actor, { act: "demand.grey", subject: `demand:${d.id}`, detail: { mark: id, withdrawn } });
}

/** Names the mark, so that a granted appeal finds exactly what this mark withdrew. */
const reasonOf = (greyId: number): string => `有成批生成迹象，暂不计数（标记 ${greyId}）`;

export async function getGrey({ actor, services }: Context & { actor: Actor }, id: number) {
  return services.database.read(actor.scope, async (db) => {
    const g = (await findGreyMark(db, id)) ?? notFound();
    const { n } = await db
      .selectFrom("ledger_fact")
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .where("void", "=", true)
      .where("reason", "=", reasonOf(id))
      .executeTakeFirstOrThrow();
    return {
      case: caseView(g, services.now()),
      turn: await turnOf(db, greyProcess, g, actor, chinaDay(services.now())),
      demand: { id: g.demand_id, title: g.demand_title },
      signs: g.signs,
      withdrawn: n,
      events: await eventViews(db, greyProcess, id),
      actions: actionViews(greyProcess, await listEvents(db, id), actor, {}),
    };
  });
}

/** Appeal and its answer. A granted one makes the demand count again, with the days and figures its facts had. */
export async function actOnGrey(
  context: Context & { actor: Actor },
  input: {
    id: number;
    action: string;
    requestKey: string;
    expectedSeq?: number | undefined;
    reason?: string | undefined;
    note?: string | undefined;
  },
): Promise<{ state: string }> {
  const { actor, services } = context;
  return services.database.write(actor.scope, async (tx) => {
    const g = (await findGreyMark(tx, input.id)) ?? notFound();
    if (!(input.action in greyProcess.actions) || input.action === "mark" || input.action === "hand-over")
      refuseRequest("not-from-this-state", { zh: "没有这一步", en: "No such step" });
    const moved = stepped(
      await takeStep(tx, greyProcess, input.id, {
        action: input.action,
        actor,
        at: instant(context),
        requestKey: input.requestKey,
        ...(input.expectedSeq === undefined ? {} : { expectedSeq: input.expectedSeq }),
        ...(input.reason === undefined ? {} : { reason: input.reason }),
        ...(input.note === undefined ? {} : { note: input.note }),
        ...(input.action === "appeal" ? { owner: { unitId: unitAtDepth(g.unit_path, COUNTY_DEPTH) } } : {}),
      }),
      greyProcess,
    );
    if (!moved.repeated && moved.case.state === "lifted") {
      await tx.updateTable("work_case").set({ grey_reason: null }).where("id", "=", g.demand_id).execute();
      const restored = await restoreFacts(tx, actor, reasonOf(g.id), g.id);
      await audit(tx, actor, { act: "demand.grey-lifted", subject: `demand:${g.demand_id}`, detail: { mark: g.id, restored } });
    }
    return { state: moved.case.state };
  });
}
