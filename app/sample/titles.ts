import { servedTitles } from "../../features/assessments/titles-server.ts";
import type { Services } from "../../platform/http/server.ts";
import type { Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

/** A county's title (示例): applied for, earned over two years, named by the city, good for five; its first yearly review is near. */
export async function playTitles(services: Services, cast: Cast): Promise<void> {
  const applying = personOn(services, "2023-11-20", cast.people.adviser);
  const values = {
    title: "科技服务示范县（市、区）（示例）",
    batch: "第一批（2024—2025年度）",
    namedById: cast.units.ziyang.id,
    basis: "《关于开展科技服务示范县创建的通知》（示例〔2023〕16号）",
  };
  const id = await applying.create(servedTitles, values);
  await applying.file(id, "application", "科技服务示范县申报书（示例）");
  await applying.act(servedTitles, id, "list");
  const naming = personOn(services, "2026-01-22", cast.people.cityLeader);
  await naming.edit(servedTitles, id, {
    ...values,
    ...{ listedOn: "2024-01-10", givenOn: "2026-01-22", docNo: "示例〔2026〕3号", validUntil: "2031-01-21" },
  });
  await naming.file(id, "decision", "关于命名第一批科技服务示范县的决定（示例）");
  await naming.act(servedTitles, id, "name");
}
