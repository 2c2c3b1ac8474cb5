import { lazyPage as page } from "../../../platform/ui/lazy-page.ts";
import type { RouteGroup } from "../../../platform/ui/room.ts";

export const matchingRoom: RouteGroup = {
  room: "matching",
  area: "services",
  label: { zh: "科技服务", en: "Services" },
  order: 21,
  nav: [{ href: "/services/assignment", label: { zh: "月度分派", en: "Monthly assignment" }, permission: "match.assign" }],
  routes: [
    { path: "/services/assignment", component: page(() => import("./AssignmentPage.tsx"), "AssignmentPage"), permission: "match.assign" },
  ],
};
