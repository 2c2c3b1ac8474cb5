import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import { recordRoutes } from "../../../platform/ui/records/routes.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

const declared = recordRoutes([
  {
    name: "alias",
    path: "/search/aliases",
    label: { zh: "叫法（简称、俗称）", en: "Other names" },
    load: async () => (await import("../aliases.ts")).aliases,
  },
]);

export const searchRoom: RouteGroup = {
  room: "search",
  area: "work",
  label: { zh: "全库检索", en: "Search" },
  order: 5,
  ...declared,
  nav: [{ href: "/search", label: { zh: "全库检索", en: "Search" }, permission: "staff" }, ...declared.nav],
  routes: [
    { path: "/search", component: page(() => import("./SearchPage.tsx"), "SearchPage"), permission: "staff" },
    { path: "/search/like", component: page(() => import("./LikePage.tsx"), "LikePage"), permission: "staff" },
    ...declared.routes,
  ],
};
