import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";

const declared = recordRoutes([
  {
    name: "service_centre",
    path: "/centres",
    label: { zh: "服务中心", en: "Service centres" },
    load: async () => (await import("../centres.ts")).centres,
    panels: async () => ({ sections: { desk: (await import("./panels.tsx")).Desk } }),
  },
]);
const pages = () => import("./pages.tsx");

export const centresRoom: RouteGroup = {
  room: "centres",
  area: "services",
  label: { zh: "单位", en: "Units" },
  order: 61,
  ...declared,
  nav: [
    ...declared.nav,
    { href: "/centres/standing", label: { zh: "在岗和需求归口", en: "Who is there, whose needs" }, permission: "service_centre.read" },
  ],
  routes: [
    { path: "/centres/standing", component: page(pages, "StandingPage"), permission: "service_centre.read" },
    { path: "/centres/$id/poster", component: page(pages, "PosterPage"), permission: "service_centre.read" },
    ...declared.routes,
  ],
};
