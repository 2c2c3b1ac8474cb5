import { servedPeople, servedPlans, servedVisits } from "../../features/care/server.ts";
import { grantSight } from "../../features/units/sight.ts";
import type { Services } from "../../platform/http/server.ts";
import type { Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

/** A spring's visits: two done with their receipts, one declined, the plan closed; two of the roster to whom nobody came. Reasons are not played. */
export async function playCare(services: Services, cast: Cast): Promise<void> {
  const adviser = personOn(services, "2026-01-06", cast.people.adviser);
  const leader = personOn(services, "2026-01-07", cast.people.leader);
  const after = personOn(services, "2026-02-03", cast.people.adviser);
  const person = (name: string, employer: string, circle: string) =>
    adviser.create(servedPeople, { name, employer, circle, standing: "here" });
  const veteran = await person("罗桔（示例）", "雁江区农技站（示例）", "veteran");
  const front = await person("何青（示例）", "雁江区示例医院", "front");
  const rural = await person("沈蕙（示例）", "示例镇农业服务中心", "rural");
  await person("江禾（示例）", "示例柑橘科技公司", "head");
  await person("林岩（示例）", "雁江区示例中学", "popular");
  const plan = await adviser.create(servedPlans, {
    ...{ name: "2026年春节慰问科技工作者（示例）", occasion: "spring", fromOn: "2026-01-10", toOn: "2026-02-16" },
    ...{ criteria: "一线和老科技工作者，基层推荐，每单位不超过两人（示例）", source: "示例，以你们的文件为准", budgetFen: 500_000 },
  });
  await leader.act(servedPlans, plan, "approve");
  const visit = async (title: string, personId: number) => {
    const id = await adviser.create(servedVisits, {
      ...{ title, planId: plan, personId, nominatedBy: "雁江区农学会（示例）", way: "visit", plannedFen: 100_000 },
      ...{ consentNamed: "unasked", consentPictured: "unasked" },
    });
    await leader.act(servedVisits, id, "approve");
    return id;
  };
  const common = { nominatedBy: "雁江区农学会（示例）", way: "visit", plannedFen: 100_000, planId: plan };
  const visited = async (title: string, personId: number, more: Record<string, unknown>) => {
    const id = await visit(title, personId);
    await after.edit(servedVisits, id, {
      ...{ ...common, title, personId, consentNamed: "yes", consentPictured: "no", visitedOn: "2026-02-02", givenFen: 100_000 },
      ...more,
    });
    await after.file(id, "receipt", "慰问签收单（示例）");
    await after.act(servedVisits, id, "done");
  };
  const both = "王远（示例）、陈小桔（示例）";
  await visited("春节走访罗桔（示例）", veteran, { visitors: both, goods: "米、油和慰问金（示例）", followUpOn: "2026-12-15" });
  await after.act(servedVisits, await visit("春节走访何青（示例）", front), "decline");
  await visited("春节走访沈蕙（示例）", rural, { visitors: "陈小桔（示例）", way: "parcel", goods: "农技书和慰问金（示例）" });
  await after.act(servedPlans, plan, "close");
  // The city may look until the year's end; every look is written down.
  await grantSight(personOn(services, "2026-11-20", cast.people.leader).context, {
    ...{ kind: "care", toUnitId: cast.units.ziyang.id, untilOn: "2026-12-31", reason: "市科协核对春节慰问名单（示例）" },
  });
}
