import { carrierOf } from "../../platform/access/scope.ts";
import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { moveCase } from "../../platform/casework/transfer.ts";
import { heldOn, nearestFirst } from "../../platform/records/nearest.ts";
import type { Db } from "../../platform/db/database.ts";
import { refuseRequest } from "../../platform/http/server.ts";
import { actOnRecord, createRecord, type Asked, type Hand } from "../../platform/records/hand.ts";
import { refuseFields } from "../../platform/records/rows.ts";
import type { Done } from "../../platform/records/special.ts";
import type { Values } from "../../platform/register/fields.ts";
import { findUnit, getUnit } from "../units/index.ts";
import { keepFeedback, takeRhythm } from "./feedback.ts";
import type { tasks } from "./tasks.ts";

type DoneTask = Done<(typeof tasks)["register"]>;

/** Where a task stands: whose move it is and until when. The day that was asked counts while it is under way. */
const settle = (
  tx: Db,
  id: number,
  to: { owner_person_id?: number | null; owner_unit_id?: number | null; adviser_person_id?: number | null; due_on?: string | null },
) => tx.updateTable("work_case").set(to).where("id", "=", id).execute();

/** What follows the acts on a task. */
export const onTask = {
  create: async (s: DoneTask) => s.set({ giverUnitId: s.record.unitId }),
  edit: async (s: DoneTask) => {
    if (s.record.state !== "draft")
      refuseRequest("not-from-this-state", {
        zh: "已经交办，内容不再改：改期请申请延期，内容有误请交办单位撤销后重新立项",
        en: "It has been given out: ask for a delay, or let the giver revoke it and draft it anew",
      });
  },
  issue: async (s: DoneTask) => {
    if (s.row.untilOn !== null && s.row.untilOn < s.today)
      refuseFields({ untilOn: { zh: "办结期限不能早于今天", en: "The day has passed already" } });
    await takeRhythm(s);
    const lead = await getUnit(s.db, s.row.leadUnitId);
    await moveCase(s.db, s.record.id, lead);
    await settle(s.db, s.record.id, { adviser_person_id: null, owner_person_id: null, owner_unit_id: lead.id });
  },
  receive: async (s: DoneTask) => {
    await settle(s.db, s.record.id, {
      adviser_person_id: carrierOf(s.actor),
      owner_person_id: carrierOf(s.actor),
      owner_unit_id: s.record.unitId,
      due_on: s.row.untilOn,
    });
    await keepFeedback(s, "today");
  },
  child: (s: DoneTask) => keepFeedback(s, "last"),
  return: async (s: DoneTask) => {
    await settle(s.db, s.record.id, { due_on: s.row.untilOn });
    await keepFeedback(s, "today");
  },
  grant: async (s: DoneTask) => {
    const asked = await answer(s, "granted");
    await s.set({ untilOn: asked });
    await settle(s.db, s.record.id, { due_on: asked });
  },
  deny: async (s: DoneTask) => {
    await answer(s, "denied");
    await settle(s.db, s.record.id, { due_on: s.row.untilOn });
  },
  revoke: async (s: DoneTask) => {
    if (s.actor.scope.unitId !== s.row.giverUnitId)
      refuseRequest("not-your-unit", { zh: "由交办单位撤销", en: "The unit that gave it revokes it" });
  },
  close: async (s: DoneTask) => {
    if ((await leaderCloses(s)) && !s.actor.roles.includes("leader"))
      refuseRequest("not-your-role", { zh: "按现行规定，办结由主要负责人签", en: "By the rule in force the head signs that it is done" });
    const { rows } = await sql<{
      granted: number;
    }>`select count(*) as granted from task_delay where task_id = ${s.record.id} and answer = 'granted'`.execute(s.db);
    const delays = rows[0]?.granted ?? 0;
    // The day it was reported done counts, not the day somebody found time to look.
    const reported = await s.db
      .selectFrom("case_event")
      .select("at")
      .where("case_id", "=", s.record.id)
      .where("action", "=", "submit")
      .orderBy("seq", "desc")
      .limit(1)
      .executeTakeFirstOrThrow();
    const isLate = s.row.untilOn !== null && chinaDay(Date.parse(reported.at)) > s.row.untilOn;
    await s.fact("task.closed", {
      measures: { delays },
      dimensions: { origin: s.row.origin, kept: isLate ? "late" : delays > 0 ? "delayed" : "kept" },
    });
  },
};

/** Answers the delay that waits; gives the new day that was asked. */
async function answer(s: DoneTask, how: "granted" | "denied"): Promise<string> {
  const { rows } = await sql<{
    new_on: string;
  }>`update task_delay set answer = ${how}, answered_on = ${s.today}, answered_by = ${s.actor.id}
    where task_id = ${s.record.id} and answer is null returning new_on`.execute(s.db);
  return (rows[0] as { new_on: string }).new_on;
}

/** The rule of the giver or its nearest superior on the day; without one the deputy signs. */
async function leaderCloses(s: DoneTask): Promise<boolean> {
  const giver = s.row.giverUnitId === null ? undefined : await findUnit(s.db, s.row.giverUnitId);
  const { rows } = await sql<{
    value: number;
  }>`select value from task_rule where measure = 'leader_closes' and ${heldOn(giver?.path ?? [], s.today)} order by ${nearestFirst()} limit 1`.execute(
    s.db,
  );
  return rows[0]?.value === 1;
}

/** Drafts a task and gives it out in one go: from signed minutes, or as the part of a co-operating unit, whose leader sees it. */
export async function giveOut(
  hand: Hand,
  asked: Asked,
  tx: Db,
  order: { values: Values; meetingId?: number; parentId?: number; requestKey: string },
): Promise<number> {
  const { id } = await createRecord(hand, asked, tx, { values: order.values, requestKey: order.requestKey });
  await sql`update task set meeting_id = ${order.meetingId ?? null}, parent_id = ${order.parentId ?? null} where id = ${id}`.execute(tx);
  if (order.parentId !== undefined) {
    const parent = await tx.selectFrom("work_case").select("unit_path").where("id", "=", order.parentId).executeTakeFirstOrThrow();
    await tx.updateTable("work_case").set({ parent_id: order.parentId, shared_path: parent.unit_path }).where("id", "=", id).execute();
  }
  await actOnRecord(hand, asked, tx, { id, action: "issue", requestKey: `${order.requestKey}:issue` });
  return id;
}
