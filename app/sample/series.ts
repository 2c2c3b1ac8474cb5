import { bringFigures } from "../../features/series/figures.ts";
import { servedSeries } from "../../features/series/server.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Services } from "../../platform/http/server.ts";
import type { Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

/** Figures of a city and a province (示例): a definition that changed, a year revised after a census, a county that became a district. */
export async function playSeries(db: Db, services: Services, cast: Cast): Promise<void> {
  await db
    .insertInto("region")
    .values({ code: "510132", name: "新津县", level: 3, parent_code: "510100", valid_to: "2020-12-31", successors: ["510118"] })
    .onConflict((oc) => oc.doNothing())
    .execute();
  const city = personOn(services, "2026-03-02", { ...cast.people.cityLeader, role: "reviewer" });
  const staff = await city.create(servedSeries, {
    name: "企业研发人员（示例）",
    measureUnit: "人",
    definition: "规模以上工业企业中从事研究与试验发展的人员，按年末人数（示例）",
    surveyLevel: "city",
    source: "资阳统计年鉴（示例）",
    cadence: "year",
    adds: "sum",
  });
  await city.child(servedSeries, staff, "breaks", {
    fromPeriod: "2021",
    kind: "scope",
    words: "起把规模以上服务业企业也算在内（示例）",
    definition: "规模以上工业和服务业企业中从事研究与试验发展的人员，按年末人数（示例）",
  });
  const years = ["2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024"];
  const table = (rows: readonly (readonly string[])[]) => ({ columns: ["地区", ...years], rows: rows.map((r) => [...r]), seriesId: staff });
  await bringFigures(city.context, {
    ...table([
      ["全市", "1204", "1268", "1331", "1402", "1457", "2065", "2140", "2204", "2310"],
      ["雁江区", "690", "721", "758", "803", "829", "1180", "1226", "1259", "1322"],
      ["安岳县", "301", "322", "331", "345", "361", "512", "529", "548", "571"],
      ["乐至县", "213", "225", "242", "254", "267", "373", "385", "397", "417"],
    ]),
    name: "企业研发人员.xlsx",
    source: "资阳统计年鉴 2025（示例）",
    publishedOn: "2025-11-20",
  });
  const later = personOn(services, "2026-06-10", { ...cast.people.cityLeader, role: "reviewer" });
  await bringFigures(later.context, {
    columns: ["地区", "2023"],
    rows: [
      ["雁江区", "1243"],
      ["全市", "2188"],
    ],
    seriesId: staff,
    name: "经济普查修订.xlsx",
    source: "经济普查修订公告（示例）",
    publishedOn: "2026-05-30",
    revision: "按经济普查结果修订（示例）",
  });
  const province = personOn(services, "2026-03-02", { ...cast.people.provinceLeader, role: "reviewer" });
  const papers = await province.create(servedSeries, {
    name: "发明专利授权（示例）",
    measureUnit: "件",
    definition: "当年获得授权的发明专利，按第一专利权人所在地（示例）",
    surveyLevel: "province",
    cadence: "year",
    adds: "sum",
  });
  await bringFigures(province.context, {
    columns: ["地区", "2018", "2019", "2020", "2021", "2022"],
    rows: [
      ["新津县", "41", "46", "52", "", ""],
      ["510118", "", "", "", "60", "71"],
      ["雁江区", "88", "93", "101", "110", "124"],
    ],
    seriesId: papers,
    name: "发明专利授权.xlsx",
    source: "四川科技统计年鉴（示例）",
  });
}
