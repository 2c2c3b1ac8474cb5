import { sql } from "kysely";
import { inScope } from "../../platform/access/in-scope.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { refuseUndeclared } from "../../platform/register/declared.ts";
import { field, shown } from "../../platform/register/field.ts";
import { defineRegister } from "../../platform/register/fields.ts";
import type { ListFile } from "../../platform/rooms/room.ts";
import { modelOptions } from "./rules.ts";

/** The three columns of the national platform's page of feedback: when, what type of vehicle, in words. */
const register = defineRegister({
  name: "caravan_feedback",
  label: { zh: "大篷车使用情况反馈", en: "Feedback on caravans" },
  fields: [
    field("day", "onDay", "日期", "Date", { computed: true, ...shown(120) }),
    field("option", "model", "车型", "Vehicle type", { computed: true, options: modelOptions, ...shown(100) }),
    field("longText", "text", "反馈内容", "Feedback", { computed: true, ...shown(500) }),
  ],
});

interface Visit {
  readonly id: number;
  readonly onDay: string;
  readonly model: string;
  readonly school: string;
  readonly present: number;
  readonly verdict: string | null;
  readonly faults: string | null;
}
/** What a school confirmed and what the driver wrote of faults; what nobody confirmed is not reported. */
const textOf = (v: Visit): string =>
  [
    `到${v.school}，学校确认${v.present}名学生参加`,
    ...(v.verdict === null ? [] : [`学校反馈：${v.verdict}`]),
    ...(v.faults === null ? [] : [`车辆和展品故障：${v.faults}`]),
  ].join("；");

export const feedbackFile: ListFile = {
  permission: "caravan_trip.read",
  register,
  async page(db, scope, input) {
    refuseUndeclared(register, input, ["year"]);
    const year = Number(input.filter["year"] ?? 0);
    const [, day = "0001-01-01", id = "0"] = /^(\d{4}-\d{2}-\d{2})~(\d{1,15})$/.exec(input.cursor ?? "") ?? [];
    const rows = await rowsOf<Visit>(
      db,
      sql`select r.id, r.on_day as "onDay", c.model, r.school, r.present, r.verdict,
        (select t.faults from caravan_trip t where t.request_id = r.id order by t.id limit 1) as faults
        from caravan_request r join caravan c on c.id = r.caravan_id
        where ${inScope("r", scope)} and r.state = 'confirmed' and (${year} = 0 or extract(year from r.on_day) = ${year}) and (r.on_day, r.id) > (${day}::date, ${Number(id)})
        order by r.on_day, r.id limit ${input.limit + 1}`,
    );
    const page = rows.slice(0, input.limit);
    const last = page.at(-1);
    return {
      rows: page.map((v) => ({ id: v.id, onDay: v.onDay, model: v.model, text: textOf(v) })),
      next: rows.length > input.limit && last ? `${last.onDay}~${last.id}` : null,
    };
  },
};
