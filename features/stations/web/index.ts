import type { RouteGroup } from "../../../platform/ui/room.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";

export const stationsRoom: RouteGroup = {
  room: "stations",
  area: "services",
  label: { zh: "工作站与园区", en: "Stations and parks" },
  order: 35,
  ...recordRoutes([
    {
      name: "station",
      path: "/stations",
      label: { zh: "工作站", en: "Stations" },
      load: async () => (await import("../stations.ts")).stations,
      panels: async () => {
        const { StationReviews, Subsidy } = await import("./ReviewDesk.tsx");
        return { sections: { reviews: StationReviews, subsidy: Subsidy } };
      },
    },
    {
      name: "station_review",
      path: "/stations/reviews",
      label: { zh: "工作站年审", en: "Reviews" },
      load: async () => (await import("../reviews.ts")).reviews,
      panels: async () => ({ sections: { desk: (await import("./ReviewDesk.tsx")).ReviewDeskPanel } }),
    },
    {
      name: "expert",
      path: "/stations/experts",
      label: { zh: "院士专家", en: "Experts" },
      load: async () => (await import("../experts.ts")).experts,
    },
    {
      name: "station_rule",
      path: "/stations/rules",
      label: { zh: "条件与限额", en: "Limits" },
      load: async () => (await import("../rules.ts")).rules,
    },
    {
      name: "park",
      path: "/stations/parks",
      label: { zh: "园区", en: "Parks" },
      load: async () => (await import("../parks.ts")).parks,
      panels: async () => ({ sections: { park: (await import("./ParkPanel.tsx")).ParkPanel } }),
    },
    {
      name: "company",
      path: "/stations/companies",
      label: { zh: "园区企业", en: "Companies" },
      load: async () => (await import("../companies.ts")).companies,
      panels: async () => ({ sections: { was: (await import("./ParkPanel.tsx")).CompanyPanel } }),
    },
    {
      name: "park_quarter",
      path: "/stations/quarters",
      label: { zh: "季度数据", en: "Quarters" },
      load: async () => (await import("../companies.ts")).quarters,
      panels: async () => ({ sections: { desk: (await import("./QuarterDesk.tsx")).QuarterDesk } }),
    },
    {
      name: "attraction",
      path: "/stations/attraction",
      label: { zh: "招引项目", en: "Attraction" },
      load: async () => (await import("../companies.ts")).attractions,
    },
    {
      name: "park_application",
      path: "/stations/applications",
      label: { zh: "产业园申报", en: "Applications" },
      load: async () => (await import("../parks.ts")).applications,
      panels: async () => ({ sections: { desk: (await import("./ApplicationDesk.tsx")).ApplicationDesk } }),
    },
    {
      name: "park_condition",
      path: "/stations/conditions",
      label: { zh: "产业园条件", en: "Conditions" },
      load: async () => (await import("../parks.ts")).conditions,
    },
  ]),
};
