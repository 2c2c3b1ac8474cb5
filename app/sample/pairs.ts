import { servedDuties } from "../../features/tasks/duty-server.ts";
import { servedIncentives, servedPairRules, servedPairs } from "../../features/tasks/pair-server.ts";
import type { Services } from "../../platform/http/server.ts";
import { sampleCreditCode, type Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

/** A county's pairs (示例): two active, one of them late, one handed over with its open problem, a double that waits, a gap; a list of duties; an incentive with its basis. */
export async function playPairs(services: Services, cast: Cast): Promise<void> {
  const { adviser, leader, cityLeader } = cast.people;
  const on = (day: string) => personOn(services, day, adviser);
  const head = (day: string) => personOn(services, day, leader);
  const source = "示例，以你们的文件为准";
  for (const [rank, days, firms] of [
    ["section", 60, 3],
    ["subsection", 30, 2],
    ["staff", 30, 1],
  ] as const) {
    const rule = { rank, source, fromOn: "2026-01-01" };
    await head("2026-01-05").create(servedPairRules, {
      name: `至少 ${days} 天联系一次（示例）`,
      measure: "contact_days",
      value: days,
      ...rule,
    });
    await head("2026-01-05").create(servedPairRules, {
      name: `每人挂包 ${firms} 户（示例）`,
      measure: "firms_each",
      value: firms,
      ...rule,
    });
  }
  const pair = async (n: number, targetName: string, leaderName: string, rank: string, more: object = {}) =>
    on("2026-03-02").create(servedPairs, {
      ...{ targetKind: "firm", targetName: `${targetName}（示例）`, targetCode: sampleCreditCode(n), leaderName, rank },
      ...{ fromOn: "2026-03-02", firstOn: "2026-03-16", agreedBy: "企业负责人（示例）", agreedOn: "2026-03-01", ...more },
    });
  const citrus = await pair(71, "沱江柑橘公司", leader.name, "section", { leaderPost: "主席" });
  const juice = await pair(81, "雁江果汁公司", "何青（示例）", "subsection");
  for (const id of [citrus, juice]) await head("2026-03-03").act(servedPairs, id, "confirm");
  await on("2026-03-16").child(servedPairs, citrus, "contacts", {
    ...{
      onDay: "2026-03-16",
      way: "visit",
      people: "陈某、马果（示例）",
      topics: "采后保鲜中试缺冷库，想找人一起建（示例）",
      answers: "一周内答复",
    },
  });
  const problem = await on("2026-03-16").child(servedPairs, citrus, "problems", {
    ...{ matter: "缺 200 吨冷库（示例）", raisedOn: "2026-03-16", handedTo: "县农业农村部门（示例）", dueOn: "2026-04-16" },
  });
  const april = on("2026-04-14");
  await april.put(servedPairs, {
    ...{ id: citrus, version: await april.versionOf(servedPairs, citrus), child: "problems", childId: problem },
    values: {
      ...{ matter: "缺 200 吨冷库（示例）", raisedOn: "2026-03-16", handedTo: "县农业农村部门（示例）", dueOn: "2026-04-16" },
      ...{ result: "合用园区冷库，已签租约（示例）", calledOn: "2026-04-14", satisfied: "yes", doneOn: "2026-04-14" },
    },
  });
  await on("2026-11-12").child(servedPairs, citrus, "contacts", {
    ...{ onDay: "2026-11-12", way: "call", topics: "保鲜项目转化后第一季出货情况（示例）", nextOn: "2026-12-15" },
  });
  await on("2026-09-20").child(servedPairs, juice, "contacts", { onDay: "2026-09-20", way: "came", topics: "果渣处理费用上涨（示例）" });
  // The city's office looks after the same firm: told on both pages and in the list of doubles.
  await personOn(services, "2026-11-16", cityLeader).create(servedPairs, {
    ...{
      targetKind: "firm",
      targetName: "沱江柑橘公司（示例）",
      targetCode: sampleCreditCode(71),
      leaderName: cityLeader.name,
      rank: "county",
    },
    ...{ fromOn: "2026-11-16", firstOn: "2026-12-10", agreedBy: "企业负责人（示例）", agreedOn: "2026-11-16" },
  });
  for (const year of [2025, 2026]) {
    const day = `${year}-01-08`;
    const values = { post: "雁江区科协主席（示例）", year, holder: leader.name, source: `${year} 年责任清单（示例）` };
    const duty = await head(day).create(servedDuties, values);
    for (const [kind, what, measure, dueOn] of [
      ["work", "挂包企业问题答复", "问题按期销号并回访", "12-20"],
      ["work", "县域科普阵地补点", "覆盖率比上年提高", "12-31"],
      ["integrity", "项目经费和评审回避逐项检查", "发现的问题全部整改", "11-30"],
    ] as const)
      await head(day).child(servedDuties, duty, "items", {
        ...{ kind, duty: `${what}（示例）`, measure, dueOn: `${year}-${dueOn}` },
        ...{ channel: "both", withUnits: "县农业农村部门（示例）" },
      });
    await head(day).edit(servedDuties, duty, { ...values, signedOn: day });
  }
  const before = await head("2025-01-09").create(servedDuties, {
    ...{ post: "学会与服务部部长（示例）", year: 2025, holder: "丁某（示例）", source: "2025 年责任清单（示例）" },
  });
  for (const [kind, what] of [
    ["work", "学会服务清单办结"],
    ["integrity", "评审专家回避登记"],
  ] as const)
    await head("2025-01-09").child(servedDuties, before, "items", {
      ...{ kind, duty: `${what}（示例）`, measure: "逐项有凭据", dueOn: "2025-12-10", channel: "offline" },
    });
  await head("2026-06-02").create(servedIncentives, {
    ...{
      name: "科技服务以奖代补（示例）",
      rule: "经需求方确认见效的服务，每项补助 2000 元（示例）",
      basis: "示例文件〔2026〕示例3号，2026-02-01",
    },
    ...{ whom: "驻点专家 2 人（示例）", what: "补助", amountFen: 400_000, decidedBy: "主席办公会（示例）", decidedOn: "2026-05-20" },
    ...{ publicFrom: "2026-05-21", publicTo: "2026-05-28", paidOn: "2026-06-02" },
  });
}
