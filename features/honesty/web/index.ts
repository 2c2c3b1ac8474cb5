import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

export const honestyRoom: RouteGroup = {
  room: "honesty",
  area: "services",
  label: { zh: "科技服务", en: "Services" },
  order: 22,
  nav: [
    { href: "/services/signs", label: { zh: "成批迹象", en: "Mass production" }, permission: "grey.mark" },
    { href: "/services/honesty", label: { zh: "推荐自检", en: "Own honesty" }, permission: "match.honesty" },
  ],
  routes: [
    { path: "/services/signs", component: page(() => import("./SignsPage.tsx"), "SignsPage"), permission: "grey.mark" },
    { path: "/services/grey/$id", component: page(() => import("./GreyPage.tsx"), "GreyPage"), permission: "demand.read" },
    { path: "/services/honesty", component: page(() => import("./HonestyPage.tsx"), "HonestyPage"), permission: "match.honesty" },
  ],
  records: { grey: "/services/grey/$id" },
};
