import { addDays, chinaDay } from "@bihuan/kit";
import { servedCentres } from "../../features/centres/server.ts";
import type { Services } from "../../platform/http/server.ts";
import type { Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

/** Three places of a county: its centre, one that follows market days and is closed for repairs, one whose post has been vacant for 46 days. */
export async function playCentres(services: Services, cast: Cast): Promise<void> {
  const adviser = personOn(services, "2026-01-08", cast.people.adviser);
  const leader = personOn(services, "2026-01-12", cast.people.leader);
  const today = chinaDay(services.now());
  const centre = async (values: Record<string, unknown>, staff: readonly Record<string, unknown>[]) => {
    const id = await adviser.create(servedCentres, { services: ["need", "expert", "policy"], takesNeeds: false, ...values });
    for (const row of staff) await adviser.child(servedCentres, id, "staff", { kind: "full", fromOn: "2025-03-01", ...row });
    await adviser.file(id, "document", "关于设立服务中心的通知（示例）");
    await leader.act(servedCentres, id, "open");
    return id;
  };
  await centre(
    {
      ...{ name: "雁江区科技服务中心（示例）", kind: "centre", takesNeeds: true, address: "雁江区示例路 6 号", room: "一楼 101" },
      ...{ position: "30.1220, 104.6500", phone: "028-26110001", hours: "周一至周五 9:00-12:00、14:00-17:30" },
      services: ["need", "expert", "results", "policy", "training"],
    },
    [
      { post: "负责人", name: "秦安（示例）" },
      { post: "受理", name: "陈小桔（示例）" },
      { post: "驻点专家", kind: "stationed", name: "罗桔（示例）", days: "周三" },
    ],
  );
  const market = await centre(
    {
      ...{ name: "雁江区场镇服务站（示例）", kind: "station", address: "雁江区示例镇场口（示例）", position: "30.0510, 104.5920" },
      ...{ phone: "028-26110002", hours: "周三、周六、周日 8:30-12:30" },
    },
    [{ post: "受理", kind: "part", name: "田雨（示例）", days: "逢场日" }],
  );
  await adviser.child(servedCentres, market, "closures", {
    ...{ fromOn: addDays(today, -1), toOn: addDays(today, 6), reason: "房屋检修（示例）", instead: "雁江区科技服务中心（示例）" },
  });
  await centre(
    {
      ...{ name: "雁江区园区服务点（示例）", kind: "point", address: "雁江区示例园区 2 号楼", position: "30.1380, 104.6710" },
      ...{ phone: "028-26110003", hours: "工作日 9:00-17:00" },
    },
    [
      { post: "负责人", kind: "part", name: "秦安（示例）" },
      { post: "受理", name: "方禾（示例）", toOn: addDays(today, -46) },
      { post: "受理", name: null, fromOn: addDays(today, -46), instead: "秦安（示例）" },
    ],
  );
}
