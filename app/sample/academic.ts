import { joinEvent } from "../../features/events/academic-desk.ts";
import { servedAcademic, servedCountRules, servedDuties } from "../../features/events/academic-server.ts";
import type { Services } from "../../platform/http/server.ts";
import { signShown } from "../../platform/records/take-part.ts";
import type { Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

/** A joint seminar that a county entered and a society joined, filed, held and summarised; a forum whose filing is due soon. */
export async function playAcademic(services: Services, cast: Cast): Promise<void> {
  const on = (day: string) => personOn(services, day, cast.people.adviser);
  const rules = personOn(services, "2026-01-05", cast.people.reviewer);
  const source = "示例，以你们的文件为准";
  const duty = (name: string, side: "before" | "after", days: number, more: Record<string, unknown> = {}) =>
    rules.create(servedDuties, {
      ...{ name, office: "业务主管单位（示例）", kind: "any", joint: false, side, days, dayKind: "calendar", source, fromOn: "2026-01-01" },
      ...more,
    });
  const filed = await duty("活动备案（示例）", "before", 15);
  const jointly = await duty("联合举办报告（示例）", "before", 10, { joint: true, dayKind: "working" });
  const summary = await duty("活动总结（示例）", "after", 20);
  await duty("国际会议报批（示例）", "before", 180, { kind: "international" });
  await rules.create(servedCountRules, {
    ...{ name: "统计年报口径（示例）", year: 2026, firstOn: "2026-01-01", lastOn: "2026-10-31", plannedTo: "2026-12-31", source },
  });

  const values = {
    ...{ title: "柑橘病虫害绿色防控研讨会（示例）", kind: "seminar", level: "city", mode: "both", place: "雁江示例会堂" },
    ...{ firstOn: "2026-09-24", lastOn: "2026-09-25", theme: "少打药、算清账", planSize: 120 },
  };
  const id = await on("2026-07-06").create(servedAcademic, values);
  const society = personOn(services, "2026-07-20", cast.people.societyAdviser).context;
  await joinEvent(society, { id, shown: signShown(society, "academic_event", id), role: "carry" });
  await on("2026-07-21").child(servedAcademic, id, "roles", { name: "示例大学园艺学院", role: "support", agreement: "合作协议（示例）" });
  for (const [onDay, topic, speaker] of [
    ["2026-09-24", "黄龙病早期识别（示例）", "黄某（示例）"],
    ["2026-09-25", "防控成本怎么算（示例）", "林岩（示例）"],
  ] as const)
    await on("2026-08-20").child(servedAcademic, id, "sessions", { onDay, fromTime: "09:00", toTime: "11:30", topic, speaker });
  const file = (day: string, dutyId: number, answer: string) =>
    on(day).child(servedAcademic, id, "filings", { dutyId, sentOn: day, answer });
  await file("2026-08-25", jointly, "filed");
  await file("2026-08-28", filed, "filed");
  await on("2026-08-28").act(servedAcademic, id, "report");
  const after = on("2026-09-28");
  await after.edit(servedAcademic, id, { ...values, onSite: 96, online: 210, papers: 18, results: "形成防控要点一份（示例）。" });
  const signed = await services.database.read(after.context.actor.scope, (db) =>
    db.selectFrom("agreement").select("id").orderBy("id").limit(1).executeTakeFirst(),
  );
  if (signed) await after.child(servedAcademic, id, "agreements", { agreementId: signed.id, note: "会上续谈后签订（示例）" });
  await after.act(servedAcademic, id, "hold");
  await file("2026-10-09", summary, "filed");
  await on("2026-10-09").file(id, "summary", "研讨会总结（示例）");
  await on("2026-10-09").file(id, "sheet", "研讨会签到表（示例）");
  await personOn(services, "2026-10-12", cast.people.reviewer).act(servedAcademic, id, "summarise");

  await on("2026-11-10").create(servedAcademic, {
    ...{ title: "乡村科普学术论坛（示例）", kind: "forum", level: "county", mode: "site", place: "雁江示例会堂" },
    ...{ firstOn: "2026-12-18", lastOn: "2026-12-18", planSize: 80 },
  });
}
