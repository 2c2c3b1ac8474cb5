import { showDay } from "../../platform/register/fields.ts";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { refuseRequest } from "../../platform/http/server.ts";
import { actOnRecord, type Asked, type Hand } from "../../platform/records/hand.ts";
import { findRecord, updateRow, type Found } from "../../platform/records/rows.ts";
import { recordFieldChanges } from "../../platform/register/history.ts";
import { isBookedTwice } from "../../platform/times/booked.ts";
import { judge } from "./judge.ts";
import { readPlan } from "./plan-desk.ts";
import { timeOf } from "./rules.ts";

interface Slot {
  readonly tourId: number;
  readonly caravanId: number;
  readonly onDay: string;
  readonly fromTime: string;
  readonly toTime: string;
}
const NO_SLOT = { tourId: null, caravanId: null, onDay: null, fromTime: null, toTime: null };

/**
 * Brings the requests of schools to the plan that was frozen: whoever keeps day, vehicle and time keeps his answer, whoever is moved is asked again, whoever
 * is left out waits again. What has been visited stays.
 */
export async function settle(hand: Hand, asked: Asked, tx: Db, tourId: number, planId: number): Promise<void> {
  const plan = await readPlan(tx, planId);
  const slots = new Map<number, Slot>(
    judge(plan.input.question, plan.routes).days.flatMap((d) =>
      d.visits.map((v) => [
        Number(v.stop),
        {
          tourId,
          caravanId: Number(d.vehicle),
          onDay: plan.input.days[d.day] as string,
          fromTime: timeOf(v.begin),
          toTime: timeOf(v.leave),
        },
      ]),
    ),
  );
  const ids = await rowsOf<{ id: number }>(
    tx,
    sql`select id from caravan_request where tour_id = ${tourId} or id = any (${[...slots.keys()]}::bigint[]) order by id`,
  );
  const found: Found[] = [];
  for (const { id } of ids) found.push(await findRecord(tx, hand.records, id, true));
  const open = found.filter((r) => ["asked", "offered", "agreed"].includes(r.state ?? ""));
  const same = (r: Found): boolean => {
    const slot = slots.get(r.id);
    return slot !== undefined && r.state !== "asked" && Object.entries(slot).every(([key, value]) => r.values[key] === value);
  };
  const gone = [...slots.keys()].filter((id) => {
    const r = found.find((x) => x.id === id);
    return r === undefined || ["cancelled", "not_held"].includes(r.state ?? "");
  });
  if (gone.length > 0)
    refuseRequest("cancelled-since", {
      zh: `排好后有学校取消：${gone.map((id) => found.find((x) => x.id === id)?.title ?? id).join("、")}。请重排`,
      en: `Cancelled since it was planned: ${gone.map((id) => found.find((x) => x.id === id)?.title ?? id).join(", ")}. Plan anew`,
    });
  const taken = found
    .filter((r) => r.state === "offered" || r.state === "agreed")
    .filter((r) => r.values["tourId"] !== tourId && slots.has(r.id));
  if (taken.length > 0)
    refuseRequest("planned-elsewhere", {
      zh: `已排进别的巡展：${taken.map((r) => r.title).join("、")}。请重排`,
      en: `Placed in another tour by now: ${taken.map((r) => r.title).join(", ")}. Plan anew`,
    });
  const moved = open.filter((r) => !same(r));
  // Two visits may trade their times: all are taken off first.
  for (const r of moved.filter((m) => m.values["onDay"] !== null)) await put(hand, asked, tx, r, NO_SLOT);
  for (const r of moved) {
    const slot = slots.get(r.id);
    if (slot) {
      await put(hand, asked, tx, { ...r, values: { ...r.values, ...NO_SLOT } }, slot).catch((error: unknown) => {
        if (!isBookedTwice(error)) throw error;
        return refuseRequest("booked-twice", {
          zh: `${showDay(slot.onDay, "zh-CN")} ${slot.fromTime}，这辆车已被别的巡展占用（${r.title}）。请重排`,
          en: `Another tour has the vehicle on ${slot.onDay} at ${slot.fromTime} (${r.title}). Plan anew`,
        });
      });
      await actOnRecord(hand, asked, tx, { id: r.id, action: "offer", requestKey: `plan-${planId}-${r.id}` });
    } else if (r.state !== "asked")
      await actOnRecord(hand, asked, tx, {
        id: r.id,
        action: "release",
        requestKey: `plan-${planId}-${r.id}`,
        reason: `巡展重排后没有排上（${plan.name}）`,
      });
  }
}

async function put(hand: Hand, { actor }: Asked, tx: Db, r: Found, values: Slot | typeof NO_SLOT): Promise<void> {
  await recordFieldChanges(tx, actor, hand.records.register, { id: r.id, unit_path: r.unitPath }, r.values, { ...values });
  await updateRow(tx, hand.records.register, r.id, { ...values });
}
