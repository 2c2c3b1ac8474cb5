import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

export const searchRoom: RouteGroup = {
  room: "search",
  label: { zh: "全库检索", en: "Search" },
  order: 5,
  nav: [{ href: "/search", label: { zh: "全库检索", en: "Search" }, permission: "staff" }],
  routes: [
    { path: "/search", component: page(() => import("./SearchPage.tsx"), "SearchPage"), permission: "staff" },
    { path: "/search/like", component: page(() => import("./LikePage.tsx"), "LikePage"), permission: "staff" },
  ],
};
