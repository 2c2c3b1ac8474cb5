import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";

const vehicles = () => import("../vehicles.ts");
const declared = recordRoutes([
  {
    name: "caravan_request",
    path: "/caravans/requests",
    label: { zh: "到校申请", en: "Requests of schools" },
    load: async () => (await import("../requests.ts")).requests,
    panels: async () => ({ sections: { visit: (await import("./panels.tsx")).VisitPanel } }),
  },
  {
    name: "caravan_tour",
    path: "/caravans/tours",
    label: { zh: "巡展计划", en: "Tours" },
    load: async () => (await import("../tours.ts")).tours,
    panels: async () => ({ sections: { plan: (await import("./panels.tsx")).TourPanel } }),
  },
  {
    name: "caravan_trip",
    path: "/caravans/trips",
    label: { zh: "出车记录", en: "Trip log" },
    load: async () => (await import("../tours.ts")).trips,
  },
  { name: "caravan", path: "/caravans/vehicles", label: { zh: "车辆", en: "Vehicles" }, load: async () => (await vehicles()).caravans },
  {
    name: "caravan_driver",
    path: "/caravans/drivers",
    label: { zh: "驾驶员", en: "Drivers" },
    load: async () => (await vehicles()).drivers,
  },
  {
    name: "caravan_lodging",
    path: "/caravans/lodgings",
    label: { zh: "住宿点", en: "Lodgings" },
    load: async () => (await vehicles()).lodgings,
  },
  {
    name: "caravan_way",
    path: "/caravans/ways",
    label: { zh: "实际路程", en: "Ways as known" },
    load: async () => (await vehicles()).ways,
  },
  {
    name: "caravan_rule",
    path: "/caravans/rules",
    label: { zh: "年限、里程和估算", en: "Limits and estimates" },
    load: async () => (await vehicles()).caravanRules,
  },
]);

export const caravansRoom: RouteGroup = {
  room: "caravans",
  area: "outreach",
  label: { zh: "科普大篷车", en: "Caravans" },
  order: 45,
  ...declared,
  nav: [...declared.nav, { href: "/caravans/year", label: { zh: "年度和月度", en: "Year and months" }, permission: "caravan_trip.read" }],
  routes: [
    { path: "/caravans/year", component: page(() => import("./YearPage.tsx"), "YearPage"), permission: "caravan_trip.read" },
    { path: "/caravans/tours/$id/plan", component: page(() => import("./PlanRoom.tsx"), "PlanRoom"), permission: "caravan_tour.read" },
    { path: "/caravans/tours/$id/sheet", component: page(() => import("./papers.tsx"), "TourSheet"), permission: "caravan_tour.read" },
    { path: "/caravans/tours/$id/drivers", component: page(() => import("./papers.tsx"), "DriverSheets"), permission: "caravan_tour.read" },
    { path: "/caravans/tours/$id/notices", component: page(() => import("./papers.tsx"), "Notices"), permission: "caravan_tour.read" },
    ...declared.routes,
  ],
};
