import {
  servedApplications,
  servedAttractions,
  servedCompanies,
  servedConditions,
  servedParks,
  servedQuarters,
} from "../../features/stations/parks-server.ts";
import { saveQuarter, type Typed } from "../../features/stations/quarter-desk.ts";
import { servedRules } from "../../features/stations/server.ts";
import type { Services } from "../../platform/http/server.ts";
import { sampleCreditCode, type Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

/** A county's park (示例): three companies over three quarters, one renamed, projects on their way, an application that lacks one station. */
export async function playParks(services: Services, cast: Cast): Promise<void> {
  const { adviser, reviewer, provinceLeader } = cast.people;
  const on = (day: string) => personOn(services, day, adviser);
  const province = personOn(services, "2026-01-05", { ...provinceLeader, role: "reviewer" });
  const source = "示例条件，请换成贵省文件";
  for (const [name, more] of [
    ["在园企业不少于 3 家", { kind: "computed", measure: "firms", least: 3 }],
    ["协议有效的工作站不少于 2 个", { kind: "computed", measure: "stations", least: 2 }],
    ["近三年有成果用起来", { kind: "computed", measure: "results", least: 1, months: 36 }],
    ["有三年建设方案", { kind: "file" }],
    ["写明运营单位和分工", { kind: "statement" }],
    ["有固定办公场所", { kind: "visit" }],
  ] as const)
    await province.create(servedConditions, { name: `${name}（示例）`, source, fromOn: "2026-01-01", ...more });
  await province.create(servedRules, {
    name: "公示 5 个工作日（示例）",
    measure: "publicity_days",
    value: 5,
    source,
    fromOn: "2026-01-01",
  });

  const park = await on("2026-01-12").create(servedParks, {
    name: "雁江柑橘产业园（示例）",
    level: "county",
    industries: "柑橘种植、加工",
    openedOn: "2023-05-01",
  });
  const company = (n: number, name: string, more: object = {}) =>
    on("2026-01-12").create(servedCompanies, {
      name: `${name}（示例）`,
      code: sampleCreditCode(n),
      parkId: park,
      standing: "producing",
      enteredOn: "2024-02-01",
      industry: "食品",
      ...more,
    });
  // The first is the host of the county's citrus station.
  const grower = await company(71, "沱江柑橘公司", { highTech: true, aboveScale: true });
  const juice = await company(81, "雁江果汁公司");
  const pack = await company(82, "资阳包装公司");
  const quarter = async (day: string, q: string, name: string, rows: readonly Typed[], rest: boolean) => {
    const id = await on(day).create(servedQuarters, {
      title: `雁江柑橘产业园 ${name}（示例）`,
      parkId: park,
      quarter: q,
      scope: "working",
    });
    await on(day).act(servedQuarters, id, "ask");
    const version = await on(day).versionOf(servedQuarters, id);
    if (rows.length > 0) await on(day).write((tx) => saveQuarter(servedQuarters, on(day).context, tx, { id, version, rows, rest }));
    return id;
  };
  const close = async (day: string, id: number) => {
    await on(day).act(servedQuarters, id, "receive");
    await personOn(services, day, reviewer).act(servedQuarters, id, "check");
  };
  const wan = (n: number): number => n * 1_000_000;
  await close(
    "2026-04-12",
    await quarter(
      "2026-04-08",
      "2026-03",
      "第一季度",
      [
        {
          companyId: grower,
          values: {
            outputFen: wan(1860),
            revenueFen: wan(1790),
            taxFen: wan(74),
            employees: 128,
            rdStaff: 14,
            rdFen: wan(52),
            patentsApplied: 2,
            patentsGranted: 1,
          },
        },
        {
          companyId: juice,
          values: { outputFen: wan(940), revenueFen: wan(905), taxFen: wan(31), employees: 86, rdStaff: 5, rdFen: wan(12) },
        },
        { companyId: pack, values: { outputFen: wan(310), taxFen: wan(9), employees: 40 } },
      ],
      false,
    ),
  );
  await close(
    "2026-07-10",
    await quarter("2026-07-07", "2026-06", "第二季度", [{ companyId: grower, values: { outputFen: wan(2010), taxFen: wan(80) } }], true),
  );
  await on("2026-08-20").edit(servedCompanies, juice, {
    name: "雁江鲜果科技公司（示例）",
    code: sampleCreditCode(81),
    parkId: park,
    standing: "producing",
    enteredOn: "2024-02-01",
    industry: "食品",
  });
  await quarter("2026-10-09", "2026-09", "第三季度", [{ companyId: juice, values: { outputFen: wan(1025), employees: 91 } }], false);

  const project = (day: string, name: string, more: object) =>
    on(day).create(servedAttractions, {
      name: `${name}（示例）`,
      investor: "某食品集团（示例）",
      parkId: park,
      industry: "食品",
      ...more,
    });
  const cold = { kind: "contract", amountFen: "1.2亿元", inPlaceFen: "3000万元", signedOn: "2026-04-18" };
  const store = await project("2026-04-18", "柑橘冷链仓", cold);
  await on("2026-04-18").file(store, "agreement", "冷链仓投资合同（示例）");
  await on("2026-04-19").act(servedAttractions, store, "sign");
  await on("2026-04-19").child(servedAttractions, store, "events", { event: "柑橘产业对接会（示例）", onDay: "2026-04-18" });
  const oil = await project("2026-09-26", "精油提取", {
    kind: "intention",
    amountFen: "2000万元",
    signedOn: "2026-09-26",
    nextOn: "2026-12-05",
    obstacle: "等排污许可",
  });
  await on("2026-09-26").file(oil, "agreement", "精油提取意向协议（示例）");
  await on("2026-09-27").act(servedAttractions, oil, "sign");
  await project("2026-11-02", "果渣饲料", { nextOn: "2026-12-02" });
  await on("2026-11-16").create(servedApplications, {
    title: "雁江柑橘产业园申报专家产业园（示例）",
    parkId: park,
    plan: "三年内建成柑橘全产业链专家服务点（示例）。",
  });
}
