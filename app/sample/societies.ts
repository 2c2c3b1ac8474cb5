import { creditCodeCheck } from "@bihuan/kit";
import { servedSocieties, servedSocietyRules, servedTermChanges } from "../../features/societies/server.ts";
import type { Services } from "../../platform/http/server.ts";
import type { Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

/** Three societies of a county: one whose term ends soon and is being changed, one overdue, one whose review was barely passed. */
export async function playSocieties(services: Services, cast: Cast): Promise<void> {
  const adviser = personOn(services, "2026-06-01", cast.people.adviser);
  const reviewer = personOn(services, "2026-01-05", cast.people.reviewer);
  const source = "示例，以你们的文件为准";
  for (const [measure, value, name] of [
    ["plan_months", 6, "换届方案届满前六个月报（示例）"],
    ["audit_months", 3, "换届审计届满前三个月完成（示例）"],
    ["request_months", 2, "请示届满前两个月报（示例）"],
    ["notice_days", 10, "通知提前十天（示例）"],
    ["filing_working_days", 30, "大会后三十个工作日内备案（示例）"],
    ["review_day", 331, "年检次年三月底前报送（示例）"],
    ["review_free_after", 630, "六月底以后成立的当年免检（示例）"],
  ] as const)
    await reviewer.create(servedSocietyRules, { name, measure, value, source, fromOn: "2026-01-01" });
  const codeOf = (n: number): string => {
    const body = `51512000MJ${String(7_000_000 + n)}`;
    return body + creditCodeCheck(body);
  };
  const society = (n: number, values: Record<string, unknown>) =>
    adviser.create(servedSocieties, {
      ...{ creditCode: codeOf(n), level: "county", registry: "雁江区民政部门（示例）", superior: "雁江区科学技术协会", termNumber: 3 },
      ...values,
    });
  const citrus = await society(1, {
    ...{
      name: "雁江区柑橘学会（示例）",
      foundedOn: "2011-12-20",
      legalPerson: "邓果（示例）",
      termFrom: "2022-01-16",
      termTo: "2027-01-15",
    },
    ...{ partyBody: "joint", council: 21, membersPersonal: 186, membersUnits: 12 },
  });
  const silk = await society(2, {
    ...{
      name: "雁江区蚕桑学会（示例）",
      foundedOn: "2009-05-06",
      legalPerson: "桑宁（示例）",
      termFrom: "2021-05-10",
      termTo: "2026-05-09",
    },
    ...{ partyBody: "due", partyReason: "正式党员不足三人（示例）", council: 15, membersPersonal: 74 },
  });
  const doctors = await society(3, {
    ...{ name: "雁江区医学会（示例）", foundedOn: "2015-03-18", legalPerson: "何青（示例）", termFrom: "2025-03-20", termTo: "2030-03-19" },
    ...{ partyBody: "own", council: 33, membersPersonal: 412 },
  });
  for (const id of [citrus, doctors])
    await adviser.child(servedSocieties, id, "reviews", { year: 2025, result: "passed", filedOn: "2026-03-20" });
  await adviser.child(servedSocieties, silk, "reviews", { year: 2025, result: "basic", filedOn: "2026-03-30", note: "换届超期（示例）" });
  const change = await personOn(services, "2026-07-10", cast.people.adviser).create(servedTermChanges, {
    ...{ name: "柑橘学会第四届换届（示例）", societyId: citrus, endsOn: "2027-01-15" },
  });
  const rows = await services.database.read(adviser.context.actor.scope, (db) =>
    db.selectFrom("term_paper").select("id").where("change_id", "=", change).where("step", "in", ["plan", "audit"]).execute(),
  );
  await adviser.write((tx) =>
    tx
      .updateTable("term_paper")
      .set({ standing: "ready", on_day: "2026-07-14" })
      .where(
        "id",
        "in",
        rows.map((r) => r.id),
      )
      .execute(),
  );
  await personOn(services, "2026-07-15", cast.people.adviser).act(servedTermChanges, change, "planned");
  await personOn(services, "2026-10-12", cast.people.adviser).act(servedTermChanges, change, "audited");
}
