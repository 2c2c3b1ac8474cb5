import { sql } from "kysely";
import { servedTemplates, servedYears, startFromRooms } from "../../features/reports/year-server.ts";
import type { Services } from "../../platform/http/server.ts";
import type { Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

/** The year report of the sample's city: an own template that begins with what the rooms offer, and this year's text as the registers write it. */
export async function playYear(services: Services, cast: Cast): Promise<void> {
  const writer = personOn(services, "2026-11-20", cast.people.cityLeader);
  const { id: template } = await startFromRooms(writer.context, { name: "年度工作报告（示例）", requestKey: "sample-year-template" });
  const { rows } = await services.database.read(writer.context.actor.scope, (db) =>
    sql<{ code: string; name: string }>`select code, name_zh as name from indicator where in_force`.execute(db),
  );
  const named = (code: string): string => `{${rows.find((r) => r.code === code)?.name ?? code}}`;
  const part = (position: number, kind: string, by: string | null, text: string) =>
    writer.child(servedTemplates, template, "parts", { position, chapter: "总述", kind, by, text });
  await part(
    1,
    "sentence",
    null,
    `{年}年，{单位}把企业需求一件一件办到底：经确认的需求${named("confirmed_demands")}，签订合同${named("agreements")}，需求方确认见效${named("effect_confirmed")}。`,
  );
  await part(2, "table", "units", `${named("confirmed_demands")}${named("agreements")}${named("introduction_rate")}`);
  await part(3, "chart", "months", named("confirmed_demands"));
  const report = await writer.create(servedYears, {
    title: "资阳市科学技术协会 2026 年工作报告（示例）",
    year: 2026,
    templateId: template,
    audience: "省科协（示例）",
    draftsUntil: "2027-01-15",
  });
  await writer.child(servedYears, report, "notes", {
    chapter: "存在问题和下步打算",
    text: "部分需求方还没有回访，下一年逐件补上（示例）。",
    writer: "办公室（示例）",
  });
}
