import type { Actor } from "../../platform/access/scope.ts";
import { takeStep } from "../../platform/casework/casework.ts";
import type { Db } from "../../platform/db/database.ts";
import { stepped } from "../../platform/http/refusals.ts";
import { introductionProcess } from "./process.ts";
import type { DemandRecord } from "./queries.ts";

const SIGNED = "需求已与另一方签约";

/**
 * Once a need is signed, intentions still open are withdrawn with a word to the other side, and candidates nobody decided keep why they were not chosen.
 */
export async function settleOthers(tx: Db, actor: Actor, d: DemandRecord, at: string): Promise<void> {
  const open = await tx
    .selectFrom("work_case")
    .select("id")
    .where("process", "=", "introduction")
    .where("parent_id", "=", d.id)
    .where("closed_on", "is", null)
    .orderBy("id")
    .execute();
  for (const { id } of open)
    stepped(
      await takeStep(tx, introductionProcess, id, {
        action: "withdraw",
        actor: { ...actor, personId: null, roles: ["system"] },
        at,
        gates: { demand_side: true },
        reason: SIGNED,
        told: { zh: SIGNED, en: "the need was signed with another party" },
      }),
      introductionProcess,
    );
  await tx
    .updateTable("candidate")
    .set({ status: "rejected", decided_by: actor.id, decided_at: at, decision_reason: SIGNED })
    .where("demand_id", "=", d.id)
    .where("status", "=", "proposed")
    .execute();
}
