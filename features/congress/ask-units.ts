import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { openCase } from "../../platform/casework/casework.ts";
import { inOffice } from "../../platform/casework/turn.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { stepped } from "../../platform/http/refusals.ts";
import { refuseRequest, type Services } from "../../platform/http/server.ts";
import { actOnRecord, type Hand } from "../../platform/records/hand.ts";
import { insertRow } from "../../platform/records/rows.ts";
import { congressOf, floorsOf, unitsOf } from "./gather.ts";
import { delegations } from "./nominee.ts";
import { MAJORITIES, QUORUMS, sayFloor } from "./rules.ts";

interface By {
  readonly actor: Actor;
  readonly services: Services;
}

/** The unit's own place where somebody there can take it up; else it lies with whoever asks, who hands its link on. */
const placeOf = async (db: Db, orgId: number | null, issuer: { unitId: number; unitPath: number[] }, today: string) => {
  const [own] = await rowsOf<{ id: number; path: number[] }>(
    db,
    sql`select u.id, u.path from unit u where u.id = ${orgId} and ${issuer.unitId}::int = any (u.path) and u.valid_to is null
      and exists (select from post t join person p on p.id = t.person_id where t.unit_id = u.id and t.role = 'adviser' and ${inOffice(today)})`,
  );
  return own ?? { id: issuer.unitId, path: issuer.unitPath };
};

/**
 * Every unit of the frozen plan is asked. After a changed plan, tasks that stand follow it; of a unit that the plan no longer names the task is cancelled, unless
 * it has nominated somebody: then the plan is refused with its name, since nobody's nomination vanishes.
 */
export async function askUnits(hand: Hand, by: By, db: Db, congressId: number, at: string, today: string): Promise<void> {
  const process = delegations.process as NonNullable<typeof delegations.process>;
  const congress = await congressOf(db, congressId);
  const units = await unitsOf(db, congressId);
  const floors = await floorsOf(db, congressId);
  const standing = await rowsOf<{ id: number; rowId: number; name: string; state: string; nominated: number }>(
    db,
    sql`select d.id, d.unit_row_id as "rowId", d.name, d.state, count(n.id) filter (where n.state not in ('withdrawn', 'failed'))::int as nominated
      from congress_delegation d left join congress_nominee n on n.delegation_id = d.id where d.congress_id = ${congressId} group by d.id`,
  );
  const gone = standing.filter((d) => d.state !== "cancelled" && !units.some((u) => u.id === d.rowId && (u.seats ?? 0) > 0));
  const held = gone.filter((d) => d.nominated > 0);
  if (held.length > 0)
    refuseRequest("nominated-already", {
      zh: `新方案里没有名额、却已推荐了人的单位：${held.map((d) => d.name).join("、")}。先撤回他们的人选，或给名额`,
      en: `Units without seats in the new plan that have nominated: ${held.map((d) => d.name).join(", ")}. Withdraw their nominees or give them seats`,
    });
  for (const d of gone)
    await actOnRecord(hand, by, db, {
      id: d.id,
      action: "cancel",
      reason: "方案修改后没有名额",
      requestKey: `congress-${d.id}-cancel-${at}`,
    });
  const asks = [
    ...floors.map((f) => `${sayFloor(f, congress.seats)}（${f.source}）`),
    `选举：到会不少于${QUORUMS[congress.quorum as keyof typeof QUORUMS].zh}，赞成票${MAJORITIES[congress.majority as keyof typeof MAJORITIES].zh}`,
  ].join("\n");
  const shared = { issuerId: congress.unitId, ageOn: congress.ageOn, untilOn: congress.nominateUntil, asks };
  for (const unit of units.filter((u) => (u.seats ?? 0) > 0)) {
    const title = `${congress.title}：${unit.name}`;
    const known = standing.find((d) => d.rowId === unit.id && d.state !== "cancelled");
    if (known) {
      await sql`update congress_delegation set title = ${title}, name = ${unit.name}, sector = ${unit.sector}, seats = ${unit.seats}, age_on = ${congress.ageOn},
        until_on = ${congress.nominateUntil}, asks = ${asks}, majority = ${congress.majority}, version = version + 1 where id = ${known.id}`.execute(
        db,
      );
      continue;
    }
    const place = await placeOf(db, unit.orgId, congress, today);
    const opened = stepped(
      await openCase(
        db,
        process,
        { title, unitId: place.id, unitPath: place.path, adviserPersonId: null },
        { action: "ask", actor: by.actor, at, requestKey: `congress-${congressId}-${unit.id}`, owner: { unitId: place.id } },
      ),
      process,
    );
    const { id } = opened.case;
    const row = { title, name: unit.name, congressId, sector: unit.sector, seats: unit.seats, ...shared };
    await insertRow(db, delegations.register, row, { id, unit_row_id: unit.id, majority: congress.majority });
    await db.updateTable("work_case").set({ due_on: congress.nominateUntil }).where("id", "=", id).execute();
  }
}
