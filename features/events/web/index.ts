import type { RouteGroup } from "../../../platform/ui/room.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";

export const eventsRoom: RouteGroup = {
  room: "events",
  label: { zh: "宣传活动", en: "Campaigns" },
  order: 46,
  ...recordRoutes([
    {
      name: "media_figure",
      path: "/campaigns/figures",
      label: { zh: "媒体数据", en: "Media figures" },
      load: async () => (await import("../figures.ts")).figures,
      panels: async () => ({ sections: { citation: (await import("./panels.tsx")).Citation } }),
    },
    {
      name: "campaign",
      path: "/campaigns",
      label: { zh: "宣传活动", en: "Campaigns" },
      load: async () => (await import("../campaigns.ts")).campaigns,
      panels: async () => ({ sections: { figures: (await import("./panels.tsx")).Figures } }),
    },
  ]),
};
