import { setTargets } from "../../features/indicators/home.ts";
import type { Services } from "../../platform/http/server.ts";
import type { Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

/** What the sample's city wants of this year (示例); its county's leader sets his own. */
export const playGoals = (services: Services, cast: Cast): Promise<unknown> =>
  setTargets(personOn(services, "2026-02-10", cast.people.cityLeader).context, {
    year: 2026,
    version: 0,
    source: "资阳市科学技术协会 2026 年工作要点（示例）",
    targets: { confirmed_demands: "24", days_to_introduction: "10 天", agreement_amount: "1200 万", amount_in_place: "600 万" },
  });
