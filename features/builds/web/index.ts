import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

export const buildsRoom: RouteGroup = {
  room: "builds",
  label: { zh: "15 分钟科普圈", en: "Fifteen-minute circle" },
  order: 42,
  nav: [{ href: "/places/builds", label: { zh: "建设清单", en: "Build list" }, permission: "place.read" }],
  routes: [
    { path: "/places/builds", component: page(() => import("./BuildsPage.tsx"), "BuildsPage"), permission: "place.read" },
    { path: "/places/builds/$id", component: page(() => import("./BuildPage.tsx"), "BuildPage"), permission: "place.read" },
  ],
  records: { build: "/places/builds/$id" },
};
