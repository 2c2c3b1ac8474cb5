import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

export const circleRoom: RouteGroup = {
  room: "circle",
  area: "outreach",
  label: { zh: "15 分钟科普圈", en: "Fifteen-minute circle" },
  order: 40,
  nav: [{ href: "/places/map", label: { zh: "科普圈地图", en: "Map" }, permission: "place.read" }],
  routes: [{ path: "/places/map", component: page(() => import("./MapPage.tsx"), "MapPage"), permission: "place.read", wide: true }],
};
