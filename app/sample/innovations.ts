import { servedInnovations, servedNorms } from "../../features/projects/innovation-server.ts";
import { concludeLookback } from "../../features/projects/lookbacks.ts";
import type { Services } from "../../platform/http/server.ts";
import { sampleCreditCode, type Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

/** A county's projects (示例) over a year: one turned into use with money in place, one ended, one too long in reserve, one that comes again under another name. */
export async function playInnovations(services: Services, cast: Cast): Promise<void> {
  const { adviser, reviewer } = cast.people;
  const on = (day: string) => personOn(services, day, adviser);
  const check = (day: string) => personOn(services, day, reviewer);
  for (const [stage, days, name] of [
    ["reserve", 180, "储备不超过 180 天（示例）"],
    ["argued", 60, "论证 60 天内有结论（示例）"],
    ["approved", 90, "立项后 90 天内开工（示例）"],
  ] as const)
    await check("2025-01-06").create(servedNorms, { name, stage, days, source: "示例，以你们的文件为准", fromOn: "2025-01-01" });
  const enter = (day: string, n: number, values: Record<string, unknown>) =>
    on(day).create(servedInnovations, { ownerCode: sampleCreditCode(n), ...values });
  const fresh = await enter("2025-02-10", 71, {
    ...{ name: "柑橘采后保鲜中试（示例）", ownerName: "沱江柑橘公司（示例）", lead: "马果（示例）", industry: "食品", maturity: "pilot" },
    ...{
      trl: 6,
      trlGround: "中试记录 3 批（示例）",
      partners: "示例农业科学院",
      fair: "2025 年春季对接会（示例）",
      fromOn: "2025-05-06",
      toOn: "2026-06-30",
    },
  });
  await on("2025-03-12").act(servedInnovations, fresh, "argue");
  await check("2025-04-02").act(servedInnovations, fresh, "approve");
  await on("2025-05-06").act(servedInnovations, fresh, "start");
  await on("2025-09-01").child(servedInnovations, fresh, "patents", {
    number: "ZL202520000001.1",
    standing: "applied",
    onDay: "2025-08-20",
  });
  await on("2025-10-08").child(servedInnovations, fresh, "money", {
    ...{ kind: "agreed", source: "示例产业基金", fen: 300_000_000, onDay: "2025-10-08", proof: "意向书（示例）" },
  });
  await on("2026-03-02").file(fresh, "acceptance", "验收意见（示例）");
  await check("2026-03-03").act(servedInnovations, fresh, "accept");
  await on("2026-05-11").child(servedInnovations, fresh, "money", {
    ...{ kind: "in_place", source: "示例产业基金", fen: 80_000_000, onDay: "2026-05-10", proof: "到账凭证 示例 12 号" },
  });
  await on("2026-05-11").file(fresh, "proof", "转化凭据（示例）");
  await check("2026-05-12").act(servedInnovations, fresh, "turn");
  // Half a year on the reviewer looks whether it is used; the second look is to come.
  const look = check("2026-11-10");
  const first = await look.write((tx) =>
    tx
      .selectFrom("lookback")
      .select("id")
      .where("innovation_id", "=", fresh)
      .where("since", "=", "turned")
      .where("months", "=", 6)
      .executeTakeFirstOrThrow(),
  );
  await look.file(first.id, "effect", "库房损耗检测报告（示例）");
  await concludeLookback(look.context, {
    id: first.id,
    requestKey: "sample-lookback-fresh",
    visitedOn: "2026-11-10",
    finding: "in_use",
    effect: true,
    text: "两座冷库在用，损耗率由 11% 降到 6%（企业自测，检测报告附后）（示例）。",
  });
  const pack = await enter("2025-04-15", 82, {
    ...{ name: "可降解果袋（示例）", ownerName: "资阳包装公司（示例）", lead: "牛包（示例）", industry: "材料", maturity: "small" },
  });
  await on("2025-06-03").act(servedInnovations, pack, "argue");
  await on("2025-09-22").act(servedInnovations, pack, "end", "market");
  await enter("2026-09-10", 81, {
    ...{
      name: "果渣膳食纤维（示例）",
      ownerName: "雁江果汁公司（示例）",
      lead: "杨渣（示例）",
      industry: "食品",
      maturity: "research",
      reviewOn: "2026-12-10",
    },
  });
  await enter("2026-09-15", 71, {
    ...{
      name: "2026年柑橘采后绿色保鲜关键技术应用项目（示例）",
      ownerName: "沱江柑橘公司（示例）",
      lead: "马果（示例）",
      industry: "食品",
    },
  });
}
