import type { RouteGroup } from "../../../platform/ui/room.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";

export const stationsRoom: RouteGroup = {
  room: "stations",
  label: { zh: "工作站与园区", en: "Stations and parks" },
  order: 35,
  ...recordRoutes([
    {
      name: "station",
      path: "/stations",
      label: { zh: "工作站", en: "Stations" },
      load: async () => (await import("../stations.ts")).stations,
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
  ]),
};
